"""The pictures show what the text says, whatever the pixels."""

import matplotlib
import numpy as np
import pytest
from scipy.special import expit

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


def points(colour):
    (line,) = [p for p in STEPS.lines if p.get_color() == colour and len(p.get_xdata()) > 2]
    return np.array(line.get_xdata(), float), np.array(line.get_ydata(), float)


def test_on_the_right_the_error_is_the_cubic_term():
    """h² f‴ / (6 f′) of the sigmoid at 1, the third derivative by another formula, in both precisions."""
    s = expit(1.0)
    third = s * (1 - s) * (1 - 6 * s * (1 - s))
    for colour, lowest in ((INK, 3e-4), (COLUMNS[2], 9e-2)):
        h, error = points(colour)
        seen = (h > lowest) & (h < 0.5)
        assert seen.sum() >= 2
        np.testing.assert_allclose(error[seen], h[seen] ** 2 * abs(third) / (6 * s * (1 - s)), rtol=0.1)
        exact = abs((expit(1 + h[-1]) - expit(1 - h[-1])) / (2 * h[-1]) - s * (1 - s)) / (s * (1 - s))
        assert h[-1] == pytest.approx(1) and error[-1] == pytest.approx(exact, rel=1e-5)


def test_on_the_left_the_error_stays_below_the_rounding_and_reaches_it():
    s = expit(1.0)
    for colour, eps, highest in ((INK, 2.0**-52, 1e-7), (COLUMNS[2], 2.0**-23, 1e-4)):
        h, error = points(colour)
        seen = h < highest
        bound = 2 * eps / (2 * h[seen] * s * (1 - s))
        assert (error[seen] < bound).all()
        assert (error[seen] / bound).max() > 0.03


def test_the_ranges_of_steps():
    for colour, smallest, number in ((INK, 1e-12, 25), (COLUMNS[2], 1e-7, 15)):
        h, error = points(colour)
        assert h[0] == pytest.approx(smallest, rel=1e-5) and len(h) == number
        left, right = STEPS.get_xlim()
        low, high = STEPS.get_ylim()
        assert left < h.min() and h.max() < right and low < error.min() and error.max() < high
    assert STEPS.get_xscale() == STEPS.get_yscale() == "log"


def test_the_dashed_lines_are_the_cube_roots():
    dashed = {p.get_color(): p.get_xdata()[0] for p in STEPS.lines if p.get_linestyle() == "--"}
    assert dashed[INK] ** 3 == pytest.approx(2.0**-52)
    assert dashed[COLUMNS[2]] ** 3 == pytest.approx(2.0**-23)
    assert len(dashed) == 2


def test_the_points_lie_where_the_text_alternative_says():
    (h, error), (h32, error32) = points(INK), points(COLUMNS[2])
    assert 1e-5 < error[0] < 1e-3, "about 1e-4"
    assert error[np.argmin(np.abs(np.log(h / 6e-6)))] < 1e-10, "about 1e-11"
    near = np.abs(np.log10(h32 / 5e-3)) < 0.5
    assert near.sum() == 2 and (error32[near] < 1e-4).all()
    right = h32 > 0.09
    np.testing.assert_allclose(error32[right], error[np.isin(h.round(6), h32[right].round(6))], rtol=0.05)


def test_the_labels_stand_beside_their_slopes_and_ticks_say_their_values():
    places = {t.get_text(): t.get_position() for t in STEPS.texts}
    assert set(places) == {"h", "ε/h", "h²"}
    h, error = points(INK)
    for name in ("ε/h", "h²"):
        x, y = places[name]
        nearest = np.argmin(np.abs(np.log(h / x)))
        assert abs(np.log10(error[nearest] / y)) < 2.5
        assert not np.isclose(error[nearest], y, rtol=0.5)
        assert (x < 1e-6) == (name == "ε/h")
    assert places["h"][0] > 1 and places["h"][1] < 1e-12, "at the end of the horizontal axis"
    superscripts = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
    for axis in (STEPS.xaxis, STEPS.yaxis):
        for tick, value in zip(axis.get_ticklabels(), axis.get_ticklocs(), strict=True):
            text = tick.get_text()
            assert value == pytest.approx(1 if text == "1" else 10.0 ** int(text[2:].translate(superscripts)))
        assert len(axis.get_ticklocs()) == 5
