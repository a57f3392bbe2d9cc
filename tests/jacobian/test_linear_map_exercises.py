"""Witnesses for snippets/jacobian/linear_map_exercises.py, and for the worded solutions.

The map squares a complex number, so its Jacobian multiplies by twice that number: here it does.
"""

import numpy as np
import pytest
import sympy as sp

from snippets.jacobian.linear_map_exercises import ANSWERS

A = 1 + 0.5j

PROSE = {
    "0.03": 3 * 0.01,
    "0.02": 0.1**2 + 0.1**2,
    "0.04": 4 * 0.01,
    "1.1": 1 + 0.1,
    "0.4": 0.5 - 0.1,
    "0.3": 2 * 0.1 - 1 * -0.1,
    "0.75": 1**2 - 0.5**2,
    "1.05": 1.1**2 - 0.4**2,
    "0.9": 1 + (1 * 0.1 + 2 * -0.1),
    "0.88": 2 * 1.1 * 0.4,
    "0.01": 0.1**2,
    "0.2": 2 * 0.1,
    "2.1": 2 * (1 + 0.05),
    "1.2": 2 * (0.5 + 0.1),
    "0.54": 2 * 1.1 * 0.7 - 1,
    "0.7": 0.5 + 0.2,
    "0.72": 1.1**2 - 0.7**2,
    "1.54": 2 * 1.1 * 0.7,
    "0.0045": abs((1.01 + 0.52j) ** 2 - (1 + 0.5j) ** 2 - (2.1 + 1.2j) * (0.01 + 0.02j)),
    "0.0005": abs(0.01 + 0.02j) ** 2,
}


def column(z):
    """Return a complex number as a column."""
    return [[z.real], [z.imag]]


def test_exercise_1_fills_columns_from_movements():
    """Compared with an affine map that moves its image so; its derivative is SymPy's."""
    x, y = sp.symbols("x y")
    image = sp.Matrix([3 * x + 7, 2 * y, 4 * y - x])
    for step, moved in (((0.01, 0), (0.03, 0, -0.01)), ((0, 0.01), (0, 0.02, 0.04))):
        change = image.subs({x: step[0], y: step[1]}) - image.subs({x: 0, y: 0})
        np.testing.assert_allclose(np.array(change, float)[:, 0], moved, atol=1e-15)
    np.testing.assert_array_equal(ANSWERS["columns"].value, np.array(image.jacobian([x, y]), float))
    np.testing.assert_array_equal(ANSWERS["columns"].value, [[3, 0], [0, 2], [-1, 4]])


def test_exercise_2_guesses():
    answer, h = ANSWERS["guess"], 0.1 - 0.1j
    assert A + h == pytest.approx(1.1 + 0.4j)
    assert 2 * A * h == pytest.approx(0.3 - 0.1j)
    np.testing.assert_allclose(column(A**2), [[0.75], [1]], rtol=1e-12)
    np.testing.assert_allclose(answer.value, column(A**2 + 2 * A * h), rtol=1e-12)
    np.testing.assert_allclose(answer.value, [[1.05], [0.9]], rtol=1e-12)
    slips = {
        "actual-change": (A + h) ** 2,
        "movement": 2 * A * h,
        "step-end": A**2 + 2 * (A + h) * h,
        "backwards": A**2 - 2 * A * h,
        "wrong-transpose": A**2 + 2 * A.conjugate() * h,
    }
    assert set(slips) == set(answer.slips)
    for name, wrong in slips.items():
        np.testing.assert_allclose(answer.slips[name], column(wrong), rtol=1e-12)
    np.testing.assert_allclose(answer.slips["actual-change"], [[1.05], [0.88]], rtol=1e-12)
    error = (A + h) ** 2 - (A**2 + 2 * A * h)
    assert abs(error) == pytest.approx(0.02) == 0.01 + 0.01 == abs(h) ** 2


def test_exercise_3_finds_where_the_derivative_is_the_identity():
    x, y = sp.symbols("x y", real=True)
    J = sp.Matrix([x**2 - y**2, 2 * x * y]).jacobian([x, y])
    assert sp.solve(list(J - sp.eye(2)), [x, y]) == {x: sp.Rational(1, 2), y: 0}
    assert J.subs({x: 0, y: 0}) == sp.zeros(2, 2)
    np.testing.assert_array_equal(ANSWERS["unturned"].value, [[0.5], [0]])
    stays = sp.solve([x**2 - y**2 - x, 2 * x * y - y], [x, y])
    assert sorted(stays) == [(0, 0), (1, 0)], "the points that the map leaves where they are"
    np.testing.assert_array_equal(ANSWERS["unturned"].slips["value-for-derivative"], [[1], [0]])


def test_exercise_4_compares_two_matrices_for_a_long_and_a_short_step():
    answer, h = ANSWERS["rival"], 0.1 + 0.2j
    rival = 2 * (A + h / 2)
    assert rival == pytest.approx(2.1 + 1.2j), "rows (2.1, -1.2) and (1.2, 2.1)"
    assert rival * h == pytest.approx(-0.03 + 0.54j)
    assert (A + h) ** 2 == pytest.approx(0.72 + 1.54j)
    assert (A + h) ** 2 - A**2 == pytest.approx(rival * h)
    short = h / 10
    exact = np.array([[abs((A + short) ** 2 - A**2 - B * short)] for B in (rival, 2 * A)])
    np.testing.assert_allclose(answer.value, exact, atol=1e-12)
    np.testing.assert_allclose(answer.value, [[0.0045], [0.0005]], atol=1e-12)
    np.testing.assert_allclose(answer.slips["proportional"], [[0], [abs(h) ** 2 / 10]], atol=1e-12)
    np.testing.assert_allclose(answer.slips["still-squared"], exact**2, atol=1e-12)
