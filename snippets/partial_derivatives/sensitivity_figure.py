"""The picture of the page: the loss over both weights, the two slices through one point, a step along each.

page: docs/*/partial_derivatives/sensitivity.md
test: tests/partial_derivatives/test_sensitivity_figure.py
"""

import numpy as np
from matplotlib.figure import Figure

from snippets.palette import COLUMNS, INK, MUTED
from snippets.partial_derivatives.sensitivity import loss, slope
from snippets.sketch import arrow, label, ticks

POINT = np.array([0.5, -0.25])
REACH = 1.2  # how far the slices go to either side of the point
STEP = 0.8  # that each weight takes
LEVELS = (0.2, 0.4, loss(POINT), 1.0, 1.5)


def draw():
    """Return the figures by name."""
    figure = Figure(figsize=(5.8, 2.7))
    plane, slices = figure.subplots(1, 2)
    figure.subplots_adjust(wspace=0.38)
    _plane(plane)
    _slices(slices)
    return {"slices": figure}


def _plane(axes):
    """Level curves of the loss; through the point, one line and one step along each weight."""
    sides = [np.linspace(c - REACH, c + REACH, 25) for c in POINT]
    heights = [[loss(np.array([a, b])) for a in sides[0]] for b in sides[1]]
    curves = axes.contour(*sides, heights, levels=LEVELS, colors=MUTED, linewidths=0.8)
    for level, path in zip(LEVELS, curves.get_paths(), strict=True):
        right = path.vertices[np.argmax(path.vertices[:, 0])]
        label(axes, right[0] + 0.22, right[1], f"{level:.2g}", MUTED, 9)
    for j, along in enumerate(np.eye(2)):
        ends = np.transpose([POINT - REACH * along, POINT + REACH * along])
        axes.plot(*ends, color=COLUMNS[j], lw=1.2)
        arrow(axes, POINT, POINT + STEP * along, COLUMNS[j])
    axes.plot(*POINT, "o", color=INK, ms=5)
    axes.set_aspect("equal")
    ticks(axes, (0, 1), (-1, 0))
    label(axes, POINT[0] + 0.85, POINT[1] + 0.16, "w₁", COLUMNS[0], 12)
    label(axes, POINT[0] + 0.22, POINT[1] + 0.85, "w₂", COLUMNS[1], 12)


def _slices(axes):
    """The loss along each line, against the movement h of its weight; its tangent, and what that misses."""
    moves = np.linspace(-REACH, REACH, 33)
    for j, along in enumerate(np.eye(2)):
        axes.plot(moves, [loss(POINT + h * along) for h in moves], color=COLUMNS[j], lw=1.8)
        ends = np.array([-REACH, REACH])
        axes.plot(ends, loss(POINT) + slope(POINT, j) * ends, color=COLUMNS[j], lw=1, ls="--")
        heights = [loss(POINT) + slope(POINT, j) * STEP, loss(POINT + STEP * along)]
        axes.vlines(STEP, *heights, color=COLUMNS[j], lw=6, alpha=0.45)
    axes.axhline(0, color=MUTED, lw=0.8)
    label(axes, 1.1, 0.52, "w₁", COLUMNS[0], 12)
    label(axes, -0.62, 1.95, "w₂", COLUMNS[1], 12)
    axes.plot(0, loss(POINT), "o", color=INK, ms=5)
    ticks(axes, (-1, 0, 1), (0, 1, 2))
    label(axes, REACH + 0.2, 0, "h", fontsize=11)
    label(axes, -REACH - 0.2, 2.75, "L", fontsize=11)
