"""The pictures show what the text says: pips are sizes, letters name them, touching faces agree or clash."""

from itertools import pairwise

import pytest

from snippets.jacobian.shapes_figure import draw
from snippets.palette import INK, MUTED

SIZES = {"B": 4, "n": 3, "m": 2}


def faces(axes):
    """Return (x, y, letter, number of pips) of each face, from its frame; y points down."""
    found = []
    for frame in frames(axes):
        x, y = frame.get_xy()
        (letter,) = [t for t in axes.texts if near(t, x + 0.5, y + 1.25)]
        assert letter.get_color() == MUTED and letter.get_fontsize() == 10
        found.append((x, y, letter.get_text(), len(pips_in(axes, x, y))))
    return found


def frames(axes):
    return [patch for patch in axes.patches if patch.get_width() == 1 and not patch.get_alpha()]


def near(text, x, y):
    return text.get_position() == pytest.approx((x, y), abs=0.02)


def pips_in(axes, x, y):
    places = [pip for line in axes.lines for pip in zip(*line.get_data(), strict=True)]
    return sorted(
        (round(px - x, 2), round(py - y, 2)) for px, py in places if x < px < x + 1 and y < py < y + 1
    )


def rows(axes):
    """Return for each row of dominoes its faces from left to right."""
    found = {}
    for face in sorted(faces(axes)):
        found.setdefault(round(face[1], 6), []).append(face)
    return [found[y] for y in sorted(found)]


def test_every_face_has_as_many_pips_as_its_letter_says():
    (axes,) = draw()["dominoes"].axes
    assert len(faces(axes)) == 16
    assert all(pips == SIZES[letter] for _, _, letter, pips in faces(axes))
    places = {letter: pips_in(axes, x, y) for x, y, letter, _ in faces(axes)}
    corners = {(0.23, 0.23), (0.23, 0.77), (0.77, 0.23), (0.77, 0.77)}
    assert set(places["B"]) == corners
    assert set(places["n"]) == {(0.23, 0.23), (0.5, 0.5), (0.77, 0.77)}
    assert set(places["m"]) == {(0.23, 0.23), (0.77, 0.77)}
    assert {line.get_color() for line in axes.lines} == {INK}


def test_the_dominoes_are_the_factors_and_their_products():
    (axes,) = draw()["dominoes"].axes
    letters = ["".join(letter for _, _, letter, _ in row) for row in rows(axes)]
    assert letters == ["BnBm", "nBBmnm", "BmmnBn"]
    for row in rows(axes)[1:]:
        left, touching, met, right, first, second = (letter for _, _, letter, _ in row)
        assert touching == met
        assert (first, second) == (left, right)
    names = [t.get_text() for t in axes.texts if t.get_fontsize() == 12]
    assert names == ["X", "G", "Xᵀ", "G", "XᵀG", "G", "Wᵀ", "GWᵀ"]
    for text, (x, y, _, _) in zip(
        [t for t in axes.texts if t.get_fontsize() == 12], faces(axes)[::2], strict=True
    ):
        assert near(text, x + 1, y - 0.3), "the name stands above the seam of its domino"


def test_faces_of_one_domino_join_and_dominoes_stand_apart():
    (axes,) = draw()["dominoes"].axes
    for row in rows(axes):
        gaps = [round(after[0] - before[0] - 1, 6) for before, after in pairwise(row)]
        assert all(gap == 0 for gap in gaps[::2])
        assert 0 < gaps[1] < 0.3, "the two factors almost touch"
        assert all(gap > 1 for gap in gaps[3::2]), "the product stands apart"


def test_touching_faces_are_tinted_where_they_agree_and_dashed_where_they_clash():
    (axes,) = draw()["dominoes"].axes
    touching = [{round(face[0], 6) for face in row[1:3]} for row in rows(axes)]
    heights = [row[0][1] for row in rows(axes)]
    tinted = [patch for patch in axes.patches if patch.get_alpha()]
    dashed = [patch for patch in axes.patches if patch.get_linestyle() == "--"]
    assert len(tinted) == 4 and len(dashed) == 2
    for y, faces_met in zip(heights[1:], touching[1:], strict=True):
        here = [patch for patch in tinted if patch.get_y() == pytest.approx(y)]
        assert {round(patch.get_x(), 6) for patch in here} == faces_met
        assert all((p.get_width(), p.get_height(), p.get_alpha()) == (1, 1, 0.14) for p in here)
    for patch, x in zip(sorted(dashed, key=lambda p: p.get_x()), sorted(touching[0]), strict=True):
        centre = patch.get_center()
        assert tuple(centre) == pytest.approx((x + 0.5, heights[0] + 0.5))
        assert patch.get_width() == patch.get_height() < 1


def test_only_the_first_row_has_no_result():
    (axes,) = draw()["dominoes"].axes
    heights = [row[0][1] + 0.5 for row in rows(axes)]
    signs = {s: [t.get_position()[1] for t in axes.texts if t.get_text() == s] for s in "=?"}
    assert signs["="] == pytest.approx(heights)
    assert signs["?"] == pytest.approx(heights[:1])
    for row, text in zip(rows(axes), [t for t in axes.texts if t.get_text() == "="], strict=True):
        assert row[3][0] + 1 < text.get_position()[0] < (row[4][0] if len(row) > 4 else 7)
    (question,) = [t for t in axes.texts if t.get_text() == "?"]
    result = rows(axes)[1][5][0]
    assert question.get_position()[0] == pytest.approx(result), "where the results stand, at their seam"


def test_everything_lies_inside_the_canvas():
    for figure in draw().values():
        (axes,) = figure.axes
        (x0, x1), (y1, y0) = axes.get_xlim(), axes.get_ylim()
        for x, y, _, _ in faces(axes):
            assert x0 < x < x + 1 < x1
            assert y0 + 0.5 < y < y + 1.4 < y1, "with room for the name and the letters"


def test_a_turned_double_looks_the_same_but_for_its_letters():
    (axes,) = draw()["double"].axes
    (row,) = rows(axes)
    letters = "".join(letter for _, _, letter, _ in row)
    pips = [pips for *_, pips in row]
    assert letters == "BnnB" * 2
    assert pips == [4, 3, 3, 4] + [3] * 4
    names = [t.get_text() for t in axes.texts if t.get_fontsize() == 12]
    assert names == ["X", "Xᵀ", "X", "Xᵀ"]
    gaps = [round(after[0] - before[0] - 1, 6) for before, after in pairwise(row)]
    assert gaps[::2] == [0, 0, 0, 0]
    assert 0.2 < gaps[1] == gaps[5] < gaps[3], "two pairs, side by side"
    assert not [patch for patch in axes.patches if patch.get_alpha()]
