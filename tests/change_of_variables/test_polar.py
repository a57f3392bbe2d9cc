"""Witnesses for snippets/change_of_variables/polar.py, and for every equation of its page."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest
import sympy as sp
from scipy.integrate import dblquad, quad, tplquad

from snippets.change_of_variables.polar import (
    ball_volume,
    disc_area,
    image_area,
    polar,
    polar_jacobian,
    spherical,
    spherical_jacobian,
)
from tests.equations import plain
from tests.witnesses import complex_step_jacobian

# No point at theta = 0, where the matrix is symmetric and hides a transposition.
POINTS = [(2.0, np.pi / 6), (0.5, -2.0), (3.0, 1.9), (1e-3, 1.0)]

# In space: no equal angles, none at 45 or 90 degrees, one r = 1 and others not.
SPACE = [(3.0, np.pi / 6, 0.3), (1.0, 2.5, -1.1), (0.5, 1.2, 4.0)]

r, theta, phi, z, R = sp.symbols("r theta varphi z R", positive=True)

BALL = sp.Matrix([r * sp.sin(theta) * sp.cos(phi), r * sp.sin(theta) * sp.sin(phi), r * sp.cos(theta)])
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


def test_the_error_of_the_rectangle_is_the_fraction_dr_over_2r():
    for side in (1e-3, 5e-4):
        cell = ((2 + side) ** 2 - 4) * side / 2
        assert (cell - 2 * side**2) / (2 * side**2) == pytest.approx(side / (2 * 2), rel=1e-6)


def test_no_product_of_dx_and_dy_is_an_area():
    """It depends on θ, and a cell of no width has a product all the same."""
    dr, dtheta = sp.symbols("dr dtheta")
    dx, dy = J * sp.Matrix([dr, dtheta])
    product = sp.expand(dx * dy)
    assert product.subs(dtheta, 0) == sp.cos(theta) * sp.sin(theta) * dr**2
    assert product.diff(theta) != 0


@pytest.mark.parametrize("at", SPACE)
def test_the_point_of_space_stands_at_its_distance_and_angles(at):
    x, y, height = spherical(*at)
    assert np.sqrt(x**2 + y**2 + height**2) == pytest.approx(at[0])
    assert np.arccos(height / at[0]) == pytest.approx(at[1])
    assert np.angle((x + 1j * y) * np.exp(-1j * at[2])) == pytest.approx(0)
    np.testing.assert_allclose(spherical(2, np.pi / 2, 0.7)[:2], polar(2, 0.7), rtol=1e-14)


@pytest.mark.parametrize("at", SPACE)
def test_the_matrix_of_space_matches_sympy_and_the_complex_step(at):
    ours = spherical_jacobian(*at)
    assert ours.shape == (3, 3)
    exact = BALL.jacobian([r, theta, phi]).subs({r: at[0], theta: at[1], phi: at[2]}).evalf()
    np.testing.assert_allclose(ours, np.array(exact, float), atol=1e-14)
    np.testing.assert_allclose(ours, complex_step_jacobian(lambda q: spherical(*q), at), atol=1e-14)


@pytest.mark.parametrize("at", SPACE)
def test_the_columns_of_space_stand_at_right_angles_and_measure_a_box(at):
    J = spherical_jacobian(*at)
    sides = [1, at[0], at[0] * np.sin(at[1])]
    np.testing.assert_allclose(J.T @ J, np.diag(np.square(sides)), atol=1e-14)
    assert np.linalg.det(J) == pytest.approx(np.prod(sides))
    assert np.linalg.det(J[:, [0, 2, 1]]) == pytest.approx(-np.prod(sides))
    outwards, down, around = J.T
    np.testing.assert_allclose(outwards * at[0], spherical(*at))
    assert down[2] < 0 and around[2] == 0, "θ leads down, φ stays at its height"


def test_a_small_cell_of_space_has_nearly_the_volume_of_the_box():
    """Exactly: (r₁³ − r₀³)/3 · (cos θ₀ − cos θ₁) · dφ, by shells, zones and slices."""
    for h in (1e-2, 1e-3):
        exact = ((3 + h) ** 3 - 27) / 3 * (np.cos(np.pi / 6) - np.cos(np.pi / 6 + h)) * h
        assert exact / h**3 == pytest.approx(4.5, rel=2 * h)


def test_the_ball_is_four_thirds_pi_r_cubed():
    for radius in (1, 3):
        assert ball_volume(radius) == pytest.approx(4 / 3 * np.pi * radius**3, rel=1e-6)
    slices, _ = quad(lambda height: np.pi * (9 - height**2), -3, 3)
    assert ball_volume(3) == pytest.approx(slices, rel=1e-6)
    assert ball_volume(3, theta_to=np.pi / 2) == pytest.approx(slices / 2, rel=1e-6), "the upper half"
    assert ball_volume(3, phi_to=np.pi) == pytest.approx(slices / 2, rel=1e-6)
    wedge, _ = tplquad(
        lambda z, y, x: 1.0,
        0,
        1,
        0,
        lambda x: np.sqrt(1 - x * x),
        0,
        lambda x, y: np.sqrt(max(0, 1 - x * x - y * y)),
    )
    assert ball_volume(1, np.pi / 2, np.pi / 2) == pytest.approx(wedge, rel=1e-5), "an eighth"
    errors = [ball_volume(3, cells=n) - slices for n in (10, 20)]
    assert errors[0] / errors[1] == pytest.approx(4, rel=0.05)


def test_the_book_that_swaps_the_names_has_the_sine_of_the_other_angle():
    """Its θ goes around, its φ comes from the axis: the factor follows the angle in z = r cos(angle)."""
    swapped = BALL.subs({theta: phi, phi: theta}, simultaneous=True)
    assert swapped[2] == r * sp.cos(phi)
    assert sp.simplify(swapped.jacobian([r, theta, phi]).det() + r**2 * sp.sin(phi)) == 0


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
    assert equation.frame == r"J_q(\theta, r) = \square, \quad \det J_q = -r"
    assert equation.shape == "2×2"
    assert equation.matrix() == plain(P.jacobian([theta, r]))
    assert sp.simplify(equation.matrix().det()) == -sp.Symbol("r")


@pytest.mark.equation("cylindrical-jacobian")
def test_a_height_adds_a_row_and_a_column(equation):
    assert equation.frame == r"J(r, \theta, z) = \square, \quad \det J = r"
    assert equation.shape == "3×3"
    cylinder = sp.Matrix([r * sp.cos(theta), r * sp.sin(theta), z])
    assert equation.matrix() == plain(cylinder.jacobian([r, theta, z]))
    assert sp.simplify(cylinder.jacobian([r, theta, z]).det()) == r
    assert sp.simplify(cylinder.jacobian([r, theta, z]).minor(2, 2)) == r, "what the expansion leaves"
    cone = sp.integrate(r, (r, 0, R * (1 - z)), (theta, 0, 2 * sp.pi), (z, 0, 1))
    assert sp.simplify(cone - sp.pi * R**2 / 3) == 0, "a third of base times height"


# SymPy's reader cannot read products of functions: each entry beside its expression.
SIN, COS = {"t": sp.sin(theta), "p": sp.sin(phi)}, {"t": sp.cos(theta), "p": sp.cos(phi)}
ENTRIES = {
    r"\sin \theta \cos \varphi": SIN["t"] * COS["p"],
    r"\sin \theta \sin \varphi": SIN["t"] * SIN["p"],
    r"\cos \theta": COS["t"],
    r"r \sin \theta \cos \varphi": r * SIN["t"] * COS["p"],
    r"r \sin \theta \sin \varphi": r * SIN["t"] * SIN["p"],
    r"-r \sin \theta \sin \varphi": -r * SIN["t"] * SIN["p"],
    r"r \cos \theta \cos \varphi": r * COS["t"] * COS["p"],
    r"r \cos \theta \sin \varphi": r * COS["t"] * SIN["p"],
    r"r \cos \theta": r * COS["t"],
    r"-r \sin \theta": -r * SIN["t"],
    "0": sp.Integer(0),
}


def read(equation):
    return sp.Matrix([[ENTRIES[entry] for entry in row] for row in equation.entries()])


@pytest.mark.equation("spherical-map")
def test_the_printed_point_of_space(equation):
    assert equation.frame == r"\square = \square"
    assert equation.shape == "3×1"
    assert equation.entries(0) == [["x"], ["y"], ["z"]]
    assert read(equation) == BALL
    at = dict(zip((r, theta, phi), SPACE[0], strict=True))
    np.testing.assert_allclose(np.array(read(equation).subs(at), float)[:, 0], spherical(*SPACE[0]))


@pytest.mark.equation("spherical-jacobian")
def test_the_printed_matrix_of_space_is_the_derivative(equation):
    assert equation.frame == r"J(r, \theta, \varphi) = \square"
    assert equation.shape == "3×3"
    assert read(equation) == BALL.jacobian([r, theta, phi])


@pytest.mark.equation("spherical-determinant")
def test_the_determinant_of_space(equation):
    assert equation.tex == (
        r"\det J(r, \theta, \varphi) = \cos \theta \cdot r^2 \sin \theta \cos \theta + "
        r"r \sin \theta \cdot r \sin^2 \theta = r^2 \sin \theta"
    )
    assert equation.shape == "1×1"
    J, sin, cos = BALL.jacobian([r, theta, phi]), sp.sin(theta), sp.cos(theta)
    assert [J[2, 0], J[2, 1], J[2, 2]] == [cos, -r * sin, 0], "the last row, along which it is expanded"
    assert sp.simplify(J.minor(2, 0) - r**2 * sin * cos) == 0
    assert sp.simplify(J.minor(2, 1) - r * sin**2) == 0
    assert sp.simplify(cos * J.minor(2, 0) + r * sin * J.minor(2, 1) - r**2 * sin) == 0
    assert sp.simplify(BALL.jacobian([r, theta, phi]).det() - r**2 * sp.sin(theta)) == 0
    assert sp.simplify(BALL.jacobian([r, phi, theta]).det() + r**2 * sp.sin(theta)) == 0


@pytest.mark.equation("ball-volume")
def test_the_ball_by_integration(equation):
    assert equation.tex == (
        r"\int_0^{2\pi} \int_0^\pi \int_0^R r^2 \sin \theta\,dr\,d\theta\,d\varphi = "
        r"\frac{R^3}{3} \cdot 2 \cdot 2\pi = \frac{4}{3} \pi R^3"
    )
    assert equation.shape == ""
    factor = r**2 * sp.sin(theta)
    volume = sp.integrate(factor, (r, 0, R), (theta, 0, sp.pi), (phi, 0, 2 * sp.pi))
    by_slices = sp.integrate(sp.pi * (R**2 - z**2), (z, -R, R))
    assert volume == sp.Rational(4, 3) * sp.pi * R**3
    assert sp.simplify(volume - by_slices) == 0
    assert sp.integrate(r**2, (r, 0, R)) == R**3 / 3 and sp.integrate(sp.sin(theta), (theta, 0, sp.pi)) == 2
