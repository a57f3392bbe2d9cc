"""The pictures of the page: the matrix as a labelled grid, and why a row multiplies a step.

page: docs/*/jacobian/definition.md
test: tests/jacobian/test_definition_figure.py
"""

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import Circle, Rectangle

from snippets.jacobian.definition import g, jacobian
from snippets.palette import COLUMNS, INK, MUTED

OUTPUTS, INPUTS = ("f₁", "f₂", "f₃"), ("x₁", "x₂")


def draw():
    """Return the figures by name."""
    return {"grid": _grid(), "row": _row()}


def _axes(width, height, scale=0.62):
    figure = Figure(figsize=(width * scale, height * scale))
    axes = figure.add_axes((0, 0, 1, 1), xlim=(0, width), ylim=(height, 0), aspect="equal")
    axes.axis("off")
    return figure, axes


def _cell(axes, x, y, text="", face="none", colour=INK, **style):
    axes.add_patch(Rectangle((x, y), 1, 1, facecolor=face, edgecolor=MUTED, lw=0.8, **style))
    if text:
        axes.text(x + 0.5, y + 0.5, text, ha="center", va="center", fontsize=11, color=colour)


def _grid():
    """Three rows for three needles, two columns for two dials; row 2 framed, column 1 tinted."""
    figure, axes = _axes(6.4, 5.2)
    axes.set_xlim(-1.2, 5.2)
    for j, name in enumerate(INPUTS):
        x = 1.5 + 1.5 * j
        axes.add_patch(Circle((x + 0.75, 0.6), 0.36, facecolor="none", edgecolor=COLUMNS[j], lw=2))
        axes.plot([x + 0.75, x + 0.95], [0.6, 0.35], color=COLUMNS[j], lw=2)
        axes.text(x + 1.35, 0.62, name, ha="center", va="center", fontsize=12, color=COLUMNS[j])
    tint = Rectangle((1.5, 1.4), 1.5, 3, facecolor=COLUMNS[0], alpha=0.14, lw=0)
    axes.add_patch(tint)
    for i, name in enumerate(OUTPUTS):
        y = 1.4 + i
        axes.plot([-0.55, 0.25], [y + 0.75, y + 0.75], color=INK, lw=1)
        axes.plot([-0.15, 0.15], [y + 0.75, y + 0.25], color=INK, lw=1.6)
        axes.text(0.85, y + 0.5, name, ha="center", va="center", fontsize=12, color=INK)
        for j, input_name in enumerate(INPUTS):
            x = 1.5 + 1.5 * j
            axes.add_patch(Rectangle((x, y), 1.5, 1, facecolor="none", edgecolor=MUTED, lw=0.8))
            entry = f"∂{name}/∂{input_name}"
            axes.text(x + 0.75, y + 0.5, entry, ha="center", va="center", fontsize=12, color=COLUMNS[j])
    axes.add_patch(Rectangle((1.5, 2.4), 3, 1, facecolor="none", edgecolor=INK, lw=2))
    return figure


def _row():
    """A 1×2 row times a 2×1 step is one number; a 2×1 column times it is nothing."""
    figure, axes = _axes(11.4, 3)
    six, one = (f"{entry:.0f}" for entry in jacobian(g, np.array([1.0, 3.0]))[0])
    _cell(axes, 0.2, 1, six, colour=COLUMNS[0])
    _cell(axes, 1.2, 1, one, colour=COLUMNS[1])
    _cell(axes, 2.9, 0.5, "h₁")
    _cell(axes, 2.9, 1.5, "h₂")
    _cell(axes, 4.8, 1, "Jh")
    _cell(axes, 7.3, 0.5, six, colour=COLUMNS[0], ls="--")
    _cell(axes, 7.3, 1.5, one, colour=COLUMNS[1], ls="--")
    _cell(axes, 9, 0.5, "h₁", ls="--")
    _cell(axes, 9, 1.5, "h₂", ls="--")
    for x, sign in ((2.55, "·"), (4.35, "="), (8.65, "·"), (10.45, "="), (10.95, "?")):
        axes.text(x, 1.5, sign, ha="center", va="center", fontsize=13, color=INK)
    for x, text in ((1.2, "1×2"), (3.4, "2×1"), (5.3, "1×1"), (7.8, "2×1"), (9.5, "2×1")):
        axes.text(x, 2.8, text, ha="center", va="center", fontsize=9, color=MUTED)
    return figure
