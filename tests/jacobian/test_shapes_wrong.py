"""How the two silent failures are wrong: right shape with scrambled entries, and a loss of n² terms."""

import numpy as np
import pytest
from scipy.differentiate import jacobian

from snippets.jacobian.shapes_wrong import W, axes_seen, checked_loss, first_axis, matmul, mean_loss
from tests.witnesses import complex_step_jacobian

AT = np.array([0.7, -3.0])
Y = np.array([1.0, 2.0, 4.0])


def test_scipy_returns_the_transpose_poured_into_the_right_shape():
    np.testing.assert_array_equal(complex_step_jacobian(matmul, AT), [[1, 2], [3, 4], [5, 6]])
    axes_seen.clear()
    result = jacobian(matmul, AT)
    assert result.success.all()
    assert axes_seen == {2, 3}
    np.testing.assert_allclose(result.df, [[1, 3], [5, 2], [4, 6]], atol=1e-9)
    np.testing.assert_allclose(result.df, W.T.reshape(3, 2), atol=1e-9)
    assert np.sum(~np.isclose(result.df, W, atol=1e-9)) == 4


def test_why_a_third_axis_makes_a_pile_of_matrices():
    """Two axes multiply along the first of x, as they should; three along the second."""
    moved = np.arange(4.0).reshape(2, 2)
    np.testing.assert_array_equal(matmul(moved), first_axis(moved))
    copies = np.arange(16.0).reshape(2, 2, 4)  # component, moved input, how far
    assert matmul(copies).shape == (2, 3, 4)
    np.testing.assert_array_equal(matmul(copies), np.einsum("ij,cjk->cik", W, copies))
    assert first_axis(copies).shape == (3, 2, 4)
    np.testing.assert_array_equal(first_axis(copies), np.tensordot(W, copies, axes=1))


def test_the_first_call_has_two_axes_and_all_later_ones_three():
    seen = []

    def recorded(x):
        seen.append(x.shape)
        return W @ x

    jacobian(recorded, AT)
    assert seen[0] == (2, 2)
    assert {shape[:2] for shape in seen} == {(2, 2)}
    assert len(seen) > 1 and {len(shape) for shape in seen[1:]} == {3}


def test_with_a_square_matrix_scipy_returns_the_transpose():
    square = np.arange(9.0).reshape(3, 3)
    np.testing.assert_allclose(jacobian(lambda x: square @ x, np.ones(3)).df, square.T, atol=1e-9)


def test_multiplying_along_the_first_axis_is_right():
    np.testing.assert_allclose(jacobian(first_axis, AT).df, W, atol=1e-9)
    np.testing.assert_allclose(first_axis(AT), [-5.3, -9.9, -14.5])


def test_the_stretched_loss_compares_every_number_with_every_other():
    prediction = np.array([[0.5], [2.0], [-1.0]])
    every_pair = [(y - p) ** 2 for y in Y for p in prediction[:, 0]]
    assert mean_loss(prediction, Y) == pytest.approx(sum(every_pair) / 9)
    assert mean_loss(Y[:, None], Y) == pytest.approx(2 * Y.var()), "a perfect prediction is punished"
    assert mean_loss(np.full((3, 1), Y.mean()), Y) == pytest.approx(Y.var()), "the mean costs half"
    assert mean_loss(Y, Y) == 0


def test_no_prediction_beats_the_mean_under_the_stretched_loss():
    rng = np.random.default_rng(0)
    best = mean_loss(np.full((3, 1), Y.mean()), Y)
    for step in rng.normal(size=(50, 3, 1)):
        assert mean_loss(Y.mean() + step, Y) == pytest.approx(best + np.mean(step**2))


def test_the_checked_loss_refuses_unequal_shapes_and_averages_equal_ones():
    for shape in ((3, 1), (1, 3), (1,), (2,)):
        with pytest.raises(ValueError, match=r"prediction \(.*\), y \(3,\)"):
            checked_loss(np.zeros(shape), Y)
    assert checked_loss(np.zeros(3), Y) == pytest.approx((1 + 4 + 16) / 3)
    assert checked_loss(np.zeros((3, 1)), Y[:, None]) == pytest.approx(7)
