"""Witnesses for snippets/partial_derivatives/gradient_exercises.py, and for the worded solutions."""

import numpy as np
import pytest
import sympy as sp

from snippets.partial_derivatives.gradient_exercises import ANSWERS

x, y, t, eta = sp.symbols("x y t eta", real=True)
HILL, CIRCLE, BOWL = sp.log(sp.exp(x) + sp.exp(y)), x**2 + y**2, x**2 + 5 * y**2
HEIGHT = sp.expand(BOWL.subs({x: 1 - 2 * eta, y: 1 - 10 * eta}))  # after the step from (1, 1)

PROSE = {
    "0.1333": (2 * 0.6 - 0.8) / 3,
    "0.25": -(1 - 0.6 * 2) / 0.8,
    "104": -HEIGHT.coeff(eta, 1),
    "504": HEIGHT.coeff(eta, 2),
    "0.206": max(sp.solve(HEIGHT - 6, eta)),
}


def climb(height, at, v):
    """Return the slope of a height along v, not shortened, by walking there."""
    along = height.subs({x: at[0] + t * v[0], y: at[1] + t * v[1]}, simultaneous=True)
    return along.diff(t).subs(t, 0)


def test_a_fourth_direction():
    answer, at = ANSWERS["fourth"], (0, sp.log(2))
    unit = (sp.Rational(4, 5), -sp.Rational(3, 5))
    exact = sp.simplify(climb(HILL, at, unit))
    assert exact == -sp.Rational(2, 15)
    np.testing.assert_allclose(answer.value, [[float(exact)]], rtol=1e-12)
    np.testing.assert_allclose(answer.slips["not-unit"], float(climb(HILL, at, (4, -3))), rtol=1e-12)
    angle = np.arctan2(2, 1) - np.arctan2(-3, 4)
    np.testing.assert_allclose(answer.slips["length-lost"], np.cos(angle), rtol=1e-12)
    assert sp.Matrix([4, -3]).norm() == 5


def test_another_hill_all_round():
    """Of 3,600 directions, the highest, the lowest, and the western one on the circle itself."""
    answer = ANSWERS["circle"]
    np.testing.assert_allclose(answer.value, [[0.6, -0.6, -0.8], [0.8, -0.8, 0.6]], rtol=1e-12)
    angles = np.radians(np.arange(0, 360, 0.1))
    around = np.column_stack([np.cos(angles), np.sin(angles)])
    heights = np.sum((np.array([3, 4]) + 1e-4 * around) ** 2, axis=1)
    up, down, level = answer.value.T
    assert around[heights.argmax()] @ up == pytest.approx(1, abs=1e-5)
    assert around[heights.argmin()] @ down == pytest.approx(1, abs=1e-5)
    turned = np.arctan2(4, 3) + 1e-6
    chord = 5 * np.array([np.cos(turned), np.sin(turned)]) - [3, 4]
    np.testing.assert_allclose(chord / np.linalg.norm(chord), level, atol=1e-5)
    assert level[0] < 0, "to the west"


def test_the_slopes_of_another_hill():
    assert sp.Matrix([CIRCLE]).jacobian([x, y]).subs({x: 3, y: 4}).tolist() == [[6, 8]]
    tenths = [(6, 8), (-6, -8), (-8, 6), (8, -6)]
    assert [climb(CIRCLE, (3, 4), v) / 10 for v in tenths] == [10, -10, 0, 0]
    np.testing.assert_array_equal(ANSWERS["circle"].slips["not-unit"].T, tenths[:3])


def test_two_slopes_neither_due_north():
    """The plane 2x − y/4 has the measured slopes; the slips fail one of the two."""
    answer = ANSWERS["two-slopes"]
    np.testing.assert_allclose(answer.value, [[2], [-0.25]], rtol=1e-12)
    tilted, v = 2 * x - y / 4, (sp.Rational(3, 5), sp.Rational(4, 5))
    assert [climb(tilted, (0, 0), (1, 0)), climb(tilted, (0, 0), v)] == [2, 1]
    assert answer.slips["slope-for-component"].tolist() == [[2], [1]]
    np.testing.assert_allclose(answer.slips["arrows-added"], [[2 * 1 + 1 * 0.6], [1 * 0.8]], rtol=1e-12)


def test_the_longest_step_that_still_helps():
    answer = ANSWERS["longest"]
    bound = max(sp.solve(HEIGHT - 6, eta))
    assert bound == sp.Rational(104, 504)
    assert answer.value.item() == pytest.approx(float(bound), rel=1e-12)
    assert abs(0.206 - bound) < answer.tolerance, "three decimals are enough"
    lowest = sp.solve(HEIGHT.diff(eta), eta)
    assert answer.slips["lowest-for-longest"].item() == pytest.approx(float(lowest[0]), rel=1e-12)
    alone = max(sp.solve(5 * (1 - 10 * eta) ** 2 - 5, eta))
    assert answer.slips["one-input"].item() == pytest.approx(float(alone), rel=1e-12)
    for size in (0.01, 0.2, 0.206):
        assert HEIGHT.subs(eta, size) < 6
    assert HEIGHT.subs(eta, 0.2065) > 6
