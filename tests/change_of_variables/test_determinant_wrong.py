"""How determinants are misread: layers subtract, two points share an image, a factor counts n times."""

import numpy as np
import pytest
from scipy.integrate import quad

from snippets.change_of_variables.determinant import F, F_jacobian, fold
from snippets.change_of_variables.determinant_wrong import folded_area


def test_without_the_absolute_value_the_layer_face_down_is_subtracted():
    left, right = fold(-1, 0)[0], fold(0.5, 0)[0]  # widths of the layers; both are 1 high
    assert folded_area(np.abs) == pytest.approx(left + right) == pytest.approx(1.25)
    assert folded_area(lambda det: det) == pytest.approx(right - left) == pytest.approx(-0.75)
    by_quad, _ = quad(lambda x: abs(2 * x), -1, 0.5, points=[0])
    assert folded_area(np.abs) == pytest.approx(by_quad)
    assert folded_area(np.abs, strips=3) == pytest.approx(1.25), "exact where a strip ends at the crease"


def test_equal_layers_would_cancel():
    assert quad(lambda x: 2 * x, -1, 1)[0] == pytest.approx(0)


def test_two_points_share_an_image_though_the_determinant_is_positive_at_both():
    for at in ((1.5, 0.5), (0.2, -3.0)):
        opposite = tuple(-q for q in at)
        np.testing.assert_array_equal(F(*at), F(*opposite))
        assert np.linalg.det(F_jacobian(*at)) > 0 and np.linalg.det(F_jacobian(*opposite)) > 0


def test_the_sheet_goes_around_twice():
    """One turn around the origin becomes two."""
    angles = np.linspace(0, 2 * np.pi, 200)
    x, y = F(np.cos(angles), np.sin(angles))
    turned = np.unwrap(np.arctan2(y, x))
    assert (turned[-1] - turned[0]) / (2 * np.pi) == pytest.approx(2)


def test_a_factor_counts_once_for_each_column():
    J = F_jacobian(1.5, 0.5)
    assert np.linalg.det(3 * J) == pytest.approx(9 * np.linalg.det(J)) == pytest.approx(90)
