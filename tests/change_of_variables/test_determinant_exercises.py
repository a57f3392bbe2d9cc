"""Witnesses for snippets/change_of_variables/determinant_exercises.py, and for the worded solutions."""

import numpy as np
import pytest
import sympy as sp

from snippets.change_of_variables.determinant import F, area_ratio
from snippets.change_of_variables.determinant_exercises import ANSWERS, bend, sheet_jacobian

u, v, x, y = sp.symbols("u v x y", real=True)
FACTOR = sp.Matrix([u**2 - v**2, 2 * u * v]).jacobian([u, v]).det()

PROSE = {"0.4": (0.25 - 0.3**2) ** 0.5}


def test_the_sheet_keeps_areas_on_a_circle_of_radius_one_half():
    answer = ANSWERS["circle"]
    (radius,) = sp.solve(FACTOR.subs({u: x, v: 0}) - 1, x)[1:]
    assert radius == sp.Rational(1, 2) and answer.value.item() == float(radius)
    for angle in (0.3, 2.0, 4.0):
        on = answer.value.item() * np.exp(1j * angle)
        assert area_ratio(F, on.real, on.imag, 1e-5) == pytest.approx(1, abs=1e-4)
        assert area_ratio(F, 0.9 * on.real, 0.9 * on.imag, 1e-5) < 0.9
    assert FACTOR.subs({u: 0.3, v: 0.4}) == pytest.approx(1) and FACTOR.subs({u: 0, v: 0}) == 0
    assert answer.slips["still-squared"].item() == float(radius**2)
    kept = answer.slips["value-for-derivative"].item()
    assert abs((kept * np.exp(0.7j)) ** 2) == pytest.approx(kept), "F is z²: the image is as far out"
    assert kept == 1


def test_two_mirrors_turn():
    """A quarter turn is a multiplication by i; the other order turns the other way."""
    answer, z = ANSWERS["mirrors"], np.array([0.3, 0.8])
    turned, back = (0.3 + 0.8j) * 1j, (0.3 + 0.8j) / 1j
    np.testing.assert_allclose(answer.value @ z, [turned.real, turned.imag])
    np.testing.assert_allclose(answer.slips["order"] @ z, [back.real, back.imag])
    np.testing.assert_array_equal(answer.value, [[0, -1], [1, 0]])
    pair = sp.Matrix([x, y]).subs({x: y, y: x}, simultaneous=True)  # what the first gives
    pair = sp.Matrix([-pair[0], pair[1]])
    assert list(pair) == [-y, x] and pair.jacobian([x, y]).det() == 1
    np.testing.assert_array_equal(answer.value, np.array(pair.jacobian([x, y]), float))
    assert area_ratio(lambda x, y: np.array([-y, x]), 0.3, 0.8, 0.1) == pytest.approx(1)


def test_bent_and_then_bent_again():
    """Measured by walking around the image of a small square, and by SymPy."""
    answer = ANSWERS["bent"]
    measured = area_ratio(lambda x, y: F(*bend(x, y)), 1, 1, 1e-4)
    assert answer.slips["absolute"].item() == pytest.approx(measured, rel=1e-3)
    assert answer.value.item() == pytest.approx(abs(measured), rel=1e-3)
    first = sp.Matrix([x + y**2, -y])
    J = first.jacobian([x, y])
    assert list(J[:, 0]) == [1, 0] and list(J[:, 1]) == [2 * y, -1] and J.det() == -1
    assert area_ratio(bend, 0.4, -1.2, 1) == pytest.approx(-1)
    np.testing.assert_allclose(bend(0.4, -1.2), np.array(first.subs({x: 0.4, y: -1.2}), float)[:, 0])
    both = FACTOR.subs({u: first[0], v: first[1]}, simultaneous=True) * J.det()
    assert list(first.subs({x: 1, y: 1})) == [2, -1]
    assert abs(both.subs({x: 1, y: 1})) == 4 * (2**2 + 1**2) == 20
    assert answer.value.item() == pytest.approx(20, rel=1e-12)
    stale = abs(FACTOR.subs({u: 1, v: 1}) * J.det())
    assert answer.slips["stale-point"].item() == pytest.approx(float(stale), rel=1e-12)


def test_the_sheet_in_space_by_a_cross_product():
    answer = ANSWERS["sheet"]
    J = sp.Matrix([u, v, u * v]).jacobian([u, v])
    np.testing.assert_array_equal(sheet_jacobian(1, 2), np.array(J.subs({u: 1, v: 2}), float))
    assert list(J[:, 0]) == [1, 0, v] and list(J[:, 1]) == [0, 1, u]
    at = J.subs({u: 1, v: 2})
    assert at.T * at == sp.Matrix([[5, 2], [2, 2]]) and (at.T * at).det() == 6
    spanned = at[:, 0].cross(at[:, 1]).norm()
    assert spanned == sp.sqrt(6) and answer.value.item() == pytest.approx(float(spanned), rel=1e-12)
    assert answer.slips["still-squared"].item() == pytest.approx(float(spanned**2), rel=1e-12)
    lengths = at[:, 0].norm() * at[:, 1].norm()
    assert answer.slips["right-angle-assumed"].item() == pytest.approx(float(lengths), rel=1e-12)
    shadow = at[:, 0].cross(at[:, 1])[2]
    assert answer.slips["output-dropped"].item() == float(shadow), "seen from above"
