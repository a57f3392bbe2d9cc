"""The errors of four difference quotients against the step."""

import re

import numpy as np
import pytest

from snippets.backpropagation.gradient_check_errors import ERRORS, STEPS
from tests.browser.shown import written

PAGE = "backpropagation/gradient_check"


def numbers(exponent):
    """Half an exponent is the step three times as large."""
    whole = int(np.floor(exponent))
    step = STEPS.index(float(f"{1 if whole == exponent else 3}e{whole}"))
    return {name: written(errors[step]) for name, errors in ERRORS.items()}


def test_it_rings_the_best_steps_and_says_the_step(figure):
    shown = figure("step-size", query="?step-size.exponent=-8.5")
    assert shown.element.locator(".controls output").inner_text() == "3\u22c510⁻⁹"
    assert shown.numbers()["forward"] == written(min(ERRORS["forward"]))
    counts = {"column-1": 1, "column-3": 1, "column-2": 17}
    rings = shown.element.locator("circle.best")
    assert rings.count() == sum(counts.values()) + 1
    for color, count in counts.items():
        assert shown.element.locator(f"circle.best.{color}").count() == count
    place = "e => e.getAttribute('transform')"
    ring = shown.element.locator("circle.best.column-1").evaluate(place)
    assert shown.element.locator(".dot.column-1").evaluate(place) == ring, "at the best step, in the ring"
    across, down = map(float, re.findall(r"[\d.]+", ring))
    assert across == pytest.approx((np.log10(3e-9) + 18.6) / 19.4 * 420, abs=0.1)
    assert down == pytest.approx((1 - np.log10(min(ERRORS["forward"]))) / 19 * 250, abs=0.1)
