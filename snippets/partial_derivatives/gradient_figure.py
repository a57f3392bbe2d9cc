"""The picture of the page: the gradient among the level curves, and the slope in every direction.

page: docs/*/partial_derivatives/gradient.md
test: tests/partial_derivatives/test_gradient_figure.py
"""

import numpy as np
from matplotlib.figure import Figure

from snippets.palette import COLUMNS, INK, MUTED
from snippets.partial_derivatives.gradient import f, gradient
from snippets.sketch import arrow, label, ticks

POINT = np.array([0.0, np.log(2)])
V = np.array([-0.6, 0.8])
REACH = 1.15  # how far the map goes to either side of the point
LEVELS = [f(POINT) + 0.3 * k for k in range(-3, 4)]


def draw():
    """Return the figures by name."""
    figure = Figure(figsize=(5.8, 2.7))
    hill, slopes = figure.subplots(1, 2)
    figure.subplots_adjust(wspace=0.3)
    _map(hill)
    _slopes(slopes)
    return {"directions": figure}


def _map(axes):
    """Level curves, the gradient with its two components, and another direction v."""
    sides = [np.linspace(c - REACH, c + REACH, 21) for c in POINT]
    heights = [[f(np.array([x, y])) for x in sides[0]] for y in sides[1]]
    widths = [1.6 if k == 3 else 0.7 for k in range(7)]  # the fourth curve runs through the point
    axes.contour(*sides, heights, levels=LEVELS, colors=MUTED, linewidths=widths)
    g = gradient(POINT)
    corner = POINT + g * [1, 0]
    axes.plot(*np.transpose([POINT, corner]), color=COLUMNS[0], lw=1.6, ls="--")
    axes.plot(*np.transpose([corner, POINT + g]), color=COLUMNS[1], lw=1.6, ls="--")
    arrow(axes, POINT, POINT + g, INK)
    arrow(axes, POINT, POINT + V, COLUMNS[2])
    axes.plot(*POINT, "o", color=INK, ms=5)
    label(axes, *(POINT + g + [0.08, 0.16]), "∇f", INK, 12)
    label(axes, *(POINT + V + [-0.12, 0.12]), "v", COLUMNS[2], 12)
    label(axes, POINT[0] + 0.17, POINT[1] - 0.16, "1/3", COLUMNS[0], 9)
    label(axes, corner[0] + 0.2, corner[1] + 0.3, "2/3", COLUMNS[1], 9)
    axes.set_aspect("equal")
    ticks(axes, (-1, 0, 1), (0, 1))
    label(axes, POINT[0] + REACH + 0.14, POINT[1] - REACH, "x")
    label(axes, POINT[0] - REACH, POINT[1] + REACH + 0.14, "y")


def _slopes(axes):
    """The slope against the angle of the direction: a cosine with its top at the gradient's angle."""
    g = gradient(POINT)
    angles = np.arange(0, 361, 7.5)
    turns = np.radians(angles)
    axes.plot([0, 360], [0, 0], color=MUTED, lw=0.8)
    axes.plot(angles, g @ [np.cos(turns), np.sin(turns)], color=INK, lw=1.6)
    east, north = np.eye(2)
    named = [(east, COLUMNS[0], "x", (18, -0.12)), (north, COLUMNS[1], "y", (20, 0.1))]
    named += [(g / np.linalg.norm(g), INK, "∇f", (0, 0.12)), (V, COLUMNS[2], "v", (20, 0.1))]
    for unit, colour, name, beside in named:
        angle, slope = np.degrees(np.arctan2(unit[1], unit[0])), g @ unit
        axes.plot([angle, angle], [0, slope], color=colour, lw=1, ls="--")
        axes.plot(angle, slope, "o", color=colour, ms=5)
        label(axes, angle + beside[0], slope + beside[1], name, colour, 12)
    ticks(axes, (0, 90, 180, 270, 360), (-0.5, 0, 0.5))
    axes.set_xticklabels([f"{angle}°" for angle in (0, 90, 180, 270, 360)])
    axes.set_ylim(-0.85, 1)
