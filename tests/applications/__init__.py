"""Tests of the chapter "Applications"."""
