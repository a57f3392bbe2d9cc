"""How they are wrong: sums that are not zero, sixteen times too much, a flat place taken for no effect."""

import numpy as np
import pytest

from snippets.partial_derivatives.classifier import classifier_jacobian, classify, learn
from snippets.partial_derivatives.classifier_wrong import elementwise_jacobian
from tests.witnesses import central_jacobian


@pytest.fixture(scope="module")
def learned():
    return learn()


@pytest.mark.parametrize(("classes", "pixels"), [(2, 3), (4, 4), (3, 5)])
def test_entry_by_entry_only_a_class_s_own_score_counts(classes, pixels):
    """Right: p_k (w_k − average). Wrong: p_k (w_k − p_k w_k), the other classes left out."""
    rng = np.random.default_rng(classes)
    W, b, x = rng.normal(size=(classes, pixels)), rng.normal(size=classes), rng.normal(size=pixels)
    wrong = elementwise_jacobian(x, W, b)
    p = classify(x, W, b)
    assert wrong.shape == (classes, pixels), "the shape does not give it away"
    for k in range(classes):
        np.testing.assert_allclose(wrong[k], p[k] * (W[k] - p[k] * W[k]))
    others = np.array([p[k] * sum(p[i] * W[i] for i in range(classes) if i != k) for k in range(classes)])
    measured = central_jacobian(lambda x: classify(x, W, b), x)
    np.testing.assert_allclose(wrong - measured, others, atol=1e-9)
    assert abs(wrong.sum(axis=0)).min() > 1e-3


def test_in_the_example_the_columns_sum_to_something():
    W = np.array([[2.0, -1.0, 1.0], [0.0, 3.0, 0.0]])
    wrong = elementwise_jacobian(np.array([1.0, 0.5, 0.0]), W, np.array([np.log(3), 0.0]))
    np.testing.assert_allclose(wrong, 3 / 16 * W)
    np.testing.assert_allclose(wrong.sum(axis=0), [6 / 16, 6 / 16, 3 / 16])


def test_the_derivative_by_shades_is_a_sixteenth_of_the_derivative_by_brightness(learned):
    X, _, W, b = learned
    shades = 16 * X[1440]
    measured = central_jacobian(lambda s: classify(s / 16, W, b), shades)
    np.testing.assert_allclose(16 * measured, classifier_jacobian(X[1440], W, b), atol=1e-8)


def test_where_the_program_is_surest_the_rows_are_flat_and_predict_too_little(learned):
    X, y, W, b = learned
    certainty = [classify(x, W, b).max() for x in X[1000:]]
    assert 1000 + np.argmax(certainty) == 1483
    x = X[1483]
    J, p = classifier_jacobian(x, W, b), classify(x, W, b)
    assert y[1483] == p.argmax() == 4
    assert abs(J).max() < 0.032 < 0.28 < abs(classifier_jacobian(X[1440], W, b)).max()
    predicted_fall, fall = (J @ x)[4], p[4] - classify(0 * x, W, b)[4]
    assert fall > 4 * predicted_fall > 0.5
