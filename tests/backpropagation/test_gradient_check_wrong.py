"""How each of the six faults is wrong, and which test sees it."""

import inspect

import numpy as np
import pytest
from scipy.special import expit

from snippets.backpropagation import gradient_check_wrong
from snippets.backpropagation.gradient_check import (
    RIGHT,
    backward,
    differences,
    directional_check,
    fingerprint,
    gradient_check,
    loss,
)
from snippets.backpropagation.gradient_check_wrong import (
    backward_shifted,
    layer_gradients_mixed,
    loss_by_one,
    loss_slope_by_one,
    loss_slope_negative,
    scores,
    sigmoid_slope_doubled,
)
from tests.backpropagation.test_gradient_check import PARAMETERS, X, Y, random_case
from tests.witnesses import complex_step_jacobian

slope, sigmoid_part, layer = RIGHT
FAULTS = {
    1: lambda q, x, y: backward(q, x, y, (loss_slope_negative, sigmoid_part, layer)),
    2: backward_shifted,
    3: lambda q, x, y: backward(q, x, y, (slope, sigmoid_slope_doubled, layer)),
    4: lambda q, x, y: backward(q, x, y, (slope, sigmoid_part, layer_gradients_mixed)),
}
FINGERPRINTS = {
    1: {"W1": "-1.00", "b1": "-1.00", "W2": "-1.00", "b2": "-1.00"},
    2: {"W1": "5×5", "b1": "1.00", "W2": "1×1", "b2": "1.00"},
    3: {"W1": "4.00", "b1": "4.00", "W2": "2.00", "b2": "2.00"},
    4: {"W1": "7.00", "b1": "1.00", "W2": "7.00", "b2": "1.00"},
}


@pytest.mark.parametrize("fault", FAULTS)
def test_the_fingerprint_of_each_fault_in_another_network(fault):
    """Seven cases, two inputs, five hidden units: the batch size shows as 7."""
    x, y, parameters = random_case(3, 7, 2, 5)
    claimed = FAULTS[fault](parameters, x, y)
    measured = {name: differences(lambda q: loss(q, x, y), parameters, name) for name in parameters}
    assert {n: fingerprint(claimed[n], measured[n]) for n in parameters} == FINGERPRINTS[fault]


@pytest.mark.parametrize("fault", FAULTS)
def test_every_one_of_the_four_is_far_beyond_the_tolerance(fault):
    claimed = FAULTS[fault](PARAMETERS, X, Y)
    errors = gradient_check(lambda q: loss(q, X, Y), claimed, PARAMETERS)
    failed = {name for name, error in errors.items() if error > 1e-7}
    assert failed == {name for name, mark in FINGERPRINTS[fault].items() if mark != "1.00"}
    assert min(errors[name] for name in failed) > 0.1, "a million times the tolerance"


@pytest.mark.parametrize("fault", [1, 3, 4])
def test_one_random_direction_sees_those_whose_shapes_are_right(fault):
    claimed = FAULTS[fault](PARAMETERS, X, Y)
    for seed in range(5):
        assert directional_check(lambda q: loss(q, X, Y), claimed, PARAMETERS, seed=seed) > 1e-2


def test_the_shifted_gradient_cannot_be_multiplied_by_a_direction():
    with pytest.raises(ValueError, match="size"):
        directional_check(lambda q: loss(q, X, Y), backward_shifted(PARAMETERS, X, Y), PARAMETERS)


def test_in_a_square_layer_the_shifted_gradient_has_the_right_shape_and_wrong_values():
    """No single factor either: the last row but one of the page's table."""
    x, y, parameters = random_case(4)
    claimed, right = backward_shifted(parameters, x, y)["W1"], backward(parameters, x, y)["W1"]
    assert claimed.shape == right.shape == (3, 3)
    assert fingerprint(claimed, right) == "?"


def test_the_shifted_gradient_is_the_product_with_the_layer_s_output_transposed():
    """The cotangents by the complex step, with no backward pass."""
    x, y, parameters = random_case(6, 6, 2, 4)
    H = expit(x @ parameters["W1"].T + parameters["b1"])
    Z = H @ parameters["W2"].T + parameters["b2"]

    def from_z(z):
        return np.mean(np.log(1 + np.exp(z)) - y * z)

    def from_s(s):
        return from_z(1 / (1 + np.exp(-s)) @ parameters["W2"].T + parameters["b2"])

    S_bar = complex_step_jacobian(from_s, x @ parameters["W1"].T + parameters["b1"])
    Z_bar = complex_step_jacobian(from_z, Z)
    claimed = backward_shifted(parameters, x, y)
    np.testing.assert_allclose(claimed["W1"], H.T @ S_bar, rtol=1e-10)
    np.testing.assert_allclose(claimed["W2"], expit(Z).T @ Z_bar, rtol=1e-10)


def test_the_negative_slope_is_the_derivative_of_the_likelihood():
    P = np.array([[0.2], [0.7], [0.4]])
    y = np.array([[1.0], [0], [1]])
    derivative = complex_step_jacobian(lambda p: np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)), P)
    np.testing.assert_allclose(loss_slope_negative(P, y), derivative, rtol=1e-12)


def test_the_average_that_divides_by_one_is_the_sum_and_agrees_with_its_slope():
    x, y, parameters = random_case(5, 6, 2, 4)
    assert loss_by_one(parameters, x, y) == pytest.approx(6 * loss(parameters, x, y), rel=1e-12)
    claimed = backward(parameters, x, y, (loss_slope_by_one, sigmoid_part, layer))
    errors = gradient_check(lambda q: loss_by_one(q, x, y), claimed, parameters)
    assert max(errors.values()) < 1e-7, "no gradient check sees it"
    zeros = {name: np.zeros_like(value) for name, value in parameters.items()}
    assert loss_by_one(zeros, x, y) == pytest.approx(6 * np.log(2))
    assert loss(zeros, x, y) == pytest.approx(np.log(2)), "a known value does"


@pytest.mark.parametrize(
    ("f", "slopes", "mark"), [(loss, loss_slope_by_one, "5.00"), (loss_by_one, slope, "0.20")]
)
def test_if_only_one_of_them_averages_every_ratio_is_the_batch_size_or_its_inverse(f, slopes, mark):
    claimed = backward(PARAMETERS, X, Y, (slopes, sigmoid_part, layer))
    measured = {name: differences(lambda q: f(q, X, Y), PARAMETERS, name) for name in PARAMETERS}
    assert {fingerprint(claimed[name], measured[name]) for name in PARAMETERS} == {mark}


def test_the_comment_says_a_product_that_does_not_exist_and_the_code_is_right():
    W, b = PARAMETERS["W1"], PARAMETERS["b1"]
    assert "W X + b" in inspect.getdoc(scores)
    with pytest.raises(ValueError, match="matmul"):
        W @ X
    np.testing.assert_allclose(scores(X, W, b), [W @ row + b for row in X], rtol=1e-14)


def test_the_network_is_that_of_the_page():
    np.testing.assert_array_equal(gradient_check_wrong.X, X)
    np.testing.assert_array_equal(gradient_check_wrong.y, Y)
    assert gradient_check_wrong.x.keys() == PARAMETERS.keys()
    for name, value in gradient_check_wrong.x.items():
        np.testing.assert_array_equal(value, PARAMETERS[name])
    assert gradient_check_wrong.f(PARAMETERS) == loss(PARAMETERS, X, Y)
