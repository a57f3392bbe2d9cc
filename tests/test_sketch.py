"""The strokes that figures share: sizes, places, colours."""

import pytest

from snippets.palette import COLUMNS, INK, MUTED
from snippets.sketch import arrow, canvas, cell, label, plain


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
