"""The answers to the exercises on the determinant as local area.

page: docs/*/change_of_variables/determinant.md
test: tests/change_of_variables/test_determinant_exercises.py
"""

import numpy as np
from numpy.linalg import det, norm

from snippets.answer import Answer
from snippets.change_of_variables.determinant import F, F_jacobian, area_ratio

# Exercise 1: both grow with the square of the distance from the origin.
area_at_1, image_at_1 = det(F_jacobian(1, 0)), norm(F(1, 0))
radius = (1 / area_at_1) ** 0.5

# Exercise 2: (x, y) to (y, x), then (x, y) to (−x, y).
swap, mirror = np.array([[0.0, 1.0], [1.0, 0.0]]), np.array([[-1.0, 0.0], [0.0, 1.0]])


def bend(x, y):
    """Bend the sheet and turn it over: the first map of exercise 3."""
    return np.array([x + y**2, -y])


at = (1, 1)
bent = area_ratio(bend, *at, 0.1).round(9)  # −1: each cell keeps its area
both = bent * det(F_jacobian(*bend(*at)))


def sheet_jacobian(u, v):
    """Return the 3×2 Jacobian of (u, v) to (u, v, uv), exercise 4."""
    return np.array([[1.0, 0.0], [0.0, 1.0], [v, u]])


J = sheet_jacobian(1, 2)
squared = det(J.T @ J)

ANSWERS = {
    "circle": Answer(
        radius,
        slips={"still-squared": radius**2, "value-for-derivative": (1 / image_at_1) ** 0.5},
    ),
    "mirrors": Answer(mirror @ swap, slips={"order": swap @ mirror}),
    "bent": Answer(
        abs(both),
        slips={"absolute": both, "stale-point": abs(bent * det(F_jacobian(*at)))},
    ),
    "sheet": Answer(
        squared**0.5,
        slips={
            "still-squared": squared,
            "right-angle-assumed": np.prod(norm(J, axis=0)),
            "output-dropped": det(J[:2]),
        },
    ),
}
