"""The pictures of the page: a boat's cloud of possible positions, for a good compass and for a bad one.

page: docs/*/applications/uncertainty.md
test: tests/applications/test_uncertainty_figure.py
"""

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from snippets.applications.uncertainty import exact, position, position_jacobian, propagate
from snippets.palette import COLUMNS, INK, MUTED
from snippets.sketch import arrow, label, plain

Q = np.array([10.0, np.pi / 4])
SMALL, LARGE = np.array([0.1, 0.05]), np.array([0.1, 1.0])
POINTS = 250


def draw():
    """Return the figures by name."""
    return {"small": _small(), "large": _large()}


def cloud(sd):
    """Return samples of the position for independent Gaussian r and θ, POINTS × 2."""
    rng = np.random.default_rng(3)
    return position(Q + sd * rng.standard_normal((POINTS, 2)))


def ellipse(sd):
    """Return the outline that lies two standard deviations from f(μ) by J Σ Jᵀ, points × 2."""
    cov = propagate(position_jacobian(Q), np.diag(sd**2))
    turn = np.linspace(0, 2 * np.pi, 49)
    circle = np.array([np.cos(turn), np.sin(turn)])
    return position(Q) + (2 * np.linalg.cholesky(cov) @ circle).T


def dots(axes, points):
    """Draw all points as one path of the shortest strokes, which keeps the picture small."""
    codes = np.tile([Path.MOVETO, Path.LINETO], len(points))
    ends = points + 1e-3 * np.ptp(points, axis=0)
    path = Path(np.stack([points, ends], axis=1).reshape(-1, 2), codes)
    path.should_simplify = False  # it would drop the strokes
    axes.add_patch(PathPatch(path, facecolor="none", edgecolor=INK, lw=2, capstyle="round", alpha=0.4))


def _scene(axes):
    """The radar at the origin, the two directions of the chart, the measured ray."""
    for end, text in (((11.5, 0), "x"), ((0, 11.5), "y")):
        arrow(axes, (0, 0), end, MUTED, lw=1)
        label(axes, *(np.array(end) * 1.06), text, MUTED)
    axes.plot(*np.transpose([(0, 0), position(Q)]), color=COLUMNS[0], lw=1)
    axes.plot(0, 0, marker="o", ms=5, color=INK)
    plain(axes)


def _small():
    """Left the scene with the ellipse; right the ellipse up close, with the scaled columns of J."""
    figure = Figure(figsize=(5.8, 2.9))
    scene, near = figure.subplots(1, 2, width_ratios=(1, 1.1))
    scene.set(xlim=(-0.5, 12), ylim=(-0.5, 12))
    _scene(scene)
    arc = position(np.array([np.full(25, Q[0]), np.linspace(0.15, np.pi / 2 - 0.15, 25)]).T)
    scene.plot(*arc.T, color=COLUMNS[1], lw=1)
    label(scene, 2.9, 4.1, "r", COLUMNS[0])
    label(scene, 2.6, 1.0, "θ", COLUMNS[1])
    turn = position(np.array([np.full(9, 2.0), np.linspace(0, Q[1], 9)]).T)
    scene.plot(*turn.T, color=COLUMNS[1], lw=1)
    dots(near, cloud(SMALL))
    for axes in (scene, near):
        axes.plot(*ellipse(SMALL).T, color=INK, lw=1.4)
    sides = 2 * (position_jacobian(Q) * SMALL).T  # two deviations of each input
    for side, colour, away in zip(sides, COLUMNS, ((0.1, 0.13), (-0.17, -0.1)), strict=False):
        arrow(near, position(Q), position(Q) + side, colour)
        label(near, *(position(Q) + side + away), f"{np.linalg.norm(side):.1f}", colour)
    plain(near)
    return figure


def _large():
    """The true cloud bends along the arc; the ellipse is a straight sliver across the ray."""
    figure = Figure(figsize=(4.4, 4.4))
    axes = figure.subplots()
    _scene(axes)
    dots(axes, cloud(LARGE))
    axes.plot(*ellipse(LARGE).T, color=INK, lw=1.4)
    axes.plot(*position(Q), marker="o", ms=7, color=COLUMNS[0])
    axes.plot(*exact(Q, LARGE)[0], marker="X", ms=10, color=COLUMNS[1])
    return figure
