"""Witnesses for snippets/jacobian/linear_map.py, and for every equation of its page."""

import autograd.numpy as anp
import numpy as np
import pytest
import sympy as sp
from autograd import jacobian as autograd_jacobian

from snippets.jacobian.linear_map import f, f_jacobian, missed, ratio
from tests.witnesses import central_jacobian, complex_step_jacobian

A = np.array([1.0, 0.5])
POINTS = [
    A,
    np.array([-0.3, 0.7]),
    np.array([2.0, -1.25]),
]  # none with equal or zero entries off the diagonal
STEPS = [np.array([0.3, 0.4]), np.array([-0.02, 0.05]), np.array([1.5, -2.0])]

x, y, h1, h2 = sp.symbols("x y h_1 h_2")
F = sp.Matrix([x**2 - y**2, 2 * x * y])
J = F.jacobian([x, y])

PROSE = {
    "26.57": np.degrees(np.arctan(1 / 2)),
    "1.25": abs(1 + 0.5j) ** 2,
    "0.0001": 1e-4,
}


@pytest.mark.parametrize("p", POINTS)
def test_the_map_squares_a_complex_number(p):
    square = complex(*p) ** 2
    np.testing.assert_allclose(f(p), [square.real, square.imag], rtol=1e-14)


@pytest.mark.parametrize("p", POINTS)
def test_the_jacobian_matches_three_witnesses(p):
    def traced(p):
        return anp.array([p[0] ** 2 - p[1] ** 2, 2 * p[0] * p[1]])

    exact = np.array(J.subs({x: p[0], y: p[1]}), float)
    assert not np.allclose(exact, exact.T), "a symmetric matrix hides a transposition"
    for witness in (exact, autograd_jacobian(traced)(p), complex_step_jacobian(f, p)):
        np.testing.assert_allclose(f_jacobian(p), witness, rtol=1e-13)


@pytest.mark.parametrize("p", POINTS)
def test_the_jacobian_multiplies_by_twice_the_complex_number(p):
    for step in STEPS:
        product = 2 * complex(*p) * complex(*step)
        np.testing.assert_allclose(f_jacobian(p) @ step, [product.real, product.imag], rtol=1e-13)


@pytest.mark.parametrize("p", POINTS)
@pytest.mark.parametrize("h", STEPS)
def test_the_error_is_the_square_of_the_step_and_as_long_as_its_square(p, h):
    error = missed(f_jacobian(p), f, p, h)
    square = complex(*h) ** 2
    np.testing.assert_allclose(error, [square.real, square.imag], atol=1e-14)
    assert np.linalg.norm(error) == pytest.approx(h @ h)
    assert ratio(f_jacobian(p), f, p, h) == pytest.approx(abs(complex(*h)))


def test_the_error_of_any_matrix_has_the_shape_and_sign_of_the_output():
    """Truth minus guess, here for matrices of shape 3×2 and 1×3 that are no Jacobians."""

    def tall(q):
        return np.array([q[0], q[0] * q[1], 7.0])

    at, h = np.array([2.0, 3.0]), np.array([1.0, -1.0])
    np.testing.assert_array_equal(missed(np.array([[1, 2], [3, 4], [5, 6]]), tall, at, h), [2, 1, 1])
    assert missed(np.zeros((1, 3)), lambda q: q[:1], np.ones(3), np.ones(3)) == [1]


def test_the_error_is_of_second_order_for_another_map_too():
    """Its ratio to the step falls tenfold when the step does: exp and sin have curvature everywhere."""

    def other(q):
        return np.array([np.exp(q[0] * q[1]), np.sin(q[0]), q[0] * q[1] ** 2])

    at, v = np.array([0.4, 0.9]), np.array([0.6, -0.8])
    B = complex_step_jacobian(other, at)
    assert B.shape == (3, 2)
    first, second = (ratio(B, other, at, t * v) for t in (1e-3, 1e-4))
    assert first / second == pytest.approx(10, rel=1e-2)


def test_any_other_matrix_fails_in_the_directions_that_it_maps_elsewhere():
    B = f_jacobian(A) + np.array([[0.0, 0.1], [0.0, 0.0]])
    for v, limit in (([1.0, 0.0], 0), ([0.0, 1.0], 0.1), ([0.6, 0.8], 0.08), ([0.0, -7.0], 0.1)):
        assert ratio(B, f, A, 1e-7 * np.array(v)) == pytest.approx(limit, abs=1e-6)


def test_the_transpose_misses_by_two_steps_in_every_direction():
    for angle in np.linspace(0, 2 * np.pi, 9):
        v = np.array([np.cos(angle), np.sin(angle)])
        assert ratio(f_jacobian(A).T, f, A, 1e-7 * v) == pytest.approx(2, abs=1e-5)


def test_an_affine_map_has_its_matrix_as_jacobian_and_no_error():
    M, b = np.array([[2.0, -1.0, 0.0], [1.0, 3.0, 4.0]]), np.array([5.0, -7.0])

    def straight(q):
        return M @ q + b

    np.testing.assert_allclose(central_jacobian(straight, np.array([3.0, 1.0, 2.0])), M, atol=1e-8)
    np.testing.assert_array_equal(missed(M, straight, np.array([3.0, 1.0, 2.0]), 100 * np.ones(3)), [0, 0])


# The equations, as they are printed


@pytest.mark.equation("linear-map-guess")
def test_the_guess_errs_by_less_than_any_fraction_of_the_step(equation):
    assert equation.tex == r"f(a + h) \approx f(a) + J h"
    assert equation.shape == "m×1 + (m×n)(n×1) → m×1"
    for size in (1e-2, 1e-4, 1e-6):
        h = size * np.array([0.6, -0.8])
        guess = f(A) + f_jacobian(A) @ h
        assert np.linalg.norm(f(A + h) - guess) <= 1.01 * size * np.linalg.norm(h)


@pytest.mark.equation("linear-map-columns")
def test_the_columns_are_the_images_of_the_unit_steps(equation):
    assert equation.tex == (r"J h = J (h_1 e_1 + \cdots + h_n e_n) = h_1 J e_1 + \cdots + h_n J e_n")
    assert equation.shape == "(m×n)(n×1) → m×1"
    M = sp.Matrix(2, 3, sp.symbols("a:6"))
    h = sp.Matrix(sp.symbols("h1:4"))
    units = [sp.eye(3).col(j) for j in range(3)]
    assert sum((h[j] * units[j] for j in range(3)), sp.zeros(3, 1)) == h
    assert [M * unit for unit in units] == [M.col(j) for j in range(3)]
    total = sum((h[j] * M * units[j] for j in range(3)), sp.zeros(2, 1))
    assert (M * h - total).expand() == sp.zeros(2, 1)


@pytest.mark.equation("linear-map-jacobian")
def test_the_printed_matrices_are_the_derivative_and_its_value(equation):
    assert equation.frame == r"J(x, y) = \square, \quad J = J(1, 0.5) = \square"
    assert equation.shape == "2×2"
    assert equation.matrix(0) == J
    np.testing.assert_array_equal(np.array(equation.matrix(1), float), complex_step_jacobian(f, A))


@pytest.mark.equation("linear-map-rotation")
def test_the_matrix_is_a_rotation_scaled_by_the_root_of_five(equation):
    assert equation.frame == r"J = \sqrt{5} \square, \quad \tan \alpha = \tfrac{1}{2}"
    assert equation.shape == "2×2"
    angle = sp.atan(sp.Rational(1, 2))
    turned = equation.matrix().subs(sp.Symbol("alpha"), angle)
    assert sp.simplify(sp.sqrt(5) * turned) == J.subs({x: 1, y: sp.Rational(1, 2)})
    assert turned.det() == 1
    assert sp.simplify(turned.T * turned) == sp.eye(2)


@pytest.mark.equation("linear-map-remainder")
def test_the_printed_remainder_is_what_the_guess_leaves(equation):
    assert equation.frame == r"f(a + h) - (f(a) + J h) = \square"
    assert equation.shape == "2×1"
    assert equation.entries() == [["h_1^2 - h_2^2"], ["2 h_1 h_2"]]
    moved = F.subs({x: x + h1, y: y + h2}, simultaneous=True) - F - J * sp.Matrix([h1, h2])
    assert moved.expand() == sp.Matrix([h1**2 - h2**2, 2 * h1 * h2])


@pytest.mark.equation("linear-map-length")
def test_the_squared_length_of_the_remainder_is_a_fourth_power(equation):
    assert equation.tex == r"(h_1^2 - h_2^2)^2 + (2 h_1 h_2)^2 = (h_1^2 + h_2^2)^2"
    assert equation.shape == "1×1"
    assert sp.expand((h1**2 - h2**2) ** 2 + (2 * h1 * h2) ** 2 - (h1**2 + h2**2) ** 2) == 0


@pytest.mark.equation("linear-map-rival")
def test_the_error_of_a_rival_per_unit_of_step_tends_to_what_it_maps_elsewhere(equation):
    assert equation.tex == (
        r"\lim_{t \to 0^+} \frac{\left\| f(a + t v) - f(a) - t B v \right\|}{t} "
        r"= \left\| (J - B) v \right\|"
    )
    assert equation.shape == "1×1"
    t = sp.Symbol("t", positive=True)
    v, B = sp.Matrix([3, -2]), sp.Matrix([[1, 4], [-2, 5]])
    at = {x: 1, y: sp.Rational(1, 2)}
    walked = F.subs({x: 1 + 3 * t, y: sp.Rational(1, 2) - 2 * t}) - F.subs(at) - t * B * v
    ratio = sp.sqrt(sum(sp.expand(entry / t) ** 2 for entry in walked))
    assert sp.limit(ratio, t, 0) == ((J.subs(at) - B) * v).norm() != 0


@pytest.mark.equation("linear-map-affine")
def test_the_guess_at_a_point_is_linear_up_to_a_constant(equation):
    assert equation.tex == r"p \mapsto f(a) + J (p - a)"
    assert equation.shape == "m×1 + (m×n)(n×1) → m×1"
    at_a, constant = f_jacobian(A), f(A) - f_jacobian(A) @ A
    for p in POINTS:
        np.testing.assert_allclose(f(A) + at_a @ (p - A), at_a @ p + constant, rtol=1e-13)
        assert np.linalg.norm(f(p) - f(A) - at_a @ (p - A)) == pytest.approx((p - A) @ (p - A))
    assert np.linalg.norm(constant) == pytest.approx(1.25), "not linear: zero goes elsewhere"
