"""The pictures of the page: the matrix as a labelled grid, and why a row multiplies a step.

page: docs/*/jacobian/definition.md
test: tests/jacobian/test_definition_figure.py
"""

import numpy as np
from matplotlib.patches import Circle, Rectangle

from snippets.jacobian.definition import g, jacobian
from snippets.palette import COLUMNS, INK, MUTED
from snippets.sketch import canvas, cell, label

OUTPUTS, INPUTS = ("f₁", "f₂", "f₃"), ("x₁", "x₂")


def draw():
    """Return the figures by name."""
    return {"grid": _grid(), "row": _row()}


def _grid():
    """Three rows for three needles, two columns for two dials; row 2 framed, column 1 tinted."""
    figure, axes = canvas(6.4, 5.2)
    axes.set_xlim(-1.2, 5.2)
    for j, name in enumerate(INPUTS):
        x = 1.5 + 1.5 * j
        axes.add_patch(Circle((x + 0.75, 0.6), 0.36, facecolor="none", edgecolor=COLUMNS[j], lw=2))
        axes.plot([x + 0.75, x + 0.95], [0.6, 0.35], color=COLUMNS[j], lw=2)
        label(axes, x + 1.35, 0.62, name, COLUMNS[j], 12)
    tint = Rectangle((1.5, 1.4), 1.5, 3, facecolor=COLUMNS[0], alpha=0.14, lw=0)
    axes.add_patch(tint)
    for i, name in enumerate(OUTPUTS):
        y = 1.4 + i
        axes.plot([-0.55, 0.25], [y + 0.75, y + 0.75], color=INK, lw=1)
        axes.plot([-0.15, 0.15], [y + 0.75, y + 0.25], color=INK, lw=1.6)
        label(axes, 0.85, y + 0.5, name, fontsize=12)
        for j, input_name in enumerate(INPUTS):
            entry = f"∂{name}/∂{input_name}"
            cell(axes, 1.5 + 1.5 * j, y, entry, width=1.5, colour=COLUMNS[j])
    axes.add_patch(Rectangle((1.5, 2.4), 3, 1, facecolor="none", edgecolor=INK, lw=2))
    return figure


def _row():
    """A 1×2 row times a 2×1 step is one number; a 2×1 column times it is nothing."""
    figure, axes = canvas(11.4, 3, unit=0.5)
    six, one = (f"{entry:.0f}" for entry in jacobian(g, np.array([1.0, 3.0]))[0])
    cell(axes, 0.2, 1, six, colour=COLUMNS[0])
    cell(axes, 1.2, 1, one, colour=COLUMNS[1])
    cell(axes, 2.9, 0.5, "h₁")
    cell(axes, 2.9, 1.5, "h₂")
    cell(axes, 4.8, 1, "Jh")
    cell(axes, 7.3, 0.5, six, colour=COLUMNS[0], ls="--")
    cell(axes, 7.3, 1.5, one, colour=COLUMNS[1], ls="--")
    cell(axes, 9, 0.5, "h₁", ls="--")
    cell(axes, 9, 1.5, "h₂", ls="--")
    for x, sign in ((2.55, "·"), (4.35, "="), (8.65, "·"), (10.45, "="), (10.95, "?")):
        label(axes, x, 1.5, sign, fontsize=13)
    for x, text in ((1.2, "1×2"), (3.4, "2×1"), (5.3, "1×1"), (7.8, "2×1"), (9.5, "2×1")):
        label(axes, x, 2.8, text, MUTED, 9)
    return figure
