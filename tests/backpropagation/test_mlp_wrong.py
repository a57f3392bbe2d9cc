"""How the mistakes are wrong: by B, by 1/B, zeros where the wrong classes stand, a bias for each row."""

import numpy as np
import pytest

from snippets.backpropagation import mlp_wrong
from snippets.backpropagation.mlp import forward, loss
from snippets.backpropagation.mlp_wrong import (
    b1_bar_not_summed,
    z_bar_divided_twice,
    z_bar_elementwise,
    z_bar_of_the_sum,
)
from tests.witnesses import complex_step_jacobian

rng = np.random.default_rng(0)
CLASSES = np.array([2, 0, 1, 1, 2])
Y = np.eye(3)[CLASSES]
Z = rng.normal(size=(5, 3))


def probabilities(Z):
    return np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)


P = probabilities(Z)
TRUE = complex_step_jacobian(lambda Z: loss(probabilities(Z), Y), Z)


def test_the_batch_size_forgotten_makes_it_the_gradient_of_the_sum():
    np.testing.assert_allclose(z_bar_of_the_sum(P, Y), 5 * TRUE, rtol=1e-12)
    total = complex_step_jacobian(lambda Z: -np.log(probabilities(Z)[Y == 1]).sum(), Z)
    np.testing.assert_allclose(z_bar_of_the_sum(P, Y), total, rtol=1e-12)


def test_the_batch_size_used_twice_makes_it_too_small_by_the_batch_size():
    np.testing.assert_allclose(z_bar_divided_twice(P, Y), TRUE / 5, rtol=1e-12)


def test_entry_by_entry_only_the_right_class_is_right():
    wrong = z_bar_elementwise(P, Y)
    np.testing.assert_allclose(wrong[Y == 1], TRUE[Y == 1], rtol=1e-12)
    assert not wrong[Y == 0].any() and TRUE[Y == 0].all()


def test_the_bias_gradient_s_rows_add_up_to_the_right_one():
    W2 = rng.normal(size=(3, 4))
    S, b1 = rng.normal(size=(5, 4)), np.zeros(4)
    wrong = b1_bar_not_summed(TRUE, np.tanh(S), W2)
    at = Z - np.tanh(S) @ W2.T  # so that the scores are Z at b1 = 0
    true = complex_step_jacobian(lambda b: loss(probabilities(np.tanh(S + b) @ W2.T + at), Y), b1)
    assert wrong.shape == (5, 4) != b1.shape
    np.testing.assert_allclose(wrong.sum(axis=0), true, rtol=1e-10)


def test_broadcasting_hides_it_until_one_case_comes_in():
    bias = np.zeros((4, 3))
    W1, W2, b2 = np.ones((3, 2)), np.ones((2, 3)), np.zeros(2)
    assert forward(np.ones((4, 2)), W1, bias, W2, b2)[1].shape == (4, 2)
    assert forward(np.ones((1, 2)), W1, bias, W2, b2)[1].shape == (4, 2)
    with pytest.raises(ValueError, match="broadcast"):
        forward(np.ones((5, 2)), W1, bias, W2, b2)


def test_the_numbers_are_those_of_the_page():
    from tests.backpropagation.test_mlp import PAGE, X, Y

    np.testing.assert_array_equal(mlp_wrong.X, X)
    np.testing.assert_array_equal(mlp_wrong.Y, Y)
    for name, parameter in zip(("W1", "b1", "W2", "b2"), PAGE, strict=True):
        np.testing.assert_array_equal(getattr(mlp_wrong, name), parameter)
    np.testing.assert_array_equal(mlp_wrong.H, forward(X, *PAGE)[0])
    np.testing.assert_array_equal(mlp_wrong.P, forward(X, *PAGE)[1])
