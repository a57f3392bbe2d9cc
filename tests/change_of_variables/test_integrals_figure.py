"""The picture shows what the text says, whatever the pixels."""

import numpy as np
import pytest

from snippets.change_of_variables.integrals_figure import draw
from snippets.palette import COLUMNS, INK, MUTED
from tests.drawings import area


def grid(axes):
    return [line for line in axes.lines if line.get_color() in COLUMNS]


def texts(axes):
    return {text.get_text(): (np.array(text.get_position()), text.get_color()) for text in axes.texts}


def test_the_square_is_cut_into_sixteen_cells_along_both_variables():
    square, _ = draw()["regions"].axes
    assert len(grid(square)) == 10
    for line in grid(square):
        u, v = line.get_data()
        moves_v = np.ptp(u) == 0
        assert line.get_color() == COLUMNS[1 if moves_v else 0]
        assert sorted(v if moves_v else u) == [-1, 1] and np.ptp(u) * np.ptp(v) == 0
    for axis, colour in ((0, COLUMNS[1]), (1, COLUMNS[0])):
        places = [line.get_data()[axis][0] for line in grid(square) if line.get_color() == colour]
        assert places == [-1, -0.5, 0, 0.5, 1]


def test_the_diamond_holds_the_same_lines_where_x_plus_y_and_x_minus_y_stand_still():
    square, diamond = draw()["regions"].axes
    for before, after in zip(grid(square), grid(diamond), strict=True):
        x, y = (np.asarray(part) for part in after.get_data())
        np.testing.assert_allclose([x + y, x - y], before.get_data(), atol=1e-15)
        assert before.get_color() == after.get_color()
    corners = np.hstack([line.get_data() for line in grid(diamond)])
    assert np.abs(corners).sum(axis=0).max() == pytest.approx(1)


def test_the_filled_cells_have_the_areas_written_in_them():
    square, diamond = draw()["regions"].axes
    (before,), (after,) = square.patches, diamond.patches
    np.testing.assert_allclose(before.get_xy()[:4], [(0.5, 0), (1, 0), (1, 0.5), (0.5, 0.5)])
    x, y = after.get_xy().T
    np.testing.assert_allclose([x + y, x - y], before.get_xy().T, atol=1e-15)
    for axes, cell, text, size in ((square, before, "1/4", 1 / 4), (diamond, after, "1/8", 1 / 8)):
        assert area(cell.get_xy()) == pytest.approx(size)
        place, colour = texts(axes)[text]
        np.testing.assert_allclose(place, cell.get_xy()[:4].mean(axis=0))
        assert colour == INK


def test_both_regions_are_drawn_to_one_scale_with_named_axes():
    square, diamond = draw()["regions"].axes
    for axes, names in ((square, "uv"), (diamond, "xy")):
        assert axes.get_xlim() == axes.get_ylim() == (-1.5, 1.5)
        assert axes.get_aspect() == 1
        across, up = (np.array(line.get_data()) for line in axes.lines if line.get_color() == MUTED)
        np.testing.assert_array_equal(across, [[-1.25, 1.25], [0, 0]])
        np.testing.assert_array_equal(up, [[0, 0], [-1.25, 1.25]])
        for name, axis in zip(names, (0, 1), strict=True):
            place, colour = texts(axes)[name]
            assert 1.25 < place[axis] < 1.45 and place[1 - axis] == 0 and colour == INK
        for text, end in (("−1", -1), ("1", 1)):
            place, colour = texts(axes)[text]
            assert 1 < place[0] / end < 1.2 and -0.2 < place[1] < -0.05 and colour == MUTED
        assert len(axes.texts) == 5
    assert [p.width for p in (square.get_position(), diamond.get_position())] == [0.5, 0.5]
    assert [p.height for p in (square.get_position(), diamond.get_position())] == [1, 1]
    (sign,) = draw()["regions"].texts
    assert sign.get_text() == "→" and sign.get_position()[0] == 0.5 and 0.6 < sign.get_position()[1] < 0.9
