"""Witnesses for snippets/reference/notation_exercises.py, and for the worded solutions."""

import autograd
import autograd.numpy as anp
import numpy as np
import sympy as sp

from snippets.reference.notation_exercises import ANSWERS
from tests.witnesses import central_jacobian, complex_step_jacobian

PROSE = {"0.1": 0.1, "0.2": 0.2, "0.4": 2 * 0.1 + 1 * 0.2, "1.3": 7 * 0.1 + 3 * 0.2}


def test_exercise_1_a_column_for_the_number_and_a_itself_for_the_vector():
    q = sp.Matrix(sp.symbols("x:3"))
    A = sp.Matrix(2, 3, sp.symbols("a:6"))
    assert (A * q).jacobian(q) == A
    row = (q.T * q).jacobian(q)
    assert 2 * q == row.T
    np.testing.assert_array_equal(ANSWERS["which"].value, [row.T.shape, A.shape])
    np.testing.assert_array_equal(ANSWERS["which"].value, [(3, 1), (2, 3)])
    np.testing.assert_array_equal(ANSWERS["which"].slips["one-layout"], [row.shape, A.shape])


def test_exercise_2_the_six_conversions():
    """Each numerator form, measured; the denominator form is its transpose."""
    rng = np.random.default_rng(0)
    A, a, q = rng.normal(size=(3, 3)), rng.normal(size=3), rng.normal(size=3)
    cases = [
        (lambda q: (a @ q)[None], a[None]),
        (lambda q: (q @ q)[None], 2 * q[None]),
        (lambda q: A @ q, A),
        (lambda q: (q @ A @ q)[None], q[None] @ (A + A.T)),
        (np.sin, np.diag(np.cos(q))),
    ]
    for function, numerator in cases:
        np.testing.assert_allclose(complex_step_jacobian(function, q), numerator, rtol=1e-12)


def test_exercise_2_in_numbers():
    A, at, answer = np.array([[1.0, 4], [2, 3]]), np.array([2.0, 1]), ANSWERS["convert"]
    gradient = autograd.grad(lambda q: anp.dot(q, anp.dot(A, q)))(at)
    np.testing.assert_array_equal(answer.value, gradient[None])
    np.testing.assert_array_equal(answer.value, [[10, 18]])
    np.testing.assert_array_equal(A + A.T, [[2, 6], [6, 6]])
    second = autograd.grad(lambda q: anp.dot(at, anp.dot(A, q)))(at)  # the first x held still
    first = autograd.grad(lambda q: anp.dot(q, anp.dot(A, at)))(at)  # the second x held still
    np.testing.assert_array_equal(answer.slips["product-rule"], second[None])
    np.testing.assert_array_equal(answer.slips["symmetric"], 2 * first[None])


def test_exercise_3_the_program_has_denominator_layout():
    known = central_jacobian(lambda q: np.array([q[1], 0.0]), np.ones(2))
    np.testing.assert_allclose(known, [[0, 1], [0, 0]], atol=1e-12)
    np.testing.assert_allclose(known.T, [[0, 0], [1, 0]], atol=1e-12, err_msg="what the program prints")
    printed, step, answer = sp.Matrix([[2, 7], [1, 3]]), sp.Matrix([0.1, 0.2]), ANSWERS["program"]
    assert printed.T.tolist() == [[2, 1], [7, 3]]
    np.testing.assert_allclose(answer.value, np.array(printed.T * step, float), rtol=1e-12)
    np.testing.assert_allclose(answer.value, [[0.4], [1.3]], rtol=1e-12)
    taken_as_it_is = np.array(printed * step, float)
    np.testing.assert_allclose(answer.slips["wrong-transpose"], taken_as_it_is, rtol=1e-12)
