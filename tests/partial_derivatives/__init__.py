"""Tests of the chapter "Partial derivatives"."""
