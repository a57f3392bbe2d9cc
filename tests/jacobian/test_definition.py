"""Witnesses for snippets/jacobian/definition.py, and for every equation of its page."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest
import sympy as sp
from scipy.differentiate import jacobian as scipy_jacobian
from scipy.optimize import approx_fprime

from snippets.jacobian.definition import check_shape, f, f_jacobian, g, jacobian
from tests.witnesses import complex_step_jacobian

POINTS = [np.array([0.0, 2.0]), np.array([0.7, -1.3]), np.array([-2.0, 0.4])]
AT = np.array([1.0, 3.0])

PROSE = {"784": 28 * 28, "2021": 2021}  # pixels of a small image; the year of the article

x1, x2 = sp.symbols("x_{1:3}")
F = sp.Matrix([x1 * x2, x1 + x2, sp.sin(x1)])
G = sp.Matrix([x1**2 * x2])


@pytest.mark.parametrize("x", POINTS)
def test_the_jacobian_matches_sympy(x):
    exact = F.jacobian([x1, x2]).subs({x1: x[0], x2: x[1]})
    np.testing.assert_allclose(f_jacobian(x), np.array(exact, float), rtol=1e-14)


@pytest.mark.parametrize("x", POINTS)
def test_the_jacobian_matches_the_complex_step(x):
    """F is analytic, so an imaginary step gives each column without any cancellation."""
    np.testing.assert_allclose(f_jacobian(x), complex_step_jacobian(f, x), rtol=1e-14)


@pytest.mark.parametrize("x", POINTS)
def test_central_differences_match_autograd(x):
    """Their error is about h² = 1e-12 from the step and 1e-16 / h = 1e-10 from rounding."""

    def traced(x):
        return anp.array([x[0] * x[1], x[0] + x[1], anp.sin(x[0])])

    np.testing.assert_allclose(jacobian(f, x), autograd.jacobian(traced)(x), atol=1e-8)


def test_the_points_can_see_a_transposed_or_shuffled_matrix():
    """All six entries differ somewhere, so no two of them can be exchanged unseen."""
    entries = np.array([f_jacobian(x).ravel() for x in POINTS])
    assert f_jacobian(POINTS[0]).shape == (3, 2)
    ones = {2, 3}  # ∂f₂/∂x₁ and ∂f₂/∂x₂ are both 1 everywhere
    for a in range(6):
        for b in range(a):
            assert {a, b} == ones or not np.allclose(entries[:, a], entries[:, b])


def test_shapes_of_square_tall_wide_and_scalar_maps():
    assert jacobian(lambda x: x**2, np.ones(2)).shape == (2, 2)
    assert jacobian(f, np.ones(2)).shape == (3, 2)
    assert jacobian(lambda x: x[:2], np.ones(5)).shape == (2, 5)
    assert jacobian(g, np.ones(2)).shape == (1, 2)


def test_a_linear_map_is_its_own_jacobian():
    A = np.array([[1.0, -2.0, 0.5], [0.25, 3.0, 4.0]])
    np.testing.assert_allclose(jacobian(lambda x: A @ x, np.array([3.0, 1.0, 2.0])), A, atol=1e-8)


def test_the_shape_check_names_both_shapes():
    check_shape(np.zeros((3, 2)), outputs=3, inputs=2)
    with pytest.raises(ValueError, match=r"must be \(3, 2\), not \(2, 3\)"):
        check_shape(np.zeros((2, 3)), outputs=3, inputs=2)


def test_the_gradient_is_the_direction_of_steepest_ascent():
    """Of 360 unit steps around (1, 3), the one along the transposed row climbs most."""
    angles = np.radians(np.arange(360))
    climbs = [g(AT + 1e-6 * np.array([np.cos(a), np.sin(a)])) for a in angles]
    gradient = jacobian(g, AT).T[:, 0]
    steepest = angles[np.argmax(climbs)]
    assert np.arctan2(gradient[1], gradient[0]) == pytest.approx(steepest, abs=np.radians(0.5))


def test_what_libraries_return_for_one_output():
    """approx_fprime drops the row even where f keeps an axis; scipy.differentiate keeps that one."""

    def kept(x):
        return np.array([g(x)])

    assert approx_fprime(AT, g).shape == approx_fprime(AT, kept).shape == (2,)
    assert approx_fprime(AT, f).shape == (3, 2)
    assert scipy_jacobian(g, AT).df.shape == (2,)
    assert scipy_jacobian(kept, AT).df.shape == (1, 2)
    assert G.jacobian([x1, x2]).shape == (1, 2)


def test_the_numbers_of_the_page():
    x, h = POINTS[0], np.array([0.1, 0.2])
    np.testing.assert_allclose((f(x + h) - f(x)).round(4), [0.22, 0.3, 0.0998])
    wrong = f_jacobian(x)[[0, 2, 1]]
    along_x1, along_x2 = np.array([0.1, 0]), np.array([0, 0.1])
    np.testing.assert_allclose(f_jacobian(x) @ along_x1, [0.2, 0.1, 0.1])
    np.testing.assert_allclose(wrong @ along_x1, [0.2, 0.1, 0.1])
    np.testing.assert_allclose(f_jacobian(x) @ along_x2, [0, 0.1, 0])
    np.testing.assert_allclose(wrong @ along_x2, [0, 0, 0.1])
    np.testing.assert_allclose(f(x + along_x2) - f(x), [0, 0.1, 0], atol=1e-15)
    assert (f(x + h) - f(x))[1] == pytest.approx((f_jacobian(x) @ h)[1]), "the linear output exactly"


def test_partial_derivatives_alone_do_not_keep_the_promise():
    """All of them exist at the origin, but are not continuous there, and the prediction fails."""

    def bump(x):
        return x[0] * x[1] / (x @ x) if x.any() else 0.0

    origin = np.zeros(2)
    np.testing.assert_array_equal(jacobian(bump, origin), [[0, 0]])
    for size in (1e-1, 1e-4):
        assert bump(size * np.ones(2)) == pytest.approx(0.5)


# The equations, as they are printed


def partial(output, by):
    return rf"\dfrac{{\partial {output}}}{{\partial x_{by}}}"


@pytest.mark.equation("jacobian-entry")
def test_an_entry_is_output_i_by_input_j(equation):
    assert equation.tex == r"J_{ij} = \frac{\partial f_i}{\partial x_j}"
    assert equation.shape == "1×1"
    J = F.jacobian([x1, x2])
    assert all(J[i, j] == F[i].diff([x1, x2][j]) for i in range(3) for j in range(2))


@pytest.mark.equation("jacobian-general")
def test_the_corners_of_the_general_matrix(equation):
    """Rows f₁ … f_m, columns x₁ … x_n; the bottom left corner is the last output by the first input."""
    assert equation.frame == r"J = \square"
    assert equation.shape == "m×n"
    assert equation.entries() == [
        [partial("f_1", 1), r"\cdots", partial("f_1", "n")],
        [r"\vdots", r"\ddots", r"\vdots"],
        [partial("f_m", 1), r"\cdots", partial("f_m", "n")],
    ]


@pytest.mark.equation("jacobian-example")
def test_the_printed_example_is_the_derivative(equation):
    assert equation.frame == r"J(x_1, x_2) = \square"
    assert equation.matrix() == F.jacobian([x1, x2])
    assert equation.shape == "×".join(map(str, equation.matrix().shape)) == "3×2"


@pytest.mark.equation("jacobian-step")
def test_the_printed_step_is_the_product(equation):
    assert equation.frame == r"J h = \square \square = \square"
    assert equation.shape == "(3×2)(2×1) → 3×1"
    J, h, product = (np.array(equation.matrix(k), float) for k in range(3))
    np.testing.assert_array_equal(J, f_jacobian(np.array([0.0, 2.0])))
    np.testing.assert_array_equal(h, [[0.1], [0.2]])
    np.testing.assert_allclose(J @ h, product, rtol=1e-15)


@pytest.mark.equation("jacobian-row")
def test_one_output_gives_one_row(equation):
    """With v×u for v outputs, v = 1 gives 1×u: the readers' argument against u×1."""
    assert equation.frame == r"J = \square"
    assert equation.shape == "1×n"
    assert equation.entries() == [[partial("g", 1), r"\cdots", partial("g", "n")]]
    assert jacobian(g, AT).shape == (1, 2)


@pytest.mark.equation("gradient-is-transpose")
def test_the_gradient_is_the_transposed_row(equation):
    assert equation.tex == r"\nabla g = J^\T"
    assert equation.shape == "(1×n)ᵀ → n×1"
    gradient = autograd.grad(g)(AT)
    np.testing.assert_allclose(jacobian(g, AT).T, gradient.reshape(-1, 1), rtol=1e-8)
