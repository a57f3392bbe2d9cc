"""Witnesses for snippets/backpropagation/gradient_check.py, and for every equation of its page."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest
import scipy.special
import sympy as sp

from snippets.backpropagation.gradient_check import (
    RIGHT,
    STEP,
    X,
    backward,
    differences,
    directional_check,
    fingerprint,
    forward,
    gradient_check,
    layer_gradients,
    loss,
    loss_slope,
    relative_error,
    sigmoid,
    sigmoid_slope,
)
from snippets.backpropagation.gradient_check import x as PARAMETERS
from snippets.backpropagation.gradient_check import y as Y
from tests.witnesses import complex_step_jacobian

EPS = np.finfo(float).eps


def random_case(seed, batch=4, inputs=3, hidden=3):
    """A square hidden layer by default: there shapes tell nothing."""
    rng = np.random.default_rng(seed)
    shapes = {"W1": (hidden, inputs), "b1": hidden, "W2": (1, hidden), "b2": 1}
    parameters = {name: rng.normal(size=shape) for name, shape in shapes.items()}
    return rng.normal(size=(batch, inputs)), rng.integers(2, size=(batch, 1)) * 1.0, parameters


CASES = [(X, Y, PARAMETERS), random_case(1), random_case(2, 7, 2, 5)]
each = pytest.mark.parametrize(("x", "y", "parameters"), CASES)


def traced_loss(parameters, x, y):
    """Return the loss written another way: log(1 + e^z) − y z, the mean over the cases."""
    total = 0.0
    for row, answer in zip(x, y[:, 0], strict=True):
        h = 1 / (1 + anp.exp(-(anp.dot(parameters["W1"], row) + parameters["b1"])))
        z = anp.dot(parameters["W2"], h)[0] + parameters["b2"][0]
        total = total + anp.log(1 + anp.exp(z)) - answer * z
    return total / len(x)


@each
def test_values_and_gradients_are_those_of_autograd(x, y, parameters):
    assert loss(parameters, x, y) == pytest.approx(traced_loss(parameters, x, y), rel=1e-12)
    exact, found = autograd.grad(traced_loss)(parameters, x, y), backward(parameters, x, y)
    assert found.keys() == parameters.keys()
    for name in parameters:
        assert found[name].shape == parameters[name].shape
        np.testing.assert_allclose(found[name], exact[name], rtol=1e-9, atol=1e-14)
    H, P = forward(parameters, x)
    np.testing.assert_allclose(
        H, scipy.special.expit(np.array([parameters["W1"] @ r for r in x]) + parameters["b1"])
    )
    assert P.shape == y.shape


def test_the_three_pieces():
    a = np.array([[0.3], [-2.0], [1.7]])
    np.testing.assert_allclose(sigmoid(a), scipy.special.expit(a), rtol=1e-14)
    np.testing.assert_allclose(np.diag(sigmoid_slope(sigmoid(a))[:, 0]), jac(sigmoid, a[:, 0]), rtol=1e-12)
    P, y = scipy.special.expit(a), np.array([[1.0], [0], [1]])
    cross_entropy = complex_step_jacobian(lambda p: -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)), P)
    np.testing.assert_allclose(loss_slope(P, y), cross_entropy, rtol=1e-12)
    A, W, Z_bar = np.arange(6.0).reshape(3, 2), np.ones((4, 2)), np.arange(12.0).reshape(3, 4)
    W_bar, b_bar = layer_gradients(Z_bar, A)
    weighed = complex_step_jacobian(lambda W: np.sum(Z_bar * (A @ W.T)), W)
    np.testing.assert_allclose(W_bar, weighed, rtol=1e-12)
    shifts = complex_step_jacobian(lambda b: np.sum(Z_bar * (A @ W.T + b)), np.zeros(4))
    np.testing.assert_allclose(b_bar, shifts, rtol=1e-12)
    assert (loss_slope, sigmoid_slope, layer_gradients) == RIGHT


def jac(f, x):
    return complex_step_jacobian(f, x)


def test_the_step_is_the_cube_root_of_the_machine_epsilon():
    assert pytest.approx(2.0**-52) == STEP**3
    assert pytest.approx(6e-6, rel=0.02) == STEP


@each
def test_the_differences_are_those_of_autograd(x, y, parameters):
    before = {name: value.copy() for name, value in parameters.items()}
    exact = autograd.grad(traced_loss)(parameters, x, y)
    for name in parameters:
        measured = differences(lambda q: loss(q, x, y), parameters, name)
        np.testing.assert_allclose(measured, exact[name], atol=1e-9)
        np.testing.assert_array_equal(parameters[name], before[name])


def test_the_differences_are_central():
    """Of x³ at 1 with step 0.1 they are off by h² exactly; one-sided ones by 3h + h²."""
    measured = differences(lambda q: np.sum(q["a"] ** 3), {"a": np.array([1.0, 2.0])}, "a", 0.1)
    np.testing.assert_allclose(measured, [3.01, 12.01], rtol=1e-12)


def test_the_relative_error_of_known_pairs():
    assert relative_error(np.array([3.0, 4.0]), np.array([3.0, 4.0])) == 0
    assert relative_error(np.array([6.0, 8.0]), np.array([3.0, 4.0])) == pytest.approx(0.5)
    assert relative_error(np.array([3.0, 4.0]), np.array([6.0, 8.0])) == pytest.approx(0.5)
    assert relative_error(np.array([-3.0, 4.0]), np.array([3.0, 4.0])) == pytest.approx(6 / 5)
    assert relative_error(np.array([1e-9]), np.array([0.0])) == pytest.approx(1e-6), "the floor"
    assert relative_error(np.ones((1, 3)), np.ones((3, 1))) == np.inf
    assert relative_error(np.ones((2, 2)), np.zeros((2, 2))) == pytest.approx(1), "all entries count"


def test_the_floor_has_the_units_of_the_loss():
    """The loss in large units: nothing changes. In small ones: a wrong sign passes."""
    wrong = {name: -g for name, g in backward(PARAMETERS, X, Y).items()}
    for unit, least, most in ((1, 1.9, 2.1), (1e6, 1.9, 2.1), (1e-10, 0, 1e-7)):
        scaled = {name: unit * g for name, g in wrong.items()}
        errors = gradient_check(lambda q, unit=unit: unit * loss(q, X, Y), scaled, PARAMETERS)
        assert all(least < e < most for e in errors.values())


@each
def test_the_right_backward_pass_passes_and_leaves_room(x, y, parameters):
    errors = gradient_check(lambda q: loss(q, x, y), backward(parameters, x, y), parameters)
    assert errors.keys() == parameters.keys()
    assert max(errors.values()) < 1e-8
    for seed in range(3):
        claimed = backward(parameters, x, y)
        assert directional_check(lambda q: loss(q, x, y), claimed, parameters, seed=seed) < 1e-8


@pytest.mark.parametrize("name", PARAMETERS)
@pytest.mark.parametrize(
    "change", [np.negative, lambda g: 1.001 * g, lambda g: g + 1e-4, lambda g: g[::-1] + 1e-3]
)
def test_a_wrong_gradient_fails_by_name_and_along_a_direction(name, change):
    right = backward(PARAMETERS, X, Y)
    claimed = right | {name: change(right[name])}
    errors = gradient_check(lambda q: loss(q, X, Y), claimed, PARAMETERS)
    assert {failed for failed, error in errors.items() if error > 1e-7} == {name}
    assert directional_check(lambda q: loss(q, X, Y), claimed, PARAMETERS) > 1e-7


def test_the_directional_error_is_that_of_the_projections():
    claimed = {"a": np.array([3.0, 1.0]), "b": np.array([[2.0]])}
    point = {"a": np.zeros(2), "b": np.zeros((1, 1))}
    v = np.random.default_rng(5)
    va, vb = v.normal(size=2), v.normal(size=(1, 1))[0, 0]
    true = 3 * va[0] + va[1] + 4 * vb
    wrong = true - 2 * vb

    def f(q):
        return 3 * q["a"][0] + q["a"][1] + 4 * q["b"][0, 0]

    expected = abs(true - wrong) / max(abs(true), abs(wrong))
    assert directional_check(f, claimed, point, seed=5) == pytest.approx(expected, rel=1e-6)
    assert (
        directional_check(lambda q: q["a"][0] ** 3, {"a": np.array([0.0])}, {"a": np.zeros(1)}, h=0.1) > 1e-2
    )


def test_the_directional_check_runs_the_loss_twice():
    runs = []
    gradient = backward(PARAMETERS, X, Y)
    directional_check(lambda q: runs.append(1) or loss(q, X, Y), gradient, PARAMETERS)
    assert len(runs) == 2
    gradient_check(lambda q: runs.append(1) or loss(q, X, Y), gradient, PARAMETERS)
    assert len(runs) == 2 + 2 * 13, "two for each of thirteen parameters"


def test_along_a_direction_the_real_step_is_h_however_many_entries_there_are():
    """A million weights, each of which moves the same tanh: a normal v would be a thousand long."""
    rng = np.random.default_rng(11)
    assert np.linalg.norm(rng.normal(size=10**6)) == pytest.approx(1000, rel=5e-3)
    point = {"w": rng.normal(size=10**6) / 1000}
    gradient = {"w": np.full(10**6, 1 / np.cosh(point["w"].sum()) ** 2)}
    for seed in range(3):
        assert directional_check(lambda q: np.tanh(q["w"].sum()), gradient, point, seed=seed) < 1e-7
        long = directional_check(lambda q: np.tanh(q["w"].sum()), gradient, point, 1000 * STEP, seed)
        assert long > 1e-7, "a thousand times the step, and a correct gradient fails"


def test_fingerprints():
    measured = np.array([[1.0, -2.0], [0.5, 3.0]])
    assert fingerprint(-measured, measured) == "-1.00"
    assert fingerprint(measured / 5, measured) == "0.20"
    assert fingerprint(measured + 1e-9, measured) == "1.00"
    assert fingerprint(measured.T, measured) == "?"
    assert fingerprint(measured + 1e-4, measured) == "?"
    assert fingerprint(np.ones((3, 2)), measured) == "3×2"


def test_an_error_below_one_layer_leaves_the_layer_above_right():
    """The row of the table: the pull-back through a layer spoils everything below it, nothing above."""
    loss_part, sigmoid_part, layer = RIGHT
    shapes = []

    def hidden_slope_wrong(a):
        shapes.append(a.shape)
        return sigmoid_part(a) if a.shape[1] == 1 else 1 - a**2

    claimed = backward(PARAMETERS, X, Y, (loss_part, hidden_slope_wrong, layer))
    marks = {
        n: fingerprint(claimed[n], differences(lambda q: loss(q, X, Y), PARAMETERS, n)) for n in PARAMETERS
    }
    assert marks == {"W1": "?", "b1": "?", "W2": "1.00", "b2": "1.00"}
    assert shapes == [(5, 1), (5, 3)]


def test_a_kink_between_the_two_feet():
    """One foot on the slope, one on the flat: (x + h) / (2h) = 5/8 at x = h/4."""
    point = {"s": np.array([STEP / 4, 0.5, -STEP / 2])}
    measured = differences(lambda q: np.maximum(q["s"], 0).sum(), point, "s")
    np.testing.assert_allclose(measured, [0.625, 1, 0.25], rtol=1e-6)
    finer = differences(lambda q: np.maximum(q["s"], 0).sum(), point, "s", STEP / 10)
    np.testing.assert_allclose(finer, [1, 1, 0], atol=1e-6)
    for h in (1e-2, STEP, 1e-9):
        at_the_kink = differences(lambda q: np.maximum(q["s"], 0).sum(), {"s": np.zeros(1)}, "s", h)
        np.testing.assert_allclose(at_the_kink, [0.5], rtol=1e-14, err_msg="one half with every step")


def test_what_vanishes_with_a_smaller_step_may_be_truncation_and_at_another_point_a_wrong_line():
    smooth = {"s": np.array([0.3])}
    for h, passes in ((1e-2, False), (STEP, True)):
        measured = differences(lambda q: np.exp(q["s"]).sum(), smooth, "s", h)
        assert (relative_error(np.exp(smooth["s"]), measured) < 1e-7) == passes
    for s, passes in ((-1.0, True), (1.0, False)):
        measured = differences(lambda q: np.maximum(q["s"], 0).sum(), {"s": np.array([s])}, "s")
        assert (relative_error(np.array([2.0 * (s > 0)]), measured) < 1e-7) == passes


def test_single_precision_is_coarser_by_the_power_of_the_text():
    """The best errors of both precisions, of the order of ε^(2/3)."""
    for kind in (np.float64, np.float32):
        eps = np.finfo(kind).eps
        h = kind(np.cbrt(eps))
        points = np.linspace(0.5, 1.5, 40, dtype=kind)
        errors = [abs((np.sin(x + h) - np.sin(x - h)) / (2 * h) - np.cos(float(x))) for x in points]
        assert 0.05 * eps ** (2 / 3) < np.mean(errors) < 5 * eps ** (2 / 3)
    assert np.cbrt(np.finfo(np.float32).eps) == pytest.approx(5e-3, rel=0.02)
    assert EPS ** (2 / 3) < 1e-10


# The equations, as they are printed


@pytest.mark.equation("gradient-check-relative")
def test_the_relative_error_is_the_printed_one(equation):
    assert equation.tex == r"e = \frac{\| g - d \|}{\max(\| g \|, \| d \|, \tau)}"
    assert equation.shape == "1×1"
    rng = np.random.default_rng(7)
    for floor in (1e-3, 50.0):
        a, b = rng.normal(size=(2, 3, 4))
        lengths = [np.sqrt((q**2).sum()) for q in (a - b, a, b)]
        printed = lengths[0] / max(lengths[1], lengths[2], floor)
        assert relative_error(a, b, floor) == pytest.approx(printed, rel=1e-14)


@pytest.mark.equation("gradient-check-error")
def test_the_two_errors_of_a_central_difference(equation):
    assert equation.tex == (
        r"\frac{f(x + h) - f(x - h)}{2 h} - f'(x) \approx \frac{h^2}{6} f'''(x) "
        r"\pm \frac{\varepsilon |f|}{2 h}"
    )
    assert equation.shape == "1×1"
    h, x = sp.symbols("h x")
    f = sp.exp(2 * x) * sp.sin(x)
    difference = (f.subs(x, x + h) - f.subs(x, x - h)) / (2 * h) - f.diff(x)
    leading = sp.series(difference.subs(x, sp.Rational(1, 3)), h, 0, 4).removeO()
    exact = h**2 / 6 * f.diff(x, 3).subs(x, sp.Rational(1, 3))
    assert leading.subs(h, 1).evalf() == pytest.approx(exact.subs(h, 1).evalf(), rel=1e-12)
    roundings = [
        abs((np.cos(x + 1e-9) - np.cos(x - 1e-9)) / 2e-9 + np.sin(x)) for x in np.linspace(0.1, 0.4, 200)
    ]
    assert 0.2 < max(roundings) / (EPS * np.cos(0.1) / 2e-9) < 2


def test_a_third_error_comes_from_rounding_the_entry():
    """Of x − 1 at 1 both printed errors vanish; what is left stays below ε |x f′| / (2h)."""
    for h in (1e-12, 1e-10, 1e-8):
        error = abs(((1 + h - 1) - (1 - h - 1)) / (2 * h) - 1)
        assert 0 < error < EPS / (2 * h)
    far = {"x": np.array([1e6])}
    slope = np.array([np.cos(1.0) * 1e-6])
    errors = [
        np.abs(differences(lambda q: np.sin(q["x"][0] / 1e6), far, "x", h) - slope)[0] / slope[0]
        for h in (STEP, 1e6 * STEP)
    ]
    assert errors[0] > 1e-7 > 1e-9 > errors[1], "far out the step must grow with the entry"


@pytest.mark.equation("gradient-check-step")
def test_the_best_step_is_where_the_sum_is_stationary(equation):
    assert equation.tex == r"h^3 = \frac{3}{2} \varepsilon \left| \frac{f(x)}{f'''(x)} \right|"
    assert equation.shape == "1×1"
    h, eps, f, third = sp.symbols("h epsilon f t", positive=True)
    total = h**2 / 6 * third + eps * f / (2 * h)
    (best,) = {s for s in sp.solve(total.diff(h), h) if s.is_positive}
    assert sp.simplify(best**3 - sp.Rational(3, 2) * eps * f / third) == 0
    assert total.diff(h, 2).subs(h, best).is_positive


@pytest.mark.equation("gradient-check-direction")
def test_the_directional_difference_is_the_product_with_the_gradient(equation):
    assert equation.tex == (
        r"\frac{f(x + h v) - f(x - h v)}{2 h} \approx \nabla f(x)^\T v, \quad \| v \| = 1"
    )
    assert equation.shape == "(1×n)(n×1) → 1×1"

    def f(x):
        return anp.sin(x[0]) * x[1] ** 2 + anp.exp(x[2])

    x, v, h = np.array([0.4, 1.2, -0.3]), np.array([2, -6, 9]) / 11, 1e-5
    gradient = autograd.grad(f)(x)
    assert (f(x + h * v) - f(x - h * v)) / (2 * h) == pytest.approx(gradient @ v, rel=1e-8)
    runs = []
    directional_check(lambda q: runs.append(q) or f(q["x"]), {"x": gradient}, {"x": x}, h)
    assert np.linalg.norm(runs[0]["x"] - runs[1]["x"]) / (2 * h) == pytest.approx(1), "‖v‖ = 1 in the code"
    several = {"a": np.zeros((2, 3)), "b": np.zeros(4)}
    directional_check(lambda q: runs.append(q) or 0.0, several, several, h)
    squares = sum(np.sum((runs[2][name] - runs[3][name]) ** 2) for name in several)
    assert squares == pytest.approx(4 * h**2), "one length for all parameters together"
