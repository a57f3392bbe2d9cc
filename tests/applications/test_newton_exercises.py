"""Witnesses for snippets/applications/newton_exercises.py, and for the worded solutions."""

import numpy as np
import pytest
import sympy as sp
from scipy.optimize import brentq, least_squares

from snippets.applications.newton import F, F_jacobian, newton, newton_step
from snippets.applications.newton_exercises import ANSWERS, G, G_jacobian

ONCE = sp.Matrix([3 - sp.Rational(4, 5), 2 - sp.Rational(4, 5)])
PROSE = {
    "2.2": ONCE[0],
    "1.2": ONCE[1],
    "0.2": ONCE[0] - 2,
    "0.64": 2.2 * 1.2 - 2,
    "3.4": 1.2 + 2.2,
    "0.0118": 0.2 - 0.64 / 3.4,
    "1.8163": -brentq(lambda t: t**2 + (1 - np.exp(t)) ** 2 - 4, -2, -1),
    "0.8374": 1 - np.exp(-1.816264),
}

x, y = sp.symbols("x y")
EQUATIONS = sp.Matrix([x * y - 2, x - y - 1])
MATRIX = EQUATIONS.jacobian([x, y])


def place(at, matrix_at=None, sign=-1, turned=False):
    """Return where a step of exact numbers leads: matrix taken elsewhere, sign changed or transposed."""
    point, other = (dict(zip((x, y), p, strict=True)) for p in (at, matrix_at or at))
    J = MATRIX.subs(other).T if turned else MATRIX.subs(other)
    return sp.Matrix(at) + J.inv() * sign * EQUATIONS.subs(point)


def numbers(column):
    return np.array(column, float)


def test_the_hand_computation_of_exercise_1():
    answer = ANSWERS["first"]
    assert list(EQUATIONS.subs({x: 3, y: 2})) == [4, 0] and list(EQUATIONS.subs({x: 2, y: 1})) == [0, 0]
    assert sp.Matrix([[y, x], [1, -1]]) == MATRIX and MATRIX.subs({x: 3, y: 2}) == sp.Matrix(
        [[2, 3], [1, -1]]
    )
    np.testing.assert_array_equal(G(np.array([3.0, 2.0])), [4, 0])
    np.testing.assert_array_equal(G_jacobian(np.array([3.0, 2.0])), [[2, 3], [1, -1]])
    assert place([3, 2]) == ONCE == sp.Matrix([2 + sp.Rational(1, 5), 1 + sp.Rational(1, 5)])
    np.testing.assert_allclose(answer.value, numbers(ONCE), rtol=1e-12)
    np.testing.assert_allclose(answer.slips["movement"], numbers(ONCE - sp.Matrix([3, 2])), rtol=1e-12)
    np.testing.assert_allclose(answer.slips["residual-sign"], numbers(place([3, 2], sign=1)), rtol=1e-12)
    np.testing.assert_allclose(
        answer.slips["wrong-transpose"], numbers(place([3, 2], turned=True)), rtol=1e-12
    )
    np.testing.assert_array_equal(answer.slips["solution-for-step"], [[2], [1]])
    assert ONCE[0] - ONCE[1] == 1, "the second equation holds"


def test_the_second_step():
    """The first unknown is 2 + 1/85; each error is less than a third of the square of the one before."""
    answer = ANSWERS["second"]
    once = list(ONCE)
    assert EQUATIONS.subs({x: ONCE[0], y: ONCE[1]}) == sp.Matrix([sp.Rational(64, 100), 0])
    left = place(once)[0] - 2
    assert left == sp.Rational(1, 85) == sp.Rational(2, 10) - sp.Rational(64, 340)
    assert answer.value.item() == pytest.approx(float(left), rel=1e-10)
    assert abs(0.0118 - answer.value.item()) < answer.tolerance == 0.00005
    assert sp.Rational(1, 5) < sp.Rational(1, 3) and left < sp.Rational(1, 5) ** 2 / 3
    stale = place(once, matrix_at=[3, 2])[0] - 2
    assert answer.slips["not-renewed"].item() == pytest.approx(float(stale), rel=1e-10)
    away = place(once, sign=1)[0] - 2
    assert answer.slips["residual-sign"].item() == pytest.approx(float(away), rel=1e-10)
    assert answer.slips["proportional"].item() == pytest.approx(0.2 / 1 * 0.2)


def test_the_other_crossing_of_exercise_3():
    """Both crossings by bisection in one unknown."""
    answer, at = ANSWERS["crossing"], np.array([-1.0, 1.0])
    left, right = (
        brentq(lambda t: t**2 + (1 - np.exp(t)) ** 2 - 4, *ends, xtol=1e-14)
        for ends in ((-2, -1), (0.5, 1.5))
    )
    np.testing.assert_allclose(answer.value, [[left], [1 - np.exp(left)]], atol=1e-10)
    np.testing.assert_allclose(answer.slips["other-solution"], [[right], [1 - np.exp(right)]], atol=1e-10)
    np.testing.assert_allclose(answer.slips["too-few-steps"], [[-2], [1]], atol=1e-14)
    assert np.abs(answer.value[:, 0] - [-1.8163, 0.8374]).max() < answer.tolerance == 0.00005
    np.testing.assert_allclose(F(at), [-2, np.exp(-1)], rtol=1e-12)
    np.testing.assert_allclose(F_jacobian(at), [[-2, 2], [np.exp(-1), 1]], rtol=1e-12)
    points = newton(F, F_jacobian, at)
    np.testing.assert_allclose(points[1], [-2, 1], atol=1e-14)
    assert np.abs(points[-1] - answer.value[:, 0]).max() < answer.tolerance, "what a reader sees"


def test_three_equations_in_two_unknowns():
    """Refused as Newton's step; by SciPy the sum of squares is smallest at (2, 2)."""
    with pytest.raises(np.linalg.LinAlgError, match="square"):
        newton_step(lambda x: np.ones(3), lambda x: np.ones((3, 2)), np.zeros(2))
    answer = ANSWERS["third"]

    def r(x):
        return np.array([x[0] - 1, x[1] - 1, x[0] + x[1] - 5])

    np.testing.assert_allclose(answer.value[:, 0], least_squares(r, [0.0, 0.0]).x, atol=1e-6)
    np.testing.assert_allclose(answer.value, [[2], [2]], rtol=1e-12)
    np.testing.assert_array_equal(r([2, 2]), [1, 1, -1])
    rows = sp.Matrix([x - 1, y - 1, x + y - 5]).jacobian([x, y])
    assert rows == sp.Matrix([[1, 0], [0, 1], [1, 1]]) and rows.T * rows == sp.Matrix([[2, 1], [1, 2]])
    assert list(-rows.T * sp.Matrix(r([0, 0]))) == [6, 6]
    assert r(answer.slips["equation-dropped"][:, 0]).tolist() == [0, 0, -3], "two hold, the third does not"
    np.testing.assert_allclose(answer.slips["residual-sign"], [[-2], [-2]], rtol=1e-12)
