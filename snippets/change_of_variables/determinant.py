"""The determinant of a Jacobian as a signed ratio of small areas, measured by walking around them.

page: docs/*/change_of_variables/determinant.md
test: tests/change_of_variables/test_determinant.py
"""

# --8<-- [start:map]
import numpy as np


def F(u, v):
    """Map (u, v) to (x, y) = (u² − v², 2uv)."""
    return np.array([u**2 - v**2, 2 * u * v])


def F_jacobian(u, v):
    """Return the 2×2 Jacobian: rows are x, y; columns are u, v."""
    return np.array([[2 * u, -2 * v], [2 * v, 2 * u]])


# --8<-- [end:map]


# --8<-- [start:area]
def square(u, v, h, points=100):
    """Walk counterclockwise around a square of side h; shape (2, 4·points).

    The walk starts at its corner (u, v) and first goes to (u + h, v).
    """
    t = np.arange(points) / points
    zero, one = np.zeros(points), np.ones(points)
    right = np.concatenate([t, one, 1 - t, zero])
    up = np.concatenate([zero, t, one, 1 - t])
    return np.array([u + h * right, v + h * up])


def signed_area(x, y):
    """Return the area that a walk encloses, negative if it is clockwise.

    Each step spans a triangle with the origin; their signed areas add up.
    """
    return np.sum(x * np.roll(y, -1) - y * np.roll(x, -1)) / 2


def area_ratio(f, u, v, h):
    """Return the signed area of a square's image per area of the square."""
    return signed_area(*f(*square(u, v, h))) / h**2


# --8<-- [end:area]


# --8<-- [start:fold]
def fold(x, y):
    """Fold the sheet along x = 0: (x, y) goes to (x², y)."""
    return np.array([x**2, y])


# --8<-- [end:fold]


if __name__ == "__main__":
    # --8<-- [start:measure]
    J = F_jacobian(1.5, 0.5)
    print("det J =", np.linalg.det(J).round(3))
    for h in (1, 0.1, 0.01, 0.001):
        print("side", h, "ratio", area_ratio(F, 1.5, 0.5, h).round(3))
    # --8<-- [end:measure]

    # --8<-- [start:folded]
    for x in (1, 0, -1):
        print("x =", x, "ratio", area_ratio(fold, x, 0, 1e-6).round(3))
    # --8<-- [end:folded]

    # --8<-- [start:twice]
    there = F_jacobian(*F(1.5, 0.5))
    print("lands on", F(1.5, 0.5))
    print("det J there =", np.linalg.det(there).round(3))
    print("det of the product:", np.linalg.det(there @ J).round(3))
    ratio = area_ratio(lambda u, v: F(*F(u, v)), 1.5, 0.5, 1e-5)
    print("measured, twice through F:", ratio.round(1))
    # --8<-- [end:twice]

    # --8<-- [start:surface]
    tilt = np.array([[1, 0], [0, 1], [2, 2]])  # (u, v) to (u, v, 2u + 2v)
    print("area factor:", np.sqrt(np.linalg.det(tilt.T @ tilt)).round(3))
    # --8<-- [end:surface]
