"""Witnesses for snippets/partial_derivatives/classifier.py, and for every equation of its page."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest
import sympy as sp
from scipy.special import softmax as scipy_softmax
from sklearn.datasets import load_digits

from snippets.partial_derivatives.classifier import (
    classifier_jacobian,
    classify,
    differences,
    learn,
    softmax,
    softmax_jacobian,
)
from snippets.partial_derivatives.classifier_figure import RATES, digit
from tests.witnesses import central_jacobian

SCORES = [np.array([0.3, -1.2]), np.array([0.0, 2.0, -0.7]), np.linspace(-2, 3, 10)]
TOY_W, TOY_B = np.array([[2.0, -1.0, 1.0], [0.0, 3.0, 0.0]]), np.array([np.log(3), 0.0])
TOY_X = np.array([1.0, 0.5, 0.0])
IMAGE, PIXEL = 1440, 8 * 2 + 5

_, _, _, BEFORE, AFTER = digit()
PROSE = {
    "0.5": TOY_X[1],
    "1.5": TOY_W[1] @ TOY_X,
    "0.29": AFTER[5],
    "0.30": AFTER[9],
    "0.20": BEFORE[3],
    "0.135": BEFORE[5] - BEFORE[9],
    "0.54": (BEFORE[5] - BEFORE[9]) / 0.25,
    "0.015": RATES[0][0],
    "1797": len(load_digits().data),
    "1000": 1000,
    "1440": IMAGE,
    "640": 10 * 64,
}


def test_the_images_are_those_that_the_bibliography_names():
    bunch = load_digits()
    assert bunch.data.shape == (1797, 64)
    assert (bunch.data.min(), bunch.data.max()) == (0, 16)
    for part in ("Optical recognition of handwritten digits", ":Creator: E. Alpaydin", ":Date: July; 1998"):
        assert part in bunch.DESCR


@pytest.fixture(scope="module")
def learned():
    return learn()


@pytest.mark.parametrize("z", SCORES, ids=len)
def test_softmax_matches_scipy_and_ignores_a_common_shift(z):
    np.testing.assert_allclose(softmax(z), scipy_softmax(z), rtol=1e-13)
    np.testing.assert_allclose(softmax(z + 5), softmax(z), rtol=1e-13)
    assert softmax(z).sum() == pytest.approx(1)


def test_softmax_does_not_overflow():
    np.testing.assert_allclose(softmax(np.array([1000.0, 1000.0 - np.log(3)])), [0.75, 0.25])
    np.testing.assert_array_equal(softmax(np.array([1000.0, -1000.0])), [1, 0], "however far apart")


@pytest.mark.parametrize("z", SCORES, ids=len)
def test_the_softmax_matrix_matches_autograd_and_differences(z):
    def traced(z):
        return anp.exp(z) / anp.sum(anp.exp(z))

    S = softmax_jacobian(softmax(z))
    np.testing.assert_allclose(S, autograd.jacobian(traced)(z), atol=1e-14)
    np.testing.assert_allclose(S, central_jacobian(softmax, z), atol=1e-9)


@pytest.mark.parametrize("z", SCORES, ids=len)
def test_the_softmax_matrix_loses_the_common_shift_and_nothing_else(z):
    S = softmax_jacobian(softmax(z))
    np.testing.assert_allclose(S @ np.ones(z.size), 0, atol=1e-15)
    np.testing.assert_allclose(np.ones(z.size) @ S, 0, atol=1e-15)
    assert np.linalg.matrix_rank(S) == z.size - 1
    assert np.all(S[~np.eye(z.size, dtype=bool)] < 0)


@pytest.mark.parametrize(("classes", "pixels"), [(3, 5), (4, 4), (5, 2), (2, 3)])
def test_the_classifier_s_jacobian_has_a_row_for_each_class(classes, pixels):
    rng = np.random.default_rng(classes)
    W, b = rng.normal(size=(classes, pixels)), rng.normal(size=classes)
    x = rng.uniform(size=pixels)

    def traced(x):
        scores = anp.dot(W, x) + b
        return anp.exp(scores) / anp.sum(anp.exp(scores))

    J = classifier_jacobian(x, W, b)
    assert J.shape == (classes, pixels)
    np.testing.assert_allclose(classify(x, W, b), traced(x), rtol=1e-13)
    np.testing.assert_allclose(J, autograd.jacobian(traced)(x), atol=1e-13)
    np.testing.assert_allclose(J, differences(lambda x: classify(x, W, b), x), atol=1e-9)


def test_differences_of_non_square_maps_have_an_error_of_second_order():
    """Of (x³, y, x y²) at (1, 2), a central difference with step s misses 3x² by s², and nothing else."""

    def f(q):
        return np.array([q[0] ** 3, q[1], q[0] * q[1] ** 2])

    exact = np.array([[3, 0], [0, 1], [4, 4]])
    at = np.array([1.0, 2.0])
    np.testing.assert_allclose(differences(f, at), exact, atol=1e-8)
    np.testing.assert_allclose(differences(f, at, 0.1) - exact, [[0.01, 0], [0, 0], [0, 0]], atol=1e-12)


def test_the_toy_by_hand():
    """Scores 1.5 + ln 3 and 1.5: three to one."""
    np.testing.assert_allclose(TOY_W @ TOY_X, 1.5)
    np.testing.assert_allclose(classify(TOY_X, TOY_W, TOY_B), [3 / 4, 1 / 4])
    J = classifier_jacobian(TOY_X, TOY_W, TOY_B)
    np.testing.assert_allclose(J, np.array([[6, -12, 3], [-6, 12, -3]]) / 16)


# The digits


def test_the_digits_are_1797_images_of_64_pixels_between_0_and_1(learned):
    X, y, W, b = learned
    assert (X.shape, y.shape, W.shape, b.shape) == ((1797, 64), (1797,), (10, 64), (10,))
    assert (X.min(), X.max()) == (0, 1)
    np.testing.assert_array_equal(16 * X, np.round(16 * X))
    assert set(y) == set(range(10))


def test_the_weights_are_where_the_penalized_likelihood_of_1000_images_is_flat(learned):
    """The sum of -ln p over the first 1000, times C = 0.1, plus half the sum of the squared weights."""
    X, y, W, b = learned
    P = scipy_softmax(X[:1000] @ W.T + b, axis=1)
    excess = P - np.eye(10)[y[:1000]]
    np.testing.assert_allclose(0.1 * excess.T @ X[:1000] + W, 0, atol=1e-4)
    np.testing.assert_allclose(excess.sum(axis=0), 0, atol=1e-3)


def test_732_of_797_unseen_digits_are_read_right(learned):
    X, y, W, b = learned
    right = (X[1000:] @ W.T + b).argmax(axis=1) == y[1000:]
    assert (right.sum(), right.size) == (732, 797)


def test_the_doubtful_five(learned):
    X, y, W, b = learned
    p = classify(X[IMAGE], W, b)
    assert y[IMAGE] == 5
    assert list(p.argsort()[::-1][:3]) == [5, 9, 3]
    np.testing.assert_allclose(p[[5, 9, 3]], [0.3595, 0.2248, 0.1985], atol=1e-4)


def test_its_jacobian_is_ten_by_64_of_rank_nine(learned):
    X, _, W, b = learned
    J = classifier_jacobian(X[IMAGE], W, b)
    assert J.shape == (10, 64)
    np.testing.assert_allclose(J, central_jacobian(lambda x: classify(x, W, b), X[IMAGE]), atol=1e-9)
    np.testing.assert_allclose(J.sum(axis=0), 0, atol=1e-14)
    assert np.linalg.matrix_rank(J) == 9
    largest = abs(J).max(axis=1)
    assert set(largest.argsort()[-3:]) == {3, 5, 9}, "the strong images"
    assert largest[[1, 7]].max() < 0.015 < largest[[0, 2, 4, 8]].min(), "the empty and the faint"
    assert largest[[0, 2, 4, 8]].max() < largest[6] < largest[3]


def test_of_64_pixels_one_alone_makes_the_five_a_nine(learned):
    """Brighten each by a quarter and read again; the one found is dark, and J pointed at it."""
    X, _, W, b = learned
    readings = [classify(X[IMAGE] + 0.25 * one, W, b).argmax() for one in np.eye(64)]
    assert np.flatnonzero(np.equal(readings, 9)).tolist() == [PIXEL]
    assert X[IMAGE, PIXEL] == 0
    J = classifier_jacobian(X[IMAGE], W, b)
    p = classify(X[IMAGE], W, b)
    predicted = p[:, None] + 0.25 * J
    assert np.flatnonzero(predicted[9] > predicted[5]).tolist() == [PIXEL]
    assert abs(J[5]).argmax() == J[9].argmax() == (J[9] - J[5]).argmax() == PIXEL
    gains = np.sort(J[9] - J[5])[::-1]
    assert gains[0] > 0.54 > gains[1]


def test_a_pixel_dark_in_all_images_learned_from_keeps_its_weights_at_zero(learned):
    X, _, W, b = learned
    assert not X[:1000, 0].any()
    np.testing.assert_allclose(W[:, 0], 0, atol=1e-12)
    np.testing.assert_allclose(classifier_jacobian(X[7], W, b)[:, 0], 0, atol=1e-12)


# The equations, as they are printed

Z = sp.Matrix(sp.symbols("z1:4", real=True))
P = Z.applyfunc(sp.exp) / sum(Z.applyfunc(sp.exp))


@pytest.mark.equation("classifier-softmax")
def test_the_printed_softmax(equation):
    assert equation.tex == r"p_k = \frac{e^{z_k}}{e^{z_1} + \cdots + e^{z_K}}"
    assert equation.shape == "1×1"
    at = dict(zip(Z, SCORES[1], strict=True))
    np.testing.assert_allclose(softmax(SCORES[1]), np.array(P.subs(at), float)[:, 0], rtol=1e-13)


@pytest.mark.equation("classifier-softmax-jacobian")
def test_the_printed_softmax_matrix(equation):
    assert equation.tex == r"S = \operatorname{diag}(p) - p\,p^\T"
    assert equation.shape == "K×K − (K×1)(1×K) → K×K"
    S = P.jacobian(list(Z))
    assert (S - sp.diag(*P) + P * P.T).applyfunc(sp.simplify) == sp.zeros(3)
    exact = np.array(S.subs(dict(zip(Z, SCORES[1], strict=True))), float)
    np.testing.assert_allclose(softmax_jacobian(softmax(SCORES[1])), exact, rtol=1e-12)


@pytest.mark.equation("classifier-jacobian")
def test_the_printed_product(equation):
    assert equation.tex == r"J = S W = \bigl( \operatorname{diag}(p) - p\,p^\T \bigr) W"
    assert equation.shape == "(K×K)(K×n) → K×n"
    W = sp.Matrix(3, 2, sp.symbols("w1:7"))
    x = sp.Matrix(sp.symbols("x1 x2"))
    scores = dict(zip(Z, W * x, strict=True))
    J = P.subs(scores, simultaneous=True).jacobian(x)
    S = (sp.diag(*P) - P * P.T).subs(scores, simultaneous=True)
    numbers = dict(zip([*W, *x], [0.3, -1, 2, 0.5, -0.7, 1.1, 0.4, -0.9], strict=True))
    np.testing.assert_allclose(
        np.array(J.subs(numbers).evalf(), float), np.array((S * W).subs(numbers).evalf(), float), rtol=1e-12
    )


@pytest.mark.equation("classifier-entry")
def test_the_printed_entry_is_the_weight_above_the_average(equation):
    assert equation.tex == r"J_{kj} = p_k \Bigl( W_{kj} - \sum_{l=1}^{K} p_l W_{lj} \Bigr)"
    assert equation.shape == "1×1"
    rng = np.random.default_rng(5)
    W, b, x = rng.normal(size=(4, 6)), rng.normal(size=4), rng.normal(size=6)
    p, measured = classify(x, W, b), central_jacobian(lambda x: classify(x, W, b), x)
    for k in range(4):
        for j in range(6):
            average = sum(p[i] * W[i, j] for i in range(4))
            assert p[k] * (W[k, j] - average) == pytest.approx(measured[k, j], abs=1e-9)


@pytest.mark.equation("classifier-toy")
def test_the_printed_toy_is_the_product(equation):
    assert equation.frame == r"J = \frac{3}{16} \square \square = \frac{3}{16} \square"
    assert equation.shape == "(2×2)(2×3) → 2×3"
    S, W, J = (np.array(equation.matrix(k), float) for k in range(3))
    np.testing.assert_array_equal(S, [[1, -1], [-1, 1]])
    np.testing.assert_array_equal(W, TOY_W)
    np.testing.assert_array_equal(S @ W, J)
    np.testing.assert_allclose(3 / 16 * S, softmax_jacobian(np.array([0.75, 0.25])))
    np.testing.assert_allclose(
        3 / 16 * J, central_jacobian(lambda x: classify(x, TOY_W, TOY_B), TOY_X), atol=1e-9
    )
