"""The pictures of the page: each quantity with its shape, forwards and backwards; one row with its numbers.

page: docs/*/backpropagation/mlp.md
test: tests/backpropagation/test_mlp_figure.py
"""

from itertools import pairwise

import numpy as np

from snippets.backpropagation.mlp import backward, forward
from snippets.backpropagation.mlp_exercises import W1, W2, X, Y, b1, b2
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

APART = 0.12  # of arrows at a cell
ROW = 1  # the one that the page follows by hand
TWO, THREE = (2.12, 3.88), (1.24, 3.0, 4.76)
LAYERS = {  # the middle of its cells across, their width, their heights
    "x": (0.44, 0.68, TWO),
    "s": (3.52, 1.04, THREE),
    "h": (4.56, 1.04, THREE),
    "z": (7.84, 1.04, TWO),
    "p": (8.88, 1.04, TWO),
    "−log p": (10.4, 1.04, (3.0,)),
}


def draw():
    """Return the figures by name."""
    return {"graph": _graph(), "network": _network()}


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


def values():
    """Return the row's values and cotangents by layer, its shares of the gradients of W₁ and W₂."""
    x, y = X[[ROW]], Y[[ROW]]
    h, p = forward(x, W1, b1, W2, b2)
    shares = [gradient / len(X) for gradient in backward(x, y, h, p, W2)]
    W1_bar, s_bar, W2_bar, z_bar = shares  # what a bias gets is the cotangent it is added to
    forth = {"x": x, "s": x @ W1.T + b1, "h": h, "z": h @ W2.T + b2, "p": p, "−log p": -np.log(p[y == 1])}
    back = {"s": s_bar, "h": z_bar @ W2, "z": z_bar, "−log p": [1 / len(X)]}
    return {name: np.ravel(value) for name, value in forth.items()}, back, (W1_bar, W2_bar)


def _network():
    """One row after both passes, the gradient of W₁ just found: what the interactive figure starts with."""
    figure, axes = canvas(11, 5.8, unit=0.52)
    forth, back, (W1_bar, W2_bar) = values()
    for start, end, part, gradient, lw in (("x", "s", 0.68, W1_bar, 2), ("h", "z", 0.32, W2_bar, 1)):
        left = LAYERS[start][0] + LAYERS[start][1] / 2
        right = LAYERS[end][0] - LAYERS[end][1] / 2 - 0.04
        for i, j in np.ndindex(gradient.shape):
            above = LAYERS[start][2][j] + APART * (i - (len(gradient) - 1) / 2)
            below = LAYERS[end][2][i] + APART * (j - (len(gradient[i]) - 1) / 2)
            _wire(axes, (left, above), (right, below), part, short(gradient[i, j]), lw)
    for name, (x, width, heights) in LAYERS.items():
        label(axes, x, 0.26, name, fontsize=10)
        for k, y in enumerate(heights):
            cell(axes, x - width / 2, y - 0.4, width=width, height=0.8, edgecolor=INK)
            label(axes, x, y - 0.16 if name in back else y, short(forth[name][k]), fontsize=9)
            if name in back:
                label(axes, x, y + 0.18, short(back[name][k]), BACKWARD, 9)
            if name in ("s", "z"):
                label(axes, x, y - 0.6, short(back[name][k]), BACKWARD, 9)
            if name == "p":
                label(axes, x, y - 0.6, f"y = {Y[ROW, k]:.0f}", MUTED, 9)
        if name in ("s", "h", "z"):
            label(axes, x, 5.52, name, BACKWARD, 10)
            axes.plot([x - 0.1, x + 0.1], [5.36, 5.36], color=BACKWARD, lw=1.2)
    right = LAYERS["p"][2][Y[ROW].argmax()]
    arrow(axes, (9.4, right), (9.84, LAYERS["−log p"][2][0]), INK, lw=1)
    return figure


def _wire(axes, start, end, part, rate, lw):
    """Draw a green arrow with a number on it, as wide as the number is long."""
    start, end = np.array(start), np.array(end)
    along = (end - start) / np.linalg.norm(end - start)
    middle = start + part * (end - start)
    gap = 0.08 + min(0.074 * len(rate) / abs(along[0]), 0.12 / max(abs(along[1]), 1e-9))
    axes.plot(*np.transpose([start, middle - gap * along]), color=BACKWARD, lw=lw)
    arrow(axes, middle + gap * along, end, BACKWARD, lw=lw)
    label(axes, *middle, rate, BACKWARD, 9)


def short(value):
    """Return a number with three digits after the point, fewer where they say all."""
    digits = next((few for few in (0, 1, 2) if abs(value - round(value, few)) < 1e-9), 3)
    return f"{round(value, digits) + 0.0:.{digits}f}".replace("-", "−")  # + 0.0: no minus before zero
