"""The picture shows what the text says, whatever the pixels."""

import numpy as np
import pytest
from matplotlib.colors import to_hex

from snippets.palette import COLUMNS, INK, MUTED
from snippets.partial_derivatives.sensitivity_figure import LEVELS, STEP, draw

PROSE = {"0.2": min(LEVELS), "0.69": np.log(2), "0.8": STEP}
POINT = np.array([0.5, -0.25])


@pytest.fixture(scope="module")
def panels():
    return draw()["slices"].axes


def exact(w1, w2):
    """Return the loss of the message (1, 2), by another formula than the snippet's."""
    return np.logaddexp(0, -(np.asarray(w1) + 2 * np.asarray(w2)))


def curves(axes, colour, style):
    return [line for line in axes.lines if line.get_color() == colour and line.get_linestyle() == style]


def test_the_level_lines_are_levels_of_the_loss(panels):
    (contours,) = panels[0].collections
    levels = [0.2, 0.4, np.log(2), 1.0, 1.5]
    np.testing.assert_allclose(contours.levels, levels)
    for level, path in zip(levels, contours.get_paths(), strict=True):
        np.testing.assert_allclose(exact(*path.vertices.T), level, atol=2e-3)
    assert {to_hex(colour) for colour in contours.get_edgecolors()} == {MUTED}


def test_each_level_line_carries_its_level_at_its_right_end(panels):
    shown = [text for text in panels[0].texts if text.get_color() == MUTED]
    assert [text.get_text() for text in shown] == ["0.2", "0.4", "0.69", "1", "1.5"]
    for text, level in zip(shown, (0.2, 0.4, np.log(2), 1.0, 1.5), strict=True):
        w1, w2 = text.get_position()
        edge = POINT[0] + 1.2
        assert edge < w1 < edge + 0.3
        assert exact(edge, w2) == pytest.approx(level, abs=0.05)  # the last one ends at the lower edge


def test_the_lines_through_the_point_move_one_weight_each(panels):
    for j, colour in enumerate(COLUMNS[:2]):
        (line,) = curves(panels[0], colour, "-")
        moved = np.transpose(line.get_data()) - POINT
        np.testing.assert_allclose(moved[:, j], [-1.2, 1.2])
        np.testing.assert_allclose(moved[:, 1 - j], 0, atol=1e-15)
    assert panels[0].get_aspect() == 1
    for axes, place in zip(panels, (POINT, (0, np.log(2))), strict=True):
        (dot,) = [line for line in axes.lines if line.get_marker() == "o"]
        np.testing.assert_allclose(np.ravel(dot.get_data()), place)
        assert dot.get_color() == INK


def test_the_curves_are_the_loss_along_those_lines(panels):
    for colour, count in zip(COLUMNS[:2], (1, 2), strict=True):
        (curve,) = curves(panels[1], colour, "-")
        h, height = curve.get_data()
        assert (h.min(), h.max()) == (-1.2, 1.2) and len(h) == 33
        np.testing.assert_allclose(height, np.logaddexp(0, -count * h))


def test_the_tangents_touch_at_the_point_with_slopes_one_half_and_one(panels):
    for colour, slope in zip(COLUMNS[:2], (-0.5, -1), strict=True):
        (tangent,) = curves(panels[1], colour, "--")
        h, height = tangent.get_data()
        np.testing.assert_allclose(height, np.log(2) + slope * h)
        np.testing.assert_allclose(h, [-1.2, 1.2])


def test_a_step_of_0_8_is_an_arrow_on_the_map_and_a_bar_from_the_tangent_up_to_the_curve(panels):
    bars = {to_hex(bar.get_color()[0]): bar.get_segments()[0] for bar in panels[1].collections}
    arrows = {to_hex(a.arrow_patch.get_edgecolor()): a for a in panels[0].texts if hasattr(a, "arrow_patch")}
    assert bars.keys() == arrows.keys() == set(COLUMNS[:2])
    for colour, count, moved in zip(COLUMNS, (1, 2), ((1.3, -0.25), (0.5, 0.55)), strict=False):
        heights = np.log(2) - 0.4 * count, np.logaddexp(0, -0.8 * count)
        np.testing.assert_allclose(bars[colour], [(0.8, heights[0]), (0.8, heights[1])])
        np.testing.assert_allclose(arrows[colour].xyann, POINT)
        np.testing.assert_allclose(arrows[colour].xy, moved)
    long, short = (np.ptp(bars[colour][:, 1]) for colour in (COLUMNS[1], COLUMNS[0]))
    assert 3.5 < long / short < 4, "almost four times, says the text alternative"


def test_each_name_stands_nearest_to_its_line_in_its_colour(panels):
    for axes in panels:
        for name, colour in zip(("w₁", "w₂"), COLUMNS, strict=False):
            (text,) = [text for text in axes.texts if text.get_text() == name]
            assert text.get_color() == colour
            distance = {}
            for line in axes.lines:
                if line.get_linestyle() == "-":
                    x, y = np.transpose(line.get_data()).T
                    along = np.linspace(0, len(x) - 1, 200)
                    dense = [np.interp(along, range(len(x)), part) for part in (x, y)]
                    gaps = np.hypot(*(np.transpose(dense) - text.get_position()).T)
                    distance[line.get_color()] = gaps.min()
            assert min(distance, key=distance.get) == colour
            assert 0.1 < distance[colour] < 0.35


def test_the_axes_of_the_slices_are_named_and_numbered(panels):
    names = {text.get_text(): text.get_position() for text in panels[1].texts}
    assert names["h"][1] == 0 and 1.3 < names["h"][0] < 1.5
    assert names["L"][0] < -1.2 and 2.5 < names["L"][1] < 3
    for axes, across, up in ((panels[0], [0, 1], [-1, 0]), (panels[1], [-1, 0, 1], [0, 1, 2])):
        assert axes.get_xticks().tolist() == across
        assert axes.get_yticks().tolist() == up
        assert [axes.spines[side].get_visible() for side in ("left", "bottom", "top", "right")] == [
            1,
            1,
            0,
            0,
        ]
