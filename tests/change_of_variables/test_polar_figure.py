"""The pictures show what the text says, whatever the pixels."""

import numpy as np
import pytest

from snippets.change_of_variables.polar_figure import CELL, SIDE, draw
from snippets.palette import COLUMNS


def area(points):
    x, y = np.transpose(points)
    return abs(np.sum(x * np.roll(y, -1) - y * np.roll(x, -1))) / 2


def test_rays_are_orange_and_arcs_are_blue():
    _, paper = draw()["map"].axes
    assert paper.get_aspect() == 1, "circles must look round"
    for line in paper.lines:
        radii = np.hypot(*line.get_data())
        constant = np.ptp(radii) < 1e-12
        assert line.get_color() == (COLUMNS[1] if constant else COLUMNS[0])


def test_the_cells_of_the_grid_are_alike_and_the_marked_one_is_the_same_in_both():
    plane, paper = draw()["map"].axes
    (before,), (after,) = plane.patches, paper.patches
    r, theta = np.transpose(before.get_xy())
    np.testing.assert_allclose(after.get_xy(), np.transpose([r * np.cos(theta), r * np.sin(theta)]))
    assert area(before.get_xy()) == pytest.approx(0.5 * 0.25)
    assert area(after.get_xy()) == pytest.approx((2.5**2 - 2**2) / 2 * 0.25, rel=1e-3)


def test_the_dashed_rectangle_has_right_angles_and_the_area_of_the_determinant():
    (axes,) = draw()["cell"].axes
    _, tangent = axes.patches[:2]
    corners = tangent.get_xy()[:4]
    first, second = corners[1] - corners[0], corners[3] - corners[0]
    assert first @ second == pytest.approx(0, abs=1e-12)
    assert np.linalg.norm(first) == pytest.approx(SIDE)
    assert np.linalg.norm(second) == pytest.approx(CELL[0] * SIDE)
    assert area(corners) == pytest.approx(CELL[0] * SIDE**2)


def test_the_thin_arcs_and_rays_are_the_cell_s_own_edges():
    (axes,) = draw()["cell"].axes
    arcs = [line for line in axes.lines if line.get_color() == COLUMNS[1]]
    rays = [line for line in axes.lines if line.get_color() == COLUMNS[0]]
    radii = sorted(np.hypot(*line.get_data())[0] for line in arcs)
    angles = sorted(np.arctan2(line.get_ydata()[0], line.get_xdata()[0]) for line in rays)
    np.testing.assert_allclose(radii, [CELL[0], CELL[0] + SIDE])
    np.testing.assert_allclose(angles, [CELL[1], CELL[1] + SIDE])
