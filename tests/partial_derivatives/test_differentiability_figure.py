"""The pictures show what the text says, whatever the pixels."""

import numpy as np
import pytest

from snippets.palette import COLUMNS, INK, MUTED
from snippets.partial_derivatives.differentiability_figure import draw


def near(axes, point, within=0.2):
    """Return the one text whose middle is near a point."""
    (text,) = [t for t in axes.texts if np.linalg.norm(np.subtract(t.get_position(), point)) < within]
    return text


def test_the_roads_are_the_axes_orange_and_blue_and_labelled_zero_at_both_ends():
    above = draw()["roads"].axes[0]
    for road, colour, end in zip(above.lines[:2], COLUMNS, np.eye(2), strict=False):
        np.testing.assert_array_equal(np.transpose(road.get_data()), [-end, end])
        assert road.get_color() == colour
        for side in (1, -1):
            text = near(above, side * end)
            assert (text.get_text(), text.get_color()) == ("0", colour)
            assert side * end @ text.get_position() > 1.05, "beyond the end of the road"


def test_each_ray_is_labelled_with_half_the_sine_of_twice_its_angle():
    above = draw()["roads"].axes[0]
    rays = above.lines[2:]
    angles = []
    for ray in rays:
        start, end = np.transpose(ray.get_data())
        angle = np.arctan2(*end[::-1])
        height = np.sin(2 * angle) / 2
        assert np.linalg.norm(end) == pytest.approx(1)
        assert 0.02 < np.linalg.norm(start) < 0.2, "no ray reaches the crossing"
        assert np.arctan2(*start[::-1]) == pytest.approx(angle)
        text = near(above, end)
        assert float(text.get_text().replace("−", "-")) == pytest.approx(height)
        assert 1.1 < np.linalg.norm(text.get_position()) < 1.25
        assert ray.get_color() == INK
        assert ray.get_linestyle() == ("-" if height > 0 else "--")
        assert ray.get_linewidth() == pytest.approx(4 * abs(height))
        angles.append(np.degrees(angle) % 360)
    wanted = [q + turn for turn in (0, 90, 180, 270) for q in (18.43495, 45, 71.56505)]
    np.testing.assert_allclose(sorted(angles), wanted, rtol=1e-6)
    assert above.get_aspect() == 1, "the diagonal must look like one"
    texts = [t.get_text() for t in above.texts]
    assert sorted(set(texts)) == ["0", "0.3", "0.5", "−0.3", "−0.5"]


def test_the_slice_along_the_diagonal_jumps_and_the_one_along_the_road_does_not():
    slices = draw()["roads"].axes[1]
    *diagonal, road, hole, value = slices.lines
    ends = [tuple(line.get_xdata()) for line in diagonal]
    assert [end[0] for end in ends[:1]] == [-1] and ends[1][1] == 1
    assert -0.1 < ends[0][1] < 0 < ends[1][0] == -ends[0][1], "the gap lies around t = 0"
    for line in diagonal:
        assert line.get_color() == INK
        np.testing.assert_allclose(line.get_ydata(), 0.5)
    assert road.get_color() == COLUMNS[0]
    assert tuple(road.get_xdata()) == (-1, 0, 1) and not np.any(road.get_ydata())
    assert (hole.get_xdata()[0], hole.get_ydata()[0]) == (0, 0.5)
    assert hole.get_markerfacecolor() == "none"
    assert (value.get_xdata()[0], value.get_ydata()[0]) == (0, 0)
    assert value.get_markerfacecolor() == INK


def test_the_slices_are_named_where_they_run():
    slices = draw()["roads"].axes[1]
    shown = {t.get_text(): t for t in slices.texts}
    assert set(shown) == {"g(t, t)", "g(t, 0)", "0.5", "0", "t = 0"}
    assert shown["0.5"].get_position() == (pytest.approx(-1.14), 0.5)
    assert shown["0"].get_position() == (pytest.approx(-1.14), 0)
    assert shown["g(t, t)"].get_position() == (pytest.approx(0.62), pytest.approx(0.56))
    assert shown["g(t, 0)"].get_position() == (pytest.approx(0.62), pytest.approx(-0.06))
    assert shown["g(t, 0)"].get_color() == COLUMNS[0]
    assert shown["t = 0"].get_position() == (0, pytest.approx(-0.12))
    assert shown["t = 0"].get_color() == MUTED
    (left, right), (low, high) = slices.get_xlim(), slices.get_ylim()
    for text in slices.texts:
        u, w = text.get_position()
        assert left < u < right and low < w < high


def test_only_the_product_falls_and_each_curve_follows_its_law():
    (axes,) = draw()["residuals"].axes
    assert (axes.get_xscale(), axes.get_yscale()) == ("log", "log")
    sizes = axes.lines[0].get_xdata()
    np.testing.assert_allclose(sizes[[0, -1]], [1e-3, 1e-1])
    laws = {
        "xy/(x²+y²)": 1 / (2 * sizes),
        "√(x²+y²)": np.ones(5),
        "x²y/(x²+y²)": np.full(5, 2 / (3 * np.sqrt(3))),
        "xy": sizes / 2,
    }
    names = [t for t in axes.texts if t.get_text()]
    assert [t.get_text() for t in names] == list(laws)
    for line, text in zip(axes.lines, names, strict=True):
        np.testing.assert_allclose(line.get_ydata(), laws[text.get_text()], rtol=1e-3)
        np.testing.assert_array_equal(line.get_xdata(), sizes)
        stands_out = text.get_text() == "xy"
        assert line.get_color() == text.get_color() == (INK if stands_out else MUTED)
        assert (line.get_linewidth() > 2) == stands_out
        assert text.xy == (sizes[2], line.get_ydata()[2]), "the name hangs on its curve's middle"
        assert 8 < np.linalg.norm(text.xyann) < 15
    assert names[1].xyann[1] > 0 > names[2].xyann[1], "above the upper, below the lower level curve"


def test_the_axes_of_the_residuals_say_what_they_hold():
    figure = draw()["residuals"]
    (axes,) = figure.axes
    assert (axes.get_xlabel(), axes.get_ylabel()) == ("‖h‖", "‖r‖ / ‖h‖")
    for axis in (axes.xaxis, axes.yaxis):
        for tick in axis.get_major_ticks():
            place = tick.get_loc()
            assert float(tick.label1.get_text()) == pytest.approx(place)
    np.testing.assert_allclose(axes.get_xticks(), [1e-3, 1e-2, 1e-1])
    np.testing.assert_allclose(axes.get_yticks(), 10.0 ** np.arange(-3, 3))
    assert len(axes.get_xticks(minor=True)) == 0
