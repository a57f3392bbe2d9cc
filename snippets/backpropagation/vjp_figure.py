"""The picture of the page: a tangent pushed along the map, a cotangent pulled back against it.

page: docs/*/backpropagation/vjp.md
test: tests/backpropagation/test_vjp_figure.py
"""

import numpy as np

from snippets.backpropagation.vjp import affine, push
from snippets.palette import COLUMNS, INK, MUTED
from snippets.sketch import arrow, canvas, cell, label

W = np.array([[1.0, -2.0], [3.0, 1.0], [0.0, 2.0]])
X_DOT, Y_BAR = np.array([2.0, 1.0]), np.array([1.0, -1.0, 2.0])
FORWARD, BACKWARD = INK, COLUMNS[2]


def draw():
    """Return the figures by name."""
    return {"products": _products()}


def _products():
    """Inputs left, outputs right; tangents above, cotangents below; each pair has one dot product."""
    figure, axes = canvas(10, 8.3, unit=0.55)
    _, vjp = affine(W, np.zeros(3), X_DOT)
    y_dot = push(lambda x: affine(W, np.zeros(3), x), np.zeros(2), X_DOT)
    x_bar = vjp(Y_BAR)
    _column(axes, 1.6, 2.2, "x", _dot, X_DOT, FORWARD)
    _column(axes, 7.4, 2.2, "y", _dot, y_dot, FORWARD, 1.5)
    _column(axes, 1.6, 6.0, "x", _bar, x_bar, BACKWARD)
    _column(axes, 7.4, 6.0, "y", _bar, Y_BAR, BACKWARD, 1.5)
    arrow(axes, (3.1, 2.2), (6.9, 2.2), FORWARD)
    arrow(axes, (6.9, 6.0), (3.1, 6.0), BACKWARD)
    label(axes, 5, 1.75, "J", FORWARD, 13)
    label(axes, 5, 2.6, "3×2", MUTED, 10)
    label(axes, 5, 5.55, "Jᵀ", BACKWARD, 13)
    label(axes, 5, 6.4, "2×3", MUTED, 10)
    for x, name, product in ((1.5, "x", x_bar @ X_DOT), (7.3, "y", Y_BAR @ y_dot)):
        _bar(axes, x, 7.9, name, BACKWARD)
        label(axes, x + 0.35, 7.9, "·", fontsize=13)
        _dot(axes, x + 0.7, 7.9, name, FORWARD)
        label(axes, x + 1.5, 7.9, f"= {_text(product)}", fontsize=12)
    return figure


def _column(axes, x, middle, name, mark, values, colour, beside=-0.5):
    """Draw a column of cells with its marked name beside it and its shape above."""
    top = middle - len(values) / 2
    for i, value in enumerate(values):
        cell(axes, x, top + i, _text(value), colour=colour)
    mark(axes, x + beside, middle, name, colour)
    label(axes, x + 0.5, top - 0.35, f"{len(values)}×1", MUTED, 10)


# Strokes, not combining characters: Chinese fonts set those beside the letter.
def _bar(axes, x, y, name, colour):
    """Write a letter with a bar above it."""
    axes.text(x, y + 0.1, name, ha="center", va="baseline", fontsize=13, color=colour)
    axes.plot([x - 0.11, x + 0.11], [y - 0.16, y - 0.16], color=colour, lw=1.2)


def _dot(axes, x, y, name, colour):
    """Write a letter with a dot above it."""
    axes.text(x, y + 0.1, name, ha="center", va="baseline", fontsize=13, color=colour)
    axes.plot([x], [y - 0.18], "o", color=colour, ms=2.4)


def _text(value):
    """Return a whole number with a true minus sign."""
    return f"{round(value)}".replace("-", "−")
