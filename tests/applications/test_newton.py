"""Witnesses for snippets/applications/newton.py, and for every equation of its page."""

from itertools import pairwise

import numpy as np
import pytest
import sympy as sp
from scipy.optimize import brentq, fsolve, least_squares

from snippets.applications.newton import F, F_jacobian, halved_step, newton, newton_step
from tests.witnesses import central_jacobian, complex_step_jacobian

START, FAR = np.array([1.0, -1.5]), np.array([0.1, 0.0])
POINTS = [START, FAR, np.array([-1.7, 0.6])]

PROSE = {
    "10.1549": 2 + 3 * 2.7183,
    "0.0951": 0.75 - 3 * 0.2183,
    "0.0094": 0.0951 / 10.1549,
    "0.2438": 0.2183 + 2.7183 * 0.0951 / 10.1549,
    "1.0094": 1 + 0.0951 / 10.1549,
    "1.7438": 1.5 + 0.2183 + 2.7183 * 0.0951 / 10.1549,
    "0.1": 0.1,
}

x, y = sp.symbols("x y")
EQUATIONS = sp.Matrix([x**2 + y**2 - 4, sp.exp(x) + y - 1])


def crossing(low, high):
    """Return a crossing by bisection in one unknown, a way of its own to the solution."""
    at = brentq(lambda t: t**2 + (1 - np.exp(t)) ** 2 - 4, low, high, xtol=1e-14)
    return np.array([at, 1 - np.exp(at)])


RIGHT, LEFT = crossing(0.5, 1.5), crossing(-2, -1)


def sizes(points):
    return [np.linalg.norm(F(point)) for point in points]


@pytest.mark.parametrize("point", POINTS)
def test_the_residual_and_the_jacobian_match_sympy_and_the_complex_step(point):
    at = {x: point[0], y: point[1]}
    np.testing.assert_allclose(F(point), np.array(EQUATIONS.subs(at).evalf(), float)[:, 0], rtol=1e-12)
    exact = EQUATIONS.jacobian([x, y]).subs(at).evalf()
    np.testing.assert_allclose(F_jacobian(point), np.array(exact, float), rtol=1e-12)
    np.testing.assert_allclose(F_jacobian(point), complex_step_jacobian(F, point), rtol=1e-12)
    assert not np.allclose(F_jacobian(point), F_jacobian(point).T), "it can see a transposition"


def test_it_finds_the_crossing_that_bisection_and_fsolve_find():
    last = newton(F, F_jacobian, START)[-1]
    np.testing.assert_allclose(last, RIGHT, atol=3e-9)
    np.testing.assert_allclose(last, fsolve(F, START, fprime=F_jacobian), atol=3e-9)
    assert RIGHT.round(7).tolist() == [1.0041687, -1.7296373]
    assert LEFT.round(4).tolist() == [-1.8163, 0.8374]
    assert len({tuple(RIGHT.round(3)), tuple(LEFT.round(3))}) == 2


def test_the_residuals_fall_as_told():
    got = sizes(newton(F, F_jacobian, START))
    assert [f"{size:.1e}" for size in got] == ["7.8e-01", "6.0e-02", "2.3e-04", "3.4e-09"]


def test_the_step_makes_the_linearised_equations_zero_in_three_unknowns():
    def G(x):
        return np.array([x[0] * x[1] - x[2], np.sin(x[1]) + x[2] ** 2, x[0] - 3.0])

    at = np.array([0.7, -1.1, 2.0])
    J = central_jacobian(G, at)
    step = newton_step(G, lambda x: J, at)
    assert step.shape == (3,)
    np.testing.assert_allclose(G(at) + J @ step, 0, atol=1e-12)
    assert at[0] + step[0] == pytest.approx(3), "the linear equation holds after one step"


@pytest.mark.parametrize("point", POINTS)
def test_a_part_t_of_the_step_leaves_1_minus_t_of_the_residual(point):
    """Up to the square of t, so a short step lowers its norm."""
    step = newton_step(F, F_jacobian, point)
    missed = [np.linalg.norm(F(point + t * step) - (1 - t) * F(point)) for t in (1e-3, 1e-4)]
    assert missed[0] / missed[1] == pytest.approx(100, rel=0.05)
    assert np.linalg.norm(F(point + 1e-4 * step)) < np.linalg.norm(F(point))


def test_it_stops_at_the_tolerance_and_at_the_limit():
    points = newton(F, F_jacobian, START, tol=1e-3)
    assert len(points) == 3 and sizes(points)[-1] <= 1e-3 < sizes(points)[-2]
    reached = sizes(points)[1]
    assert len(newton(F, F_jacobian, START, tol=reached)) == 2, "as small as the tolerance is small enough"
    assert len(newton(F, F_jacobian, START, limit=2)) == 3
    assert len(newton(F, F_jacobian, START, step=lambda F, J, x: np.zeros(2))) == 51
    assert len(newton(F, F_jacobian, RIGHT)) == 1
    assert sizes(newton(F, F_jacobian, START))[-2] > 1e-8


def test_the_linear_step_is_exact_from_anywhere():
    rng = np.random.default_rng(0)
    A, b = rng.normal(size=(4, 4)), rng.normal(size=4)
    for start in (1e3 * rng.normal(size=4), np.zeros(4)):
        points = newton(lambda x: A @ x - b, lambda x: A, start)
        assert len(points) == 2
        np.testing.assert_allclose(A @ points[-1], b, atol=1e-9)


def test_without_halving_the_start_is_thrown_far_off_and_crawls_back_to_the_other_crossing():
    points = newton(F, F_jacobian, FAR)
    assert len(points) - 1 == 26
    assert points[1][0] == pytest.approx(20, abs=0.1)
    assert np.exp(points[1][0]) == pytest.approx(5e8, rel=0.03)
    back = np.diff([point[0] for point in points[1:15]])
    np.testing.assert_allclose(back, -1, atol=0.05)
    np.testing.assert_allclose(points[-1], LEFT, atol=1e-8)


def test_with_halving_every_residual_falls_and_five_steps_are_enough():
    points = newton(F, F_jacobian, FAR, halved_step)
    assert len(points) - 1 == 5
    assert np.all(np.diff(sizes(points)) < 0)
    np.testing.assert_allclose(points[-1], RIGHT, atol=1e-8)
    full, taken = newton_step(F, F_jacobian, FAR), halved_step(F, F_jacobian, FAR)
    halvings = np.log2(full / taken)
    np.testing.assert_allclose(halvings, halvings[0].round(), atol=1e-12)
    assert np.linalg.norm(F(FAR + 2 * taken)) >= np.linalg.norm(F(FAR)), "not halved once too often"
    np.testing.assert_array_equal(halved_step(F, F_jacobian, START), newton_step(F, F_jacobian, START))


def test_halving_refuses_a_step_that_leaves_the_residual_as_it_is():
    """On arctan v = 0 there is a start from which the full step leads to −v, and back, for ever."""

    def G(v):
        return np.arctan(v)

    there_and_back = brentq(lambda v: 2 * v - (1 + v**2) * np.arctan(v), 1, 2, xtol=1e-15)
    start = np.array([there_and_back])

    def jacobian(v):
        return np.diag(1 / (1 + v**2))

    mirrored = start + newton_step(G, jacobian, start)
    np.testing.assert_allclose(mirrored, -start, rtol=1e-9)
    assert abs((start + halved_step(G, jacobian, start * (1 + 1e-9))).item()) < 1e-8


def test_halving_may_stall_where_the_jacobian_is_singular_and_ends_all_the_same():
    """x² + 1 is zero nowhere, and smallest at x = 0, where the first row of J is zero."""

    def G(x):
        return np.array([x[0] ** 2 + 1, x[1]])

    def G_jacobian(x):
        return np.array([[2 * x[0], 0], [0, 1.0]])

    points = newton(G, G_jacobian, np.array([1.3, 1.0]), halved_step)
    assert len(points) == 51
    steps = np.linalg.norm(np.diff(points, axis=0), axis=1)
    assert steps[0] > 1 and steps[-1] < 1e-3
    np.testing.assert_allclose(points[-1], 0, atol=1e-3)
    assert np.linalg.norm(G(points[-1])) == pytest.approx(1, rel=1e-6)
    assert abs(np.linalg.det(G_jacobian(points[-1]))) < 1e-2


def test_halving_gives_up_after_fifty_times():
    """A residual that nothing lowers: each halving asks for it once more."""

    def constant(x):
        return np.array([1.0, 2.0])

    tiny = halved_step(constant, F_jacobian, START)
    np.testing.assert_array_equal(tiny, newton_step(constant, F_jacobian, START) / 2**50)
    np.testing.assert_array_equal(halved_step(constant, F_jacobian, START, limit=3), tiny * 2**47)


def test_a_short_step_lowers_the_residual():
    """The slope of ½‖F‖² along the step is Fᵀ J Δ = −‖F‖²."""
    for point in POINTS:
        step = newton_step(F, F_jacobian, point)
        slope = (np.sum(F(point + 1e-7 * step) ** 2) - np.sum(F(point - 1e-7 * step) ** 2)) / 4e-7
        assert slope == pytest.approx(-np.sum(F(point) ** 2), rel=1e-4)


def test_gauss_newton_minimises_the_linearised_residuals_and_finds_the_least_squares_fit():
    """Fit a e^{bt} to five measurements."""
    t = np.array([0.0, 0.5, 1.0, 1.5, 2.0])
    measured = np.array([2.1, 1.3, 1.0, 0.6, 0.5])

    def r(x):
        return x[0] * np.exp(x[1] * t) - measured

    def step(x):
        J = complex_step_jacobian(r, x)
        assert J.shape == (5, 2)
        return np.linalg.solve(J.T @ J, -J.T @ r(x))

    x = np.array([1.5, -0.5])
    J = complex_step_jacobian(r, x)
    np.testing.assert_allclose(step(x), np.linalg.lstsq(J, -r(x), rcond=None)[0], rtol=1e-9)
    for _ in range(10):
        x = x + step(x)
    np.testing.assert_allclose(x, least_squares(r, [1.5, -0.5], xtol=1e-14, gtol=1e-14).x, rtol=1e-6)
    assert np.linalg.norm(r(x)) > 0.1, "no point satisfies all five equations"


def test_with_as_many_equations_as_unknowns_gauss_newton_takes_newtons_step():
    for point in POINTS:
        J = F_jacobian(point)
        step = np.linalg.solve(J.T @ J, -J.T @ F(point))
        np.testing.assert_allclose(step, newton_step(F, F_jacobian, point), rtol=1e-9)


# The equations, as they are printed


@pytest.mark.equation("newton-linear")
def test_the_linearisation_misses_by_the_square_of_the_step(equation):
    assert equation.tex == r"F(x + \Delta) \approx F(x) + J(x)\,\Delta"
    assert equation.shape == "n×1 + (n×n)(n×1) → n×1"
    direction = np.array([0.6, -0.8])
    missed = [
        np.linalg.norm(F(START + s * direction) - F(START) - F_jacobian(START) @ (s * direction))
        for s in (1e-2, 1e-3)
    ]
    assert missed[0] / missed[1] == pytest.approx(100, rel=0.02)


@pytest.mark.equation("newton-step")
def test_the_step_solves_the_printed_system(equation):
    assert equation.tex == r"J(x)\,\Delta = -F(x)"
    assert equation.shape == "(n×n)(n×1) → n×1"
    for point in POINTS:
        step = newton_step(F, F_jacobian, point)
        np.testing.assert_allclose(F_jacobian(point) @ step, -F(point), atol=1e-12)


@pytest.mark.equation("newton-update")
def test_the_new_point_is_the_old_one_plus_the_step(equation):
    assert equation.tex == r"x \leftarrow x + \Delta"
    assert equation.shape == "n×1"
    first, second = newton(F, F_jacobian, START)[:2]
    np.testing.assert_allclose(second - first, np.linalg.solve(F_jacobian(START), -F(START)), rtol=1e-12)


@pytest.mark.equation("newton-equations")
def test_the_printed_equations(equation):
    assert equation.frame == r"F(x, y) = \square"
    assert equation.shape == "2×1"
    assert equation.entries() == [["x^2 + y^2 - 4"], ["e^x + y - 1"]]
    for point in POINTS:
        at = {x: point[0], y: point[1]}
        np.testing.assert_allclose(np.array(EQUATIONS.subs(at).evalf(), float)[:, 0], F(point), rtol=1e-12)


@pytest.mark.equation("newton-jacobian")
def test_the_printed_jacobian(equation):
    assert equation.frame == r"J(x, y) = \square"
    assert equation.shape == "2×2"
    assert equation.entries() == [["2 x", "2 y"], ["e^x", "1"]]
    assert EQUATIONS.jacobian([x, y]) == sp.Matrix([[2 * x, 2 * y], [sp.exp(x), 1]])


@pytest.mark.equation("newton-first")
def test_the_printed_first_step(equation):
    assert equation.frame == r"\square \Delta = \square"
    assert equation.shape == "(2×2)(2×1) → 2×1"
    J, right = (np.array(equation.matrix(k), float) for k in range(2))
    np.testing.assert_allclose(J, F_jacobian(START).round(4), atol=1e-12)
    np.testing.assert_allclose(right[:, 0], -F(START).round(4), atol=1e-12)
    np.testing.assert_allclose(np.linalg.solve(J, right)[:, 0].round(4), [0.0094, -0.2438], atol=1e-12)


@pytest.mark.equation("newton-quadratic")
def test_errors_are_squared(equation):
    """By Taylor, C = ½ ‖J⁻¹‖ sup ‖F″‖; here ‖F″‖ is at most the root of 2² + (eˣ)²."""
    assert equation.tex == r"\epsilon_{k+1} \le C\,\epsilon_k^2"
    assert equation.shape == "1×1"
    quotients = []
    for angle in np.linspace(0, 2 * np.pi, 24, endpoint=False):
        start = RIGHT + 0.1 * np.array([np.cos(angle), np.sin(angle)])
        after = np.linalg.norm(start + newton_step(F, F_jacobian, start) - RIGHT)
        bend = np.hypot(2, np.exp(max(start[0], RIGHT[0])))
        assert after / 0.1**2 <= np.linalg.norm(np.linalg.inv(F_jacobian(start)), 2) * bend / 2
        quotients.append(after / 0.1**2)
    assert max(quotients) > 2 * min(quotients), "bounded, and not the same in every direction"
    errors = [np.linalg.norm(point - RIGHT) for point in newton(F, F_jacobian, START)]
    quotients = [after / before**2 for before, after in pairwise(errors)]
    np.testing.assert_allclose(quotients, 0.27, atol=0.03)
    assert [-int(np.floor(np.log10(size))) for size in sizes(newton(F, F_jacobian, START))] == [1, 2, 4, 9]


@pytest.mark.equation("newton-determinant")
def test_where_the_rows_are_parallel(equation):
    assert equation.tex == r"\det J = 2 x - 2 y e^x = 0"
    assert equation.shape == "1×1"
    assert sp.expand(EQUATIONS.jacobian([x, y]).det() - (2 * x - 2 * y * sp.exp(x))) == 0
    at = np.array([2.0, 2 * np.exp(-2.0)])
    assert np.linalg.det(F_jacobian(at)) == pytest.approx(0, abs=1e-12)
    assert np.linalg.det(F_jacobian(FAR)) == pytest.approx(0.2)
