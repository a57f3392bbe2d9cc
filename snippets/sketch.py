"""What several figures draw: a bare canvas, a cell of a table, an arrow. Test: tests/test_sketch.py."""

from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from snippets.palette import INK, MUTED


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
