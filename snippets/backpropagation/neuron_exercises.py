"""The answers to the exercises on one neuron.

page: docs/*/backpropagation/neuron.md
test: tests/backpropagation/test_neuron_exercises.py
"""

import numpy as np

from snippets.answer import Answer
from snippets.backpropagation.neuron import backward, forward


def absolute(a, t):
    """Return the loss of exercise 3, |a − t|, and its derivative by a."""
    return np.abs(a - t), np.sign(a - t)


w, x, b, t = 0.7, 2.0, -0.4, 0.5
_, a, _ = forward(w, x, b, t)
dL_da, dL_dz, dL_dw, dL_dx, dL_db = backward(w, x, a, t)

slope = dL_dz / dL_da  # of tanh at z
stale = 1 - np.tanh(a) ** 2  # the same taken at a
STEP = -0.01  # exercise 1
w2, x2 = 0.4, -1.0  # exercise 2: with the bias 0 there, z and a stay as they are
others = np.array([[x, x2, w2]])
value, rate = absolute(a, t)  # exercise 3

ANSWERS = {
    "corrections": Answer(
        STEP * np.array([[dL_db, dL_dw]]),
        tolerance=0.00005,
        slips={
            "rate-for-change": [[dL_db, dL_dw]],
            "other-argument": STEP * np.array([[dL_db, dL_dz * w]]),
            "slope-forgotten": STEP * np.array([[dL_da, dL_da * x]]),
            "stale-point": STEP * np.array([[dL_da * stale, dL_da * stale * x]]),
        },
    ),
    "second-weight": Answer(
        dL_dz * others,
        tolerance=0.0005,
        slips={
            "other-argument": dL_dz * np.array([[w, w2, x2]]),
            "slope-forgotten": dL_da * others,
            "stale-point": dL_da * stale * others,
        },
    ),
    "absolute-loss": Answer(
        rate * slope * x,
        tolerance=0.0005,
        slips={
            "unaltered": dL_dw,
            "value-for-derivative": value * slope * x,
            "slope-forgotten": rate * x,
            "stale-point": rate * stale * x,
        },
    ),
    "blameless": Answer(
        [[0, (np.arctanh(t) - b) / w]],
        tolerance=0.0005,
        slips={"activation-skipped": [[0, (t - b) / w]]},
    ),
}
