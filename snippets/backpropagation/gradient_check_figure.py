"""The pictures of the page: what the check reports for each fault, and its error against the step.

page: docs/*/backpropagation/gradient_check.md
test: tests/backpropagation/test_gradient_check_figure.py
"""

import numpy as np
from matplotlib.figure import Figure

from snippets.backpropagation.gradient_check import (
    RIGHT,
    X,
    backward,
    differences,
    fingerprint,
    loss,
    x,
    y,
)
from snippets.backpropagation.gradient_check_errors import ERRORS, STEPS, best
from snippets.backpropagation.gradient_check_wrong import (
    backward_shifted,
    layer_gradients_mixed,
    loss_by_one,
    loss_slope_by_one,
    loss_slope_negative,
    sigmoid_slope_doubled,
)
from snippets.palette import COLUMNS, INK, MUTED
from snippets.sketch import canvas, cell, label

slope, sigmoid_part, layer = RIGHT
GRADIENTS = (
    backward(x, X, y),
    backward(x, X, y, (loss_slope_negative, sigmoid_part, layer)),
    backward_shifted(x, X, y),
    backward(x, X, y, (slope, sigmoid_slope_doubled, layer)),
    backward(x, X, y, (slope, sigmoid_part, layer_gradients_mixed)),
    backward(x, X, y, (loss_slope_by_one, sigmoid_part, layer)),
)
LOSSES = (*[loss] * 5, loss_by_one)
COLOURS = {"complex_step": COLUMNS[1], "single": COLUMNS[2], "forward": COLUMNS[0], "central": INK}
SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def draw():
    """Return the figures by name."""
    return {"map": _map(), "step": _step()}


def _map():
    """A row for the right pass and for each of five faults; what fails is tinted."""
    figure, axes = canvas(9.6, 7.3, unit=0.6)
    for j, name in enumerate(("W₁", "b₁", "W₂", "b₂")):
        label(axes, 1.65 + 1.5 * j, 0.5, name)
    label(axes, 8.5, 0.5, "L(0)")
    zeros = {name: np.zeros_like(value) for name, value in x.items()}
    for i, (claimed, f) in enumerate(zip(GRADIENTS, LOSSES, strict=True)):
        label(axes, 0.45, 1.5 + i, str(i), MUTED)
        for j, name in enumerate(x):
            measured = differences(lambda x, f=f: f(x, X, y), x, name)
            mark = fingerprint(claimed[name], measured).removesuffix(".00").replace("-", "−")
            _verdict(axes, 0.9 + 1.5 * j, 1 + i, mark, mark == "1")
        value = f(zeros, X, y)
        _verdict(axes, 7.75, 1 + i, f"{value:.4f}", np.isclose(value, np.log(2)))
    return figure


def _verdict(axes, x, y, text, passed):
    """Draw a cell, tinted and in the accent colour if the check fails."""
    if not passed:
        cell(axes, x, y, width=1.5, facecolor=COLUMNS[0], alpha=0.16, lw=0)
    cell(axes, x, y, text, width=1.5, colour=INK if passed else COLUMNS[0])


def _step():
    """Error against step: three quotients in double precision, the central one in single, too."""
    figure = Figure(figsize=(6.4, 4.2))
    axes = figure.add_axes((0.11, 0.12, 0.86, 0.85), xscale="log", yscale="log")
    for name, colour in COLOURS.items():
        axes.plot(STEPS, ERRORS[name], color=colour, lw=1)
        least = best(ERRORS[name])
        axes.plot(least, [min(ERRORS[name])] * len(least), "o", color=colour, ms=7.5, mfc="none")
    for kind, name in ((np.float64, "central"), (np.float32, "single")):
        axes.axvline(np.cbrt(np.finfo(kind).eps), color=COLOURS[name], lw=1, ls="--")
    axes.set_xlim(5e-17, 5)
    axes.set_ylim(4e-17, 5)
    powers = (-16, -12, -8, -4)
    decades = {10.0**power: f"10{str(power).translate(SUPERSCRIPTS)}" for power in powers} | {1: "1"}
    axes.set_xticks(list(decades), decades.values(), fontsize=10)
    axes.set_yticks(list(decades), decades.values(), fontsize=10)
    axes.minorticks_off()
    axes.tick_params(colors=MUTED)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    for side in ("bottom", "left"):
        axes.spines[side].set_color(MUTED)
    axes.text(2, 8e-17, "h", fontsize=11, color=INK)
    axes.text(3e-13, 3e-6, "ε/h", fontsize=11, color=INK)
    axes.text(3e-4, 2e-9, "h²", fontsize=11, color=INK)
    axes.text(3e-7, 4e-6, "h", fontsize=11, color=COLUMNS[0])
    return figure
