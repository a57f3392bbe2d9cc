"""The picture of the page: one table of partial derivatives, laid out in two ways.

page: docs/*/reference/notation.md
test: tests/reference/test_notation_figure.py
"""

from snippets.palette import COLUMNS, MUTED
from snippets.sketch import canvas, cell, label

OUTPUTS, INPUTS = ("f₁", "f₂", "f₃"), ("x", "y")
WIDTH = 1.5  # of a cell, in its heights


def draw():
    """Return the figures by name."""
    return {"layouts": _layouts()}


def _layouts():
    """3×2 on the left, outputs down; 2×3 on the right, outputs across; inputs keep their colours."""
    figure, axes = canvas(10.2, 4.6, unit=0.58)
    _table(axes, 0.9, OUTPUTS, INPUTS, lambda row, column: (row, column))
    _table(axes, 5.6, INPUTS, OUTPUTS, lambda row, column: (column, row))
    label(axes, 2.4, 4.3, "3×2", MUTED, 10)
    label(axes, 7.85, 4.3, "2×3", MUTED, 10)
    return figure


def _table(axes, left, rows, columns, order):
    """Draw a table whose cell (row, column) is ∂output/∂input; `order` returns the output's name first."""
    for j, column in enumerate(columns):
        label(axes, left + WIDTH * (j + 0.5), 0.5, column, _colour(column))
        for i, row in enumerate(rows):
            output, variable = order(row, column)
            text = f"∂{output}/∂{variable}"
            cell(axes, left + WIDTH * j, 0.9 + i, text, width=WIDTH, colour=_colour(variable))
    for i, row in enumerate(rows):
        label(axes, left - 0.4, 1.4 + i, row, _colour(row))


def _colour(name):
    return COLUMNS[INPUTS.index(name)] if name in INPUTS else MUTED
