"""The picture of the page: the network forwards above, backwards below, each quantity with its shape.

page: docs/*/backpropagation/mlp.md
test: tests/backpropagation/test_mlp_figure.py
"""

from itertools import pairwise

from snippets.palette import COLUMNS, INK, MUTED
from snippets.sketch import arrow, canvas, cell, label

B, INPUTS, HIDDEN, OUTPUTS = 4, 2, 3, 2
FORWARD, BACKWARD = INK, COLUMNS[2]
AT = {"X": 0.9, "S": 2.9, "H": 4.9, "Z": 6.9, "P": 8.9, "L": 10.6}
SHAPES = {
    "X": (B, INPUTS),
    "S": (B, HIDDEN),
    "H": (B, HIDDEN),
    "Z": (B, OUTPUTS),
    "P": (B, OUTPUTS),
    "L": (1, 1),
    "W₁": (HIDDEN, INPUTS),
    "b₁": (HIDDEN, 1),
    "W₂": (OUTPUTS, HIDDEN),
    "b₂": (OUTPUTS, 1),
}
GIVEN, FORTH, BACK, FOUND = 0.9, 3.0, 5.4, 7.5  # heights of the four rows


def draw():
    """Return the figures by name."""
    return {"graph": _graph()}


def _graph():
    figure, axes = canvas(11.4, 8.6, unit=0.52)
    names = list(AT)
    for left, right in pairwise(names):
        arrow(axes, (AT[left] + 0.5, FORTH), (AT[right] - 0.5, FORTH), FORWARD, lw=1.5)
    for right, left in (("H", "S"), ("Z", "H"), ("L", "Z")):
        arrow(axes, (AT[right] - 0.5, BACK), (AT[left] + 0.5, BACK), BACKWARD, lw=1.5)
    for name in names:
        _box(axes, AT[name], FORTH, name, SHAPES[name], FORWARD)
    for name in ("S", "H", "Z"):
        _box(axes, AT[name], BACK, name, SHAPES[name], BACKWARD, bar=0)
    _box(axes, AT["L"], BACK, "1", None, BACKWARD)
    for weights, bias, below, saved in (("W₁", "b₁", "S", "X"), ("W₂", "b₂", "Z", "H")):
        for name, x in ((weights, AT[below] - 0.55), (bias, AT[below] + 0.55)):
            _box(axes, x, GIVEN, name, SHAPES[name], FORWARD)
            arrow(axes, (x, GIVEN + 0.95), (AT[below] + (x - AT[below]) / 2, FORTH - 0.5), FORWARD, lw=1.2)
            _box(axes, x, FOUND, name, SHAPES[name], BACKWARD, bar=-0.08)
            arrow(axes, (AT[below] + (x - AT[below]) / 2, BACK + 0.95), (x, FOUND - 0.5), BACKWARD, lw=1.2)
        start, end = (AT[saved] + 0.5, FORTH + 0.6), (AT[below] - 0.9, FOUND - 0.5)
        arrow(axes, start, end, MUTED, lw=1, ls=(0, (4, 3)))
    return figure


def _box(axes, x, y, name, shape, colour, bar=None):
    """Draw a cell with a name, its middle at (x, y), its shape below; a bar over the name if asked for.

    The bar is a stroke, not a combining character: Chinese fonts set those beside the letter.
    """
    cell(axes, x - 0.45, y - 0.45, name, width=0.9, height=0.9, colour=colour, edgecolor=colour)
    if bar is not None:
        axes.plot([x + bar - 0.13, x + bar + 0.13], [y - 0.25, y - 0.25], color=colour, lw=1.2)
    if shape:
        label(axes, x, y + 0.7, "×".join(map(str, shape)), MUTED, 9)
