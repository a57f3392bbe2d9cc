"""The pictures show what the text says, whatever the pixels."""

import matplotlib
import numpy as np
import pytest

from snippets.change_of_variables.polar_figure import CELL, SIDE, draw
from snippets.palette import COLUMNS


def area(points):
    x, y = np.transpose(points)
    return abs(np.sum(x * np.roll(y, -1) - y * np.roll(x, -1))) / 2


def test_rays_are_orange_and_arcs_are_blue():
    plane, paper = draw()["map"].axes
    for line in plane.lines:
        upright = np.ptp(line.get_xdata()) == 0  # r stands still, θ moves
        assert line.get_color() == (COLUMNS[1] if upright else COLUMNS[0])
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


def test_the_axes_are_named_and_the_map_goes_from_left_to_right():
    figure = draw()["map"]
    names = [{t.get_text(): t.get_position() for t in axes.texts} for axes in figure.axes]
    for along, up in (("r", "θ"), ("x", "y")):
        (axis,) = [place for place in names if along in place]
        assert axis[along][0] > 3 and axis[along][1] == 0, "at the end of the horizontal axis"
        assert axis[up][0] == 0 and axis[up][1] > 1.5, "at the end of the vertical one"
    assert list(names[0]) == ["r", "θ"]
    assert [text.get_text() for text in figure.texts] == ["→"]


def test_the_filled_cell_is_the_image_of_a_square():
    (axes,) = draw()["cell"].axes
    radii, angles = np.hypot(*axes.patches[0].get_xy().T), np.arctan2(*axes.patches[0].get_xy().T[::-1])
    assert (radii.min(), radii.max()) == pytest.approx((CELL[0], CELL[0] + SIDE))
    assert (angles.min(), angles.max()) == pytest.approx((CELL[1], CELL[1] + SIDE))


def test_the_arrows_are_the_sides_of_the_rectangle_in_the_colours_of_the_columns():
    """The side dr is the first column, orange; r dθ the second, blue; each label stands at its arrow."""
    (axes,) = draw()["cell"].axes
    corners = axes.patches[1].get_xy()[:4]
    arrows = [text for text in axes.texts if text.get_text() == ""]
    labels = [text for text in axes.texts if text.get_text()]
    assert [label.get_text() for label in labels] == ["dr", "r dθ"]
    for arrow, label, colour, end in zip(arrows, labels, COLUMNS, corners[[1, 3]], strict=False):
        np.testing.assert_allclose(arrow.xyann, corners[0])
        np.testing.assert_allclose(arrow.xy, end)
        assert matplotlib.colors.to_hex(arrow.arrow_patch.get_edgecolor()) == label.get_color() == colour
        middle = (corners[0] + end) / 2
        assert np.linalg.norm(label.get_position() - middle) < SIDE
