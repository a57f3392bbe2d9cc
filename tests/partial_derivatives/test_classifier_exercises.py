"""Witnesses for snippets/partial_derivatives/classifier_exercises.py, and for the worded solutions."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest
import sympy as sp
from scipy.optimize import brentq
from scipy.special import softmax

from snippets.partial_derivatives.classifier_exercises import ANSWERS

W, X = np.array([[2.0, -1.0, 1.0], [0.0, 3.0, 0.0]]), np.array([1.0, 0.5, 0.0])

PROSE = {
    "3072": 32 * 32 * 3,
    "100": 100,
    "0.32": 4 / 25 * 2,
    "0.64": 4 / 25 * 4,
    "0.16": 4 / 25,
    "0.2": 0.2,
    "0.1": 0.1,
    "0.3": 0.2 + 0.1,
    "0.7": 0.7,
    "0.275": np.log(3) / 4,
}


def jacobian(x, W, b):
    """Return autograd's Jacobian of a softmax classifier."""

    def classify(x):
        powers = anp.exp(anp.dot(W, x) + b)
        return powers / anp.sum(powers)

    return autograd.jacobian(classify)(x)


def test_shape_sums_and_rank():
    """The rank of a smaller one of the same form, which has more pixels than classes, is one below them."""
    answer = ANSWERS["sums"]
    np.testing.assert_array_equal(answer.value, [[100, 3072, 0, 99]])
    rng = np.random.default_rng(3)
    J = jacobian(rng.uniform(size=48), rng.normal(size=(7, 48)), np.zeros(7))
    assert J.shape == (7, 4 * 4 * 3)
    np.testing.assert_allclose(J.sum(axis=0), 0, atol=1e-14)
    assert np.linalg.matrix_rank(J) == 6
    wrong = {"inputs-for-outputs": [3072, 100, 0, 99], "full-rank": [100, 3072, 0, 100]}
    wrong |= {"value-for-change": [100, 3072, 1, 99], "inputs-missed": [100, 32 * 32, 0, 99]}
    assert {slip: found[0].tolist() for slip, found in answer.slips.items()} == wrong


def test_two_classes_in_the_toy():
    answer, b = ANSWERS["two-classes"], np.array([np.log(4), 0.0])
    np.testing.assert_allclose(softmax(W @ X + b), [4 / 5, 1 / 5])
    np.testing.assert_allclose(answer.value, jacobian(X, W, b), rtol=1e-12)
    row = np.array([0.32, -0.64, 0.16])
    np.testing.assert_allclose(answer.value, [row, -row], rtol=1e-12)
    np.testing.assert_allclose(W[0] - W[1], [2, -4, 1])


def test_the_slips_of_two_classes():
    """Each class against all others alone, the plain average, the old bias, and the slope one."""
    slips, b = ANSWERS["two-classes"].slips, np.array([np.log(4), 0.0])
    alone = [4 / 25 * W[0], 4 / 25 * W[1]]
    np.testing.assert_allclose(slips["entry-by-entry"], alone, rtol=1e-12)
    plain = [[4 / 5 * 1, 4 / 5 * -2, 4 / 5 * 0.5], [1 / 5 * -1, 1 / 5 * 2, 1 / 5 * -0.5]]
    np.testing.assert_allclose(slips["unweighted"], plain, rtol=1e-12)
    np.testing.assert_allclose(slips["stale-point"], jacobian(X, W, np.array([np.log(3), 0])), rtol=1e-12)
    by_score = autograd.jacobian(lambda x: anp.array([anp.dot(W[0] - W[1], x), anp.dot(W[1] - W[0], x)]))
    np.testing.assert_allclose(slips["slope-forgotten"], by_score(X), rtol=1e-12)
    assert b[0] > 0


def test_two_classes_are_the_logistic_function_of_the_difference_of_the_scores():
    first, second = sp.symbols("z1 z2")
    p = sp.exp(first) / (sp.exp(first) + sp.exp(second))
    assert sp.simplify(p.diff(first) - p * (1 - p)) == 0
    assert sp.simplify(p.diff(second) + p * (1 - p)) == 0
    assert sp.simplify(p - 1 / (1 + sp.exp(second - first))) == 0


@pytest.mark.parametrize("p", [[1 / 3, 1 / 3, 1 / 3], [0.5, 0.3, 0.2], [0.1, 0.2, 0.7]])
def test_the_columns_do_not_depend_on_the_rest_of_the_classifier(p):
    """For any probabilities there are weights that make the given entries, and the third follows."""
    answer, p = ANSWERS["columns"], np.array(p)
    weights = np.array([[0.2 / p[0], 0.7], [0.1 / p[1], 0.7], [-0.3 / p[2], 0.7]])
    J = jacobian(np.zeros(2), weights, np.log(p))
    np.testing.assert_allclose(J, answer.value, atol=1e-12)
    np.testing.assert_allclose(J[:2, 0], [0.2, 0.1])
    np.testing.assert_array_equal(answer.value, [[0.2, 0], [0.1, 0], [-0.3, 0]])
    summed = answer.slips["value-for-change"]
    np.testing.assert_allclose(summed, [[0.2, 0], [0.1, 0], [0.7, 0]])
    assert summed[:, 0].sum() == pytest.approx(1)


def test_a_column_is_zero_exactly_if_all_classes_have_the_same_weight_there():
    """The weights of the second pixel agree, those of the third all but one."""
    W = np.array([[2.0, 0.7, 0.7], [-1.0, 0.7, 0.7], [0.5, 0.7, 0.8]])
    for x in np.random.default_rng(0).uniform(size=(5, 3)):
        J = jacobian(x, W, np.array([0.3, -0.2, 0.1]))
        np.testing.assert_allclose(J[:, 1], 0, atol=1e-15)
        assert np.all(abs(J[:, [0, 2]]).max(axis=0) > 1e-3)


def test_neck_and_neck():
    """The lines of the prediction meet at the answer, the probabilities themselves a little earlier."""
    answer, b, pixel = ANSWERS["overtake"], np.array([np.log(3), 0.0]), np.array([0.0, 1.0, 0.0])
    J, p = jacobian(X, W, b), softmax(W @ X + b)
    np.testing.assert_allclose(p, [3 / 4, 1 / 4])
    step = answer.value.item()
    assert step == pytest.approx(1 / 3, rel=1e-12)
    predicted = p + J @ pixel * step
    assert predicted[0] == pytest.approx(predicted[1], rel=1e-12)
    assert (J[1] - J[0])[1] == pytest.approx(3 / 2)
    moved = brentq(lambda h: np.subtract(*softmax(W @ (X + h * pixel) + b)), 0, 1)
    assert answer.slips["actual-change"].item() == pytest.approx(moved, abs=1e-9)
    assert moved == pytest.approx(np.log(3) / 4)
    alone = answer.slips["one-side"].item()
    assert p[1] + J[1, 1] * alone == pytest.approx(p[0], rel=1e-12), "as if class 1 stood still"
