"""Tests of the whole site; a folder for each chapter, for the hooks and for the browser."""

import os

# Two threads of linear algebra that wait for each other take longer than one on matrices this small.
os.environ.setdefault("OMP_NUM_THREADS", "1")
