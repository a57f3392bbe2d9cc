"""Witnesses for snippets/backpropagation/neuron_exercises.py, and for the worded solutions."""

import numpy as np
import pytest
import sympy as sp

from snippets.backpropagation.neuron_exercises import ANSWERS, absolute
from tests.witnesses import central_jacobian, complex_step_jacobian

W, X, B, T = 0.7, 2.0, -0.4, 0.5  # the example
A = np.tanh(1)
STALE = np.cosh(1) ** 2 / np.cosh(A) ** 2  # the slope of tanh at a over that at z
SLOPE = 1 / np.cosh(1) ** 2
DL_DZ = complex_step_jacobian(lambda z: (np.tanh(z) - T) ** 2, 1.0).item()

PROSE = {
    "0.01": 0.01,
    "0.0022": DL_DZ * 0.01,
    "0.0044": DL_DZ * 0.01 * X,
    "0.0879": DL_DZ * 0.4,
    "0.8399": SLOPE * X,
    "0.549": np.log(3) / 2,
    "1.356": (np.log(3) / 2 + 0.4) / 0.7,
}


def loss(w, x, b):
    return (np.tanh(w * x + b) - T) ** 2


def linear(z):
    """Return the loss of a neuron without tanh that gives the same answer at z = 1."""
    return (A + z - 1 - T) ** 2


def second(q, of_z=lambda z: (np.tanh(z) - T) ** 2):
    """Return the loss of exercise 2 by w₁, w₂, x₂ and, last, the first input."""
    return of_z(q[3] * q[0] + q[1] * q[2])


def test_small_corrections_are_rates_times_steps():
    answer = ANSWERS["corrections"]
    by_w, by_x, by_b = complex_step_jacobian(lambda q: loss(*q), [W, X, B])
    np.testing.assert_allclose(answer.value, [[-by_b / 100, -by_w / 100]], rtol=1e-12)
    np.testing.assert_allclose(answer.slips["rate-for-change"], [[by_b, by_w]], rtol=1e-12)
    np.testing.assert_allclose(answer.slips["other-argument"], [[-by_b / 100, -by_x / 100]], rtol=1e-12)
    by_w, by_b = complex_step_jacobian(lambda q: linear(q[0] * X + q[1]), [W, B])
    np.testing.assert_allclose(answer.slips["slope-forgotten"], [[-by_b / 100, -by_w / 100]], rtol=1e-12)
    np.testing.assert_allclose(answer.slips["stale-point"], answer.value * STALE, rtol=1e-12)


def test_the_loss_really_changes_by_that_much_and_twice_as_much_by_the_weight():
    """Within the tolerance: who runs the forward pass instead is right as well."""
    answer = ANSWERS["corrections"]
    before = loss(W, X, B)
    real = [loss(W, X, B - 0.01) - before, loss(W - 0.01, X, B) - before]
    np.testing.assert_allclose(answer.value[0], real, atol=answer.tolerance / 2)
    np.testing.assert_allclose(answer.value[0], [-0.0022, -0.0044], atol=answer.tolerance / 2)
    assert answer.value[0, 1] / answer.value[0, 0] == pytest.approx(2)


def test_a_second_weight_changes_nothing_right_of_z():
    answer, at = ANSWERS["second-weight"], [0.7, 0.4, -1, 2]
    found = complex_step_jacobian(second, at)[:3]
    np.testing.assert_allclose(answer.value, [found], rtol=1e-12)
    np.testing.assert_allclose(found.round(4), [0.4395, -0.2197, 0.0879])
    assert found[0] == pytest.approx(complex_step_jacobian(lambda w: loss(w, X, B), W).item())
    without = complex_step_jacobian(lambda q: second(q, linear), at)[:3]
    np.testing.assert_allclose(answer.slips["slope-forgotten"], [without], rtol=1e-12)
    np.testing.assert_allclose(answer.slips["stale-point"], [found * STALE], rtol=1e-12)
    partners = complex_step_jacobian(second, at)[[3, 2, 1]]
    np.testing.assert_allclose(answer.slips["other-argument"], [partners], rtol=1e-12)


def test_the_absolute_loss_changes_the_first_factor_only():
    answer = ANSWERS["absolute-loss"]

    def by_weight(w):
        return abs(np.tanh(2 * w - 0.4) - 0.5)

    assert answer.value.item() == pytest.approx(central_jacobian(by_weight, 0.7).item(), rel=1e-8)
    assert answer.value.item() == pytest.approx(0.8399, abs=5e-5)
    squared = complex_step_jacobian(lambda w: loss(w, X, B), W).item()
    assert answer.slips["unaltered"].item() == pytest.approx(squared)
    value = by_weight(0.7) * central_jacobian(lambda w: np.tanh(2 * w - 0.4), 0.7).item()
    assert answer.slips["value-for-derivative"].item() == pytest.approx(value, rel=1e-8)
    assert answer.slips["slope-forgotten"].item() == central_jacobian(lambda w: 2 * w, 0.7).round(6)
    assert answer.slips["stale-point"].item() == pytest.approx(answer.value.item() * STALE)


def test_the_absolute_loss_is_a_distance_and_its_slope_the_direction_away_from_the_target():
    """Below it as well as above, where the example is: there a − t and a + t have the same sign."""
    for t in (0.5, 1.0, -1.5):
        value, rate = absolute(A, t)
        assert value == np.hypot(A - t, 0)
        assert rate == pytest.approx(central_jacobian(lambda a, t=t: np.hypot(a - t, 0), A).item())


def test_where_the_absolute_loss_has_no_derivative():
    def absolute(w, x, target):
        return abs(np.tanh(w * x - 0.4) - target)

    corner = (np.arctanh(0.5) + 0.4) / 2
    sides = [(absolute(corner + h, 2, 0.5) - absolute(corner, 2, 0.5)) / h for h in (1e-6, -1e-6)]
    assert sides[0] > 1 and sides[1] < -1, "no derivative at the corner"
    deaf = [absolute(w, 0, np.tanh(-0.4)) for w in (0.7, 0.6, 0.8)]
    assert deaf == [0, 0, 0], "at x = 0 the corner does no harm: the weight has no influence"


def test_when_the_weight_is_not_to_blame():
    """The derivative is zero at both inputs, changes sign there, and is zero nowhere else."""
    answer = ANSWERS["blameless"]

    def rate(x):
        return complex_step_jacobian(lambda w: loss(w, x, B), W).item()

    first, last = answer.value[0]
    assert rate(first) == 0 and rate(last) == pytest.approx(0, abs=1e-15)
    signs = [np.sign(rate(x)) for x in (-3, -0.1, 0.1, 1.3, 1.4, 5)]
    assert signs == [1, 1, -1, -1, 1, 1]
    assert last == pytest.approx(1.356, abs=5e-4)
    x, z, t = sp.symbols("x z t", real=True)
    half = sp.Rational(1, 2)
    assert sp.solve(1 - sp.tanh(z) ** 2) == [], "the middle factor is never zero"
    hint = sp.tanh(sp.log((1 + t) / (1 - t)) / 2).rewrite(sp.exp)
    assert sp.simplify(hint - t) == 0
    assert sp.simplify(hint.subs(t, half)) == half == sp.tanh(sp.log(3) / 2).rewrite(sp.exp).simplify()
    skipped = sp.solve(x * (sp.Rational(7, 10) * x - sp.Rational(2, 5) - half), x)
    np.testing.assert_allclose(answer.slips["activation-skipped"], [[float(s) for s in skipped]])
