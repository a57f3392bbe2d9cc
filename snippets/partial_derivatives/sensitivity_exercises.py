"""The answers to the exercises on partial derivatives.

page: docs/*/partial_derivatives/sensitivity.md
test: tests/partial_derivatives/test_sensitivity_exercises.py
"""

import numpy as np

from snippets.answer import Answer
from snippets.partial_derivatives.sensitivity import MESSAGE, central, forward, probability, slope


def slopes(w, x):
    """Return the slopes of the loss of a spam message along all weights, in a row."""
    return np.array([[slope(w, j, x) for j in range(w.size)]])


w, twice = np.array([0.5, -0.25]), 2 * MESSAGE

# Exercise 2: 1 − p is the probability of spam with all weights turned round, so the slopes change their sign.
v = np.array([np.log(3), 0.0])
not_spam = -slopes(-v, MESSAGE)


def q(x):
    """Return a²b + 3b at x = (a, b)."""
    return x[0] ** 2 * x[1] + 3 * x[1]


at, step, along_a = np.array([2.0, 1.0]), 0.1, np.array([1.0, 0.0])
partials = np.array([central(q, at, j) for j in (0, 1)]).round(6)
h = 0.5
up, down = q(at + h * along_a), q(at - h * along_a)
both_up, both_down = q(at + h), q(at - h)

ANSWERS = {
    "twice": Answer(slopes(w, twice), slips={"other-argument": (probability(w, twice) - 1) * w[None]}),
    "not-spam": Answer(
        not_spam,
        slips={
            "other-target": slopes(v, MESSAGE),
            "slope-forgotten": MESSAGE[None] / (1 - probability(v)),
        },
    ),
    "prediction": Answer(
        [[*partials, partials[0] * step]],
        slips={
            "actual-change": [[*partials, q(at + step * along_a) - q(at)]],
            "value-for-change": [[*partials, q(at) + partials[0] * step]],
            "all-moved": [[*partials, partials.sum() * step]],
        },
    ),
    "differences": Answer(
        [[forward(q, at, 0, h), central(q, at, 0, h)]],
        slips={
            "distance-halved": [[(up - q(at)) / h, (up - down) / h]],
            "all-moved": [[(both_up - q(at)) / h, (both_up - both_down) / (2 * h)]],
        },
    ),
}
