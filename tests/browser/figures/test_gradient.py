"""The slope of a hill in a direction that the reader turns."""

import numpy as np
import pytest

from snippets.partial_derivatives.gradient import f as hill
from snippets.partial_derivatives.gradient import gradient, slope
from tests.browser.shown import drawn, placed

PAGE = "partial_derivatives/gradient"
HERE = np.array([0.0, np.log(2)])  # where the reader of the page on the gradient stands


def numbers(angle):
    """The slope is measured on the hill, as the page does it."""
    g = gradient(HERE)
    v = np.array([np.cos(np.radians(angle)), np.sin(np.radians(angle))])
    between = np.degrees(np.arccos(np.clip(g @ v / np.linalg.norm(g), -1, 1)))
    return {
        "∇f": g,
        "length": np.linalg.norm(g),
        "v": v,
        "slope": slope(hill, HERE, v),
        "between": between,
    }


def test_the_direction_goes_round_by_the_keys_of_the_ring_and_of_the_slider(figure):
    shown = figure("gradient", query="?gradient.angle=0.5")
    for control in (shown.handles.first, shown.element.locator("input[type=range]")):
        control.focus()
        for key, angle in (("ArrowLeft", 0), ("ArrowLeft", 359.5), ("ArrowUp", 0), ("ArrowRight", 0.5)):
            shown.page.keyboard.press(key)
            assert shown.agrees()["angle"] == angle
        shown.page.wait_for_url("**/?gradient.angle=0.5#figure-gradient")


@pytest.mark.parametrize("angle", [20, 153.5, 243.5])
def test_it_draws_level_lines_of_the_hill_and_the_slope_as_a_length(figure, angle):
    shown = figure("gradient", query=f"?gradient.angle={angle}")
    shown.agrees()
    map_, slopes = shown.element.locator(".plane").all()

    def on_map(path):
        return drawn(path) / 96 * [1, -1] + [-5 / 3, HERE[1] + 1.25]

    through = [hill(p) for p in on_map(map_.locator(".line:not(.thin, .dashed, .thick)"))]
    np.testing.assert_allclose(through, hill(HERE), atol=0.002)
    others = [hill(p) for p in on_map(map_.locator(".line.thin:not(.dashed)"))]
    steps = (np.array(others) - hill(HERE)) / 0.3
    np.testing.assert_allclose(steps, np.round(steps), atol=0.005)
    assert {-2, -1, 1, 2} <= set(np.round(steps))

    v = numbers(angle)["v"]
    ring = placed(map_.locator(".handle")) / 96 * [1, -1] + [-5 / 3, HERE[1] + 1.25]
    np.testing.assert_allclose(ring, HERE + v, atol=0.002)
    start, foot = on_map(map_.locator(".thick"))
    np.testing.assert_allclose(start, HERE, atol=0.001)
    assert (foot - HERE) @ v == pytest.approx(slope(hill, HERE, v), abs=0.002)
    tip, end = on_map(map_.locator(".thin.dashed"))
    np.testing.assert_allclose(tip, HERE + gradient(HERE), atol=0.001)
    assert (tip - end) @ v == pytest.approx(0, abs=0.002)

    curve = drawn(slopes.locator(".line:not(.dashed, [class*=column])"))
    at = curve[:, 0] / 320 * 440 - 55
    wanted = [slope(hill, HERE, numbers(a)["v"]) for a in at]
    np.testing.assert_allclose(1.05 - curve[:, 1] / 120, wanted, atol=0.002)
