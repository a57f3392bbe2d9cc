"""The answers to the exercises on densities.

page: docs/*/change_of_variables/densities.md
test: tests/change_of_variables/test_densities_exercises.py
"""

import numpy as np
from numpy.linalg import det
from numpy.polynomial import Polynomial

from snippets.answer import Answer

A = np.array([[0.0, 3.0], [2.0, 1.0]])  # exercise 1

# Exercise 2: y = −ln u, so u = e^(−y).
y = 2.0
u = np.exp(-y)


def waiting_slope(u):
    """Return dy/du."""
    return -1 / u


def pushed(y, combine, everywhere=False, branches=(1, -1)):
    """Return a density of Y = X² at y, X uniform from −1 to 2: one term for each x that is mapped to y.

    combine(p, x) makes a term of the density p of X and the input x, exercise 3.
    """
    roots = [sign * np.sqrt(y) for sign in branches]
    return sum(combine(1 / 3, x) for x in roots if everywhere or -1 < x < 2)


def divided(p, x):
    """Divide by the stretch |dy/dx| = |2x|."""
    return p / abs(2 * x)


def at_both(**how):
    """Return the row of exercise 3, made rightly or wrongly."""
    combine = how.pop("combine", divided)
    return [[pushed(y, combine, **how) for y in (1 / 4, 9 / 4)]]


def peak(heads, tails):
    """Return where q^heads (1 − q)^tails is largest: where heads (1 − q) = tails q, exercise 4."""
    return Polynomial([heads, -heads - tails]).roots().item()


likeliest, densest = peak(7, 3), peak(7 + 1, 3 + 1)  # dq/dt = q (1 − q) adds one to both powers

ANSWERS = {
    "linear": Answer(
        1 / abs(det(A)),
        slips={"absolute": 1 / det(A), "inverse": abs(det(A)), "factor-forgotten": 1.0},
    ),
    "waiting": Answer(
        1 / abs(waiting_slope(u)),
        slips={
            "absolute": 1 / waiting_slope(u),
            "inverse": abs(waiting_slope(u)),
            "factor-forgotten": 1.0,
            "landing-point": 1 / abs(waiting_slope(y)),
        },
    ),
    "branches": Answer(
        at_both(),
        slips={
            "branch-forgotten": at_both(branches=[1]),
            "branch-outside": at_both(everywhere=True),
            "factor-forgotten": at_both(combine=lambda p, x: p),
            "inverse": at_both(combine=lambda p, x: p * abs(2 * x)),
            "landing-point": at_both(combine=lambda p, x: divided(p, x**2)),
        },
    ),
    "coin": Answer(
        [[likeliest, densest]],
        slips={
            "not-a-density": [[densest, densest]],
            "factor-forgotten": [[likeliest, likeliest]],
            "inverse": [[likeliest, peak(7 - 1, 3 - 1)]],
        },
    ),
}
