"""The picture of the page: the square of the new variables, the diamond of the old, a cell in both.

page: docs/*/change_of_variables/integrals.md
test: tests/change_of_variables/test_integrals_figure.py
"""

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import Polygon

from snippets.change_of_variables.integrals import T
from snippets.palette import COLUMNS, INK, MUTED
from snippets.sketch import label, plain

CELL = np.array([(0.5, 0), (1, 0), (1, 0.5), (0.5, 0.5)]).T  # its corners (u, v)


def draw():
    """Return the figures by name."""
    return {"regions": _regions()}


def _regions():
    """The same lines in both planes: orange where u moves, blue where v moves."""
    figure = Figure(figsize=(5.8, 2.9))
    square, diamond = figure.subplots(
        1, 2, gridspec_kw={"left": 0, "right": 1, "bottom": 0, "top": 1, "wspace": 0}
    )
    ends, still = np.array([-1, 1]), np.ones(2)
    same = np.array([(1, 0), (0, 1)])
    halves = np.transpose([T(1, 0), T(0, 1)])  # T is linear: these are its columns
    for axes, matrix, names, area in ((square, same, "uv", "1/4"), (diamond, halves, "xy", "1/8")):
        axes.plot([-1.25, 1.25], [0, 0], color=MUTED, lw=0.7)
        axes.plot([0, 0], [-1.25, 1.25], color=MUTED, lw=0.7)
        label(axes, 1.37, 0, names[0])
        label(axes, 0, 1.37, names[1])
        for k in (-1, -0.5, 0, 0.5, 1):
            axes.plot(*matrix @ [ends, k * still], color=COLUMNS[0], lw=1)
            axes.plot(*matrix @ [k * still, ends], color=COLUMNS[1], lw=1)
        corners = matrix @ CELL
        axes.add_patch(Polygon(corners.T, facecolor=INK, alpha=0.25, lw=0))
        label(axes, *corners.mean(axis=1), area, fontsize=10)
        for place in (-1, 1):
            label(axes, place * 1.1, -0.14, f"{place}".replace("-", "−"), MUTED, 9)
        axes.set(xlim=(-1.5, 1.5), ylim=(-1.5, 1.5))
        plain(axes)
    figure.text(0.5, 0.75, "→", fontsize=16, ha="center", va="center", color=MUTED)
    return figure
