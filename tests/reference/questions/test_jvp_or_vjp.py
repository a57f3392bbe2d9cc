"""The two products, against matrices that other means computed."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest

from snippets.reference.questions.jvp_or_vjp import jvp, mixed, slope, vjp
from tests.witnesses import central_jacobian, complex_step_jacobian

X, V = np.array([1.0, 2.0]), np.array([3.0, 1.0])


def three(x):
    return np.array([x[0] * x[1], np.sin(x[0]), x[1] ** 3])


@pytest.mark.parametrize("f", [mixed, slope, three])
def test_they_are_products_with_j_and_with_its_transpose(f):
    for x in (X, np.array([-0.6, 0.9])):
        J = central_jacobian(f, x)
        m, n = J.shape
        v, w = np.linspace(1, 2, n), np.linspace(-1, 3, m)
        np.testing.assert_allclose(jvp(f, x, v), J @ v, atol=1e-8)
        np.testing.assert_allclose(vjp(f, x, w), J.T @ w, atol=1e-8)
        assert jvp(f, x, v).shape == (m,)
        assert vjp(f, x, w).shape == (n,)


def test_autograd_agrees():
    def traced(x):
        return anp.array([x[0] ** 2, x[0] * x[1]])

    away = np.array([3.0, 2.0])
    np.testing.assert_allclose(mixed(away), [9, 6])
    np.testing.assert_allclose(vjp(mixed, away, V), autograd.make_vjp(traced)(away)[0](V), rtol=1e-14)
    pull, _ = autograd.make_vjp(traced)(X)
    np.testing.assert_allclose(vjp(mixed, X, V), pull(V), rtol=1e-14)
    np.testing.assert_allclose(pull(V), [8, 1])


def test_slope_is_a_gradient_and_its_jacobian_symmetric():
    np.testing.assert_allclose(slope(X), autograd.grad(lambda x: x[0] ** 2 * x[1])(X))
    H = complex_step_jacobian(slope, X)
    np.testing.assert_array_equal(H, H.T)
    np.testing.assert_allclose(H, autograd.hessian(lambda x: x[0] ** 2 * x[1])(X))


def test_the_products_agree_for_every_v_only_if_j_is_symmetric():
    """Unit vectors suffice: column i of J against row i."""
    same = [np.allclose(jvp(slope, X, e), vjp(slope, X, e)) for e in np.eye(2)]
    differ = [np.allclose(jvp(mixed, X, e), vjp(mixed, X, e)) for e in np.eye(2)]
    assert all(same) and not any(differ)


def test_the_result_does_not_depend_on_the_step():
    for eps in (1e-12, 1e-100):
        np.testing.assert_allclose(jvp(three, X, V, eps), jvp(three, X, V), rtol=1e-12)
        np.testing.assert_allclose(vjp(three, X, np.ones(3), eps), vjp(three, X, np.ones(3)), rtol=1e-12)
