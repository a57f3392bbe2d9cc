"""SciPy's derivative of R @ x is the transposed rotation, of the right shape."""

import numpy as np
import pytest
from scipy.differentiate import jacobian

from snippets.reference.questions.shapes_fit import R, rotate, rotate_all
from tests.witnesses import central_jacobian, complex_step_jacobian

X = np.array([1.0, 2.0])


def test_r_is_a_rotation():
    np.testing.assert_allclose(R @ R.T, np.eye(2), atol=1e-15)
    assert np.linalg.det(R) == pytest.approx(1)
    assert R[1, 0] == -R[0, 1] == 0.8, "anticlockwise"


def test_the_true_jacobian_is_r():
    np.testing.assert_allclose(central_jacobian(rotate, X), R, atol=1e-9)
    np.testing.assert_allclose(complex_step_jacobian(rotate, X), R, rtol=1e-14)


def test_scipy_returns_the_transpose_without_a_complaint():
    found = jacobian(rotate, X)
    assert found.df.shape == R.shape
    np.testing.assert_allclose(found.df, R.T, atol=1e-9)
    assert found.success.all()


def test_one_call_for_many_points_needs_the_first_axis():
    np.testing.assert_allclose(jacobian(rotate_all, X).df, R, atol=1e-9)
    points = np.random.default_rng(0).normal(size=(2, 3, 4))
    one_by_one = [rotate(points[:, i, j]) for i in range(3) for j in range(4)]
    np.testing.assert_allclose(rotate_all(points).reshape(2, 12).T, one_by_one, rtol=1e-12)


def test_the_wrong_matrix_says_down_where_the_point_goes_up():
    step = np.array([0.5, 0.0])
    moved = rotate(X + step) - rotate(X)
    np.testing.assert_allclose(moved, [0.3, 0.4])
    np.testing.assert_allclose(R.T @ step, [0.3, -0.4])


def test_each_call_holds_its_points_along_further_axes():
    """The reason the page gives: SciPy passes an array with the coordinates first, points behind."""
    seen = []

    def watched(x):
        seen.append(x.shape)
        return rotate_all(x)

    jacobian(watched, X)
    assert all(shape[0] == 2 for shape in seen)
    assert max(len(shape) for shape in seen) == 3
