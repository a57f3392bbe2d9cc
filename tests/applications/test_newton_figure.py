"""The pictures show what the text says, whatever the pixels."""

import numpy as np
import pytest

from snippets.applications.newton_figure import FRAME, draw
from snippets.palette import COLUMNS, INK, MUTED

RIGHT, LEFT = (1.0041687, -1.7296373), (-1.8162641, 0.8373678)
FIRST, SECOND = np.array([1.0, -1.5]), np.array([1.0093704, -1.7437531])


def lines(axes, colour, style="-"):
    return [line for line in axes.lines if line.get_color() == colour and line.get_linestyle() == style]


def points(axes, colour):
    return [line.get_xydata()[0] for line in lines(axes, colour) if len(line.get_xdata()) == 1]


def test_the_circle_is_black_and_the_exponential_grey_in_both_panels():
    for axes in draw()["curves"].axes:
        (circle,), (curve,) = lines(axes, INK), lines(axes, MUTED)
        np.testing.assert_allclose(np.hypot(*circle.get_xydata().T), 2)
        at = curve.get_xydata()
        np.testing.assert_allclose(at[:, 1] + np.exp(at[:, 0]), 1)
        assert axes.get_aspect() == 1
    whole, near = draw()["curves"].axes
    assert np.ptp(lines(whole, INK)[0].get_xdata()) == pytest.approx(4, abs=0.01), "all of the circle"
    xs = lines(whole, MUTED)[0].get_xdata()
    assert xs[0] < LEFT[0] - 0.5 and 1.2 < xs[-1] < 1.5
    assert lines(near, INK)[0].get_ydata().max() < 0, "its lower arc"


def test_both_crossings_are_blue_and_the_frame_is_the_right_panel():
    whole, near = draw()["curves"].axes
    np.testing.assert_allclose(sorted(map(tuple, points(whole, COLUMNS[1]))), [LEFT, RIGHT], atol=1e-7)
    np.testing.assert_allclose(points(near, COLUMNS[1]), [RIGHT], atol=1e-7)
    x, y, width, height = FRAME
    for axes in (whole, near):
        (frame,) = axes.patches
        assert (frame.get_x(), frame.get_y(), frame.get_width(), frame.get_height()) == FRAME
    assert near.get_xlim() == (x, x + width) and near.get_ylim() == (y, y + height)
    for place in (RIGHT, FIRST, SECOND):
        assert x < place[0] < x + width and y < place[1] < y + height
    assert (width, height) == pytest.approx((0.52, 0.39), abs=0.005), "as the interactive figure begins"
    np.testing.assert_allclose([x + width / 2, y + height / 2], (FIRST + SECOND) / 2, atol=1e-7)


def test_the_thin_dashed_curve_is_where_the_rows_of_j_are_parallel():
    whole, _ = draw()["curves"].axes
    (curve,) = lines(whole, MUTED, "--")
    for x, y in curve.get_xydata():
        assert np.cross([2 * x, 2 * y, 0], [np.exp(x), 1, 0])[2] == pytest.approx(0, abs=1e-12)
    (text,) = whole.texts
    assert text.get_text() == "det J = 0" and text.get_color() == MUTED
    gaps = np.hypot(*(curve.get_xydata() - text.get_position()).T)
    assert 0.1 < gaps.min() < 0.3


def test_the_dashed_lines_cross_at_point_1_and_are_parallel_to_the_level_curves_at_point_0():
    _, near = draw()["curves"].axes
    dashed = [line.get_xydata() for line in lines(near, COLUMNS[0], "--")]
    slopes = [(b[1] - a[1]) / (b[0] - a[0]) for a, b in dashed]
    np.testing.assert_allclose(slopes, [1 / 1.5, -np.e], rtol=1e-10)
    for (start, _), slope in zip(dashed, slopes, strict=True):
        assert start[1] + slope * (SECOND[0] - start[0]) == pytest.approx(SECOND[1], abs=1e-6)
    np.testing.assert_allclose(points(near, COLUMNS[0]), [FIRST, SECOND], atol=1e-7)
    (arrow,) = [text for text in near.texts if hasattr(text, "arrow_patch")]
    np.testing.assert_allclose([arrow.xyann, arrow.xy], [FIRST, SECOND], atol=1e-7)
    shown = {text.get_text(): np.array(text.get_position()) for text in near.texts if text.get_text()}
    assert np.linalg.norm(shown["0"] - FIRST) < 0.05 and np.linalg.norm(shown["1"] - SECOND) < 0.05
    assert set(shown) == {"0", "1"}


def test_one_residual_curve_bends_down_one_is_straight_one_rises():
    (axes,) = draw()["residuals"].axes
    assert axes.get_yscale() == "log"
    names = {text.get_color(): text for text in axes.texts}
    kinds = {}
    for line in axes.lines:
        steps, sizes = line.get_data()
        np.testing.assert_array_equal(steps, np.arange(len(sizes)))
        name = names[line.get_color()]
        x, y = name.get_position()
        assert y == sizes[-1] and steps[-1] < x < steps[-1] + 1, "the name stands at the curve's end"
        kinds[name.get_text()] = np.diff(np.log10(sizes))
    assert {name: len(falls) for name, falls in kinds.items()} == {"J": 3, "Jᵀ": 5, "J(x₀)": 5}
    assert np.all(np.diff(kinds["J"]) < -1)
    assert np.all(kinds["Jᵀ"] > 0)
    np.testing.assert_allclose(kinds["J(x₀)"][1:], -0.91, atol=0.03)
    assert [colour for line in axes.lines for colour in [line.get_color()]] == [COLUMNS[1], COLUMNS[0], MUTED]
    ticks = dict(zip(axes.get_yticks(), (label.get_text() for label in axes.get_yticklabels()), strict=True))
    assert ticks == {1e-8: "10⁻⁸", 1e-4: "10⁻⁴", 1.0: "1", 1e4: "10⁴"}
    assert list(axes.get_xticks()) == [0, 1, 2, 3, 4, 5]
    assert axes.get_xlim()[0] < 0 and axes.get_xlim()[1] > 5.7
