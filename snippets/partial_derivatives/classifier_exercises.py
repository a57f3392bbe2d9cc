"""The answers to the exercises on the softmax classifier.

page: docs/*/partial_derivatives/classifier.md
test: tests/partial_derivatives/test_classifier_exercises.py
"""

import numpy as np

from snippets.answer import Answer
from snippets.partial_derivatives.classifier import classifier_jacobian, classify

classes, pixels, colours = 100, 32 * 32, 3
weights = np.random.default_rng(0).normal(size=(classes, pixels * colours))
J = classifier_jacobian(np.zeros(pixels * colours), weights, np.zeros(classes))
column_sum, rank = np.abs(J.sum(axis=0)).max().round(9), np.linalg.matrix_rank(J)

W = np.array([[2.0, -1.0, 1.0], [0.0, 3.0, 0.0]])
x = np.array([1.0, 0.5, 0.0])
before, after = np.array([np.log(3), 0.0]), np.array([np.log(4), 0.0])
toy, p = classifier_jacobian(x, W, before), classify(x, W, after)

# Exercise 3: whatever the other pixels are, these weights make a column of 0.2, 0.1 and what is asked.
columns = classifier_jacobian(np.zeros(2), np.array([[0.6, 0.7], [0.3, 0.7], [-0.9, 0.7]]), np.zeros(3))
columns = columns.round(12) + 0.0  # no -0.0
summed_to_one = np.vstack([columns[:2], 1 - columns[:2].sum(axis=0)])

# Exercise 4: what class 2 lacks, and how fast it catches up; the scores themselves meet a little earlier.
lack = -np.diff(classify(x, W, before))[0]
gain = toy[1, 1] - toy[0, 1]
meeting = -np.diff(W @ x + before)[0] / (W[1, 1] - W[0, 1])

ANSWERS = {
    "sums": Answer(
        [[*J.shape, column_sum, rank]],
        slips={
            "inputs-for-outputs": [[*J.shape[::-1], column_sum, rank]],
            "full-rank": [[*J.shape, column_sum, min(J.shape)]],
            "value-for-change": [[*J.shape, 1, rank]],
            "inputs-missed": [[classes, pixels, column_sum, rank]],
        },
    ),
    "two-classes": Answer(
        classifier_jacobian(x, W, after),
        slips={
            "entry-by-entry": (p * (1 - p))[:, None] * W,
            "unweighted": p[:, None] * (W - W.mean(axis=0)),
            "stale-point": toy,
            "slope-forgotten": [W[0] - W[1], W[1] - W[0]],
        },
    ),
    "columns": Answer(columns, slips={"value-for-change": summed_to_one * [1, 0]}),
    "overtake": Answer(lack / gain, slips={"one-side": lack / toy[1, 1], "actual-change": meeting}),
}
