"""The answers to the eight questions of the self-test.

page: docs/*/reference/self_test.md
test: tests/reference/test_self_test_exercises.py
"""

import numpy as np
from numpy.linalg import det, norm

from snippets.answer import Answer
from snippets.applications.uncertainty import propagate
from snippets.jacobian.definition import jacobian

x, y = 3.0, 5.0  # question 1: f = x²y + 3y
by_x, by_y = 2 * x * y, x**2 + 3

gradient = np.array([[2 * 3.0], [8.0]])  # question 2: of g = x² + 8y at (3, 1)

shapes = np.array([[3, 5], [1, 4]])  # question 3


def f(p):
    """Return the first map of question 4."""
    return np.array([p[0] + p[1], p[0] * p[1]])


def g(q):
    """Return the second."""
    return np.array([q[0] ** 2, q[0] * q[1]])


at = np.array([1.0, 2.0])
J_f, J_g, J_g_there = (jacobian(h, p).round(6) for h, p in ((f, at), (g, f(at)), (g, at)))

W, received = np.array([[2.0, 1.0], [0.0, 3.0]]), np.array([[1.0], [2.0]])  # question 5
z = W @ np.array([[1.0], [-1.0]])


def F(p):
    """Return the map of question 6."""
    return np.array([p[0] * p[1], p[0] - p[1]])


J_F = jacobian(F, at).round(6)

before, start = 1.0, 3.0  # question 7: the density of X at 3, Y = X²

sd, row = np.array([2.0, 3.0]), np.array([[2.0, -1.0]])  # question 8
variance = propagate(row, np.diag(sd**2)).item()

ANSWERS = {
    "partial": Answer(
        by_x,
        slips={
            "other-argument": by_y,
            "all-moved": by_x + by_y,
            "value-for-change": by_x + 3 * y,
            "value-for-derivative": x**2 * y + 3 * y,
        },
    ),
    "gradient": Answer(
        gradient,
        slips={"length-lost": gradient / norm(gradient), "value-for-derivative": [[3.0**2], [8.0 * 1]]},
    ),
    "shapes": Answer(shapes, slips={"inputs-for-outputs": shapes[:, ::-1]}),
    "chain": Answer(J_g @ J_f, slips={"order": J_f @ J_g, "stale-point": J_g_there @ J_f}),
    "layer": Answer(
        W.T @ ((z > 0) * received),
        slips={
            "slope-forgotten": W.T @ received,
            "not-transposed": W @ ((z > 0) * received),
            "other-branch": W.T @ ((z < 0) * received),
        },
    ),
    "area": Answer(
        abs(det(J_F)),
        slips={
            "absolute": det(J_F),
            "inverse": 1 / abs(det(J_F)),
            "right-angle-assumed": np.prod(norm(J_F, axis=0)),
        },
    ),
    "density": Answer(
        before / (2 * start),
        slips={
            "factor-forgotten": before,
            "inverse": before * 2 * start,
            "landing-point": before / (2 * start**2),
        },
    ),
    "uncertainty": Answer(
        variance**0.5,
        slips={
            "still-squared": variance,
            "deviations-added": (abs(row) @ sd).item(),
            "not-propagated": norm(sd),
            "deviation-for-variance": propagate(row, np.diag(sd)).item() ** 0.5,
        },
    ),
}
