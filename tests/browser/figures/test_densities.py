"""An interval and its image: equal probabilities, widths and densities that the slope changes."""

import numpy as np
import pytest
from scipy.integrate import quad

from snippets.change_of_variables.densities import log_normal, normal
from snippets.change_of_variables.densities_wrong import without_absolute_value
from tests.browser.shown import POINT, drawn
from tests.drawings import area

PAGE = "change_of_variables/densities"
LEFT, HEIGHT = -1.2, 1.05  # where the axis of y stands, how long a density of 1 is


def rising(x):
    return np.exp(x)


def falling(x):
    return np.exp(-x)


# The maps with the densities of y; the page shows the second one with the wrong sign.
MAPS = {"rising": (rising, log_normal), "falling": (falling, lambda y: -without_absolute_value(y))}


def numbers(map, x, dx):
    """Probabilities are areas under the page's densities, the slope is found by a complex step."""
    f, density = MAPS[map]
    ends = np.array([x - dx / 2, x + dx / 2])
    stretch = abs(f(x + 1e-20j).imag / 1e-20)
    return {
        "before": quad(normal, *ends)[0],
        "after": quad(density, *np.sort(f(ends)))[0],
        "|dy|/dx": np.ptp(f(ends)) / dx,
        "|f′(x)|": stretch,
        "p(x)": normal(x),
        "p(y)": density(f(x)),
        "p(x)/|f′(x)|": normal(x) / stretch,
    }


def in_data(pixels):
    """Return points of the plane's pixels in its data."""
    return pixels / [440 / 4.3, 320 / 4.6] * [1, -1] + [-2.75, 3.45]


@pytest.mark.parametrize("map, x, dx", [("rising", 0.7, 0.2), ("rising", -0.9, 0.4), ("falling", -0.5, 0.3)])
def test_it_draws_the_curve_both_densities_and_two_strips_of_the_same_area(figure, map, x, dx):
    shown = figure("densities", query=f"?densities.map={map}&densities.x={x}&densities.dx={dx}")
    assert shown.agrees() == {"map": map, "x": x, "dx": dx}
    f, density = MAPS[map]
    ends = np.array([x - dx / 2, x + dx / 2])

    def path(kind):
        return in_data(drawn(shown.element.locator(f".plane {kind}")))

    curve = path(".line:not(.area, .muted, [class*=column])")
    np.testing.assert_allclose(curve[:, 1], f(curve[:, 0]), atol=0.003)
    assert curve[0, 1] > 0.2 and np.ptp(curve[:, 0]) > 2
    of_x, of_y = path(".line.column-1:not(.area)"), path(".line.column-2:not(.area)")
    np.testing.assert_allclose(of_x[:, 1], -HEIGHT * normal(of_x[:, 0]), atol=0.002)
    slack = 0.001 + 0.001 * np.abs(np.gradient(density(of_y[:, 1]), of_y[:, 1]))
    assert np.all(np.abs(LEFT - HEIGHT * density(of_y[:, 1]) - of_y[:, 0]) < slack), "its pixels are rounded"
    assert (of_x[0, 0], of_x[-1, 0]) == pytest.approx((-1.2, 1.5), abs=0.001)
    assert of_y[0, 1] < 0.04 and of_y[-1, 1] == pytest.approx(3.4, abs=0.001)

    strips = path(".area.column-1"), path(".area.column-2")
    share = numbers(map, x, dx)["before"]
    np.testing.assert_allclose([area(strip) / HEIGHT for strip in strips], share, atol=0.001)
    for strip, edges, axis, at in ((strips[0], ends, 0, 0), (strips[1], f(ends), 1, LEFT)):
        np.testing.assert_allclose(strip[[0, -1], axis], edges, atol=0.001)
        np.testing.assert_allclose(strip[[0, -1], 1 - axis], at, atol=0.001)
    leads = path(".dashed").reshape(2, 3, 2)
    for lead, end in zip(leads, ends, strict=True):
        np.testing.assert_allclose(lead, [[end, 0], [end, f(end)], [LEFT, f(end)]], atol=0.001)

    handle = POINT.search(shown.handles.get_attribute("transform"))
    np.testing.assert_allclose(in_data(np.array(handle.groups(), float)), [x, 0], atol=0.001)
    names = {text.inner_html(): text for text in shown.element.locator(".plane text").all()}
    assert set(names) == {"p(x)", "p(y)", "dx", "dy", "y = eˣ" if map == "rising" else "y = e⁻ˣ"}
    place = {n: in_data(np.array([float(t.get_attribute(a)) for a in "xy"])) for n, t in names.items()}
    assert place["dx"][0] == pytest.approx(x, abs=0.001)
    assert -0.35 < place["dx"][1] - strips[0][:, 1].min() < -0.2, "below its strip"
    assert place["dy"][0] - strips[1][:, 0].min() == pytest.approx(-0.05, abs=0.01), (
        "to the left of its strip"
    )
    assert f(ends).min() - 0.1 < place["dy"][1] < f(ends).max()
