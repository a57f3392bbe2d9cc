"""How the wrong steps fail: rising residuals, a constant factor, no step at all."""

import numpy as np
import pytest

from snippets.applications.newton import F, F_jacobian, newton, newton_step
from snippets.applications.newton_wrong import G, G_jacobian, backwards, stale, transposed
from tests.witnesses import complex_step_jacobian

START = np.array([1.0, -1.5])


def sizes(step, limit=5):
    return np.array([np.linalg.norm(F(x)) for x in newton(F, F_jacobian, START, step, limit=limit)])


def test_the_transposed_jacobian_climbs_and_its_first_step_solves_the_wrong_system():
    got = sizes(transposed)
    assert np.all(np.diff(got) > 0) and got[-1] > 8000
    step = transposed(F, F_jacobian, START)
    assert step.shape == (2,), "no shape complains"
    np.testing.assert_allclose(F_jacobian(START).T @ step, -F(START), atol=1e-12)


def test_the_forgotten_sign_is_newtons_step_the_other_way():
    np.testing.assert_allclose(backwards(F, F_jacobian, START), -newton_step(F, F_jacobian, START))
    got = sizes(backwards)
    assert np.all(np.diff(got) > 0)
    assert got[-1] > 100


def test_the_stale_jacobian_falls_by_a_constant_factor_and_still_arrives():
    got = sizes(stale, limit=12)
    np.testing.assert_allclose(got[3:8] / got[2:7], 0.12, atol=0.01)
    assert got[-1] < 1e-8
    np.testing.assert_allclose(stale(F, F_jacobian, START), newton_step(F, F_jacobian, START))
    elsewhere = np.array([0.3, 0.4])
    np.testing.assert_allclose(F_jacobian(START) @ stale(F, F_jacobian, elsewhere), -F(elsewhere), atol=1e-12)


def test_a_wrong_entry_also_gives_a_straight_line():
    def slipped(x):
        return F_jacobian(x) * [[1, 1], [1, 1.2]]

    got = [np.linalg.norm(F(x)) for x in newton(F, slipped, START)]
    factors = np.divide(got[4:], got[3:-1])
    assert factors.min() > 0.02 and factors.max() < 0.5 and np.ptp(factors[-3:]) < 0.05


def test_at_the_origin_there_is_no_step():
    np.testing.assert_array_equal(F_jacobian(np.zeros(2))[0], 0)
    with pytest.raises(np.linalg.LinAlgError, match="Singular"):
        newton(F, F_jacobian, np.zeros(2))


def test_where_curves_touch_the_distance_is_halved():
    points = newton(G, G_jacobian, np.array([2.0, 0.0]), limit=6)
    distances = [np.linalg.norm(x - 1) for x in points]
    np.testing.assert_allclose(np.divide(distances[1:], distances[:-1]), 0.5, rtol=1e-9)
    np.testing.assert_array_equal(G(np.ones(2)), 0)
    assert np.linalg.det(G_jacobian(np.ones(2))) == 0
    for x in points:
        assert x.sum() == pytest.approx(2), "the linear equation holds throughout"
    at = np.array([0.3, -1.2])
    np.testing.assert_allclose(G_jacobian(at), complex_step_jacobian(G, at), rtol=1e-12)
    assert G(at)[0] == pytest.approx(0.09 + 1.44 - 2)
