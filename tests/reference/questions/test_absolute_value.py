"""Sign is orientation, size is area."""

import numpy as np
import pytest
from scipy.spatial import ConvexHull

from snippets.reference.questions.absolute_value import signed_area

J = np.array([[0.0, 2.0], [3.0, 0.0]])
TRIANGLE = np.array([[0.0, 0.0], [2.0, 0.0], [0.0, 1.0]])
PENTAGON = np.array([[1.0, 0.5], [3.0, 0.0], [4.0, 2.0], [2.0, 3.5], [0.0, 2.0]])


@pytest.mark.parametrize("polygon", [TRIANGLE, PENTAGON])
def test_the_area_of_anticlockwise_corners_is_that_of_their_hull(polygon):
    assert signed_area(polygon) == pytest.approx(ConvexHull(polygon).volume)
    assert signed_area(polygon[::-1]) == pytest.approx(-ConvexHull(polygon).volume)
    assert signed_area(polygon + np.array([5, -7])) == pytest.approx(signed_area(polygon))


@pytest.mark.parametrize("matrix", [J, J[:, ::-1], np.array([[1.0, 2.0], [0.5, -1.0]])])
def test_the_image_has_the_determinant_as_signed_and_its_size_as_plain_area(matrix):
    for polygon in (TRIANGLE, PENTAGON):
        image = polygon @ matrix.T
        det = matrix[0, 0] * matrix[1, 1] - matrix[0, 1] * matrix[1, 0]
        assert signed_area(image) == pytest.approx(det * signed_area(polygon))
        assert ConvexHull(image).volume == pytest.approx(abs(det) * ConvexHull(polygon).volume)


def test_swapped_inputs_flip_the_sign_and_keep_the_size():
    assert np.linalg.det(J[:, ::-1]) == pytest.approx(-np.linalg.det(J)) == pytest.approx(6)


def test_the_triangle_of_the_page():
    assert signed_area(TRIANGLE) == 1
    assert signed_area(TRIANGLE @ J.T) == pytest.approx(-6)
    np.testing.assert_array_equal(TRIANGLE @ J.T, [[0, 0], [0, 6], [2, 0]])


def test_slogdet_returns_sign_and_logarithm_apart():
    sign, log = np.linalg.slogdet(J)
    assert sign == -1
    assert np.exp(log) == pytest.approx(6)


def test_in_one_variable_the_limits_take_care_of_the_sign():
    """Substituting x = -t turns ∫₀¹ 3x² dx into ∫₀⁻¹ 3t² (-1) dt: signed factor, limits in swapped order."""
    t = np.linspace(0, -1, 10_001)
    assert np.trapezoid(3 * t**2 * -1, t) == pytest.approx(1)
