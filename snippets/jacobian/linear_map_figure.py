"""The pictures of the page: a grid and its bent image, and the image under three magnifying glasses.

page: docs/*/jacobian/linear_map.md
test: tests/jacobian/test_linear_map_figure.py
"""

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import Polygon

from snippets.jacobian.linear_map import f, f_jacobian
from snippets.palette import COLUMNS, INK, MUTED
from snippets.sketch import arrow, label, plain

A = np.array([1.0, 0.5])  # the point a
SIDE = 0.5  # the half width of the grid, and the side of the marked cell
GLASSES = (2, 4, 20)  # each shows the image of a cell of side 1 / glass
SQUARE = np.array([[0, 0], [1, 0], [1, 1], [0, 1]])


def draw():
    """Return the figures by name."""
    return {"grid": _grid(), "zoom": _zoom()}


def lines(corner, side, parts=4, points=11):
    """Yield the grid lines of a square with their colours: orange where x moves, blue where y does."""
    along = np.linspace(0, side, points)
    for place in np.linspace(0, side, parts + 1):
        still = np.full(points, place)
        yield np.array([corner[0] + along, corner[1] + still]), COLUMNS[0]
        yield np.array([corner[0] + still, corner[1] + along]), COLUMNS[1]


def outline(side, points=11):
    """Return the boundary of the square [0, side]², shape (4 · points, 2)."""
    way = np.linspace(0, 1, points)[:, None]
    edges = [start + way * (end - start) for start, end in zip(SQUARE, np.roll(SQUARE, -1, 0), strict=True)]
    return side * np.vstack(edges)


def arrows(axes, start, columns, names, away):
    """Draw two arrows from a point, the first orange and the second blue, each with its name."""
    for column, name, colour, shift in zip(columns.T, names, COLUMNS, away, strict=False):
        arrow(axes, start, start + column, colour)
        label(axes, *(start + column / 2 + shift), name, colour, fontsize=10)


def _grid():
    """A square grid around a with two unit steps, halved; its image with the halved columns of J."""
    figure = Figure(figsize=(5.6, 3.0))
    before, after = figure.subplots(1, 2, width_ratios=(1, 1.6))
    for line, colour in lines(A - SIDE, 2 * SIDE):
        before.plot(*line, color=colour, lw=0.7, alpha=0.7)
        after.plot(*f(line), color=colour, lw=0.7, alpha=0.7)
    cell = A + outline(SIDE)
    before.add_patch(Polygon(cell, facecolor=INK, alpha=0.15, lw=0))
    after.add_patch(Polygon(f(cell.T).T, facecolor=INK, alpha=0.15, lw=0))
    sides = SIDE * f_jacobian(A)
    after.add_patch(Polygon(f(A) + SQUARE @ sides.T, fill=False, edgecolor=INK, lw=1.3, ls="--"))
    arrows(before, A, SIDE * np.eye(2), ("½e₁", "½e₂"), ((0, -0.09), (-0.13, 0)))
    arrows(after, f(A), sides, ("½Je₁", "½Je₂"), ((0.2, -0.17), (-0.34, -0.14)))
    for axes, point, name, shift in ((before, A, "a", (-0.07, -0.08)), (after, f(A), "f(a)", (0, -0.2))):
        axes.plot(*point, "o", color=INK, ms=4)
        label(axes, *(point + shift), name, fontsize=10)
        plain(axes)
    figure.text(0.4, 0.5, "→", fontsize=16, ha="center", va="center", color=MUTED)
    figure.subplots_adjust(0.01, 0.02, 0.99, 0.98, 0.1)
    return figure


def _zoom():
    """The images of ever smaller cells, enlarged ×2, ×4 and ×20, over the straight image by J."""
    figure = Figure(figsize=(5.8, 2.5))
    for axes, glass in zip(figure.subplots(1, len(GLASSES), sharex=True, sharey=True), GLASSES, strict=True):
        for line, colour in lines(A, 1 / glass):
            axes.plot(*(glass * (f(line) - f(A)[:, None])), color=colour, lw=0.8)
        straight = SQUARE @ f_jacobian(A).T
        axes.add_patch(Polygon(straight, fill=False, edgecolor=INK, lw=1.3, ls="--"))
        axes.plot(0, 0, "o", color=INK, ms=4)
        label(axes, -0.2, -0.5, f"×{glass}", MUTED, 10)
        plain(axes)
    figure.subplots_adjust(0.01, 0.01, 0.99, 0.99, 0.08)
    return figure
