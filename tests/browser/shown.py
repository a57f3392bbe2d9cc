"""An interactive figure on an open page, and what Python computes for it.

Each figure has a module in tests/browser/figures: `PAGE` is where it stands, `numbers(**values)` computes its
numbers, by name, for the values of its controls.
"""

import re
from importlib import import_module
from pathlib import Path

import numpy as np

NUMBER = re.compile(r"([-−]?\d+(?:\.(\d+))?)(?:e([-−+]?\d+))?")
POINT = re.compile(r"(-?[\d.]+) (-?[\d.]+)")
FIGURES = sorted(
    path.stem.removeprefix("test_").replace("_", "-")
    for path in (Path(__file__).parent / "figures").glob("test_*.py")
)


def module(name):
    """Return the module of a figure, such as `linear-map`."""
    return import_module(f"tests.browser.figures.test_{name.replace('-', '_')}")


def drawn(path):
    """Return the points of a path in the plane's pixels."""
    return np.array([[float(x), float(y)] for x, y in POINT.findall(path.get_attribute("d"))])


def placed(mark):
    """Return the pixel of the plane where a dot or a handle is."""
    return np.array([float(x) for x in re.findall(r"-?[\d.]+", mark.get_attribute("transform"))])


def written(value):
    """Return a number with two digits and a power of ten, as a figure writes it."""
    factor, power = f"{value:.1e}".split("e")
    raised = str(int(power)).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
    return f"{factor}\u22c510{raised}" if int(power) else factor


class Shown:
    """An interactive figure on an open page."""

    def __init__(self, page, name):
        """Go there, and wait until it shows."""
        self.page, self.name = page, name
        self.element = page.locator(f"jacobian-{name}")
        self.element.scroll_into_view_if_needed()
        self.handles = self.element.locator(".handle")
        page.locator(f"jacobian-{name}.ready").wait_for()

    def reset(self):
        """Set the controls to what they start with."""
        self.element.locator(".reset").evaluate("button => button.click()")

    def values(self):
        """Return what its controls are set to."""
        pairs = self.element.locator(".controls :is(input, select)").evaluate_all(
            "all => all.map(i => [i.name, i.type === 'range' ? Number(i.value) : i.value])"
        )
        return dict(pairs)

    def numbers(self):
        """Return the text of each number of its table; the entries of a matrix, or of a row, are separate."""
        cells = self.element.locator(".numbers td[data-name]").evaluate_all(
            """all => all.map(td => {
                const entries = [...td.querySelectorAll('mtd')].map(entry => entry.textContent);
                return [td.dataset.name, entries.length ? entries.join(' ') : td.textContent];
            })"""
        )
        texts = {}
        for name, text in cells:
            texts[name] = f"{texts[name]} {text}" if name in texts else text
        return texts

    def agrees(self):
        """Compare every number with what Python computes for the values of the controls."""
        expected = module(self.name).numbers(**self.values())
        shown = self.numbers()
        assert shown.keys() == expected.keys()
        for name, text in shown.items():
            if isinstance(expected[name], str):
                assert text == expected[name]
                continue
            found = NUMBER.findall(text)
            values = np.ravel(expected[name])
            assert len(found) == len(values), f"{name}: {text}"
            for (mantissa, decimals, exponent), value in zip(found, values, strict=True):
                power = 10 ** float((exponent or "0").replace("−", "-"))
                number = float(mantissa.replace("−", "-")) * power
                assert abs(number - value) <= (0.5001 * 10 ** -len(decimals)) * power, f"{name}: {text}"
        return self.values()

    def middle(self, handle):
        """Scroll a handle to the middle of the window; return the middle of its ring there."""
        handle.evaluate("handle => handle.scrollIntoView({block: 'center'})")
        box = handle.locator(".ring").bounding_box()
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def slide(self, key, part, tap=False):
        """Press a slider with the mouse, or with a fingertip, at a part of its length."""
        slider = self.element.locator(f"input[name={key}]")
        slider.evaluate("slider => slider.scrollIntoView({block: 'center'})")
        box = slider.bounding_box()
        press = self.page.touchscreen.tap if tap else self.page.mouse.click
        press(box["x"] + part * box["width"], box["y"] + box["height"] / 2)

    def moved_by(self, action):
        """Do something that must change the values; the numbers follow. Return the values."""
        before = self.agrees()
        action()
        self.page.evaluate("() => new Promise(requestAnimationFrame)")
        after = self.agrees()
        assert after != before
        return after
