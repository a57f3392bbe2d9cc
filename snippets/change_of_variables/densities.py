"""Densities of mapped random points: divide by the stretch |det J|; log-normal, disc, Box–Muller.

page: docs/*/change_of_variables/densities.md
test: tests/change_of_variables/test_densities.py
"""

# --8<-- [start:log-normal]
import numpy as np
from scipy.integrate import quad


def normal(x, mean=0.3, sd=0.5):
    """Return the density of X at x."""
    return np.exp(-(((x - mean) / sd) ** 2) / 2) / (sd * np.sqrt(2 * np.pi))


def log_normal(y):
    """Return the density of Y = e^X at y > 0: p_X(x) / |dy/dx|."""
    x = np.log(y)
    return normal(x) / np.exp(x)  # the slope of eˣ at x


# --8<-- [end:log-normal]


# --8<-- [start:disc]
def in_disc(u):
    """Map rows (u₁, u₂) of the unit square evenly into the disc."""
    r, angle = np.sqrt(u[:, 0]), 2 * np.pi * u[:, 1]
    return np.column_stack([r * np.cos(angle), r * np.sin(angle)])


def in_disc_naive(u):
    """The same with r = u₁: dense in the middle."""
    r, angle = u[:, 0], 2 * np.pi * u[:, 1]
    return np.column_stack([r * np.cos(angle), r * np.sin(angle)])


# --8<-- [end:disc]


# --8<-- [start:box-muller]
def box_muller(u1, u2):
    """Map (u₁, u₂) to the plane, at the distance √(−2 ln u₁)."""
    r, angle = np.sqrt(-2 * np.log(u1)), 2 * np.pi * u2
    return np.array([r * np.cos(angle), r * np.sin(angle)])


def box_muller_jacobian(u1, u2):
    """Return the 2×2 Jacobian: rows are x, y; columns are u₁, u₂."""
    r, angle = np.sqrt(-2 * np.log(u1)), 2 * np.pi * u2
    c, s = np.cos(angle), np.sin(angle)
    slope = -1 / (u1 * r)  # dr/du₁
    return np.array(
        [
            [slope * c, -2 * np.pi * r * s],
            [slope * s, 2 * np.pi * r * c],
        ]
    )


# --8<-- [end:box-muller]


if __name__ == "__main__":
    # --8<-- [start:check]
    for y in (1.0, 2.0):
        print(f"p_Y({y:.0f}) = {log_normal(y):.4f}")
    print(f"whole integral: {quad(log_normal, 0, np.inf)[0]:.4f}")

    rng = np.random.default_rng(0)
    y = np.exp(rng.normal(0.3, 0.5, 200_000))
    print(f"from 1 to 2, formula: {quad(log_normal, 1, 2)[0]:.2f}")
    print(f"from 1 to 2, samples: {np.mean((y > 1) & (y < 2)):.2f}")
    # --8<-- [end:check]

    # --8<-- [start:shares]
    u = np.random.default_rng(0).random((100_000, 2))
    for place in (in_disc_naive, in_disc):
        inside = np.linalg.norm(place(u), axis=1) < 0.5
        print(f"{place.__name__}: {inside.mean():.2f}")
    # --8<-- [end:shares]

    # --8<-- [start:gauss]
    u1, u2 = 0.3, 0.1
    x, y = box_muller(u1, u2)
    det = np.linalg.det(box_muller_jacobian(u1, u2))
    print(f"det J = {det:.4f}, −2π/u₁ = {-2 * np.pi / u1:.4f}")
    print(f"1/|det J|      = {1 / abs(det):.5f}")
    print(f"normal density = {normal(x, 0, 1) * normal(y, 0, 1):.5f}")
    # --8<-- [end:gauss]
