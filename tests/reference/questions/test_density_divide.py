"""Only the density that was divided has total 1 and fits samples."""

import numpy as np
import pytest
import sympy as sp
from scipy.integrate import quad
from scipy.stats import expon, kstest, weibull_min

from snippets.reference.questions.density_divide import candidates, p_x, slope
from tests.witnesses import complex_step_jacobian


def test_p_x_is_the_exponential_density_and_slope_the_derivative():
    for x in (0.2, 1.0, 3.5):
        assert p_x(x) == pytest.approx(expon.pdf(x))
        assert slope(x) == pytest.approx(float(complex_step_jacobian(lambda t: t**2, x)))


def test_the_totals_are_1_2_and_8():
    totals = [quad(p_y, 0, np.inf)[0] for p_y in candidates.values()]
    np.testing.assert_allclose(totals, [1, 2, 8], rtol=1e-6)
    s = sp.symbols("s", positive=True)  # y = s², dy = 2s ds
    exact = [sp.integrate(sp.exp(-s) * (2 * s) ** k * 2 * s, (s, 0, sp.oo)) for k in (-1, 0, 1)]
    assert exact == [1, 2, 8]


def test_the_divided_density_is_that_of_the_square():
    """The square of an exponential variable is Weibull with shape 1/2; its samples fit."""
    for y in (0.1, 1.0, 7.0):
        assert candidates["divided by the slope"](y) == pytest.approx(weibull_min.pdf(y, 0.5))
    samples = np.random.default_rng(0).exponential(size=5000) ** 2
    assert kstest(samples, weibull_min(0.5).cdf).pvalue > 0.01


def test_dividing_by_the_slope_is_multiplying_by_the_slope_of_the_inverse():
    for y in (0.3, 2.0):
        inverse = float(complex_step_jacobian(np.sqrt, y))
        assert candidates["divided by the slope"](y) == pytest.approx(p_x(np.sqrt(y)) * inverse)


def test_the_logarithm_is_a_difference():
    y = 2.5
    log = np.log(p_x(np.sqrt(y))) - np.log(abs(slope(np.sqrt(y))))
    assert np.log(candidates["divided by the slope"](y)) == pytest.approx(log)


def test_in_two_dimensions_too():
    """A triangular map of two normal variables: divided by |det J| the density has total 1."""
    A = np.array([[2.0, 0.0], [1.0, -3.0]])
    inverse = np.linalg.inv(A)
    grid = np.linspace(-40, 40, 801)
    Y = np.stack(np.meshgrid(grid, grid), axis=-1)
    X = Y @ inverse.T
    p = np.exp(-(X**2).sum(axis=-1) / 2) / (2 * np.pi) / abs(np.linalg.det(A))
    assert p.sum() * 0.1**2 == pytest.approx(1)
