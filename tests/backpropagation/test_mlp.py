"""Witnesses for snippets/backpropagation/mlp.py, and for every equation of its page."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest
import scipy.special
import sympy as sp

from snippets.backpropagation.mlp import backward, forward, loss, measure
from tests.witnesses import central_jacobian, complex_step_jacobian

X = np.array([[0.0, 0], [0, 1], [1, 0], [1, 1]])
Y = np.array([[1.0, 0], [0, 1], [0, 1], [1, 0]])
PAGE = (
    np.array([[1.0, -1], [0.5, 0.5], [-1, 0.5]]),
    np.array([0.0, 0.5, -0.5]),
    np.array([[1.0, -1, 0.5], [-1, 0.5, 1]]),
    np.array([0.5, -0.5]),
)


def random_case(seed, batch=5, inputs=4, hidden=3, classes=2):
    """Return X, Y and parameters of any sizes, no two of them equal."""
    rng = np.random.default_rng(seed)
    parameters = [rng.normal(size=s) for s in ((hidden, inputs), hidden, (classes, hidden), classes)]
    return rng.normal(size=(batch, inputs)), np.eye(classes)[rng.integers(classes, size=batch)], parameters


CASES = [(X, Y, PAGE), random_case(1), random_case(2, 1, 2, 5, 3), random_case(3, 7, 3, 3, 3)]
each = pytest.mark.parametrize(("x", "y", "parameters"), CASES)


def traced_loss(x, y, W1, b1, W2, b2):
    """Return the loss, written another way: case by case, by columns, with log-sum-exp."""
    total = 0.0
    for row, answer in zip(x, y, strict=True):
        z = anp.dot(W2, anp.tanh(anp.dot(W1, row) + b1)) + b2
        total = total + anp.log(anp.sum(anp.exp(z))) - anp.dot(answer, z)
    return total / len(x)


SECOND = np.tanh([-1, 1, 0])
SCORES = PAGE[2] @ SECOND + PAGE[3]
PROSE = {
    "1.0232": -SCORES[0],
    "0.6424": SCORES[1],
    "1.6656": SCORES[1] - SCORES[0],
    "0.173": np.logaddexp(*SCORES) - SCORES[1],
    "0.42": 1 - SECOND[0] ** 2,
    "0.01": 1 - np.tanh(-3) ** 2,
}


@each
def test_the_values_are_those_of_scipy(x, y, parameters):
    W1, b1, W2, b2 = parameters
    H, P = forward(x, *parameters)
    scores = np.array([W2 @ np.tanh(W1 @ row + b1) + b2 for row in x])
    np.testing.assert_allclose(H, np.tanh([W1 @ row + b1 for row in x]), rtol=1e-13)
    np.testing.assert_allclose(P, scipy.special.softmax(scores, axis=1), rtol=1e-12)
    assert loss(P, y) == pytest.approx(traced_loss(x, y, *parameters), rel=1e-12)


def test_large_scores_do_not_overflow():
    parameters = [*PAGE[:3], np.array([800.0, 0.0])]
    P = forward(X, *parameters)[1]
    np.testing.assert_allclose(P[:, 0], 1)


@each
def test_every_gradient_is_autograd_s_and_has_the_shape_of_its_parameter(x, y, parameters):
    H, P = forward(x, *parameters)
    found = backward(x, y, H, P, parameters[2])
    assert len(found) == 4
    for number, (gradient, parameter) in enumerate(zip(found, parameters, strict=True)):
        exact = autograd.grad(traced_loss, number + 2)(x, y, *parameters)
        assert gradient.shape == parameter.shape
        np.testing.assert_allclose(gradient, exact, rtol=1e-10, atol=1e-14)


def test_undecided_outputs_have_the_loss_log_of_the_number_of_classes():
    zeros = [np.zeros_like(p) for p in PAGE]
    assert loss(forward(X, *zeros)[1], Y) == pytest.approx(np.log(2))


def test_measuring_leaves_the_parameter_as_it_was():
    q = np.array([[0.5, -2.0, 1.0]])
    before = q.copy()
    measured = measure(lambda: np.sum(np.sin(q) * [[1, 2, 3]]), q)
    np.testing.assert_array_equal(q, before)
    np.testing.assert_allclose(measured, np.cos(q) * [[1, 2, 3]], rtol=1e-9)


def test_measuring_has_an_error_of_the_second_order():
    """Of x³ at 1: central differences are off by h², one-sided ones by 3h."""
    q = np.array([1.0])
    assert measure(lambda: q[0] ** 3, q, h=1e-2)[0] == pytest.approx(3 + 1e-4, rel=1e-9)
    assert measure(lambda: q[0] ** 3, q)[0] == pytest.approx(3 + 1e-10, rel=1e-10)


def test_the_lamp_is_lit_when_exactly_one_switch_is_up():
    np.testing.assert_array_equal(Y[:, 1], X[:, 0] != X[:, 1])
    assert [sum(p.size for p in PAGE if p.ndim == rank) for rank in (2, 1)] == [12, 5], "weights, biases"


def test_no_single_layer_can_learn_it():
    """A line would have to separate (0,1), (1,0) from (0,0), (1,1), whose centres coincide."""
    on, off = X[Y[:, 1] == 1], X[Y[:, 1] == 0]
    np.testing.assert_array_equal(on.mean(axis=0), off.mean(axis=0))


def test_one_row_followed_by_hand():
    H, P = forward(X, *PAGE)
    np.testing.assert_allclose(H[1], [-0.7616, 0.7616, 0], atol=5e-5)
    np.testing.assert_allclose(P[1], [0.159, 0.841], atol=5e-5)
    assert 1 / (1 + np.exp(-1.6656)) == pytest.approx(0.841, abs=5e-5)
    assert -np.log(0.841) == pytest.approx(0.173, abs=5e-4)
    losses = -np.log(P[Y == 1])
    assert losses.argmax() == 2 and P[2, 1] == pytest.approx(0.1378, abs=5e-5)


def test_a_step_along_the_gradient_lowers_the_loss_as_predicted():
    """To first order by the square of the gradient's length times the step."""
    H, P = forward(X, *PAGE)
    gradients = backward(X, Y, H, P, PAGE[2])
    length = sum(np.sum(g**2) for g in gradients)
    small = [p - 1e-6 * g for p, g in zip(PAGE, gradients, strict=True)]
    assert (loss(P, Y) - loss(forward(X, *small)[1], Y)) / 1e-6 == pytest.approx(length, rel=1e-5)
    half = [p - 0.5 * g for p, g in zip(PAGE, gradients, strict=True)]
    assert loss(P, Y) == pytest.approx(0.8241, abs=5e-5)
    assert loss(forward(X, *half)[1], Y) == pytest.approx(0.7536, abs=5e-5)


def test_the_first_case_says_nothing_about_the_first_weights_but_moves_the_biases():
    H, P = forward(X[:1], *PAGE)
    W1_bar, b1_bar, *_ = backward(X[:1], Y[:1], H, P, PAGE[2])
    assert not W1_bar.any() and b1_bar.all()


def test_a_weight_at_minus_three_loses_its_gradient_in_the_tanh_of_the_second_row():
    """What the folded answer below the network says, without backpropagation."""
    pushed = PAGE[0].copy()
    pushed[0, 1] = -3
    before, after = (cotangents(X, Y, W1, *PAGE[1:]) for W1 in (PAGE[0], pushed))
    assert after["H"][1, 0] / before["H"][1, 0] == pytest.approx(2 / 3, abs=0.01)
    assert after["S"][1, 0] / after["H"][1, 0] == pytest.approx(1 / 100, abs=2e-4)
    assert np.tanh(-3) == pytest.approx(-1, abs=0.01)


# The equations, as they are printed


def cotangents(x, y, W1, b1, W2, b2):
    """Return the gradients with respect to S, H and Z by the complex step, without backpropagation."""

    def from_z(z):
        return -np.sum(y * (z - np.log(np.exp(z).sum(axis=1, keepdims=True)))) / len(x)

    S = x @ W1.T + b1
    H = np.tanh(S)
    Z = H @ W2.T + b2
    return {
        "S": complex_step_jacobian(lambda s: from_z(np.tanh(s) @ W2.T + b2), S),
        "H": complex_step_jacobian(lambda h: from_z(h @ W2.T + b2), H),
        "Z": complex_step_jacobian(from_z, Z),
    }


@pytest.mark.equation("mlp-loss")
def test_the_printed_loss_is_the_mean_cross_entropy(equation):
    assert equation.tex == r"L = -\frac{1}{B} \sum_{i=1}^{B} \sum_{k=1}^{2} Y_{ik} \log P_{ik}"
    assert equation.shape == "1×1"
    P = forward(X, *PAGE)[1]
    double_sum = -sum(Y[i, k] * np.log(P[i, k]) for i in range(4) for k in range(2)) / 4
    assert loss(P, Y) == pytest.approx(double_sum, rel=1e-14)


@pytest.mark.equation("mlp-softmax-pull")
def test_softmax_and_loss_together_leave_the_error(equation):
    """By symbols, for either class: the gradient of −log p, and the product with the Jacobian."""
    assert equation.tex == r"\bar z = (\operatorname{diag}(p) - p p^\T) \bar p = p - y"
    assert equation.shape == "(2×2)(2×1) → 2×1"
    scores = sp.symbols("z_1 z_2")
    p = sp.Matrix([sp.exp(z) for z in scores]) / sum(sp.exp(z) for z in scores)
    for c in range(2):
        y = sp.eye(2)[:, c]
        p_bar = sp.zeros(2, 1)
        p_bar[c] = -1 / p[c]
        gradient = sp.Matrix([-sp.log(p[c])]).jacobian(scores).T
        product = (sp.diag(*p) - p * p.T) * p_bar
        assert sp.simplify(gradient - (p - y)) == sp.simplify(product - (p - y)) == sp.zeros(2, 1)
        assert sp.simplify((sp.diag(*p) - p * p.T)[:, c] - p[c] * (y - p)) == sp.zeros(2, 1)


@pytest.mark.equation("mlp-z-bar")
def test_the_cotangent_of_the_scores_is_the_error_over_the_batch_size(equation):
    assert equation.tex == r"\bar Z = \frac{1}{B} (P - Y)"
    assert equation.shape == "4×2"
    P = forward(X, *PAGE)[1]
    np.testing.assert_allclose(cotangents(X, Y, *PAGE)["Z"], (P - Y) / 4, rtol=1e-12)


@pytest.mark.equation("mlp-last-layer")
def test_the_gradients_of_the_second_layer(equation):
    assert equation.tex == (
        r"\bar W_2 = \bar Z^\T H, \quad \bar b_2 = \bar Z^\T \mathbf{1}, \quad \bar H = \bar Z W_2"
    )
    assert equation.shape == "(2×4)(4×3) → 2×3, (2×4)(4×1) → 2×1, (4×2)(2×3) → 4×3"
    H, _ = forward(X, *PAGE)
    known, ones = cotangents(X, Y, *PAGE), np.ones((4, 1))
    W2_bar, b2_bar = (autograd.grad(traced_loss, k)(X, Y, *PAGE) for k in (4, 5))
    np.testing.assert_allclose(known["Z"].T @ H, W2_bar, rtol=1e-10, atol=1e-15)
    np.testing.assert_allclose(known["Z"].T @ ones, b2_bar[:, None], rtol=1e-10)
    np.testing.assert_allclose(known["Z"] @ PAGE[2], known["H"], rtol=1e-12)


@pytest.mark.equation("mlp-first-layer")
def test_the_gradients_of_the_first_layer(equation):
    assert equation.tex == (
        r"\bar S = \bar H \odot (1 - H \odot H), \quad \bar W_1 = \bar S^\T X, "
        r"\quad \bar b_1 = \bar S^\T \mathbf{1}"
    )
    assert equation.shape == "4×3, (3×4)(4×2) → 3×2, (3×4)(4×1) → 3×1"
    H, _ = forward(X, *PAGE)
    known, ones = cotangents(X, Y, *PAGE), np.ones((4, 1))
    W1_bar, b1_bar = (autograd.grad(traced_loss, k)(X, Y, *PAGE) for k in (2, 3))
    np.testing.assert_allclose(known["H"] * (1 - H * H), known["S"], rtol=1e-12)
    np.testing.assert_allclose(known["S"].T @ X, W1_bar, rtol=1e-10, atol=1e-15)
    np.testing.assert_allclose(known["S"].T @ ones, b1_bar[:, None], rtol=1e-10)


@pytest.mark.equation("mlp-row-h")
def test_the_second_row_pulled_back_to_the_hidden_layer(equation):
    assert equation.frame == r"\bar h^\T = \bar z^\T W_2 \approx \square \square \approx \square"
    assert equation.shape == "(1×2)(2×3) → 1×3"
    z_bar, W2, h_bar = (np.array(equation.matrix(k), float) for k in range(3))
    np.testing.assert_array_equal(W2, PAGE[2])
    known = cotangents(X, Y, *PAGE)
    np.testing.assert_allclose(z_bar, known["Z"][1:2], atol=5e-6)
    np.testing.assert_allclose(h_bar, known["H"][1:2], atol=5e-5)
    np.testing.assert_allclose(z_bar @ W2, h_bar, atol=5e-5)


@pytest.mark.equation("mlp-row-w")
def test_the_second_row_s_share_in_the_first_weights(equation):
    """It is what the gradient loses when the row is taken out, the mean over four kept."""
    assert equation.frame == r"\bar s x^\T \approx \square \square = \square"
    assert equation.shape == "(3×1)(1×2) → 3×2"
    s_bar, x, share = (np.array(equation.matrix(k), float) for k in range(3))
    np.testing.assert_array_equal(x, X[1:2])
    np.testing.assert_allclose(s_bar, cotangents(X, Y, *PAGE)["S"][1:2].T, atol=5e-5)
    np.testing.assert_array_equal(s_bar @ x, share)
    rest = [0, 2, 3]
    full = central_jacobian(lambda W: traced_loss(X, Y, W, *PAGE[1:]), PAGE[0])
    without = central_jacobian(lambda W: traced_loss(X[rest], Y[rest], W, *PAGE[1:]), PAGE[0])
    np.testing.assert_allclose(share, full - 0.75 * without, atol=5e-5)
