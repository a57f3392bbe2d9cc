"""The factor r forgotten: a rectangle's area; θ and φ exchanged: a ball without volume.

page: docs/*/change_of_variables/polar.md
test: tests/change_of_variables/test_polar_wrong.py
"""

import numpy as np

from snippets.change_of_variables.polar import ball_volume, disc_area


# --8<-- [start:forgotten]
def disc_area_without_r(radius, rings=100):
    """Wrong: adds up dr dθ, the area of a radius × 2π rectangle."""
    dr = radius / rings
    return np.sum(np.full(rings, dr * 2 * np.pi))


# --8<-- [end:forgotten]


if __name__ == "__main__":
    # --8<-- [start:compare]
    for radius in (1, 2, 3):
        right, wrong = disc_area(radius), disc_area_without_r(radius)
        print(f"radius {radius}: right {right:.4f}, wrong {wrong:.4f}")
    # --8<-- [end:compare]

    # --8<-- [start:names]
    print("θ up to π, φ up to 2π:", ball_volume(3).round(2))
    swapped = ball_volume(3, theta_to=2 * np.pi, phi_to=np.pi)
    print("θ up to 2π, φ up to π:", abs(swapped).round(6))
    print("4π 3³/3:              ", np.round(4 * np.pi * 3**3 / 3, 2))
    # --8<-- [end:names]
