"""Witnesses for snippets/change_of_variables/integrals.py, and for every equation of its page."""

import numpy as np
import pytest
import sympy as sp
from scipy.integrate import dblquad, quad

from snippets.change_of_variables.integrals import T, add_cells, integrand, throw_points
from tests.witnesses import central_jacobian

u, v, x, y = sp.symbols("u v x y", real=True)
T_SYMBOLS = sp.Matrix([(u + v) / 2, (u - v) / 2])
J = T_SYMBOLS.jacobian([u, v])
TRUTH = (sp.E - 1 / sp.E) / 3


def over(function, half_width):
    """Integrate f(x, y) over |x| + |y| ≤ half_width in the old variables, by SciPy."""

    def integral(low, high):
        return dblquad(
            lambda y, x: function(x, y),
            low,
            high,
            lambda x: abs(x) - half_width,
            lambda x: half_width - abs(x),
        )[0]

    return integral(-half_width, 0) + integral(0, half_width)


def left_as_it_was():
    """Return the integral in the new variables over the diamond of the old ones."""
    return over(lambda u, v: v**2 * np.exp(u) / 2, 1)


PROSE = {"0.172": left_as_it_was()}


def test_the_integrand_in_new_variables_is_v_squared_e_to_the_u():
    for a, b in ((0.3, -0.7), (-1.2, 0.4)):
        assert integrand(*T(a, b)) == pytest.approx(b**2 * np.exp(a))
    assert integrand(2.0, 1.0) == pytest.approx(np.exp(3))


def test_the_map_solves_for_the_old_variables():
    a, b = np.array([0.3, -1.0, 2.0]), np.array([0.8, 0.5, -3.0])
    old = T(a, b)
    assert old.shape == (2, 3)
    np.testing.assert_allclose([old[0] + old[1], old[0] - old[1]], [a, b], atol=1e-15)


def test_the_jacobian_of_the_snippet_s_map():
    by_differences = central_jacobian(lambda q: T(*q), [0.3, -0.7])
    np.testing.assert_allclose(by_differences, [[0.5, 0.5], [0.5, -0.5]], atol=1e-9)


def test_the_old_variables_give_the_truth_without_a_jacobian():
    assert over(integrand, 1) == pytest.approx(float(TRUTH), rel=1e-8)


def test_points_come_within_three_standard_errors():
    """Half of them fall in the diamond; the error is that of the integrand's spread."""
    estimate, error = throw_points()
    assert abs(estimate - float(TRUTH)) < 3 * error
    second_moment = over(lambda x, y: integrand(x, y) ** 2, 1)  # the mean over the square is a quarter
    deviation = np.sqrt(16 * second_moment / 4 - float(TRUTH) ** 2)
    assert error == pytest.approx(deviation / 1000, rel=0.01)


def test_fewer_points_have_a_larger_error():
    few, many = throw_points(10_000), throw_points(1_000_000)
    assert few[1] == pytest.approx(10 * many[1], rel=0.1)
    assert abs(few[0] - float(TRUTH)) < 3 * few[1]


def test_cells_in_the_new_variables_converge_quadratically():
    errors = [float(TRUTH) - add_cells(0.5, cells) for cells in (25, 50, 100)]
    assert errors[0] / errors[1] == pytest.approx(4, rel=0.01)
    assert errors[1] / errors[2] == pytest.approx(4, rel=0.01)
    assert add_cells(0.5) == pytest.approx(float(TRUTH), rel=2e-5)


def test_the_diamond_is_the_image_of_the_square():
    """|x| + |y| is the larger of |x + y| and |x − y|; 1 gives the areas 2 and 4."""
    p = np.random.default_rng(1).normal(size=(2, 1000))
    np.testing.assert_allclose(np.abs(p).sum(axis=0), np.maximum(abs(p[0] + p[1]), abs(p[0] - p[1])))
    same = p[0] * p[1] > 0  # signs
    assert 300 < same.sum() < 700
    np.testing.assert_allclose(np.abs(p).sum(axis=0), np.where(same, abs(p[0] + p[1]), abs(p[0] - p[1])))
    assert over(lambda x, y: 1.0, 1) == pytest.approx(2) == 2 * 2 * abs(float(J.det()))


def test_the_wrong_region_is_a_small_square():
    """T carries |u| + |v| ≤ 1 onto |x|, |y| ≤ 1/2."""
    small, _ = dblquad(lambda y, x: integrand(x, y), -0.5, 0.5, -0.5, 0.5)
    assert left_as_it_was() == pytest.approx(small)
    assert small < float(TRUTH) / 4


def test_the_same_in_three_dimensions():
    """(u, uv, uvw) carries the unit cube onto 0 ≤ z ≤ y ≤ x ≤ 1, and a whole face onto the origin."""
    w, z = sp.symbols("w z", real=True)
    place = sp.Matrix([u, u * v, u * v * w])
    factor = sp.Abs(place.jacobian([u, v, w]).det())
    f = x + 2 * y * z
    inserted = f.subs({x: place[0], y: place[1], z: place[2]}, simultaneous=True)
    new = sp.integrate(inserted * factor, (u, 0, 1), (v, 0, 1), (w, 0, 1))
    assert sp.integrate(f, (z, 0, y), (y, 0, x), (x, 0, 1)) == new


# The equations, as they are printed


@pytest.mark.equation("integrals-theorem")
def test_the_theorem_for_a_curved_map_that_turns_over(equation):
    """The image of the unit square under (u, v) → (v + 2, u e^v): 0 ≤ y ≤ e^{x−2}, det J = −e^v."""
    assert equation.tex == (
        r"\iint_{T(S)} f(x, y)\,dx\,dy = "
        r"\iint_S f(T(u, v)) \left| \det J(u, v) \right| du\,dv"
    )
    assert equation.shape == ""
    curved = sp.Matrix([v + 2, u * sp.exp(v)])
    f = x**2 * y + x
    factor = sp.Abs(curved.jacobian([u, v]).det())
    new = sp.integrate(f.subs({x: curved[0], y: curved[1]}, simultaneous=True) * factor, (u, 0, 1), (v, 0, 1))
    old, _ = dblquad(lambda y, x: x**2 * y + x, 2, 3, 0, lambda x: np.exp(x - 2))
    assert old == pytest.approx(float(new), rel=1e-9)
    assert sp.simplify(factor - sp.exp(v)) == 0 and curved.jacobian([u, v]).det() == -sp.exp(v)


@pytest.mark.equation("integrals-map")
def test_the_printed_map(equation):
    assert equation.frame == r"T(u, v) = \square = \square"
    assert equation.shape == "2×1"
    assert equation.entries(0) == [["x"], ["y"]]
    assert equation.entries(1) == [["(u + v) / 2"], ["(u - v) / 2"]]
    solved = sp.solve([x + y - u, x - y - v], [x, y])
    assert sp.simplify(T_SYMBOLS - sp.Matrix([solved[x], solved[y]])) == sp.zeros(2, 1)


@pytest.mark.equation("integrals-jacobian")
def test_the_printed_matrix_and_its_determinant(equation):
    assert equation.frame == r"J = \square, \quad \det J = -\frac{1}{2}"
    assert equation.shape == "2×2"
    assert equation.entries() == [["1/2", "1/2"], ["1/2", "-1/2"]]
    assert sp.Matrix([[1, 1], [1, -1]]) / 2 == J
    assert J.det() == -sp.Rational(1, 2)


@pytest.mark.equation("integrals-worked")
def test_the_worked_integral(equation):
    assert equation.tex == (
        r"\frac{1}{2} \int_{-1}^1 e^u\,du \int_{-1}^1 v^2\,dv = "
        r"\frac{1}{2} \left( e - \frac{1}{e} \right) \frac{2}{3} = "
        r"\frac{1}{3} \left( e - \frac{1}{e} \right)"
    )
    assert equation.shape == ""
    first, second = sp.integrate(sp.exp(u), (u, -1, 1)), sp.integrate(v**2, (v, -1, 1))
    assert sp.simplify(first - (sp.E - 1 / sp.E)) == 0 and second == sp.Rational(2, 3)
    assert sp.simplify(first * second / 2 - TRUTH) == 0
    assert quad(np.exp, -1, 1)[0] * quad(np.square, -1, 1)[0] / 2 == pytest.approx(float(TRUTH))


@pytest.mark.equation("integrals-inverse")
def test_the_other_direction_has_the_reciprocal(equation):
    assert equation.frame == r"\square, \quad \det = -2"
    assert equation.shape == "2×2"
    assert equation.matrix() == sp.Matrix([x + y, x - y]).jacobian([x, y]) == J.inv()
    assert equation.matrix().det() == -2 == 1 / J.det()


@pytest.mark.equation("integrals-substitution")
def test_one_variable_rising_falling_and_both(equation):
    assert equation.tex == r"\int_{g(a)}^{g(b)} f(x)\,dx = \int_a^b f(g(u))\,g'(u)\,du"
    assert equation.shape == ""
    for g in (u**3 + u, sp.exp(-u), u**2):
        function, start, end = sp.lambdify(u, g), -1.0, 1.5
        changed = sp.lambdify(u, sp.cos(g) * g.diff(u))
        old, _ = quad(np.cos, function(start), function(end))
        new, _ = quad(changed, start, end)
        assert new == pytest.approx(old) and abs(old) > 0.05


@pytest.mark.equation("integrals-reciprocal")
def test_two_minus_signs_cancel(equation):
    assert equation.tex == (
        r"\int_1^2 \frac{dx}{x^2} = \int_1^{1/2} u^2 \left( -\frac{1}{u^2} \right) du = "
        r"\int_{1/2}^1 u^2 \cdot \frac{1}{u^2}\,du = \frac{1}{2}"
    )
    assert equation.shape == ""
    g, half = 1 / u, sp.Rational(1, 2)
    falling = sp.integrate((1 / x**2).subs(x, g) * g.diff(u), (u, 1, half))
    ordered = sp.integrate((1 / x**2).subs(x, g) * sp.Abs(g.diff(u)), (u, half, 1))
    assert falling == ordered == sp.integrate(1 / x**2, (x, 1, 2)) == half
    assert g.diff(u) == -1 / u**2
