"""Witnesses for snippets/backpropagation/mlp_exercises.py, and for the worded solutions."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest
import scipy.special

from snippets.backpropagation import mlp_exercises
from snippets.backpropagation.mlp import backward, forward
from snippets.backpropagation.mlp_exercises import ANSWERS, readings
from tests.backpropagation.test_mlp import PAGE, X, Y, cotangents, random_case, traced_loss
from tests.witnesses import complex_step_jacobian

HIDDEN = np.tanh(PAGE[0] @ X[2] + PAGE[1])  # the third row
CHANCES = scipy.special.softmax(PAGE[2] @ HIDDEN + PAGE[3])

PROSE = {
    **{"0.1": 0.1, "0.3": 0.3, "0.4": 0.4},
    "0.2": 0.5 - 0.3,
    "0.8622": CHANCES[0],
    "0.1378": CHANCES[1],
    "0.9051": -HIDDEN[2],
    "0.2155": CHANCES[0] / 4,
    "0.164": CHANCES[0] / 4 * HIDDEN[0],
    "0.195": -CHANCES[0] / 4 * HIDDEN[2],
}


def test_the_cases_are_all_settings_of_two_switches_and_their_lamp():
    switches, lamp = mlp_exercises.X, mlp_exercises.Y
    np.testing.assert_array_equal(switches, [[a, b] for a in (0, 1) for b in (0, 1)])
    np.testing.assert_array_equal(lamp[:, 1], switches.sum(axis=1) == 1)
    np.testing.assert_array_equal(lamp.sum(axis=1), 1)


def test_the_shapes_of_another_network():
    """A gradient is shaped like the value or parameter it belongs to."""
    x, _, parameters = random_case(4, 32, 5, 10, 3)
    answer = ANSWERS["shapes"]
    W1, b1, W2, b2 = parameters
    H = np.tanh([W1 @ row + b1 for row in x])
    Z = np.array([W2 @ h + b2 for h in H])
    sizes = [Z.shape, W2.shape, H.shape, W1.shape, b1[:, None].shape]
    np.testing.assert_array_equal(answer.value, sizes)
    np.testing.assert_array_equal(answer.value, [[32, 3], [3, 10], [32, 10], [10, 5], [10, 1]])
    np.testing.assert_array_equal(answer.slips["not-summed"], [*sizes[:4], H.shape])
    np.testing.assert_array_equal(answer.slips["inputs-for-outputs"], [shape[::-1] for shape in sizes])


def test_the_rows_cancel_for_any_network():
    x, y, parameters = random_case(5, 6, 3, 4, 3)
    H, P = forward(x, *parameters)
    W2_bar, b2_bar = backward(x, y, H, P, parameters[2])[2:]
    np.testing.assert_allclose(W2_bar.sum(axis=0), 0, atol=1e-15)
    assert b2_bar.sum() == pytest.approx(0, abs=1e-15)
    shifted = forward(x, *parameters[:3], parameters[3] + 7)[1]
    np.testing.assert_allclose(shifted, P, rtol=1e-12)


def test_the_third_row_makes_the_sum_zero():
    answer, rows = ANSWERS["cancel"], [(0.3, -0.1), (-0.5, 0.4)]
    np.testing.assert_array_equal(answer.value, [[0.2, -0.3]])
    for found, total in ((answer.value, 0), (answer.slips["sum-to-one"], 1)):
        np.testing.assert_allclose(np.vstack([*rows, found]).sum(axis=0), total, atol=1e-12)


def test_repeating_every_case_changes_neither_loss_nor_gradients():
    answer, twice = ANSWERS["twice"], (np.vstack([X, X]), np.vstack([Y, Y]))
    before, after = traced_loss(X, Y, *PAGE), traced_loss(*twice, *PAGE)
    gradients = [autograd.grad(traced_loss, 2)(x, y, *PAGE) for x, y in ((X, Y), twice)]
    scores = [cotangents(x, y, *PAGE)["Z"][0] for x, y in ((X, Y), twice)]
    np.testing.assert_allclose(readings(X, Y), [before, gradients[0][0, 0], scores[0][0]], rtol=1e-9)
    for ratio in (gradients[1] / gradients[0]).ravel():
        for z_ratio in scores[1] / scores[0]:
            np.testing.assert_allclose(answer.value, [[after / before, ratio, z_ratio]], rtol=1e-9)
    np.testing.assert_array_equal(answer.value, [[1, 1, 0.5]])


def test_the_mistakes_with_a_batch_that_is_repeated():
    """Sums count every case twice; a mean that is divided again shrinks once more."""
    slips, terms = ANSWERS["twice"].slips, {4: np.array([4.0, 4, 1]), 8: np.array([8.0, 8, 1])}
    np.testing.assert_array_equal(slips["sum"], [terms[8] / terms[4]])
    divided = {B: terms[B] / B / [1, B, B] for B in terms}
    np.testing.assert_array_equal(slips["batch-twice"], [divided[8] / divided[4]])


def test_the_share_of_the_third_row():
    """The derivative of its part of the loss, by W₂; the shares add up to the gradient."""
    answer = ANSWERS["share"]

    def part(W2, row):
        z = anp.dot(W2, anp.tanh(anp.dot(PAGE[0], X[row]) + PAGE[1])) + PAGE[3]
        return (anp.log(anp.sum(anp.exp(z))) - anp.dot(Y[row], z)) / 4

    shares = [autograd.grad(part)(PAGE[2], row) for row in range(4)]
    np.testing.assert_allclose(answer.value, shares[2], rtol=1e-10)
    np.testing.assert_allclose(sum(shares), autograd.grad(traced_loss, 4)(X, Y, *PAGE), rtol=1e-10)
    np.testing.assert_allclose(answer.value[0], [0.164, 0.164, -0.195], atol=5e-4)
    np.testing.assert_array_equal(answer.value[0], -answer.value[1])
    np.testing.assert_allclose(HIDDEN, [0.7616, 0.7616, -0.9051], atol=5e-5)
    by_hand = np.outer([0.2155, -0.2155], [0.7616, 0.7616, -0.9051])
    assert np.abs(by_hand - answer.value).max() < answer.tolerance / 2, "who rounds is right as well"
    assert traced_loss(X[2:3], Y[2:3], *PAGE) == max(traced_loss(X[[i]], Y[[i]], *PAGE) for i in range(4))


def test_the_mistakes_with_a_share():
    slips, right = ANSWERS["share"].slips, ANSWERS["share"].value
    np.testing.assert_allclose(slips["sum"], 4 * right)
    np.testing.assert_allclose(slips["batch-twice"], right / 4)
    scores = PAGE[2] @ HIDDEN + PAGE[3]
    only_the_sum = complex_step_jacobian(lambda z: np.log(np.exp(z).sum()), scores) / 4
    np.testing.assert_allclose(slips["target-forgotten"], np.outer(only_the_sum, HIDDEN), rtol=1e-10)
    diagonal = np.diag(complex_step_jacobian(lambda z: np.exp(z) / np.exp(z).sum(), scores))
    by_chances = complex_step_jacobian(lambda p: -np.log(p[1]), CHANCES)
    np.testing.assert_allclose(
        slips["entry-by-entry"], np.outer(diagonal * by_chances / 4, HIDDEN), rtol=1e-10
    )
    np.testing.assert_allclose(slips["other-layer"] * HIDDEN[0], right[:, [0]] * X[2], rtol=1e-10)
