"""Polar and spherical coordinates: the maps, their Jacobians, and the factors r and r² sin θ.

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


# --8<-- [start:spherical]
def spherical(r, theta, phi):
    """Return (x, y, z); theta from the z-axis, phi around it."""
    rho, z = r * np.sin(theta), r * np.cos(theta)  # rho: from the axis
    return np.array([rho * np.cos(phi), rho * np.sin(phi), z])


def spherical_jacobian(r, theta, phi):
    """Return the 3×3 Jacobian: rows x, y, z; columns r, theta, phi."""
    sin, cos = np.sin(theta), np.cos(theta)
    in_x, in_y = np.cos(phi), np.sin(phi)
    return np.array(
        [
            [sin * in_x, r * cos * in_x, -r * sin * in_y],
            [sin * in_y, r * cos * in_y, r * sin * in_x],
            [cos, -r * sin, 0],
        ]
    )


# --8<-- [end:spherical]


# --8<-- [start:ball]
def ball_volume(radius, theta_to=np.pi, phi_to=2 * np.pi, cells=1000):
    """Add up r² sin θ dr dθ dφ; nothing depends on φ: one cell of it."""
    dr, dtheta = radius / cells, theta_to / cells
    r = (np.arange(cells) + 0.5) * dr
    theta = (np.arange(cells) + 0.5) * dtheta
    return np.sum(r**2) * dr * np.sum(np.sin(theta)) * dtheta * phi_to


# --8<-- [end:ball]


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

    # --8<-- [start:sum]
    print("sum of rings:", disc_area(3).round(4))
    print("π 3²:        ", np.round(np.pi * 3**2, 4))
    # --8<-- [end:sum]

    # --8<-- [start:sides]
    J = spherical_jacobian(r=3, theta=np.pi / 6, phi=np.pi / 4)
    print("lengths of the columns:", np.linalg.norm(J, axis=0).round(3))
    print("order r, θ, φ: det =", np.linalg.det(J).round(3))
    swapped = J[:, [0, 2, 1]]
    print("order r, φ, θ: det =", np.linalg.det(swapped).round(3))
    # --8<-- [end:sides]
