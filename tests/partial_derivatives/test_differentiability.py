"""Witnesses for snippets/partial_derivatives/differentiability.py, and for every equation of its page."""

import numpy as np
import pytest
import sympy as sp

from snippets.partial_derivatives.differentiability import (
    CIRCLE,
    cone,
    fold,
    product,
    ridge,
    row,
    worst_ratio,
)

ORIGIN, ZERO = np.zeros(2), np.zeros((1, 2))
POLAR = [(0.5, 0.4), (2.0, 1.9), (1e-3, -2.2), (3.0, -0.7)]  # (r, φ): one in each quadrant

PROSE = {
    "0.31": 1.1 * 2.1 - 2,
    "0.3": 2 * 0.1 + 0.1,
    "0.1414": np.hypot(0.1, 0.1),
    "0.0707": 0.1 * 0.1 / np.hypot(0.1, 0.1),
    "0.354": 1 / (2 * np.sqrt(2)),
    "0.385": 2 / (3 * np.sqrt(3)),  # the largest value of cos² φ sin φ
}

x, y, t, phi = sp.symbols("x y t phi", real=True)
RIDGE, FOLD, CONE = x * y / (x**2 + y**2), x**2 * y / (x**2 + y**2), sp.sqrt(x**2 + y**2)
FORMULAS = {product: x * y, ridge: RIDGE, fold: FOLD, cone: CONE}


@pytest.mark.parametrize(("r", "angle"), POLAR)
def test_the_maps_in_polar_coordinates(r, angle):
    at = r * np.array([np.cos(angle), np.sin(angle)])
    assert product(at) == pytest.approx(r**2 * np.sin(2 * angle) / 2)
    assert ridge(at) == pytest.approx(np.sin(2 * angle) / 2)
    assert fold(at) == pytest.approx(r * np.cos(angle) ** 2 * np.sin(angle))
    assert cone(at) == pytest.approx(r)


def test_the_maps_are_zero_at_the_origin():
    assert [f(ORIGIN) for f in FORMULAS] == [0, 0, 0, 0]


@pytest.mark.parametrize("f", FORMULAS, ids=lambda f: f.__name__)
def test_away_from_the_origin_the_row_is_the_derivative_and_passes(f):
    for at in (np.array([0.6, -1.1]), np.array([-2.0, 0.7])):
        exact = sp.Matrix([FORMULAS[f]]).jacobian([x, y]).subs({x: at[0], y: at[1]})
        J = row(f, at)
        assert J.shape == (1, 2)
        np.testing.assert_allclose(J, np.array(exact, float), atol=1e-8)
        ratios = [worst_ratio(f, at, J, size, CIRCLE) for size in (1e-2, 1e-3)]
        assert 9 < ratios[0] / ratios[1] < 11, "the remainder is of second order"


def test_the_error_of_the_row_is_of_second_order_in_its_step():
    """For x³ + y at (1, 0), a central difference of step s misses the slope 3 by exactly s²."""

    def cubic(p):
        return p[0] ** 3 + p[1]

    np.testing.assert_allclose(row(cubic, np.array([1.0, 0.0]), 0.1), [[3.01, 1]], rtol=1e-12)
    np.testing.assert_allclose(row(cubic, np.array([1.0, 0.0])), [[3, 1]], atol=1e-9)


def test_of_a_linear_map_a_wrong_matrix_misses_the_largest_singular_value_of_the_difference():
    """Three outputs, two inputs; the ratio does not depend on the point or on the step's length."""
    rng = np.random.default_rng(0)
    A, B = rng.normal(size=(2, 3, 2))
    angles = np.linspace(0, np.pi, 2001)
    fine = np.column_stack([np.cos(angles), np.sin(angles)])
    largest = np.linalg.svd(A - B)[1][0]
    for size in (3.0, 0.01):
        found = worst_ratio(lambda p: A @ p, np.array([0.3, -2.0]), B, size, fine)
        assert found == pytest.approx(largest, rel=1e-6)
    assert worst_ratio(lambda p: A @ p, np.ones(2), A, 1.0, fine) < 1e-14


def test_the_ratio_of_the_squared_length_is_the_step_in_any_number_of_dimensions():
    """|a + h|² = |a|² + 2 a·h + |h|²: the remainder is |h|² whatever the direction."""
    directions = np.random.default_rng(1).normal(size=(20, 5))
    directions /= np.linalg.norm(directions, axis=1, keepdims=True)
    a = np.arange(5.0)
    found = worst_ratio(lambda p: p @ p, a, 2 * a.reshape(1, 5), 0.25, directions)
    assert found == pytest.approx(0.25)


def test_the_directions_are_72_unit_vectors_five_degrees_apart():
    assert CIRCLE.shape == (72, 2)
    turns = np.diff(np.unwrap(np.arctan2(CIRCLE[:, 1], CIRCLE[:, 0])))
    np.testing.assert_allclose(np.degrees(turns), 5)
    np.testing.assert_allclose(np.linalg.norm(CIRCLE, axis=1), 1)
    np.testing.assert_allclose(CIRCLE[9], np.sqrt(0.5), rtol=1e-12)
    np.testing.assert_array_equal(CIRCLE[0], [1, 0])


@pytest.mark.parametrize(
    ("f", "a", "J", "law"),
    [
        (product, [1.0, 2.0], [[2, 1]], lambda s: s / 2),
        (ridge, [0.0, 0.0], [[0, 0]], lambda s: 1 / (2 * s)),
        (fold, [0.0, 0.0], [[0, 0]], lambda s: 2 / (3 * np.sqrt(3))),
        (cone, [0.0, 0.0], [[0, 0]], lambda s: 1),
    ],
    ids=["product", "ridge", "fold", "cone"],
)
def test_the_candidates_and_how_their_ratios_depend_on_the_step(f, a, J, law):
    a = np.array(a)
    np.testing.assert_allclose(row(f, a), J, atol=1e-9)
    for size in (0.1, 0.01, 0.001):
        assert worst_ratio(f, a, np.array(J), size, CIRCLE) == pytest.approx(law(size), rel=1e-3)


def test_at_the_tip_of_the_cone_the_slopes_disagree_and_every_candidate_fails():
    ahead = sp.limit(CONE.subs({x: t, y: 0}) / t, t, 0, "+")
    behind = sp.limit(CONE.subs({x: t, y: 0}) / t, t, 0, "-")
    assert (ahead, behind) == (1, -1)
    for J in ([[1.0, 0.0]], [[0.3, -2.0]], [[0.0, 0.0]]):
        assert worst_ratio(cone, ORIGIN, np.array(J), 1e-6, CIRCLE) > 0.99


def test_the_slopes_of_the_fold_exist_in_all_directions_and_do_not_add_up():
    along = FOLD.subs({x: t * sp.cos(phi), y: t * sp.sin(phi)})
    slope = sp.simplify(along / t)
    assert sp.simplify(slope - sp.cos(phi) ** 2 * sp.sin(phi)) == 0
    assert [slope.subs(phi, angle) for angle in (0, sp.pi / 2)] == [0, 0]
    assert sp.simplify(slope.subs(phi, sp.pi / 4) - 1 / (2 * sp.sqrt(2))) == 0
    assert all(abs(fold(1e-9 * v)) < 1e-9 for v in CIRCLE), "continuous: at most |y|"


def test_the_slope_across_the_northern_road_grows_without_bound():
    across = RIDGE.diff(x).subs(x, 0)
    assert sp.simplify(across - 1 / y) == 0
    assert row(ridge, np.array([0.0, 0.1]))[0, 0] == pytest.approx(10)
    assert RIDGE.subs({x: t, y: t}).simplify() == sp.Rational(1, 2)


# The equations, as they are printed


@pytest.mark.equation("differentiability-ridge")
def test_the_printed_ridge(equation):
    assert equation.tex == r"g(x, y) = \frac{x y}{x^2 + y^2}, \qquad g(0, 0) = 0"
    assert equation.shape == ""
    at = np.array([0.3, -1.7])
    assert ridge(at) == pytest.approx(float(RIDGE.subs({x: at[0], y: at[1]})))
    assert ridge(ORIGIN) == 0


@pytest.mark.equation("differentiability-remainder")
def test_the_printed_remainder_of_a_map_with_three_outputs(equation):
    """(xy, x², y): the remainders are products of the steps, whatever the point."""
    assert equation.tex == "f(a + h) = f(a) + J h + r(h)"
    assert equation.shape == "m×1 + (m×n)(n×1) + m×1 → m×1"
    f = sp.Matrix([x * y, x**2, y])
    h = sp.Matrix(sp.symbols("h1 h2"))
    J = f.jacobian([x, y])
    assert (J.shape, h.shape) == ((3, 2), (2, 1))
    moved = f.subs({x: x + h[0], y: y + h[1]}, simultaneous=True)
    assert (moved - f - J * h).expand() == sp.Matrix([h[0] * h[1], h[0] ** 2, 0])


@pytest.mark.equation("differentiability-limit")
def test_the_printed_limit_holds_for_the_derivative_and_for_no_other_matrix(equation):
    assert equation.tex == r"\lim_{h \to 0} \frac{\lVert r(h) \rVert}{\lVert h \rVert} = 0"
    assert equation.shape == "1×1"
    a = np.array([1.0, 2.0])
    for J, limit in (([[2, 1]], 0), ([[2.5, 1]], 0.5), ([[1, 2]], np.sqrt(2))):
        assert worst_ratio(product, a, np.array(J), 1e-6, CIRCLE) == pytest.approx(limit, abs=2e-3)


@pytest.mark.equation("differentiability-product")
def test_the_printed_product_splits_into_value_prediction_and_remainder(equation):
    assert equation.tex == "p(1 + h_1, 2 + h_2) = 2 + (2 h_1 + h_2) + h_1 h_2"
    assert equation.shape == "1×1"
    h1, h2 = sp.symbols("h1 h2")
    assert sp.expand((1 + h1) * (2 + h2)) == 2 + 2 * h1 + h2 + h1 * h2
    np.testing.assert_allclose(row(product, np.array([1.0, 2.0])), [[2, 1]], rtol=1e-8)


@pytest.mark.equation("differentiability-corner")
def test_the_printed_walk_around_a_corner(equation):
    """Of a function quadratic in each input, the mean value theorem's points are the middles."""
    assert equation.tex == (
        r"f(a + h) - f(a) = \frac{\partial f}{\partial x}(\xi, a_2 + h_2)\,h_1 "
        r"+ \frac{\partial f}{\partial y}(a_1, \eta)\,h_2"
    )
    assert equation.shape == "1×1"
    a1, a2, h1, h2 = sp.symbols("a1 a2 h1 h2")
    f = x**2 * y + 3 * x * y**2 - y

    def at(expression, *point):
        return expression.subs(dict(zip((x, y), point, strict=True)), simultaneous=True)

    change = at(f, a1 + h1, a2 + h2) - at(f, a1, a2)
    east = at(f.diff(x), a1 + h1 / 2, a2 + h2) * h1
    north = at(f.diff(y), a1, a2 + h2 / 2) * h2
    assert sp.expand(change - east - north) == 0
