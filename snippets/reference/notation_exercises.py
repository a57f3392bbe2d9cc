"""The answers to the exercises on layouts.

page: docs/*/reference/notation.md
test: tests/reference/test_notation_exercises.py
"""

import numpy as np

from snippets.answer import Answer
from snippets.reference.notation import layout

# Exercise 1: what the text prints for xᵀx and for A x, of a column x and a 2×3 matrix.
column, wide = np.ones((3, 1)), np.ones((2, 3))

A, x = np.array([[1.0, 4], [2, 3]]), np.array([[2.0], [1]])  # exercise 2

# Exercise 3: two arrays of one program, which can be told from its array for (x, y) ↦ (y, 0), a linear map.
printed, of_known_map = np.array([[2.0, 7], [1, 3]]), np.array([[0.0, 0], [1, 0]])
known_map = np.array([[0.0, 1], [0, 0]])
h = np.array([[0.1], [0.2]])
J = {"numerator": printed, "denominator": printed.T}[layout(of_known_map, known_map)]

ANSWERS = {
    "which": Answer(
        np.array([(2 * column).shape, wide.shape]),
        slips={"one-layout": np.array([(2 * column.T).shape, wide.shape])},
    ),
    "convert": Answer(
        x.T @ (A + A.T),
        slips={"product-rule": x.T @ A, "symmetric": 2 * x.T @ A.T},
    ),
    "program": Answer(J @ h, slips={"wrong-transpose": J.T @ h}),
}
