"""The picture of the page: three neurons, and beside each its row of the Jacobian.

page: docs/*/backpropagation/layer.md
test: tests/backpropagation/test_layer_figure.py
"""

import numpy as np

from snippets.backpropagation.layer import layer_jacobian
from snippets.palette import COLUMNS, MUTED
from snippets.sketch import RADIUS, arrow, canvas, cell, label, node

W = np.array([[1.0, -2.0], [0.5, 1.5], [2.0, 1.0]])
X, G = np.array([0.5, 1.0]), np.array([1.0, -1.0, 0.5])
HEIGHTS = (1.3, 2.8, 4.3)
INPUTS, NEURONS = {"x₁": (0.6, 2.05), "x₂": (0.6, 3.55)}, ["a₁", "a₂", "a₃"]
LEFT, WIDTH, LAST = 4.2, 1.7, 8.7  # of the Jacobian: left edge, width of a column; left edge of g


def draw():
    """Return the figure by name."""
    J = layer_jacobian(W, X)
    figure, axes = canvas(10, 6.2, unit=0.5)
    middles = [LEFT + WIDTH * (j + 0.5) for j in range(2)]
    for j, (name, place) in enumerate(INPUTS.items()):
        node(axes, name, place, COLUMNS[j])
        label(axes, middles[j], 0.4, name, COLUMNS[j])
    label(axes, LAST + 0.5, 0.4, "g")
    for i, y in enumerate(HEIGHTS):
        node(axes, NEURONS[i], (3, y))
        for j, place in enumerate(INPUTS.values()):
            _wire(axes, place, (3, y), COLUMNS[j])
            cell(axes, LEFT + WIDTH * j, y - 0.5, number(J[i, j]), width=WIDTH, colour=COLUMNS[j])
        label(axes, LAST - 0.55, y, "·", MUTED, 13)
        cell(axes, LAST, y - 0.5, number(G[i], 1))
    for j, total in enumerate(J.T @ G):
        label(axes, middles[j], 5.2, "=", MUTED)
        label(axes, middles[j], 5.8, number(total), COLUMNS[j], weight="bold")
    return {"stack": figure}


def _wire(axes, start, end, colour):
    """Draw an arrow from one circle to another."""
    start, end = np.array(start), np.array(end)
    along = RADIUS * (end - start) / np.linalg.norm(end - start)
    arrow(axes, start + along, end - along, colour, lw=1.4)


def number(value, digits=4):
    """Write a number with a true minus sign, whole numbers without a point."""
    return f"{value:.{digits}f}".removesuffix(".0").replace("-", "−")
