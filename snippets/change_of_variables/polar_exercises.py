"""The answers to the exercises on polar and spherical coordinates.

page: docs/*/change_of_variables/polar.md
test: tests/change_of_variables/test_polar_exercises.py
"""

import numpy as np
from numpy.linalg import det
from scipy.integrate import quad

from snippets.answer import Answer
from snippets.change_of_variables.polar import disc_area, polar_jacobian, spherical_jacobian

# Exercise 2: from r = 2 to 2.1, an angle of 0.1.
inner, outer, angle = 2.0, 2.1, 0.1
share_of_circle = angle / (2 * np.pi)
exact = (disc_area(outer) - disc_area(inner)) * share_of_circle
flat = (outer - inner) * angle
nearly = det(polar_jacobian(inner, 0.3)) * flat

# Exercise 3: the cells without r add up to 2π R, where the disc has π R².
forgotten, right = 2 * np.pi, disc_area(1)

# Exercise 4: its square, as an integral over the plane.
square = 2 * np.pi * quad(lambda r: np.exp(-(r**2)) * det(polar_jacobian(r, 0.3)), 0, np.inf)[0]


def zone(start, end, factor=lambda theta: det(spherical_jacobian(1, theta, 0.3))):
    """Add up a factor of the unit sphere from one θ to another, exercise 5."""
    return quad(factor, start, end)[0]


cap, whole = zone(0, np.pi / 3), zone(0, np.pi)

ANSWERS = {
    "matrix": Answer(
        polar_jacobian(2, np.radians(120)),
        tolerance=0.0005,
        slips={"degrees": polar_jacobian(2, 120)},
    ),
    "cell": Answer(
        exact,
        slips={"factor-forgotten": flat, "linearised": nearly, "half-forgotten": 2 * exact},
    ),
    "radius": Answer(forgotten / right, slips={"one-place": 1.0}),
    "bell": Answer(square**0.5, slips={"still-squared": square, "half-range": square**0.5 / 2}),
    "cap": Answer(
        cap / whole,
        slips={
            "factor-forgotten": zone(0, np.pi / 3, lambda theta: 1.0) / zone(0, np.pi, lambda theta: 1.0),
            "part-for-share": cap,
            "other-angle": zone(0, np.pi / 3, np.cos) / whole,
        },
    ),
}
