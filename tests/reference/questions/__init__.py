"""Tests of the page "Questions readers ask": one module a question."""
