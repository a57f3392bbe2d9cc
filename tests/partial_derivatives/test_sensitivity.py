"""Witnesses for snippets/partial_derivatives/sensitivity.py, and for every equation of its page."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest
import sympy as sp
from scipy.special import expit

from snippets.partial_derivatives.sensitivity import MESSAGE, central, forward, loss, probability, slope
from tests.witnesses import complex_step_jacobian

W = np.array([0.5, -0.25])  # score 0
V = np.array([np.log(3), 0.0])  # score log 3
POINTS = [W, V, np.array([-1.2, 0.7]), np.array([0.3, 1.1])]
MESSAGES = [MESSAGE, np.array([3.0, 0.5]), np.array([0.0, 4.0])]

w1, w2, h1, h2, h, z = sp.symbols("w1 w2 h1 h2 h z", real=True)
LOSS = -sp.log(1 / (1 + sp.exp(-(w1 + 2 * w2))))  # of the message (1, 2)
AT_W = {w1: sp.Rational(1, 2), w2: -sp.Rational(1, 4)}
AT_V = {w1: sp.log(3), w2: 0}
SLICE = LOSS.subs(w2, w2 + h)  # of weight 2


def exact(steps, point):
    """Return the exact change of the loss when the weights move by the steps."""
    moved = LOSS.subs({w1: w1 + sp.Rational(*steps[0]), w2: w2 + sp.Rational(*steps[1])})
    return float((moved - LOSS).subs(point).evalf(20))


TENTH, NOTHING = (1, 10), (0, 1)
FELT_1, FELT_2 = exact((TENTH, NOTHING), AT_W), exact((NOTHING, TENTH), AT_W)
GAP = np.spacing(np.log(4 / 3))

PROSE = {
    "0.25": -W[1],
    "0.375": float(SLICE.diff(h, 2).subs(AT_V).subs(h, 0)) / 2,
    "0.125": -float(SLICE.diff(h, 3).subs(AT_V).subs(h, 0)) / 6,
    "0.75": float(SLICE.diff(h, 2).subs(AT_V).subs(h, 0)),
    "0.143759": -(FELT_1 + FELT_2),
    "0.525": expit(0.1),
    "0.95": 2 * (1 - expit(0.1)),
}


@pytest.mark.parametrize("x", MESSAGES)
@pytest.mark.parametrize("w", POINTS)
def test_the_model_is_scipy_s_logistic_function(w, x):
    score = w[0] * x[0] + w[1] * x[1]
    assert probability(w, x) == pytest.approx(expit(score), rel=1e-14)
    assert loss(w, x) == pytest.approx(np.logaddexp(0, -score), rel=1e-12)


@pytest.mark.parametrize("x", MESSAGES)
@pytest.mark.parametrize("w", POINTS)
def test_each_slope_is_the_derivative_of_the_loss(w, x):
    """By an imaginary step and by autograd; no message weighs its two words alike."""

    def traced(w):
        return anp.log(1 + anp.exp(-anp.dot(w, x)))

    slopes = [slope(w, 0, x), slope(w, 1, x)]
    np.testing.assert_allclose(slopes, complex_step_jacobian(lambda w: loss(w, x), w), rtol=1e-12)
    np.testing.assert_allclose(slopes, autograd.grad(traced)(w), rtol=1e-12)
    assert slopes[0] != slopes[1]


def test_without_a_message_all_speak_of_the_same_one():
    assert MESSAGE.tolist() == [1, 2]
    assert probability(V) == pytest.approx(3 / 4)
    assert loss(W) == pytest.approx(np.log(2)) and loss(V) == pytest.approx(np.log(4 / 3))
    assert (slope(W, 0), slope(W, 1)) == (-0.5, -1)
    assert (slope(V, 0), slope(V, 1)) == pytest.approx((-0.25, -0.5))


@pytest.mark.parametrize("measured", [forward, central])
def test_differences_move_one_weight_and_leave_the_array_alone(measured):
    """Of x₁² + 10 x₂ + 100 x₁ x₃ each slice is a parabola or a line."""

    def f(x):
        return x[0] ** 2 + 10 * x[1] + 100 * x[0] * x[2]

    x = np.array([3.0, 5.0, 7.0])
    slopes = [measured(f, x, j) for j in range(3)]
    np.testing.assert_allclose(slopes, [2 * 3 + 700, 10, 300], atol=1e-4)
    assert x.tolist() == [3, 5, 7]


@pytest.mark.parametrize("h", [1.0, 0.1, 1e-3])
def test_differences_of_a_cubic_are_exact_polynomials_in_the_step(h):
    """For t³ at 2: ((2 + h)³ − 8) / h = 12 + 6h + h², and ((2 + h)³ − (2 − h)³) / 2h = 12 + h²."""
    at = np.array([2.0])
    assert forward(lambda t: t[0] ** 3, at, 0, h) == pytest.approx(12 + 6 * h + h**2, rel=1e-11)
    assert central(lambda t: t[0] ** 3, at, 0, h) == pytest.approx(12 + h**2, rel=1e-11)


def test_the_default_step_measures_nine_digits_of_an_exponential():
    at = np.array([0.0])
    assert central(lambda t: np.exp(t[0]), at, 0) == pytest.approx(1, abs=1e-9)
    assert forward(lambda t: np.exp(t[0]), at, 0) == pytest.approx(1 + 1e-5 / 2, abs=1e-9)


def test_at_score_zero_the_central_difference_is_exact_for_every_step():
    for step in (3.0, 1.0, 0.1):
        assert central(loss, W, 1, step) == pytest.approx(-1, rel=1e-12)
        assert abs(central(loss, V, 1, step) + 0.5) > 1e-3
    assert sp.simplify(sp.log(1 + sp.exp(-z)) - sp.log(1 + sp.exp(z)) + z).equals(0)
    for step in (0.7, 2.0):
        up, down = loss(W + np.array([0, step])), loss(W - np.array([0, step]))
        assert up - down == pytest.approx(-2 * step, rel=1e-12)


@pytest.mark.parametrize("at", [AT_V, {w1: -1, w2: sp.Rational(1, 3)}])
def test_the_bend_of_the_slice_is_p_times_one_minus_p(at):
    p = (1 / (1 + sp.exp(-(w1 + 2 * w2)))).subs(at)
    bends = [SLICE.diff(h, order).subs(at).subs(h, 0) for order in (2, 3)]
    by_hand = [p * (1 - p) * 2**2, p * (1 - p) * (1 - 2 * p) * 2**3]
    assert [float(bend) for bend in bends] == pytest.approx([float(value) for value in by_hand])


def test_the_forward_error_falls_tenfold_and_the_central_one_a_hundredfold():
    steps = np.array([1e-1, 1e-2, 1e-3])
    up = np.array([forward(loss, V, 1, step) + 0.5 for step in steps])
    both = np.array([central(loss, V, 1, step) + 0.5 for step in steps])
    np.testing.assert_allclose(up / steps, 0.375, rtol=0.04)
    np.testing.assert_allclose(both / steps**2, -0.125, rtol=0.005)


def test_rounding_moves_the_forward_difference_in_jumps():
    """The error does not shrink for ever: stored losses are GAP apart, and 1e-12 divides that."""
    jump = GAP / 1e-12
    assert jump == pytest.approx(5.6e-5, rel=0.01)
    quotient = forward(loss, V, 1, 1e-12)
    jumps = quotient / jump
    assert jumps == pytest.approx(round(jumps), abs=1e-6)
    assert abs(central(loss, V, 1, 1e-5) + 0.5) < 1e-9 < abs(quotient + 0.5)


def test_a_prediction_for_both_weights_misses_in_second_order():
    """The measured changes are SymPy's; the miss is near (h₁ + 2h₂)² / 8, a hundredth for a tenth."""
    predicted = {(0.1, 0.0): -0.05, (0.0, 0.1): -0.1, (0.1, 0.1): -0.15, (0.01, 0.01): -0.015}
    missed = {}
    for steps, guess in predicted.items():
        assert slope(W, 0) * steps[0] + slope(W, 1) * steps[1] == pytest.approx(guess)
        change = loss(W + np.array(steps)) - loss(W)
        fractions = [(round(100 * step), 100) for step in steps]
        assert change == pytest.approx(exact(fractions, AT_W), rel=1e-12)
        missed[steps] = change - guess
        assert missed[steps] == pytest.approx((steps[0] + 2 * steps[1]) ** 2 / 8, rel=0.01)
    assert missed[0.1, 0.1] / missed[0.01, 0.01] == pytest.approx(100, rel=0.01)


@pytest.mark.parametrize("at", [(0.5, -0.25), (-0.25, -1.0), (1.25, 0.5)])
def test_half_the_step_misses_about_a_quarter_wherever_the_figure_s_point_is(at):
    """With the second slope always twice the first, as the answer to the experiment says."""
    w = np.array(at)
    assert slope(w, 1) == 2 * slope(w, 0)
    for j, axis in enumerate(np.eye(2)):
        missed = [exact_loss(w + h * axis) - exact_loss(w) - slope(w, j) * h for h in (0.8, 0.4)]
        assert missed[1] / missed[0] == pytest.approx(0.25, abs=0.06)


def exact_loss(w):
    return np.logaddexp(0, -(w[0] + 2 * w[1]))


def test_one_weight_changes_the_slope_along_the_other():
    later = W + np.array([0.1, 0.0])
    assert probability(later) == pytest.approx(0.525, abs=1e-4)
    assert slope(later, 1) == pytest.approx(-0.95, abs=1e-4)
    assert exact((TENTH, TENTH), AT_W) == pytest.approx(-0.138792, abs=1e-6)
    crossed = exact((TENTH, TENTH), AT_W) - FELT_1 - FELT_2
    assert crossed == pytest.approx(0.1 * 0.1 / 2, abs=5e-5)


def test_zero_slopes_that_do_not_mean_that_the_weight_never_matters():
    no_links, with_links = np.array([1.0, 0.0]), np.array([1.0, 3.0])
    for w in POINTS:
        assert slope(w, 1, no_links) == 0
        assert loss(w, no_links) == loss(w + np.array([0.0, 5.0]), no_links)
        assert slope(w, 1, with_links) < 0
    product = [central(lambda p: p[0] * p[1], np.array([a, 3.0]), 1, 0.5) for a in (0.0, 1.0)]
    assert product == [0, 1]


# The equations, as they are printed


@pytest.mark.equation("sensitivity-partial")
def test_a_partial_derivative_is_the_limit_of_a_quotient_in_one_input(equation):
    assert equation.tex == (
        r"\frac{\partial f}{\partial x_j}(x) = \lim_{h \to 0} "
        r"\frac{f(x_1, \dots, x_j + h, \dots, x_n) - f(x_1, \dots, x_j, \dots, x_n)}{h}"
    )
    assert equation.shape == ""
    a, b, c = sp.symbols("a b c")
    f = a**2 * b + sp.sin(b * c)
    for symbol in (a, b, c):
        quotient = (f.subs(symbol, symbol + h) - f) / h
        assert sp.simplify(sp.limit(quotient, h, 0) - f.diff(symbol)) == 0


@pytest.mark.equation("sensitivity-model")
def test_the_three_steps_of_the_filter(equation):
    assert equation.tex == r"z = w_1 x_1 + w_2 x_2, \quad p = \frac{1}{1 + e^{-z}}, \quad L = -\log p"
    assert equation.shape == ""
    for w in POINTS:
        score = w @ MESSAGE
        assert probability(w) == pytest.approx((1 + np.tanh(score / 2)) / 2, rel=1e-14)
        assert np.exp(-loss(w)) == pytest.approx(probability(w), rel=1e-14)


@pytest.mark.equation("sensitivity-slope")
def test_the_printed_slope_is_sympy_s(equation):
    assert equation.tex == (
        r"\frac{\partial L}{\partial w_j} = \frac{dL}{dz} \, \frac{\partial z}{\partial w_j} = (p - 1)\, x_j"
    )
    assert equation.shape == ""
    x1, x2 = sp.symbols("x1 x2", real=True)
    p, score = 1 / (1 + sp.exp(-z)), w1 * x1 + w2 * x2
    assert sp.simplify((-sp.log(p)).diff(z) - (p - 1)) == 0
    assert sp.simplify(sp.log(1 + sp.exp(-z)).diff(z) + sp.exp(-z) / (1 + sp.exp(-z))) == 0
    for weight, count in ((w1, x1), (w2, x2)):
        assert score.diff(weight) == count
        assert sp.simplify((-sp.log(p)).subs(z, score).diff(weight) - (p.subs(z, score) - 1) * count) == 0


@pytest.mark.equation("sensitivity-errors")
def test_the_errors_of_both_differences_are_taylor_s(equation):
    assert equation.tex == (
        r"\frac{s(h) - s(0)}{h} \approx s'(0) + \tfrac{1}{2} s''(0)\, h, \quad "
        r"\frac{s(h) - s(-h)}{2h} \approx s'(0) + \tfrac{1}{6} s'''(0)\, h^2"
    )
    assert equation.shape == ""
    s = sp.exp(h) * sp.cos(h / 2) + h**4  # its derivatives at 0 are all different
    one, two, three = (s.diff(h, k).subs(h, 0) for k in (1, 2, 3))
    up = sp.series((s - s.subs(h, 0)) / h, h, 0, 2).removeO()
    both = sp.series((s - s.subs(h, -h)) / (2 * h), h, 0, 4).removeO()
    assert sp.expand(up - (one + two * h / 2)) == 0
    assert sp.expand(both - (one + three * h**2 / 6)) == 0


@pytest.mark.equation("sensitivity-both")
def test_to_first_order_the_effects_add(equation):
    assert equation.tex == (
        r"L(w_1 + h_1, w_2 + h_2) - L(w_1, w_2) \approx "
        r"\frac{\partial L}{\partial w_1} h_1 + \frac{\partial L}{\partial w_2} h_2"
    )
    assert equation.shape == ""
    change = LOSS.subs({w1: w1 + h * h1, w2: w2 + h * h2}, simultaneous=True) - LOSS
    first = LOSS.diff(w1) * h1 + LOSS.diff(w2) * h2
    assert sp.simplify(change.diff(h).subs(h, 0) - first) == 0
    second = change.diff(h, 2).subs(h, 0).subs(AT_W) / 2
    assert sp.expand(sp.simplify(second) - (h1 + 2 * h2) ** 2 / 8) == 0
