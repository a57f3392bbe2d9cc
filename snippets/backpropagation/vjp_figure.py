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
    _column(axes, 1.6, 2.2, "ẋ", X_DOT, FORWARD)
    _column(axes, 7.4, 2.2, "ẏ", y_dot, FORWARD, 1.5)
    _column(axes, 1.6, 6.0, "x̄", x_bar, BACKWARD)
    _column(axes, 7.4, 6.0, "ȳ", Y_BAR, BACKWARD, 1.5)
    arrow(axes, (3.1, 2.2), (6.9, 2.2), FORWARD)
    arrow(axes, (6.9, 6.0), (3.1, 6.0), BACKWARD)
    label(axes, 5, 1.75, "J", FORWARD, 13)
    label(axes, 5, 2.6, "3×2", MUTED, 10)
    label(axes, 5, 5.55, "Jᵀ", BACKWARD, 13)
    label(axes, 5, 6.4, "2×3", MUTED, 10)
    label(axes, 2.1, 7.95, f"x̄ · ẋ = {_text(x_bar @ X_DOT)}", fontsize=12)
    label(axes, 7.9, 7.95, f"ȳ · ẏ = {_text(Y_BAR @ y_dot)}", fontsize=12)
    return figure


def _column(axes, x, middle, name, values, colour, beside=-0.5):
    """Draw a column of cells with its name beside it and its shape above."""
    top = middle - len(values) / 2
    for i, value in enumerate(values):
        cell(axes, x, top + i, _text(value), colour=colour)
    label(axes, x + beside, middle, name, colour, 13)
    label(axes, x + 0.5, top - 0.35, f"{len(values)}×1", MUTED, 10)


def _text(value):
    """Return a whole number with a true minus sign."""
    return f"{round(value)}".replace("-", "−")
