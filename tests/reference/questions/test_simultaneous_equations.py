"""Newton's method against exact solutions, SciPy's solver and the rate it promises."""

from itertools import pairwise

import numpy as np
import pytest
import sympy as sp
from scipy.optimize import fsolve

from snippets.reference.questions.simultaneous_equations import F, F_jacobian, newton
from tests.witnesses import central_jacobian, complex_step_jacobian

START = np.array([3.0, 4.0])


def test_the_jacobian_is_the_derivative():
    for x in (START, np.array([-0.5, 1.2])):
        np.testing.assert_allclose(F_jacobian(x), complex_step_jacobian(F, x), rtol=1e-14)
        np.testing.assert_allclose(F_jacobian(x), central_jacobian(F, x), atol=1e-8)


def test_the_solutions_are_those_of_sympy():
    a, b = sp.symbols("a b")
    exact = sp.solve([a**2 + b - 7, a * b - 6], [a, b])
    assert set(exact) == {(2, 3), (1, 6), (-3, -2)}
    for solution in exact:
        np.testing.assert_allclose(F(np.array(solution, float)), 0, atol=1e-14)


def test_four_steps_find_what_scipy_finds():
    points = newton(F, F_jacobian, START, steps=4)
    assert len(points) == 5
    np.testing.assert_array_equal(points[0], START)
    np.testing.assert_allclose(points[-1], fsolve(F, START), atol=1e-9)
    np.testing.assert_allclose(points[-1], [2, 3], atol=1e-9)


def test_the_error_is_squared_in_every_step():
    errors = [np.linalg.norm(x - [2, 3]) for x in newton(F, F_jacobian, START, steps=4)]
    assert all(after < before**2 for before, after in pairwise(errors[1:]))


@pytest.mark.parametrize(("start", "end"), [((0.5, 7), (1, 6)), ((-4, -1), (-3, -2))])
def test_other_starts_lead_to_the_other_solutions(start, end):
    np.testing.assert_allclose(newton(F, F_jacobian, np.array(start, float), steps=12)[-1], end, atol=1e-9)


def test_where_j_is_singular_there_is_no_step():
    """At (1, 2) the rows of J are (2, 1) and (2, 1)."""
    with pytest.raises(np.linalg.LinAlgError, match="Singular"):
        newton(F, F_jacobian, np.array([1.0, 2.0]), steps=1)


def test_one_step_solves_linear_equations_from_anywhere():
    A, b = np.array([[2.0, 1.0], [1.0, 3.0]]), np.array([5.0, 10.0])
    for start in (np.zeros(2), np.array([-7.0, 11.0])):
        found = newton(lambda x: A @ x - b, lambda x: A, start, steps=1)[-1]
        np.testing.assert_allclose(found, [1, 3], atol=1e-12)
