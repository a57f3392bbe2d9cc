"""The pictures show what the text says, whatever the pixels."""

import matplotlib
import numpy as np
import pytest
from sklearn.datasets import load_digits

from snippets.palette import COLUMNS, INK, MUTED
from snippets.partial_derivatives.classifier import classifier_jacobian, classify, learn
from snippets.partial_derivatives.classifier_figure import draw

IMAGE, PIXEL = 1440, (2, 5)  # row, column


@pytest.fixture(scope="module")
def figures():
    return draw()


@pytest.fixture(scope="module")
def truth():
    _, _, W, b = learn()
    x = load_digits().data[IMAGE] / 16
    brighter = x.reshape(8, 8).copy()
    brighter[PIXEL] += 0.25
    return x, classifier_jacobian(x, W, b), classify(x, W, b), classify(brighter.ravel(), W, b)


def frames(axes):
    """Return the borders of the images, 8 by 8, and of the marked pixels, 1 by 1."""
    unfilled = [p for p in axes.patches if hasattr(p, "get_width") and p.get_facecolor()[3] == 0]
    images = [p for p in unfilled if (p.get_width(), p.get_height()) == (8, 8)]
    return images, [p for p in unfilled if (p.get_width(), p.get_height()) == (1, 1)]


def read_back(axes, corner):
    """Return colour and alpha of each pixel of the image at a corner, as two 8×8 arrays."""
    colours, alphas = np.full((8, 8), "", object), np.zeros((8, 8))
    for patch in axes.patches:
        if hasattr(patch, "get_width"):
            continue
        for outline in patch.get_path().vertices.reshape(-1, 5, 2) - corner:
            (left, top), (right, bottom) = np.round(outline.min(axis=0)), np.round(outline.max(axis=0))
            if left < 0 or top < 0 or right > 8 or bottom > 8:
                continue  # belongs to another image
            np.testing.assert_allclose(outline.min(axis=0), (left, top), atol=1e-9)
            area = (slice(int(top), int(bottom)), slice(int(left), int(right)))
            assert not alphas[area].any(), "no pixel is painted twice"
            colours[area] = matplotlib.colors.to_hex(patch.get_facecolor())
            alphas[area] = patch.get_alpha()
    return colours, alphas


def test_the_image_shows_the_digit_darker_ink_for_brighter_pixels(figures, truth):
    (axes,) = figures["digit"].axes
    ((border,), (marked,)) = frames(axes)
    colours, alphas = read_back(axes, border.get_xy())
    values = truth[0].reshape(8, 8)
    np.testing.assert_allclose(alphas[values < 0.1], 0)
    inked = values >= 0.1
    assert set(colours[inked]) == {INK}
    assert np.all(abs(alphas - values)[inked] <= 0.1 + 1e-9)
    assert len(set(alphas[inked])) == 5
    np.testing.assert_allclose(np.subtract(marked.get_xy(), border.get_xy()), PIXEL[::-1])
    assert matplotlib.colors.to_hex(marked.get_edgecolor()) == INK


def test_the_bars_are_the_probabilities_before_and_after(figures, truth):
    """All start on one line; a bar's length is proportional to its probability, 5 units for 1/2."""
    _, _, before, after = truth
    (axes,) = figures["digit"].axes
    bars = [p for p in axes.patches if hasattr(p, "get_width") and p.get_x() > 9]
    assert len({bar.get_x() for bar in bars}) == 1 and len(bars) == 20
    for p, group, filled in ((before, bars[::2], True), (after, bars[1::2], False)):
        np.testing.assert_allclose([bar.get_width() for bar in group], 10 * p)
        assert all((bar.get_facecolor()[3] > 0) == filled for bar in group)
    middles = [bar.get_y() + bar.get_height() / 2 for bar in bars]
    np.testing.assert_allclose(middles[::2], middles[1::2])
    names = [t for t in axes.texts if len(t.get_text()) == 1]
    assert [t.get_text() for t in names] == list("0123456789")
    np.testing.assert_allclose([t.get_position()[1] for t in names], middles[::2])
    assert all(8.5 < t.get_position()[0] < bars[0].get_x() for t in names)
    bottom, _ = axes.get_ylim()
    assert max(middles) < bottom and min(np.diff(middles[::2])) > 0.8


def test_the_three_large_probabilities_are_written_beside_their_bars(figures, truth):
    _, _, before, after = truth
    (axes,) = figures["digit"].axes
    notes = [t for t in axes.texts if "→" in t.get_text()]
    assert [t.get_text() for t in notes] == ["0.20 → 0.20", "0.36 → 0.29", "0.22 → 0.30"]
    bars = [p for p in axes.patches if hasattr(p, "get_width") and p.get_x() > 9]
    for note, k in zip(notes, (3, 5, 9), strict=True):
        assert note.get_text() == f"{before[k]:.2f} → {after[k]:.2f}"
        pair = bars[2 * k : 2 * k + 2]
        end = max(bar.get_x() + bar.get_width() for bar in pair)
        assert note.get_position()[0] == pytest.approx(end + 1.5)
        assert note.get_position()[1] == pytest.approx(pair[0].get_y() + 0.3)
        assert note.get_position()[0] + 1.4 < axes.get_xlim()[1]


def test_the_ten_images_are_the_rows_orange_up_and_blue_down(figures, truth):
    J = truth[1]
    (axes,) = figures["rows"].axes
    borders, _ = frames(axes)
    assert len(borders) == 10
    levels = np.array([0.015, 0.03, 0.09, 0.18])
    for row, border in zip(J, borders, strict=True):
        colours, alphas = read_back(axes, border.get_xy())
        values = row.reshape(8, 8)
        level = np.searchsorted(levels, abs(values), side="right")
        expected = np.array([0, 0.12, 0.32, 0.6, 1])[level]
        np.testing.assert_allclose(alphas, expected)
        assert set(colours[(level > 0) & (values > 0)]) <= {COLUMNS[0]}
        assert set(colours[(level > 0) & (values < 0)]) <= {COLUMNS[1]}


def test_the_framed_pixel_is_the_strongest_blue_of_five_and_orange_of_nine(figures, truth):
    J = truth[1].reshape(10, 8, 8)
    (axes,) = figures["rows"].axes
    borders, marks = frames(axes)
    for border, mark in zip(borders, marks, strict=True):
        np.testing.assert_allclose(np.subtract(mark.get_xy(), border.get_xy()), PIXEL[::-1])
        assert matplotlib.colors.to_hex(mark.get_edgecolor()) == INK
        assert matplotlib.colors.to_hex(border.get_edgecolor()) == MUTED
    assert J[5].min() == J[5][PIXEL] and J[9].max() == J[9][PIXEL]


def test_the_images_stand_in_two_rows_of_five_named_with_their_probabilities(figures, truth):
    before = truth[2]
    (axes,) = figures["rows"].axes
    borders, _ = frames(axes)
    corners = np.array([border.get_xy() for border in borders])
    np.testing.assert_allclose(np.diff(corners[:5, 0]), 9.6)
    np.testing.assert_allclose(corners[5:] - corners[:5], np.tile([0, 11.2], (5, 1)))
    names, numbers = axes.texts[::2], axes.texts[1::2]
    for k, (name, number, corner) in enumerate(zip(names, numbers, corners, strict=True)):
        assert (name.get_text(), number.get_text()) == (str(k), f"{before[k]:.2f}")
        np.testing.assert_allclose(np.subtract(name.get_position(), corner), (1, -1))
        np.testing.assert_allclose(np.subtract(number.get_position(), corner), (6.4, -1))
        assert number.get_color() == MUTED
    (_, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
    assert corners[:, 0].max() + 8 <= right and corners[:, 1].max() + 8 <= bottom
    assert top <= corners[:, 1].min() - 1.5
