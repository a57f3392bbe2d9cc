"""The pictures show what the text says, whatever the pixels."""

import numpy as np
import pytest

from snippets.jacobian.linear_map_figure import GLASSES, draw
from snippets.palette import COLUMNS, INK
from tests.drawings import arrows

A = np.array([1.0, 0.5])
J = np.array([[2.0, -1.0], [1.0, 2.0]])


def squared(points):
    """Return the images of points under the map, by complex numbers; shape (2, k)."""
    z = (points[0] + 1j * points[1]) ** 2
    return np.array([z.real, z.imag])


def grid_lines(axes):
    return [line for line in axes.lines if line.get_color() in COLUMNS]


def test_the_grid_is_square_and_centred_and_coloured_by_the_input_that_moves():
    before, _ = draw()["grid"].axes
    seen = {COLUMNS[0]: [], COLUMNS[1]: []}
    for line in grid_lines(before):
        x, y = line.get_data()
        moving, still = (x, y) if line.get_color() == COLUMNS[0] else (y, x)
        assert np.ptp(still) == 0 and np.ptp(moving) == pytest.approx(1)
        seen[line.get_color()].append(still[0])
    np.testing.assert_allclose(seen[COLUMNS[0]], [0, 0.25, 0.5, 0.75, 1])
    np.testing.assert_allclose(seen[COLUMNS[1]], [0.5, 0.75, 1, 1.25, 1.5])


def test_each_bent_line_is_the_image_of_its_straight_one():
    before, after = draw()["grid"].axes
    for straight, bent in zip(grid_lines(before), grid_lines(after), strict=True):
        np.testing.assert_allclose(bent.get_data(), squared(straight.get_data()), atol=1e-14)
        assert bent.get_color() == straight.get_color()
        assert len(bent.get_xdata()) >= 9, "enough points to look curved"


def test_the_grey_cell_and_its_image():
    before, after = draw()["grid"].axes
    grey, bent = before.patches[0].get_xy(), after.patches[0].get_xy()
    np.testing.assert_allclose([grey.min(0), grey.max(0)], [A, A + 0.5])
    on_edge = (np.isclose(grey, A) | np.isclose(grey, A + 0.5)).any(1)
    assert on_edge.all()
    np.testing.assert_allclose(bent.T, squared(grey.T), atol=1e-14)


def test_the_arrows_are_half_unit_steps_and_half_the_columns():
    before, after = draw()["grid"].axes
    for axes, start, ends in ((before, A, 0.5 * np.eye(2)), (after, [0.75, 1], 0.5 * J)):
        for (tail, head, colour), end, column in zip(arrows(axes), ends.T, COLUMNS, strict=False):
            np.testing.assert_allclose(tail, start)
            np.testing.assert_allclose(head, start + end)
            assert colour == column


def test_every_label_stands_beside_what_it_names():
    before, after = draw()["grid"].axes
    for axes, names, point in (
        (before, ["½e₁", "½e₂", "a"], A),
        (after, ["½Je₁", "½Je₂", "f(a)"], np.array([0.75, 1])),
    ):
        labels = [text for text in axes.texts if text.get_text()]
        assert [text.get_text() for text in labels] == names
        assert [text.get_color() for text in labels] == [COLUMNS[0], COLUMNS[1], INK]
        places = [(np.array(tail) + head) / 2 for tail, head, _ in arrows(axes)] + [point]
        for text, place in zip(labels, places, strict=True):
            assert 0.05 < np.linalg.norm(text.get_position() - place) < 0.4
            others = [np.linalg.norm(text.get_position() - other) for other in places]
            assert min(others) == np.linalg.norm(text.get_position() - place)
        (dot,) = [line for line in axes.lines if line.get_marker() == "o"]
        np.testing.assert_allclose(np.ravel(dot.get_data()), point)


def test_the_dashed_square_is_spanned_by_the_columns():
    _, after = draw()["grid"].axes
    corners = after.patches[1].get_xy()[:4]
    np.testing.assert_allclose(corners, [[0.75, 1], [1.75, 1.5], [1.25, 2.5], [0.25, 2]])
    sides = np.diff(np.vstack([corners, corners[:1]]), axis=0)
    np.testing.assert_allclose(np.linalg.norm(sides, axis=1), np.sqrt(5) / 2)
    assert after.patches[1].get_linestyle() == "--"


def test_both_scales_are_equal_and_the_map_goes_from_left_to_right():
    figure = draw()["grid"]
    assert [axes.get_aspect() for axes in figure.axes] == [1, 1]
    assert [text.get_text() for text in figure.texts] == ["→"]
    left, right = (axes.get_position() for axes in figure.axes)
    assert left.x1 < right.x0


def test_the_glasses_magnify_the_image_of_a_shrinking_cell_onto_the_same_square():
    assert GLASSES == (2, 4, 20)
    panels = draw()["zoom"].axes
    for axes, glass in zip(panels, GLASSES, strict=True):
        np.testing.assert_allclose(axes.patches[0].get_xy()[:4], [[0, 0], [2, 1], [1, 3], [-1, 2]])
        images = np.hstack([line.get_data() for line in grid_lines(axes)])
        points = np.sqrt((images[0] + 1j * images[1]) / glass + (1 + 0.5j) ** 2)
        inside = (points - (1 + 0.5j)) * glass
        assert (inside.real.min(), inside.real.max()) == pytest.approx((0, 1), abs=1e-9)
        assert (inside.imag.min(), inside.imag.max()) == pytest.approx((0, 1), abs=1e-9)
        assert [text.get_text() for text in axes.texts] == [f"×{glass}"]
        (dot,) = [line for line in axes.lines if line.get_marker() == "o"]
        assert np.ravel(dot.get_data()).tolist() == [0, 0]
    assert len({axes.get_xlim() for axes in panels}) == len({axes.get_ylim() for axes in panels}) == 1


def test_the_gap_between_image_and_square_is_two_over_the_glass():
    """At the far corner h = (1, 1) / glass, so the error is 2 / glass², magnified."""
    for axes, glass in zip(draw()["zoom"].axes, GLASSES, strict=True):
        ends = np.hstack([np.array(line.get_data())[:, -1:] for line in grid_lines(axes)]).T
        nearest = min(ends, key=lambda end: np.linalg.norm(end - [1, 3 + 2 / glass]))
        np.testing.assert_allclose(nearest, [1, 3 + 2 / glass], atol=1e-9)
