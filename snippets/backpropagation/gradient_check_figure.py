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
    sigmoid,
    sigmoid_slope,
    x,
    y,
)
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
STEPS = {np.float64: np.logspace(-12, 0, 25), np.float32: np.logspace(-7, 0, 15, dtype=np.float32)}


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
    """Error of a central difference of the sigmoid at 1, in double and in single precision."""
    figure = Figure(figsize=(5.4, 3.6))
    axes = figure.add_axes((0.13, 0.14, 0.82, 0.82), xscale="log", yscale="log")
    for (kind, steps), colour, marker in zip(STEPS.items(), (INK, COLUMNS[2]), "os", strict=True):
        at = kind(1)
        exact = sigmoid_slope(sigmoid(1.0))
        errors = [abs((sigmoid(at + h) - sigmoid(at - h)) / (2 * h) - exact) / exact for h in steps]
        axes.plot(steps, np.maximum(errors, 2e-13), marker, color=colour, ms=3.5)
        best = np.cbrt(np.finfo(kind).eps)
        axes.axvline(best, color=colour, lw=1, ls="--")
    axes.set_xlim(3e-13, 3)
    axes.set_ylim(1e-13, 3)
    axes.set_xticks([1e-12, 1e-9, 1e-6, 1e-3, 1], ["10⁻¹²", "10⁻⁹", "10⁻⁶", "10⁻³", "1"], fontsize=10)
    axes.set_yticks([1e-12, 1e-9, 1e-6, 1e-3, 1], ["10⁻¹²", "10⁻⁹", "10⁻⁶", "10⁻³", "1"], fontsize=10)
    axes.minorticks_off()
    axes.tick_params(colors=MUTED)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    for side in ("bottom", "left"):
        axes.spines[side].set_color(MUTED)
    axes.text(1.2, 2e-13, "h", fontsize=11, color=INK)
    axes.text(4e-9, 3e-7, "ε/h", fontsize=11, color=INK)
    axes.text(4e-2, 2e-6, "h²", fontsize=11, color=INK)
    return figure
