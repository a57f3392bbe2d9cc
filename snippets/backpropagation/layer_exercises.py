"""The answers to the exercises on one layer.

page: docs/*/backpropagation/layer.md
test: tests/backpropagation/test_layer_exercises.py
"""

import numpy as np

from snippets.answer import Answer
from snippets.backpropagation.layer import backward, layer_jacobian

W = np.array([[1.0, -2.0], [0.5, 1.5], [2.0, 1.0]])
x = np.array([0.5, 1.0])
g = np.array([1.0, -1.0, 0.5])


def shapes(inputs, neurons):
    """Return one row of two sizes for W, J, δ, ∇_x L, ∇_W L and the Jacobian by all weights."""
    weights, answers = np.ones((neurons, inputs)), np.ones(neurons)
    dL_dW, dL_db, dL_dx = backward(weights, np.ones(inputs), answers)
    by_weights = (answers.size, weights.size)
    J = layer_jacobian(weights, np.ones(inputs))
    return np.array([weights.shape, J.shape, (dL_db.size, 1), (dL_dx.size, 1), dL_dW.shape, by_weights])


def relu_weights(slope):
    """Return ∇_W L with ReLU in the place of tanh, whose slope at z is given by a function."""
    return np.outer(slope(W @ x) * g, x)


paths = layer_jacobian(W, x) * g[:, None]  # row i: what neuron i sends to each input
ANSWERS = {
    "shapes": Answer(shapes(4, 3), slips={"inputs-for-outputs": shapes(4, 3)[:, ::-1]}),
    "paths": Answer(
        paths[:, 1].sum(),
        tolerance=0.0002,
        slips={
            "mean": paths[:, 1].mean(),
            "other-column": paths[:, 0].sum(),
            "slope-forgotten": W[:, 1] @ g,
        },
    ),
    "relu": Answer(
        relu_weights(lambda z: z > 0),
        slips={"slope-forgotten": relu_weights(np.ones_like)},
    ),
}
