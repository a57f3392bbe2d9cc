"""The answers to the exercises on uncertainty propagation.

page: docs/*/applications/uncertainty.md
test: tests/applications/test_uncertainty_exercises.py
"""

import numpy as np

from snippets.answer import Answer
from snippets.applications.uncertainty import position_jacobian, propagate

# Exercise 1: where both columns of J, times the deviations, are equally long; in any direction.
sd = np.array([0.1, 0.05])
J = position_jacobian(np.array([sd[0] / sd[1], 0.3]))
circle = propagate(J, np.diag(sd**2)).round(12) + 0.0

# Exercise 2: relative errors of length and period in percent, and the row that they have.
percent, row = np.array([0.3, 0.2]), np.array([[1.0, -2.0]])
pendulum = propagate(row, np.diag(percent**2)).item()

# Exercise 3: the variance of the gap is 9 + 9 − 2 Σ₁₂; adding the deviations gives 6² for it.
apart, added = 9.0 + 9.0, (3.0 + 3.0) ** 2
opposite = (apart - added) / 2

# Exercise 4: gap and second post, from both posts.
gps, gap_and_post = np.array([[9.0, 7.0], [7.0, 9.0]]), np.array([[-1.0, 1.0], [0.0, 1.0]])

ANSWERS = {
    "circle": Answer(
        circle,
        slips={"deviation-for-variance": np.sqrt(circle), "not-propagated": np.diag(sd**2)},
    ),
    "pendulum": Answer(
        pendulum**0.5,
        tolerance=0.005,
        slips={
            "still-squared": pendulum,
            "deviations-added": (abs(row) @ percent).item(),
            "not-propagated": (percent @ percent) ** 0.5,
        },
    ),
    "opposite": Answer(
        opposite,
        slips={"correlation-for-covariance": opposite / 9, "pair-once": apart - added},
    ),
    "gap": Answer(
        propagate(gap_and_post, gps),
        slips={
            "correlation-forgotten": propagate(gap_and_post, np.diag(np.diag(gps))),
            "one-sided": gap_and_post @ gps,
            "wrong-transpose": propagate(gap_and_post.T, gps),
        },
    ),
}
