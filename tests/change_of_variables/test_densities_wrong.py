"""How the wrong densities are wrong: their integrals are moments and probabilities, not 1."""

import numpy as np
import pytest
from scipy.integrate import quad
from scipy.stats import lognorm, norm

from snippets.change_of_variables.densities import log_normal, normal
from snippets.change_of_variables.densities_wrong import (
    both_branches,
    forgotten,
    multiplied,
    one_branch,
    without_absolute_value,
)

MU, SIGMA = 0.3, 0.5
AT = np.array([0.3, 1.7, 4.0])


def total(p):
    return quad(p, 0, np.inf)[0]


def test_each_is_off_by_the_factor_that_it_mistook():
    np.testing.assert_allclose(forgotten(AT), log_normal(AT) * AT, rtol=1e-12)
    np.testing.assert_allclose(multiplied(AT), log_normal(AT) * AT**2, rtol=1e-12)
    mirrored = lognorm.pdf(AT, SIGMA, scale=np.exp(-MU))
    np.testing.assert_allclose(without_absolute_value(AT), -mirrored, rtol=1e-12)


def test_the_totals_are_the_mean_and_the_mean_square_of_y():
    assert total(forgotten) == pytest.approx(lognorm.mean(SIGMA, scale=np.exp(MU)))
    assert total(multiplied) == pytest.approx(lognorm.moment(2, SIGMA, scale=np.exp(MU)))
    assert total(without_absolute_value) == pytest.approx(-1)


def test_one_branch_holds_the_positive_x_and_both_are_the_slope_of_the_distribution():
    assert total(one_branch) == pytest.approx(norm.sf(0, MU, SIGMA), abs=1e-7)
    assert total(both_branches) == pytest.approx(1, abs=1e-7)
    eps = 1e-6

    def distribution(y):
        return norm.cdf(np.sqrt(y), MU, SIGMA) - norm.cdf(-np.sqrt(y), MU, SIGMA)

    slope = (distribution(AT + eps) - distribution(AT - eps)) / (2 * eps)
    np.testing.assert_allclose(both_branches(AT), slope, rtol=1e-6)
    np.testing.assert_allclose(one_branch(AT) + normal(-np.sqrt(AT)) / 2 / np.sqrt(AT), slope, rtol=1e-6)


def test_the_slope_at_the_wrong_point_does_not_integrate_to_1_either():
    misplaced, _ = quad(lambda y: normal(np.log(y)) / np.exp(y), 0, 100)
    assert misplaced < 0.5
