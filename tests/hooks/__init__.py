"""Tests of what MkDocs does here beyond its theme."""
