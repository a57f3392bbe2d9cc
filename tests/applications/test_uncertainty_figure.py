"""The pictures show what the text says, whatever the pixels."""

import matplotlib
import numpy as np
import pytest

from snippets.applications.uncertainty_figure import POINTS, draw, pairs
from snippets.palette import COLUMNS, INK, MUTED

CENTRE = 10 / np.sqrt(2) * np.ones(2)
COV = np.array([[0.13, -0.12], [-0.12, 0.13]])
WIDE = np.array([[50.005, -49.995], [-49.995, 50.005]])


def line(axes, colour, points):
    (found,) = [one for one in axes.lines if one.get_color() == colour and len(one.get_xdata()) == points]
    return found.get_xydata()


def dots(axes):
    (patch,) = [patch for patch in axes.patches if len(patch.get_path().vertices) == 2 * POINTS]
    assert not patch.get_path().should_simplify
    assert matplotlib.colors.to_hex(patch.get_edgecolor()) == INK
    strokes = patch.get_path().vertices.reshape(-1, 2, 2)
    assert np.abs(np.diff(strokes, axis=1)).max() < 0.03, "dots, not lines"
    return strokes[:, 0]


def distance(points, cov):
    """Return how many standard deviations each point is from the centre."""
    d = points - CENTRE
    return np.sqrt(np.einsum("pi,ij,pj->p", d, np.linalg.inv(cov), d))


def texts(axes):
    return {text.get_text(): (text.get_position(), text.get_color()) for text in axes.texts}


def test_both_panels_and_the_wide_scene_show_the_ellipse_at_two_deviations():
    scene, near = draw()["small"].axes
    (wide,) = draw()["large"].axes
    for axes, cov in ((scene, COV), (near, COV), (wide, WIDE)):
        outline = line(axes, INK, 49)
        np.testing.assert_allclose(distance(outline, cov), 2, rtol=1e-6)
        np.testing.assert_allclose(outline[0], outline[-1], atol=1e-9)
        np.testing.assert_allclose(outline[:-1].mean(axis=0), CENTRE, atol=1e-9)
        assert axes.get_aspect() == 1, "circles must look round"


def test_the_ellipse_holds_the_share_of_the_dots_that_gaussian_errors_give():
    """1 − e⁻² = 86 % for two deviations in the plane."""
    _, near = draw()["small"].axes
    assert np.mean(distance(dots(near), COV) < 2) == pytest.approx(1 - np.exp(-2), abs=0.04)


def test_the_arrows_are_two_deviations_long_in_the_colours_of_the_columns():
    _, near = draw()["small"].axes
    arrows = [text for text in near.texts if not text.get_text()]
    shown = texts(near)
    sides = [np.array([1, 1]) * 0.2 / np.sqrt(2), np.array([-1, 1]) / np.sqrt(2)]
    for arrow, side, colour, name in zip(arrows, sides, COLUMNS, ("0.2", "1.0"), strict=False):
        np.testing.assert_allclose(arrow.xyann, CENTRE)
        np.testing.assert_allclose(arrow.xy, CENTRE + side)
        assert matplotlib.colors.to_hex(arrow.arrow_patch.get_edgecolor()) == shown[name][1] == colour
        assert 0.1 < np.linalg.norm(shown[name][0] - CENTRE - side) < 0.25, "the number stands at the tip"
        assert distance(np.array([shown[name][0]]), COV) > 2, "outside the ellipse"


def test_the_scene_has_the_radar_the_ray_the_arc_and_the_angle():
    scene, _ = draw()["small"].axes
    np.testing.assert_allclose(line(scene, COLUMNS[0], 2), [[0, 0], CENTRE])
    np.testing.assert_allclose(line(scene, INK, 1), [[0, 0]])
    circle, turn = line(scene, COLUMNS[1], 61), line(scene, COLUMNS[1], 9)
    np.testing.assert_allclose(np.hypot(*circle.T), 10)
    assert np.ptp(circle, axis=0) == pytest.approx([20, 20])
    np.testing.assert_allclose(np.hypot(*turn.T), 2)
    assert np.arctan2(turn[-1, 1], turn[-1, 0]) == pytest.approx(np.pi / 4)
    np.testing.assert_allclose(turn[0], [2, 0])
    shown = texts(scene)
    assert set(shown) == {"", "r", "θ", "x", "y"}
    assert (shown["r"][1], shown["θ"][1]) == COLUMNS[:2]
    x, y = shown["r"][0]
    assert 0 < y - x < 1.5 and 2 < x < 5, "beside the ray"
    x, y = shown["θ"][0]
    assert 0.1 < np.arctan2(y, x) < np.pi / 4 and 2.5 < np.hypot(x, y) < 4, "outside the small arc"


def test_both_panels_are_four_to_three_and_the_near_one_looks_at_the_boat():
    scene, near = draw()["small"].axes
    np.testing.assert_allclose([scene.get_xlim(), scene.get_ylim()], [[-52 / 3, 52 / 3], [-13, 13]])
    np.testing.assert_allclose(np.mean([near.get_xlim(), near.get_ylim()], axis=1), CENTRE)
    assert np.ptp(near.get_xlim()) / np.ptp(near.get_ylim()) == pytest.approx(4 / 3)
    np.testing.assert_allclose(line(near, COLUMNS[0], 2), [[0, 0], CENTRE])
    (outside,) = np.shape(np.nonzero(np.abs(dots(near) - CENTRE)[:, 1] > np.ptp(near.get_ylim()) / 2))[1:]
    assert outside == 0


def test_a_cross_marks_the_mean_of_the_dots():
    """By the second-order term of the page it lies 5 · 0.05² km short of the centre."""
    _, near = draw()["small"].axes
    cross = line(near, COLUMNS[1], 1)
    np.testing.assert_allclose(cross, [dots(near).mean(axis=0)], atol=0.01)
    np.testing.assert_allclose(cross, [CENTRE * (1 - 0.05**2 / 2)], atol=1e-4)


def test_the_dots_leave_no_room_for_luck():
    """A linear map gives them the covariance of the law, a bent one the exact moments, nearly."""
    errors = pairs() * [0.1, 1.0]
    np.testing.assert_allclose(np.cov(errors, rowvar=False), np.diag([0.01, 1]), atol=2e-3)
    angles = errors[:, 1]
    assert np.mean(np.cos(angles)) == pytest.approx(np.exp(-1 / 2), abs=2e-3)
    assert np.mean(np.cos(2 * angles)) == pytest.approx(np.exp(-2), abs=5e-3)
    np.testing.assert_allclose([np.mean(np.sin(angles)), np.mean(np.sin(2 * angles))], 0, atol=1e-3)


def test_the_axes_of_the_chart():
    for axes in (draw()["small"].axes[0], draw()["large"].axes[0]):
        ends = {arrow.xy for arrow in axes.texts if not arrow.get_text()}
        starts = {arrow.xyann for arrow in axes.texts if not arrow.get_text()}
        assert (ends, starts) == ({(11.5, 0), (0, 11.5)}, {(0, 0)})
        shown = texts(axes)
        assert shown["x"][0] == pytest.approx((12.2, 0), abs=0.3) and shown["x"][1] == MUTED
        assert shown["y"][0] == pytest.approx((0, 12.2), abs=0.3)


def test_the_wide_cloud_lies_on_the_circle_and_its_mean_inside():
    (axes,) = draw()["large"].axes
    points = dots(axes)
    radii = np.hypot(*points.T)
    assert abs(radii.mean() - 10) < 0.03 and radii.std() == pytest.approx(0.1, rel=0.15)
    angles = np.angle((points[:, 0] + 1j * points[:, 1]) * np.exp(-1j * np.pi / 4))
    assert np.mean(np.abs(angles) < 1) == pytest.approx(0.683, abs=0.06)
    markers = {one.get_marker(): one for one in axes.lines if len(one.get_xdata()) == 1}
    linear = [one for one in axes.lines if one.get_color() == COLUMNS[0] and len(one.get_xdata()) == 1]
    np.testing.assert_allclose(linear[0].get_xydata(), [CENTRE])
    cross = markers["X"]
    assert cross.get_color() == COLUMNS[1]
    np.testing.assert_allclose(cross.get_xydata(), [CENTRE * np.exp(-0.5)])
    assert np.linalg.norm(points.mean(axis=0) - cross.get_xydata()[0]) < 1.2, "near the dots' own mean"
