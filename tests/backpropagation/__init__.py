"""Tests of the chapter "Backpropagation"."""
