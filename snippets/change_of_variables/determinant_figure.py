"""The pictures of the page: a bent sheet, a parallelogram slid into a rectangle, a folded sheet.

page: docs/*/change_of_variables/determinant.md
test: tests/change_of_variables/test_determinant_figure.py
"""

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import Polygon

from snippets.change_of_variables.determinant import F, F_jacobian, fold, square
from snippets.palette import COLUMNS, INK, MUTED
from snippets.sketch import arrow, label, plain

CORNER, SIDE = (1.5, 0.5), 0.5  # the square on the sheet
COLUMNS_SHOWN = np.array([[3.0, 1.0], [1.0, 2.0]])  # any parallelogram that is no rectangle
FOLDED = ((0.5, 0.07, "+"), (-1.0, 0.63, "−"))  # corners of two squares, and the sign of det J there


def draw():
    """Return the figures by name."""
    return {"sheet": _sheet(), "slide": _slide(), "fold": _fold()}


def patch(axes, corners, **style):
    """Fill the outline whose corners are the columns of a 2×k array."""
    style = {"facecolor": INK, "alpha": 0.2, "lw": 0} | style
    axes.add_patch(Polygon(np.transpose(corners), **style))


def _sheet():
    """A grid, its image, one square in both, and the parallelogram of the columns of J."""
    figure = Figure(figsize=(5.8, 2.9))
    sheet, bent = figure.subplots(1, 2, width_ratios=(1, 1.15))
    along = np.linspace(0, 1.5, 13)
    for k in np.arange(0, 1.51, SIDE):
        for axes, f in ((sheet, lambda u, v: (u, v)), (bent, F)):
            axes.plot(*f(1 + along, np.full(13, k)), color=COLUMNS[0], lw=0.9)
            axes.plot(*f(np.full(13, 1 + k), along), color=COLUMNS[1], lw=0.9)
    cell = square(*CORNER, SIDE, points=8)
    patch(sheet, cell)
    patch(bent, F(*cell))
    start, sides = F(*CORNER), (SIDE * F_jacobian(*CORNER)).T
    corners = [start, start + sides[0], start + sides[0] + sides[1], start + sides[1]]
    patch(bent, np.transpose(corners), facecolor="none", alpha=1, edgecolor=INK, lw=1.2, ls="--")
    for step, colour in zip(SIDE * np.eye(2), COLUMNS, strict=False):
        arrow(sheet, CORNER, CORNER + step, colour)
    for side, colour in zip(sides, COLUMNS, strict=False):
        arrow(bent, start, start + side, colour)
    label(sheet, 2.65, 0, "u")
    label(sheet, 1, 1.65, "v")
    bent.plot([0, 6.6], [0, 0], color=MUTED, lw=0.7, zorder=0)
    bent.plot([0, 0], [0, 7.4], color=MUTED, lw=0.7, zorder=0)
    label(bent, 7, 0, "x")
    label(bent, 0, 7.9, "y")
    for axes in (sheet, bent):
        plain(axes)
    figure.text(0.475, 0.5, "→", fontsize=16, ha="center", va="center", color=MUTED)
    return figure


def _slide():
    """Slide each side of a parallelogram along the other until it is a rectangle of the same area."""
    figure = Figure(figsize=(5.8, 1.75))
    first, second = COLUMNS_SHOWN.T
    upright = second - second[0] / first[0] * first
    flat = first - first[1] / upright[1] * upright
    stages = ((first, second), (first, upright), (flat, upright))
    names = (("(a, c)", "(b, d)"), ("(a, c)", "(0, d − bc/a)"), ("(a, 0)", "(0, d − bc/a)"))
    row = figure.subplots(1, 3, gridspec_kw={"left": 0, "right": 1, "bottom": 0, "top": 1, "wspace": 0})
    for axes, (p, q), (name_p, name_q) in zip(row, stages, names, strict=True):
        patch(axes, np.transpose([0 * p, p, p + q, q]))
        arrow(axes, (0, 0), p, COLUMNS[0])
        arrow(axes, (0, 0), q, COLUMNS[1])
        label(axes, p[0] * 0.6, p[1] * 0.6 - 0.4, name_p, COLUMNS[0], 10)
        label(axes, 1.25, 0.62 * q[1], name_q, COLUMNS[1], 10)
        axes.set(xlim=(-0.4, 4.2), ylim=(-0.6, 3.1))
        plain(axes)
    return figure


def _fold():
    """A sheet with a crease, and folded; at each corner an arrow along each input."""
    figure = Figure(figsize=(5.6, 2.2))
    sheet, folded = figure.subplots(1, 2, width_ratios=(2.4, 1.44))
    for axes, f in ((sheet, lambda x, y: np.array([x, y])), (folded, fold)):
        for side in (1.2, -1.2):
            half = np.array([(0, 0), (side, 0), (side, 1.2), (0, 1.2)]).T
            axes.plot(*f(*half), color=MUTED, lw=1)
        axes.plot(*f(np.zeros(2), np.array([0, 1.2])), color=INK, lw=1.6, ls="--")
        for x, y, sign in FOLDED:
            patch(axes, f(*square(x, y, 0.5, points=4)))
            for step, colour in zip(0.5 * np.eye(2), COLUMNS, strict=False):
                arrow(axes, f(x, y), f(x + step[0], y + step[1]), colour)
            label(axes, *f(x + 0.25, y + 0.25), sign, fontsize=13)
        plain(axes)
    figure.text(0.6, 0.5, "→", fontsize=16, ha="center", va="center", color=MUTED)
    return figure
