"""Witnesses for snippets/applications/uncertainty_exercises.py, and for the worded solutions."""

import numpy as np
import pytest
import sympy as sp

from snippets.applications.uncertainty import position, simulate
from snippets.applications.uncertainty_exercises import ANSWERS
from tests.witnesses import complex_step_jacobian

PROSE = {
    "0.01": 0.1**2,
    "0.05": 0.1 / 2,
    "0.3": 0.3,
    "0.2": 0.2,
    "0.25": 0.3**2 + (2 * 0.2) ** 2,
    "0.5": (0.3**2 + (2 * 0.2) ** 2) ** 0.5,
}

POSTS = np.array([[9.0, 7.0], [7.0, 9.0]])


def test_at_distance_2_the_ellipse_is_a_circle():
    answer = ANSWERS["circle"]
    np.testing.assert_allclose(answer.value, 0.01 * np.eye(2), atol=1e-15)
    sd = np.array([0.1, 0.05])
    for angle in (0.3, 2.0):
        J = complex_step_jacobian(position, [2.0, angle])
        columns = J * sd
        np.testing.assert_allclose(columns.T @ columns, 0.01 * np.eye(2), atol=1e-15)
        np.testing.assert_allclose(columns @ columns.T, answer.value, atol=1e-15)
    np.testing.assert_allclose(answer.slips["deviation-for-variance"], 0.1 * np.eye(2), atol=1e-15)
    np.testing.assert_allclose(answer.slips["not-propagated"], [[0.01, 0], [0, 0.0025]], atol=1e-15)


def test_the_pendulum():
    """Simulated with 0.3 percent of the length, 0.2 percent of the period: half a percent of g."""
    answer = ANSWERS["pendulum"]

    def gravity(x):
        return (4 * np.pi**2 * x.T[0] / x.T[1] ** 2)[:, None]

    _, cov = simulate(gravity, [1.0, 2.0], np.diag([0.003**2, 0.004**2]), samples=100_000)
    assert 100 * cov.item() ** 0.5 / (np.pi**2) == pytest.approx(answer.value.item(), rel=0.01)
    assert answer.value.item() == pytest.approx(np.hypot(0.3, 0.4), rel=1e-12) == 0.5
    L, T = sp.symbols("L T", positive=True)
    g = 4 * sp.pi**2 * L / T**2
    assert [sp.simplify(g.diff(x) - share * g / x) for x, share in ((L, 1), (T, -2))] == [0, 0]
    assert answer.slips["still-squared"].item() == pytest.approx(0.25, rel=1e-12)
    assert answer.slips["deviations-added"].item() == pytest.approx(0.3 + 2 * 0.2, rel=1e-12)
    assert answer.slips["not-propagated"].item() == pytest.approx(np.hypot(0.3, 0.2), rel=1e-12)


def test_adding_deviations_is_right_for_opposite_errors_only():
    """Errors that are always equal and opposite, and of deviation 3, have the covariance −9, the gap 36."""
    answer, c = ANSWERS["opposite"], sp.symbols("c")
    row = sp.Matrix([[-1, 1]])
    variance = (row * sp.Matrix([[9, c], [c, 9]]) * row.T)[0]
    assert sp.expand(variance - (9 + 9 - 2 * c)) == 0
    assert sp.solve(variance - 36, c) == [-9] == [answer.value.item()]
    error = 3 * np.array([1.0, -1.0, 1.0, -1.0])
    together = np.cov([error, -error], bias=True)
    np.testing.assert_allclose(together, [[9, -9], [-9, 9]])
    assert np.var(-error - error) == pytest.approx(36)
    assert answer.slips["correlation-for-covariance"].item() == np.corrcoef(error, -error)[0, 1].round(12)
    assert sp.solve(9 + 9 - c - 36, c) == [-18] == [answer.slips["pair-once"].item()]


def test_the_gap_and_the_second_post():
    """Two samples' worth of errors with exactly the posts' covariance, mapped; and the products by hand."""
    answer = ANSWERS["gap"]
    errors = np.linalg.cholesky(POSTS) @ np.array([[1, -1, 1, -1], [1, 1, -1, -1]])
    np.testing.assert_allclose(np.cov(errors, bias=True), POSTS, atol=1e-12)
    gap_and_post = [errors[1] - errors[0], errors[1]]
    np.testing.assert_allclose(answer.value, np.cov(gap_and_post, bias=True), atol=1e-12)
    np.testing.assert_array_equal(answer.value, [[4, 2], [2, 9]])
    J, cov = sp.Matrix([[-1, 1], [0, 1]]), sp.Matrix(POSTS.astype(int))
    assert J * cov == sp.Matrix([[-2, 2], [7, 9]]) and J * cov * J.T == sp.Matrix([[4, 2], [2, 9]])
    np.testing.assert_array_equal(answer.slips["one-sided"], np.array(J * cov, float))
    np.testing.assert_array_equal(answer.slips["wrong-transpose"], np.array(J.T * cov * J, float))
    apart = np.array(9 * J * J.T, float)
    np.testing.assert_array_equal(answer.slips["correlation-forgotten"], apart)
