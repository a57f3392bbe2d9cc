"""Softmax's Jacobian in full, what its diagonal misses, and what cross-entropy makes of it."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest
import sympy as sp
from scipy.special import softmax as scipy_softmax

from snippets.reference.questions.softmax_elementwise import softmax, softmax_jacobian
from tests.witnesses import central_jacobian

POINTS = [np.log([1.0, 2.0, 5.0]), np.array([0.3, -1.2, 2.0, 0.0])]


@pytest.mark.parametrize("z", POINTS)
def test_softmax_and_its_jacobian(z):
    np.testing.assert_allclose(softmax(z), scipy_softmax(z), rtol=1e-14)
    truth = autograd.jacobian(lambda z: anp.exp(z) / anp.sum(anp.exp(z)))(z)
    np.testing.assert_allclose(softmax_jacobian(softmax(z)), truth, rtol=1e-12)
    np.testing.assert_allclose(truth, central_jacobian(softmax, z), atol=1e-9)


def test_large_scores_do_not_overflow():
    np.testing.assert_allclose(softmax(np.array([1000.0, 1000.0])), [0.5, 0.5])
    np.testing.assert_array_equal(softmax(np.array([0.0, 1000.0])), [0, 1])


@pytest.mark.parametrize("z", POINTS)
def test_raising_all_scores_moves_nothing(z):
    s = softmax(z)
    np.testing.assert_allclose(softmax(z + 1), s, rtol=1e-13)
    np.testing.assert_allclose(softmax_jacobian(s) @ np.ones(z.size), 0, atol=1e-15)
    assert (s * (1 - s) > 0.01).all(), "the elementwise formula predicts growth everywhere"


def test_off_the_diagonal_the_entries_are_negative():
    J = softmax_jacobian(softmax(POINTS[0]))
    assert (J[~np.eye(3, dtype=bool)] < 0).all()
    np.testing.assert_allclose(np.diag(J), [7 / 64, 3 / 16, 15 / 64])


def test_with_cross_entropy_the_row_collapses():
    z = sp.symbols("z:3")
    s = [sp.exp(a) / sum(sp.exp(b) for b in z) for a in z]
    at = dict(zip(z, [0, sp.log(2), sp.log(5)], strict=True))
    row = [sp.simplify(-sp.log(s[1]).diff(a).subs(at)) for a in z]
    assert row == [sp.Rational(1, 8), sp.Rational(-3, 4), sp.Rational(5, 8)]
    p, y = softmax(POINTS[0]), np.array([0.0, 1.0, 0.0])
    np.testing.assert_allclose(-(y / p) @ softmax_jacobian(p), np.array(row, float), rtol=1e-12)
    np.testing.assert_allclose(p - y, np.array(row, float), rtol=1e-12)
