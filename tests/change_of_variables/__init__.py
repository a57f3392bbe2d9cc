"""Tests of the chapter "Change of variables"."""
