"""The answers to the exercises on shape rules.

page: docs/*/jacobian/shapes.md
test: tests/jacobian/test_shapes_exercises.py
"""

import numpy as np

from snippets.answer import Answer
from snippets.jacobian.shapes import products

X = np.array([[1.0, 0], [0, 1], [2, 1]])  # n×B, examples are columns
G = np.array([[1.0, 2], [3, -1]])  # m×B
by_name = dict(products(X, G))

J_f = np.array([[1.0, 2], [0, 1], [3, 0]])
J_g = np.array([[1.0, 0, 2], [0, 1, -1]])


def shape(value):
    """Return a shape as the reader types it: for one axis its length and 1."""
    return value.shape if value.ndim == 2 else (value.size, 1)


def shape_of(line):
    """Return the shape of what a line computes, 0 and 0 where the factors do not fit."""
    try:
        return shape(line())
    except ValueError:
        return 0, 0


def backward(B, n, p, m):
    """Return the shapes of the five wrong lines of exercise 3, and of the right gradients."""
    X, Z, H = np.ones((B, n)), np.ones((B, p)), np.ones((B, p))
    W1, W2, b, G = np.ones((n, p)), np.ones((p, m)), np.ones(m), np.ones((B, m))
    wrong = [lambda: G.T @ H, lambda: G.sum(1), lambda: G @ W2, lambda: H * (1 - H), lambda: X @ Z]
    return (
        np.array([shape_of(line) for line in wrong]),
        np.array([shape(gradient) for gradient in (W2, b, H, Z, W1)]),
    )


lines, gradients = backward(B=5, n=4, p=3, m=2)

ANSWERS = {
    "rebuild": Answer(
        by_name["G Xᵀ"],
        slips={"wrong-transpose": by_name["Gᵀ Xᵀ"], "mean": by_name["G Xᵀ"] / X.shape[1]},
    ),
    "composition": Answer(J_g @ J_f, slips={"order": J_f @ J_g}),
    "backward": Answer(
        lines,
        slips={"unaltered": gradients, "inputs-for-outputs": lines[:, ::-1]},
    ),
}
