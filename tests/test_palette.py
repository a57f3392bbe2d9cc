"""The colours of figures exist in the style sheet, in light and dark, and can be read on both."""

import re

import pytest

from hooks.project import ROOT
from snippets.palette import COLUMNS, INK, MUTED, VARIABLES

CSS = (ROOT / "docs/assets/site.css").read_text("utf-8")
BLOCK = re.compile(r"^ *(?::root|\[data-md-color-scheme=\"slate\"\]) \{\n(.*?)^ *\}", re.M | re.S)
LIGHT, DARK = BLOCK.findall(CSS)[:2]
BACKGROUND = {"light": "#ffffff", "dark": "#1e2129"}


def luminance(colour):
    """Relative luminance after WCAG 2.2."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize(("theme", "block"), [("light", LIGHT), ("dark", DARK)])
@pytest.mark.parametrize("colour", [*COLUMNS, MUTED])
def test_every_colour_is_a_variable_with_enough_contrast(theme, block, colour):
    variable = re.fullmatch(r"var\((--[\w-]+)\)", VARIABLES[colour])[1]
    value = re.search(rf"{variable}: (#[0-9a-f]{{6}});", block)[1]
    assert contrast(value, BACKGROUND[theme]) >= 4.5
    assert theme == "dark" or value == colour, "in the light theme a figure keeps the colours it was drawn in"


def test_ink_is_the_colour_of_the_text():
    assert VARIABLES[INK] == "currentColor"
