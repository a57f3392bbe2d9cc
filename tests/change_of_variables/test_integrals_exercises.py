"""Witnesses for snippets/change_of_variables/integrals_exercises.py, and for the worded solutions."""

import numpy as np
import pytest
import sympy as sp
from scipy.integrate import dblquad, quad

from snippets.change_of_variables.integrals_exercises import ANSWERS
from tests.witnesses import complex_step_jacobian

u, v, x, y = sp.symbols("u v x y", real=True)
a, b = sp.symbols("a b", positive=True)
THERE = sp.Matrix([x * y, y / x])


def test_the_ellipse_of_exercise_1():
    answer = ANSWERS["ellipse"]
    area, _ = quad(lambda x: 2 * 3 * np.sqrt(1 - (x / 2) ** 2), -2, 2)
    assert area == pytest.approx(6 * np.pi)
    assert answer.value.item() == pytest.approx(area)
    disc, _ = quad(lambda x: 2 * np.sqrt(1 - x**2), -1, 1)
    assert answer.slips["factor-forgotten"].item() == pytest.approx(disc)
    narrow, _ = quad(lambda x: 2 / 3 * np.sqrt(1 - (2 * x) ** 2), -1 / 2, 1 / 2)
    assert answer.slips["inverse"].item() == pytest.approx(narrow), "the disc, taken the other way"
    J = sp.Matrix([2 * u, 3 * v]).jacobian([u, v])
    assert sp.diag(2, 3) == J and J.det() == 6
    old = {x: 2 * u, y: 3 * v}
    assert (x**2 / 4 + y**2 / 9).subs(old) == u**2 + v**2 and [(x / 2).subs(old), (y / 3).subs(old)] == [u, v]


def test_the_way_back_of_exercise_2():
    """By differentiating the way back itself, x = √(u/v), y = √(uv), at u = v = 2."""
    answer = ANSWERS["back"]
    back = complex_step_jacobian(lambda q: np.array([np.sqrt(q[0] / q[1]), np.sqrt(q[0] * q[1])]), [2, 2])
    np.testing.assert_allclose(answer.value, back, rtol=1e-14)
    np.testing.assert_allclose(answer.value, np.array([[1, -1], [2, 2]]) / 4, rtol=1e-14)
    assert back[0, 0] * back[1, 1] - back[0, 1] * back[1, 0] == pytest.approx(1 / 4)
    J = THERE.jacobian([x, y])
    assert sp.Matrix([[y, x], [-y / x**2, 1 / x]]) == J
    at = J.subs({x: 1, y: 2})
    assert at == sp.Matrix([[2, 1], [-2, 1]]) and at.det() == 4
    np.testing.assert_array_equal(answer.slips["inverse"], np.array(at, float))
    np.testing.assert_array_equal(
        answer.slips["entries-inverted"], np.array(at.applyfunc(lambda q: 1 / q), float)
    )


@pytest.mark.equation("integrals-exercise")
def test_exercise_3_in_the_old_variables(equation):
    """The region's corners have x² between 1/2 and 2; for each x, y runs between two bounds."""
    assert equation.tex == r"\int_1^2 \int_1^2 \frac{u}{2v}\,du\,dv = \frac{3}{4} \ln 2"
    assert equation.shape == ""
    new = sp.integrate(u / (2 * v), (u, 1, 2), (v, 1, 2))
    assert sp.simplify(new - sp.Rational(3, 4) * sp.log(2)) == 0
    assert over_region(lambda y, x: x * y) == pytest.approx(float(new))
    answer = ANSWERS["region"]
    assert answer.value.item() == pytest.approx(0.75 * np.log(2), abs=1e-12)
    there = THERE.jacobian([x, y])
    assert sp.simplify(there.det() - 2 * y / x) == 0
    back = {x: sp.sqrt(a / b), y: sp.sqrt(a * b)}
    assert [sp.simplify((x * y).subs(back)), sp.simplify((y / x).subs(back))] == [a, b]


def over_region(f):
    """Integrate f(y, x) over the region of exercise 3."""
    return sum(
        dblquad(f, low, high, lambda x: max(1 / x, x), lambda x: min(2 / x, 2 * x))[0]
        for low, high in ((0.5**0.5, 1), (1, 2**0.5))
    )


def test_the_mistakes_of_exercise_3():
    slips = ANSWERS["region"].slips
    square = ((u, 1, 2), (v, 1, 2))
    assert slips["inverse"].item() == pytest.approx(float(sp.integrate(u * 2 * v, *square)))
    assert slips["factor-forgotten"].item() == pytest.approx(float(sp.integrate(u, *square)))
    assert slips["integrand-lost"].item() == pytest.approx(over_region(lambda y, x: 1.0)), "the area"
    assert slips["region-kept"].item() == pytest.approx(float(sp.integrate(u * v, *square)))


def test_there_and_back_again():
    """Without quadrature: the antiderivatives u² and u|u|."""
    answer = ANSWERS["way"]
    signed, counted = 2**2 - (-1) ** 2, 2 * abs(2) - -1 * abs(-1)
    np.testing.assert_allclose(answer.value, [[signed, counted, 4 - 1]], rtol=1e-12)
    assert (signed, counted) == (3, 5)
    assert counted - signed == 2 * (1 - 0), "the stretch from 0 to 1, twice"
    np.testing.assert_allclose(answer.slips["absolute-late"], [[3, abs(-1 + 4), 3]], rtol=1e-12)
    np.testing.assert_allclose(answer.slips["sign-dropped"], [[1 + 4, 1 + 4, 3]], rtol=1e-12)
