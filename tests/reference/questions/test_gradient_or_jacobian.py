"""The row survives a change of units, the gradient does not."""

import autograd
import numpy as np
import pytest

from snippets.reference.questions.gradient_or_jacobian import A, J, J_new


def hill(x):
    """The height over the point x, in metres; the slopes are those that the page names."""
    return 0.2 * x[0] + 0.3 * x[1]


def test_the_rows_are_the_derivatives_in_either_unit():
    at = np.array([4.0, -1.0])
    np.testing.assert_allclose(J, [autograd.grad(hill)(at)], rtol=1e-14)
    tens = autograd.grad(lambda y: hill(np.array([1.0, 10.0]) * y))
    np.testing.assert_allclose(J_new, [tens(at)], rtol=1e-14)
    assert J.shape == J_new.shape == (1, 2)


def test_the_prediction_of_any_walk_is_the_same_in_both_units():
    for walk in np.random.default_rng(0).normal(size=(5, 2)):
        assert hill(walk) == pytest.approx((J_new @ (walk / [1, 10])).item())


def test_the_walk_of_the_page_climbs_12_metres():
    assert hill([30, 20]) == pytest.approx(12)


def test_the_second_gradient_is_not_the_way_up():
    """Of 3600 directions on the map the first gradient climbs most; the second is off by over 30°."""
    angles = np.radians(np.arange(0, 360, 0.1))
    steepest = angles[np.argmax(hill([np.cos(angles), np.sin(angles)]))]
    first, second = J.T[:, 0], (A @ J_new.T)[:, 0]
    assert np.arctan2(first[1], first[0]) == pytest.approx(steepest, abs=np.radians(0.1))
    assert np.degrees(np.arctan2(second[1], second[0]) - steepest) > 30
    assert np.degrees(np.arctan2(second[1], second[0])) == pytest.approx(90, abs=0.5), "almost due north"


def test_a_turned_map_would_have_kept_the_gradient():
    """An orthogonal change of coordinates keeps the inner product, so the arrow survives it."""
    Q = np.array([[0.6, -0.8], [0.8, 0.6]])
    np.testing.assert_allclose(Q @ (J @ Q).T, J.T, rtol=1e-14)
