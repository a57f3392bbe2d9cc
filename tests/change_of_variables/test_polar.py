"""Witnesses for snippets/change_of_variables/polar.py, and for every equation of its page."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest
import sympy as sp
from scipy.integrate import dblquad

from snippets.change_of_variables.polar import disc_area, image_area, polar, polar_jacobian

# No point at theta = 0, where the matrix is symmetric and hides a transposition.
POINTS = [(2.0, np.pi / 6), (0.5, -2.0), (3.0, 1.9), (1e-3, 1.0)]

r, theta, R = sp.symbols("r theta R", positive=True)
EXACT = (2.1**2 - 2**2) / 2 * 0.1  # the cell of sides 0.1 at r = 2: half of r² dθ, outer minus inner
PROSE = {
    "2.1": 2 + 0.1,
    "0.0205": EXACT,
    "0.02": 2 * 0.1 * 0.1,
    "2.4": 100 * (EXACT - 0.02) / EXACT,
    "2.05": EXACT / 0.1**2,
}

P = sp.Matrix([r * sp.cos(theta), r * sp.sin(theta)])
J = P.jacobian([r, theta])


@pytest.mark.parametrize(("radius", "angle"), POINTS)
def test_the_map_is_the_complex_exponential(radius, angle):
    z = radius * np.exp(1j * angle)
    np.testing.assert_allclose(polar(radius, angle), [z.real, z.imag], atol=1e-15)


@pytest.mark.parametrize(("radius", "angle"), POINTS)
def test_the_matrix_matches_sympy(radius, angle):
    exact = J.subs({r: radius, theta: angle}).evalf()
    np.testing.assert_allclose(polar_jacobian(radius, angle), np.array(exact, float), rtol=1e-12)


@pytest.mark.parametrize(("radius", "angle"), POINTS)
def test_the_matrix_matches_autograd(radius, angle):
    def traced(q):
        return anp.array([q[0] * anp.cos(q[1]), q[0] * anp.sin(q[1])])

    by_autograd = autograd.jacobian(traced)(np.array([radius, angle]))
    np.testing.assert_allclose(polar_jacobian(radius, angle), by_autograd, rtol=1e-12)


def test_the_points_can_see_a_transposed_matrix():
    for point in POINTS:
        assert not np.allclose(polar_jacobian(*point), polar_jacobian(*point).T, atol=1e-9)


@pytest.mark.parametrize(("radius", "angle"), POINTS)
def test_column_1_is_a_unit_outwards_and_column_2_as_long_as_r_sideways(radius, angle):
    outwards, sideways = polar_jacobian(radius, angle).T
    np.testing.assert_allclose(outwards, polar(1, angle), atol=1e-15)
    assert np.linalg.norm(sideways) == pytest.approx(radius)
    assert outwards @ sideways == pytest.approx(0, abs=1e-15)


@pytest.mark.parametrize(("radius", "angle"), POINTS[:3])
def test_the_measured_area_is_a_difference_of_triangles(radius, angle):
    """Each ray's two corners and the centre make triangles of area r² sin(h) / 2."""
    h = 0.1
    exact = ((radius + h) ** 2 - radius**2) * np.sin(h) / 2
    assert image_area(radius, angle, h) == pytest.approx(exact, rel=1e-12)


def test_the_ratio_tends_to_r():
    errors = [abs(image_area(2, np.pi / 6, h) / h**2 - 2) for h in (1e-2, 1e-3, 1e-4)]
    assert errors[0] > 9 * errors[1] > 81 * errors[2]


def test_the_disc_is_pi_r_squared():
    for rings in (1, 2, 3, 100):
        assert disc_area(3, rings) == pytest.approx(np.pi * 9, rel=1e-12)
    cartesian, _ = dblquad(lambda y, x: 1.0, -3, 3, lambda x: -np.sqrt(9 - x**2), lambda x: np.sqrt(9 - x**2))
    assert disc_area(3) == pytest.approx(cartesian, rel=1e-6)


def test_the_corners_turn_the_other_way_when_the_inputs_change_places():
    """Walk the same cell with theta first: the signed area changes its sign, not its size."""
    a, b, c, d = (polar(2 + j, i) for i, j in ((0, 0), (0.1, 0), (0.1, 0.1), (0, 0.1)))
    signed = np.linalg.det(np.column_stack([c - a, d - b])) / 2
    assert signed == pytest.approx(-image_area(2, 0, 0.1))


def test_the_origin_is_singular_and_forgets_the_angle():
    assert np.linalg.det(polar_jacobian(0, 1.0)) == 0
    np.testing.assert_array_equal(polar(0, 1.0), polar(0, 2.5))


def test_halving_the_sides_quarters_the_cell_and_divides_the_error_by_eight():
    def cell(side):
        return ((2 + side) ** 2 - 4) * side / 2

    def error(side):
        return cell(side) - 2 * side * side

    assert cell(1e-3) / cell(5e-4) == pytest.approx(4, rel=1e-3)
    assert error(1e-3) / error(5e-4) == pytest.approx(8, rel=1e-6)
    assert error(1e-3) / (2 * 1e-3 * 1e-3) == pytest.approx(1e-3 / (2 * 2), rel=1e-6)


def test_no_product_of_dx_and_dy_is_an_area():
    """It depends on θ, and a cell of no width has a product all the same."""
    dr, dtheta = sp.symbols("dr dtheta")
    dx, dy = J * sp.Matrix([dr, dtheta])
    product = sp.expand(dx * dy)
    assert product.subs(dtheta, 0) == sp.cos(theta) * sp.sin(theta) * dr**2
    assert product.diff(theta) != 0


# The equations, as they are printed


@pytest.mark.equation("polar-map")
def test_the_printed_map(equation):
    assert equation.frame == r"p(r, \theta) = \square = \square"
    assert equation.shape == "2×1"
    assert equation.entries(0) == [["x"], ["y"]]
    point = equation.matrix(1).subs({sp.Symbol("r"): 2, sp.Symbol("theta"): 0.7})
    np.testing.assert_allclose(np.array(point, float)[:, 0], polar(2, 0.7), rtol=1e-12)
    assert equation.matrix(1) == plain(P)


@pytest.mark.equation("polar-jacobian")
def test_the_printed_matrix_is_the_derivative(equation):
    assert equation.frame == r"J(r, \theta) = \square"
    assert equation.shape == "2×2"
    assert equation.matrix() == plain(J)


@pytest.mark.equation("polar-determinant")
def test_the_determinant_is_r(equation):
    r"""SymPy's reader cannot read \cos^2 \theta without parentheses, so the line is pinned."""
    assert equation.tex == r"\det J = r \cos^2 \theta + r \sin^2 \theta = r"
    assert equation.shape == "1×1"
    assert J.det(method="berkowitz") == r * sp.cos(theta) ** 2 + r * sp.sin(theta) ** 2
    assert sp.simplify(J.det()) == r


@pytest.mark.equation("polar-area-element")
def test_the_area_element_integrates_a_function_like_cartesian_cells_do(equation):
    """Half a disc, with a weight that depends on both coordinates."""
    assert equation.tex == r"dx\,dy = r\,dr\,d\theta"
    assert equation.shape == ""
    cartesian, _ = dblquad(lambda y, x: y * (x + 2), -1, 1, 0, lambda x: np.sqrt(1 - x**2))
    by_cells, _ = dblquad(lambda q, s: s * np.sin(q) * (s * np.cos(q) + 2) * s, 0, 1, 0, np.pi)
    assert by_cells == pytest.approx(cartesian, rel=1e-7)


@pytest.mark.equation("polar-cell-exact")
def test_the_exact_cell_is_a_difference_of_sectors(equation):
    assert equation.tex == (
        r"\tfrac{1}{2}(r + dr)^2 d\theta - \tfrac{1}{2} r^2 d\theta "
        r"= r\,dr\,d\theta + \tfrac{1}{2} (dr)^2 d\theta"
    )
    assert equation.shape == ""
    dr, dtheta = sp.symbols("dr dtheta", positive=True)
    s, q = sp.symbols("s q")
    cell = sp.integrate(J.det().simplify().subs(r, s), (s, r, r + dr), (q, theta, theta + dtheta))
    assert sp.expand(cell - (r * dr * dtheta + dr**2 * dtheta / 2)) == 0
    assert sp.expand((r + dr) ** 2 * dtheta / 2 - r**2 * dtheta / 2 - cell) == 0


@pytest.mark.equation("disc-area")
def test_the_disc_by_integration(equation):
    assert equation.tex == r"\int_0^{2\pi} \int_0^R r\,dr\,d\theta = \pi R^2"
    assert equation.shape == ""
    assert sp.integrate(r, (r, 0, R), (theta, 0, 2 * sp.pi)) == sp.pi * R**2


@pytest.mark.equation("polar-swapped")
def test_swapped_inputs_swap_the_columns(equation):
    assert equation.frame == r"J_q(\theta, r) = \square"
    assert equation.shape == "2×2"
    assert equation.matrix() == plain(P.jacobian([theta, r]))
    assert sp.simplify(equation.matrix().det()) == -sp.Symbol("r")


@pytest.mark.equation("polar-absolute")
def test_the_area_factor_does_not_depend_on_the_order(equation):
    assert equation.tex == (r"\left| \det J_q(\theta, r) \right| = \left| \det J(r, \theta) \right| = r")
    assert equation.shape == ""
    assert sp.simplify(sp.Abs(P.jacobian([theta, r]).det())) == sp.simplify(sp.Abs(J.det())) == r


@pytest.mark.equation("exercise-top")
def test_the_matrix_of_exercise_1(equation):
    assert equation.frame == r"J(3, \pi/2) = \square"
    assert equation.shape == "2×2"
    assert equation.matrix() == J.subs({r: 3, theta: sp.pi / 2})
    assert equation.matrix().det() == 3


def plain(matrix):
    """Return the matrix in symbols without assumptions, as the reader of LaTeX makes them."""
    return matrix.subs({r: sp.Symbol("r"), theta: sp.Symbol("theta")})
