"""Witnesses for snippets/labs/flow.py."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest
from matplotlib.colors import to_hex
from scipy.integrate import quad, simpson
from scipy.ndimage import label
from scipy.stats import kstest, multivariate_normal, norm
from sklearn.datasets import make_moons

from snippets.labs.flow import (
    BOUND,
    M,
    box,
    couple,
    couple_back,
    draw_densities,
    draw_losses,
    draw_stations,
    forward,
    integral,
    inverse,
    jacobians,
    log_density,
    log_normal,
    loss_and_gradient,
    moons,
    scale_and_shift,
    sign_test,
    start,
    train,
    truth,
    uncouple,
    unpack,
    wrong_point,
)
from snippets.palette import COLUMNS, INK
from tests.drawings import area
from tests.labs.running import ran
from tests.witnesses import central_jacobian, complex_step_jacobian


def operations(n):
    """Count the operations on numbers that eliminate below the diagonal of an n×n matrix."""
    return sum(below * (1 + 2 * below) for below in range(n))


# What the exercises find by training; test_half_a_layer… and test_without_any_log_determinant… check them.
NO_S, NO_T, NO_LOG_DET = -2.477, -2.666, 1.852

PROSE = {
    "7.4": np.exp(2),
    "173000": round(operations(64), -3),
    "0.02": 0.02,
    "4.5": 4.5,
    "0.00004": np.exp(-(4.5**2) / 2),
    "2.16": 4 - np.log(2 * np.pi),
    "1.386": 2 * np.log(2),
    "0.159": 1 / (2 * np.pi),
    "2.48": -NO_S,
    "2.67": -NO_T,
    "1.838": np.log(2 * np.pi),
    "1.85": NO_LOG_DET,
}

NOT_FITTED = 0.5 * np.random.default_rng(7).normal(size=132)
THREE = 0.4 * np.random.default_rng(8).normal(size=3 * 66)
ROWS = np.random.default_rng(9).normal(size=(7, 2))
SCALE = np.array([0.9, 0.5])


@pytest.fixture(scope="module")
def lab():
    """Return what the lab computed, by name."""
    return ran("flow").names


def layer_by_hand(parameters, kept):
    """Return s and t from 66 numbers, unit by unit."""
    s, t = parameters[64], parameters[65]
    for unit in range(16):
        hidden = anp.tanh(parameters[unit] * kept + parameters[16 + unit])
        s, t = s + parameters[32 + unit] * hidden, t + parameters[48 + unit] * hidden
    return 2 * anp.tanh(s / 2), t


def flow_by_hand(theta, rows):
    """Return the two columns of Z and the sum of all s, column by column; any number of layers."""
    columns, total = [rows[:, 0], rows[:, 1]], 0
    for layer in range(len(theta) // 66):
        kept, moved = (0, 1) if layer in (0, 2) else (1, 0)
        s, t = layer_by_hand(theta[66 * layer : 66 * layer + 66], columns[kept])
        columns[moved] = columns[moved] * anp.exp(s) + t
        total = total + s
    return columns, total


def loss_by_hand(theta, rows, sign):
    (first, second), total = flow_by_hand(theta, rows)
    return anp.mean((first**2 + second**2) / 2 + anp.log(2 * anp.pi) - sign * total)


def mapped(theta, row):
    """Return f of a single point, real or complex."""
    return np.array(flow_by_hand(theta, row[None])[0])[:, 0]


def exact_log_dets(theta, rows):
    """Return log|det| at each row from complex-step Jacobians of the flow by hand."""
    at = [complex_step_jacobian(lambda x: mapped(theta, x), row) for row in rows]
    return np.linalg.slogdet(at)[1]


# The points


def test_without_noise_the_points_lie_evenly_on_two_half_circles():
    points = moons(200, 0, 0) * SCALE + [0.5, 0.25]
    upper = np.isclose(np.linalg.norm(points, axis=1), 1) & (points[:, 1] > -1e-9)
    lower = np.isclose(np.linalg.norm(points - [1, 0.5], axis=1), 1) & (points[:, 1] < 0.5 + 1e-9)
    assert upper.sum() == lower.sum() == 100 and np.all(upper | lower)
    angles = np.sort(np.arctan2(points[upper, 1], points[upper, 0]))
    np.testing.assert_allclose(np.diff(angles), np.pi / 99, rtol=1e-6)


def test_the_noise_is_normal_with_standard_deviation_a_tenth(lab):
    """Across the half circle, at its steep ends, where it is that of one coordinate."""
    assert lab["X"].shape == lab["held_out"].shape == (1000, 2)
    raw = make_moons(1000, noise=0.1, random_state=0)[0]
    np.testing.assert_allclose(lab["X"] * SCALE + [0.5, 0.25], raw, rtol=1e-12)
    assert not np.array_equal(lab["X"], lab["held_out"])
    raw, moon = make_moons(20_000, noise=0.1, random_state=3)
    upper = moons(20_000, 0.1, 3)[moon == 0] * SCALE + [0.5, 0.25]
    distances = np.linalg.norm(upper[upper[:, 1] > 0.3], axis=1)
    assert distances.std() == pytest.approx(0.1, rel=0.03)


# One layer


@pytest.mark.parametrize("k", [0, 1])
def test_a_layer_keeps_one_column_and_scales_and_shifts_the_other(k):
    parameters = NOT_FITTED[:66]
    (weights,) = unpack(parameters)
    Y, log_det = couple(ROWS, k, weights)
    s, t = layer_by_hand(parameters, ROWS[:, k])
    np.testing.assert_array_equal(Y[:, k], ROWS[:, k])
    np.testing.assert_allclose(Y[:, 1 - k], ROWS[:, 1 - k] * np.exp(s) + t, rtol=1e-12)
    np.testing.assert_allclose(log_det, s, rtol=1e-12)
    assert np.abs(s).min() > 0.01, "a test point must be able to see a slip in s"


def test_the_hidden_layer_has_a_row_for_each_point():
    (weights,) = unpack(NOT_FITTED[:66])
    s, t, H = scale_and_shift(ROWS[:, 0], *weights)
    assert s.shape == t.shape == (7,) and H.shape == (7, 16)
    np.testing.assert_allclose(H[3, 5], np.tanh(NOT_FITTED[5] * ROWS[3, 0] + NOT_FITTED[21]))


@pytest.mark.parametrize("k", [0, 1])
def test_the_jacobian_of_a_layer_is_triangular_with_one_and_e_to_the_s(k):
    (weights,) = unpack(NOT_FITTED[:66])
    for row in ROWS:
        J = complex_step_jacobian(lambda x: couple(x[None], k, weights)[0][0], row)
        s = couple(row[None], k, weights)[1][0]
        assert J[k, k] == 1 and J[k, 1 - k] == 0
        assert J[1 - k, 1 - k] == pytest.approx(np.exp(s))
        assert abs(J[1 - k, k]) > 1e-3, "the star is not zero"
        assert np.log(np.linalg.det(J)) == pytest.approx(s)


@pytest.mark.parametrize("k", [0, 1])
def test_a_layer_is_undone_without_inverting_its_network(k):
    (weights,) = unpack(NOT_FITTED[:66])
    kept = ROWS.copy()
    Y, s = couple(ROWS, k, weights)
    back, minus_s = uncouple(Y, k, weights)
    np.testing.assert_allclose(back, ROWS, rtol=1e-12, atol=1e-12)
    np.testing.assert_array_equal(minus_s, -s)
    np.testing.assert_array_equal(ROWS, kept)


def test_no_layer_changes_an_area_more_than_e_squared_times():
    assert (M, BOUND) == (16, 2.0)
    (weights,) = unpack(50 * NOT_FITTED[:66])
    s = couple(10 * ROWS, 0, weights)[1]
    assert np.abs(s).max() <= 2 and np.abs(s).max() > 1.9
    factors = [abs(np.linalg.det(J)) for J in jacobians(lambda x: couple(x, 0, weights)[0], ROWS)]
    assert np.exp(-2) * 0.999 <= min(factors) and max(factors) <= np.exp(2) * 1.001


def test_the_slope_of_the_bound_is_as_printed():
    """ds/da = 1 − (s/2)², and near zero s is a."""
    a = np.array([-3.0, -0.4, 0.0, 1.5])
    s = 2 * np.tanh(a / 2)
    slopes = complex_step_jacobian(lambda a: 2 * np.tanh(a / 2), a)
    np.testing.assert_allclose(np.diag(slopes), 1 - (s / 2) ** 2, rtol=1e-12)
    still = np.concatenate([np.zeros(64), [1.2, 0.0]])  # a network that always answers a = 1.2
    assert couple(ROWS, 0, unpack(still)[0])[1] == pytest.approx(2 * np.tanh(0.6))


# Two layers


@pytest.mark.parametrize("count", [1, 2, 3])
def test_every_parameter_is_used_once(count):
    layers = unpack(np.arange(66.0 * count))
    assert len(layers) == count
    for W1, b1, W2, b2 in layers:
        assert (W1.shape, b1.shape, W2.shape, b2.shape) == ((16, 1), (16,), (2, 16), (2,))
    used = np.concatenate([part.ravel() for layer in layers for part in layer])
    np.testing.assert_array_equal(used, np.arange(66 * count))


@pytest.mark.parametrize("theta", [NOT_FITTED, THREE], ids=["two", "three"])
@pytest.mark.parametrize("rows", [ROWS, ROWS[:1]], ids=["7", "1"])
def test_the_flow_is_that_by_hand_and_its_log_determinant_that_of_the_complex_step(theta, rows):
    stations, log_det = forward(rows, theta)
    assert [station.shape for station in stations] == [rows.shape] * (len(theta) // 66 + 1)
    np.testing.assert_array_equal(stations[0], rows)
    columns, total = flow_by_hand(theta, rows)
    np.testing.assert_allclose(stations[-1], np.transpose(columns), rtol=1e-12)
    assert log_det.shape == (len(rows),)
    np.testing.assert_allclose(log_det, total, rtol=1e-12)
    np.testing.assert_allclose(log_det, exact_log_dets(theta, rows), rtol=1e-10)
    assert np.abs(log_det).min() > 0.01


def test_the_first_layer_moves_up_and_down_the_second_sideways():
    X, Y, Z = forward(ROWS, NOT_FITTED)[0]
    np.testing.assert_array_equal(X[:, 0], Y[:, 0])
    np.testing.assert_array_equal(Y[:, 1], Z[:, 1])
    assert np.abs(Y - X)[:, 1].min() > 0 and np.abs(Z - Y)[:, 0].min() > 0


@pytest.mark.parametrize("theta", [NOT_FITTED, THREE], ids=["two", "three"])
def test_the_way_back_visits_the_same_stations(theta):
    there, log_det = forward(ROWS, theta)
    back, log_back = inverse(there[-1], theta)
    for out, home in zip(there, reversed(back), strict=True):
        np.testing.assert_allclose(home, out, rtol=1e-10, atol=1e-12)
    np.testing.assert_allclose(log_back, -log_det, rtol=1e-10)
    measured = [complex_step_jacobian(lambda z: inverse(z[None], theta)[0][-1][0], z) for z in ROWS]
    np.testing.assert_allclose(inverse(ROWS, theta)[1], np.linalg.slogdet(measured)[1], rtol=1e-9)


def test_the_jacobians_of_the_wild_layers(lab):
    """Lower and upper triangular, the product full, as on the pages Chain rule and Determinant."""
    J1, J2, J, x, wild = (lab[name] for name in ("J1", "J2", "J", "x", "wild"))
    assert J1[0, 1] == J2[1, 0] == 0
    assert J1[0, 0] == pytest.approx(1) and J2[1, 1] == pytest.approx(1)
    assert np.abs([J1[1, 0], J2[0, 1], *J.ravel()]).min() > 0.1
    np.testing.assert_allclose(J, complex_step_jacobian(lambda p: mapped(wild, p), x[0]), atol=1e-8)
    (s1, _), (y2,) = layer_by_hand(wild[:66], x[:, 0]), lab["y"][:, 1]
    s2, _ = layer_by_hand(wild[66:], y2)
    assert np.log(np.linalg.det(J1)) == pytest.approx(s1[0], abs=1e-8)
    assert np.log(np.linalg.det(J2)) == pytest.approx(s2, abs=1e-8)
    assert np.log(np.linalg.det(J)) == pytest.approx(s1[0] + s2, abs=1e-8)


def test_each_log_determinant_is_taken_where_its_layer_sets_out(lab):
    """At x for both, the sum would be another number."""
    second, (x,) = lab["wild"][66:], lab["x"]
    right, wrong = (layer_by_hand(second, height)[0] for height in (lab["y"][0, 1], x[1]))
    assert abs(right - wrong) > 0.01


def test_jacobians_have_rows_for_outputs_and_columns_for_inputs():
    def f(X):
        return np.stack([X[:, 0] * X[:, 1] ** 2, np.sin(X[:, 0])], axis=1)

    J = jacobians(f, ROWS)
    assert J.shape == (7, 2, 2)
    for row, found in zip(ROWS, J, strict=True):
        exact = complex_step_jacobian(lambda x: f(x[None])[0], row)
        np.testing.assert_allclose(found, exact, atol=1e-8)
        np.testing.assert_allclose(found, central_jacobian(lambda x: f(x[None])[0], row), atol=1e-8)
        assert not np.allclose(found, found.T)


def test_the_step_of_the_jacobians_is_small_enough_for_the_tolerance():
    """Of x³ a central difference is off by h²."""
    found = jacobians(lambda X: X**3, np.array([[1.0, 2.0]]))[0]
    np.testing.assert_allclose(found, np.diag([3, 12]), atol=1e-8)
    coarse = jacobians(lambda X: X**3, np.array([[1.0, 2.0]]), h=0.1)[0]
    np.testing.assert_allclose(np.diag(coarse), [3.01, 12.01], rtol=1e-9)


# The density


def test_the_density_of_the_noise_is_scipys():
    np.testing.assert_allclose(log_normal(ROWS), multivariate_normal(np.zeros(2)).logpdf(ROWS), rtol=1e-12)


def test_the_log_determinant_is_added_because_the_flow_leads_back():
    """Counted, without any determinant: how many samples, made by the inverse, fall into a small cell."""
    noise = np.random.default_rng(0).normal(size=(400_000, 2))
    samples = inverse(noise, NOT_FITTED)[0][-1]
    centre = np.median(samples, axis=0)
    inside = np.all(np.abs(samples - centre) < 0.1, axis=1).mean()
    assert inside / 0.2**2 == pytest.approx(np.exp(log_density(centre[None], NOT_FITTED)[0]), rel=0.03)
    wrong = np.exp(log_density(centre[None], NOT_FITTED, sign=-1)[0])
    assert abs(inside / 0.2**2 / wrong - 1) > 0.5
    assert inside / 0.2**2 == pytest.approx(np.exp(-loss_by_hand(NOT_FITTED, centre[None], 1)), rel=0.03)


@pytest.mark.parametrize("sign", [1, 0, -1])
def test_the_log_density_by_hand(sign):
    (first, second), total = flow_by_hand(NOT_FITTED, ROWS)
    expected = norm.logpdf(first) + norm.logpdf(second) + sign * total
    np.testing.assert_allclose(log_density(ROWS, NOT_FITTED, sign), expected, rtol=1e-12)


def test_the_first_density_is_the_standard_normal():
    theta = start(np.random.default_rng(5))
    assert theta.shape == (132,)
    for W1, b1, W2, b2 in unpack(theta):
        assert W1.all() and b1.all() and not W2.any() and not b2.any()
    stations, log_det = forward(ROWS, theta)
    np.testing.assert_array_equal(stations[-1], ROWS)
    assert not log_det.any()
    np.testing.assert_allclose(log_density(ROWS, theta), multivariate_normal(np.zeros(2)).logpdf(ROWS))


# The sign test


def test_the_sign_test_tells_the_signs_apart_unless_s_is_zero(lab):
    for theta in (NOT_FITTED, THREE, lab["wild"]):
        assert sign_test(ROWS, theta) and not sign_test(ROWS, theta, sign=-1)
        assert not sign_test(ROWS, theta, sign=0)
    assert sign_test(ROWS, lab["theta"]) and sign_test(ROWS, lab["theta"], sign=-1)
    assert not forward(lab["X"], lab["theta"])[1].any()
    assert np.abs(forward(lab["X"], lab["wild"])[1]).mean() > 0.1


def test_one_wrong_row_is_enough_to_fail_the_sign_test(monkeypatch):
    from snippets.labs import flow

    def slip(X, theta):
        stations, log_det = forward(X, theta)
        return stations, log_det + 1e-4 * (np.arange(len(X)) == 3)

    monkeypatch.setattr(flow, "forward", slip)
    assert not flow.sign_test(ROWS, NOT_FITTED) and flow.sign_test(ROWS[:3], NOT_FITTED)


def test_what_the_lab_printed_about_the_signs():
    lines = [line.split() for line in ran("flow").printed.splitlines() if "sign +:" in line]
    assert [line[0] for line in lines] == ["start", "wild"]
    assert [line[3::3] for line in lines] == [["True", "True"], ["True", "False"]]


# Backwards


@pytest.mark.parametrize("sign", [1, -1, 0])
@pytest.mark.parametrize("rows", [ROWS, ROWS[:1]], ids=["7", "1"])
@pytest.mark.parametrize("theta", [NOT_FITTED, THREE], ids=["two", "three"])
def test_loss_and_gradient_are_autograds(theta, rows, sign):
    loss, gradient = loss_and_gradient(rows, theta, sign)
    assert loss == pytest.approx(loss_by_hand(theta, rows, sign), rel=1e-12)
    assert gradient.shape == theta.shape
    exact = autograd.grad(loss_by_hand)(theta, rows, sign)
    np.testing.assert_allclose(gradient, exact, rtol=1e-9, atol=1e-12)


def test_the_gradient_of_the_trained_flow_is_autograds_and_small(lab):
    gradient = loss_and_gradient(lab["X"], lab["trained"])[1]
    exact = autograd.grad(loss_by_hand)(lab["trained"], lab["X"], 1)
    np.testing.assert_allclose(gradient, exact, rtol=1e-6, atol=1e-10)
    before = loss_and_gradient(lab["X"], lab["theta"])[1]
    assert np.linalg.norm(gradient) < np.linalg.norm(before) / 10


@pytest.mark.parametrize("k", [0, 1])
def test_a_layer_pulls_back_any_pair_of_cotangents(k):
    """Against the complex step, for cotangents that no loss had to send."""
    rng = np.random.default_rng(1)
    Y_bar, s_bar, parameters = rng.normal(size=(7, 2)), rng.normal(size=7), NOT_FITTED[:66]

    def weighed(rows, parameters):
        Y, s = couple(rows, k, unpack(parameters)[0])
        return np.sum(Y_bar * Y) + np.sum(s_bar * s)

    kept = Y_bar.copy()
    X_bar, part = couple_back(Y_bar, s_bar, ROWS, k, unpack(parameters)[0])
    exact = complex_step_jacobian(lambda rows: weighed(rows, parameters), ROWS)
    np.testing.assert_allclose(X_bar, exact, rtol=1e-10, atol=1e-12)
    exact = complex_step_jacobian(lambda p: weighed(ROWS + 0j, p), parameters)
    np.testing.assert_allclose(part, exact, rtol=1e-10, atol=1e-12)
    np.testing.assert_array_equal(Y_bar, kept)


def test_the_table_of_cotangents():
    """ȳ₂, t̄, s̄, ā and x̄₂ of the first layer, each measured on the second layer and the loss alone."""
    B, (x1, x2) = len(ROWS), ROWS.T
    s, t = layer_by_hand(NOT_FITTED[:66], x1)
    a = 2 * np.arctanh(s / 2)

    def loss(x2, a, t):
        s = 2 * np.tanh(a / 2)
        return after(x2 * np.exp(s) + t) - np.mean(s)

    def after(y2):
        s2, t2 = layer_by_hand(NOT_FITTED[66:], y2)
        return np.mean(((x1 * np.exp(s2) + t2) ** 2 + y2**2) / 2 - s2)

    y2_bar = complex_step_jacobian(after, x2 * np.exp(s) + t)
    t_bar = complex_step_jacobian(lambda t: loss(x2, a, t), t)
    a_bar = complex_step_jacobian(lambda a: loss(x2, a, t), a)
    x2_bar = complex_step_jacobian(lambda x2: loss(x2, a, t), x2)
    s_bar = y2_bar * x2 * np.exp(s) - 1 / B
    np.testing.assert_allclose(t_bar, y2_bar, rtol=1e-12)
    np.testing.assert_allclose(a_bar, s_bar * (1 - (s / 2) ** 2), rtol=1e-10)
    np.testing.assert_allclose(x2_bar, y2_bar * np.exp(s), rtol=1e-12)
    Z = forward(ROWS, NOT_FITTED)[0][-1]
    Z_bar = complex_step_jacobian(lambda Z: -np.mean(log_normal(Z)), Z)
    np.testing.assert_allclose(Z_bar, Z / B, rtol=1e-12)


def test_at_the_start_a_gradient_check_cannot_see_the_first_weights(lab):
    gradient = loss_and_gradient(lab["X"], lab["theta"])[1].reshape(2, 66)
    assert not gradient[:, :32].any() and gradient[:, 32:].all()
    wild = loss_and_gradient(lab["X"], lab["wild"])[1]
    assert np.abs(wild).min() > 0


def test_the_check_of_the_lab_passed_in_every_kind_of_parameter(lab):
    printed = ran("flow").printed
    assert "along v: True" in printed and printed.count("entries of layer") == 2
    assert "entries of layer 1: True\nentries of layer 2: True" in printed
    kinds = [np.searchsorted([16, 32, 64], i % 66, side="right") for i in lab["picked"]]
    assert kinds == [0, 1, 2, 2, 3, 3] and lab["picked"].min() >= 66
    assert np.linalg.norm(lab["v"]) == pytest.approx(1)
    exact = autograd.grad(loss_by_hand)(lab["wild"], lab["X"], 1)
    assert lab["slope"](lab["v"]) == pytest.approx(exact @ lab["v"], rel=1e-6)


# Training


def test_training_is_adam_with_a_shrinking_pace():
    """Entry by entry, with autograd's gradient."""
    steps, rate, theta = 5, 0.05, NOT_FITTED.copy()
    first, second = np.zeros(132), np.zeros(132)
    losses = []
    for t in range(1, steps + 1):
        losses.append(loss_by_hand(theta, ROWS, 1))
        g = autograd.grad(loss_by_hand)(theta, ROWS, 1)
        for i in range(132):
            first[i] += (g[i] - first[i]) / 10
            second[i] += (g[i] ** 2 - second[i]) / 100
            corrected = first[i] / (1 - 0.9**t), second[i] / (1 - 0.99**t)
            theta[i] -= rate * (steps - t) / steps * corrected[0] / (np.sqrt(corrected[1]) + 1e-8)
    found, found_losses = train(ROWS, NOT_FITTED, steps, rate)
    np.testing.assert_allclose(found, theta, rtol=1e-9)
    np.testing.assert_allclose(found_losses, losses, rtol=1e-9)


def test_training_leaves_its_start_and_the_held_back_parameters_alone():
    before, free = NOT_FITTED.copy(), np.arange(132) % 3 > 0
    found, losses = train(ROWS, NOT_FITTED, steps=4, free=free)
    np.testing.assert_array_equal(NOT_FITTED, before)
    np.testing.assert_array_equal(found[~free], before[~free])
    assert np.all(found[free] != before[free]) and len(losses) == 4
    downhill = train(ROWS, NOT_FITTED, steps=40)[1]
    assert downhill[-1] < downhill[0]
    assert train(ROWS, NOT_FITTED, steps=2, sign=-1)[1][0] == pytest.approx(
        loss_by_hand(NOT_FITTED, ROWS, -1)
    )


def true_density(point):
    """Return the density of the scaled points by SciPy: normal noise around two half circles."""

    def around(x, y):
        noise = norm.pdf(raw[0] - x, scale=0.1) * norm.pdf(raw[1] - y, scale=0.1)
        return noise / (2 * np.pi)

    raw = point * SCALE + [0.5, 0.25]
    upper = quad(lambda t: around(np.cos(t), np.sin(t)), 0, np.pi, limit=200)[0]
    lower = quad(lambda t: around(1 - np.cos(t), 0.5 - np.sin(t)), 0, np.pi, limit=200)[0]
    return (upper + lower) * SCALE.prod()


def test_the_truth_is_normal_noise_around_two_half_circles(lab):
    """Once integrated along the circles by SciPy, once integrated over the plane."""
    points = np.vstack([lab["held_out"][:6], [[0.0, 0.0], [-0.6, 1.9]]])
    np.testing.assert_allclose(np.exp(truth(points)), [true_density(p) for p in points], rtol=5e-3)
    x, y = np.linspace(-2.6, 2.6, 105), np.linspace(-2.7, 2.7, 109)
    grid = np.stack(np.meshgrid(x, y, indexing="ij"), axis=-1)
    p = np.array([np.exp(truth(column)) for column in grid])
    assert simpson(simpson(p, x=y), x=x) == pytest.approx(1, abs=1e-4)


def test_the_ladder_of_held_out_densities(lab):
    """Each number from another source; the truth is the ceiling, the flow far above one normal."""
    held_out, X = lab["held_out"], lab["X"]
    standard = multivariate_normal(np.zeros(2)).logpdf(held_out).mean()
    centred = held_out - X.mean(axis=0)
    C = (X - X.mean(axis=0)).T @ (X - X.mean(axis=0)) / len(X)
    squares = np.sum(centred @ np.linalg.inv(C) * centred, axis=1)
    fitted = np.mean(-squares / 2) - np.log(2 * np.pi) - np.log(np.linalg.det(C)) / 2
    flow = -loss_by_hand(lab["trained"], held_out, 1)
    ceiling = np.mean(np.log([true_density(p) for p in held_out[:50]]))
    assert ceiling == pytest.approx(truth(held_out[:50]).mean(), abs=2e-3)
    ladder = [standard, fitted, flow, truth(held_out).mean()]
    np.testing.assert_allclose(ladder, [-2.81, -2.71, -2.04, -1.86], atol=5.1e-3)
    printed = [
        float(line.split()[-1]) for line in ran("flow").printed.splitlines() if "held out: -2." in line
    ]
    np.testing.assert_allclose(printed[:3], ladder[:3], atol=5.1e-3)
    assert ladder == sorted(ladder)
    assert (flow - fitted) / (ladder[3] - fitted) > 0.75, "more than three quarters of the way"
    assert flow < -1.85, "and below the ceiling"


def test_no_density_of_this_lab_beats_the_truth_on_fresh_points(lab):
    fresh = moons(20_000, 0.1, 17)
    pieces = np.array_split(fresh, 20)
    best = np.mean(np.concatenate([truth(piece) for piece in pieces]))
    assert best > log_density(fresh, lab["trained"]).mean() + 0.1
    assert best > lab["bell"].logpdf(fresh).mean() + 0.7


def test_the_data_arrive_as_round_normal_noise(lab):
    Z = forward(lab["X"], lab["trained"])[0][-1]
    np.testing.assert_allclose(Z.mean(axis=0), 0, atol=0.1)
    np.testing.assert_allclose(np.cov(Z.T), np.eye(2), atol=0.15)
    radii = np.sum(Z**2, axis=1)
    for probability in (0.25, 0.5, 0.75, 0.95):
        within = np.mean(radii < -2 * np.log(1 - probability))
        assert within == pytest.approx(probability, abs=0.06)


def test_samples_of_the_flow_have_the_moments_of_the_data(lab):
    samples = inverse(np.random.default_rng(3).normal(size=(20_000, 2)), lab["trained"])[0][-1]
    np.testing.assert_allclose(samples.mean(axis=0), lab["X"].mean(axis=0), atol=0.1)
    np.testing.assert_allclose(np.cov(samples.T), np.cov(lab["X"].T), atol=0.15)
    returned = forward(samples, lab["trained"])[0][-1]
    assert kstest(returned[:, 0], "norm").pvalue > 0.01 and kstest(returned[:, 1], "norm").pvalue > 0.01


def test_a_bridge_joins_the_moons_of_the_flow_and_not_those_of_the_truth(lab):
    side = np.linspace(-2.7, 2.7, 109)
    grid = np.stack(np.meshgrid(side, side), axis=-1)
    p = np.exp([log_density(row, lab["trained"]) for row in grid])
    true = np.exp([truth(row) for row in grid])
    for level in (0.02, 0.1):
        assert label(p > level)[1] == 1 and label(true > level)[1] == 2


def test_the_claims_of_the_lab_hold_for_other_points_too():
    """No luck of one seed: other training points, another start."""
    held_out = moons(1000, 0.1, 1)
    X, theta = moons(1000, 0.1, 21), start(np.random.default_rng(3))
    trained = train(X, theta)[0]
    bell = multivariate_normal(X.mean(axis=0), np.cov(X.T))
    assert log_density(held_out, trained).mean() > bell.logpdf(held_out).mean() + 0.5


# The integral


def test_the_integral_of_known_densities_over_boxes_that_are_no_squares():
    """Its own normal, where the box holds it all, and where it is cut at a known place."""
    bell = multivariate_normal([1, -2], np.diag([0.25, 1]))
    assert integral(bell.logpdf, (-2, -8), (4, 4), 0.1) == pytest.approx(1, abs=1e-7)
    half = integral(bell.logpdf, (1, -8), (4, 4), 0.05)
    assert half == pytest.approx(0.5, abs=1e-3)
    corner = integral(bell.logpdf, (0, -3), (2, 0), 0.02)
    across = norm.cdf(2) - norm.cdf(-2)
    up = norm.cdf(2) - norm.cdf(-1)
    assert corner == pytest.approx(across * up, abs=1e-4)
    assert integral(lambda X: np.zeros(len(X)), (0, 0), (2, 3), 0.5) == 6
    nodes = integral(lambda X: np.log(X[:, 0]), (0, 0), (1, 1), 1)
    assert nodes == pytest.approx(0.5), "one cell, its midpoint"


def test_the_box_holds_what_the_disc_holds(lab):
    """Less than 0.00004 of all samples may fall outside; they are counted, and the rest integrated."""
    low, high = box(lab["trained"])
    np.testing.assert_array_equal([low, high], lab["corners"])
    np.testing.assert_array_equal([low, high], [[-4, -4], [3, 5]])
    noise = np.random.default_rng(1).normal(size=(200_000, 2))
    samples = inverse(noise, lab["trained"])[0][-1]
    within = np.linalg.norm(noise, axis=1) < 4.5
    assert np.all((samples > low) & (samples < high), axis=1)[within].all()
    assert 1 - within.mean() < 1e-4 and np.exp(-(4.5**2) / 2) < 4.1e-5
    assert np.all(box(start(np.random.default_rng(0))) == np.array([[-5, -5], [5, 5]]))
    assert np.all(box(start(np.random.default_rng(0)), 2.5) == np.array([[-3, -3], [3, 3]]))
    total = integral(lambda X: log_density(X, lab["trained"]), low, high, 0.05)
    assert 1 - 4.1e-5 < total < 1 + 1e-6


def test_the_density_integrates_to_one_within_a_thousandth_by_simpsons_rule_too(lab):
    x, y = np.linspace(-4.3, 3.1, 297), np.linspace(-4.1, 5.2, 311)
    grid = np.stack(np.meshgrid(x, y, indexing="ij"), axis=-1).reshape(-1, 2)

    def total(values):
        return simpson(simpson(values.reshape(297, 311), x=y), x=x)

    assert total(np.exp(log_density(grid, lab["trained"]))) == pytest.approx(1, abs=1e-4)
    at = [line.split()[-1] for line in ran("flow").printed.splitlines() if line.startswith("h = ")]
    assert at == ["0.9859", "0.9999", "1.0000", "1.0000"]
    assert abs(lab["total"] - 1) < 1e-3
    wrong = total(np.exp(log_density(grid, lab["trained"], sign=-1)))
    assert wrong == pytest.approx(0.3570, abs=1e-3)
    assert total(np.exp(wrong_point(grid, lab["trained"]))) == pytest.approx(1.4707, abs=1e-3)


def test_the_inverse_is_exact_to_ten_digits(lab):
    for theta in (lab["trained"], lab["wild"], lab["fallen"], NOT_FITTED):
        for points in (lab["X"], lab["held_out"], lab["noise"]):
            there = forward(points, theta)[0][-1]
            assert np.abs(inverse(there, theta)[0][-1] - points).max() < 1e-10
            there = inverse(points, theta)[0][-1]
            assert np.abs(forward(there, theta)[0][-1] - points).max() < 1e-10
    assert ran("flow").printed.count("and back: True") == 2


# What goes wrong


def test_the_wrong_point_is_right_only_where_x_is_z():
    """The inverse's log-determinant, negated, is right at z; at x it is that of another place."""
    Z = forward(ROWS, NOT_FITTED)[0][-1]
    right = log_normal(Z) - inverse(Z, NOT_FITTED)[1]
    np.testing.assert_allclose(right, log_density(ROWS, NOT_FITTED), rtol=1e-10)
    at_x = [complex_step_jacobian(lambda z: inverse(z[None], NOT_FITTED)[0][-1][0], x) for x in ROWS]
    wrong = log_normal(Z) - np.linalg.slogdet(at_x)[1]
    np.testing.assert_allclose(wrong_point(ROWS, NOT_FITTED), wrong, rtol=1e-9)
    assert np.abs(wrong - right).min() > 1e-3
    theta = start(np.random.default_rng(0))
    np.testing.assert_array_equal(wrong_point(ROWS, theta), log_density(ROWS, theta))


def test_the_wrong_sign_integrates_to_the_mean_of_one_over_the_determinant_squared(lab):
    """Over noise: on a grid of z by Simpson's rule, with autograd's determinant at a few places."""
    z = np.linspace(-6, 6, 241)
    grid = np.stack(np.meshgrid(z, z, indexing="ij"), axis=-1).reshape(-1, 2)
    x = inverse(grid, lab["trained"])[0][-1]
    total = flow_by_hand(lab["trained"], x)[1]
    values = np.exp(multivariate_normal(np.zeros(2)).logpdf(grid) - 2 * total).reshape(241, 241)
    assert simpson(simpson(values, x=z), x=z) == pytest.approx(0.3570, abs=2e-4)
    some = x[::9001]
    jacobian = autograd.jacobian(
        lambda p: anp.stack([c[0] for c in flow_by_hand(lab["trained"], p[None])[0]])
    )
    dets = [np.linalg.det(jacobian(point)) for point in some]
    np.testing.assert_allclose(dets, np.exp(total[::9001]), rtol=1e-8)
    assert "mean of 1/det² over noise: 0.36\n" in ran("flow").printed


def test_training_with_the_wrong_sign_looks_like_a_triumph(lab):
    X, fallen, held_out = lab["X"], lab["fallen"], lab["held_out"]
    assert lab["sunk"][0] == lab["losses"][0] == pytest.approx(-multivariate_normal([0, 0]).logpdf(X).mean())
    assert lab["sunk"][-1] == pytest.approx(-2.15, abs=5e-3)
    assert loss_by_hand(fallen, held_out, -1) == pytest.approx(-2.15, abs=5e-3), "held-out points agree"
    assert lab["losses"][-1] == pytest.approx(2.01, abs=5e-3)
    # Every s at its bound, every point at zero: ln 2π − 4 is the least this loss can reach.
    assert 4 - np.abs(forward(X, fallen)[1]).min() < 0.01
    floor = np.log(2 * np.pi) - 4
    assert floor < lab["sunk"][-1] < floor + 0.02
    # The alarms.
    ceiling = -truth(held_out).mean()
    assert lab["sunk"][-1] < ceiling < lab["losses"][-1]
    np.testing.assert_allclose(forward(X, fallen)[0][-1].std(axis=0), 0.12, atol=5e-3)
    wide = inverse(lab["noise"], fallen)[0][-1].std(axis=0) / X.std(axis=0)
    assert np.all((wide > 6) & (wide < 8.3)) and np.allclose(wide, [8.2, 6.1], atol=0.1)
    assert not sign_test(X, fallen, sign=-1) and sign_test(X, fallen)


def test_the_integral_after_training_with_the_wrong_sign(lab):
    """2411, from another grid; the right sign, on the same wide box, gives 1."""
    x = np.linspace(-40, 40, 401)
    grid = np.stack(np.meshgrid(x, x, indexing="ij"), axis=-1).reshape(-1, 2)
    for sign, expected in ((-1, 2411), (1, 1)):
        p = np.exp(log_density(grid, lab["fallen"], sign)).reshape(401, 401)
        assert simpson(simpson(p, x=x), x=x) == pytest.approx(expected, rel=1e-3)
    assert "\nintegral: 2411\n" in ran("flow").printed


def test_only_the_bound_stops_the_wrong_loss(monkeypatch):
    from snippets.labs import flow

    monkeypatch.setattr(flow, "BOUND", 3.0)
    X = moons(300, 0.1, 0)
    sunk = flow.train(X, start(np.random.default_rng(2)), steps=200, sign=-1)[1]
    assert np.log(2 * np.pi) - 6 < sunk[-1] < -4


# The exercises


def test_a_mirror_between_the_layers_changes_the_sign_and_nothing_else():
    first, second = unpack(NOT_FITTED)

    def mirrored(rows):
        Y, s1 = couple(rows, 0, first)
        Z, s2 = couple(Y[:, ::-1], 1, second)
        return Z, s1 + s2

    J = jacobians(lambda rows: mirrored(rows)[0], ROWS)
    signs, logs = np.linalg.slogdet(J)
    np.testing.assert_array_equal(signs, -1)
    np.testing.assert_allclose(logs, mirrored(ROWS)[1], atol=1e-7)
    assert np.linalg.det([[0, 1], [1, 0]]) == -1
    square = np.array([[0.0, 0], [1, 0], [1, 2], [0, 2]])
    assert area(square[:, ::-1]) == area(square)


def test_twice_as_large_points_have_a_log_density_lower_by_2_ln_2(lab):
    X, held_out = lab["X"], lab["held_out"]
    bell = multivariate_normal(2 * X.mean(axis=0), np.cov(2 * X.T, bias=True))
    fall = lab["bell"].logpdf(held_out).mean() - bell.logpdf(2 * held_out).mean()
    assert fall == pytest.approx(2 * np.log(2))
    spread = np.prod((2 * X).std(axis=0)) / np.prod(X.std(axis=0))
    assert spread == pytest.approx(4), "the same sand on four times the area"


def half(columns):
    """Return `free` with the named columns held back, as the exercise says."""
    free = np.ones((2, 66))
    for name in columns:
        free[:, name] = 0
    return free.ravel()


def test_half_a_layer_without_s_keeps_all_areas(lab):
    X, held_out = lab["X"], lab["held_out"]
    trained, _ = train(X, lab["theta"], free=half([slice(32, 48), 64]))
    assert log_density(held_out, trained).mean() == pytest.approx(NO_S, abs=4e-3)
    np.testing.assert_allclose(exact_log_dets(trained, X[:50]), 0, atol=1e-12)
    assert (
        np.exp(log_density(X, trained)).max()
        <= 1 / (2 * np.pi)
        < np.exp(log_density(X, lab["trained"])).max()
    )


def test_half_a_layer_without_t_keeps_both_axes(lab):
    X, held_out = lab["X"], lab["held_out"]
    trained, _ = train(X, lab["theta"], free=half([slice(48, 64), 65]))
    assert log_density(held_out, trained).mean() == pytest.approx(NO_T, abs=4e-3)
    axis = np.column_stack([np.linspace(-2, 2, 9), np.zeros(9)])
    assert not forward(axis, trained)[0][-1][:, 1].any()
    assert not forward(axis[:, ::-1], trained)[0][-1][:, 0].any()
    assert abs(NO_T - lab["bell"].logpdf(held_out).mean()) < 0.05


def test_without_any_log_determinant_the_loss_looks_as_good_as_the_truth(lab):
    trained, losses = train(lab["X"], lab["theta"], sign=0)
    assert losses[-1] == pytest.approx(NO_LOG_DET, abs=3e-3)
    assert np.log(2 * np.pi) < losses[-1] < -truth(lab["held_out"]).mean() + 0.01
    assert np.linalg.norm(forward(lab["X"], trained)[0][-1], axis=1).max() < 0.5


def test_a_layer_of_64_coordinates_adds_32_numbers():
    """And elimination counts about 2/3 n³ operations."""
    rng = np.random.default_rng(0)
    x, A = rng.normal(size=64), rng.normal(size=(64, 32)) / 6

    def wide(x):
        a = A @ np.tanh(x[:32])
        return np.concatenate([x[:32], x[32:] * np.exp(a[:32]) + a[32:]])

    s = (A @ np.tanh(x[:32]))[:32]
    assert len(s) == 32
    assert np.linalg.slogdet(complex_step_jacobian(wide, x))[1] == pytest.approx(s.sum())
    assert operations(2) == 3 and operations(3) == 13, "c/a, times b, from d; by hand"
    assert operations(64) == pytest.approx(2 / 3 * 64**3, rel=0.02)


# The figures


def patches(axes):
    """Return colour and subpaths, as count×length×2, of each patch."""
    found = []
    for patch in axes.patches:
        path = patch.get_path()
        starts = np.flatnonzero(path.codes == 1)
        found.append((to_hex(patch.get_edgecolor()), path.vertices.reshape(len(starts), -1, 2)))
    return found


def look_at_stations(figure, points, run, names):
    """Fail for panels that do not show the grid and the points at the stations of `run`."""
    along = np.linspace(-2, 2, 61)
    for number, (axes, name) in enumerate(zip(figure.axes, names, strict=True)):
        assert axes.get_title() == name
        (orange, level), (blue, upright), (ink, shown) = patches(axes)
        assert (orange, blue, ink) == (COLUMNS[0], COLUMNS[1], INK)
        for row, value in enumerate((-2, -1, 0, 1, 2)):
            flat = np.column_stack([along, np.full(61, value)])
            np.testing.assert_allclose(level[row], run(flat)[number])
            np.testing.assert_allclose(upright[row], run(flat[:, ::-1])[number])
        np.testing.assert_allclose(shown.mean(axis=1), run(points)[number], atol=2e-3)
        assert len(shown) == len(points)
        assert axes.get_xlim() == axes.get_ylim() == (-2.8, 2.8)


def test_the_picture_of_the_wild_layers(lab):
    """Upright lines stay where they are, then heights do; nearly all of it lies within the panels."""
    run = lambda P: forward(P, lab["wild"])[0]  # noqa: E731
    figure = draw_stations(lab["X"][:100], run, "xyz")
    look_at_stations(figure, lab["X"][:100], run, "xyz")
    (before, after, last) = (patches(axes) for axes in figure.axes)
    np.testing.assert_allclose(after[1][1][..., 0], before[1][1][..., 0])
    assert np.ptp(before[0][1][..., 1], axis=1).max() < 1e-12 < np.ptp(after[0][1][..., 1], axis=1).min()
    for kind in range(3):
        np.testing.assert_allclose(last[kind][1][..., 1], after[kind][1][..., 1])
    gaps = np.diff(after[0][1][..., 1], axis=0)
    assert np.all(gaps > 0) and np.all(gaps[:, -1] < gaps[:, 0]), "closer on the right"
    assert all(np.abs(points).max() < 2.8 for panel in (before, after, last) for _, points in panel)


def test_the_picture_of_sampling(lab):
    """Heights stay from z to y; the level lines of y are level, and an arrow head points to the left."""
    run = lambda P: inverse(P, lab["trained"])[0]  # noqa: E731
    figure = draw_stations(lab["noise"][:100], run, "zyx")
    look_at_stations(figure, lab["noise"][:100], run, "zyx")
    first, second, third = (patches(axes) for axes in figure.axes)
    np.testing.assert_allclose(second[0][1][..., 1], first[0][1][..., 1])
    np.testing.assert_allclose(third[2][1][..., 0], second[2][1][..., 0])
    middle = second[1][1][2]
    assert middle[:, 0].argmin() in range(20, 41), "the tip of the arrow"
    assert middle[[0, -1], 0].min() > middle[:, 0].min() + 0.5
    assert np.abs(third[0][1]).max() < 2.8
    cells = [area(corners) for corners in small_cells(lab)]
    dets = np.exp(inverse(np.array([[0.0, 0.0], [1, 1], [-1, 0.5]]), lab["trained"])[1])
    np.testing.assert_allclose(np.array(cells) / 0.01**2, dets, rtol=0.05)


def small_cells(lab):
    """Return where the way back takes three small squares of z."""
    square = 0.01 * np.array([[-0.5, -0.5], [0.5, -0.5], [0.5, 0.5], [-0.5, 0.5]])
    return [inverse(square + at, lab["trained"])[0][-1] for at in ([0, 0], [1, 1], [-1, 0.5])]


def test_the_level_lines_lie_where_the_density_has_their_level(lab):
    densities = (lab["at_start"], lab["after"], truth)
    figure = draw_densities(lab["X"][:100], densities)
    figure.canvas.draw()
    for axes, log_p in zip(figure.axes, densities, strict=True):
        assert len(axes.collections) == 2
        for lines, level, alpha in zip(axes.collections, (0.02, 0.1), (0.5, 1), strict=True):
            assert np.exp(lines.levels) == pytest.approx([level]) and lines.get_alpha() == alpha
            assert to_hex(lines.get_edgecolor()[0]) == COLUMNS[1]
            assert lines.get_linestyle()[0][1] is None, "solid"
            on_it = np.concatenate([path.vertices for path in lines.get_paths()])
            assert np.abs(log_p(on_it) - np.log(level)).mean() < 0.06, level
        ((_, shown),) = patches(axes)
        np.testing.assert_allclose(shown.mean(axis=1), lab["X"][:100], atol=2e-3)
        assert axes.get_xlim() == axes.get_ylim() == (-2.5, 2.5)
    for lines, level in zip(figure.axes[0].collections, (0.02, 0.1), strict=True):
        radius = np.sqrt(-2 * np.log(2 * np.pi * level))
        np.testing.assert_allclose(np.linalg.norm(lines.get_paths()[0].vertices, axis=1), radius, rtol=5e-3)


def test_the_curves_of_both_losses(lab):
    right, wrong, least = lab["losses"], lab["sunk"], lab["least"]
    assert least == pytest.approx(1.8555, abs=1e-3)
    figure = draw_losses(right, wrong, least)
    (axes,) = figure.axes
    blue, orange, dashed = axes.lines
    assert [line.get_color() for line in axes.lines] == [COLUMNS[1], COLUMNS[0], INK]
    for line, losses in ((blue, right), (orange, wrong)):
        steps, shown = line.get_data()
        assert 30 < len(steps) <= 60 and (steps[0], steps[-1]) == (1, 400)
        np.testing.assert_array_equal(shown, losses[steps - 1])
    assert dashed.get_ydata() == [least, least] and dashed.get_linestyle() == "--"
    names = {text.get_text(): text for text in axes.texts}
    assert names["+"].get_position()[1] == right[-1] and names["+"].get_color() == COLUMNS[1]
    assert names["−"].get_position()[1] == wrong[-1] and names["−"].get_color() == COLUMNS[0]
    # What the text alternative says of them.
    assert 2.8 < right[0] < 3 and abs(right[-1] - least) < 0.2 and right.min() > least
    assert wrong[9] < -1.9 < wrong[5] and abs(wrong[-1] + 2) < 0.2, "within 10 steps"
