"""Witnesses for snippets/labs/certified.py."""

import itertools
from functools import cache

import matplotlib.colors
import matplotlib.pyplot as plt
import mpmath as mp
import numpy as np
import pytest
import sympy as sp
from matplotlib.patches import Rectangle
from scipy.optimize import brentq, curve_fit, least_squares, leastsq
from scipy.special import fdtri

from snippets.labs import certified
from snippets.labs.certified import (
    NIST,
    Problem,
    backwards,
    complex_step,
    cosine,
    covariance,
    damped_step,
    damping_for,
    digits,
    draw_descents,
    draw_ellipse,
    draw_models,
    fit,
    full_step,
    gauss_newton,
    grades,
    misra1a_jacobian,
    misra1c_jacobian,
    nielsen,
    radius_step,
    refits,
    scipy_fit,
    spread,
    times,
    trust,
    usable,
)
from tests.labs.running import ran
from tests.witnesses import central_jacobian, complex_step_jacobian

INK, MUTED, ORANGE, BLUE = "#000000", "#6b7280", "#c2410c", "#1d6fb8"

# As NIST prints them: starts, certified values and their deviations; residual sum of squares; y and x
FILES = {
    "Misra1a": (
        """ 500      250      2.3894212918E+02  2.7070075241E+00
            0.0001   0.0005   5.5015643181E-04  7.2668688436E-06 """,
        "1.2455138894E-01",
        "b1*(1-exp(-b2*x))",
    ),
    "Misra1c": (
        """ 500      600      6.3642725809E+02  4.6638326572E+00
            0.0001   0.0002   2.0813627256E-04  1.7728423155E-06 """,
        "4.0966836971E-02",
        "b1*(1-(1+2*b2*x)**(-1/2))",
    ),
    "MGH10": (
        """ 2        0.02     5.6096364710E-03  1.5687892471E-04
            400000   4000     6.1813463463E+03  2.3309021107E+01
            25000    250      3.4522363462E+02  7.8486103508E-01 """,
        "8.7945855171E+01",
        "b1*exp(b2/(x+b3))",
    ),
}
ADSORBED = """10.07 77.6 14.73 114.9 17.94 141.1 23.93 190.8 29.61 239.9 35.18 289.0 40.02 332.8
44.82 378.4 50.76 434.8 55.05 477.3 61.01 536.8 66.40 593.1 75.47 689.1 81.78 760.0"""
GENERATED = """3.478E+04 50 2.861E+04 55 2.365E+04 60 1.963E+04 65 1.637E+04 70 1.372E+04 75 1.154E+04 80
9.744E+03 85 8.261E+03 90 7.030E+03 95 6.005E+03 100 5.147E+03 105 4.427E+03 110 3.820E+03 115
3.307E+03 120 2.872E+03 125"""
DATA = {name: GENERATED if name == "MGH10" else ADSORBED for name in FILES}
NAMES = list(FILES)
STARTS = [(name, k) for name in NAMES for k in (0, 1)]
each = pytest.mark.parametrize("name", NAMES)


def certified_values(name):
    """Return the two starts, the values and the deviations of a problem, and the sum of squares."""
    columns = np.array(FILES[name][0].split(), float).reshape(-1, 4).T
    return [*columns, float(FILES[name][1])]


@cache
def exact(name):
    """Return values, deviations and sum of squares to 30 digits.

    From SymPy's derivatives of the whole sum of squares: Newton, not Gauss-Newton.
    """
    with mp.workdps(40):
        _, _, values, _, _ = certified_values(name)
        b, x, y = sp.symbols(f"b1:{len(values) + 1}"), sp.Symbol("x"), sp.Symbol("y")
        model = sp.sympify(FILES[name][2])
        pairs = [(mp.mpf(q), mp.mpf(p)) for p, q in itertools.batched(DATA[name].split(), 2)]
        slopes = sp.lambdify([*b, x, y], [(model - y) * model.diff(v) for v in b], "mpmath")
        row = sp.lambdify([*b, x], [model.diff(v) for v in b], "mpmath")
        at = sp.lambdify([*b, x], model, "mpmath")

        def gradient(*point):
            return [mp.fsum(terms) for terms in zip(*(slopes(*point, *pair) for pair in pairs), strict=True)]

        root = mp.findroot(gradient, [mp.mpf(float(v)) for v in values], tol=1e-30)
        J = mp.matrix([row(*root, q) for q, _ in pairs])
        rss = mp.fsum((at(*root, q) - p) ** 2 for q, p in pairs)
        C = rss / (len(pairs) - len(b)) * (J.T * J) ** -1
        return list(root), [mp.sqrt(C[k, k]) for k in range(len(b))], rss, C


def agree(found, right):
    """Return to how many digits two lists of numbers agree, at worst."""
    pairs = zip(np.ravel(found), np.ravel(right), strict=True)
    return min(float(-mp.log10(abs(mp.mpf(f) / mp.mpf(r) - 1) + mp.mpf("1e-20"))) for f, r in pairs)


def plain(name):
    """Return the model by SciPy's convention, f(x, b1, b2, ...), from NIST's own text."""
    parameters = sp.symbols(f"b1:{len(NIST[name].values) + 1}")
    return sp.lambdify([sp.Symbol("x"), *parameters], sp.sympify(FILES[name][2]), "numpy")


def sums_of(name, points):
    """Return the sums of squares at some points, from NIST's own text."""
    with np.errstate(all="ignore"):
        return np.array([np.sum((plain(name)(NIST[name].x, *b) - NIST[name].y) ** 2) for b in points])


# The problems


@each
def test_the_lab_has_the_data_and_the_certified_values_of_nist(name):
    problem = NIST[name]
    first, second, values, deviations, rss = certified_values(name)
    np.testing.assert_array_equal(problem.starts, [first, second])
    np.testing.assert_array_equal(problem.values, values)
    np.testing.assert_array_equal(problem.deviations, deviations)
    assert problem.rss == rss
    y, x = np.array(DATA[name].split(), float).reshape(-1, 2).T
    np.testing.assert_array_equal(problem.x, x)
    np.testing.assert_array_equal(problem.y, y)
    assert len(x) == {"MGH10": 16}.get(name, 14)


@each
def test_what_nist_certifies_is_the_minimum_to_every_printed_digit(name):
    _, _, values, deviations, rss = certified_values(name)
    b, sd, least, _ = exact(name)
    assert agree(values, b) > 10 and agree(deviations, sd) > 10 and agree([rss], [least]) > 10


@each
def test_it_is_a_minimum_and_not_only_a_stationary_point(name):
    b, _, least, C = exact(name)
    half = np.array(mp.cholesky(C).tolist(), float)
    directions = np.random.default_rng(4).normal(size=(8, len(b)))
    for direction in directions / np.linalg.norm(directions, axis=1, keepdims=True):
        point = np.array(b, float) + 0.03 * half @ direction
        assert sums_of(name, [point])[0] > float(least) * (1 + 0.03**2 / len(NIST[name].x) / 2)


@each
@pytest.mark.parametrize("k", [0, 1, None])
def test_each_jacobian_is_that_of_nists_formula(name, k):
    problem = NIST[name]
    b = np.array(problem.values if k is None else problem.starts[k], float)
    J = problem.jacobian(b)
    assert J.shape == (len(problem.x), len(b))
    parameters, x = sp.symbols(f"b1:{len(b) + 1}"), sp.Symbol("x")
    row = sp.lambdify([*parameters, x], sp.Matrix([sp.sympify(FILES[name][2])]).jacobian(parameters))
    by_sympy = np.array([row(*b, value)[0] for value in problem.x])
    np.testing.assert_allclose(J, by_sympy, rtol=1e-11)
    np.testing.assert_allclose(J, complex_step_jacobian(problem.residuals, b), rtol=1e-11)
    relative = central_jacobian(lambda t: problem.model(b * t, problem.x), np.ones(len(b)), eps=1e-5)
    np.testing.assert_allclose(J * b, relative, rtol=1e-6, atol=1e-6 * np.abs(J * b).max())
    np.testing.assert_allclose(problem.residuals(b), plain(name)(problem.x, *b) - problem.y, rtol=1e-9)


def test_both_misra_models_leave_zero_with_slope_b1_b2_and_the_first_has_the_limit_b1():
    b = np.array([3.0, 0.7])
    for model, jacobian in ((certified.misra1a, misra1a_jacobian), (certified.misra1c, misra1c_jacobian)):
        assert model(b, 0.0) == 0
        assert model(b, 1e-7) / 1e-7 == pytest.approx(2.1, rel=1e-6)
        np.testing.assert_array_equal(jacobian(b, np.zeros(1)), [[0, 0]])
    assert certified.misra1a(b, 1e3) == 3 and certified.misra1c(b, 1e12) == pytest.approx(3, rel=1e-5)


def test_the_complex_step_fills_columns_of_any_shape():
    def f(v):
        return np.array([v[0] * v[1], np.exp(v[1]), v[0] ** 3])

    b = np.array([0.7, -1.3])
    right = [[-1.3, 0.7], [0, np.exp(-1.3)], [3 * 0.49, 0]]
    np.testing.assert_allclose(complex_step(f, b), right, rtol=1e-14)
    np.testing.assert_allclose(complex_step(lambda v: f(v)[:2], b), right[:2], rtol=1e-14)


# One step


def test_after_the_step_the_linear_residual_stands_at_right_angles_to_every_column():
    rng = np.random.default_rng(1)
    for shape in ((14, 2), (16, 3), (5, 1), (4, 4)):
        J, r = rng.normal(size=shape), rng.normal(size=shape[0])
        step = full_step(J, r)
        assert step.shape == shape[1:]
        np.testing.assert_allclose(J.T @ (r + J @ step), 0, atol=1e-12)
        np.testing.assert_allclose(J.T @ J @ step, -J.T @ r, atol=1e-12)
        for other in 1e-3 * rng.normal(size=(5, shape[1])):
            assert np.linalg.norm(r + J @ (step + other)) > np.linalg.norm(r + J @ step)


def test_the_step_does_not_mind_the_units_of_the_parameters():
    """Undivided, lstsq would take a column of length 1e-18 for nothing."""
    rng = np.random.default_rng(2)
    J, r, units = rng.normal(size=(14, 2)), rng.normal(size=14), np.array([1e3, 1e-18])
    np.testing.assert_allclose(full_step(J * units, r) * units, full_step(J, r), rtol=1e-12)
    lazy = np.linalg.lstsq(J * units, -r)[0] * units
    assert abs(lazy[1] / full_step(J, r)[1]) < 1e-6, "the division is needed"


@each
def test_the_step_has_ten_digits_where_the_normal_equations_lose_some(name):
    """Against the same step computed with 60 digits."""
    problem = NIST[name]
    b = np.array(problem.starts[0], float)
    J, r = problem.jacobian(b), problem.residuals(b)
    with mp.workdps(60):
        A, v = mp.matrix(J.tolist()), mp.matrix(r.tolist())
        right = mp.lu_solve(A.T * A, -A.T * v)
    Q, R = np.linalg.qr(J)
    assert agree(full_step(J, r), list(right)) > 9
    assert agree(np.linalg.solve(R, -Q.T @ r), list(right)) > 7
    normal = agree(np.linalg.solve(J.T @ J, -J.T @ r), list(right))
    D = np.linalg.norm(J, axis=0)
    S = J / D
    divided = agree(np.linalg.solve(S.T @ S, -S.T @ r) / D, list(right))
    if name == "MGH10":
        assert normal < 5 and divided < 5, "dividing the columns does not help"
        assert "under 5 by JᵀJ: True\nunder 5, columns divided: True\n" in ran("certified").printed
    about = {"Misra1a": 3, "MGH10": 9}.get(name)
    if about:
        lost = agree(np.linalg.solve(R, -Q.T @ r), list(right)) - normal
        assert lost == pytest.approx(about, abs=1), "what JᵀJ costs the step"


def test_the_condition_numbers_by_the_eigenvalues_of_the_exact_jtj():
    """For two columns the ratio of the singular values has a formula."""
    J = NIST["Misra1a"].jacobian(NIST["Misra1a"].starts[0])

    def ratio(J):
        with mp.workdps(60):
            A = mp.matrix(J.tolist())
            (p, q), (_, s) = (A.T * A).tolist()
            root = mp.sqrt((p - s) ** 2 + 4 * q**2)
            return mp.sqrt((p + s + root) / (p + s - root))

    assert f"{float(ratio(J)):.0e}" == "6e+08"
    assert f"{float(ratio(J)) ** 2:.0e}" == "3e+17"
    assert f"{float(ratio(J / np.sqrt(np.sum(J**2, axis=0)))):.0e}" == "2e+02"
    assert float(ratio(J)) ** 2 > 1 / np.finfo(float).eps, "it would cost them all"
    assert 1e5 < NIST["Misra1a"].values[0] / NIST["Misra1a"].values[1] < 1e7


def test_the_cosine_of_known_angles():
    J = np.array([[1.0, 1], [0, 1e-7], [0, 0], [0, 0]])
    for r, right in (
        ([3, -4, 0, 0], 1),
        ([0, 0, 2, 5], 0),
        ([0, 1, 1, 0], np.sqrt(0.5)),
        ([1, 0, 0, np.sqrt(3)], 0.5),
    ):
        assert cosine(J, np.array(r, float)) == pytest.approx(right, abs=1e-12)
        assert cosine(J * [1e9, 1e-9], np.array(r, float)) == pytest.approx(right, abs=1e-12)


def test_only_finite_numbers_and_columns_that_move_something_are_usable():
    J, r = np.array([[1.0, 0], [2, 3], [0, 1]]), np.ones(3)
    assert usable(J, r)
    for bad in (np.nan, np.inf):
        for place in (0, 5):
            spoilt = J.copy()
            spoilt.flat[place] = bad
            assert not usable(spoilt, r)
        assert not usable(J, np.array([1, bad, 1]))
    assert not usable(J * [1, 0], r)
    with np.errstate(over="ignore"):
        assert not usable(J, 1e200 * r), "the sum of squares overflows"


# Gauss-Newton


def line(m=5):
    """Return a problem whose model is a straight line: one step solves it."""
    x = np.arange(m, dtype=float)
    y = np.array([1.0, 2.5, 2.0, 4.5, 5.5, 5.0, 8.0])[:m]
    fitted = np.polynomial.Polynomial.fit(x, y, 1).convert().coef
    return Problem(
        lambda b, x: b[0] + b[1] * x,
        lambda b, x: np.stack([np.ones_like(x), x], axis=1),
        *(x, y, [[100.0, -30.0]], list(fitted), [1.0, 1.0], 1.0),
    )


def test_a_straight_line_takes_one_step_and_one_to_see_that_it_was_enough():
    points = gauss_newton(line(), [100, -30])
    assert len(points) == 3
    np.testing.assert_array_equal(points[0], [100, -30])
    np.testing.assert_allclose(points[1], line().values, rtol=1e-12)


def test_gauss_newton_stops_at_its_limit_and_at_a_jacobian_without_columns():
    problem = NIST["Misra1a"]
    assert len(gauss_newton(problem, problem.starts[0], limit=4)) == 5
    assert len(gauss_newton(problem, problem.starts[0], tol=0)) == 51
    assert len(gauss_newton(problem, [250, 0])) == 1, "with b2 = 0, b1 moves nothing"
    assert len(gauss_newton(problem, problem.starts[0], tol=1e-2)) < 9


@pytest.mark.parametrize("name, k", STARTS)
def test_gauss_newton_arrives_from_five_starts_of_six_at_nists_digits(name, k):
    points = gauss_newton(NIST[name], NIST[name].starts[k])
    _, _, values, _, _ = certified_values(name)
    if (name, k) == ("MGH10", 0):
        assert agree(points[-1], values) < 0
        return
    assert agree(points[-1], values) > 9
    assert agree(points[-1], exact(name)[0]) > 9
    by_scipy = least_squares(
        lambda b: plain(name)(NIST[name].x, *b) - NIST[name].y, points[-1], x_scale=points[-1]
    )
    np.testing.assert_allclose(points[-1], by_scipy.x, rtol=1e-6)


def test_some_steps_lead_uphill_and_the_counts_are_those_printed():
    told = {("Misra1a", 0): (9, 2), ("Misra1a", 1): (5, 0), ("Misra1c", 0): (16, 6), ("Misra1c", 1): (5, 0)}
    for (name, k), (steps, uphill) in told.items():
        sums = sums_of(name, gauss_newton(NIST[name], NIST[name].starts[k]))
        assert len(sums) - 1 == steps
        assert sum(after > 1.02 * before for before, after in itertools.pairwise(sums)) == uphill
        assert f"{name}: {steps} steps, {uphill} uphill; digits 9\n" in ran("certified").printed


def test_from_start_1_the_first_step_of_mgh10_multiplies_the_sum_by_more_than_ten_to_the_nineteen():
    points = gauss_newton(NIST["MGH10"], NIST["MGH10"].starts[0])
    before, after = sums_of("MGH10", points[:2])
    assert f"{before:.1e}" == "4.5e+15" and f"{after:.1e}" == "1.6e+35" and after / before > 1e19
    assert (
        "start 1: J right: True; sum of squares 4.5e+15, then 1.6e+35; digits 0" in ran("certified").printed
    )
    assert abs(points[-1][2]) > 1e9 and sums_of("MGH10", points[-1:])[0] > 1e7 * NIST["MGH10"].rss
    assert len(points) - 1 <= 50


def test_the_step_halved_four_times_lowers_the_sum_and_leaves_no_next_step():
    problem = NIST["MGH10"]
    b = np.array(problem.starts[0], float)
    step = full_step(problem.jacobian(b), problem.residuals(b))
    sums = sums_of("MGH10", [b + step / 2**k for k in range(5)])
    assert all(not later < sums_of("MGH10", [b])[0] for later in sums[:4])
    assert sums[4] < sums_of("MGH10", [b])[0]
    landed = b + step / 16
    np.testing.assert_array_equal(problem.model(landed, problem.x), 0)
    np.testing.assert_array_equal(problem.jacobian(landed), 0)
    assert len(gauss_newton(problem, landed)) == 1


def test_digits_are_counted_in_the_worst_entry_from_0_to_9():
    assert digits([1.0, 2.0], [1.0, 2.0]) == 9
    assert digits([1.0, 2.0 * (1 + 3e-5)], [1.0, 2.0]) == 4
    assert digits(-5.0 * (1 - 3e-9), -5.0) == 8 and digits(5 * (1 + 5e-10), 5.0) == 9
    assert digits(1e-4 * 0.7, 1e-4) == 0 and digits([7e9, 1], [1, 1]) == 0
    assert digits(1 + 1e-12, 1.0) == 9
    assert isinstance(digits([1.0], [1.1]), int)


# How sure


@each
def test_the_covariance_is_nists_scipys_and_that_of_forty_digits(name):
    problem, (_, _, values, deviations, _) = NIST[name], certified_values(name)
    b = np.array([float(v) for v in exact(name)[0]])
    C = covariance(problem.jacobian(b), problem.residuals(b))
    assert C.shape == (len(b), len(b))
    assert agree(np.sqrt(np.diag(C)), deviations) > 7
    assert agree(C, [float(v) for v in exact(name)[3]]) > 7
    found, by_scipy = curve_fit(plain(name), problem.x, problem.y, values, method="trf", x_scale=values)
    np.testing.assert_allclose(found, b, rtol=1e-6)
    np.testing.assert_allclose(C, by_scipy, rtol=1e-3)


def test_the_covariance_of_a_mean_is_the_textbooks():
    y = np.array([1.0, 4.0, 2.0, 7.0])
    C = covariance(np.ones((4, 1)), y.mean() - y)
    assert C.shape == (1, 1) and C.item() == pytest.approx(y.var(ddof=1) / 4)


def test_spread_and_grades_name_what_is_wrong():
    problem = line(7)
    b = np.array(problem.values)
    C, sd = spread(problem, b)
    by_scipy = curve_fit(lambda x, p, q: p + q * x, problem.x, problem.y)[1]
    np.testing.assert_allclose(C, by_scipy, rtol=1e-6)
    np.testing.assert_allclose(sd, np.sqrt(np.diag(by_scipy)), rtol=1e-6)
    rss = np.sum((b[0] + b[1] * problem.x - problem.y) ** 2)
    right = problem._replace(deviations=list(sd), rss=rss)
    assert grades(right, b) == [9, 9, 9]
    assert grades(right._replace(values=[b[0], b[1] * 1.002]), b) == [2, 9, 9]
    assert grades(right._replace(deviations=[sd[0] * 1.0002, sd[1]]), b) == [9, 3, 9]
    assert grades(right._replace(rss=rss * 1.00002), b) == [9, 9, 4]


def test_the_fits_of_the_run_have_the_printed_limits_and_correlations():
    for name, told in (("Misra1a", "238.94 ± 2.71 -0.9988"), ("Misra1c", "636.43 ± 4.66 -0.9990")):
        b, sd, _, C = exact(name)
        rho = C[0, 1] / (sd[0] * sd[1])
        assert f"{float(b[0]):.2f} ± {float(sd[0]):.2f} {float(rho):.4f}" == told
        assert agree(ran("certified").names["fits"][name], b) > 9


def test_a_refit_is_the_least_squares_fit_of_truth_and_noise():
    problem, b = NIST["Misra1a"], np.array(NIST["Misra1a"].values)
    noise = 0.1 * np.random.default_rng(0).standard_normal((4, 14))
    found = list(refits(problem, b, 0.1, count=4))
    assert len(found) == 4
    for (place, C), errors in zip(found, noise, strict=True):
        y = b[0] * (1 - np.exp(-b[1] * problem.x)) + errors
        by_scipy, cov = curve_fit(plain("Misra1a"), problem.x, y, b, method="trf", x_scale=b)
        np.testing.assert_allclose(place, by_scipy, rtol=1e-6)
        np.testing.assert_allclose(C, cov, rtol=1e-3)


def test_the_ellipse_holds_the_truth_a_little_less_often_than_promised_and_its_bend_is_the_reason():
    """Where the exact sum of squares draws the border instead of the ellipse, 95 % are held."""
    level = 2 * fdtri(2, 12, 0.95)
    assert ran("certified").names["level"] == pytest.approx(level)
    problem, b = NIST["Misra1a"], np.array([float(v) for v in exact("Misra1a")[0]])
    s = np.sqrt(float(exact("Misra1a")[2]) / 12)
    noise = s * np.random.default_rng(0).standard_normal((1500, 14))
    by_ellipse, by_sum = [], []
    for (place, C), errors in zip(refits(problem, b, s, 1500), noise, strict=True):
        scaled = (b - place) / np.sqrt(np.diag(C))
        corr = C / np.sqrt(np.outer(np.diag(C), np.diag(C)))
        by_ellipse.append(scaled @ np.linalg.inv(corr) @ scaled <= level)
        rest = problem.model(place, problem.x) - problem.model(b, problem.x) - errors
        by_sum.append(errors @ errors <= rest @ rest * (1 + level / 12))
    assert sum(by_ellipse[:200]) == 186 == sum(ran("certified").names["held"]) < 190
    assert np.mean(by_ellipse) == pytest.approx(0.93, abs=0.004) and len(by_ellipse) == PROSE["1500"]
    assert 0.945 < np.mean(by_sum) < 0.965
    assert round(np.sqrt(200 * 0.95 * 0.05)) == 3, "chance alone"


def test_dots_bend_out_at_the_ends_to_one_side():
    """The middle of the cloud follows the diagonal, its ends lie above it."""
    C, places = ran("certified").names["C"], [q for q, _ in ran("certified").names["again"]]
    along = (np.array(places) - [float(v) for v in exact("Misra1a")[0]]) / np.sqrt(np.diag(C))
    far = np.abs(along[:, 0]) > 1.5
    assert far.sum() > 10 and np.mean(along[far].sum(axis=1)) > 4 * np.mean(along[~far].sum(axis=1)) > 0


# Which model


def runs(signs):
    return 1 + sum(a != b for a, b in itertools.pairwise(signs))


def test_so_few_runs_are_rare_among_the_ways_to_place_five_pluses():
    for name in ("Misra1a", "Misra1c"):
        r = plain(name)(NIST[name].x, *[float(v) for v in exact(name)[0]]) - NIST[name].y
        signs = r > 0
        assert signs.sum() == 5 and runs(signs) == 3 and np.abs(r).min() > 0.02
        text = "".join("-+"[int(sign)] for sign in signs)
        assert f"{name}: sum of squares {r @ r:.3f}, signs {text}\n" in ran("certified").printed
    ways = [runs([k in chosen for k in range(14)]) for chosen in itertools.combinations(range(14), 5)]
    assert len(ways) == 2002 and sum(count <= 3 for count in ways) == 14


def test_misra1c_leaves_a_third_and_the_limits_exclude_each_other():
    (b, sd, rss, _), (c, sd_c, rss_c, _) = exact("Misra1a"), exact("Misra1c")
    assert 0.32 < rss_c / rss < 0.34
    assert [round(float(v)) for v in (b[0], sd[0], c[0], sd_c[0])] == [239, 3, 636, 5]
    assert (c[0] - b[0]) / mp.hypot(sd[0], sd_c[0]) > 50
    for name in ("Misra1a", "Misra1c"):
        assert certified_values(name)[2][0] > 2.9 * NIST[name].y.max(), "no measurement comes near it"


# Damping


def test_the_damped_step_solves_the_damped_normal_equations():
    rng = np.random.default_rng(5)
    for shape in ((14, 2), (16, 3), (3, 3), (5, 1)):
        A, r = rng.normal(size=shape), rng.normal(size=shape[0])
        for lam in (0, 1e-3, 2.0, 1e8):
            step = damped_step(A, r, lam)
            right = np.linalg.solve(A.T @ A + lam * np.eye(shape[1]), -A.T @ r)
            np.testing.assert_allclose(step, right, rtol=1e-9)
            assert step @ (A.T @ r) < 0, "downhill"
        sizes = [np.linalg.norm(damped_step(A, r, lam)) for lam in (0, 0.1, 1, 10, 100)]
        assert np.all(np.diff(sizes) < 0)


def test_the_customary_rules():
    assert times(10)(2.0, 0.3, None) == 0.2 and times(10)(2.0, -1, None) == 20
    assert times(2)(2.0, 0.3, None) == 1 and times(2)(2.0, -1, None) == 4
    update, lam, seen = nielsen(), 1.0, []
    for gain in (-1, -1, -1, 1.0, -1, 0.5, 0.1, 0.75):
        after = update(lam, gain, None)
        seen.append(after / lam)
        lam = after
    np.testing.assert_allclose(seen, [2, 4, 8, 1 / 3, 2, 1, 1.512, 0.875])


def spied(problem, b, steps, limit=1000, tol=1e-4):
    """Run `fit` with steps given in advance; return its result, and what it told step and update."""
    told, steps = [], iter(steps)

    def step(A, r, leash):
        told.append([A, r, leash])
        return next(steps)

    def update(leash, gain, size):
        told[-1] += [gain, size]
        return leash + 1

    return *fit(problem, b, step, update, 7, limit, tol), told


def test_fit_tells_the_gain_and_the_size_and_keeps_the_greatest_columns():
    problem = NIST["Misra1c"]
    b = np.array([500.0, 3e-4])
    J = complex_step_jacobian(problem.residuals, b)
    D, at, expected = np.sqrt(np.sum(J**2, axis=0)), b, [sums_of("Misra1c", [b])[0]]
    down = np.linalg.lstsq(J / D, -problem.residuals(b))[0]
    steps = [0.7 * down, np.array([900.0, 900.0]), 0.2 * down, np.array([-9.0, 4.0])]
    found, sums, told = spied(problem, b, steps, limit=4, tol=0)
    kinds = set()
    for k, ((A, r, leash, gain, size), scaled) in enumerate(zip(told, steps, strict=True)):
        J = complex_step_jacobian(problem.residuals, at)
        D = np.maximum(D, np.sqrt(np.sum(J**2, axis=0)))
        np.testing.assert_allclose(A, J / D, rtol=1e-10)
        np.testing.assert_allclose(r, problem.residuals(at))
        assert leash == 7 + k and size == pytest.approx(np.hypot(*scaled))
        new = at + scaled / D
        before, after = sums_of("Misra1c", [at, new])
        straight = np.sum((r + J @ (new - at)) ** 2)
        if after < before:
            assert gain == pytest.approx((before - after) / (before - straight), rel=1e-6)
            at = new
        else:
            assert gain == -1
        kinds.add(gain == -1)
        expected.append(min(before, after))
    assert kinds == {True, False}, "one step refused, one accepted"
    np.testing.assert_allclose(sums, expected, rtol=1e-9)
    np.testing.assert_allclose(found, at, rtol=1e-12)
    assert not np.allclose(np.sqrt(np.sum(told[-1][0] ** 2, axis=0)), 1), "a column was longer before"


def test_fit_refuses_to_go_where_the_model_overflows_or_no_column_moves_anything():
    problem = NIST["MGH10"]
    near = np.array(problem.values) * 1.01
    D = np.linalg.norm(problem.jacobian(near), axis=0)
    overflow = np.array([0, 0, -100 + 1e-3 - near[2]]) * D  # at x = 100 the exponent is six million
    _, sums, told = spied(problem, near, [overflow], limit=1)
    assert told[0][3] == -1 and sums[0] == sums[1]
    start = np.array(problem.starts[0], float)
    J, r = problem.jacobian(start), problem.residuals(start)
    flat = full_step(J, r) / 16 * np.linalg.norm(J, axis=0)  # the sum falls, and J becomes zero
    b, sums, told = spied(problem, start, [flat], limit=1)
    assert told[0][3] == -1 and sums[0] == sums[1]
    np.testing.assert_array_equal(b, start)


def test_a_step_that_gains_hardly_anything_is_refused():
    """On arctan b there is a start whose full step leads to −b; from a little nearer it gains a little."""
    problem = Problem(
        lambda b, x: np.arctan(b[0]) + 0 * x,
        lambda b, x: 1 / (1 + b[0] ** 2) + 0 * x[:, None],
        *(np.zeros(2), np.zeros(2), [[1.0]], [1.0], [1.0], 1.0),
    )
    mirror = brentq(lambda v: 2 * v - (1 + v**2) * np.arctan(v), 1, 2, xtol=1e-15)
    for nearer, refused in ((1e-6, True), (1e-3, False)):
        b = mirror * (1 - nearer)
        full = -np.arctan(b) * np.sqrt(2)  # in units of the column's length
        _, sums, told = spied(problem, [b], [np.array([full])], limit=1, tol=-1)
        assert (told[0][3] == -1) == (sums[0] == sums[1]) == refused
        assert np.arctan(b + full * (1 + b**2) / np.sqrt(2)) ** 2 < np.arctan(b) ** 2, "less, in any case"


def test_fit_ends_when_no_step_moves_b_any_more_or_at_its_limit():
    problem = NIST["Misra1a"]
    b, sums = fit(problem, problem.starts[0], damped_step, lambda lam, *_: lam * 1e6, 1e20)
    assert len(sums) < 10
    np.testing.assert_allclose(b, problem.starts[0], rtol=1e-9)
    _, sums = fit(problem, problem.starts[0], damped_step, lambda lam, *_: lam, 1e6, limit=20)
    assert len(sums) == 21


def test_fit_ends_with_full_steps_near_the_goal():
    problem = NIST["Misra1a"]
    b, sums = fit(problem, problem.starts[1], damped_step, lambda lam, *_: lam, 1.0, tol=1.0)
    assert agree(b, exact("Misra1a")[0]) > 9
    assert len(sums) == len(gauss_newton(problem, problem.starts[1])), "at once, within a wide tolerance"
    np.testing.assert_allclose(sums[-1], float(exact("Misra1a")[2]), rtol=1e-9)


@cache
def damped(rule, k=0, leash=1e-3, limit=1000):
    update = {"×10": lambda: times(10), "×2": lambda: times(2), "Nielsen": nielsen}[rule]()
    return fit(NIST["MGH10"], NIST["MGH10"].starts[k], damped_step, update, leash, limit)


@pytest.mark.parametrize("rule", ["×10", "×2", "Nielsen"])
def test_damping_fails_from_start_1_and_arrives_from_start_2(rule):
    b, sums = damped(rule)
    assert len(sums) == 1001 and np.all(np.diff(sums) <= 0)
    assert digits(b, NIST["MGH10"].values) == 0 and sums[-1] > 1e4 * NIST["MGH10"].rss
    assert b[0] < 1e-40 and b[1] > NIST["MGH10"].starts[0][1] == 4e5, "in the valley"
    assert f"{rule} start 2: digits 9; start 1: digits 0, in the valley: True\n" in ran("certified").printed
    b, sums = damped(rule, 1)
    assert agree(b, exact("MGH10")[0]) > 9 and len(sums) < 1000


@pytest.mark.parametrize("rule", ["×10", "×2", "Nielsen"])
@pytest.mark.parametrize("power", range(-6, 4))
def test_no_other_usual_first_damping_saves_it(rule, power):
    b, _ = damped(rule, 0, 10.0**power)
    assert digits(b, NIST["MGH10"].values) == 0


def test_four_steps_of_damping_shrink_b1_several_hundredfold_and_hardly_move_the_others():
    start = np.array(NIST["MGH10"].starts[0])
    for rule in ("×10", "×2", "Nielsen"):
        b, _ = damped(rule, 0, 1e-3, 4)
        assert 300 < start[0] / b[0] < 500
        np.testing.assert_allclose(np.abs(b / start - 1)[1:], 0.04, atol=0.0055)


# The radius


def test_the_damping_for_a_radius_makes_the_step_as_long_as_the_radius():
    rng = np.random.default_rng(6)
    for shape in ((14, 2), (16, 3), (4, 4), (5, 1)):
        A, r = rng.normal(size=shape), rng.normal(size=shape[0])
        full = np.linalg.norm(np.linalg.lstsq(A, -r)[0])
        for part in (1e-6, 0.1, 0.5, 0.999):
            lam = damping_for(A, r, part * full)
            step = np.linalg.solve(A.T @ A + lam * np.eye(shape[1]), -A.T @ r)
            assert np.linalg.norm(step) == pytest.approx(part * full, rel=1e-8)
            assert np.linalg.norm(radius_step(A, r, part * full)) == pytest.approx(part * full, rel=1e-8)
        for part in (1, 1.001, 1e6):
            assert damping_for(A, r, part * full * (1 + 1e-12)) == 0
            np.testing.assert_allclose(A.T @ (r + A @ radius_step(A, r, 1.1 * part * full)), 0, atol=1e-10)


def test_the_radius_is_halved_kept_or_doubled():
    assert trust(8.0, -1, 6.0) == 3 and trust(8.0, 0.05, 6.0) == 3
    assert trust(8.0, 0.2, 6.0) == 8 and trust(8.0, 0.7, 6.0) == 8
    assert trust(8.0, 0.8, 6.0) == 12 and trust(8.0, 0.8, 1.0) == 8


def first_radius(name, k):
    problem = NIST[name]
    J = complex_step_jacobian(problem.residuals, np.array(problem.starts[k]))
    return float(np.sqrt(np.sum(J**2 * np.square(problem.starts[k]))))


@pytest.mark.parametrize("name, k", STARTS)
def test_the_radius_reaches_nine_digits_in_everything_from_all_six_starts(name, k):
    b, sums = ran("certified").names["solved"][name, k + 1]
    _, _, values, deviations, rss = certified_values(name)
    assert agree(b, values) > 9 and agree(b, exact(name)[0]) > 9
    J = complex_step_jacobian(NIST[name].residuals, b)
    D = np.sqrt(np.sum(J**2, axis=0))
    C = np.linalg.inv(J.T @ J / np.outer(D, D)) * sums_of(name, [b])[0] / np.subtract(*J.shape)
    assert agree(np.sqrt(np.diag(C)) / D, deviations) > 7
    assert agree(sums_of(name, [b]), [rss]) > 9 and agree([sums[-1]], [rss]) > 9
    assert f"{name} start {k + 1}: 9 9 9\n" in ran("certified").printed
    assert len(sums) - 1 <= {("MGH10", 0): 240, ("MGH10", 1): 100}.get((name, k), 25)
    b, again = fit(NIST[name], NIST[name].starts[k], radius_step, trust, first_radius(name, k))
    assert agree(b, values) > 9 and len(again) == pytest.approx(len(sums), abs=40)


def test_starts_a_little_beside_start_1_are_solved_too():
    rng = np.random.default_rng(7)
    problem = NIST["MGH10"]
    for size in (1e-14, 1e-9, 1e-4, 1e-2):
        start = np.array(problem.starts[0]) * (1 + size * rng.standard_normal(3))
        radius = np.linalg.norm(np.linalg.norm(problem.jacobian(start), axis=0) * start)
        b, sums = fit(problem, start, radius_step, trust, radius)
        assert agree(b, problem.values) > 9 and len(sums) <= 250


@pytest.mark.parametrize("part", [0.5, 10])
def test_half_of_the_radius_or_ten_times_ends_in_the_valley(part):
    radius = part * first_radius("MGH10", 0)
    b, sums = fit(NIST["MGH10"], NIST["MGH10"].starts[0], radius_step, trust, radius)
    assert b[0] < 1e-40 and b[1] > 4e5 and len(sums) == 1001


def test_the_first_damping_and_the_singular_values_with_sixty_digits():
    problem = NIST["MGH10"]
    b = np.array(problem.starts[0])
    J, r = problem.jacobian(b), problem.residuals(b)
    with mp.workdps(60):
        A, v = mp.matrix(J.tolist()), mp.matrix(r.tolist())
        D = [mp.sqrt(sum(A[i, j] ** 2 for i in range(16))) for j in range(3)]
        for i, j in itertools.product(range(16), range(3)):
            A[i, j] /= D[j]
        squares = sorted(mp.eigsy(A.T * A, eigvals_only=True), reverse=True)
        assert [f"{float(value):.1e}" for value in squares] == ["3.0e+00", "1.7e-06", "9.4e-14"]
        R = mp.norm(mp.matrix([d * mp.mpf(float(s)) for d, s in zip(D, b, strict=True)]))

        def size(lam):
            return mp.norm(mp.lu_solve(A.T * A + lam * mp.eye(3), -A.T * v))

        assert round(float(size(0) / R)) == 27
        lam = mp.exp(mp.findroot(lambda t: mp.log(size(mp.exp(t)) / R), (-27, -26)))
    assert f"{float(lam):.1e}" == "2.5e-12"
    assert float(damping_for(J / np.array(D, float), r, float(R))) == pytest.approx(float(lam), rel=1e-4)
    assert squares[1] < 1e-3 < squares[0], "the usual first λ frees one direction and locks two"


# SciPy


@pytest.mark.parametrize("name, k", STARTS)
def test_scipy_finds_the_same_at_a_similar_price(name, k):
    theirs = scipy_fit(NIST[name], NIST[name].starts[k])
    b, _ = ran("certified").names["solved"][name, k + 1]
    np.testing.assert_allclose(theirs.x, b, rtol=1e-7)
    assert agree(theirs.x, exact(name)[0]) > 8, "eight digits or more"
    assert theirs.nfev <= {("MGH10", 0): 300, ("MGH10", 1): 150}.get((name, k), 50)
    bound = {("MGH10", 0): "250 trials, SciPy up to 300", ("MGH10", 1): "100 trials, SciPy up to 150"}
    text = bound.get((name, k), "50 trials, SciPy up to 50")
    assert f"{name} start {k + 1}: up to {text}; same to 7 digits: True\n" in ran("certified").printed
    assert theirs.njev <= theirs.nfev, "our Jacobian is used: no calls for differences"


@pytest.mark.parametrize("name, k", STARTS)
def test_scipy_begins_with_a_hundred_times_the_length_of_the_start(name, k):
    """`leastsq` takes that factor as an argument; with 100 it visits the points of `least_squares`."""
    problem = NIST[name]

    def visited(by):
        points = []
        with np.errstate(all="ignore"):
            by(lambda b: points.append(tuple(b)) or problem.residuals(b))
        return list(dict.fromkeys(points))

    def with_factor(factor):
        given = {"Dfun": problem.jacobian, "ftol": 1e-8, "xtol": 1e-8, "gtol": 1e-8, "factor": factor}
        return visited(lambda f: leastsq(f, problem.starts[k], **given))

    theirs = visited(
        lambda f: least_squares(f, problem.starts[k], problem.jacobian, method="lm", x_scale="jac")
    )
    np.testing.assert_array_equal(theirs[:5], with_factor(100)[:5])
    short = with_factor(0.1)[1]
    J = problem.jacobian(problem.starts[k])
    D = np.linalg.norm(J, axis=0)
    full = np.linalg.norm(D * full_step(J, problem.residuals(problem.starts[k])))
    moved = np.linalg.norm(D * np.subtract(short, problem.starts[k]))
    right = min(full, 0.1 * first_radius(name, k))
    assert moved == pytest.approx(right, rel=0.11), "the factor is of ‖D b₀‖"


@pytest.mark.parametrize("k", [0, 1])
def test_finer_tolerances_give_scipy_no_more_digits_on_mgh10(k):
    problem, right = NIST["MGH10"], exact("MGH10")[0]
    fine = dict.fromkeys(("ftol", "xtol", "gtol"), 1e-15)
    with np.errstate(all="ignore"):
        given = problem.residuals, problem.starts[k], problem.jacobian
        found = least_squares(*given, method="lm", x_scale="jac", **fine).x
    assert agree(found, right) == pytest.approx(
        agree(scipy_fit(problem, problem.starts[k]).x, right), abs=0.3
    )
    b, _ = ran("certified").names["solved"]["MGH10", k + 1]
    assert agree(found, right) < agree(b, right), "full steps go on"


@each
def test_a_ten_millionth_of_a_deviation_changes_the_sum_by_less_than_ten_to_the_minus_fifteen(name):
    b, _, rss, C = exact(name)
    with mp.workdps(40):
        half = mp.cholesky(C)
        for column in range(len(b)):
            moved = [v + mp.mpf("1e-7") * half[row, column] for row, v in enumerate(b)]
            model = sp.lambdify(
                [*sp.symbols(f"b1:{len(b) + 1}"), sp.Symbol("x")], sp.sympify(FILES[name][2]), "mpmath"
            )
            pairs = itertools.batched(DATA[name].split(), 2)
            total = mp.fsum((model(*moved, mp.mpf(q)) - mp.mpf(p)) ** 2 for p, q in pairs)
            assert 5e-16 < total / rss - 1 < 1e-15


# What goes wrong


def test_the_wrong_divisor_makes_every_deviation_seven_percent_too_small():
    assert 1 - np.sqrt(12 / 14) == pytest.approx(0.07, abs=0.005)
    right = certified_values("Misra1a")[3][0]
    assert f"b1 ± {right:.2f}; divided by m: ± {right * np.sqrt(12 / 14):.2f}\n" in ran("certified").printed
    assert digits(right * np.sqrt(12 / 14), right) <= 1, "a certified value tells"
    problem, b = NIST["Misra1a"], np.array(NIST["Misra1a"].values)
    s = np.sqrt(float(exact("Misra1a")[2]) / 12)
    noise = s * np.random.default_rng(0).standard_normal((200, 14))
    y = problem.model(b, problem.x) + noise
    places = [q for q, _ in ran("certified").names["again"]]
    rest = [np.sum((plain("Misra1a")(problem.x, *q) - v) ** 2) for q, v in zip(places, y, strict=True)]
    assert np.mean(rest) / 14 / s**2 == pytest.approx(12 / 14, abs=0.02), "the refits tell"


def test_measurement_minus_model_reverses_each_step_and_the_sum_rises():
    problem = NIST["Misra1a"]
    b = np.array([250, 5e-4])
    wrong = problem._replace(model=backwards)
    np.testing.assert_allclose(wrong.residuals(b), -problem.residuals(b), rtol=1e-10)
    J = problem.jacobian(b)
    np.testing.assert_allclose(full_step(J, wrong.residuals(b)), -full_step(J, problem.residuals(b)))
    np.testing.assert_allclose(complex_step(wrong.residuals, b), -J, rtol=1e-12)
    sums = sums_of("Misra1a", gauss_newton(wrong, b, limit=3))
    assert np.all(np.diff(sums) > 0)
    text = "measurement minus model: " + " ".join(f"{value:.0f}" for value in sums)
    assert text + "\n" in ran("certified").printed


def test_without_scale_scipy_ends_where_the_model_divides_by_zero():
    lost = scipy_fit(NIST["MGH10"], NIST["MGH10"].starts[0], x_scale=1.0).x
    assert lost[2] == pytest.approx(-125, abs=1e-3) and NIST["MGH10"].x[-1] == 125
    assert digits(lost, NIST["MGH10"].values) == 0
    assert "without D: b3 = -125.0, digits 0\n" in ran("certified").printed


# The exercises


def predicted(name):
    """Return the volume at x = 1000, its deviation, and that without the covariance, to 30 digits."""
    b, sd, _, C = exact(name)
    parameters = sp.symbols("b1:3")
    model = sp.sympify(FILES[name][2]).subs("x", 1000)
    row = mp.matrix([[sp.lambdify(parameters, model.diff(v), "mpmath")(*b) for v in parameters]])
    alone = mp.sqrt(sum((row[k] * sd[k]) ** 2 for k in (0, 1)))
    return [
        float(v) for v in (sp.lambdify(parameters, model, "mpmath")(*b), mp.sqrt((row * C * row.T)[0]), alone)
    ]


def test_exercise_1_the_slice_of_the_ellipse_is_s_over_the_length_of_the_column():
    problem, (b, sd, rss, C) = NIST["Misra1a"], exact("Misra1a")
    first = misra1a_jacobian([float(v) for v in b], problem.x)[:, 0]
    by_slice = float(sd[0] * mp.sqrt(1 - C[0, 1] ** 2 / (C[0, 0] * C[1, 1])))
    assert by_slice == pytest.approx(float(mp.sqrt(rss / 12)) / np.linalg.norm(first), rel=1e-9)
    fixed = curve_fit(lambda x, limit: limit * (1 - np.exp(-float(b[1]) * x)), problem.x, problem.y, 200)[1]
    assert by_slice == pytest.approx(np.sqrt(fixed.item() * 13 / 12), rel=1e-6)
    assert PROSE["0.13"] == by_slice and by_slice / float(sd[0]) == pytest.approx(1 / 20, abs=0.002)


def test_exercise_2_doubled_volumes():
    problem = NIST["Misra1a"]
    doubled = problem._replace(y=2 * problem.y)
    b, c = (gauss_newton(p, problem.starts[1])[-1] for p in (problem, doubled))
    np.testing.assert_allclose(c, b * [2, 1], rtol=1e-9)
    np.testing.assert_allclose(doubled.jacobian(c), problem.jacobian(b) * [1, 2], rtol=1e-9)
    (C, sd), (C2, sd2) = spread(problem, b), spread(doubled, c)
    np.testing.assert_allclose(sd2, sd * [2, 1], rtol=1e-7)
    assert C2[0, 1] / sd2.prod() == pytest.approx(C[0, 1] / sd.prod(), rel=1e-9)


def test_exercise_3_predictions_beyond_the_data():
    for name, jacobian in (("Misra1a", misra1a_jacobian), ("Misra1c", misra1c_jacobian)):
        b = ran("certified").names["fits"][name]
        row, (C, _) = jacobian(b, np.array([1000.0])), spread(NIST[name], b)
        assert row.shape == (1, 2)
        volume, sd, _ = predicted(name)
        assert NIST[name].model(b, 1000.0) == pytest.approx(volume, rel=1e-9)
        assert np.sqrt(row @ C @ row.T).item() == pytest.approx(sd, rel=1e-6)
    (first, sd, _), (second, sd_c, _) = predicted("Misra1a"), predicted("Misra1c")
    assert PROSE["0.54"] == second - first > 3 * np.hypot(sd, sd_c), "they differ by far more than they admit"


def test_exercise_4_damping_from_a_bold_beginning_arrives_late():
    b, sums = damped("×10", 0, 1e-12)
    assert agree(b, exact("MGH10")[0]) > 9 and 900 < len(sums) - 1 < 1000
    for power in range(-16, -10):
        b, again = damped("×10", 0, 10.0**power)
        assert agree(b, exact("MGH10")[0]) > 9 and 900 < len(again) - 1 < 1000
        walk = [np.array(w)[np.array(w) < w[0]] for w in (sums, again)]
        np.testing.assert_allclose(*walk, rtol=1e-3, err_msg="the same walk, after more refusals or fewer")


def test_exercise_4_from_the_first_damping_of_the_radius_two_rules_of_three_arrive():
    arrived = {"×2": 500, "Nielsen": 300}
    for lam in (2.5e-12, 2.468388e-12):
        for rule, most in arrived.items():
            b, sums = damped(rule, 0, lam)
            assert agree(b, exact("MGH10")[0]) > 9 and len(sums) - 1 < most
        b, sums = damped("×10", 0, lam)
        assert digits(b, NIST["MGH10"].values) == 0 and len(sums) == 1001


PROSE = {
    "128": 128,  # NIST's own account of its arithmetic
    "190": 0.95 * 200,
    "239": float(exact("Misra1a")[0][0]),
    "636": float(exact("Misra1c")[0][0]),
    "2002": len(list(itertools.combinations(range(14), 5))),
    "1970": 1970,
    "1000": 1000,
    "100": 100,
    "0.13": float(
        exact("Misra1a")[1][0]
        * mp.sqrt(1 - exact("Misra1a")[3][0, 1] ** 2 / exact("Misra1a")[3][0, 0] / exact("Misra1a")[3][1, 1])
    ),
    "101.11": predicted("Misra1a")[0],
    "0.15": predicted("Misra1a")[1],
    "1.52": predicted("Misra1a")[2],
    "101.65": predicted("Misra1c")[0],
    "0.08": predicted("Misra1c")[1],
    "900": 900,
    "1.0": 1.0,
    "1500": 1500,
    "0.54": predicted("Misra1c")[0] - predicted("Misra1a")[0],
}


# The figures


@pytest.fixture(autouse=True)
def closed():
    yield
    plt.close("all")


def colour(artist):
    return matplotlib.colors.to_hex(artist.get_color())


def test_the_ellipses_touch_the_rectangle_and_lie_at_the_level():
    sd, rho = np.array([2.0, 0.03]), -0.8
    C = np.outer(sd, sd) * [[1, rho], [rho, 1]]
    b, places = np.array([10.0, 1.0]), [[12.0, 1.03], [6.0, 0.97]]
    (axes,) = draw_ellipse(b, C, 9.0, places).axes
    lines = {colour(one): one.get_xydata() for one in axes.lines}
    for shade, level in ((ORANGE, 1), (BLUE, 9)):
        u, v = lines[shade].T
        np.testing.assert_allclose((u**2 - 2 * rho * u * v + v**2) / (1 - rho**2), level, rtol=1e-9)
        np.testing.assert_allclose(lines[shade][0], lines[shade][-1], atol=1e-9)
        assert len(u) <= 60
    np.testing.assert_allclose(lines[MUTED], [[1, 1], [-2, -1]])
    assert np.abs(lines[ORANGE]).max(axis=0) == pytest.approx([1, 1], abs=3e-3)
    (square,) = [patch for patch in axes.patches if isinstance(patch, Rectangle)]
    assert (*square.get_xy(), square.get_width(), square.get_height()) == (-1, -1, 2, 2)
    assert axes.get_aspect() == 1
    assert (axes.get_xlabel(), axes.get_ylabel()) == ("δb₁ / σ₁", "δb₂ / σ₂")


def test_the_ellipse_of_the_run_is_thin_and_its_dots_lie_along_it():
    names = ran("certified").names
    figure = draw_ellipse(names["fits"]["Misra1a"], spread(NIST["Misra1a"], names["fits"]["Misra1a"])[0],
                          names["level"], [q for q, _ in names["again"][:100]])  # fmt: skip
    lines = {colour(one): one.get_xydata() for one in figure.axes[0].lines}
    x, y = lines[ORANGE].T
    area = abs(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1])) / 2
    assert round(100 * area / 4) == 4, "4 % of its rectangle"
    lengths = [np.linalg.norm(lines[shade], axis=1).max() for shade in (ORANGE, BLUE)]
    assert lengths[1] / lengths[0] == pytest.approx(2.8, abs=0.05)
    assert len(lines[MUTED]) == 100 and np.corrcoef(lines[MUTED].T)[0, 1] < -0.99
    assert np.abs(lines[MUTED]).max() < 3.6, "all dots are inside the picture"


def test_the_curves_pass_the_data_and_part_far_away():
    fits = {name: np.array([float(v) for v in exact(name)[0]]) for name in ("Misra1a", "Misra1c")}
    curves, rest = draw_models(fits).axes
    dots = [one for one in curves.lines if colour(one) == INK]
    np.testing.assert_array_equal(dots[0].get_xydata(), np.stack([NIST["Misra1a"].x, NIST["Misra1a"].y], 1))
    ends = {}
    for name, shade in (("Misra1a", ORANGE), ("Misra1c", BLUE)):
        (curve,) = [one.get_xydata() for one in curves.lines if colour(one) == shade]
        np.testing.assert_allclose(curve[:, 1], plain(name)(curve[:, 0], *fits[name]), rtol=1e-9)
        assert curve[0, 0] == 0 and curve[-1, 0] == 6000
        ends[name] = curve[-1, 1]
        (drawn,) = [one.get_xydata() for one in rest.lines if colour(one) == shade]
        np.testing.assert_array_equal(drawn[:, 0], NIST[name].x)
        np.testing.assert_allclose(
            drawn[:, 1], plain(name)(drawn[:, 0], *fits[name]) - NIST[name].y, atol=1e-9
        )
        (label,) = [text for text in curves.texts if colour(text) == shade]
        assert label.get_text() == name[-2:] and label.get_position() == (6150, pytest.approx(curve[-1, 1]))
    assert ends["Misra1a"] == pytest.approx(230, abs=2) and ends["Misra1c"] == pytest.approx(297, abs=2)
    assert (curves.get_title(), rest.get_title()) == ("y", "r")
    shapes = [one.get_ydata() for one in rest.lines if len(one.get_ydata()) == 14]
    assert np.corrcoef(*shapes)[0, 1] > 0.9 and np.ptp(shapes[1]) < np.ptp(shapes[0])


def test_the_descents_show_that_only_the_radius_arrives():
    walks = {
        "×10": damped("×10")[1],
        "×2": damped("×2")[1],
        "R": ran("certified").names["solved"]["MGH10", 1][1],
    }
    (axes,) = draw_descents(walks | {"unused": [1, 2]}).axes
    assert axes.get_xscale() == axes.get_yscale() == "log" and len(axes.lines) == 3
    drawn = {}
    for (name, shade), line in zip((("×10", MUTED), ("×2", INK), ("R", ORANGE)), axes.lines, strict=True):
        trials, sums = line.get_xydata().T
        assert colour(line) == shade and len(trials) <= 60 and np.all(trials == trials.astype(int))
        np.testing.assert_array_equal(sums, [walks[name][int(trial)] for trial in trials])
        (label,) = [text for text in axes.texts if text.get_text() == name]
        assert colour(label) == shade and label.get_position()[1] == sums[-1]
        assert trials[-1] == min(600, len(walks[name]) - 1) and trials[0] == 1
        drawn[name] = sums
    assert drawn["R"][-1] == pytest.approx(87.9458, abs=1e-3) and drawn["R"][0] < 1e10
    for name in ("×10", "×2"):
        sums = np.array(walks[name])
        assert 1e9 < sums[4] < 2e9 and sums[3] > 1e10 and sums[100] > 0.85 * sums[4] and sums[600] > 1e7
        assert walks["R"][4] > sums[4] and walks["R"][20] < sums[20], "R crosses them"
    assert [label.get_text() for label in axes.get_yticklabels()] == ["10²", "10⁶", "10¹⁰", "10¹⁴"]
    np.testing.assert_array_equal(axes.get_yticks(), [1e2, 1e6, 1e10, 1e14])
