"""Witnesses for snippets/backpropagation/vjp.py, and for every equation of its page."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest
import sympy as sp

from snippets.backpropagation.vjp import affine, dot_product_test, layer, push, residual, running_sum, tanh
from tests.witnesses import central_jacobian, complex_step_jacobian

W = np.array([[1.0, -2.0], [3.0, 1.0], [0.0, 2.0]])
B = np.array([1.0, -4.0, -1.0])
SQUARE, SHIFT = np.array([[0.3, -1.2], [0.8, 0.5]]), np.array([0.1, -0.4])
AT = np.array([0.7, -0.2])
CASES = [  # name, function of x, point, shape of the Jacobian
    ("running sum", running_sum, np.array([0.3, -1.0, 2.0, 0.5]), (4, 4)),
    ("affine, tall", lambda x: affine(W, B, x), AT, (3, 2)),
    ("affine, wide", lambda x: affine(W.T, SHIFT, x), np.array([0.2, 0.9, -1.0]), (2, 3)),
    ("tanh", tanh, np.array([0.3, -1.0, 2.0]), (3, 3)),
    ("layer", lambda x: layer(W, B, x), np.array([1.0, 0.9]), (3, 2)),
    ("residual", lambda x: residual(SQUARE, SHIFT, x), AT, (2, 2)),
]
each = pytest.mark.parametrize(("f", "x", "shape"), [case[1:] for case in CASES], ids=[c[0] for c in CASES])

ONES = sum(range(1, 1001))  # row i of the running sum holds i of them
SLOPE = 1 - np.tanh(1) ** 2
PROSE = {
    "1000": 1000,
    "500500": ONES,
    "999": 1000 - 1,
    "0.42": SLOPE,
    "0.84": 2 * SLOPE,
}


@each
def test_a_vjp_is_the_product_with_the_transposed_jacobian(f, x, shape):
    """The complex step gives J itself, to the last digits."""
    J = complex_step_jacobian(lambda z: f(z)[0], x)
    assert J.shape == shape
    y, vjp = f(x)
    for y_bar in np.random.default_rng(3).normal(size=(3, shape[0])):
        np.testing.assert_allclose(vjp(y_bar), J.T @ y_bar, rtol=1e-12)
        assert vjp(y_bar).shape == x.shape
    assert y.shape == (shape[0],)


@each
def test_pushing_measures_a_column_for_each_unit_tangent(f, x, shape):
    J = central_jacobian(lambda z: f(z)[0], x)
    for x_dot in np.random.default_rng(4).normal(size=(2, shape[1])):
        np.testing.assert_allclose(push(f, x, x_dot), J @ x_dot, rtol=1e-6, atol=1e-8)
    assert push(f, x, np.ones(shape[1])).shape == (shape[0],)


def test_the_values_are_those_of_autograd_s_functions():
    """Autograd differentiates programs of its own; values and gradients of ȳ·y are compared."""
    y_bar = np.array([0.5, -2.0])

    def traced(x):
        return anp.dot(y_bar, x + anp.tanh(anp.dot(SQUARE, x) + SHIFT))

    y, vjp = residual(SQUARE, SHIFT, AT)
    assert y_bar @ y == pytest.approx(traced(AT), rel=1e-14)
    np.testing.assert_allclose(vjp(y_bar), autograd.grad(traced)(AT), rtol=1e-12)
    np.testing.assert_allclose(running_sum(np.array([3.0, 1, 4]))[0], [3, 4, 8])


def test_the_running_sum_is_a_triangle_of_ones():
    """500500 for a thousand, and a VJP of as many additions as the map."""
    J = np.tril(np.ones((1000, 1000)))
    assert J.sum() == ONES
    y_bar = np.random.default_rng(5).normal(size=1000)
    np.testing.assert_allclose(running_sum(np.ones(1000))[1](y_bar), J.T @ y_bar, rtol=1e-9, atol=1e-9)


@each
def test_the_dot_product_test_accepts_the_right_one(f, x, shape):
    for seed in range(3):
        assert dot_product_test(f, x, seed) is True


def spoil(f, change):
    """Return f with its cotangent changed."""

    def spoilt(x):
        y, vjp = f(x)
        return y, lambda y_bar: change(vjp(y_bar))

    return spoilt


@each
def test_the_dot_product_test_refuses_wrong_ones(f, x, shape):
    wrong = [
        np.negative,
        lambda x_bar: 2 * x_bar,
        lambda x_bar: 1.001 * x_bar,
        lambda x_bar: x_bar[::-1],
        lambda x_bar: x_bar + 1e-5 * np.arange(x_bar.size),
        lambda x_bar: np.where(np.arange(x_bar.size) == 1, 0, x_bar),
    ]
    for change in wrong:
        assert dot_product_test(spoil(f, change), x) is False


def test_the_dot_product_test_weighs_every_output():
    """A VJP that ignores the last output is wrong for most cotangents only."""

    def deaf(x):
        y, vjp = running_sum(x)
        return y, lambda y_bar: vjp(y_bar * [1, 1, 0])

    assert dot_product_test(deaf, np.ones(3)) is False


def test_the_table_of_operations():
    """Each row's two products are those with the matrix of the operation."""
    n, rng = 4, np.random.default_rng(6)
    x_dot, y_bar = rng.normal(size=n), rng.normal(size=n)
    total = np.ones((1, n))
    np.testing.assert_allclose(central_jacobian(np.sum, x_dot), total[0], rtol=1e-9)
    np.testing.assert_allclose(central_jacobian(lambda x: np.full(n, x), 2.0), total.T[:, 0], rtol=1e-9)
    np.testing.assert_allclose(total.T @ [y_bar[0]], np.full(n, y_bar[0]))  # sum, pulled: copies
    assert (total @ y_bar)[0] == pytest.approx(y_bar.sum())  # copies, pulled: the sum
    twice = np.vstack([np.eye(n), np.eye(n)])
    np.testing.assert_allclose(central_jacobian(lambda x: np.hstack([x, x]), x_dot), twice, atol=1e-9)
    np.testing.assert_allclose(twice @ x_dot, np.hstack([x_dot, x_dot]))
    np.testing.assert_allclose(twice.T @ np.hstack([x_dot, y_bar]), x_dot + y_bar)
    diagonal = complex_step_jacobian(np.tanh, x_dot)
    np.testing.assert_allclose(diagonal, diagonal.T)
    np.testing.assert_allclose(diagonal @ y_bar, y_bar / np.cosh(x_dot) ** 2)


def test_the_jacobian_with_respect_to_the_six_weights():
    """Its shape is 3×6, and its VJP the outer product of cotangent and input."""
    x, y_bar = np.array([1.0, 1.5]), np.array([1.0, -1.0, 2.0])
    J = central_jacobian(lambda w: w.reshape(3, 2) @ x, W.ravel())
    assert J.shape == (3, 6)
    np.testing.assert_allclose((J.T @ y_bar).reshape(3, 2), np.outer(y_bar, x), atol=1e-8)


def test_the_numbers_of_the_hand_calculation():
    x, y_bar = np.array([1.0, 1.0]), np.array([1.0, -1.0, 2.0])
    np.testing.assert_array_equal(W @ x + B, [0, 0, 1])
    slopes = np.diag(complex_step_jacobian(np.tanh, W @ x + B))
    np.testing.assert_allclose(slopes, [1, 1, 0.42], atol=5e-3)
    np.testing.assert_allclose(slopes * y_bar, [1, -1, 0.84], atol=5e-3)
    np.testing.assert_allclose(layer(W, B, x)[1](y_bar), W.T @ (slopes * y_bar), rtol=1e-12)


def test_a_row_by_one_vjp_and_a_column_by_one_jvp():
    J = complex_step_jacobian(lambda z: layer(W, B, z)[0], AT)
    for i in range(3):
        np.testing.assert_allclose(layer(W, B, AT)[1](np.eye(3)[i]), J[i], rtol=1e-12)
    for j in range(2):
        measured = push(lambda x: layer(W, B, x), AT, np.eye(2)[j])
        np.testing.assert_allclose(measured, J[:, j], rtol=1e-6, atol=1e-8)


def test_the_gradient_of_the_sum_of_balances_counts_them():
    gradient = running_sum(np.ones(1000))[1](np.ones(1000))
    np.testing.assert_array_equal(gradient, range(1000, 0, -1))


# The equations, as they are printed


@pytest.mark.equation("vjp-push")
def test_a_tangent_is_pushed_by_the_jacobian(equation):
    """Tall, wide and square: along x + t ẋ the outputs change at the rate J ẋ."""
    assert equation.tex == r"\dot y = J \dot x"
    assert equation.shape == "(m×n)(n×1) → m×1"
    for _, f, x, shape in CASES:
        x_dot = np.arange(1.0, shape[1] + 1)
        rate = complex_step_jacobian(lambda t, f=f, x=x, x_dot=x_dot: f(x + t * x_dot)[0], 0.0)
        J = complex_step_jacobian(lambda z, f=f: f(z)[0], x)
        np.testing.assert_allclose(J @ x_dot, rate, rtol=1e-12)


@pytest.mark.equation("vjp-pull")
def test_a_cotangent_is_pulled_by_the_transpose(equation):
    """The gradient of ȳ·f(x), differentiated as one function of x."""
    assert equation.tex == r"\bar x = J^\T \bar y"
    assert equation.shape == "(n×m)(m×1) → n×1"
    for _, f, x, shape in CASES:
        y_bar = np.arange(1.0, shape[0] + 1)
        gradient = complex_step_jacobian(lambda z, f=f, y_bar=y_bar: y_bar @ f(z)[0], x)
        J = complex_step_jacobian(lambda z, f=f: f(z)[0], x)
        np.testing.assert_allclose(J.T @ y_bar, gradient, rtol=1e-12)


@pytest.mark.equation("vjp-affine-push")
def test_the_pushed_tangent_of_the_example(equation):
    assert equation.frame == r"\dot y = W \dot x = \square \square = \square"
    assert equation.shape == "(3×2)(2×1) → 3×1"
    matrix, x_dot, y_dot = (np.array(equation.matrix(k), float) for k in range(3))
    np.testing.assert_array_equal(matrix, W)
    np.testing.assert_array_equal(x_dot, [[2], [1]])
    np.testing.assert_array_equal(matrix @ x_dot, y_dot)
    measured = push(lambda x: affine(matrix, B, x), AT, x_dot[:, 0])
    np.testing.assert_allclose(measured, y_dot[:, 0], atol=1e-8)


@pytest.mark.equation("vjp-affine-pull")
def test_the_pulled_cotangent_of_the_example(equation):
    assert equation.frame == r"\bar x = W^\T \bar y = \square \square = \square"
    assert equation.shape == "(2×3)(3×1) → 2×1"
    transposed, y_bar, x_bar = (np.array(equation.matrix(k), float) for k in range(3))
    np.testing.assert_array_equal(transposed.T, W)
    np.testing.assert_array_equal(y_bar, [[1], [-1], [2]])
    np.testing.assert_array_equal(transposed @ y_bar, x_bar)
    np.testing.assert_array_equal(affine(W, B, AT)[1](y_bar[:, 0]), x_bar[:, 0])


@pytest.mark.equation("vjp-adjoint")
def test_both_ways_give_the_same_number(equation):
    """For any matrix, by symbols; −3 in the example, the outputs' side measured."""
    assert equation.tex == r"\bar y^\T (J \dot x) = (J^\T \bar y)^\T \dot x"
    assert equation.shape == "(1×m)(m×1) = (1×n)(n×1)"
    J, y_bar, x_dot = (sp.MatrixSymbol(name, *size).as_explicit() for name, *size in SIZES)
    assert sp.expand((y_bar.T * (J * x_dot) - (J.T * y_bar).T * x_dot)[0]) == 0
    assert (y_bar.T * J * x_dot).shape == (1, 1)
    cotangent, tangent = np.array([1.0, -1.0, 2.0]), np.array([2.0, 1.0])
    assert affine(W, B, AT)[1](cotangent) @ tangent == -3
    assert cotangent @ push(lambda x: affine(W, B, x), AT, tangent) == pytest.approx(-3)


SIZES = (("J", 3, 2), ("y", 3, 1), ("x", 2, 1))
