"""Four ways in which Newton's method goes wrong: Jᵀ, a sign, a stale J, a singular J.

page: docs/*/applications/newton.md
test: tests/applications/test_newton_wrong.py
"""

import numpy as np
from numpy.linalg import norm

from snippets.applications.newton import F, F_jacobian, newton, newton_step


# --8<-- [start:steps]
def transposed(F, jacobian, x):
    """Wrong: rows and columns exchanged."""
    return np.linalg.solve(jacobian(x).T, -F(x))


def backwards(F, jacobian, x):
    """Wrong: the sign of F forgotten."""
    return np.linalg.solve(jacobian(x), F(x))


def stale(F, jacobian, x):
    """Slow: the Jacobian of the start, at every point."""
    return np.linalg.solve(jacobian(np.array([1.0, -1.5])), -F(x))


# --8<-- [end:steps]


# --8<-- [start:touching]
def G(x):
    """Return the residuals (2,) of x² + y² = 2 and x + y = 2."""
    return np.array([x[0] ** 2 + x[1] ** 2 - 2, x[0] + x[1] - 2])


def G_jacobian(x):
    """Return the 2×2 Jacobian, singular where x = y."""
    return np.array([[2 * x[0], 2 * x[1]], [1.0, 1.0]])


# --8<-- [end:touching]


if __name__ == "__main__":
    # --8<-- [start:residuals]
    start = np.array([1.0, -1.5])
    for step in (newton_step, transposed, backwards, stale):
        points = newton(F, F_jacobian, start, step, limit=5)
        print(f"{step.__name__:12}", *(f"{norm(F(x)):.1e}" for x in points))
    # --8<-- [end:residuals]

    # --8<-- [start:singular]
    try:
        newton(F, F_jacobian, np.array([0.0, 0.0]))
    except np.linalg.LinAlgError as error:
        print(error)
    # --8<-- [end:singular]

    # --8<-- [start:double]
    for x in newton(G, G_jacobian, np.array([2.0, 0.0]), limit=4):
        print(x.round(4), "distance", norm(x - 1).round(4))
    # --8<-- [end:double]
