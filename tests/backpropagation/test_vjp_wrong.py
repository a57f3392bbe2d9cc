"""How the mistakes are wrong: the JVP in place of the VJP, a path lost, a shape of the wrong side."""

import numpy as np
import pytest

from snippets.backpropagation import vjp_wrong
from snippets.backpropagation.vjp import affine, dot_product_test, layer, residual, running_sum
from snippets.backpropagation.vjp_wrong import V, W, b, c, residual_overwritten, running_sum_pushed, x

Y_BAR = np.array([0.5, -2.0, 1.0, 3.0])


def test_the_pushed_one_multiplies_by_the_matrix_instead_of_its_transpose():
    J = np.tril(np.ones((4, 4)))
    wrong, right = running_sum_pushed(Y_BAR), running_sum(Y_BAR)
    np.testing.assert_array_equal(wrong[0], right[0])
    np.testing.assert_allclose(wrong[1](Y_BAR), J @ Y_BAR)
    np.testing.assert_allclose(right[1](Y_BAR), J.T @ Y_BAR)
    np.testing.assert_array_equal(right[1](np.eye(4)[3]), [1, 1, 1, 1])
    np.testing.assert_array_equal(wrong[1](np.eye(4)[3]), [0, 0, 0, 1])
    assert wrong[1](Y_BAR).shape == right[1](Y_BAR).shape
    assert not dot_product_test(running_sum_pushed, Y_BAR)


def test_the_overwritten_one_lacks_the_direct_path():
    """The difference from the right one is ȳ itself, and its values are right, at h = 0 and elsewhere."""
    for at, y_bar in ((x, np.array([1.0, 0.0])), (np.array([0.7, -0.2]), np.array([-0.3, 2.0]))):
        wrong, right = residual_overwritten(V, c, at), residual(V, c, at)
        np.testing.assert_allclose(wrong[0], at + np.tanh(V @ at + c), rtol=1e-14)
        np.testing.assert_allclose(right[1](y_bar) - wrong[1](y_bar), y_bar)
        np.testing.assert_allclose(wrong[1](y_bar), layer(V, c, at)[1](y_bar))
    assert not dot_product_test(lambda x: residual_overwritten(V, c, x), x)
    assert dot_product_test(lambda x: residual(V, c, x), x)


def test_the_cotangent_of_the_input_s_shape_does_not_fit():
    y, vjp = affine(W, b, x)
    with pytest.raises(ValueError, match="matmul"):
        vjp(np.ones(2))
    rows = [vjp(unit) for unit in np.eye(3)]
    np.testing.assert_array_equal(vjp(np.ones(3)), np.sum(rows, axis=0))
    np.testing.assert_array_equal(rows, [[1, -2], [3, 1], [0, 2]])
    assert y.shape == (3,)


def test_the_numbers_are_those_of_the_page():
    np.testing.assert_array_equal(vjp_wrong.V @ x + vjp_wrong.c, [0, 0])
    np.testing.assert_array_equal(vjp_wrong.W @ x + vjp_wrong.b, [0, 0, 1])
    assert vjp_wrong.V.shape == (2, 2)
