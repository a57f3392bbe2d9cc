"""Either layout multiplies to the derivative of g∘f, a mixture to no derivative."""

import numpy as np
import pytest
import sympy as sp

from snippets.reference.questions.transposed_books import J_g, f, f_jacobian
from tests.witnesses import central_jacobian, complex_step_jacobian

X = np.array([3.0, 1.0])


def test_the_jacobian_of_f_is_its_derivative():
    for x in (X, np.array([-0.4, 2.5])):
        np.testing.assert_allclose(f_jacobian(x), complex_step_jacobian(f, x), rtol=1e-14)


def test_the_map_is_differentiated_by_sympy():
    a, b = sp.symbols("a b")
    F = sp.Matrix([a * b, b**2])
    G = sp.Matrix([[F[0] - F[1]], [2 * F[0]]])
    exact = np.array(G.jacobian([a, b]).subs({a: 3, b: 1}), float)
    np.testing.assert_array_equal(exact, [[1, 1], [2, 6]])
    np.testing.assert_allclose(J_g @ f_jacobian(X), exact)


def test_numerator_layout_gives_the_derivative_and_denominator_layout_its_transpose():
    truth = central_jacobian(lambda x: J_g @ f(x), X)
    np.testing.assert_allclose(J_g @ f_jacobian(X), truth, atol=1e-8)
    np.testing.assert_allclose(f_jacobian(X).T @ J_g.T, truth.T, atol=1e-8)
    assert not np.allclose(truth, truth.T), "a symmetric product would show nothing"


def test_no_mixture_is_the_derivative_or_its_transpose():
    truth, J_f = central_jacobian(lambda x: J_g @ f(x), X), f_jacobian(X)
    for mixed in (J_g @ J_f.T, J_g.T @ J_f, J_f @ J_g.T, J_f.T @ J_g):
        assert not np.allclose(mixed, truth) and not np.allclose(mixed, truth.T)


def test_of_non_square_matrices_a_mixture_cannot_even_be_formed():
    with pytest.raises(ValueError, match="matmul"):
        np.ones((2, 3)) @ np.ones((3, 4)).T


@pytest.mark.equation("questions-layouts")
def test_transposing_reverses_the_product(equation):
    assert equation.tex == r"D_f D_g = J_f^\T J_g^\T = (J_g J_f)^\T"
    assert equation.shape == "(n×k)(k×m) → n×m"
    rng = np.random.default_rng(0)
    n, k, m = 2, 3, 4
    first, second = rng.normal(size=(k, n)), rng.normal(size=(m, k))
    composed = complex_step_jacobian(lambda x: second @ (first @ x), np.ones(n))
    np.testing.assert_allclose(first.T @ second.T, composed.T, rtol=1e-12)
    assert (first.T @ second.T).shape == (n, m)
