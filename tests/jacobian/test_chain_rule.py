"""Witnesses for snippets/jacobian/chain_rule.py, and for every equation of its page."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest
import sympy as sp

from snippets.jacobian.chain_rule import f, f_jacobian, g, g_jacobian, jacobian
from tests.equations import plain
from tests.witnesses import complex_step_jacobian

POINTS = [np.array([1.0, 2.0]), np.array([2.0, 1.0]), np.array([-0.7, 1.3])]

x1, x2, y1, y2, y3 = sp.symbols("x_1 x_2 y_1 y_2 y_3")
X, Y = sp.Matrix([x1, x2]), sp.Matrix([y1, y2, y3])
F = sp.Matrix([x1 * x2, x1 + x2, x1**2])
G = sp.Matrix([y1 + y2 * y3, y1 * y3])
BOTH = G.subs(dict(zip(Y, F, strict=True)))
PRODUCT = G.jacobian(Y).subs(dict(zip(Y, F, strict=True))) * F.jacobian(X)


def numbers(matrix, at):
    return np.array(matrix.subs(dict(zip(X, at, strict=True))), float)


@pytest.mark.parametrize("x", POINTS)
def test_each_machine_s_matrix_matches_sympy_and_the_complex_step(x):
    y = f(x)
    np.testing.assert_allclose(f_jacobian(x), numbers(F.jacobian(X), x), rtol=1e-14)
    np.testing.assert_allclose(f_jacobian(x), complex_step_jacobian(f, x), rtol=1e-14)
    exact = G.jacobian(Y).subs(dict(zip(Y, y, strict=True)))
    np.testing.assert_allclose(g_jacobian(y), np.array(exact, float), rtol=1e-14)
    np.testing.assert_allclose(g_jacobian(y), complex_step_jacobian(g, y), rtol=1e-14)
    np.testing.assert_allclose(y, np.array(F.subs(dict(zip(X, x, strict=True))), float)[:, 0])


@pytest.mark.parametrize("x", POINTS)
def test_the_product_is_the_derivative_of_both_machines_together(x):
    product = g_jacobian(f(x)) @ f_jacobian(x)
    np.testing.assert_allclose(product, numbers(BOTH.jacobian(X), x), rtol=1e-13)

    def traced(x):
        y = anp.array([x[0] * x[1], x[0] + x[1], x[0] ** 2])
        return anp.array([y[0] + y[1] * y[2], y[0] * y[2]])

    np.testing.assert_allclose(product, autograd.jacobian(traced)(x), rtol=1e-13)
    np.testing.assert_allclose(product, complex_step_jacobian(lambda x: g(f(x)), x), rtol=1e-13)
    assert not np.allclose(product, product.T), "the point sees a transposition"


@pytest.mark.parametrize("x", POINTS)
def test_the_differences_measure_the_product(x):
    """Their error is about h² = 1e-12 from the step and 1e-16 / h = 1e-10 from rounding."""
    measured = jacobian(lambda x: g(f(x)), x)
    np.testing.assert_allclose(measured, numbers(BOTH.jacobian(X), x), atol=1e-8)


def test_the_differences_of_a_linear_map_are_its_matrix_whatever_its_shape():
    for A in (np.array([[1.0, -2.0, 0.5], [0.25, 3.0, 4.0]]), np.array([[2.0, 1.0], [-3.0, 5.0]])):
        measured = jacobian(lambda x, A=A: A @ x, np.linspace(0.3, 1, A.shape[1]))
        np.testing.assert_allclose(measured, A, atol=1e-8)


def test_what_both_linear_maps_miss_is_small_compared_with_the_step():
    x, h = POINTS[0], np.array([0.6, 0.8])
    product = g_jacobian(f(x)) @ f_jacobian(x)
    missed = [g(f(x + t * h)) - g(f(x)) - t * product @ h for t in (1e-2, 1e-3, 1e-4)]
    ratios = [np.linalg.norm(m) / t for m, t in zip(missed, (1e-2, 1e-3, 1e-4), strict=True)]
    assert ratios[0] > 9 * ratios[1] > 81 * ratios[2]


def test_the_direct_way_is_the_partial_derivative_and_both_ways_are_the_total_one():
    x = sp.Symbol("x")
    a, b = sp.Function("a")(x), sp.Function("b")(x)
    assert (x * x**2).diff(x).subs(x, 3) == 27
    assert (x * sp.Symbol("y")).diff(x).subs("y", 9) == 9
    row, column = sp.Matrix([[b, a]]), sp.Matrix([a.diff(x), b.diff(x)])
    assert (row * column)[0] == (a * b).diff(x), "the product rule"


def test_sin_of_a_square():
    x = sp.Symbol("x")
    assert sp.sin(x**2).diff(x) == sp.cos(x**2) * 2 * x


# The equations, as they are printed


@pytest.mark.equation("chain-rule")
def test_the_last_machine_stands_leftmost_and_is_taken_at_f_of_x(equation):
    assert equation.tex == r"J_{g \circ f}(x) = J_g(f(x))\, J_f(x)"
    assert equation.shape == "(p×m)(m×n) → p×n"
    assert sp.simplify(BOTH.jacobian(X) - PRODUCT) == sp.zeros(2, 2)
    assert G.jacobian(Y).shape == (2, 3) and F.jacobian(X).shape == (3, 2)


@pytest.mark.equation("chain-rule-entry")
def test_an_entry_is_a_sum_over_the_belts(equation):
    assert equation.tex == (
        r"\frac{\partial z_i}{\partial x_j} = "
        r"\sum_{k=1}^{m} \frac{\partial z_i}{\partial y_k} \frac{\partial y_k}{\partial x_j}"
    )
    assert equation.shape == "1×1"
    for i in range(2):
        for j in range(2):
            terms = [(G[i].diff(Y[k]) * F[k].diff(X[j])) for k in range(3)]
            total = sum(terms).subs(dict(zip(Y, F, strict=True)))
            assert sp.expand(total - BOTH[i].diff(X[j])) == 0


@pytest.mark.equation("chain-rule-factors")
def test_the_printed_matrices_of_the_machines(equation):
    assert equation.frame == r"J_f(x) = \square, \quad J_g(y) = \square"
    assert equation.shape == "3×2, 2×3"
    assert equation.matrix(0) == plain(F.jacobian(X))
    assert equation.matrix(1) == plain(G.jacobian(Y))


def printed_product(equation, at):
    """Check that the three matrices are J_g, J_f and the derivative of the composition."""
    left, right, product = (equation.matrix(k) for k in range(3))
    place = dict(zip(X, at, strict=True))
    assert left == G.jacobian(Y).subs(dict(zip(Y, F.subs(place), strict=True)))
    assert right == F.jacobian(X).subs(place)
    assert left * right == product == BOTH.jacobian(X).subs(place)


@pytest.mark.equation("chain-rule-product")
def test_the_printed_product(equation):
    assert equation.frame == r"J_{g \circ f}(1, 2) = \square \square = \square"
    assert equation.shape == "(2×3)(3×2) → 2×2"
    printed_product(equation, (1, 2))
    assert list(F.subs({x1: 1, x2: 2})) == [2, 3, 1], "where the belts stand"


@pytest.mark.equation("chain-rule-total")
def test_the_total_derivative_is_a_row_times_a_column(equation):
    assert equation.frame == (
        r"\frac{dz}{dx} = \square \square = "
        r"\frac{\partial s}{\partial x} + \frac{\partial s}{\partial y} \frac{dy}{dx}"
    )
    assert equation.shape == "(1×2)(2×1) → 1×1"
    assert equation.entries(0) == [[r"\dfrac{\partial s}{\partial x}", r"\dfrac{\partial s}{\partial y}"]]
    assert equation.entries(1) == [["1"], [r"\dfrac{dy}{dx}"]]
    x, y = sp.symbols("x y")
    for s in (x * y, sp.sin(x) * y**2 + x):  # not only the page's: one that is not symmetric
        row = sp.Matrix([[s.diff(x), s.diff(y)]]).subs(y, x**2)
        column = sp.Matrix([1, (x**2).diff(x)])
        assert sp.simplify((row * column)[0] - s.subs(y, x**2).diff(x)) == 0
