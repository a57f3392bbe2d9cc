"""Witnesses for snippets/change_of_variables/densities_exercises.py, and for the worded solutions."""

import numpy as np
import pytest
import sympy as sp
from scipy.optimize import minimize_scalar
from scipy.stats import beta, expon, kstest

from snippets.change_of_variables.densities_exercises import ANSWERS

PROSE = {"0.7": 7 / 10}


def test_the_linear_map_of_exercise_1():
    """The share of points in a box of the image, over its area; the image's corners make a parallelogram."""
    answer = ANSWERS["linear"]
    A = np.array([[0.0, 3.0], [2.0, 1.0]])
    a, b, c, d = (A @ corner for corner in ([0, 0], [1, 0], [1, 1], [0, 1]))
    diagonals = np.column_stack([c - a, d - b])
    assert np.linalg.det(diagonals) / 2 == pytest.approx(-6), "turned over"
    grid = np.stack(np.meshgrid(*2 * [(np.arange(600) + 0.5) / 600]), axis=-1).reshape(-1, 2)
    image = grid @ A.T
    box = np.all((image > [1.1, 1.2]) & (image < [1.9, 1.7]), axis=1)
    assert box.mean() / (0.5 * 0.8) == pytest.approx(answer.value.item(), rel=0.01)
    assert answer.value.item() == pytest.approx(1 / 6, rel=1e-12)
    assert answer.slips["absolute"].item() == pytest.approx(-1 / 6, rel=1e-12)
    assert answer.slips["inverse"].item() == pytest.approx(6, rel=1e-12)
    assert answer.slips["factor-forgotten"].item() == 1


def test_the_waiting_times_of_exercise_2():
    answer = ANSWERS["waiting"]
    assert answer.value.item() == pytest.approx(expon.pdf(2), rel=1e-12) == np.exp(-2)
    u = np.random.default_rng(0).random(20_000)
    assert kstest(-np.log(u), "expon").pvalue > 0.01
    v = sp.symbols("v", positive=True)
    slope = sp.diff(-sp.log(v), v)
    assert slope == -1 / v
    there, at_y = (float(slope.subs(v, at)) for at in (np.exp(-2), 2))
    assert answer.slips["absolute"].item() == pytest.approx(1 / there, rel=1e-12)
    assert answer.slips["inverse"].item() == pytest.approx(np.exp(2), rel=1e-12)
    assert answer.slips["landing-point"].item() == pytest.approx(abs(1 / at_y), rel=1e-12)
    assert answer.slips["factor-forgotten"].item() == 1


def test_the_branches_of_exercise_3_by_the_distribution():
    """P(Y ≤ y) is the share of −1 < x < 2 with x² ≤ y; its slope is the density."""
    answer = ANSWERS["branches"]

    def at_most(y):
        return (min(np.sqrt(y), 2) - max(-np.sqrt(y), -1)) / 3

    h = 1e-6
    slopes = [(at_most(y + h) - at_most(y - h)) / (2 * h) for y in (1 / 4, 9 / 4)]
    np.testing.assert_allclose(answer.value, [slopes], rtol=1e-8)
    np.testing.assert_allclose(answer.value, [[2 / 3, 1 / 9]], rtol=1e-12)
    right_branch = [[1 / 3 / 1, 1 / 3 / 3]]  # over 2√y
    np.testing.assert_allclose(answer.slips["branch-forgotten"], right_branch, rtol=1e-12)
    np.testing.assert_allclose(answer.slips["branch-outside"], 2 * np.array(right_branch), rtol=1e-12)
    np.testing.assert_allclose(answer.slips["factor-forgotten"], [[1 / 3 + 1 / 3, 1 / 3]], rtol=1e-12)
    np.testing.assert_allclose(answer.slips["inverse"], [[1 / 3 + 1 / 3, 1 / 3 * 3]], rtol=1e-12)
    at_the_landing = [[2 * (1 / 3) / (2 * 1 / 4), (1 / 3) / (2 * 9 / 4)]]
    np.testing.assert_allclose(answer.slips["landing-point"], at_the_landing, rtol=1e-12)


def highest(f):
    """Return the q at which a function of t is largest, by a search in t."""
    t = minimize_scalar(lambda t: -f(1 / (1 + np.exp(-t))), bounds=(-3, 4), method="bounded").x
    return 1 / (1 + np.exp(-t))


def test_the_likelihood_of_exercise_4():
    """In q or in t, the maximum stands at q = 0.7; the density of t has its own at 8/12."""
    answer = ANSWERS["coin"]
    q = sp.symbols("q", positive=True)
    assert sp.solve(sp.diff(7 * sp.log(q) + 3 * sp.log(1 - q), q), q) == [sp.Rational(7, 10)]
    assert sp.solve(sp.diff(8 * sp.log(q) + 4 * sp.log(1 - q), q), q) == [sp.Rational(8, 12)]
    likelihood = highest(lambda q: q**7 * (1 - q) ** 3)
    t = np.linspace(-2, 4, 6001)
    of_t = 1 / (1 + np.exp(-t))
    np.testing.assert_allclose(np.gradient(of_t, t)[1:-1], (of_t * (1 - of_t))[1:-1], atol=1e-6)
    share = beta.cdf(of_t, 8, 4)  # q has the density of a beta variable; the share of t below each t
    density = of_t[np.argmax(np.gradient(share, t))]
    np.testing.assert_allclose(answer.value, [[likelihood, density]], atol=2e-4)
    np.testing.assert_allclose(answer.value, [[7 / 10, 8 / 12]], rtol=1e-12)
    np.testing.assert_allclose(answer.slips["not-a-density"], [[density, density]], atol=2e-4)
    np.testing.assert_allclose(answer.slips["factor-forgotten"], [[likelihood, likelihood]], atol=2e-4)
    divided = highest(lambda q: q**7 * (1 - q) ** 3 / (q * (1 - q)))
    np.testing.assert_allclose(answer.slips["inverse"], [[likelihood, divided]], atol=2e-4)
