"""How the wrong backward passes are wrong: silent for square layers, too large, transposed."""

import numpy as np
import pytest

from snippets.backpropagation.layer import layer
from snippets.backpropagation.layer_wrong import dL_dW_turned, dL_dx_untransposed, dL_dx_without_slope
from tests.witnesses import complex_step_jacobian

W = np.array([[1.0, -2.0], [0.5, 1.5], [2.0, 1.0]])
X, G = np.array([0.5, 1.0]), np.array([1.0, -1.0, 0.5])
SQUARE = (W[:2], X, G[:2])


def gradients(weights, x, g):
    """Return the true gradients with respect to the weights and to the inputs."""
    by_weights = complex_step_jacobian(lambda weights: g @ layer(weights, x), weights)
    return by_weights, complex_step_jacobian(lambda x: g @ layer(weights, x), x)


def test_without_the_transpose_a_square_layer_answers_with_the_rows():
    with pytest.raises(ValueError, match="matmul"):
        dL_dx_untransposed(W, X, G)
    wrong = dL_dx_untransposed(*SQUARE)
    J = complex_step_jacobian(lambda x: layer(W[:2], x), X)
    np.testing.assert_allclose(wrong, [J[0, 0] - J[0, 1], J[1, 0] - J[1, 1]], rtol=1e-12)
    right = gradients(*SQUARE)[1]
    np.testing.assert_allclose(right, [J[0, 0] - J[1, 0], J[0, 1] - J[1, 1]], rtol=1e-12)
    assert wrong.shape == right.shape and not np.allclose(wrong, right)


def test_without_the_slope_the_layer_counts_as_linear():
    """It is the gradient of g·Wx: the same for every x, and right only where tanh has the slope 1."""
    wrong = dL_dx_without_slope(W, X, G)
    np.testing.assert_array_equal(wrong, [1.5, -3])
    np.testing.assert_allclose(wrong, complex_step_jacobian(lambda x: G @ (W @ x), X))
    assert wrong.shape == gradients(W, X, G)[1].shape
    assert not np.allclose(wrong, gradients(W, X, G)[1], rtol=1)
    np.testing.assert_allclose(wrong, gradients(W, 1e-6 * X, G)[1], rtol=1e-9)
    flat = 1 - layer(W, X) ** 2
    lucky = np.cross(*((1 - flat) * W.T))
    assert lucky.any(), "away from z = 0 there is a g that hides it, but not every g does"
    np.testing.assert_allclose(dL_dx_without_slope(W, X, lucky), gradients(W, X, lucky)[1], rtol=1e-12)


def test_the_turned_outer_product_is_the_transpose():
    wrong = dL_dW_turned(W, X, G)
    assert wrong.shape == (2, 3)
    np.testing.assert_allclose(wrong.T, gradients(W, X, G)[0], rtol=1e-12)
    right = gradients(*SQUARE)[0]
    np.testing.assert_allclose(dL_dW_turned(*SQUARE), right.T, rtol=1e-12)
    assert dL_dW_turned(*SQUARE).shape == right.shape and not np.allclose(right, right.T)
