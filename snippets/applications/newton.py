"""Newton's method for simultaneous equations: linearise, solve J Δ = −F, step, repeat.

page: docs/*/applications/newton.md
test: tests/applications/test_newton.py
"""

# --8<-- [start:equations]
from itertools import pairwise

import numpy as np
from numpy.linalg import norm


def F(x):
    """Return the residuals (2,) of x² + y² = 4 and eˣ + y = 1."""
    return np.array([x[0] ** 2 + x[1] ** 2 - 4, np.exp(x[0]) + x[1] - 1])


def F_jacobian(x):
    """Return the 2×2 Jacobian of F: rows are equations, columns x, y."""
    return np.array([[2 * x[0], 2 * x[1]], [np.exp(x[0]), 1.0]])


# --8<-- [end:equations]


# --8<-- [start:newton]
def newton_step(F, jacobian, x):
    """Return the step Δ, shape (n,), that solves J(x) Δ = −F(x)."""
    return np.linalg.solve(jacobian(x), -F(x))


def newton(F, jacobian, x, step=newton_step, tol=1e-8, limit=50):
    """Return all points from x on, until ‖F‖ ≤ tol or after limit steps."""
    points = [x]
    while norm(F(x)) > tol and len(points) <= limit:
        x = x + step(F, jacobian, x)
        points.append(x)
    return points


# --8<-- [end:newton]


# --8<-- [start:halving]
def halved_step(F, jacobian, x, limit=50):
    """Return Newton's step, halved until the residual falls.

    After limit halvings it is returned as it is, tiny.
    """
    step = newton_step(F, jacobian, x)
    for _ in range(limit):
        if norm(F(x + step)) < norm(F(x)):
            break
        step = step / 2
    return step


# --8<-- [end:halving]


if __name__ == "__main__":
    # --8<-- [start:run]
    points = newton(F, F_jacobian, np.array([1.0, -1.5]))
    for x in points:
        print(x.round(7), f"residual {norm(F(x)):.1e}")
    # --8<-- [end:run]

    # --8<-- [start:order]
    root = newton(F, F_jacobian, points[-1], tol=1e-12)[-1]
    errors = [norm(x - root) for x in points]
    for before, after in pairwise(errors):
        print(f"error {after:.1e}, over square: {after / before**2:.2f}")
    # --8<-- [end:order]

    # --8<-- [start:linear]
    A, b = np.array([[3.0, 1.0], [1.0, 2.0]]), np.array([9.0, 8.0])
    far = np.array([100.0, -50.0])
    points = newton(lambda x: A @ x - b, lambda x: A, far)
    print("steps:", len(points) - 1, "solution:", points[-1].round(7))
    # --8<-- [end:linear]

    # --8<-- [start:far]
    start = np.array([0.1, 0.0])
    for step in (newton_step, halved_step):
        points = newton(F, F_jacobian, start, step)
        print(step.__name__, len(points) - 1, "steps")
        print("  first:", points[1].round(2), "last:", points[-1].round(4))
    # --8<-- [end:far]
