"""The answers to the exercises on gradient checking.

page: docs/*/backpropagation/gradient_check.md
test: tests/backpropagation/test_gradient_check_exercises.py
"""

import numpy as np

from snippets.answer import Answer
from snippets.backpropagation.gradient_check import (
    RIGHT,
    X,
    backward,
    layer_gradients,
    relative_error,
    sigmoid_slope,
    x,
    y,
)

EPS, TINY = np.finfo(float).eps, 1e-12  # exercise 1


def doubled(a):
    """Return the sigmoid's slope twice: the first fault of exercise 2."""
    return 2 * sigmoid_slope(a)


def doubled_above(a):
    """Return it twice in the last layer alone, which has one output."""
    return doubled(a) if a.shape[1] == 1 else sigmoid_slope(a)


def mixed(Z_bar, A):
    """Return the weights' gradient summed over the batch, the bias's averaged: the second fault."""
    W_bar, b_bar = layer_gradients(Z_bar, A)
    return len(A) * W_bar, b_bar


def ratios(slope, *names):
    """Return claimed over measured for some parameters, with both faults."""
    claimed, right = backward(x, X, y, (RIGHT[0], slope, mixed)), backward(x, X, y)
    return np.array([[np.vdot(claimed[n], right[n]) / np.vdot(right[n], right[n]) for n in names]]).round(9)


def errors(on):
    """Return e for the slopes forgotten, seven times and minus the right gradient of a ReLU layer."""
    slopes, inputs = np.full(3, float(on)), np.array([1.0, 2.0])
    right, without = np.outer(slopes, inputs), np.outer(np.ones(3), inputs)
    return np.array([[relative_error(claimed, right) for claimed in (without, 7 * right, -right)]])


ANSWERS = {
    "tiny": Answer(
        EPS / (2 * TINY),
        tolerance=0.000005,
        slips={"distance-halved": EPS / TINY, "truncation": TINY**2 / 6},
    ),
    "ten": Answer(
        ratios(doubled, "W1", "b1"),
        slips={
            "counted-once": ratios(doubled_above, "W1", "b1"),
            "carried-along": ratios(doubled, "W2", "b2") ** 2,
        },
    ),
    "off": Answer(errors(on=False), slips={"other-branch": errors(on=True)}),
}
