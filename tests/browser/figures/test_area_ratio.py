"""A square on a sheet that is folded, and the ratio of its areas for every side."""

import re

import numpy as np
import pytest

from snippets.change_of_variables.determinant import area_ratio, fold
from tests.browser.figures.test_linear_map import numbers as linear_map
from tests.browser.shown import drawn, placed

PAGE = "change_of_variables/determinant"


def numbers(**values):
    all_numbers = linear_map(**values)
    return {name: all_numbers[name] for name in ("det J", "ratio")}


def test_it_marks_the_ratio_on_the_curve_and_the_sign_in_the_square(figure):
    for x, sign in ((0.5, "+"), (-0.25, "0"), (-0.75, "−")):
        shown = figure("area-ratio", query=f"?area-ratio.x={x}")
        ratio = area_ratio(fold, x, 0.1, 0.5)
        shown.agrees()
        assert shown.element.locator(".plane:nth-child(1) > text").inner_html() == sign
        ring = placed(shown.element.locator(".plane:nth-child(1) .handle"))
        corner = drawn(shown.element.locator(".plane:nth-child(1) .area"))[0]
        np.testing.assert_allclose(ring, corner, atol=0.11)  # the hand holds the corner of the square
        dot = shown.element.locator(".plane:nth-child(3) .dot").get_attribute("transform")
        across, down = map(float, re.findall(r"[\d.]+", dot))
        assert across == pytest.approx((0.5 + 0.12) / 1.27 * 320, abs=0.1)
        assert down == pytest.approx((3.6 - ratio) / 6.6 * 240, abs=0.1)
        curve = drawn(shown.element.locator(".plane:nth-child(3) .line:not(.dashed)"))
        np.testing.assert_allclose(curve[0][1], (3.6 - 2 * x) / 6.6 * 240, atol=0.1)
