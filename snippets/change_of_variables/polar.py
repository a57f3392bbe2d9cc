"""Polar coordinates: the map, its Jacobian, and why an area element carries the factor r.

page: docs/*/change_of_variables/polar.md
test: tests/change_of_variables/test_polar.py
"""

# --8<-- [start:map]
import numpy as np


def polar(r, theta):
    """Return the point (x, y) at distance r and angle theta (radians)."""
    return np.array([r * np.cos(theta), r * np.sin(theta)])


def polar_jacobian(r, theta):
    """Return the 2×2 Jacobian: rows are x, y; columns are r, theta."""
    return np.array(
        [
            [np.cos(theta), -r * np.sin(theta)],
            [np.sin(theta), r * np.cos(theta)],
        ]
    )


# --8<-- [end:map]


# --8<-- [start:area]
def image_area(r, theta, h):
    """Return the signed area of the image of a square of side h.

    Its corners, in turn, go to a, b, c, d. Join these by straight lines:
    the diagonals of that quadrilateral give its area, negative if the
    corners turn clockwise.
    """
    a, b = polar(r, theta), polar(r + h, theta)
    c, d = polar(r + h, theta + h), polar(r, theta + h)
    return np.linalg.det(np.column_stack([c - a, d - b])) / 2


# --8<-- [end:area]


# --8<-- [start:disc]
def disc_area(radius, rings=100):
    """Add up rings of cells: r dr dθ with the full angle 2π for dθ."""
    dr = radius / rings
    r = (np.arange(rings) + 0.5) * dr  # the middle of each ring
    return np.sum(r * dr * 2 * np.pi)


# --8<-- [end:disc]


if __name__ == "__main__":
    # --8<-- [start:numbers]
    J = polar_jacobian(r=2, theta=np.pi / 6)
    print(J.round(3))
    print("det J =", np.linalg.det(J).round(3))
    # --8<-- [end:numbers]

    # --8<-- [start:ratio]
    for h in (0.1, 0.01, 0.001):
        print(h, (image_area(2, np.pi / 6, h) / h**2).round(4))
    # --8<-- [end:ratio]

    # --8<-- [start:swap]
    swapped = J[:, [1, 0]]  # inputs in the order theta, r
    det = np.linalg.det(swapped)
    print("det =", det.round(3), " area factor =", abs(det).round(3))
    # --8<-- [end:swap]

    # --8<-- [start:sum]
    print("sum of rings:", disc_area(3).round(4))
    print("π 3²:        ", np.round(np.pi * 3**2, 4))
    # --8<-- [end:sum]
