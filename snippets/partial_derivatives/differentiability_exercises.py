"""The answers to the exercises on differentiability.

page: docs/*/partial_derivatives/differentiability.md
test: tests/partial_derivatives/test_differentiability_exercises.py
"""

import numpy as np

from snippets.answer import Answer
from snippets.partial_derivatives.differentiability import CIRCLE, row, worst_ratio

ORIGIN, AXES = np.zeros(2), np.eye(2)


def f(x):
    """Return x² + 3y."""
    return x[0] ** 2 + 3 * x[1]


a, h = np.array([1.0, 0.0]), np.array([0.3, 0.4])
length = np.linalg.norm(h)
ratio = worst_ratio(f, a, row(f, a).round(6), length, h[None] / length)
change = f(a + h) - f(a)

FUNCTIONS = [  # the functions of exercise 2, away from the points where their formulas have no value
    lambda x, y: abs(x) + y,
    lambda x, y: abs(x * y),
    lambda x, y: np.sqrt(abs(x * y)),
    lambda x, y: (x**2 * np.sin(1 / x) if x else 0) + y,
    lambda x, y: x**3 / (x**2 + y**2) if x else 0,
    lambda x, y: x * y**2 / (x**2 + y**4) if x else 0,
]


def verdicts(formula, size=1e-6):
    """Say what holds at the origin: continuous, partial derivatives, all slopes, differentiable."""

    def g(x):
        return formula(*x)

    def has_slopes(directions):  # the same forward and backward
        return all(abs(g(size * v) + g(-size * v)) < 1e-3 * size for v in directions)

    parabola = np.array([[size**2, size]])  # no straight line finds the jump of (f)
    continuous = all(abs(g(x)) < 0.1 for x in [*(size * CIRCLE), *parabola])
    differentiable = worst_ratio(g, ORIGIN, row(g, ORIGIN), size, CIRCLE) < 1e-3
    return [continuous, has_slopes(AXES), has_slopes(CIRCLE), continuous and differentiable]


six = np.array([verdicts(formula) for formula in FUNCTIONS], float)
continuous, partials, slopes, _ = six.T


def with_last(column):
    """Return the table with other verdicts on differentiability."""
    return np.column_stack([six[:, :3], column])


ANSWERS = {
    "remainder": Answer(
        ratio,
        slips={"not-divided": ratio * length, "change-for-remainder": change / length},
    ),
    "six": Answer(
        six,
        slips={
            "partials-suffice": with_last(partials),
            "directions-suffice": with_last(continuous * slopes),
            "sufficient-for-necessary": with_last(np.zeros(6)),
            "straight-lines": np.vstack([six[:5], [1, *six[5, 1:]]]),
        },
    ),
    "kink": Answer(
        [[*np.roots([2, -1]), *sorted(np.roots([1, -1, 0]))]],
        slips={"root-lost": [[*np.roots([2, -1]), *np.roots([1, -1])]]},
    ),
}
