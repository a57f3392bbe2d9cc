"""Witnesses for snippets/change_of_variables/densities.py, and for every equation of its page."""

import numpy as np
import pytest
import sympy as sp
from scipy.integrate import quad
from scipy.stats import kstest, lognorm, norm

from snippets.change_of_variables.densities import (
    box_muller,
    box_muller_jacobian,
    in_disc,
    in_disc_naive,
    log_normal,
    normal,
)
from snippets.change_of_variables.densities_figure import SAMPLES
from tests.witnesses import central_jacobian, complex_step_jacobian

MU, SIGMA = 0.3, 0.5
AT_2 = norm.pdf(np.log(2), MU, SIGMA)

PROSE = {
    "0.3": 0.3,
    "0.5": 0.5,
    "0.693": np.log(2),
    "0.786": (np.log(2) - MU) / SIGMA,
    "0.586": AT_2,
    "0.293": AT_2 / 2,
    "20000": SAMPLES,
}

x, y, u1, u2, r = sp.symbols("x y u_1 u_2 r", positive=True)
POINTS = [(0.3, 0.1), (0.9, 0.6), (0.05, 0.85)]


def log_det(f, at):
    """Return log|det J| of f at the point."""
    return np.linalg.slogdet(complex_step_jacobian(f, at))[1]


def test_along_a_chain_log_determinants_add_and_are_taken_off_the_log_density():
    """Three maps of the plane, one of which turns it over."""

    def turn(x):
        return np.array([[1.2, -0.5], [0.4, 0.9]]) @ x

    def bend(x):
        return np.array([x[0], -0.7 * x[1] + x[0] ** 2])

    def stretch(x):
        return np.array([np.exp(x[0]), 2 * x[1] + x[1] ** 3])

    def whole(x):
        return stretch(bend(turn(x)))

    at = np.array([0.3, -0.8])
    on_the_way = log_det(turn, at) + log_det(bend, turn(at)) + log_det(stretch, bend(turn(at)))
    assert log_det(whole, at) == pytest.approx(on_the_way, rel=1e-12)
    at_the_start = sum(log_det(f, at) for f in (turn, bend, stretch))
    assert abs(at_the_start - on_the_way) > 0.1, "each at its own point"
    assert np.linalg.det(complex_step_jacobian(whole, at)) < 0, "the absolute value matters"

    # One variable, against SciPy: X normal, times 2 plus 1, then the exponential.
    x = 0.7
    y = np.exp(2 * x + 1)
    last = norm.logpdf(x) - (np.log(2) + np.log(np.exp(2 * x + 1)))
    assert last == pytest.approx(lognorm.logpdf(y, 2, scale=np.e))


def test_the_edge_that_is_left_out_is_the_centre_of_the_disc():
    """The whole edge u₁ = 0 has one image; a strip along it holds as little probability as it is wide."""
    edge = np.column_stack([np.zeros(5), np.linspace(0, 0.9, 5)])
    np.testing.assert_array_equal(in_disc(edge), np.zeros((5, 2)))
    assert np.mean(unit_square()[:, 0] < 0.01) == pytest.approx(0.01, abs=0.005)


def unit_square(count=4000):
    return np.random.default_rng(1).random((count, 2))


def test_the_normal_density_is_scipys():
    at = np.array([-1.0, 0.3, 0.9])
    np.testing.assert_allclose(normal(at), norm.pdf(at, MU, SIGMA), rtol=1e-13)
    np.testing.assert_allclose(normal(at, 2, 3), norm.pdf(at, 2, 3), rtol=1e-13)


def test_the_log_normal_density_is_scipys_and_the_slope_of_its_distribution():
    at = np.array([0.2, 1.0, 2.0, 7.5])
    np.testing.assert_allclose(log_normal(at), lognorm.pdf(at, SIGMA, scale=np.exp(MU)), rtol=1e-12)
    slope = central_jacobian(lambda v: norm.cdf(np.log(v), MU, SIGMA), at)
    np.testing.assert_allclose(log_normal(at), np.diag(slope), rtol=1e-7)
    assert quad(log_normal, 0, np.inf)[0] == pytest.approx(1, abs=1e-9)
    share = quad(log_normal, 1, 2)[0]
    assert share == pytest.approx(norm.cdf(np.log(2), MU, SIGMA) - norm.cdf(0, MU, SIGMA))


def test_sqrt_u_fills_the_disc_evenly_and_u_does_not():
    """Evenly: the share within radius ρ is ρ², the share of any angle is that of the circle."""
    points = in_disc(unit_square())
    radii = np.linalg.norm(points, axis=1)
    assert kstest(radii**2, "uniform").pvalue > 0.01
    angles = np.arctan2(points[:, 1], points[:, 0])
    assert kstest(angles / (2 * np.pi) + 0.5, "uniform").pvalue > 0.01
    naive = np.linalg.norm(in_disc_naive(unit_square()), axis=1)
    assert kstest(naive, "uniform").pvalue > 0.01
    assert kstest(naive**2, "uniform").pvalue < 1e-9


def test_half_the_radius_holds_a_quarter_of_the_area_and_half_of_the_naive_points():
    u = np.column_stack([(np.arange(1000) + 0.5) / 1000, np.full(1000, 0.3)])
    for place, share in ((in_disc, 0.25), (in_disc_naive, 0.5)):
        inside = np.linalg.norm(place(u), axis=1) < 0.5
        assert inside.mean() == pytest.approx(share)


def test_both_ways_of_filling_the_disc_keep_the_angle():
    quarter = np.array([[0.49, 0.25]])
    np.testing.assert_allclose(in_disc(quarter), [[0, 0.7]], atol=1e-15)
    np.testing.assert_allclose(in_disc_naive(quarter), [[0, 0.49]], atol=1e-15)


@pytest.mark.parametrize("point", POINTS)
def test_the_jacobian_of_box_muller(point):
    J = box_muller_jacobian(*point)

    def mapped(u):
        return box_muller(u[0], u[1])

    np.testing.assert_allclose(J, complex_step_jacobian(mapped, np.array(point)), rtol=1e-12)
    np.testing.assert_allclose(J, central_jacobian(mapped, np.array(point), 1e-6), rtol=1e-6)
    assert J.shape == (2, 2) and not np.allclose(J, J.T)
    assert np.linalg.det(J) == pytest.approx(-2 * np.pi / point[0])


def test_box_muller_makes_independent_standard_normal_numbers():
    u = unit_square()
    a, b = box_muller(u[:, 0], u[:, 1])
    assert kstest(a, "norm").pvalue > 0.01
    assert kstest(b, "norm").pvalue > 0.01
    assert kstest((a + b) / np.sqrt(2), "norm").pvalue > 0.01
    assert abs(np.corrcoef(a, b)[0, 1]) < 0.05
    np.testing.assert_allclose(box_muller(np.exp(-2.0), 0.25), [0, 2], atol=1e-15)


@pytest.mark.parametrize("point", POINTS)
def test_dividing_by_the_determinant_gives_the_normal_density_of_the_plane(point):
    place = box_muller(*point)
    pushed = 1 / abs(np.linalg.det(box_muller_jacobian(*point)))
    assert pushed == pytest.approx(norm.pdf(place[0]) * norm.pdf(place[1]))


def test_the_peak_of_a_density_does_depend_on_the_variable():
    at = np.linspace(0.5, 2, 15001)
    assert at[np.argmax(log_normal(at))] == pytest.approx(np.exp(MU - SIGMA**2), abs=1e-3)
    assert at[np.argmax(normal(np.log(at)))] == pytest.approx(np.exp(MU), abs=1e-3)


# The equations, as they are printed


@pytest.mark.equation("densities-conserved")
def test_strips_have_equal_areas(equation):
    assert equation.tex == r"p_Y(y)\,|dy| = p_X(x)\,|dx|"
    assert equation.shape == "1×1"
    for at, dx in ((0.7, 1e-5), (-0.4, -1e-5)):
        dy = np.exp(at + dx / 2) - np.exp(at - dx / 2)
        assert log_normal(np.exp(at)) * abs(dy) == pytest.approx(normal(at) * abs(dx), rel=1e-8)


@pytest.mark.equation("densities-divide")
def test_the_density_is_divided_by_the_determinant(equation):
    """On a map of the plane, bent and sheared: points in a small cell of y, counted on a fine grid of x."""
    assert equation.tex == (r"p_Y(y) = \frac{p_X(x)}{\left| \det J_f(x) \right|}, \quad x = f^{-1}(y)")
    assert equation.shape == "1×1"

    def f(x):
        return np.stack([x[..., 1] - np.exp(x[..., 0]), x[..., 1] * 2 + x[..., 0]], axis=-1)

    grid = np.stack(np.meshgrid(*2 * [(np.arange(800) + 0.5) / 800]), axis=-1).reshape(-1, 2)
    at = np.array([0.5, 0.4])
    near = np.all(np.abs(f(grid) - f(at)) < 0.05, axis=1)
    det = np.linalg.det(complex_step_jacobian(f, at))
    assert det < 0, "the absolute value matters"
    assert near.mean() / 0.1**2 == pytest.approx(1 / abs(det), rel=0.02)


@pytest.mark.equation("densities-multiply")
def test_the_way_back_has_the_inverse_matrix(equation):
    assert equation.tex == (r"p_Y(y) = p_X(f^{-1}(y)) \left| \det J_{f^{-1}}(y) \right|")
    assert equation.shape == "1×1"

    def back(z):
        """Undo Box-Muller: u₁ from the distance, u₂ from the angle."""
        return np.array([np.exp(-(z @ z) / 2), np.arctan2(z[1], z[0]) / (2 * np.pi)])

    for point in POINTS[:1]:
        place = box_muller(*point)
        J_back = central_jacobian(back, place)
        np.testing.assert_allclose(back(place), point, rtol=1e-12)
        np.testing.assert_allclose(J_back @ box_muller_jacobian(*point), np.eye(2), atol=1e-7)
        assert 1 * abs(np.linalg.det(J_back)) == pytest.approx(norm.pdf(place[0]) * norm.pdf(place[1]))


@pytest.mark.equation("densities-log-normal")
def test_the_printed_log_normal(equation):
    assert equation.tex == r"p_Y(y) = \frac{p_X(\ln y)}{y}"
    assert equation.shape == "1×1"
    for at in (0.3, 1.0, 4.0):
        by_scipy = lognorm.pdf(at, SIGMA, scale=np.exp(MU))
        assert norm.pdf(np.log(at), MU, SIGMA) / at == pytest.approx(by_scipy)


def disc_determinant(radius):
    """Return the absolute determinant of (u₁, u₂) to the disc for a formula of the radius, in symbols."""
    place = sp.Matrix([radius * sp.cos(2 * sp.pi * u2), radius * sp.sin(2 * sp.pi * u2)])
    return sp.simplify(place.jacobian([u1, u2]).det())


@pytest.mark.equation("densities-disc-naive")
def test_the_naive_density_grows_towards_the_middle(equation):
    assert equation.tex == r"r = u_1: \quad p(x, y) = \frac{1}{r \cdot 1 \cdot 2 \pi}"
    assert equation.shape == "1×1"
    assert sp.simplify(1 / disc_determinant(u1) - 1 / (2 * sp.pi * u1)) == 0
    assert sp.integrate(1 / (r * 2 * sp.pi) * r * 2 * sp.pi, (r, 0, sp.Rational(1, 2))) == sp.Rational(1, 2)


@pytest.mark.equation("densities-disc")
def test_the_square_root_makes_the_density_constant(equation):
    assert equation.tex == (
        r"r = \sqrt{u_1}: \quad p(x, y) = \frac{1}{r \cdot \frac{1}{2 r} \cdot 2 \pi} = \frac{1}{\pi}"
    )
    assert equation.shape == "1×1"
    assert sp.simplify(disc_determinant(sp.sqrt(u1))) == sp.pi
    assert sp.diff(sp.sqrt(u1), u1).subs(u1, r**2) == 1 / (2 * r)


@pytest.mark.equation("densities-box-muller")
def test_the_determinant_of_box_muller(equation):
    assert equation.tex == (
        r"\left| \det J \right| = r \cdot \frac{1}{u_1 r} \cdot 2 \pi = \frac{2 \pi}{u_1}"
    )
    assert equation.shape == "2×2 → 1×1"
    radius = sp.sqrt(-2 * sp.log(u1))
    assert sp.simplify(disc_determinant(radius) + 2 * sp.pi / u1) == 0, "negative"
    assert sp.simplify(sp.diff(radius, u1) + 1 / (u1 * radius)) == 0
    for point in POINTS:
        assert abs(np.linalg.det(box_muller_jacobian(*point))) == pytest.approx(2 * np.pi / point[0])


@pytest.mark.equation("densities-normal")
def test_the_density_of_the_plane_is_a_product(equation):
    assert equation.tex == (
        r"\frac{1}{2 \pi} e^{-(x^2 + y^2)/2} "
        r"= \frac{e^{-x^2/2}}{\sqrt{2 \pi}} \cdot \frac{e^{-y^2/2}}{\sqrt{2 \pi}}"
    )
    assert equation.shape == "1×1"
    joint = sp.exp(-(x**2 + y**2) / 2) / (2 * sp.pi)
    alone = sp.exp(-(x**2) / 2) / sp.sqrt(2 * sp.pi)
    assert sp.simplify(joint - alone * alone.subs(x, y)) == 0
    for point in POINTS:
        place = box_muller(*point)
        pushed = point[0] / (2 * np.pi)
        assert float(joint.subs({x: place[0], y: place[1]})) == pytest.approx(pushed)


@pytest.mark.equation("densities-totals")
def test_the_wrong_totals_are_moments(equation):
    assert equation.tex == (r"e^{\mu + \sigma^2/2} = 1.5296, \quad e^{2 \mu + 2 \sigma^2} = 3.0042")
    assert equation.shape == "1×1"
    assert np.exp(MU + SIGMA**2 / 2).round(4) == 1.5296
    assert np.exp(2 * MU + 2 * SIGMA**2).round(4) == 3.0042
    for power, value in ((1, 1.5296), (2, 3.0042)):
        assert lognorm.moment(power, SIGMA, scale=np.exp(MU)).round(4) == value
