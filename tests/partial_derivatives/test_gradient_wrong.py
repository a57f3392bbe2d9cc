"""How the mistakes are wrong: five times too steep, uphill instead of down, steepest by one ruler only."""

import autograd
import numpy as np
import pytest
from scipy.special import logsumexp

from snippets.partial_derivatives.gradient import bowl, bowl_gradient, f, gradient, slope
from snippets.partial_derivatives.gradient_wrong import (
    rescaled,
    rescaled_gradient,
    slope_of_any_length,
    step_down,
)

P = np.array([0.0, np.log(2)])
START = np.array([1.0, 1.0])


def test_a_vector_of_length_five_has_five_times_the_slope():
    v = np.array([-3.0, 4.0])
    assert slope_of_any_length(P, v) == pytest.approx(5 * slope(f, P, v))
    assert slope_of_any_length(P, v) == pytest.approx(5 / 3)
    assert slope_of_any_length(P, v / 5) == pytest.approx(slope(f, P, v))
    assert slope_of_any_length(P, v) > np.linalg.norm(gradient(P)), "which no slope can be"


@pytest.mark.parametrize("size", [0.1, 0.05, 1e-3, 1e-6])
def test_with_the_wrong_sign_every_step_climbs(size):
    end = step_down(START, size)
    np.testing.assert_allclose(end, START + size * np.array([2, 10]))
    assert bowl(end) > bowl(START)
    right = START - 1e-3 * bowl_gradient(START)
    assert bowl(right) < bowl(START)


@pytest.mark.parametrize("point", [P, np.array([1.0, -0.4])])
def test_rescaled_is_the_same_hill_and_has_its_own_gradient(point):
    moved = np.array([point[0], 2 * point[1]])
    assert rescaled(moved) == pytest.approx(f(point), rel=1e-14)
    measured = [slope(rescaled, moved, axis) for axis in np.eye(2)]
    np.testing.assert_allclose(rescaled_gradient(moved), measured, atol=1e-9)
    g = autograd.grad(lambda q: autograd.numpy.log(autograd.numpy.sum(autograd.numpy.exp(q))))(point)
    np.testing.assert_allclose(rescaled_gradient(moved), [g[0], g[1] / 2])


def test_each_gradient_is_steepest_by_its_own_ruler():
    """Per length on the map of x and Y the second step wins, per length on that of x and y the first."""
    first, second = gradient(P), np.array([1 / 3, 1 / 6])
    G = rescaled_gradient(np.array([0.0, 2 * np.log(2)]))
    np.testing.assert_allclose(G, [1 / 3, 1 / 3])
    np.testing.assert_allclose([G[0], G[1] / 2], second)
    climb = [1e-6 * step for step in (first, second)]
    rise = [logsumexp(P + step) - logsumexp(P) for step in climb]
    old = [np.hypot(step[0], step[1]) for step in climb]
    new = [np.hypot(step[0], 2 * step[1]) for step in climb]
    assert rise[0] / old[0] > 1.2 * rise[1] / old[1] > 0
    assert rise[1] / new[1] > 1.1 * rise[0] / new[0] > 0
    assert slope(f, P, second) == pytest.approx(4 / (3 * np.sqrt(5)), abs=1e-9)
