"""The pictures of the page: a digit with its ten probabilities, and the ten rows as ten images.

page: docs/*/partial_derivatives/classifier.md
test: tests/partial_derivatives/test_classifier_figure.py
"""

from functools import cache

import numpy as np
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path

from snippets.palette import COLUMNS, INK, MUTED
from snippets.partial_derivatives.classifier import classifier_jacobian, classify, learn
from snippets.sketch import canvas, label

IMAGE, BRIGHTER = 1440, 0.25  # the digit of the page, and how much its pixel is lit
INKS = ((0.1, 0.2), (0.3, 0.4), (0.5, 0.6), (0.7, 0.8), (0.9, 1))  # brightness at least …, alpha
RATES = ((0.015, 0.12), (0.03, 0.32), (0.09, 0.6), (0.18, 1))  # |entry| at least …, alpha
BAR = 5  # the length of a bar for probability 1/2


def draw():
    """Return the figures by name."""
    return {"digit": _digit(), "rows": _rows()}


@cache
def digit():
    """Return the digit's pixels, its J, the pixel that decides, and p before and after."""
    X, _, W, b = learn()
    x, J = X[IMAGE], classifier_jacobian(X[IMAGE], W, b)
    pixel = int((J[9] - J[5]).argmax())
    after = classify(x + BRIGHTER * np.eye(64)[pixel], W, b)
    return x, J, pixel, classify(x, W, b), after


def squares(axes, corner, values, levels, colour):
    """Fill the pixels of an 8×8 image, one compound path for each level of alpha."""
    edges = [low for low, _ in levels[1:]] + [np.inf]
    for (low, alpha), high in zip(levels, edges, strict=True):
        vertices, codes = [], []
        for y, line in enumerate(values.reshape(8, 8)):
            for left, right in _runs((low <= line) & (line < high)):
                outline = np.array([(left, y), (right, y), (right, y + 1), (left, y + 1), (left, y)])
                vertices.extend(outline + corner)
                codes.extend([Path.MOVETO, *3 * [Path.LINETO], Path.CLOSEPOLY])
        if codes:
            style = {"facecolor": colour, "alpha": alpha, "lw": 0, "clip_on": False}
            axes.add_patch(PathPatch(Path(vertices, codes), **style))


def _runs(filled):
    """Return the first and the end of each run of true entries."""
    turns = np.flatnonzero(np.diff([0, *filled.astype(int), 0]))
    return turns.reshape(-1, 2)


def _frame(axes, corner, pixel):
    """Draw the border of an image and, thick, that of one of its pixels."""
    style = {"facecolor": "none", "clip_on": False}  # a clip path would weigh more than the border
    axes.add_patch(Rectangle(corner, 8, 8, edgecolor=MUTED, lw=0.7, **style))
    row, column = divmod(pixel, 8)
    place = (corner[0] + column, corner[1] + row)
    axes.add_patch(Rectangle(place, 1, 1, edgecolor=INK, lw=1.3, **style))


def _digit():
    """Left the image, the pixel to be lit framed; right p before, filled, and after, outlined."""
    x, _, pixel, before, after = digit()
    figure, axes = canvas(17.5, 10.4, unit=0.31)
    squares(axes, (0.4, 1.2), x, INKS, INK)
    _frame(axes, (0.4, 1.2), pixel)
    for k in range(10):
        y = 0.7 + 0.9 * k
        label(axes, 9.7, y + 0.3, str(k))
        for top, height, p, style in (
            (y, 0.6, before, {"facecolor": INK, "alpha": 0.3}),
            (y + 0.05, 0.5, after, {"facecolor": "none", "edgecolor": INK, "lw": 1.4}),
        ):
            axes.add_patch(Rectangle((10.3, top), 2 * BAR * p[k], height, **style))
        if max(before[k], after[k]) > 0.1:
            end = 10.3 + 2 * BAR * max(before[k], after[k])
            label(axes, end + 1.5, y + 0.3, f"{before[k]:.2f} → {after[k]:.2f}", fontsize=9)
    return figure


def _rows():
    """Row k of J as image k: orange where light raises p_k, blue where it lowers it; one scale for all."""
    _, J, pixel, before, _ = digit()
    figure, axes = canvas(47, 21.6, unit=0.125)
    for k, row in enumerate(J):
        corner = np.array([9.6 * (k % 5), 2 + 11.2 * (k // 5)])
        squares(axes, corner, row, RATES, COLUMNS[0])
        squares(axes, corner, -row, RATES, COLUMNS[1])
        _frame(axes, corner, pixel)
        label(axes, corner[0] + 1, corner[1] - 1, str(k), fontsize=11)
        label(axes, corner[0] + 6.4, corner[1] - 1, f"{before[k]:.2f}", MUTED, 9)
    return figure
