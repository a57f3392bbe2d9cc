"""The answers to the exercises on a whole network.

page: docs/*/backpropagation/mlp.md
test: tests/backpropagation/test_mlp_exercises.py
"""

import numpy as np

from snippets.answer import Answer
from snippets.backpropagation.mlp import backward, forward, loss

X = np.array([[0.0, 0], [0, 1], [1, 0], [1, 1]])
Y = np.array([[1.0, 0], [0, 1], [0, 1], [1, 0]])
W1 = np.array([[1.0, -1], [0.5, 0.5], [-1, 0.5]])
b1 = np.array([0.0, 0.5, -0.5])
W2 = np.array([[1.0, -1, 0.5], [-1, 0.5, 1]])
b2 = np.array([0.5, -0.5])


def shapes(inputs, hidden, classes, batch):
    """Return one row of two sizes for Z̄, W̄₂, H̄, W̄₁ and b̄₁."""
    weights = np.zeros((classes, hidden))
    cases, targets = np.zeros((batch, inputs)), np.eye(classes)[np.zeros(batch, int)]
    H, P = forward(cases, np.zeros((hidden, inputs)), np.zeros(hidden), weights, np.zeros(classes))
    W1_bar, b1_bar, W2_bar, _ = backward(cases, targets, H, P, weights)
    return np.array([P.shape, W2_bar.shape, H.shape, W1_bar.shape, (b1_bar.size, 1)])


def readings(X, Y):
    """Return the loss, the first entry of W̄₁ and the first of Z̄ for a batch."""
    H, P = forward(X, W1, b1, W2, b2)
    return np.array([loss(P, Y), backward(X, Y, H, P, W2)[0][0, 0], (P - Y)[0, 0] / len(X)])


def share(z_bar, h):
    """Return what one row of the batch adds to W̄₂."""
    return np.outer(z_bar, h)


right = shapes(5, 10, 3, 32)
not_summed = right.copy()
not_summed[4] = right[2]  # b̄₁ left with a row for each case, like H̄

two_rows = np.array([[0.3, -0.1], [-0.5, 0.4]])  # of W̄₂, in exercise 2
cancel = -two_rows.sum(axis=0, keepdims=True).round(9)

B = len(X)
twice = (readings(np.vstack([X, X]), np.vstack([Y, Y])) / readings(X, Y)).round(9)

H, P = forward(X, W1, b1, W2, b2)
x, h, p, y = X[2], H[2], P[2], Y[2]

ANSWERS = {
    "shapes": Answer(right, slips={"not-summed": not_summed, "inputs-for-outputs": right[:, ::-1]}),
    "cancel": Answer(cancel, slips={"sum-to-one": 1 + cancel}),
    "twice": Answer(
        [twice],
        slips={"sum": [2 * twice], "batch-twice": [twice * [1, 1 / 2, 1 / 2]]},
    ),
    "share": Answer(
        share((p - y) / B, h),
        tolerance=0.0005,
        slips={
            "sum": share(p - y, h),
            "batch-twice": share((p - y) / B**2, h),
            "target-forgotten": share(p / B, h),
            "entry-by-entry": share(-y * (1 - p) / B, h),
            "other-layer": share((p - y) / B, x),
        },
    ),
}
