"""A backward pass returns Jᵀ weights: the rows of J, weighted and added up."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest

from snippets.reference.questions.backward_vector import backward, f
from tests.witnesses import complex_step_jacobian

POINTS = [np.array([2.0, 5.0]), np.array([-0.7, 1.3])]


@pytest.mark.parametrize("x", POINTS)
def test_backward_is_the_product_with_the_transpose(x):
    for weights in (np.array([1.0, 2.0, -0.5]), *np.eye(3), np.ones(3)):
        np.testing.assert_allclose(backward(x, weights), complex_step_jacobian(f, x).T @ weights, rtol=1e-14)


def traced(x):
    return anp.array([x[0] * x[1], x[0] ** 2, 3 * x[1]])


def test_autograd_pulls_the_same_weights_back():
    vjp, _ = autograd.make_vjp(traced)(POINTS[1])
    weights = np.array([0.2, -1.0, 4.0])
    np.testing.assert_allclose(backward(POINTS[1], weights), vjp(weights), rtol=1e-14)


def test_f_is_the_map_of_its_docstring():
    np.testing.assert_allclose(f(POINTS[0]), [10, 4, 15])


def test_autograd_too_refuses_to_guess_the_weights_of_three_outputs():
    with pytest.raises(TypeError, match="only applies to real scalar-output functions"):
        autograd.grad(traced)(POINTS[0])


def test_ones_give_the_sum_of_the_rows():
    rows = complex_step_jacobian(f, POINTS[0])
    np.testing.assert_allclose(rows, [[5, 2], [4, 0], [0, 3]])
    np.testing.assert_allclose(rows.sum(axis=0), [9, 5])
