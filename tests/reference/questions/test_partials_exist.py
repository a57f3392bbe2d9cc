"""Both partial derivatives exist at the origin, the function is continuous, and no row is its derivative."""

import numpy as np
import pytest
import sympy as sp

from snippets.reference.questions.partials_exist import central_row, f
from tests.witnesses import central_jacobian, complex_step_jacobian

ORIGIN = np.zeros(2)


def test_f_is_the_smaller_of_the_two_distances():
    for point, value in (((0.5, -2), 0.5), ((-3, 0.25), 0.25), ((-1, -1), 1), ((0, 7), 0)):
        assert f(np.array(point, float)) == value


def test_both_partial_derivatives_at_the_origin_are_zero():
    t = sp.symbols("t", real=True)
    for point in ((t, 0), (0, t)):
        along = sp.Min(sp.Abs(point[0]), sp.Abs(point[1]))
        assert sp.limit(along / t, t, 0) == 0
    np.testing.assert_array_equal(central_row(f, ORIGIN), [0, 0])


def test_f_is_continuous_at_the_origin():
    for h in np.random.default_rng(0).normal(size=(20, 2)):
        assert 0 <= f(h) <= np.linalg.norm(h)


def test_no_row_predicts_all_directions():
    """The function is even and not constant: a row that fits h and -h is 0 on both, and f is not."""
    h = np.array([0.6, 0.8])
    for size in (1, 1e-3, 1e-9):
        assert f(size * h) == f(-size * h) == pytest.approx(0.6 * size)


def test_the_differences_are_right_for_a_smooth_function():
    def smooth(x):
        return np.exp(x[0]) * np.sin(x[1]) + x[0]

    x = np.array([0.3, -0.8])
    np.testing.assert_allclose(central_row(smooth, x), complex_step_jacobian(smooth, x), atol=1e-8)
    np.testing.assert_allclose(central_row(smooth, x), central_jacobian(smooth, x), atol=1e-8)


def test_the_partial_derivatives_jump_near_the_origin():
    for near in (1e-2, 1e-4):
        sides = [central_row(f, np.array([side * near / 10, near]), near / 100)[0] for side in (-1, 1)]
        np.testing.assert_allclose(sides, [-1, 1])
