"""The order-4 tensor of Y = XW, its flattening and its contraction."""

import autograd
import numpy as np
import pytest
import sympy as sp

from snippets.reference.questions.matrix_by_matrix import by_weights
from tests.witnesses import central_jacobian, complex_step_jacobian

rng = np.random.default_rng(0)
X, W, G = rng.normal(size=(2, 3)), rng.normal(size=(3, 4)), rng.normal(size=(2, 4))


def test_the_tensor_is_the_derivative():
    T = by_weights(X, columns=4)
    assert T.shape == (2, 4, 3, 4)
    assert T.size == 96
    np.testing.assert_allclose(T, central_jacobian(lambda weights: X @ weights, W), atol=1e-8)
    np.testing.assert_allclose(T, complex_step_jacobian(lambda weights: X @ weights, W), rtol=1e-14)


def test_the_flattening_acts_on_rows_written_one_after_the_other():
    J = by_weights(X, columns=4).reshape(8, 12)
    np.testing.assert_allclose(J @ W.ravel(), (X @ W).ravel(), rtol=1e-12)
    np.testing.assert_allclose(J, np.kron(X, np.eye(4)), rtol=1e-14)


def test_the_contraction_is_the_gradient_of_the_loss():
    """L = ΣG∘Y has ∂L/∂Y = G; autograd differentiates it by W."""
    contracted = np.einsum("ij,ijkl->kl", G, by_weights(X, columns=4))
    gradient = autograd.grad(lambda weights: (G * (X @ weights)).sum())(W)
    np.testing.assert_allclose(contracted, gradient, rtol=1e-12)
    np.testing.assert_allclose(X.T @ G, gradient, rtol=1e-12)


def test_nearly_all_entries_vanish():
    assert np.count_nonzero(by_weights(X, columns=4)) == 2 * 3 * 4 == 96 / 4


def test_four_equations_in_four_unknowns_have_a_4_by_4_jacobian():
    unknowns = sp.symbols("a:d")
    equations = sp.Matrix([sum(u**k for u in unknowns) - k for k in range(1, 5)])
    assert equations.jacobian(unknowns).shape == (4, 4)


@pytest.mark.equation("questions-order-four")
def test_an_entry_of_the_tensor(equation):
    assert equation.tex == r"\frac{\partial Y_{ij}}{\partial W_{kl}} = X_{ik} \delta_{jl}"
    assert equation.shape == "1×1"
    data, weights = sp.MatrixSymbol("X", 2, 3), sp.MatrixSymbol("W", 3, 4)
    Y, ways = (data * weights).as_explicit(), weights.as_explicit()
    for i, j, k, l in np.ndindex(2, 4, 3, 4):  # noqa: E741 - the letters of the formula
        assert Y[i, j].diff(ways[k, l]) == data[i, k] * sp.KroneckerDelta(j, l)
