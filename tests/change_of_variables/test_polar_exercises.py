"""Witnesses for snippets/change_of_variables/polar_exercises.py, and for the worded solutions."""

import numpy as np
import pytest
import sympy as sp
from scipy.integrate import quad

from snippets.change_of_variables.polar_exercises import ANSWERS
from tests.witnesses import complex_step_jacobian

EXACT = (2.1**2 - 2**2) / 2 * 0.1  # half of r² dθ, outer minus inner
PROSE = {
    "120": round(np.degrees(np.arccos(-1 / 2))),
    "2.1": 2 + 0.1,
    "0.1": 2.1 - 2,
    "0.01": 0.1**2,
    "0.0205": EXACT,
    "0.02": 2 * 0.1 * 0.1,
    "2.4": 100 * (EXACT - 0.02) / EXACT,
}

r, theta = sp.symbols("r theta", positive=True)


def place(q):
    return np.array([q[0] * np.cos(q[1]), q[0] * np.sin(q[1])])


def test_the_matrix_at_120_degrees():
    answer = ANSWERS["matrix"]
    root = np.sqrt(3)
    np.testing.assert_allclose(answer.value, [[-1 / 2, -root], [root / 2, -1]], atol=1e-14)
    np.testing.assert_allclose(answer.value, complex_step_jacobian(place, [2, 2 * np.pi / 3]), atol=1e-14)
    assert answer.tolerance == 0.0005, "three decimals"
    np.testing.assert_allclose(answer.slips["degrees"], complex_step_jacobian(place, [2, 120]), atol=1e-14)


def test_one_cell_exactly():
    answer = ANSWERS["cell"]
    assert answer.value.item() == pytest.approx(EXACT, rel=1e-12)
    by_cells = sp.integrate(r, (r, 2, sp.Rational(21, 10)), (theta, 0, sp.Rational(1, 10)))
    assert by_cells == sp.Rational(205, 10_000) and answer.value.item() == pytest.approx(
        float(by_cells), rel=1e-12
    )
    assert pytest.approx(EXACT) == 2 * 0.1 * 0.1 + 0.01 * 0.1 / 2
    assert answer.slips["factor-forgotten"].item() == pytest.approx(0.1 * 0.1)
    assert answer.slips["linearised"].item() == pytest.approx(2 * 0.1 * 0.1)
    assert answer.slips["half-forgotten"].item() == pytest.approx((2.1**2 - 2**2) * 0.1)


def test_the_radius_at_which_a_forgotten_factor_is_not_seen():
    R = sp.symbols("R", positive=True)
    cells = sp.integrate(1, (r, 0, R), (theta, 0, 2 * sp.pi))
    assert cells == 2 * sp.pi * R
    assert sp.solve(cells - sp.pi * R**2, R) == [2]
    assert ANSWERS["radius"].value.item() == pytest.approx(2, rel=1e-12)
    assert ANSWERS["radius"].slips["one-place"].item() == 1, "where r itself is 1"


@pytest.mark.equation("bell-curve")
def test_the_bell_curve(equation):
    assert equation.tex == (
        r"\left( \int_{-\infty}^\infty e^{-x^2}\,dx \right)^2 = "
        r"\int_0^{2\pi} \int_0^\infty e^{-r^2} r\,dr\,d\theta = 2\pi \cdot \frac{1}{2} = \pi"
    )
    assert equation.shape == ""
    radial = sp.integrate(sp.exp(-(r**2)) * r, (r, 0, sp.oo))
    assert radial == sp.Rational(1, 2) and 2 * sp.pi * radial == sp.pi
    line, _ = quad(lambda x: np.exp(-(x**2)), -np.inf, np.inf)
    assert line**2 == pytest.approx(np.pi) and line == pytest.approx(np.sqrt(np.pi))


def test_the_root_of_pi_along_the_line_itself():
    answer = ANSWERS["bell"]
    x = sp.symbols("x")
    line = sp.integrate(sp.exp(-(x**2)), (x, -sp.oo, sp.oo))
    half = sp.integrate(sp.exp(-(x**2)), (x, 0, sp.oo))
    assert answer.value.item() == pytest.approx(float(line), abs=1e-12) and line == sp.sqrt(sp.pi)
    assert answer.slips["half-range"].item() == pytest.approx(float(half), abs=1e-12)
    assert answer.slips["still-squared"].item() == pytest.approx(float(line**2), abs=1e-12)


def test_growing_squares_lie_between_growing_discs():
    """The inner disc touches the sides of the square, the outer one its corners."""

    def over_disc(radius):
        return quad(lambda s: np.exp(-(s**2)) * 2 * np.pi * s, 0, radius)[0]

    for a in (0.5, 1, 2, 4):
        square = quad(lambda x: np.exp(-(x**2)), -a, a)[0] ** 2
        assert over_disc(a) < square < over_disc(np.sqrt(2) * a)
    assert over_disc(4) == pytest.approx(over_disc(np.sqrt(2) * 4), rel=1e-6)


def test_the_cap_of_the_globe_is_a_quarter():
    """By Archimedes, a zone's area is proportional to its height: here from 1/2 to 1 out of 2."""
    answer = ANSWERS["cap"]
    height = 1 - np.cos(np.radians(60))
    assert answer.value.item() == pytest.approx(height / 2, rel=1e-12)
    assert answer.slips["part-for-share"].item() == pytest.approx(height, rel=1e-12)
    assert answer.slips["factor-forgotten"].item() == pytest.approx(60 / 180, rel=1e-12)
    from_the_equator = np.sin(np.radians(60)) / 2  # the height of the zone below it
    assert answer.slips["other-angle"].item() == pytest.approx(from_the_equator, rel=1e-12)
    assert sp.integrate(sp.sin(theta), (theta, 0, sp.pi / 3)) == sp.Rational(1, 2)
    assert sp.integrate(sp.sin(theta), (theta, 0, sp.pi)) == 2
    points = np.random.default_rng(0).normal(size=(3, 100_000))
    cap = np.mean(points[2] / np.linalg.norm(points, axis=0) > np.cos(np.pi / 3))
    assert cap == pytest.approx(1 / 4, abs=0.006)
