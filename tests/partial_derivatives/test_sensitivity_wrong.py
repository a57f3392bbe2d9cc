"""How the wrong slopes are wrong: a sum of all, a chord across the bend, a difference that drowned."""

import numpy as np
import pytest
from scipy.special import expit

from snippets.partial_derivatives.sensitivity import central, loss
from snippets.partial_derivatives.sensitivity_wrong import central_of_all

W, V = np.array([0.5, -0.25]), np.array([np.log(3), 0.0])


@pytest.mark.parametrize("w", [W, V, np.array([-2.0, 0.3])])
def test_moving_all_weights_measures_the_sum_of_their_slopes(w):
    total = (expit(w[0] + 2 * w[1]) - 1) * (1 + 2)
    assert central_of_all(loss, w) == pytest.approx(total, rel=1e-8)
    assert all(abs(central_of_all(loss, w) - central(loss, w, j)) > 0.1 for j in (0, 1))


@pytest.mark.parametrize("h", [1.0, 0.1])
def test_its_step_is_divided_by_twice_its_length(h):
    """For t³ at 2 with a large step: 12 + h²."""
    assert central_of_all(lambda t: t[0] ** 3, np.array([2.0]), h) == pytest.approx(12 + h**2)


def test_its_default_step_is_neither_too_large_nor_too_small():
    assert central_of_all(lambda t: np.exp(t[0]), np.array([0.0])) == pytest.approx(1, abs=1e-9)


def test_the_large_step_measures_a_chord():
    low, high = (np.logaddexp(0, -(np.log(3) + 2 * step)) for step in (-10, 10))
    assert central(loss, V, 1, 10.0) == pytest.approx((high - low) / 20)
    assert abs((high - low) / 20 + 0.5) > 0.4


def test_the_small_step_is_lost_in_the_score():
    assert np.log(3) + 2e-17 == np.log(3) and np.log(3) - 2e-17 == np.log(3)
    assert central(loss, V, 1, 1e-17) == 0


def test_two_steps_around_the_right_size_agree_and_elsewhere_they_may_not():
    fine = [central(loss, V, 1, step) for step in (1e-4, 1e-5)]
    assert fine == pytest.approx([-0.5, -0.5], abs=1e-8)
    assert abs(central(loss, V, 1, 10.0) - central(loss, V, 1, 1.0)) > 0.1
    assert abs(central(loss, V, 1, 1e-17) - central(loss, V, 1, 1e-16)) > 0.1


def test_two_drowned_steps_agree_on_zero():
    """Agreement alone proves nothing: that is why the page says where to take the two steps."""
    assert [central(loss, V, 1, step) for step in (1e-17, 1e-18)] == [0, 0]
