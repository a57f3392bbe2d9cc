"""How the forgotten factor is wrong: a rectangle's area, right by accident at radius 2."""

import numpy as np
import pytest

from snippets.change_of_variables.polar import disc_area
from snippets.change_of_variables.polar_wrong import disc_area_without_r


@pytest.mark.parametrize("radius", [0.5, 1, 2, 3])
def test_it_is_the_rectangle_of_the_grid(radius):
    assert disc_area_without_r(radius) == pytest.approx(radius * 2 * np.pi)


def test_it_is_too_large_below_radius_2_and_too_small_above():
    assert disc_area_without_r(1) > disc_area(1)
    assert disc_area_without_r(2) == pytest.approx(disc_area(2))
    assert disc_area_without_r(3) < disc_area(3)
