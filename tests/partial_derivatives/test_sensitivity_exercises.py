"""Witnesses for snippets/partial_derivatives/sensitivity_exercises.py, and for the worded solutions."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest
import sympy as sp

from snippets.partial_derivatives.sensitivity_exercises import ANSWERS, q

PROSE = {
    "0.75": 3 / 4 * 1,
    "1.5": 3 / 4 * 2,
    "0.4": 4 * 0.1,
    "7.41": 2.1**2 * 1 + 3 * 1,
    "4.5": (2.5**2 - 2**2) / 0.5,
}

w1, w2, a, b, h, z = sp.symbols("w1 w2 a b h z", real=True)
P = 1 / (1 + sp.exp(-(w1 + 2 * w2)))
AT_W, AT_V = {w1: sp.Rational(1, 2), w2: -sp.Rational(1, 4)}, {w1: sp.log(3), w2: 0}
Q, POINT = a**2 * b + 3 * b, {a: 2, b: 1}


def slopes(loss, at):
    """Return the row of SymPy's slopes of a loss along both weights."""
    return np.array(sp.Matrix([loss]).jacobian([w1, w2]).subs(at), float)


def test_everything_twice():
    answer, w, x = ANSWERS["twice"], np.array([0.5, -0.25]), np.array([2.0, 4.0])

    def loss(w, x):
        return anp.log(1 + anp.exp(-anp.dot(w, x)))

    np.testing.assert_allclose(answer.value, autograd.grad(loss, 0)(w, x)[None], rtol=1e-12)
    np.testing.assert_array_equal(answer.value, [[-1, -2]])
    np.testing.assert_allclose(answer.slips["other-argument"], autograd.grad(loss, 1)(w, x)[None], rtol=1e-12)
    assert (w @ x, w[0] * x[0]) == (0, 1)


def test_not_spam():
    answer = ANSWERS["not-spam"]
    np.testing.assert_allclose(answer.value, slopes(-sp.log(1 - P), AT_V), rtol=1e-12)
    np.testing.assert_allclose(answer.value, [[0.75, 1.5]], rtol=1e-12)
    np.testing.assert_allclose(answer.slips["other-target"], slopes(-sp.log(P), AT_V), rtol=1e-12)
    p = sp.Symbol("p")
    outer = float((-sp.log(1 - p)).diff(p).subs(p, sp.Rational(3, 4)))
    np.testing.assert_allclose(answer.slips["slope-forgotten"], [[outer, 2 * outer]], rtol=1e-12)


def test_the_loss_of_what_is_not_spam_as_the_hint_writes_it():
    logistic = 1 / (1 + sp.exp(-z))
    assert sp.simplify(sp.log(1 + sp.exp(z)).diff(z) - logistic) == 0
    for score in (-1, 0, 2):
        difference = sp.log(1 + sp.exp(z)) + sp.log(1 - logistic)
        assert abs(difference.subs(z, score).evalf()) < 1e-12
    assert P.subs(AT_V) == sp.Rational(3, 4)


@pytest.mark.parametrize("y", [0, 1])
@pytest.mark.parametrize("at", [AT_W, AT_V])
def test_one_formula_covers_spam_and_not_spam(y, at):
    both = -y * sp.log(P) - (1 - y) * sp.log(1 - P)
    for weight, count in ((w1, 1), (w2, 2)):
        assert sp.simplify(both.diff(weight) - (P - y) * count) == 0
        assert float(both.diff(weight).subs(at)) == pytest.approx(float((P.subs(at) - y) * count))


def test_two_partial_derivatives_and_a_prediction():
    answer, tenth = ANSWERS["prediction"], sp.Rational(1, 10)
    partials = [Q.diff(a).subs(POINT), Q.diff(b).subs(POINT)]
    assert (partials, Q.subs(POINT)) == ([4, 7], 7)
    np.testing.assert_allclose(answer.value, np.array([[*partials, tenth * partials[0]]], float), rtol=1e-12)
    real = (a**2 * b + 3 * b).subs({a: 2 + tenth, b: 1})
    thirds = {"actual-change": real - 7, "value-for-change": 7 + 4 * tenth, "all-moved": 11 * tenth}
    assert set(thirds) == set(answer.slips)
    for mistake, third in thirds.items():
        np.testing.assert_allclose(answer.slips[mistake], [[4, 7, float(third)]], rtol=1e-12)


def test_two_differences_by_hand():
    answer, half = ANSWERS["differences"], sp.Rational(1, 2)
    s = Q.subs({a: 2 + h, b: 1})
    assert sp.expand(s - ((2 + h) ** 2 + 3)) == 0
    assert sp.expand((s - s.subs(h, 0)) / h) == 4 + h
    assert sp.expand((s - s.subs(h, -h)) / (2 * h)) == 4
    np.testing.assert_array_equal(answer.value, [[4.5, 4]])
    np.testing.assert_array_equal(answer.slips["distance-halved"], [[4.5, 2 * 4]])
    diagonal = Q.subs({a: 2 + h, b: 1 + h}, simultaneous=True)
    ahead, behind = diagonal.subs(h, half), diagonal.subs(h, -half)
    moved = np.array([[(ahead - 7) / half, ahead - behind]], float)
    np.testing.assert_array_equal(answer.slips["all-moved"], moved)


def test_the_function_of_exercises_3_and_4():
    for x in ((2.0, 1.0), (-1.5, 0.3)):
        assert q(np.array(x)) == pytest.approx(float(Q.subs({a: x[0], b: x[1]})))
