"""Witnesses for snippets/backpropagation/gradient_check_exercises.py, and for the worded solutions."""

import autograd
import numpy as np
import pytest

from snippets.backpropagation.gradient_check import X, differences, relative_error
from snippets.backpropagation.gradient_check import x as PARAMETERS
from snippets.backpropagation.gradient_check import y as Y
from snippets.backpropagation.gradient_check_exercises import ANSWERS, doubled_above
from snippets.backpropagation.gradient_check_exercises import ratios as claimed_over_right
from tests.backpropagation.test_gradient_check import traced_loss

EPS = 2.0**-52
PROSE = {"2.2": EPS * 1e16, "1.1": EPS / 2e-12 * 1e4}


def test_a_step_of_1e_minus_12_spoils_the_check():
    """Measured: of exp and its like at 0, where x ± h is exact, the worst comes near the bound."""
    answer = ANSWERS["tiny"]
    errors = [abs((np.exp(c + 1e-12) - np.exp(c - 1e-12)) / 2e-12 - np.exp(c)) for c in np.linspace(0, 0.1)]
    assert 0.2 < max(errors) / answer.value.item() < 2
    ulp = np.spacing(1.0)
    assert answer.value.item() == pytest.approx(ulp / 2 * 2 / 2e-12), "two roundings of half an ulp"
    assert abs(answer.value.item() - 1.1e-4) < answer.tolerance / 2
    assert 1e3 < answer.value.item() / 1e-7 < 1.2e3, "a thousand times the tolerance"


def test_the_mistakes_with_a_step():
    slips, value = ANSWERS["tiny"].slips, ANSWERS["tiny"].value
    assert slips["distance-halved"] == 2 * value
    cubes = ((1e-12) ** 3 - (-1e-12) ** 3) / 2e-12 / 6  # of x³/6, whose third derivative is 1
    assert slips["truncation"].item() == pytest.approx(cubes, rel=1e-9, abs=0)


def test_the_two_factors_multiply():
    """Exercise 2, by a backward pass of its own, written case by case."""
    right = autograd.grad(traced_loss)(PARAMETERS, X, Y)

    def ratios(above, below):
        W1, W2 = np.zeros((3, 2)), np.zeros((1, 3))
        b1, b2 = np.zeros(3), np.zeros(1)
        for row, target in zip(X, Y[:, 0], strict=True):
            h = 1 / (1 + np.exp(-(PARAMETERS["W1"] @ row + PARAMETERS["b1"])))
            p = 1 / (1 + np.exp(-(PARAMETERS["W2"] @ h + PARAMETERS["b2"])))
            z_bar = above * (p - target) / 5
            s_bar = below * h * (1 - h) * (PARAMETERS["W2"].T @ z_bar)
            W2, b2 = W2 + 5 * np.outer(z_bar, h), b2 + z_bar
            W1, b1 = W1 + 5 * np.outer(s_bar, row), b1 + s_bar
        claimed = {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
        found = {name: claimed[name] / right[name] for name in claimed}
        for name, ratio in found.items():
            np.testing.assert_allclose(ratio, ratio.flat[0], rtol=1e-9, err_msg=name)
        return {name: ratio.flat[0] for name, ratio in found.items()}

    answer, both = ANSWERS["ten"], ratios(2, 2)
    assert both["W2"] == pytest.approx(10) and both["b2"] == pytest.approx(2), "as the question says"
    np.testing.assert_allclose(answer.value, [[both["W1"], both["b1"]]], rtol=1e-9)
    np.testing.assert_array_equal(answer.value, [[20, 4]])
    once = ratios(2, 1)
    np.testing.assert_allclose(answer.slips["counted-once"], [[once["W1"], once["b1"]]], rtol=1e-9)
    shown = claimed_over_right(doubled_above, "W2", "b2")
    np.testing.assert_allclose(shown, [[10, 2]], err_msg="the mistake agrees with what the question says")
    squares = [[both["W2"] * both["W2"], both["b2"] * both["b2"]]]
    np.testing.assert_allclose(answer.slips["carried-along"], squares, rtol=1e-9)


def measured_errors(biases):
    """Return the three errors of exercise 3 in a measured layer of ReLUs."""
    x = np.array([1.0, 2.0])
    measured = differences(lambda q: np.maximum(q["W"] @ x + biases, 0).sum(), {"W": np.zeros((2, 2))}, "W")
    right = np.outer(biases > 0, x)
    return [relative_error(claimed, measured) for claimed in (np.outer(np.ones(2), x), 7 * right, -right)]


def test_a_layer_that_is_off_passes_whatever_its_formula_multiplies():
    answer = ANSWERS["off"]
    np.testing.assert_array_equal(answer.value, [measured_errors(np.array([-3.0, -1.0]))])
    np.testing.assert_array_equal(answer.value, [[1, 0, 0]])
    on = measured_errors(np.array([3.0, 1.0]))
    np.testing.assert_allclose(answer.slips["other-branch"], [on], atol=1e-9)
    np.testing.assert_allclose(answer.slips["other-branch"], [[0, 6 / 7, 2]])
