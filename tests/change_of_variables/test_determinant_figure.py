"""The pictures show what the text says, whatever the pixels."""

import numpy as np
import pytest

from snippets.change_of_variables.determinant_figure import COLUMNS_SHOWN, CORNER, SIDE, draw
from snippets.palette import COLUMNS, INK, MUTED
from tests.drawings import arrows, signed_area


def names(axes):
    return {text.get_text(): text for text in axes.texts if text.get_text()}


def test_the_grid_is_regular_and_bent_by_the_complex_square():
    sheet, bent = draw()["sheet"].axes
    axis_lines = [line for line in bent.lines if line.get_color() == MUTED]
    lines = [line for line in bent.lines if line.get_color() != MUTED]
    assert len(sheet.lines) == len(lines) == 8 and len(axis_lines) == 2
    for before, after in zip(sheet.lines, lines, strict=True):
        u, v = before.get_data()
        z = (u + 1j * v) ** 2
        np.testing.assert_allclose(after.get_data(), [z.real, z.imag], atol=1e-12)
        upright = np.ptp(u) == 0  # v moves along it: the second input, blue
        assert before.get_color() == after.get_color() == COLUMNS[1 if upright else 0]
        assert max(np.ptp(u), np.ptp(v)) == 1.5 and min(np.ptp(u), np.ptp(v)) == 0
    places = {line.get_xdata()[0] for line in sheet.lines if np.ptp(line.get_xdata()) == 0}
    assert places == {1, 1.5, 2, 2.5}
    places = {line.get_ydata()[0] for line in sheet.lines if np.ptp(line.get_ydata()) == 0}
    assert places == {0, 0.5, 1, 1.5}


def test_the_axes_of_the_image_pass_through_the_origin_and_are_named_at_their_ends():
    sheet, bent = draw()["sheet"].axes
    horizontal, vertical = (np.array(line.get_data()) for line in bent.lines if line.get_color() == MUTED)
    np.testing.assert_array_equal(horizontal, [[0, 6.6], [0, 0]])
    np.testing.assert_array_equal(vertical, [[0, 0], [0, 7.4]])
    for (along, up), axes, ends in ((("u", "v"), sheet, (2.5, 1.5)), (("x", "y"), bent, (6.6, 7.4))):
        assert set(names(axes)) == {along, up}
        assert ends[0] < names(axes)[along].get_position()[0] < 1.1 * ends[0]
        assert ends[1] < names(axes)[up].get_position()[1] < 1.12 * ends[1]
    assert names(sheet)["u"].get_position()[1] == names(bent)["x"].get_position()[1] == 0
    assert names(sheet)["v"].get_position()[0] == 1 and names(bent)["y"].get_position()[0] == 0
    (sign,) = draw()["sheet"].texts
    assert sign.get_text() == "→" and 0.4 < sign.get_position()[0] < 0.55


def test_the_filled_patch_is_larger_than_the_parallelogram_and_that_is_the_determinant_s():
    sheet, bent = draw()["sheet"].axes
    (before,), (after, dashed) = sheet.patches, bent.patches
    assert signed_area(before.get_xy()) == pytest.approx(SIDE**2)
    np.testing.assert_allclose(before.get_xy().min(axis=0), CORNER)
    assert signed_area(dashed.get_xy()) == pytest.approx(10 * SIDE**2)
    exact = SIDE**2 * (10 + 8 * SIDE + 8 / 3 * SIDE**2)
    assert signed_area(after.get_xy()) == pytest.approx(exact, rel=1e-3)
    z = (before.get_xy() @ [1, 1j]) ** 2
    np.testing.assert_allclose(after.get_xy() @ [1, 1j], z)
    assert dashed.get_linestyle() == "--" and dashed.get_facecolor()[3] == 0


def test_the_arrows_of_the_sheet_are_the_columns_times_the_side():
    sheet, bent = draw()["sheet"].axes
    first, second = arrows(sheet)
    np.testing.assert_allclose(first[1] - first[0], [SIDE, 0])
    np.testing.assert_allclose(second[1] - second[0], [0, SIDE])
    first, second = arrows(bent)
    np.testing.assert_allclose(first[1] - first[0], np.array([3, 1]) * SIDE)
    np.testing.assert_allclose(second[1] - second[0], np.array([-1, 3]) * SIDE)
    for axes in (sheet, bent):
        assert [a[2] for a in arrows(axes)] == list(COLUMNS[:2])
    for start, _, _ in arrows(bent):
        np.testing.assert_allclose(start, [2, 1.5])


def test_each_slide_keeps_the_area_and_moves_one_side_along_the_other():
    panels = draw()["slide"].axes
    sides = [[end for _, end, _ in arrows(axes)] for axes in panels]
    np.testing.assert_array_equal(sides[0], COLUMNS_SHOWN.T)
    np.testing.assert_array_equal(COLUMNS_SHOWN, [[3, 1], [1, 2]])
    np.testing.assert_allclose(sides[1], [[3, 1], [0, 5 / 3]])
    np.testing.assert_allclose(sides[2], [[3, 0], [0, 5 / 3]], atol=1e-15)
    for axes, (p, q) in zip(panels, sides, strict=True):
        (filled,) = axes.patches
        assert signed_area(filled.get_xy()) == pytest.approx(5)
        np.testing.assert_allclose(filled.get_xy()[:4], [[0, 0], p, p + q, q], atol=1e-15)
        assert [a[2] for a in arrows(axes)] == list(COLUMNS[:2])
        assert all(not start.any() for start, _, _ in arrows(axes))


def test_the_sides_are_labelled_in_their_colours_near_them():
    wanted = [["(a, c)", "(b, d)"], ["(a, c)", "(0, d − bc/a)"], ["(a, 0)", "(0, d − bc/a)"]]
    for axes, pair in zip(draw()["slide"].axes, wanted, strict=True):
        assert list(names(axes)) == pair
        for (_, end, colour), text in zip(arrows(axes), names(axes).values(), strict=True):
            assert text.get_color() == colour
            place = np.array(text.get_position())
            middle = end / 2
            assert np.linalg.norm(place - middle) < 1.4
        below, beside = (np.array(t.get_position()) for t in names(axes).values())
        (p, q) = (end for _, end, _ in arrows(axes))
        assert below[1] < p[1] / p[0] * below[0] - 0.3, "below the orange side, clear of it"
        assert beside[0] > q[0] / q[1] * beside[1] + 0.5, "right of the blue side, clear of it"
        (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
        corners = axes.patches[0].get_xy()
        assert left < corners[:, 0].min() - 0.2 and corners[:, 0].max() + 0.1 < right
        assert bottom < corners[:, 1].min() - 0.5 and corners[:, 1].max() + 0.05 < top
    widths = {axes.get_xlim() for axes in draw()["slide"].axes}
    assert len(widths) == 1, "one scale, or the areas could not be compared"


def test_the_fold_turns_the_left_square_over():
    sheet, folded = draw()["fold"].axes
    assert [signed_area(p.get_xy()) for p in sheet.patches] == pytest.approx([0.25, 0.25])
    signs = [np.sign(signed_area(p.get_xy())) for p in folded.patches]
    assert [t.get_text() for t in names(folded).values()] == ["+", "−"]
    assert signs == [1, -1]
    for before, after in zip(sheet.patches, folded.patches, strict=True):
        x, y = before.get_xy().T
        np.testing.assert_allclose(after.get_xy(), np.transpose([x**2, y]))
    assert sheet.patches[0].get_xy()[:, 0].min() == 0.5 and sheet.patches[1].get_xy()[:, 0].max() == -0.5
    heights = [p.get_xy()[:, 1] for p in folded.patches]
    assert heights[0].min() > 0 and heights[0].max() < heights[1].min() and heights[1].max() < 1.2


def test_the_arrows_of_the_fold_follow_the_sides_of_the_squares():
    sheet, folded = draw()["fold"].axes
    for before, after, sign in (
        (arrows(sheet)[:2], arrows(folded)[:2], 1),
        (arrows(sheet)[2:], arrows(folded)[2:], -1),
    ):
        assert [a[2] for a in before] == [a[2] for a in after] == list(COLUMNS[:2])
        np.testing.assert_allclose(before[0][1] - before[0][0], [0.5, 0])
        np.testing.assert_allclose(before[1][1] - before[1][0], [0, 0.5])
        for old, new in zip(before, after, strict=True):
            for k in range(2):
                np.testing.assert_allclose(new[k], [old[k][0] ** 2, old[k][1]])
        assert np.sign((after[0][1] - after[0][0])[0]) == sign


def test_the_signs_stand_in_their_squares_and_the_crease_in_the_middle():
    sheet, folded = draw()["fold"].axes
    for axes in (sheet, folded):
        for text, filled in zip(names(axes).values(), axes.patches, strict=True):
            low, high = filled.get_xy().min(axis=0), filled.get_xy().max(axis=0)
            place = np.array(text.get_position())
            assert np.all(low + 0.15 < place) and np.all(place < high - 0.15)
        (crease,) = [line for line in axes.lines if line.get_linestyle() == "--"]
        assert crease.get_color() == INK
        np.testing.assert_array_equal(crease.get_data(), [[0, 0], [0, 1.2]])
    edges = np.hstack([line.get_data() for line in sheet.lines])
    assert (edges[0].min(), edges[0].max(), edges[1].min(), edges[1].max()) == (-1.2, 1.2, 0, 1.2)
    edges = np.hstack([line.get_data() for line in folded.lines])
    assert (edges[0].min(), edges[0].max()) == pytest.approx((0, 1.44))
    left, right = (np.array(line.get_data()) for line in sheet.lines if line.get_linestyle() == "-")
    np.testing.assert_array_equal(left, [[0, 1.2, 1.2, 0], [0, 0, 1.2, 1.2]])
    np.testing.assert_array_equal(right, [[0, -1.2, -1.2, 0], [0, 0, 1.2, 1.2]])
    (sign,) = draw()["fold"].texts
    assert sign.get_text() == "→" and 0.5 < sign.get_position()[0] < 0.7
