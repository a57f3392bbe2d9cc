"""Witnesses for snippets/reference/notation.py, and for every equation of its page."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest
import sympy as sp

from snippets.reference.notation import layout
from tests.witnesses import central_jacobian, complex_step_jacobian

x, y = sp.symbols("x y")
POINTS = [np.array([2.0, 0.0]), np.array([0.7, -1.3])]
TALL = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])


def f(q):
    return np.array([q[0] ** 2 * q[1], 5 * q[0] + np.sin(q[1])])


def g(q):
    return np.array([q[0] * q[1], q[0] - q[1]])


def at(matrix, point):
    return np.array(matrix.subs({x: point[0], y: point[1]}).evalf(), float)


@pytest.mark.parametrize("A", [TALL, TALL.T, np.array([[1.0, 2.0, 7.0]])])
def test_a_layout_is_told_by_shape_and_values(A):
    assert layout(A, A) == "numerator"
    assert layout(A.T, A) == "denominator"
    assert layout(A + 1, A) == layout(A.T[::-1] + 1, A) == layout(A.ravel(), A) == "neither"
    assert layout(A + 1e-9, A) == "numerator", "measured matrices carry a small error"


def test_autograd_has_numerator_layout():
    """The last line of the table: TALL is the Jacobian of x ↦ TALL x."""
    assert layout(autograd.jacobian(lambda q: anp.dot(TALL, q))(np.zeros(2)), TALL) == "numerator"


def test_the_two_books_of_the_question():
    J = central_jacobian(f, POINTS[0])
    np.testing.assert_allclose(J, [[0, 4], [5, 1]], atol=1e-8)
    np.testing.assert_allclose(J.T, [[0, 5], [4, 1]], atol=1e-8)


def test_the_composition_at_the_point_of_the_page():
    direct = complex_step_jacobian(lambda q: g(f(q)), POINTS[0])
    np.testing.assert_allclose(f(POINTS[0]), [0, 10], atol=1e-15)
    np.testing.assert_allclose(direct, [[0, 40], [-5, 3]], atol=1e-12)


# The equations, as they are printed


@pytest.mark.equation("notation-numerator")
def test_outputs_are_rows(equation):
    assert (equation.frame, equation.shape) == (r"J = \square", "2×2")
    assert equation.entries() == [["2 x y", "x^2"], ["5", r"\cos y"]]
    for point in POINTS:
        np.testing.assert_allclose(at(equation.matrix(), point), complex_step_jacobian(f, point), atol=1e-12)


@pytest.mark.equation("notation-denominator")
def test_inputs_are_rows(equation):
    assert (equation.frame, equation.shape) == (r"D = J^\T = \square", "(2×2)ᵀ → 2×2")
    assert equation.entries() == [["2 x y", "5"], ["x^2", r"\cos y"]]
    for point in POINTS:
        np.testing.assert_allclose(
            at(equation.matrix(), point).T, complex_step_jacobian(f, point), atol=1e-12
        )


@pytest.mark.equation("notation-gradient")
def test_the_gradient_is_the_transposed_row(equation):
    assert (equation.tex, equation.shape) == (r"\nabla g = J_g^\T", "(1×n)ᵀ → n×1")
    row = sp.Matrix([x**2 * y]).jacobian([x, y])
    column = sp.Matrix([sp.diff(x**2 * y, x), sp.diff(x**2 * y, y)])
    assert (row.shape, column.shape) == ((1, 2), (2, 1))
    assert column == row.T


@pytest.mark.equation("notation-operator")
def test_the_operator_is_the_matrix_times_a_small_step(equation):
    assert (equation.frame, equation.shape) == (r"\square = \square", "2×1")
    assert equation.entries(0) == [["df_1"], ["df_2"]]
    assert equation.entries(1) == [[r"2 x y\,dx + x^2\,dy"], [r"5\,dx + \cos(y)\,dy"]]
    step = 1e-6 * np.array([0.6, -0.8])
    for point in POINTS:
        a, b = point
        rule = [2 * a * b * step[0] + a**2 * step[1], 5 * step[0] + np.cos(b) * step[1]]
        np.testing.assert_allclose(f(point + step) - f(point), rule, atol=1e-11)


def composed():
    """Return the Jacobians of a non-square pair of maps and of their composition."""
    first = sp.Matrix([x * y, x + y, x**2])
    p, q, r = sp.symbols("p q r")
    second = sp.Matrix([p * q - r, q + 2 * r])
    inside = dict(zip((p, q, r), first, strict=True))
    direct = second.subs(inside).jacobian([x, y])
    return first.jacobian([x, y]), second.jacobian([p, q, r]).subs(inside), direct


@pytest.mark.equation("notation-chain-numerator")
def test_the_outer_map_stands_left_in_numerator_layout(equation):
    assert (equation.tex, equation.shape) == (r"J_{g \circ f} = J_g J_f", "(p×m)(m×n) → p×n")
    J_f, J_g, direct = composed()
    assert sp.expand(J_g * J_f - direct) == sp.zeros(2, 2)


@pytest.mark.equation("notation-chain-denominator")
def test_the_outer_map_stands_right_in_denominator_layout(equation):
    assert (equation.tex, equation.shape) == (r"D_{g \circ f} = D_f D_g", "(n×m)(m×p) → n×p")
    J_f, J_g, direct = composed()
    assert sp.expand(J_f.T * J_g.T - direct.T) == sp.zeros(2, 2)


@pytest.mark.equation("notation-quadratic-operator")
def test_the_operator_of_a_quadratic_form(equation):
    assert equation.tex == r"d(x^\T A x) = dx^\T A x + x^\T A\,dx = x^\T (A + A^\T)\,dx"
    assert equation.shape == "1×1"
    A = sp.Matrix(3, 3, sp.symbols("a:9"))
    q, dq, t = sp.Matrix(sp.symbols("x:3")), sp.Matrix(sp.symbols("dx:3")), sp.Symbol("t")
    moved = ((q + t * dq).T * A * (q + t * dq))[0]
    operator = sp.expand(moved.diff(t).subs(t, 0))
    assert operator == sp.expand((dq.T * A * q + q.T * A * dq)[0])
    assert operator == sp.expand((q.T * (A + A.T) * dq)[0])
    assert sp.expand((dq.T * A * q)[0] - (q.T * A.T * dq)[0]) == 0, "one number is its own transpose"


@pytest.mark.equation("notation-quadratic")
def test_the_row_of_a_quadratic_form(equation):
    assert (equation.tex, equation.shape) == (r"J = x^\T (A + A^\T)", "(1×n)(n×n) → 1×n")
    A = sp.Matrix(3, 3, sp.symbols("a:9"))
    q = sp.Matrix(sp.symbols("x:3"))
    row = (q.T * A * q).jacobian(q)
    assert row.shape == (1, 3)
    assert sp.expand(row - q.T * (A + A.T)) == sp.zeros(1, 3)
