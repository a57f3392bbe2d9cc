"""The linear map at a point: f(a), J, its determinant, the true area ratio, and what is drawn."""

import numpy as np
import pytest

from snippets.change_of_variables.determinant import area_ratio, fold
from snippets.jacobian.linear_map import f as square
from snippets.jacobian.linear_map import f_jacobian
from tests.browser.shown import drawn, placed
from tests.witnesses import central_jacobian

PAGE = "jacobian/linear_map"

# The maps of maps.js with their Jacobians: from the pages' snippets where a page has them.
MAPS = {
    "square": (square, f_jacobian),
    "fold": (lambda p: fold(*p), lambda p: central_jacobian(lambda q: fold(*q), p)),
    "slide": (lambda p: np.array([p[0] + p[1] ** 2, p[1]]), lambda p: np.array([[1, 2 * p[1]], [0, 1]])),
    "linear": (lambda p: np.array([[1, -1], [0.5, 1]]) @ p, lambda p: np.array([[1, -1], [0.5, 1]])),
}


def numbers(map, x, y, side):
    f, jacobian = MAPS[map]
    J = jacobian(np.array([x, y]))
    ratio = area_ratio(lambda u, v: f(np.array([u, v])), x, y, side)
    return {"f(a)": f(np.array([x, y])), "J": J, "det J": np.linalg.det(J), "ratio": ratio}


def test_it_draws_the_columns_of_j_as_long_as_the_cell_s_side_makes_them(figure):
    shown = figure("linear-map", query="?linear-map.x=-0.5&linear-map.y=0.75&linear-map.side=0.4")
    values = shown.agrees()
    ring = placed(shown.element.locator(".plane:nth-child(1) .handle"))
    corner = drawn(shown.element.locator(".plane:nth-child(1) .area"))[0]
    np.testing.assert_allclose(ring, corner, atol=0.11)  # the hand holds the corner of the square
    J = numbers(**values)["J"]
    per_unit = 320 / 10.4
    corners = drawn(shown.element.locator(".plane:nth-child(2) .dashed")) / per_unit
    flipped = np.diag([1, -1])
    columns = ((corners[[1, 3]] - corners[0]) @ flipped).T
    np.testing.assert_allclose(columns, 0.4 * J, atol=0.01)
    cell = drawn(shown.element.locator(".plane:nth-child(2) .area")) / per_unit
    np.testing.assert_allclose(cell[0], corners[0], atol=0.01)
    x, y = np.transpose((cell - cell[0]) @ flipped)
    area = np.sum(x * np.roll(y, -1) - y * np.roll(x, -1)) / 2
    assert area / 0.4**2 == pytest.approx(float(shown.numbers()["ratio"]), abs=0.02)
