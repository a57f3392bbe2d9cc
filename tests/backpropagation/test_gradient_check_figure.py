"""The pictures show what the text says, whatever the pixels."""

import matplotlib
import numpy as np
import pytest

from snippets.backpropagation import gradient_check_errors
from snippets.backpropagation.gradient_check_errors import ERRORS
from snippets.backpropagation.gradient_check_figure import draw
from snippets.palette import COLUMNS, INK, MUTED

FIGURES = draw()
(MAP,) = FIGURES["map"].axes
(STEPS,) = FIGURES["step"].axes
TEXTS = [(t.get_text(), *t.get_position(), t.get_color()) for t in MAP.texts]
TABLE = {
    "0": ["1", "1", "1", "1", "0.6931"],
    "1": ["−1", "−1", "−1", "−1", "0.6931"],
    "2": ["3×3", "1", "1×1", "1", "0.6931"],
    "3": ["4", "4", "2", "2", "0.6931"],
    "4": ["5", "1", "5", "1", "0.6931"],
    "5": ["1", "1", "1", "1", "3.4657"],
}


def row(y):
    return [t for t in sorted(TEXTS, key=lambda t: t[1]) if t[2] == y]


def test_the_map_says_what_the_table_of_the_text_says():
    rows = {t[0]: row(t[2]) for t in TEXTS if t[3] == MUTED}
    assert {name: [cell[0] for cell in cells[1:]] for name, cells in rows.items()} == TABLE
    assert sorted(rows, key=lambda name: rows[name][0][2]) == list("012345"), "from top to bottom"
    header = [t for t in TEXTS if t[0] in ("W₁", "b₁", "W₂", "b₂", "L(0)")]
    assert [t[0] for t in header] == ["W₁", "b₁", "W₂", "b₂", "L(0)"]
    for cells in rows.values():
        for cell, head in zip(cells[1:], header, strict=True):
            assert cell[1] == pytest.approx(head[1]) and cell[2] > head[2]
    assert len({t[2] for t in header}) == 1


def test_what_fails_is_tinted_and_nothing_else():
    tints = [patch.get_bbox() for patch in MAP.patches if patch.get_alpha()]
    cells = [t for t in TEXTS if t[3] != MUTED and t[2] > 1]
    assert len(cells) == 30
    for text, x, y, colour in cells:
        fails = text not in ("1", "0.6931")
        assert any(box.contains(x, y) for box in tints) == fails
        assert colour == (COLUMNS[0] if fails else INK)
    assert len(tints) == sum(t[0] not in ("1", "0.6931") for t in cells)
    for patch in MAP.patches:
        if patch.get_alpha():
            assert matplotlib.colors.to_hex(patch.get_facecolor()) == COLUMNS[0]
            assert patch.get_alpha() < 0.3


def test_each_text_stands_in_the_middle_of_a_cell_inside_the_canvas():
    frames = [patch.get_bbox() for patch in MAP.patches if not patch.get_alpha()]
    assert len(frames) == 30
    middles = sorted(((b.x0 + b.x1) / 2, (b.y0 + b.y1) / 2) for b in frames)
    cells = sorted((x, y) for text, x, y, colour in TEXTS if colour != MUTED and y > 1)
    np.testing.assert_allclose(middles, cells)
    assert {round(b.width, 9) for b in frames} == {1.5} and {round(b.height, 9) for b in frames} == {1.0}
    assert max(b.x1 for b in frames) < MAP.get_xlim()[1] and max(b.y1 for b in frames) < MAP.get_ylim()[0]
    starts = sorted({round(b.x0, 9) for b in frames})
    assert np.diff(starts) == pytest.approx([1.5, 1.5, 1.5, 2.35]), "the loss stands apart"


CURVES = {"forward": COLUMNS[0], "central": INK, "complex_step": COLUMNS[1], "single": COLUMNS[2]}


def lines(colour):
    """Return the curve of one colour, and the rings on it."""
    curve, rings = [p for p in STEPS.lines if p.get_color() == colour and p.get_linestyle() != "--"]
    return curve.get_xydata(), rings.get_xydata()


def test_each_curve_is_that_of_the_errors():
    for name, colour in CURVES.items():
        curve, _ = lines(colour)
        np.testing.assert_allclose(curve, np.transpose([gradient_check_errors.STEPS, ERRORS[name]]))
        (left, right), (low, high) = STEPS.get_xlim(), STEPS.get_ylim()
        assert ((curve > [left, low]) & (curve < [right, high])).all()
    assert STEPS.get_xscale() == STEPS.get_yscale() == "log"


def test_every_lowest_point_is_ringed_and_no_other():
    for colour in CURVES.values():
        curve, rings = lines(colour)
        lowest = curve[:, 1].min()
        np.testing.assert_array_equal(rings, curve[curve[:, 1] == lowest])


def test_the_dashed_lines_are_the_cube_roots():
    dashed = {p.get_color(): p.get_xdata()[0] for p in STEPS.lines if p.get_linestyle() == "--"}
    assert dashed[INK] ** 3 == pytest.approx(2.0**-52)
    assert dashed[COLUMNS[2]] ** 3 == pytest.approx(2.0**-23)
    assert len(dashed) == 2


def test_the_points_lie_where_the_text_alternative_says():
    curves = {name: dict(lines(colour)[0]) for name, colour in CURVES.items()}
    rings = {name: lines(colour)[1][:, 0] for name, colour in CURVES.items()}
    assert [rings[name].tolist() for name in ("forward", "central", "single")] == [[3e-9], [3e-6], [1e-3]]
    assert len(rings["complex_step"]) == 17 and rings["complex_step"].max() == 1e-8
    assert 0.1 < curves["forward"][1e-16] < 1, "nearly 1"
    for name, power in (("forward", 1), ("central", 2)):
        rise = np.log10(curves[name][1e-1] / curves[name][1e-4]) / 3
        assert rise == pytest.approx(power, abs=0.05)
    assert all(curves["single"][h] == pytest.approx(1, abs=0.2) for h in curves["single"] if h <= 3e-8)
    assert curves["complex_step"][1e-16] == pytest.approx(2e-16, rel=0.2)
    assert curves["complex_step"][1e-4] == pytest.approx(curves["central"][1e-4], rel=0.01)
    assert curves["complex_step"][1e-6] < curves["central"][1e-6] / 10
    assert curves["single"][1e-1] == pytest.approx(curves["central"][1e-1], rel=0.01)


def test_the_labels_stand_beside_their_slopes_and_ticks_say_their_values():
    places = sorted((t.get_text(), t.get_color(), *t.get_position()) for t in STEPS.texts)
    assert [place[:2] for place in places] == [("h", INK), ("h", COLUMNS[0]), ("h²", INK), ("ε/h", INK)]
    assert places[0][2] > 1 and places[0][3] < 1e-15, "at the end of the horizontal axis"
    for text, colour, x, y in places[1:]:
        curve, _ = lines(colour)
        h, error = curve[np.argmin(np.abs(np.log(curve[:, 0] / x)))]
        assert 0.3 < abs(np.log10(error / y)) < 2.5
        assert (h < 1e-9) == (text == "ε/h")
    superscripts = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
    for axis in (STEPS.xaxis, STEPS.yaxis):
        for tick, value in zip(axis.get_ticklabels(), axis.get_ticklocs(), strict=True):
            text = tick.get_text()
            assert value == pytest.approx(1 if text == "1" else 10.0 ** int(text[2:].translate(superscripts)))
        assert len(axis.get_ticklocs()) == 5
