"""Newton's steps from a start that the reader moves, and the straight lines that cross where they lead."""

from itertools import pairwise

import numpy as np
import pytest
from numpy.linalg import LinAlgError, det, norm

from snippets.applications.newton import F, F_jacobian, newton, newton_step
from tests.browser.shown import drawn, placed, written

PAGE = "applications/newton"


def walk(x, y, k):
    """Return the page's points, at most k steps; it goes no further where there is no step."""
    points = [np.array([float(x), float(y)])]
    while len(points) <= k and (step := next_step(points[-1])) is not None:
        points.append(points[-1] + step)
    return points


def next_step(point):
    with np.errstate(over="ignore", invalid="ignore"):
        try:
            step = newton_step(F, F_jacobian, point)
        except LinAlgError:
            return None
    return step if np.isfinite(step).all() else None


def numbers(x, y, k):
    here = walk(x, y, k)[-1]
    step = next_step(here)
    with np.errstate(over="ignore", invalid="ignore"):
        residual, determinant = norm(F(here)), det(F_jacobian(here))
    return {
        "(x, y)": here,
        "‖F‖": "< 10⁻¹⁰" if residual < 1e-10 else size(residual, 0),
        "det J": size(determinant, 1e4),
        "Δ": "—" if step is None else step,
    }


def size(value, large):
    """Return a number, or how the figure writes it if it is at least `large`."""
    if not np.isfinite(value):
        return "—"
    return value if abs(value) < large else written(value).replace("-", "−")


@pytest.mark.parametrize(
    ("x", "y", "k"), [(1, -1.5, 0), (1.5, 1.2, 2), (-1, 1, 1), (0.1, 0, 0), (0.1, 0, 24)]
)
def test_it_draws_the_steps_and_two_straight_lines_that_cross_where_the_next_one_leads(figure, x, y, k):
    shown = figure("newton", query=f"?newton.x={x}&newton.y={y}&newton.k={k}")
    shown.agrees()
    points = walk(x, y, k)
    step = next_step(points[-1])
    half = 0.8 * max(0.75 * abs(step[0]), abs(step[1]))
    map_, near = shown.element.locator(".plane").all()
    look_at_the_map(map_, points, step, half)
    look_close_by(near, points[-1], step, half)
    assert near.locator("text").all_text_contents() == [str(k), str(k + 1)]


def look_at_the_map(plane, points, step, half):
    """Compare both curves, det J = 0, the steps and the frame with what they mean."""

    def data(pixels):
        return np.array(pixels) / 50 * [1, -1] + [-3.6, 2.45]

    for i, curve in enumerate(plane.locator(".line:not([class*=column], .thin)").all()):
        np.testing.assert_allclose([F(p)[i] for p in data(drawn(curve))], 0, atol=0.01)
    for p in data(drawn(plane.locator(".thin.dashed"))):
        assert det(F_jacobian(p)) == pytest.approx(0, abs=0.005 * np.exp(abs(p[0])))

    arrows = drawn(plane.locator(".arrow")) if len(points) > 1 else np.empty((0, 2))
    ends = data(arrows.reshape(-1, 5, 2)[:, [0, 3]])  # of five points that an arrow has
    np.testing.assert_allclose(ends, list(pairwise(points)) or ends, atol=0.002)
    here = points[-1]
    pending = plane.locator(".dashed:not(.thin)")
    np.testing.assert_allclose(data(drawn(pending)), [here, here + step], atol=0.002)
    np.testing.assert_allclose(data(placed(plane.locator(".handle"))), points[0], atol=0.002)
    np.testing.assert_allclose(data(placed(plane.locator(".dot.column-1"))), here, atol=0.002)

    frame = data(drawn(plane.locator(".line.column-1:not(.dashed)")))
    corners = here + step / 2 + np.outer([-half, half], [4 / 3, 1])
    np.testing.assert_allclose(frame[[0, 2]], corners, atol=0.002)


def look_close_by(plane, here, step, half):
    """Compare the step with the page's, and both dashed lines with rows of J; the view is 2 halves high."""
    pixel = half / 120

    def data(pixels):
        return (pixels - [160, 120]) * [pixel, -pixel] + here + step / 2

    dot, tip = data(placed(plane.locator(".dot.column-1"))), data(drawn(plane.locator(".arrow"))[3])
    np.testing.assert_allclose([dot, tip], [here, here + step], atol=0.1 * pixel)
    for i, curve in enumerate(plane.locator(".line:not([class*=column])").all()):
        for p in data(drawn(curve)):
            assert abs(F(p)[i]) < 0.1 * pixel * norm(F_jacobian(p)[i])
    for row, line in zip(F_jacobian(here), plane.locator(".dashed").all(), strict=True):
        start, end = data(drawn(line))
        along = (end - start) / norm(end - start)
        assert abs(row @ along) < 0.002 * norm(row), "along a level line of the linear approximation"
        assert abs(along @ [[0, 1], [-1, 0]] @ (tip - start)) < 0.2 * pixel, "through the next point"


def test_where_there_is_no_step_it_says_so_by_a_dash(figure):
    shown = figure("newton", query="?newton.x=0&newton.y=0&newton.k=5")
    shown.agrees()
    assert shown.numbers()["Δ"] == "—"
    assert shown.numbers()["det J"] == "0.0000"
    near = shown.element.locator(".plane:nth-child(2)")
    assert near.locator("text").all_text_contents() == ["0", ""]
    assert [bool(line.get_attribute("d")) for line in near.locator(".dashed").all()] == [False, True]
    shown.page.goto(shown.page.url.partition("?")[0] + "?newton.x=-0.4&newton.y=-0.6&newton.k=3")
    shown.page.locator("jacobian-newton.ready").wait_for()
    shown.agrees()
    assert [shown.numbers()[name] for name in ("‖F‖", "det J", "Δ")] == ["—"] * 3
    drawings = shown.element.locator(".plane").evaluate_all("all => all.map(plane => plane.outerHTML).join()")
    assert "NaN" not in drawings and "Infinity" not in drawings


def test_its_button_walks_back_from_far_away_as_the_page_says(figure):
    """From (0.1, 0): as many steps as the page's function takes, and it ends at the left crossing."""
    steps = len(newton(F, F_jacobian, np.array([0.1, 0.0]))) - 1
    shown = figure("newton", query=f"?newton.x=0.1&newton.y=0&newton.k={steps - 1}")
    assert norm(F(walk(**shown.agrees())[-1])) > 1e-8
    shown.element.locator(".advance").click()
    arrived = shown.agrees()
    assert arrived["k"] == steps
    assert norm(F(walk(**arrived)[-1])) <= 1e-8
    assert shown.numbers()["(x, y)"] == "(−1.8163, 0.8374)"
