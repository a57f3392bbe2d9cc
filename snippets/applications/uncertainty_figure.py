"""The pictures of the page: a boat's cloud of possible positions, for a good compass and for a bad one.

page: docs/*/applications/uncertainty.md
test: tests/applications/test_uncertainty_figure.py
"""

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from scipy.stats import norm

from snippets.applications.uncertainty import exact, position, position_jacobian, propagate
from snippets.palette import COLUMNS, INK, MUTED
from snippets.sketch import arrow, label, plain

Q = np.array([10.0, np.pi / 4])
SMALL, LARGE = np.array([0.1, 0.05]), np.array([0.1, 1.0])
POINTS = 200
WINDOW = np.array(
    [[-52 / 3, 52 / 3], [-13, 13]]
)  # of the whole chart; four to three, as its interactive twin
NEAR = 2.6  # half the height of what is seen up close, in deviations across the ray


def pairs():
    """Return errors of r and θ in standard deviations, POINTS × 2: Gaussian, uncorrelated, of variance 1.

    Those of θ are the quantiles in the middle of equally probable parts, and those of r are corrected: so the
    cloud differs from J Σ Jᵀ where the map bends, not by the luck of the draw. hooks/cloud_pairs.py publishes
    them for the interactive figure.
    """
    angle = norm.ppf((np.arange(POINTS) + 0.5) / POINTS)
    angle /= np.std(angle, ddof=1)
    radius = np.random.default_rng(3).standard_normal(POINTS)
    radius -= radius.mean() + angle * np.cov(radius, angle)[0, 1]
    return np.column_stack([radius / np.std(radius, ddof=1), angle]).round(2)


def draw():
    """Return the figures by name."""
    return {"small": _small(), "large": _large()}


def cloud(sd):
    """Return positions for independent Gaussian errors of r and θ, POINTS × 2."""
    return position(Q + sd * pairs())


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
    axes.plot(0, 0, marker="o", ms=5, color=INK)
    _ray(axes)
    plain(axes)


def _ray(axes):
    axes.plot(*np.transpose([(0, 0), position(Q)]), color=COLUMNS[0], lw=1)


def _small():
    """Left the scene with the ellipse; right the ellipse up close, with the scaled columns of J."""
    figure = Figure(figsize=(6.4, 2.4))
    scene, near = figure.subplots(1, 2)
    figure.subplots_adjust(0, 0, 1, 1, wspace=0.03)
    scene.set(xlim=WINDOW[0], ylim=WINDOW[1])
    reach = NEAR * Q[0] * SMALL[1] * np.array([-1, 1])
    x, y = position(Q)
    near.set(xlim=x + 4 / 3 * reach, ylim=y + reach)
    _scene(scene)
    around = np.array([np.full(61, Q[0]), np.linspace(0, 2 * np.pi, 61)])
    scene.plot(*position(around.T).T, color=COLUMNS[1], lw=0.8)
    label(scene, 2.9, 4.3, "r", COLUMNS[0])
    label(scene, 3.2, 1.3, "θ", COLUMNS[1])
    turn = position(np.array([np.full(9, 2.0), np.linspace(0, Q[1], 9)]).T)
    scene.plot(*turn.T, color=COLUMNS[1], lw=1)
    _ray(near)
    dots(near, cloud(SMALL))
    for axes in (scene, near):
        axes.plot(*ellipse(SMALL).T, color=INK, lw=1.4)
    sides = 2 * (position_jacobian(Q) * SMALL).T  # two deviations of each input
    for side, colour, away in zip(sides, COLUMNS, ((0.1, 0.13), (-0.2, 0.1)), strict=False):
        arrow(near, position(Q), position(Q) + side, colour)
        label(near, *(position(Q) + side + away), f"{np.linalg.norm(side):.1f}", colour)
    near.plot(*cloud(SMALL).mean(axis=0), marker="X", ms=8, color=COLUMNS[1])
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
