"""The pictures of the page: two curves and their straight stand-ins; residuals of right and wrong steps.

page: docs/*/applications/newton.md
test: tests/applications/test_newton_figure.py
"""

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from snippets.applications.newton import F, F_jacobian, newton, newton_step
from snippets.applications.newton_wrong import stale, transposed
from snippets.palette import COLUMNS, INK, MUTED
from snippets.sketch import arrow, label, plain

START = np.array([1.0, -1.5])
STEP = newton_step(F, F_jacobian, START)
HEIGHT = 1.6 * abs(STEP[1])  # of the part that the right panel shows, around the step
FRAME = (
    *(START + STEP / 2 - np.array([2 / 3, 1 / 2]) * HEIGHT),
    4 / 3 * HEIGHT,
    HEIGHT,
)  # x, y, width, height


def draw():
    """Return the figures by name."""
    return {"curves": _curves(), "residuals": _residuals()}


def stand_in(equation, xs, at=START):
    """Return the points at the given x where one linearised equation is zero."""
    value, row = F(at)[equation], F_jacobian(at)[equation]
    return np.array([xs, at[1] - (value + row[0] * (xs - at[0])) / row[1]])


def _curves():
    """Left both curves and both crossings, right the first step up close, with the straight lines."""
    figure = Figure(figsize=(6.0, 3.0))
    whole, near = figure.subplots(1, 2)
    turn = np.linspace(0, 2 * np.pi, 61)
    xs = np.linspace(-2.7, 1.35, 41)
    whole.plot(2 * np.cos(turn), 2 * np.sin(turn), color=INK, lw=1.4)
    whole.plot(xs, 1 - np.exp(xs), color=MUTED, lw=1.4)
    singular = np.linspace(-0.8, 2.7, 36)
    whole.plot(singular, singular * np.exp(-singular), color=MUTED, lw=0.8, ls="--")
    label(whole, 0.95, 0.62, "det J = 0", MUTED, 9)
    x, y, width, height = FRAME
    whole.add_patch(Rectangle((x, y), width, height, facecolor="none", edgecolor=COLUMNS[0], lw=1.2))
    for start in (START, np.array([-1.0, 1.0])):
        whole.plot(*newton(F, F_jacobian, start)[-1], marker="o", ms=5, color=COLUMNS[1])
    inside = np.linspace(x, x + width, 25)
    near.plot(inside, -np.sqrt(4 - inside**2), color=INK, lw=1.4)
    near.plot(inside, 1 - np.exp(inside), color=MUTED, lw=1.4)
    for equation in (0, 1):
        near.plot(*stand_in(equation, inside[[0, -1]]), color=COLUMNS[0], lw=1.2, ls="--")
    first, second, *_, last = newton(F, F_jacobian, START)
    arrow(near, first, second, COLUMNS[0])
    near.plot(*first, marker="o", ms=6, color=COLUMNS[0])
    near.plot(*second, marker="o", ms=5, color=COLUMNS[0])
    near.plot(*last, marker="o", ms=5, color=COLUMNS[1], zorder=4)
    label(near, first[0] + 0.02, first[1] + 0.02, "0", COLUMNS[0])
    label(near, second[0] + 0.03, second[1] - 0.01, "1", COLUMNS[0])
    frame = Rectangle((x, y), width, height, facecolor="none", edgecolor=COLUMNS[0], lw=1.2)
    near.add_patch(frame).set_clip_on(False)
    for axes in (whole, near):
        plain(axes)
    near.set(xlim=(x, x + width), ylim=(y, y + height))
    return figure


def _residuals():
    """The residual against the number of steps, on a log axis: J, Jᵀ, and J of the start."""
    figure = Figure(figsize=(4.6, 3.0))
    axes = figure.subplots()
    for step, colour, name in (
        (newton_step, COLUMNS[1], "J"),
        (transposed, COLUMNS[0], "Jᵀ"),
        (stale, MUTED, "J(x₀)"),
    ):
        points = newton(F, F_jacobian, START, step, limit=5)
        sizes = [np.linalg.norm(F(x)) for x in points]
        axes.semilogy(range(len(sizes)), sizes, color=colour, marker="o", ms=4, lw=1.4)
        label(axes, len(sizes) - 0.5, sizes[-1], name, colour)
    axes.set(xlim=(-0.2, 6), xticks=range(6), yticks=[1e-8, 1e-4, 1, 1e4])
    axes.set_yticklabels(["10⁻⁸", "10⁻⁴", "1", "10⁴"])
    axes.minorticks_off()
    axes.tick_params(labelsize=10)
    axes.spines[["top", "right"]].set_visible(False)
    return figure
