"""The answers to the exercises on Newton's method.

page: docs/*/applications/newton.md
test: tests/applications/test_newton_exercises.py
"""

import numpy as np
from numpy.linalg import solve

from snippets.answer import Answer
from snippets.applications import newton as page
from snippets.applications.newton import newton, newton_step


def column(x):
    """Return a point as an n×1 matrix."""
    return np.reshape(x, (-1, 1))


def G(x):
    """Return the residuals of xy = 2 and x − y = 1, exercises 1 and 2."""
    return np.array([x[0] * x[1] - 2, x[0] - x[1] - 1])


def G_jacobian(x):
    """Return the 2×2 Jacobian of G."""
    return np.array([[x[1], x[0]], [1.0, -1.0]])


start, solution = np.array([3.0, 2.0]), np.array([2.0, 1.0])
first = newton_step(G, G_jacobian, start)
once = start + first
second = newton_step(G, G_jacobian, once)
stale = newton_step(G, lambda x: G_jacobian(start), once)
on_its_side = newton_step(G, lambda x: G_jacobian(x).T, start)


def too_large(x):
    """Return by how much the first unknown exceeds that of the solution."""
    return (x - solution)[0]


# Exercise 3, with the circle and the exponential curve of the page.
left, right = (
    newton(page.F, page.F_jacobian, np.array(guess), tol=1e-12) for guess in ([-1.0, 1.0], [1.0, -1.5])
)

# Exercise 4: x = 1, y = 1, x + y = 5 at (0, 0).
J, r = np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]]), np.array([-1.0, -1.0, -5.0])
fitted = solve(J.T @ J, -J.T @ r)

ANSWERS = {
    "first": Answer(
        column(once),
        slips={
            "movement": column(first),
            "residual-sign": column(start - first),
            "wrong-transpose": column(start + on_its_side),
            "solution-for-step": column(solution),
        },
    ),
    "second": Answer(
        too_large(once + second),
        tolerance=0.00005,
        slips={
            "not-renewed": too_large(once + stale),
            "residual-sign": too_large(once - second),
            "proportional": too_large(once) ** 2 / too_large(start),
        },
    ),
    "crossing": Answer(
        column(left[-1]),
        tolerance=0.00005,
        slips={"other-solution": column(right[-1]), "too-few-steps": column(left[1])},
    ),
    "third": Answer(
        column(fitted),
        slips={"equation-dropped": column(solve(J[:2], -r[:2])), "residual-sign": column(-fitted)},
    ),
}
