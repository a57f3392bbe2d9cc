"""How they are wrong: a slope that is 0 where the truth is 1, a test that a parabola escapes."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest
import sympy as sp

from snippets.partial_derivatives.differentiability import CIRCLE, row, worst_ratio
from snippets.partial_derivatives.differentiability_wrong import (
    bend,
    relu,
    relu_slope,
    unchanged,
    unchanged_slope,
)


@pytest.mark.parametrize("z", [-3.0, -0.25, 0.0, 0.25, 3.0])
def test_the_two_pieces_are_the_identity(z):
    assert relu(z) == (z + abs(z)) / 2
    assert unchanged(z) == z


@pytest.mark.parametrize("z", [-3.0, -0.25, 0.25, 3.0])
def test_away_from_the_kink_the_rules_are_right(z):
    assert relu_slope(z) == pytest.approx((relu(z + 0.1) - relu(z - 0.1)) / 0.2)
    assert unchanged_slope(z) == 1


def test_at_the_kink_the_rule_is_wrong_and_automatic_differentiation_with_it():
    """The same convention, 0, in HIPS autograd: where z > 0 is false, the branch is constant."""

    def traced_relu(z):
        return anp.where(z > 0, z, 0.0)

    assert relu_slope(0.0) == autograd.grad(traced_relu)(0.0) == 0
    by_autograd = autograd.grad(lambda z: traced_relu(z) - traced_relu(-z))(0.0)
    assert unchanged_slope(0.0) == by_autograd == 0
    assert (unchanged(0.1) - unchanged(-0.1)) / 0.2 == pytest.approx(1)


@pytest.mark.parametrize("at", [(0.5, 0.3), (-0.7, 0.2), (1.1, -2.0)])
def test_the_bend_is_at_most_half_its_x_and_reaches_it_on_the_parabola(at):
    u, w = at
    exact = sp.Rational(str(u)) ** 3 * sp.Rational(str(w))
    exact /= sp.Rational(str(u)) ** 4 + sp.Rational(str(w)) ** 2
    assert bend(np.array(at)) == pytest.approx(float(exact))
    assert abs(bend(np.array(at))) <= abs(u) / 2
    assert bend(np.array([u, u**2])) == pytest.approx(u / 2)


def test_along_any_direction_the_ratio_of_the_bend_tends_to_zero():
    """So its maximum over finitely many does too: t c³ s / (t² c⁴ + s²), which is at most t / s."""
    t, c, s = sp.symbols("t c s", positive=True)
    along = (t * c) ** 3 * (t * s) / ((t * c) ** 4 + (t * s) ** 2)
    assert sp.limit(along / t, t, 0) == 0
    for angle in (0.01, 1.3, 2.6, 5.0):
        v = np.array([np.cos(angle), np.sin(angle)])
        for size in (1e-2, 1e-5):
            assert worst_ratio(bend, np.zeros(2), np.zeros((1, 2)), size, v[None]) <= size / abs(v[1])
    assert bend(np.array([0.1, 0.0])) == 0, "and along the axis there is no miss at all"


def test_along_each_straight_line_the_bend_passes_and_on_the_parabola_it_fails():
    origin, J = np.zeros(2), np.zeros((1, 2))
    assert bend(origin) == 0
    np.testing.assert_array_equal(row(bend, origin), J)
    lines = [worst_ratio(bend, origin, J, size, CIRCLE) for size in (1e-3, 1e-4, 1e-5)]
    assert lines[0] > 9 * lines[1] > 81 * lines[2]
    for s in (1e-2, 1e-3):
        step = np.array([s, s**2])
        length = np.linalg.norm(step)
        assert worst_ratio(bend, origin, J, length, step[None] / length) == pytest.approx(0.5, rel=1e-4)
