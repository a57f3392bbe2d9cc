"""The pictures of the page: the ridge seen from above, and what four candidate rows miss.

page: docs/*/partial_derivatives/differentiability.md
test: tests/partial_derivatives/test_differentiability_figure.py
"""

import numpy as np
from matplotlib.figure import Figure

from snippets.palette import COLUMNS, INK, MUTED
from snippets.partial_derivatives.differentiability import (
    CIRCLE,
    cone,
    fold,
    product,
    ridge,
    row,
    worst_ratio,
)
from snippets.sketch import label, plain

WAYS = [(3, 1), (1, 1), (1, 3)]  # the directions of the first quadrant's rays
GAP = 0.07  # between the crossing and a ray: the crossing itself belongs to none
HOLE = 0.04  # half the gap in the slice along x = y, around t = 0
SIZES = np.logspace(-3, -1, 5)  # ‖h‖; the curves are straight on these axes
NAMES = {
    ridge: ("xy/(x²+y²)", np.zeros(2), (0, -13)),
    cone: ("√(x²+y²)", np.zeros(2), (0, 9)),
    fold: ("x²y/(x²+y²)", np.zeros(2), (0, -12)),
    product: ("xy", np.array([1.0, 2.0]), (0, 12)),
}


def draw():
    """Return the figures by name."""
    return {"roads": _roads(), "residuals": _residuals()}


def _roads():
    """Left: rays of equal height around the crossing. Right: the slices along x and along x = y."""
    figure = Figure(figsize=(5.8, 2.9))
    above, slices = figure.subplots(1, 2, width_ratios=(1.05, 1))
    for axis, colour in enumerate(COLUMNS[:2]):
        end = np.eye(2)[axis]
        above.plot(*np.transpose([-end, end]), color=colour, lw=3)
        label(above, *(1.13 * end), "0", colour)
        label(above, *(-1.13 * end), "0", colour)
    for x, y in WAYS:
        for across in (1, -1):
            for side in (1, -1):
                end = side * np.array([x, across * y]) / np.hypot(x, y)
                height = ridge(end)
                style = {"color": INK, "lw": 4 * abs(height), "ls": "-" if height > 0 else "--"}
                above.plot(*np.transpose([GAP * end, end]), **style)
                label(above, *(1.17 * end), f"{height:.1f}".replace("-", "−"), fontsize=9)
    plain(above)
    for t in np.array([[-1, -HOLE], [HOLE, 1]]):
        slices.plot(t, [ridge(s * np.ones(2)) for s in t], color=INK, lw=2)
    along = np.array([-1.0, 0, 1])
    slices.plot(along, [ridge(np.array([s, 0.0])) for s in along], color=COLUMNS[0], lw=2)
    slices.plot(0, 0.5, "o", markersize=6, markerfacecolor="none", markeredgecolor=INK)
    slices.plot(0, ridge(np.zeros(2)), "o", markersize=5, color=INK)
    label(slices, 0.62, 0.56, "g(t, t)")
    label(slices, 0.62, -0.06, "g(t, 0)", COLUMNS[0])
    label(slices, -1.14, 0.5, "0.5", fontsize=9)
    label(slices, -1.14, 0, "0", fontsize=9)
    label(slices, 0, -0.12, "t = 0", MUTED, 9)
    slices.set(xlim=(-1.2, 1.1), ylim=(-0.3, 0.8))
    slices.axis("off")
    return figure


def _residuals():
    """The largest miss per unit of step against the step, both logarithmic; only that of xy keeps falling."""
    figure = Figure(figsize=(5.0, 3.2))
    axes = figure.subplots()
    for f, (text, a, offset) in NAMES.items():
        J = row(f, a)
        ratios = [worst_ratio(f, a, J, size, CIRCLE) for size in SIZES]
        colour, width = (INK, 2.4) if f is product else (MUTED, 1.6)
        axes.loglog(SIZES, ratios, color=colour, lw=width)
        place = (SIZES[2], ratios[2])
        style = {"ha": "center", "va": "center", "fontsize": 10, "color": colour}
        axes.annotate(text, place, offset, textcoords="offset points", **style)
    axes.set_xlabel("‖h‖", fontsize=11)
    axes.set_ylabel("‖r‖ / ‖h‖", fontsize=11)
    axes.set_xticks([1e-3, 1e-2, 1e-1], ["0.001", "0.01", "0.1"])
    axes.set_yticks([1e-3, 1e-2, 1e-1, 1, 10, 100], ["0.001", "0.01", "0.1", "1", "10", "100"])
    axes.minorticks_off()
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    return figure
