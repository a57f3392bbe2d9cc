"""How the integral is wrong: twice, four times, negative; and a disc counted twice."""

import numpy as np
import pytest
from scipy.integrate import quad

from snippets.change_of_variables.integrals import add_cells
from snippets.change_of_variables.integrals_wrong import disc_area

TRUTH = (np.e - 1 / np.e) / 3


@pytest.mark.parametrize(("factor", "times"), [(0.5, 1), (1, 2), (2, 4), (-0.5, -1)])
def test_each_wrong_factor_is_a_multiple_of_the_truth(factor, times):
    assert add_cells(factor) == pytest.approx(times * TRUTH, rel=2e-5)


def test_the_whole_disc_covers_its_image_twice_and_half_of_it_once():
    assert disc_area(half=False) == pytest.approx(2 * np.pi, rel=1e-3)
    assert disc_area(half=True) == pytest.approx(np.pi, rel=1e-3)
    assert disc_area(half=False, cells=200) == pytest.approx(2 * np.pi, rel=5e-3)


def test_of_four_by_four_cells_the_twelve_whose_middles_lie_in_the_disc():
    """By hand: the middles are ±1/4 and ±3/4; all but the four corners count, each with the area 1/4."""
    inner, outer = 4 * (1 / 16 + 1 / 16), 4 * (1 / 16 + 9 / 16)
    assert disc_area(half=False, cells=4) == pytest.approx((4 * inner + 8 * outer) / 4, rel=1e-12)
    assert disc_area(half=True, cells=4) == pytest.approx((2 * inner + 4 * outer) / 4, rel=1e-12)


def test_a_ring_without_the_origin_is_counted_twice_as_well():
    """In polar coordinates of both planes: 4ρ² is the factor, radius ρ goes to ρ², the angle is doubled."""
    inner = 0.6
    counted, _ = quad(lambda rho: 4 * rho**2 * 2 * np.pi * rho, inner, 1)
    assert counted == pytest.approx(2 * np.pi * (1 - (inner**2) ** 2))


def test_the_image_of_the_half_disc_is_the_whole_disc():
    """Every point of the disc but those on the slit x ≤ 0, y = 0 has one root with u > 0, its other u < 0."""
    points = np.random.default_rng(0).uniform(-1, 1, (2, 500))
    z = points[0] + 1j * points[1]
    z = z[abs(z) <= 1]
    roots = np.sqrt(z)
    assert np.all(roots.real > 0) and np.all(abs(roots) <= 1)
    np.testing.assert_allclose(roots**2, z)
    np.testing.assert_allclose((-roots) ** 2, z)
