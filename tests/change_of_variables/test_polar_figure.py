"""The pictures show what the text says, whatever the pixels."""

import matplotlib
import numpy as np
import pytest

from snippets.change_of_variables.polar_figure import BALL_CELL, BALL_SIDES, CELL, SIDE, draw, project
from snippets.palette import COLUMNS, INK, MUTED
from tests.drawings import area, arrows


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


def test_arrows_along_two_sides_of_the_cell_keep_their_colours_and_have_its_lengths_times_1_and_r():
    for axes, across in zip(draw()["map"].axes, ("dθ", "2 dθ"), strict=True):
        corner, outwards = axes.patches[0].get_xy()[[0, 12]]  # along one side dr
        first, second = arrows(axes)
        np.testing.assert_allclose([first[0], first[1], second[0]], [corner, outwards, corner])
        (right, up), (x, y) = first[1] - corner, second[1] - corner
        assert right * x + up * y == pytest.approx(0, abs=1e-12) and right * y - up * x > 0, (
            "a turn to the left"
        )
        assert np.hypot(right, up) == pytest.approx(0.5)
        assert np.hypot(x, y) == pytest.approx(0.25 * int(across.removesuffix("dθ") or 1))
        assert [first[2], second[2]] == list(COLUMNS[:2])
        for _, end, colour in (first, second):
            (name,) = [text for text in axes.texts if text.get_color() == colour and text.get_text()]
            assert name.get_text() == ("dr" if colour == COLUMNS[0] else across)
            assert np.linalg.norm(name.get_position() - (corner + end) / 2) < 0.35, "at its arrow"


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
    assert names[0].keys() == {"", "dr", "dθ", "r", "θ"} and names[1].keys() == {"", "dr", "2 dθ", "x", "y"}
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


def in_space(r, theta, phi):
    """Return the point by turning (0, 0, r) about the y-axis, then about the z-axis."""
    c, s = np.cos(theta), np.sin(theta)
    tilt = np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]])
    c, s = np.cos(phi), np.sin(phi)
    return np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]]) @ tilt @ [0, 0, r]


def ball():
    (axes,) = draw()["ball"].axes
    return axes, [(np.array(line.get_data()), line) for line in axes.lines]


def ends(data):
    return data[:, 0], data[:, -1]


def test_the_projection_is_a_view_from_above_that_keeps_lengths_across_the_line_of_sight():
    view = project(np.eye(3))
    np.testing.assert_allclose(view @ view.T, np.eye(2), atol=1e-15)
    right, up = view
    assert up[2] > 0.8 and right[2] == 0, "z points up"
    assert right[1] > 0.9 and right[0] < 0, "y to the right, x towards the reader and a little left"
    assert up[0] < 0, "the eye stands above the plane of x and y"


def test_the_coloured_edges_are_the_three_sides_at_the_inner_corner():
    _, lines = ball()
    coloured = {line.get_color(): data for data, line in lines if line.get_color() in COLUMNS}
    assert list(coloured) == list(COLUMNS)
    corner = np.array(BALL_CELL)
    for axis, data in enumerate(coloured.values()):
        for share, point in zip(np.linspace(0, 1, data.shape[1]), data.T, strict=True):
            place = corner + share * np.eye(3)[axis] * BALL_SIDES
            np.testing.assert_allclose(point, project(in_space(*place)), atol=1e-12)
    lengths = [
        np.linalg.norm(in_space(*(corner + np.eye(3)[k] * BALL_SIDES)) - in_space(*corner)) for k in range(3)
    ]
    r, theta, _ = corner
    box = np.multiply([1, r, r * np.sin(theta)], BALL_SIDES)
    np.testing.assert_allclose(lengths, box, rtol=0.02)


def test_the_cell_has_twelve_edges_between_eight_corners():
    _, lines = ball()
    edges = [data for data, line in lines if line.get_color() == INK and line.get_linewidth() == 0.9]
    assert len(edges) == 12
    corners = {tuple(np.round(end, 9)) for data in edges for end in ends(data)}
    wanted = {
        tuple(np.round(project(in_space(*(np.array(BALL_CELL) + np.multiply(which, BALL_SIDES)))), 9))
        for which in np.ndindex(2, 2, 2)
    }
    assert corners == wanted and len(wanted) == 8


def test_the_names_stand_at_their_edges_and_arcs():
    axes, lines = ball()
    texts = {t.get_text(): (np.array(t.get_position()), t.get_color()) for t in axes.texts}
    assert list(texts) == ["x", "y", "z", "θ", "φ", "dr", "r dθ", "r sin θ dφ"]
    coloured = [(data, line.get_color()) for data, line in lines if line.get_color() in COLUMNS]
    for (data, colour), name in zip(coloured, ("dr", "r dθ", "r sin θ dφ"), strict=True):
        place, written = texts[name]
        distances = np.linalg.norm(data.T - place, axis=1)
        assert written == colour and distances.min() > 0.1 and np.linalg.norm(data[:, 3] - place) < 0.55
    left_of_shadow = project(in_space(*BALL_CELL))[0]
    assert texts["r dθ"][0][0] < left_of_shadow - 0.15 and texts["r sin θ dφ"][0][1] > coloured[2][0][1, 3]
    assert texts["dr"][0][1] < coloured[0][0][1, 3]
    arcs = [data for data, line in lines if line.get_color() == INK and line.get_linewidth() == 1]
    for data, name in zip(arcs, "θφ", strict=True):
        np.testing.assert_allclose(texts[name][0], 1.3 * data[:, 3], rtol=1e-12)


def test_the_arcs_are_the_angles_from_the_z_axis_and_around_it():
    _, lines = ball()
    down, around = [data for data, line in lines if line.get_color() == INK and line.get_linewidth() == 1]
    _, theta, phi = BALL_CELL
    for share, first, second in zip(np.linspace(0, 1, 7), down.T, around.T, strict=True):
        np.testing.assert_allclose(first, project(in_space(0.7, share * theta, phi)), atol=1e-12)
        np.testing.assert_allclose(second, project(in_space(0.6, np.pi / 2, share * phi)), atol=1e-12)


def test_the_axes_meet_at_the_origin_and_the_dashed_lines_reach_the_corner_and_its_shadow():
    axes, lines = ball()
    solid = [data for data, line in lines if line.get_color() == MUTED and line.get_linestyle() == "-"]
    texts = {t.get_text(): np.array(t.get_position()) for t in axes.texts}
    for data, length, end, name in zip(solid, (1.9, 2.6, 2.2), np.eye(3), "xyz", strict=True):
        np.testing.assert_allclose(data, np.transpose([[0, 0], project(length * end)]), atol=1e-15)
        np.testing.assert_allclose(texts[name], project(1.07 * length * end), atol=1e-15)
    corner = in_space(*BALL_CELL)
    shadow = corner * [1, 1, 0]
    dashed = [data for data, line in lines if line.get_linestyle() == "--"]
    for data, end in zip(dashed, (corner, shadow), strict=True):
        np.testing.assert_allclose(data, np.transpose([[0, 0], project(end)]), atol=1e-12)
    (dotted,) = [data for data, line in lines if line.get_linestyle() == ":"]
    np.testing.assert_allclose(dotted, np.transpose([project(shadow), project(corner)]), atol=1e-12)
    assert axes.margins() == (0.08, 0.08) and axes.get_aspect() == 1
