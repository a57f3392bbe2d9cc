"""Witnesses for snippets/backpropagation/layer_exercises.py, and for the worded solutions."""

import autograd
import autograd.numpy as anp
import numpy as np
import sympy as sp

from snippets.backpropagation.layer_exercises import ANSWERS
from tests.witnesses import central_jacobian, complex_step_jacobian

W = np.array([[1.0, -2.0], [0.5, 1.5], [2.0, 1.0]])
X, G = np.array([0.5, 1.0]), np.array([1.0, -1.0, 0.5])


def test_the_shapes_of_exercise_1():
    """A gradient is shaped like what it belongs to; a Jacobian has rows for outputs."""
    rng = np.random.default_rng(0)
    weights, x, g = rng.normal(size=(3, 4)), rng.normal(size=4), rng.normal(size=(3, 1))
    J = complex_step_jacobian(lambda x: np.tanh(weights @ x), x)
    by_weights = complex_step_jacobian(lambda w: np.tanh(w.reshape(3, 4) @ x), weights.ravel())
    wanted = [weights.shape, J.shape, g.shape, (J.T @ g).shape, weights.shape, by_weights.shape]
    np.testing.assert_array_equal(ANSWERS["shapes"].value, wanted)
    np.testing.assert_array_equal(ANSWERS["shapes"].slips["inputs-for-outputs"], [s[::-1] for s in wanted])
    assert (by_weights.size, np.count_nonzero(by_weights)) == (36, 12)


def test_the_three_paths_of_exercise_2():
    answer = ANSWERS["paths"]
    gradient = autograd.grad(lambda x: anp.dot(G, anp.tanh(anp.dot(W, x))))(X)
    np.testing.assert_allclose(answer.value, gradient[1], rtol=1e-12)
    np.testing.assert_allclose(answer.slips["other-column"], gradient[0], rtol=1e-12)
    np.testing.assert_allclose(answer.slips["mean"] * 3, gradient[1], rtol=1e-12)
    linear = complex_step_jacobian(lambda x: G @ (W @ x), X)
    np.testing.assert_allclose(answer.slips["slope-forgotten"], linear[1], rtol=1e-12)


def test_the_printed_sum_of_exercise_2_is_within_the_tolerance():
    """A reader who works with the four digits of the page is right."""
    by_hand = -0.3614 * 1 + 0.1707 * (-1) + 0.0707 * 0.5
    assert abs(by_hand - ANSWERS["paths"].value.item()) < ANSWERS["paths"].tolerance
    assert ANSWERS["paths"].tolerance < 10 * 2.5 * 0.00005, "no more than the four digits explain"


def test_exercise_3_with_another_activation():
    def relu(weights, x):
        return G @ np.maximum(weights @ x, 0)

    by_weights = central_jacobian(lambda weights: relu(weights, X), W)
    np.testing.assert_allclose(ANSWERS["relu"].value, by_weights, atol=1e-9)
    np.testing.assert_array_equal(ANSWERS["relu"].value, [[0, 0], [-0.5, -1], [0.25, 0.5]])
    linear = central_jacobian(lambda weights: G @ (weights @ X), W)
    np.testing.assert_allclose(ANSWERS["relu"].slips["slope-forgotten"], linear, atol=1e-9)
    np.testing.assert_allclose(central_jacobian(lambda x: relu(W, x), X), [0.5, -1], atol=1e-9)
    np.testing.assert_array_equal(W @ X, [-1.5, 1.75, 2])
    by_z = central_jacobian(lambda z: G @ np.maximum(z, 0), W @ X)
    np.testing.assert_allclose(by_z, [0, -1, 0.5], atol=1e-9)


def test_the_slopes_of_relu_are_the_derivative_of_max():
    z = sp.Symbol("z", real=True, nonzero=True)
    slope = sp.simplify(sp.Max(0, z).diff(z))
    assert [slope.subs(z, value) for value in (-1.5, 1.75, 2)] == [0, 1, 1]
