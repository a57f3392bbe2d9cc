"""Four maps of the plane and the test of a candidate Jacobian: what it misses, per unit of step.

page: docs/*/partial_derivatives/differentiability.md
test: tests/partial_derivatives/test_differentiability.py
"""

# --8<-- [start:maps]
import numpy as np


def product(x):
    """Map (x, y) to xy."""
    return x[0] * x[1]


def ridge(x):
    """Map (x, y) to xy / (x² + y²), and the origin to 0."""
    return x[0] * x[1] / (x @ x) if x.any() else 0.0


def fold(x):
    """Map (x, y) to x²y / (x² + y²), and the origin to 0."""
    return x[0] ** 2 * x[1] / (x @ x) if x.any() else 0.0


def cone(x):
    """Map (x, y) to its distance from the origin."""
    return np.sqrt(x @ x)


# --8<-- [end:maps]


# --8<-- [start:residual]
def worst_ratio(f, a, J, size, directions):
    """Return the largest ‖f(a + h) − f(a) − J h‖ / ‖h‖ over steps h.

    J is m×n, a has n entries; directions holds a unit vector in each row,
    and every step is one of them times size.
    """
    steps = size * directions
    missed = [f(a + h) - f(a) - J @ h for h in steps]
    return max(np.linalg.norm(r) for r in missed) / size


# --8<-- [end:residual]


# --8<-- [start:row]
def row(f, a, eps=1e-6):
    """Return the 1×n row of central differences of f at a."""
    steps = eps * np.eye(a.size)
    return np.array([[f(a + h) - f(a - h) for h in steps]]) / (2 * eps)


angles = np.radians(np.arange(0, 360, 5))
CIRCLE = np.column_stack([np.cos(angles), np.sin(angles)])
# --8<-- [end:row]


if __name__ == "__main__":
    # --8<-- [start:verdicts]
    origin = np.zeros(2)
    points = [np.array([1.0, 2.0]), origin, origin, origin]
    for f, a in zip((product, ridge, fold, cone), points, strict=True):
        J = row(f, a).round(6)
        ratios = [worst_ratio(f, a, J, s, CIRCLE) for s in (0.1, 0.01, 0.001)]
        print(f.__name__.ljust(7), J, np.round(ratios, 4))
    # --8<-- [end:verdicts]
