"""A loss over two weights, cut along each of them."""

import numpy as np
import pytest

from snippets.partial_derivatives.sensitivity import loss, slope
from tests.browser.shown import drawn, placed

PAGE = "partial_derivatives/sensitivity"
AXES = np.eye(2)


def numbers(w1, w2, h):
    w = np.array([w1, w2])
    slopes = [slope(w, j) for j in (0, 1)]
    changes = [loss(w + h * axis) - loss(w) for axis in AXES]
    return {
        "L": loss(w),
        "∂L/∂w₁": slopes[0],
        "∂L/∂w₂": slopes[1],
        "change1": [slopes[0] * h, changes[0]],
        "change2": [slopes[1] * h, changes[1]],
    }


@pytest.mark.parametrize(("w1", "w2", "h"), [(0.5, -0.25, 0.8), (1.1, 0.3, -0.6), (-0.2, -0.5, 0.35)])
def test_it_draws_the_slices_through_the_point_with_their_tangents_and_what_these_miss(figure, w1, w2, h):
    shown = figure("slices", query=f"?slices.w1={w1}&slices.w2={w2}&slices.h={h}")
    shown.agrees()
    assert [handle.get_attribute("aria-label") for handle in shown.handles.all()] == [
        "w, both weights",
        "end of the step h",
    ]
    map_, slices = shown.element.locator(".plane").all()
    w = np.array([w1, w2])

    def on_map(path):
        return drawn(path) / 100 * [1, -1] + [-1.1, 0.8]

    def on_slices(path):
        return drawn(path) / [320 / 2.8, 240 / 4] * [1, -1] + [-1.4, 3.2]

    levels = np.reshape(on_map(map_.locator(".line.muted")), (-1, 2, 2))
    for ends, level in zip(levels, (0.2, 0.4, np.log(2), 1, 1.5), strict=True):
        np.testing.assert_allclose([loss(end) for end in ends], level, atol=0.002)

    for j, axis in enumerate(AXES):
        colour = f".column-{j + 1}"
        np.testing.assert_allclose(
            on_map(map_.locator(f".line{colour}")), w + np.outer([-1.2, 1.2], axis), atol=0.001
        )
        arrow = on_map(map_.locator(f".arrow{colour}"))
        np.testing.assert_allclose([arrow[0], arrow[3]], [w, w + h * axis], atol=0.001)

        moves, heights = on_slices(slices.locator(f".line{colour}:not(.dashed, .thick)")).T
        assert moves[[0, -1]] == pytest.approx([-1.2, 1.2], abs=0.001)
        np.testing.assert_allclose(heights, [loss(w + move * axis) for move in moves], atol=0.003)
        moves, heights = on_slices(slices.locator(f".dashed{colour}")).T
        np.testing.assert_allclose(heights, loss(w) + slope(w, j) * moves, atol=0.003)
        np.testing.assert_allclose(moves, [-1.2, 1.2], atol=0.001)
        miss = on_slices(slices.locator(f".thick{colour}"))
        wanted = [(h, loss(w) + slope(w, j) * h), (h, loss(w + h * axis))]
        np.testing.assert_allclose(miss, wanted, atol=0.002)

    rings = [placed(handle) for handle in shown.handles.all()]
    np.testing.assert_allclose(rings[0] / 100 * [1, -1] + [-1.1, 0.8], w, atol=0.001)
    scale = [2.8 / 320, -1 / 60]
    np.testing.assert_allclose(rings[1] * scale + [-1.4, 3.2], [h, loss(w)], atol=0.002)
    (dot,) = slices.locator(".dot:not([class*=column])").all()
    np.testing.assert_allclose(placed(dot) * scale + [-1.4, 3.2], [0, loss(w)], atol=0.002)
