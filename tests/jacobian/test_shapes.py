"""Witnesses for snippets/jacobian/shapes.py, and for every equation of its page."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest
import sympy as sp

from snippets.jacobian.shapes import difference_gradient, products
from tests.witnesses import central_jacobian

X = np.array([[1.0, 0, 2], [0, 1, 0], [1, 1, 0], [0, 2, 1]])
G = np.array([[1.0, 0], [2, 1], [0, 3], [1, 1]])
W = np.array([[1.0, -1], [0, 2], [3, 1]])
EIGHT = {"X G", "X Gᵀ", "Xᵀ G", "Xᵀ Gᵀ", "G X", "G Xᵀ", "Gᵀ X", "Gᵀ Xᵀ"}


def batch_loss(W, X, G):
    return np.sum(G * (X @ W))


def test_with_different_sizes_two_of_eight_products_fit_and_one_has_the_shape_of_w():
    found = dict(products(X, G))
    assert {name: value.shape for name, value in found.items()} == {"Xᵀ G": (3, 2), "Gᵀ X": (2, 3)}
    np.testing.assert_array_equal(found["Xᵀ G"], [[1, 3], [4, 6], [3, 1]])
    np.testing.assert_array_equal(found["Gᵀ X"], found["Xᵀ G"].T)


def test_with_equal_sizes_all_eight_fit_and_the_gradient_is_one_of_them():
    square_x, square_g = np.array([[1.0, 2], [3, 4]]), np.array([[1.0, 0], [2, 1]])
    found = dict(products(square_x, square_g))
    assert set(found) == EIGHT
    for name, value in found.items():
        one, other = name.split()
        factors = {"X": square_x, "Xᵀ": square_x.T, "G": square_g, "Gᵀ": square_g.T}
        np.testing.assert_array_equal(value, np.einsum("ij,jk->ik", factors[one], factors[other]))
    by_autograd = autograd.grad(lambda w: anp.sum(square_g * (square_x @ w)))(np.eye(2))
    right = [name for name, value in found.items() if np.allclose(value, by_autograd)]
    assert right == ["Xᵀ G"]


def test_which_products_fit_when_only_two_sizes_agree():
    """A layer from n to n leaves two candidates for W, each the transpose of the other, whatever B is."""
    found = dict(products(np.ones((5, 3)), np.arange(15.0).reshape(5, 3)))
    assert set(found) == {"X Gᵀ", "Xᵀ G", "G Xᵀ", "Gᵀ X"}
    assert {name for name, value in found.items() if value.shape == (3, 3)} == {"Xᵀ G", "Gᵀ X"}
    np.testing.assert_array_equal(found["Gᵀ X"], found["Xᵀ G"].T)
    assert not np.array_equal(found["Gᵀ X"], found["Xᵀ G"])


def test_differences_match_autograd_for_a_loss_that_is_not_linear():
    at = np.array([[0.3, -1.2, 0.5], [2.0, 0.1, -0.7]])

    def curved(w):
        return anp.sum(anp.sin(w) * anp.arange(6).reshape(2, 3)) + w[0, 1] ** 2 * w[1, 2]

    gradient = difference_gradient(curved, at)
    assert gradient.shape == (2, 3)
    np.testing.assert_allclose(gradient, autograd.grad(curved)(at), atol=1e-8)
    np.testing.assert_allclose(gradient, central_jacobian(curved, at), atol=1e-8)
    assert difference_gradient(lambda w: w[0], np.array([5])).dtype == float, "an integer W is moved, too"


def test_the_second_order_of_the_differences():
    """Of exp at 0 they err by eps² / 6, not by eps / 2 as one-sided ones would."""
    for eps in (1e-2, 1e-3):
        error = difference_gradient(lambda w: np.exp(w[0]), np.zeros(1), eps)[0] - 1
        assert error == pytest.approx(eps**2 / 6, rel=1e-3)


def test_weights_stored_outputs_by_inputs_have_the_transposed_gradient():
    turned = difference_gradient(lambda w: np.sum(G * (X @ w.T)), W.T)
    np.testing.assert_allclose(turned, G.T @ X, atol=1e-8)
    assert turned.shape == W.T.shape != W.shape


# The equations, as they are printed


@pytest.mark.equation("shapes-product")
def test_the_shape_of_a_product(equation):
    assert equation.tex == r"(P Q)_{ik} = \sum_{j=1}^{b} P_{ij} Q_{jk}"
    assert equation.shape == "(a×b)(b×c) → a×c"
    P, Q = sp.Matrix(2, 3, sp.symbols("p:6")), sp.Matrix(3, 4, sp.symbols("q:12"))
    assert (P * Q).shape == (2, 4)
    assert all((P * Q)[i, k] == sum(P[i, j] * Q[j, k] for j in range(3)) for i in range(2) for k in range(4))
    assert (P * Q).T == Q.T * P.T
    with pytest.raises(sp.matrices.exceptions.ShapeError):
        Q * P


@pytest.mark.equation("shapes-gradient")
def test_the_gradient_by_a_matrix_has_the_shape_of_the_matrix(equation):
    assert equation.tex == r"\bar W_{ij} = \frac{\partial L}{\partial W_{ij}}"
    assert equation.shape == "n×m"
    symbols = sp.Matrix(3, 2, sp.symbols("w:6"))
    L = (symbols[0, 1] * symbols[2, 0] + symbols[1, 1] ** 3) * symbols[2, 1]
    exact = np.array([[L.diff(symbols[i, j]).subs(dict(zip(symbols, W.flat, strict=True)))
                       for j in range(2)] for i in range(3)], float)  # fmt: skip

    def loss(w):
        return (w[0, 1] * w[2, 0] + w[1, 1] ** 3) * w[2, 1]

    assert difference_gradient(loss, W).shape == (3, 2)
    np.testing.assert_allclose(difference_gradient(loss, W), exact, atol=1e-7)
    row = sp.Matrix([L]).jacobian(list(symbols))
    assert row.shape == (1, 6), "the Jacobian is one row of n m numbers"
    folded = np.array(row.subs(dict(zip(symbols, W.flat, strict=True))), float).reshape(3, 2)
    np.testing.assert_array_equal(folded, exact)


@pytest.mark.equation("shapes-layer")
def test_both_gradients_of_a_layer(equation):
    assert equation.tex == r"\bar W = X^\T G, \qquad \bar X = G W^\T"
    assert equation.shape == "(n×B)(B×m) → n×m, (B×m)(m×n) → B×n"
    by_w = autograd.grad(lambda w: anp.sum(G * (X @ w)))(W)
    by_x = autograd.grad(lambda x: anp.sum(G * (x @ W)))(X)
    np.testing.assert_array_equal(X.T @ G, by_w)
    np.testing.assert_array_equal(G @ W.T, by_x)
    np.testing.assert_allclose(difference_gradient(lambda w: batch_loss(w, X, G), W), by_w, atol=1e-7)
    np.testing.assert_allclose(difference_gradient(lambda x: batch_loss(W, x, G), X), by_x, atol=1e-7)


@pytest.mark.equation("shapes-numbers")
def test_the_product_by_hand(equation):
    assert equation.frame == r"X^\T G = \square \square = \square"
    assert equation.shape == "(3×4)(4×2) → 3×2"
    left, right, product = (np.array(equation.matrix(k), float) for k in range(3))
    np.testing.assert_array_equal(left, X.T)
    np.testing.assert_array_equal(right, G)
    np.testing.assert_array_equal(np.einsum("ik,kj->ij", left, right), product)


@pytest.mark.equation("shapes-sum")
def test_a_weight_s_gradient_adds_over_the_examples(equation):
    assert equation.tex == r"\bar W_{ij} = \sum_{k=1}^{B} X_{ki} G_{kj}"
    assert equation.shape == "1×1"
    single = [autograd.grad(lambda w, k=k: anp.sum(G[k] * (X[k] @ w)))(W) for k in range(4)]
    np.testing.assert_array_equal(sum(single), X.T @ G)
    assert single[3][1, 0] == X[3, 1] * G[3, 0] == 2
