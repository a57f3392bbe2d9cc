"""The picture shows what the text says, whatever the pixels."""

import numpy as np
import pytest
from matplotlib.colors import to_hex

from snippets.palette import COLUMNS, INK, MUTED
from snippets.partial_derivatives.gradient_figure import draw

POINT, G, V = np.array([0, np.log(2)]), np.array([1, 2]) / 3, np.array([-0.6, 0.8])
EDGE = 1.15


@pytest.fixture(scope="module")
def panels():
    return draw()["directions"].axes


def label(axes, name):
    (text,) = [text for text in axes.texts if text.get_text() == name]
    return np.array(text.get_position()), text.get_color()


def test_the_level_curves_are_levels_of_the_hill_and_the_thick_one_is_yours(panels):
    (contours,) = panels[0].collections
    np.testing.assert_allclose(contours.levels, np.log(3) + 0.3 * np.arange(-3, 4))
    for level, path, width in zip(
        contours.levels, contours.get_paths(), contours.get_linewidths(), strict=True
    ):
        x, y = path.vertices.T
        np.testing.assert_allclose(np.logaddexp(x, y), level, atol=2e-3)
        assert np.abs([x, y - np.log(2)]).max() == pytest.approx(EDGE)
        assert width == (1.6 if level == pytest.approx(np.log(3)) else 0.7)
    assert {to_hex(colour) for colour in contours.get_edgecolors()} == {MUTED}
    assert panels[0].get_aspect() == 1, "right angles must look right"


def test_two_arrows_leave_the_point(panels):
    arrows = [text for text in panels[0].texts if text.get_text() == ""]
    for drawn, step, colour in zip(arrows, (G, V), (INK, COLUMNS[2]), strict=True):
        np.testing.assert_allclose(drawn.xyann, POINT)
        np.testing.assert_allclose(drawn.xy, POINT + step)
        assert to_hex(drawn.arrow_patch.get_edgecolor()) == colour
    for name, step, colour in (("∇f", G, INK), ("v", V, COLUMNS[2])):
        place, shown = label(panels[0], name)
        assert shown == colour
        gap = place - POINT - step
        assert 0.1 < np.hypot(*gap) < 0.25 and gap @ step > 0, "beyond the arrow's tip"


def test_the_legs_are_the_components_in_the_colours_of_their_inputs(panels):
    legs = [line for line in panels[0].lines if line.get_linestyle() == "--"]
    east, north = (np.transpose(leg.get_data()) for leg in legs)
    corner = POINT + G * [1, 0]
    np.testing.assert_allclose(east, [POINT, corner])
    np.testing.assert_allclose(north, [corner, POINT + G])
    assert [leg.get_color() for leg in legs] == list(COLUMNS[:2])
    for name, leg, colour in (("1/3", east, COLUMNS[0]), ("2/3", north, COLUMNS[1])):
        place, shown = label(panels[0], name)
        assert shown == colour
        assert 0.1 < np.hypot(*(place - leg.mean(0))) < 0.25


def test_the_curve_is_the_slope_in_every_direction(panels):
    (curve,) = [line for line in panels[1].lines if len(line.get_xdata()) > 2]
    angles, slopes = curve.get_data()
    assert (angles[0], angles[-1], len(angles)) == (0, 360, 49)
    top = np.degrees(np.arctan2(2, 1))
    np.testing.assert_allclose(slopes, np.sqrt(5) / 3 * np.cos(np.radians(angles - top)), atol=1e-12)
    assert curve.get_color() == INK
    (level,) = [line for line in panels[1].lines if line.get_color() == MUTED]
    np.testing.assert_array_equal(level.get_data(), [[0, 360], [0, 0]])


def test_four_directions_are_marked_on_the_curve(panels):
    dots = [line for line in panels[1].lines if line.get_marker() == "o"]
    stems = [line for line in panels[1].lines if line.get_linestyle() == "--"]
    wanted = {
        "x": (0, 1 / 3, COLUMNS[0]),
        "y": (90, 2 / 3, COLUMNS[1]),
        "∇f": (np.degrees(np.arctan2(2, 1)), np.sqrt(5) / 3, INK),
        "v": (np.degrees(np.arctan2(0.8, -0.6)), 1 / 3, COLUMNS[2]),
    }
    for dot, stem, (name, (angle, slope, colour)) in zip(dots, stems, wanted.items(), strict=True):
        np.testing.assert_allclose(np.ravel(dot.get_data()), [angle, slope])
        np.testing.assert_allclose(stem.get_data(), [[angle, angle], [0, slope]])
        place, shown = label(panels[1], name)
        assert shown == colour == dot.get_color() == stem.get_color()
        across, up = place - [angle, slope]
        assert 0 <= across < 25 and 0.05 < abs(up) < 0.16
        assert (up > 0) == (name != "x"), "below the curve where it rises, above it elsewhere"


def test_the_axes(panels):
    for axes, across, up in (
        (panels[0], [-1, 0, 1], [0, 1]),
        (panels[1], [0, 90, 180, 270, 360], [-0.5, 0, 0.5]),
    ):
        assert axes.get_xticks().tolist() == across
        assert axes.get_yticks().tolist() == up
        assert [axes.spines[side].get_visible() for side in ("left", "bottom", "top", "right")] == [
            1,
            1,
            0,
            0,
        ]
    assert [text.get_text() for text in panels[1].get_xticklabels()] == ["0°", "90°", "180°", "270°", "360°"]
    low, high = panels[1].get_ylim()
    assert low < -np.sqrt(5) / 3 and high > label(panels[1], "∇f")[0][1] + 0.05
    for name, corner, beyond in (("x", [EDGE, -EDGE], 0), ("y", [-EDGE, EDGE], 1)):
        place = label(panels[0], name)[0] - POINT - corner
        assert 0.1 < place[beyond] < 0.2 and place[1 - beyond] == pytest.approx(0)
    (dot,) = [line for line in panels[0].lines if line.get_marker() == "o"]
    np.testing.assert_allclose(np.ravel(dot.get_data()), POINT)
