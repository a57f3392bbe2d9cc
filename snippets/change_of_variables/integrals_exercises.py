"""The answers to the exercises on changes of variables in integrals.

page: docs/*/change_of_variables/integrals.md
test: tests/change_of_variables/test_integrals_exercises.py
"""

import numpy as np
from numpy.linalg import det, inv
from scipy.integrate import dblquad, quad

from snippets.answer import Answer

stretch = det(np.diag([2.0, 3.0]))  # exercise 1, with the unit disc


def there_jacobian(x, y):
    """Return the 2×2 Jacobian of (x, y) to u = xy, v = y/x; exercises 2 and 3."""
    return np.array([[y, x], [-y / x**2, 1 / x]])


def over_square(f):
    """Integrate f(a, b) for a and b from 1 to 2."""
    return dblquad(lambda a, b: f(a, b), 1, 2, 1, 2)[0]


def factor(u, v):
    """Return |det J| of the way back to (x, y), at the point that has these u and v."""
    return 1 / abs(det(there_jacobian(np.sqrt(u / v), np.sqrt(u * v))))


def from_to(f, start, end):
    """Integrate a function of one variable that may have a kink at 0."""
    return quad(f, start, end, points=[0])[0]


J = there_jacobian(1, 2)
way = from_to(lambda u: 2 * u, -1, 2)
path = from_to(lambda u: abs(2 * u), -1, 2)
line = from_to(lambda x: 1.0, 1, 4)

ANSWERS = {
    "ellipse": Answer(
        stretch * np.pi,
        slips={"factor-forgotten": np.pi, "inverse": np.pi / stretch},
    ),
    "back": Answer(inv(J), slips={"inverse": J, "entries-inverted": 1 / J}),
    "region": Answer(
        over_square(lambda u, v: u * factor(u, v)),
        slips={
            "inverse": over_square(lambda u, v: u / factor(u, v)),
            "factor-forgotten": over_square(lambda u, v: u),
            "integrand-lost": over_square(factor),
            "region-kept": over_square(lambda x, y: x * y),
        },
    ),
    "way": Answer(
        [[way, path, line]],
        slips={"absolute-late": [[way, abs(way), line]], "sign-dropped": [[path, path, line]]},
    ),
}
