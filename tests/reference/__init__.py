"""Tests of the chapter "Reference"."""
