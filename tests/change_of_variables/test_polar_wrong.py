"""How it is wrong: a rectangle's area, right by accident at radius 2; a ball whose halves cancel."""

import numpy as np
import pytest

from snippets.change_of_variables.polar import ball_volume, disc_area
from snippets.change_of_variables.polar_wrong import disc_area_without_r


@pytest.mark.parametrize("radius", [0.5, 1, 2, 3])
def test_it_is_the_rectangle_of_the_grid(radius):
    assert disc_area_without_r(radius) == pytest.approx(radius * 2 * np.pi)


def test_it_is_too_large_below_radius_2_and_too_small_above():
    assert disc_area_without_r(1) > disc_area(1)
    assert disc_area_without_r(2) == pytest.approx(disc_area(2))
    assert disc_area_without_r(3) < disc_area(3)


def test_exchanged_limits_give_no_volume_because_the_sine_changes_its_sign():
    first = ball_volume(3, theta_to=np.pi, phi_to=np.pi)
    both = ball_volume(3, theta_to=2 * np.pi, phi_to=np.pi)
    assert first == pytest.approx(ball_volume(3) / 2) and first > 50
    assert both == pytest.approx(0, abs=1e-9)
    assert np.sin(1.5 * np.pi) < 0
