"""The pictures of the page: equal areas under two densities, a histogram, two ways to fill a disc.

page: docs/*/change_of_variables/densities.md
test: tests/change_of_variables/test_densities_figure.py
"""

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch, Polygon
from matplotlib.path import Path

from snippets.change_of_variables.densities import in_disc, in_disc_naive, log_normal, normal
from snippets.change_of_variables.densities_wrong import forgotten
from snippets.palette import COLUMNS, INK, MUTED
from snippets.sketch import label, plain

X = (-1.2, 1.5)  # what the first picture shows of x
STRIP = (0.6, 0.8)  # the interval dx
POINTS = 200
SAMPLES = 20_000


def draw():
    """Return the figures by name."""
    return {"conserve": _conserve(), "histogram": _histogram(), "discs": _discs()}


def _conserve():
    """The curve y = eˣ; under it p_X, beside it p_Y; the strips over dx and dy have equal areas."""
    figure = Figure(figsize=(4.8, 4.2))
    beside, curve, empty, under = figure.subplots(
        2, 2, width_ratios=(1, 2.2), height_ratios=(2.2, 1), gridspec_kw={"wspace": 0.05, "hspace": 0.05}
    ).ravel()
    empty.axis("off")
    x, strip = np.linspace(*X, 46), np.linspace(*STRIP, 9)
    curve.plot(x, np.exp(x), color=INK, lw=1.6)
    under.plot(x, normal(x), color=COLUMNS[0], lw=1.4)
    under.fill_between(strip, normal(strip), color=COLUMNS[0], alpha=0.5, lw=0)
    y = np.linspace(0.05, 3.4, 50)
    beside.plot(log_normal(y), y, color=COLUMNS[1], lw=1.4)
    band = np.exp(strip)
    beside.fill_betweenx(band, log_normal(band), color=COLUMNS[1], alpha=0.5, lw=0)
    for edge in STRIP:
        curve.plot([edge, edge, X[0]], [0, np.exp(edge), np.exp(edge)], color=MUTED, lw=0.9, ls="--")
    label(curve, 0.55, 2.9, "y = eˣ", INK, 11)
    label(under, 0.85, 0.72, "dx", COLUMNS[0], 11)
    label(beside, 0.44, 2.05, "dy", COLUMNS[1], 11)
    label(under, -0.75, 0.45, "p(x)", COLUMNS[0], 11)
    label(beside, 0.3, 2.9, "p(y)", COLUMNS[1], 11)
    for axes in (beside, curve, under):
        axes.axis("off")
    (left, right), top, widest = X, 3.4, 0.75
    deepest = top * widest / (right - left)  # so that equal areas look equal in both margins
    curve.set(xlim=X, ylim=(0, top))
    under.set(xlim=X, ylim=(deepest, 0))
    beside.set(xlim=(widest, 0), ylim=(0, top))
    curve.plot([left, left, right], [top, 0, 0], color=INK, lw=1, clip_on=False)
    under.plot([left, right], [0, 0], color=INK, lw=1, clip_on=False)
    beside.plot([0, 0], [0, top], color=INK, lw=1, clip_on=False)
    return figure


def _histogram():
    """Shares of seeded samples per unit of y, the formula, and the formula without 1/y."""
    figure = Figure(figsize=(4.8, 2.8))
    axes = figure.subplots()
    samples = np.exp(np.random.default_rng(0).normal(0.3, 0.5, SAMPLES))
    edges = np.linspace(0, 5, 26)
    counts, _ = np.histogram(samples, edges)
    heights = counts / samples.size / np.diff(edges)
    axes.stairs(heights, edges, fill=True, color=MUTED, alpha=0.35, lw=0)
    y = np.linspace(0.02, 5, 60)
    axes.plot(y, log_normal(y), color=COLUMNS[1], lw=1.8)
    axes.plot(y, forgotten(y), color=COLUMNS[0], lw=1.4, ls="--")
    label(axes, 0.55, 0.74, "p(x)/y", COLUMNS[1], 11)
    label(axes, 2.35, 0.62, "p(x)", COLUMNS[0], 11)
    axes.set(xlim=(0, 5), ylim=(0, 0.85), yticks=[0, 0.4, 0.8])
    axes.tick_params(labelsize=10)
    axes.spines[["top", "right"]].set_visible(False)
    return figure


def _discs():
    """The same random pairs in the disc, left with r = u, right with r = √u; half the radius circled."""
    figure = Figure(figsize=(5.6, 2.8))
    u = np.random.default_rng(10).random((POINTS, 2))
    turn = np.linspace(0, 2 * np.pi, 49)
    for axes, place, text in zip(
        figure.subplots(1, 2), (in_disc_naive, in_disc), ("r = u", "r = √u"), strict=True
    ):
        points = place(u)
        codes = np.tile([Path.MOVETO, Path.LINETO], POINTS)
        path = Path(np.stack([points, points + 0.002], axis=1).reshape(-1, 2), codes)
        path.should_simplify = False  # it would drop strokes so short
        axes.add_patch(PathPatch(path, facecolor="none", edgecolor=INK, lw=2, capstyle="round", alpha=0.5))
        for radius, colour in ((1, MUTED), (0.5, COLUMNS[0])):
            circle = radius * np.array([np.cos(turn), np.sin(turn)])
            axes.add_patch(Polygon(circle.T, facecolor="none", edgecolor=colour, lw=1.4))
        label(axes, 0, -1.2, text)
        axes.set(xlim=(-1.05, 1.05), ylim=(-1.3, 1.05))
        plain(axes)
    return figure
