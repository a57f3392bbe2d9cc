"""The pictures of the page: polar paper as the image of a grid, one of its cells, one in space.

page: docs/*/change_of_variables/polar.md
test: tests/change_of_variables/test_polar_figure.py
"""

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import Polygon

from snippets.change_of_variables.polar import polar, polar_jacobian, spherical
from snippets.palette import COLUMNS, INK, MUTED
from snippets.sketch import arrow, label, plain

CELL_ON_GRID = (2.0, 0.5, 0.5, 0.25)  # r, θ, dr, dθ of the cell that both planes mark
CELL = (2.0, np.pi / 6)  # the corner (r, θ) of the cell up close
SIDE = 0.4  # its extent in r and in θ
BALL_CELL = (2.0, 0.85, 1.0)  # the corner (r, θ, φ) of the cell in space
BALL_SIDES = (1.0, 0.42, 0.6)  # its extent in each
LABELS = ((0.1, -0.14), (-0.5, -0.1), (-0.3, 0.22))  # from the middles of the edges to their names
AZIMUTH, ELEVATION = 0.1, 0.5  # where the eye is


def draw():
    """Return the figures by name."""
    return {"map": _map(), "cell": _cell(), "ball": _ball()}


def edge(r0, theta0, r1, theta1, points=13):
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
    """A grid in the (r, θ) plane, and its image; r lines orange, θ lines blue, one cell filled.

    Arrows from its corner: the columns of J times dr and dθ, on the plane those of the identity.
    """
    figure = Figure(figsize=(5.6, 2.7))
    plane, paper = figure.subplots(1, 2, width_ratios=(1.25, 1))
    for r in np.arange(0, 3.01, 0.5):
        for axes, curve in ((plane, edge(r, 0, r, 1.5)), (paper, polar(*edge(r, 0, r, 1.5)))):
            axes.plot(*curve, color=COLUMNS[1], lw=0.9)
    for theta in np.arange(0, 1.51, 0.25):
        ray = edge(0, theta, 3, theta)
        for axes, curve in ((plane, ray), (paper, polar(*ray))):
            axes.plot(*curve, color=COLUMNS[0], lw=0.9)
    r, theta, *lengths = CELL_ON_GRID
    for axes, cell, J, name in (
        (plane, outline(*CELL_ON_GRID), np.eye(2), "dθ"),
        (paper, polar(*outline(*CELL_ON_GRID)), polar_jacobian(r, theta), f"{r:.0f} dθ"),
    ):
        cell = np.transpose(cell)
        axes.add_patch(Polygon(cell, facecolor=INK, alpha=0.3, lw=0))
        along, across = (J * lengths).T
        for side, colour in zip((along, across), COLUMNS, strict=False):
            arrow(axes, cell[0], cell[0] + side, colour, lw=1.6, mutation_scale=8)
        outwards = along / lengths[0]
        label(axes, *(cell[0] + along / 2 + 0.16 * outwards[::-1] * [1, -1]), "dr", COLUMNS[0], 9)
        label(axes, *(cell[0] + across / 2 - 0.34 * outwards), name, COLUMNS[1], 9)
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


def project(points):
    """Return where points of space, of shape (3, k), stand on the picture, of shape (2, k)."""
    right = [-np.sin(AZIMUTH), np.cos(AZIMUTH), 0]
    back = [-np.cos(AZIMUTH), -np.sin(AZIMUTH)]
    up = [*np.multiply(np.sin(ELEVATION), back), np.cos(ELEVATION)]
    return np.array([right, up]) @ points


def _ball():
    """A cell of space with its three edges at the inner corner coloured, and the corner's two angles."""
    figure = Figure(figsize=(4.8, 3.6))
    axes = figure.add_axes((0, 0, 1, 1))
    corner, sides = np.array(BALL_CELL), np.array(BALL_SIDES)
    r, theta, phi = corner

    def path(start, end, points=7, **style):
        line = project(spherical(*np.linspace(start, end, points).T))
        axes.plot(*line, **style)
        return line[:, points // 2]

    for end, name in zip(np.diag([1.9, 2.6, 2.2]), "xyz", strict=True):
        axes.plot(*project(np.transpose([0 * end, end])), color=MUTED, lw=0.8)
        label(axes, *project(1.07 * end), name, fontsize=10)
    shadow = [r * np.sin(theta), np.pi / 2, phi]  # of the corner, on the plane z = 0
    path([0, theta, phi], corner, 2, color=MUTED, lw=1, ls="--")
    path([0, np.pi / 2, phi], shadow, 2, color=MUTED, lw=1, ls="--")
    axes.plot(
        *np.transpose([project(spherical(*shadow)), project(spherical(*corner))]), color=MUTED, lw=1, ls=":"
    )
    middle = path([0.7, 0, phi], [0.7, theta, phi], color=INK, lw=1)
    label(axes, *(1.3 * middle), "θ")
    middle = path([0.6, np.pi / 2, 0], [0.6, np.pi / 2, phi], color=INK, lw=1)
    label(axes, *(1.3 * middle), "φ")

    for axis, name in enumerate(("dr", "r dθ", "r sin θ dφ")):
        along = sides * np.eye(3)[axis]
        for others in np.ndindex(2, 2):
            start = corner + sides * np.insert(others, axis, 0)
            path(start, start + along, color=INK, lw=0.9)
        middle = path(corner, corner + along, color=COLUMNS[axis], lw=2.6)
        label(axes, *(middle + LABELS[axis]), name, COLUMNS[axis])
    axes.margins(0.08)
    plain(axes)
    return figure
