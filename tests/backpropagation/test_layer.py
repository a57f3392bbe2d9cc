"""Witnesses for snippets/backpropagation/layer.py, and for every equation of its page."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest
import sympy as sp

from snippets.backpropagation.layer import backward, jacobian, layer, layer_jacobian
from tests.witnesses import central_jacobian, complex_step_jacobian

W = np.array([[1.0, -2.0], [0.5, 1.5], [2.0, 1.0]])
X, G = np.array([0.5, 1.0]), np.array([1.0, -1.0, 0.5])
RNG = np.random.default_rng(0)
LAYERS = [(W, X, G, 0.0)]  # weights, inputs, gradient from above, biases; tall, wide and square
for m, n in ((3, 2), (2, 5), (4, 4), (1, 3)):
    LAYERS.append((RNG.normal(size=(m, n)), RNG.normal(size=n), RNG.normal(size=m), RNG.normal(size=m)))

PROSE = {
    "1.5": W[1, 1],
    "0.25": 0.5 * 0.5,
    "999": 1000 * (1 - 1 / 1000),  # zeros of 1000: each neuron hears one part in a thousand
    "1000": 1000,
}


def symbolic():
    """Return weights, inputs and outputs of the page's layer as SymPy matrices."""
    weights = sp.Matrix(3, 2, sp.symbols("w_1:7"))
    inputs = sp.Matrix(sp.symbols("x_1:3"))
    return weights, inputs, (weights * inputs).applyfunc(sp.tanh)


def at_the_example(matrix):
    weights, inputs, _ = symbolic()
    values = dict(zip([*weights, *inputs], [*W.ravel(), *X], strict=True))
    return np.array(matrix.subs(values), float)


@pytest.mark.parametrize(("weights", "x", "g", "b"), LAYERS)
def test_the_layer_is_a_stack_of_neurons(weights, x, g, b):
    biases = np.broadcast_to(b, len(weights))
    one_by_one = [np.tanh(sum(weights[i] * x) + biases[i]) for i in range(len(weights))]
    np.testing.assert_allclose(layer(weights, x, b), one_by_one, rtol=1e-13)


@pytest.mark.parametrize(("weights", "x", "g", "b"), LAYERS)
def test_the_jacobian_matches_autograd_and_the_complex_step(weights, x, g, b):
    J = layer_jacobian(weights, x, b)
    assert J.shape == weights.shape
    np.testing.assert_allclose(J, autograd.jacobian(lambda x: anp.tanh(weights @ x + b))(x), rtol=1e-12)
    np.testing.assert_allclose(J, complex_step_jacobian(lambda x: layer(weights, x, b), x), rtol=1e-12)


@pytest.mark.parametrize(("weights", "x", "g", "b"), LAYERS)
def test_the_backward_pass_matches_the_complex_step_in_values_and_shapes(weights, x, g, b):
    b = np.broadcast_to(b, len(weights)) + 0.0
    dW, db, dx = backward(weights, x, g, b)
    np.testing.assert_allclose(dW, complex_step_jacobian(lambda W: g @ layer(W, x, b), weights), rtol=1e-12)
    np.testing.assert_allclose(db, complex_step_jacobian(lambda b: g @ layer(weights, x, b), b), rtol=1e-12)
    np.testing.assert_allclose(dx, complex_step_jacobian(lambda x: g @ layer(weights, x, b), x), rtol=1e-12)
    assert (dW.shape, db.shape, dx.shape) == (weights.shape, b.shape, x.shape)


def test_the_default_bias_is_zero():
    np.testing.assert_array_equal(layer(W, X), np.tanh(W @ X))
    np.testing.assert_allclose(layer_jacobian(W, X), at_the_example(symbolic()[2].jacobian(symbolic()[1])))
    for found, wanted in zip(backward(W, X, G), backward(W, X, G, np.zeros(3)), strict=True):
        np.testing.assert_array_equal(found, wanted)


def test_a_loss_that_is_not_linear_gives_the_same_if_its_gradient_is_g():
    """Only the three numbers that come back matter: L = Σ (a − t)²/2 with t = a − g at this point."""
    t = layer(W, X) - G
    measured = central_jacobian(lambda x: 0.5 * np.sum((layer(W, x) - t) ** 2), X)
    np.testing.assert_allclose(backward(W, X, G)[2], measured, atol=1e-9)


def test_two_layers_pass_the_gradient_on():
    """What the first layer gets from the second is what it hands to its own inputs."""
    second = RNG.normal(size=(2, 3))
    after = backward(second, layer(W, X), np.array([0.3, -0.8]))[2]
    total = complex_step_jacobian(lambda x: np.array([0.3, -0.8]) @ layer(second, layer(W, x)), X)
    np.testing.assert_allclose(backward(W, X, after)[2], total, rtol=1e-12)


def test_the_differences_measure_the_jacobian():
    np.testing.assert_allclose(jacobian(lambda x: layer(W, x), X), layer_jacobian(W, X), atol=1e-8)
    A = np.array([[1.0, -2.0, 0.5], [0.25, 3.0, 4.0]])
    np.testing.assert_allclose(jacobian(lambda x: A @ x, np.array([3.0, 1.0, 2.0])), A, atol=1e-8)


def test_the_zeros_of_the_flat_jacobian():
    """Neuron k hears the weights of row k only: one part in m is left of the m × mn matrix."""
    for m, n in ((3, 2), (3, 4), (10, 5)):
        weights, x = RNG.normal(size=(m, n)), RNG.normal(size=n)
        J = complex_step_jacobian(lambda w, x=x, m=m, n=n: layer(w.reshape(m, n), x), weights.ravel())
        assert J.shape == (m, m * n)
        heard = np.kron(np.eye(m), np.ones((1, n)))
        assert np.array_equal(J != 0, heard == 1)
        assert np.count_nonzero(J) * m == J.size


# The equations, as they are printed


def printed(equation, number=-1):
    return np.array(equation.matrix(number), float)


@pytest.mark.equation("layer-neuron")
def test_one_neuron_is_scalar(equation):
    assert equation.tex == r"a_i = \tanh(W_{i1} x_1 + W_{i2} x_2)"
    assert equation.shape == "1×1"
    for i in range(3):
        assert layer(W, X)[i] == pytest.approx(np.tanh(W[i, 0] * X[0] + W[i, 1] * X[1]))
        assert layer_jacobian(W[i : i + 1], X).shape == (1, 2)


@pytest.mark.equation("layer-forward")
def test_the_layer_is_a_product_and_a_tanh(equation):
    assert equation.tex == r"z = W x, \quad a = \tanh z"
    assert equation.shape == "(3×2)(2×1) → 3×1, 3×1"
    _, _, a = symbolic()
    assert a.shape == (3, 1)
    np.testing.assert_allclose(layer(W, X)[:, None], at_the_example(a), rtol=1e-14)


@pytest.mark.equation("layer-jacobian")
def test_the_jacobian_is_a_diagonal_times_the_weights(equation):
    assert equation.tex == r"J = \frac{\partial a}{\partial x} = \operatorname{diag}(1 - a^2)\, W"
    assert equation.shape == "(3×3)(3×2) → 3×2"
    weights, inputs, a = symbolic()
    diagonal = sp.diag(*(1 - value**2 for value in a))
    assert diagonal.shape == (3, 3)
    assert sp.expand(a.jacobian(inputs) - diagonal * weights) == sp.zeros(3, 2)


@pytest.mark.equation("layer-numbers")
def test_the_printed_jacobian(equation):
    assert equation.frame == r"J \approx \square"
    assert equation.shape == "3×2"
    _, inputs, a = symbolic()
    np.testing.assert_array_equal(printed(equation), at_the_example(a.jacobian(inputs)).round(4))


@pytest.mark.equation("layer-sum")
def test_the_derivative_by_an_input_is_a_sum_over_the_neurons(equation):
    assert equation.tex == (
        r"\frac{\partial L}{\partial x_j} = \sum_{i=1}^{3} "
        r"\frac{\partial L}{\partial a_i} \frac{\partial a_i}{\partial x_j}"
    )
    assert equation.shape == "1×1"
    J, whole = layer_jacobian(W, X), complex_step_jacobian(lambda x: G @ layer(W, x), X)
    for j in range(2):
        assert sum(G[i] * J[i, j] for i in range(3)) == pytest.approx(whole[j], rel=1e-12)


@pytest.mark.equation("layer-vjp")
def test_the_printed_product_with_the_transpose(equation):
    assert equation.frame == (r"\nabla_x L = J^\T\, \nabla_a L \approx \square \square \approx \square")
    assert equation.shape == "(2×3)(3×1) → 2×1"
    _, inputs, a = symbolic()
    exact = at_the_example(a.jacobian(inputs))
    np.testing.assert_array_equal(printed(equation, 0), exact.T.round(4))
    np.testing.assert_array_equal(printed(equation, 1), G[:, None])
    np.testing.assert_array_equal(printed(equation, 2), (exact.T @ G[:, None]).round(4))
    gradient = autograd.grad(lambda x: anp.dot(G, anp.tanh(W @ x)))(X)
    np.testing.assert_array_equal(printed(equation, 2)[:, 0], gradient.round(4))


@pytest.mark.equation("layer-row")
def test_as_rows_no_transpose_is_needed(equation):
    assert equation.tex == r"\frac{\partial L}{\partial x} = \frac{\partial L}{\partial a} J"
    assert equation.shape == "(1×3)(3×2) → 1×2"
    row = G[None] @ layer_jacobian(W, X)
    assert row.shape == (1, 2)
    np.testing.assert_allclose(row.T, layer_jacobian(W, X).T @ G[:, None], rtol=1e-14)
    np.testing.assert_allclose(row, jacobian(lambda x: G @ layer(W, x), X), atol=1e-8)


@pytest.mark.equation("layer-delta")
def test_delta_is_the_gradient_by_z(equation):
    assert equation.tex == r"\delta = \nabla_z L = (1 - a^2) \odot \nabla_a L"
    assert equation.shape == "3×1"
    by_z = complex_step_jacobian(lambda z: G @ np.tanh(z), W @ X)
    np.testing.assert_allclose((1 - layer(W, X) ** 2) * G, by_z, rtol=1e-12)
    np.testing.assert_allclose(backward(W, X, G)[1], by_z, rtol=1e-12)
    np.testing.assert_allclose(W.T @ by_z, layer_jacobian(W, X).T @ G, rtol=1e-12)


@pytest.mark.equation("layer-outer")
def test_the_printed_outer_product(equation):
    assert equation.frame == r"\nabla_W L = \delta x^\T \approx \square \square \approx \square"
    assert equation.shape == "(3×1)(1×2) → 3×2"
    delta = complex_step_jacobian(lambda z: G @ np.tanh(z), W @ X)
    np.testing.assert_array_equal(printed(equation, 0), delta[:, None].round(4))
    np.testing.assert_array_equal(printed(equation, 1), X[None])
    by_autograd = autograd.grad(lambda weights: anp.dot(G, anp.tanh(weights @ X)))(W)
    np.testing.assert_array_equal(printed(equation, 2), by_autograd.round(4))


@pytest.mark.equation("layer-flat")
def test_the_flat_jacobian_gives_the_outer_product(equation):
    assert equation.tex == (r"\nabla_w L = \left( \frac{\partial a}{\partial w} \right)^\T \nabla_a L")
    assert equation.shape == "(6×3)(3×1) → 6×1"
    weights, _, a = symbolic()
    J = at_the_example(a.jacobian(list(weights)))
    assert J.shape == (3, 6)
    np.testing.assert_allclose((J.T @ G).reshape(3, 2), backward(W, X, G)[0], rtol=1e-12)
