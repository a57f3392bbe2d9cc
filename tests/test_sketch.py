"""The strokes that figures share: sizes, places, colours."""

import pytest

from snippets.palette import COLUMNS, INK, MUTED
from snippets.sketch import RADIUS, arrow, canvas, cell, edge, label, node, plain, ticks


def test_a_canvas_has_units_of_equal_size_and_y_points_down():
    figure, axes = canvas(10, 4, unit=0.5)
    assert tuple(figure.get_size_inches()) == (5, 2)
    assert (axes.get_xlim(), axes.get_ylim()) == ((0, 10), (4, 0))
    assert axes.get_aspect() == 1
    assert not axes.axison


def test_a_plain_plot_has_units_of_equal_size_and_no_frame():
    _, axes = canvas(2, 2)
    axes.axis("on")
    axes.set_aspect("auto")
    plain(axes)
    assert axes.get_aspect() == 1
    assert not axes.axison


def test_a_cell_holds_its_text_in_the_middle():
    _, axes = canvas(10, 4)
    cell(axes, 2, 1, "6", width=3, height=2, colour=COLUMNS[0])
    (box,), (text,) = axes.patches, axes.texts
    assert box.get_bbox().bounds == (2, 1, 3, 2)
    assert text.get_position() == (3.5, 2)
    assert (text.get_text(), text.get_color()) == ("6", COLUMNS[0])
    assert text.get_horizontalalignment() == text.get_verticalalignment() == "center"
    cell(axes, 0, 0, edgecolor=INK, lw=2)
    assert len(axes.texts) == 1
    assert (axes.patches[1].get_linewidth(), axes.patches[0].get_linewidth()) == (2, 0.8)


def test_an_arrow_points_from_start_to_end():
    _, axes = canvas(4, 4)
    arrow(axes, (1, 1), (3, 2), COLUMNS[1], lw=1)
    (text,) = axes.texts
    assert (text.xyann, text.xy) == ((1, 1), (3, 2))
    patch = text.arrow_patch
    assert patch.get_edgecolor()[:3] == pytest.approx((0x1D / 255, 0x6F / 255, 0xB8 / 255))
    assert (patch.shrinkA, patch.shrinkB, patch.get_linewidth()) == (0, 0, 1)


def test_a_label_is_centred():
    _, axes = canvas(4, 4)
    label(axes, 1, 2, "x", MUTED, 9)
    (text,) = axes.texts
    assert (text.get_position(), text.get_text(), text.get_color()) == ((1, 2), "x", MUTED)
    assert text.get_fontsize() == 9
    assert text.get_horizontalalignment() == text.get_verticalalignment() == "center"


def test_a_node_is_a_circle_with_its_name_in_the_middle():
    _, axes = canvas(4, 4)
    node(axes, "x₁", (1, 2), COLUMNS[0])
    (circle,), (text,) = axes.patches, axes.texts
    assert (circle.center, circle.radius, circle.get_fill()) == ((1, 2), RADIUS, True)
    assert circle.get_facecolor()[3] == 0, "empty"
    assert (text.get_text(), text.get_position(), text.get_color()) == ("x₁", (1, 2), COLUMNS[0])


@pytest.mark.parametrize("part", [0.25, 0.5])
def test_an_edge_joins_two_circles_and_makes_room_for_its_rate(part):
    _, axes = canvas(9, 4)
    edge(axes, (1, 2), (6, 2), "3", part, COLUMNS[1], 1.5, gap=0.3)
    (line,) = axes.lines
    arrow_text, rate = axes.texts
    place = 1 + RADIUS + part * (5 - 2 * RADIUS)
    assert line.get_xdata() == pytest.approx([1 + RADIUS, place - 0.3])
    assert (arrow_text.xyann, arrow_text.xy) == (
        pytest.approx((place + 0.3, 2)),
        pytest.approx((6 - RADIUS, 2)),
    )
    assert rate.get_position() == pytest.approx((place, 2))
    assert (rate.get_text(), rate.get_color(), line.get_linewidth()) == ("3", COLUMNS[1], 1.5)
    edge(axes, (1, 2), (6, 2), "", part, COLUMNS[1], 1.5)
    assert len(axes.texts) == 3, "no rate, no label"


def test_a_thin_frame_has_two_sides_and_few_numbers():
    _, axes = canvas(4, 4)
    ticks(axes, (0, 1), (0, 2, 3))
    assert [axes.spines[side].get_visible() for side in ("top", "right", "left", "bottom")] == [
        False,
        False,
        True,
        True,
    ]
    assert (list(axes.get_xticks()), list(axes.get_yticks())) == ([0, 1], [0, 2, 3])
    for tick in [*axes.xaxis.get_major_ticks(), *axes.yaxis.get_major_ticks()]:
        assert (tick.label1.get_color(), tick.label1.get_fontsize()) == (MUTED, 9)
        assert tick.tick1line.get_color() == MUTED
    assert axes.spines["left"].get_edgecolor()[:3] == axes.spines["bottom"].get_edgecolor()[:3] != (0, 0, 0)
