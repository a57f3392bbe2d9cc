"""The pictures show what the text says, whatever the pixels."""

import matplotlib
import numpy as np
import pytest
from scipy.stats import lognorm, norm

from snippets.change_of_variables.densities_figure import POINTS, SAMPLES, STRIP, draw
from snippets.palette import COLUMNS, INK, MUTED
from tests.drawings import area

MU, SIGMA = 0.3, 0.5


def hexed(patch):
    return matplotlib.colors.to_hex(patch.get_facecolor()[0][:3])


def lines(axes, colour, least=3):
    return [one for one in axes.lines if one.get_color() == colour and len(one.get_xdata()) > least]


def test_the_curve_and_the_two_densities():
    beside, curve, _, under = draw()["conserve"].axes
    (exponential,) = lines(curve, INK)
    x, y = exponential.get_data()
    np.testing.assert_allclose(y, np.exp(x))
    (of_x,), (of_y,) = lines(under, COLUMNS[0]), lines(beside, COLUMNS[1])
    np.testing.assert_allclose(of_x.get_ydata(), norm.pdf(of_x.get_xdata(), MU, SIGMA))
    width, at = of_y.get_data()
    np.testing.assert_allclose(width, lognorm.pdf(at, SIGMA, scale=np.exp(MU)))
    assert x[[0, -1]].tolist() == of_x.get_xdata()[[0, -1]].tolist() == list(curve.get_xlim())
    assert at[0] < 0.1 and at[-1] == curve.get_ylim()[1]
    assert curve.get_xlim() == under.get_xlim() and curve.get_ylim() == beside.get_ylim()
    assert under.get_ylim()[0] > under.get_ylim()[1] == 0, "p(x) hangs down"
    assert beside.get_xlim()[0] > beside.get_xlim()[1] == 0, "p(y) points to the left"


def test_the_strips_have_equal_areas_in_numbers_and_on_the_page():
    figure = draw()["conserve"]
    beside, _, _, under = figure.axes
    strips = {}
    for axes, colour in ((beside, COLUMNS[1]), (under, COLUMNS[0])):
        (strip,) = axes.collections
        assert hexed(strip) == colour
        corners = strip.get_paths()[0].vertices
        strips[axes] = area(corners)
        box = axes.get_position()
        across = box.width * figure.get_figwidth() / np.ptp(axes.get_xlim())
        up = box.height * figure.get_figheight() / np.ptp(axes.get_ylim())
        strips[axes] = area(corners), area(corners) * across * up
    share = norm.cdf(STRIP[1], MU, SIGMA) - norm.cdf(STRIP[0], MU, SIGMA)
    np.testing.assert_allclose([strip[0] for strip in strips.values()], share, rtol=2e-3)
    assert strips[beside][1] == pytest.approx(strips[under][1], rel=0.01)


def test_dashed_lines_lead_from_dx_over_the_curve_to_dy():
    _, curve, _, _ = draw()["conserve"].axes
    dashed = [one.get_xydata() for one in curve.lines if one.get_linestyle() == "--"]
    for path, edge in zip(dashed, STRIP, strict=True):
        left = curve.get_xlim()[0]
        np.testing.assert_allclose(path, [[edge, 0], [edge, np.exp(edge)], [left, np.exp(edge)]])
    assert [one.get_color() for one in curve.lines if one.get_linestyle() == "--"] == [MUTED] * 2
    assert STRIP == (0.6, 0.8)


def test_each_name_stands_at_what_it_names():
    beside, curve, _, under = draw()["conserve"].axes
    shown = {
        text.get_text(): (*text.get_position(), text.get_color(), axes)
        for axes in (beside, curve, under)
        for text in axes.texts
    }
    assert set(shown) == {"y = eˣ", "dx", "dy", "p(x)", "p(y)"}
    assert shown["dx"][2:] == (COLUMNS[0], under) and shown["dy"][2:] == (COLUMNS[1], beside)
    assert shown["p(x)"][2:] == (COLUMNS[0], under) and shown["p(y)"][2:] == (COLUMNS[1], beside)
    assert 0.55 < shown["dx"][0] < 0.9 and shown["dx"][1] > norm.pdf(0.8, MU, SIGMA) + 0.1
    assert np.exp(0.6) < shown["dy"][1] < np.exp(0.8) and shown["dy"][0] > 0.4
    x, y = shown["y = eˣ"][:2]
    assert y > np.exp(x) + 0.7 and -1 < x < 0.9 and y < 3.2
    x, depth = shown["p(x)"][:2]
    assert depth > norm.pdf(x, MU, SIGMA) + 0.2 and -1 < x < -0.5 and depth < 0.6
    width, y = shown["p(y)"][:2]
    assert width > lognorm.pdf(y, SIGMA, scale=np.exp(MU)) + 0.15 and 2.5 < y < 3.2 and width < 0.5


def test_the_axes_of_the_first_picture_are_drawn_at_zero():
    beside, curve, _, under = draw()["conserve"].axes
    (left, right), top = curve.get_xlim(), curve.get_ylim()[1]
    frames = [next(one.get_xydata() for one in axes.lines[::-1]) for axes in (beside, curve, under)]
    np.testing.assert_allclose(frames[0], [[0, 0], [0, top]])
    np.testing.assert_allclose(frames[1], [[left, top], [left, 0], [right, 0]])
    np.testing.assert_allclose(frames[2], [[left, 0], [right, 0]])
    assert (left, right) == (-1.2, 1.5) and top == 3.4


def test_the_bars_have_the_shares_of_the_distribution_and_the_blue_curve_follows_them():
    (axes,) = draw()["histogram"].axes
    (bars,) = axes.patches
    values, edges, _ = bars.get_data()
    np.testing.assert_allclose(edges, np.linspace(0, 5, 26))
    shares = np.diff(lognorm.cdf(edges, SIGMA, scale=np.exp(MU)))
    np.testing.assert_allclose(values * 0.2, shares, atol=4 * np.sqrt(shares.max() / SAMPLES))
    assert np.sum(values * 0.2) == pytest.approx(1, abs=0.01)
    (right,), (wrong,) = lines(axes, COLUMNS[1]), lines(axes, COLUMNS[0])
    y = right.get_xdata()
    np.testing.assert_allclose(right.get_ydata(), lognorm.pdf(y, SIGMA, scale=np.exp(MU)))
    np.testing.assert_allclose(wrong.get_ydata(), norm.pdf(np.log(wrong.get_xdata()), MU, SIGMA))
    assert wrong.get_linestyle() == "--" and 0 < y[0] < 0.1 and y[-1] == 5
    assert axes.get_xlim() == (0, 5) and 0.8 < axes.get_ylim()[1] < 0.9 and axes.get_ylim()[0] == 0
    assert axes.get_yticks().tolist() == [0, 0.4, 0.8]
    shown = {text.get_text(): (*text.get_position(), text.get_color()) for text in axes.texts}
    for name, curve in (("p(x)/y", right), ("p(x)", wrong)):
        x, height, colour = shown[name]
        gap = height - np.interp(x, *curve.get_data())
        assert colour == curve.get_color() and 0.05 < gap < 0.5, "above its curve"


def test_the_left_disc_is_crowded_and_the_right_one_even():
    figure = draw()["discs"]
    for axes, text, share in zip(figure.axes, ("r = u", "r = √u"), (0.5, 0.25), strict=True):
        dots, outer, inner = axes.patches
        assert not dots.get_path().should_simplify
        strokes = dots.get_path().vertices.reshape(-1, 2, 2)
        assert len(strokes) == POINTS
        assert np.abs(np.diff(strokes, axis=1)).max() < 0.01, "dots, not lines"
        radii = np.linalg.norm(strokes[:, 0], axis=1)
        assert radii.max() <= 1
        assert np.mean(radii < 0.5) == pytest.approx(share, abs=0.02)
        np.testing.assert_allclose(np.hypot(*outer.get_xy().T), 1)
        np.testing.assert_allclose(np.hypot(*inner.get_xy().T), 0.5)
        assert np.ptp(inner.get_xy()[:, 0]) == pytest.approx(1, rel=0.01), "all around"
        assert matplotlib.colors.to_hex(outer.get_edgecolor()) == MUTED
        assert matplotlib.colors.to_hex(inner.get_edgecolor()) == COLUMNS[0]
        assert axes.get_aspect() == 1
        (name,) = axes.texts
        assert name.get_text() == text and name.get_position() == (0, -1.2)
        assert axes.get_xlim() == (-1.05, 1.05) and axes.get_ylim() == (-1.3, 1.05)
    left, right = (axes.patches[0].get_path().vertices.reshape(-1, 2, 2)[:, 0] for axes in figure.axes)
    np.testing.assert_allclose(np.linalg.norm(right, axis=1) ** 2, np.linalg.norm(left, axis=1), rtol=1e-9)
