"""The pictures of the page: polar paper as the image of a grid, and one of its cells up close.

page: docs/*/change_of_variables/polar.md
test: tests/change_of_variables/test_polar_figure.py
"""

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import Polygon

from snippets.change_of_variables.polar import polar, polar_jacobian
from snippets.palette import COLUMNS, INK, MUTED
from snippets.sketch import arrow, label, plain

CELL_ON_GRID = (2.0, 0.5, 0.5, 0.25)  # r, θ, dr, dθ of the cell that both planes mark
CELL = (2.0, np.pi / 6)  # the corner (r, θ) of the cell up close
SIDE = 0.4  # its extent in r and in θ


def draw():
    """Return the figures by name."""
    return {"map": _map(), "cell": _cell()}


def edge(r0, theta0, r1, theta1, points=17):
    """Return the points (r, θ) on a straight edge of the (r, θ) plane, as two arrays."""
    return np.linspace(r0, r1, points), np.linspace(theta0, theta1, points)


def outline(r, theta, dr, dtheta):
    """Return the corners-and-edges outline of a rectangle of the (r, θ) plane, as two arrays."""
    edges = [
        edge(r, theta, r + dr, theta),
        edge(r + dr, theta, r + dr, theta + dtheta),
        edge(r + dr, theta + dtheta, r, theta + dtheta),
        edge(r, theta + dtheta, r, theta),
    ]
    return np.hstack(edges)


def _map():
    """A grid in the (r, θ) plane, and its image; r lines orange, θ lines blue, one cell filled."""
    figure = Figure(figsize=(5.6, 2.7))
    plane, paper = figure.subplots(1, 2, width_ratios=(1.25, 1))
    for r in np.arange(0, 3.01, 0.5):
        for axes, curve in ((plane, edge(r, 0, r, 1.5)), (paper, polar(*edge(r, 0, r, 1.5)))):
            axes.plot(*curve, color=COLUMNS[1], lw=0.9)
    for theta in np.arange(0, 1.51, 0.25):
        ray = edge(0, theta, 3, theta)
        for axes, curve in ((plane, ray), (paper, polar(*ray))):
            axes.plot(*curve, color=COLUMNS[0], lw=0.9)
    for axes, cell in (
        (plane, outline(*CELL_ON_GRID)),
        (paper, polar(*outline(*CELL_ON_GRID))),
    ):
        axes.add_patch(Polygon(np.transpose(cell), facecolor=INK, alpha=0.3, lw=0))
        plain(axes)
    for x, y, text in ((3.15, 0, "r"), (0, 1.62, "θ")):
        label(plane, x, y, text, fontsize=10)
    for x, y, text in ((3.2, 0, "x"), (0, 3.2, "y")):
        label(paper, x, y, text, fontsize=10)
    figure.text(0.535, 0.5, "→", fontsize=16, ha="center", va="center", color=MUTED)
    return figure


def _cell():
    """The image of one square, and the parallelogram that the columns of J span from its corner."""
    figure = Figure(figsize=(4.2, 3.0))
    axes = figure.subplots()
    corner, J = polar(*CELL), polar_jacobian(*CELL)
    image = np.transpose(polar(*outline(*CELL, SIDE, SIDE)))
    axes.add_patch(Polygon(image, facecolor=INK, alpha=0.18, lw=0))
    axes.plot(*image.T, color=INK, lw=1)
    sides = (J * SIDE).T
    tangent = [corner, corner + sides[0], corner + sides[0] + sides[1], corner + sides[1]]
    axes.add_patch(Polygon(tangent, fill=False, edgecolor=MUTED, lw=1.2, ls="--"))
    for side, colour, name in zip(sides, COLUMNS, ("dr", "r dθ"), strict=False):
        arrow(axes, corner, corner + side, colour)
        away = 0.13 * np.array([side[1], -side[0]]) / np.linalg.norm(side)
        label(axes, *(corner + side / 2 + (away if name == "dr" else -1.9 * away)), name, colour)
    for r in (CELL[0], CELL[0] + SIDE):
        axes.plot(*polar(*edge(r, 0.25, r, 1.25)), color=COLUMNS[1], lw=0.8, alpha=0.6)
    for theta in (CELL[1], CELL[1] + SIDE):
        axes.plot(*polar(*edge(1.7, theta, 2.9, theta)), color=COLUMNS[0], lw=0.8, alpha=0.6)
    plain(axes)
    return figure
