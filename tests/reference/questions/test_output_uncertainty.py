"""The first-order spread of a product against exact moments and against drawn samples."""

import numpy as np
import pytest
import sympy as sp

from snippets.reference.questions.output_uncertainty import covariance, power, power_jacobian
from tests.witnesses import complex_step_jacobian

X, SIGMAS = np.array([12.0, 2.0]), np.array([0.3, 0.05])
PROSE = {"0.3": SIGMAS[0], "0.05": SIGMAS[1], "1.2": 2 * 0.3 + 12 * 0.05}


def spread(correlation):
    J = power_jacobian(X)
    return np.sqrt((J @ covariance(SIGMAS, correlation) @ J.T).item())


def test_the_row_is_the_derivative():
    for x in (X, np.array([-3.0, 0.7])):
        row = complex_step_jacobian(power, x)
        np.testing.assert_allclose(power_jacobian(x), [row])
    assert power_jacobian(X).shape == (1, 2)


def test_the_covariance_has_the_variances_and_the_correlation():
    C = covariance(SIGMAS, -0.5)
    np.testing.assert_allclose(np.sqrt(np.diag(C)), SIGMAS)
    assert C[0, 1] == C[1, 0] == pytest.approx(-0.5 * 0.3 * 0.05)
    np.testing.assert_allclose(covariance(SIGMAS, 0), np.diag(SIGMAS**2))


def test_independent_errors_add_like_the_sides_of_a_right_angle():
    each = np.array([2 * 0.3, 12 * 0.05])
    np.testing.assert_allclose(each, [0.6, 0.6])
    assert spread(0) == pytest.approx(np.hypot(*each))


def test_correlation_helps_or_hurts():
    """Two equal contributions at correlation ρ: the law of cosines, 0.6 √(2 + 2ρ)."""
    for correlation in (-0.5, 0, 0.5, 0.9):
        assert spread(correlation) == pytest.approx(0.6 * np.sqrt(2 + 2 * correlation))


@pytest.mark.parametrize("correlation", [-0.5, 0.0, 0.5])
def test_the_exact_spread_of_the_product_of_two_normal_variables(correlation):
    """Var(UI) = first order + σ_U²σ_I²(1 + ρ²), which is small here."""
    extra = (0.3 * 0.05) ** 2 * (1 + correlation**2)
    assert spread(correlation) == pytest.approx(np.sqrt(spread(correlation) ** 2 + extra), rel=1e-3)
    rng = np.random.default_rng(0)
    samples = rng.multivariate_normal(X, covariance(SIGMAS, correlation), size=200_000)
    assert power(samples.T).std() == pytest.approx(spread(correlation), rel=0.01)


def test_errors_that_pass_through_a_linear_map_have_the_covariance_of_the_page():
    """E[(Je)(Je)ᵀ] = J E[eeᵀ] Jᵀ, for two outputs and three inputs, over four equally likely errors."""
    e = sp.Matrix([[1, -1, 2, 0], [0, 3, -1, 1], [2, 2, 0, -1]])
    J = sp.Matrix([[1, 2, 0], [0, 1, -1]])
    inside = e * e.T / 4
    outside = (J * e) * (J * e).T / 4
    assert outside == J * inside * J.T
