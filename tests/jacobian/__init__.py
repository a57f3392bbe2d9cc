"""Tests of the chapter "The Jacobian matrix"."""
