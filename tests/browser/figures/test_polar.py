"""The grid of r and θ bends into polar paper, and a cell with it."""

import numpy as np
import pytest

from snippets.change_of_variables.polar import polar, polar_jacobian
from tests.browser.shown import POINT, drawn
from tests.drawings import area

PAGE = "change_of_variables/polar"
ANGLE = 0.25  # dθ


def bent(r, theta, t):
    """Return the point at t: on polar paper whose centre is far to the left, and where θ turns by tθ."""
    if t == 0:
        return np.array([r, theta])
    away = (1 - t) / t
    return (polar(r + away, t * theta).T - [away, 0]).T


def cell(r, theta, dr, t, points=20_000):
    """Return points around the image of a cell."""
    part = np.linspace(0, 1, points)
    right = np.concatenate([part, 0 * part + 1, 1 - part, 0 * part])
    up = np.concatenate([0 * part, part, 0 * part + 1, 1 - part])
    return bent(r + right * dr, theta + up * ANGLE, t).T


def numbers(r, theta, dr, t):
    """The area is measured around its edge, the determinant is the page's where there is paper."""
    now = area(cell(r, theta, dr, t))
    J = polar_jacobian(r + (1 - t) / t, t * theta) @ np.diag([1, t]) if t else np.eye(2)
    return {"dr dθ": dr * ANGLE, "area": now, "A/(dr dθ)": now / (dr * ANGLE), "det J": np.linalg.det(J)}


def in_data(pixels):
    """Return points of a plane's pixels in its data."""
    return pixels / (320 / 3.9) * [1, -1] + [-0.45, 3.1125]


def on_plane(path):
    return in_data(drawn(path))


def test_at_the_end_the_cell_is_a_difference_of_sectors_and_the_determinant_is_r(figure):
    shown = figure("polar", query="?polar.r=1.5&polar.dr=0.4")
    assert shown.values()["t"] == 1
    exact = ANGLE * (1.9**2 - 1.5**2) / 2
    wanted = {"dr dθ": 0.1, "area": exact, "A/(dr dθ)": exact / 0.1, "det J": 1.5}
    assert {name: float(text) for name, text in shown.numbers().items()} == pytest.approx(wanted, abs=6e-5)


@pytest.mark.parametrize("r, theta, dr, t", [(2, 0.5, 0.5, 1), (0.75, 1.2, 0.3, 0.45), (2.5, 0.1, 0.5, 0)])
def test_it_draws_the_bent_grid_with_the_cell_and_the_columns_of_j(figure, r, theta, dr, t):
    shown = figure("polar", query=f"?polar.r={r}&polar.theta={theta}&polar.dr={dr}&polar.t={t}")
    assert shown.agrees() == {"r": r, "theta": theta, "dr": dr, "t": t}
    handle = POINT.search(shown.handles.get_attribute("transform"))
    np.testing.assert_allclose(in_data(np.array(handle.groups(), float)), [r, theta], atol=0.001)
    for plane, at in zip(shown.element.locator(".plane").all(), (0, t), strict=True):
        edge = on_plane(plane.locator(".area"))
        np.testing.assert_allclose(edge[:: len(edge) // 4], cell(r, theta, dr, at, 2)[::2], atol=0.001)
        assert area(edge) == pytest.approx(area(cell(r, theta, dr, at)), abs=0.002)

        rays, arcs = (on_plane(plane.locator(f".thin.column-{k}")).reshape(7, 41, 2) for k in (1, 2))
        along = np.linspace(0, 1, 41)
        for k in range(7):
            np.testing.assert_allclose(rays[k], bent(3 * along, 0 * along + k / 4, at).T, atol=0.001)
            np.testing.assert_allclose(arcs[k], bent(0 * along + k / 2, 1.5 * along, at).T, atol=0.001)

        h = 1e-6
        start = bent(r, theta, at)
        columns = (bent(r + h, theta, at) - start) / h * dr, (bent(r, theta + h, at) - start) / h * ANGLE
        for k, column in enumerate(columns, 1):
            shaft_and_head = on_plane(plane.locator(f".arrow.column-{k}"))
            np.testing.assert_allclose(shaft_and_head[0], start, atol=0.001)
            np.testing.assert_allclose(shaft_and_head[3], start + column, atol=0.001)

        factor = np.linalg.norm(columns[1]) / ANGLE
        name = plane.locator("text.column-2").inner_html().removesuffix("dθ").strip()
        assert float(name or 1) == pytest.approx(factor, abs=0.0051)
        assert plane.locator("text.column-1").inner_html() == "dr"
