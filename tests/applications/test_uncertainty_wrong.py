"""How the four slips are wrong: by which factor, and which check finds them."""

import numpy as np
import pytest

from snippets.applications.uncertainty import position_jacobian, propagate
from snippets.applications.uncertainty_wrong import (
    degrees_for_radians,
    deviations_for_variances,
    wrong_order,
)

SD = np.array([0.1, 0.05])
J = position_jacobian(np.array([10.0, np.pi / 4]))


def test_the_wrong_order_is_silent_for_a_square_map_and_has_the_inputs_units():
    """Measured in metres the right result grows by 1000² throughout; the wrong one does not."""
    cov = np.diag(SD**2)
    assert wrong_order(J, cov).shape == (2, 2)
    np.testing.assert_allclose(wrong_order(J, cov), propagate(J.T, cov), rtol=1e-14)
    np.testing.assert_allclose(wrong_order(J, cov), [[0.00625, -0.0375], [-0.0375, 0.625]], rtol=1e-12)
    unit = np.diag([1000, 1])
    metres = np.diag([1000, 1000]) @ J @ np.linalg.inv(unit), unit @ cov @ unit
    np.testing.assert_allclose(propagate(*metres), 1e6 * propagate(J, cov), rtol=1e-12)
    factors = wrong_order(*metres) / wrong_order(J, cov)
    assert not np.any(np.isclose(factors, 1e6))


@pytest.mark.parametrize(("outputs", "inputs"), [(1, 2), (3, 2)])
def test_the_wrong_order_does_not_fit_a_map_that_is_not_square(outputs, inputs):
    matrix = np.ones((outputs, inputs))
    assert propagate(matrix, np.eye(inputs)).shape == (outputs, outputs)
    with pytest.raises(ValueError, match="matmul"):
        wrong_order(matrix, np.eye(inputs))


def test_deviations_for_variances_are_the_variances_of_other_inputs():
    np.testing.assert_allclose(deviations_for_variances(J, SD), propagate(J, np.diag(SD)), rtol=1e-14)
    assert deviations_for_variances(J, SD)[0, 0] == pytest.approx((0.1 + 100 * 0.05) / 2)
    ones = np.ones(2)
    np.testing.assert_allclose(deviations_for_variances(J, ones), J @ J.T)  # unseen if every sd is 1


def test_degrees_make_the_sideways_error_57_3_times_too_large():
    across = np.array([-1, 1]) / np.sqrt(2)
    along = np.array([1, 1]) / np.sqrt(2)
    wrong, right = degrees_for_radians(J, SD), propagate(J, np.diag(SD**2))
    assert (across @ wrong @ across / (across @ right @ across)) ** 0.5 == pytest.approx(57.2958, rel=1e-5)
    assert along @ wrong @ along == pytest.approx(along @ right @ along)
    assert (across @ right @ across) ** 0.5 == pytest.approx(0.5)


def test_the_round_trip_needs_the_correlation():
    """The inverse's row for r is that of J⁻¹; with the whole matrix it finds the radar's own 0.1."""
    back = np.linalg.inv(J)
    xy = propagate(J, np.diag(SD**2))
    np.testing.assert_allclose(propagate(back, xy), np.diag(SD**2), atol=1e-14)
    lost = propagate(back, np.diag(np.diag(xy)))
    assert lost[0, 0] == pytest.approx(0.13)
    np.testing.assert_allclose(back[0], [np.cos(np.pi / 4), np.sin(np.pi / 4)])
