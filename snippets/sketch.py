"""What several figures draw: a canvas, a cell, an arrow, a node of a graph. Test: tests/test_sketch.py."""

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import Circle, Rectangle

from snippets.palette import INK, MUTED

RADIUS = 0.42  # of a node


def canvas(width, height, unit=0.62):
    """Return a figure and its bare axes, `width` by `height` units of `unit` inches; y points down."""
    figure = Figure(figsize=(width * unit, height * unit))
    axes = figure.add_axes((0, 0, 1, 1), xlim=(0, width), ylim=(height, 0), aspect="equal")
    axes.axis("off")
    return figure, axes


def plain(axes):
    """Give both directions of a plot the same scale and draw no frame."""
    axes.set_aspect("equal")
    axes.axis("off")


def ticks(axes, across, up):
    """Draw a thin frame without its upper and right sides, and few numbers."""
    axes.spines[["top", "right"]].set_visible(False)
    axes.spines[["left", "bottom"]].set_color(MUTED)
    axes.set_xticks(across)
    axes.set_yticks(up)
    axes.tick_params(labelsize=9, color=MUTED, labelcolor=MUTED)


def cell(axes, x, y, text="", width=1, height=1, colour=INK, **style):
    """Draw a cell of a table, its corner of smallest x and y at (x, y), its text in the middle."""
    style = {"facecolor": "none", "edgecolor": MUTED, "lw": 0.8} | style
    axes.add_patch(Rectangle((x, y), width, height, **style))
    if text:
        middle = (x + width / 2, y + height / 2)
        axes.text(*middle, text, ha="center", va="center", fontsize=11, color=colour)


def arrow(axes, start, end, colour=INK, **style):
    """Draw an arrow from one point to another, in the coordinates of the data."""
    style = {"arrowstyle": "-|>", "color": colour, "lw": 2, "shrinkA": 0, "shrinkB": 0} | style
    axes.annotate("", end, start, arrowprops=style)


def label(axes, x, y, text, colour=INK, fontsize=11, **style):
    """Write symbols or a number, centred on a point."""
    axes.text(x, y, text, ha="center", va="center", fontsize=fontsize, color=colour, **style)


def node(axes, name, place, colour=INK):
    """Draw a circle with a name in it."""
    axes.add_patch(Circle(place, RADIUS, facecolor="none", edgecolor=colour, lw=1.4))
    label(axes, *place, name, colour)


def edge(axes, start, end, rate, part, colour, lw, gap=0.24):
    """Draw an arrow between two nodes, interrupted by its rate at `part` of the way; `gap` on each side."""
    start, end = np.array(start), np.array(end)
    along = (end - start) / np.linalg.norm(end - start)
    first, last = start + RADIUS * along, end - RADIUS * along
    middle = first + part * (last - first)
    before, after = middle - gap * along, middle + gap * along
    axes.plot(*np.transpose([first, before]), color=colour, lw=lw)
    arrow(axes, after, last, colour, lw=lw)
    if rate:
        label(axes, *middle, rate, colour, 10)
