"""The pictures of the page: two machines as a graph of paths, and one input that goes two ways.

page: docs/*/jacobian/chain_rule.md
test: tests/jacobian/test_chain_rule_figure.py
"""

import numpy as np

from snippets.jacobian.chain_rule import f, f_jacobian, g_jacobian
from snippets.palette import COLUMNS, INK, MUTED
from snippets.sketch import canvas, edge, label, node

AT = np.array([1.0, 2.0])
INPUTS = {"x₁": (0.6, 1.5), "x₂": (0.6, 3.9)}
MIDDLES = {"y₁": (4.3, 0.7), "y₂": (4.3, 2.7), "y₃": (4.3, 4.7)}
OUTPUTS = {"z₁": (8.0, 1.5), "z₂": (8.0, 3.9)}
WAYS = {"x": (0.6, 0.6), "y": (3.2, 1.6), "z": (5.8, 0.6)}


def draw():
    """Return the figures by name."""
    return {"paths": _paths(), "ways": _ways()}


def _paths():
    """Two inputs, three middles, two outputs; the paths from x₁ to z₁ are thick and orange."""
    figure, axes = canvas(8.6, 5.9, unit=0.55)
    for halves in (
        (INPUTS, MIDDLES, f_jacobian(AT), "x₁", 0.25),
        (MIDDLES, OUTPUTS, g_jacobian(f(AT)), "z₁", 0.75),
    ):
        starts, ends, J, marked, part = halves
        for j, start in enumerate(starts):
            for i, end in enumerate(ends):
                colour, lw = (COLUMNS[0], 2.2) if marked in (start, end) else (MUTED, 1)
                if J[i, j]:
                    edge(axes, starts[start], ends[end], f"{J[i, j]:.0f}", part, colour, lw)
    for name, place in (INPUTS | MIDDLES | OUTPUTS).items():
        node(axes, name, place, COLUMNS[0] if name in ("x₁", "z₁") else INK)
    for x, shape in ((2.45, "3×2"), (6.15, "2×3")):
        label(axes, x, 5.55, shape, MUTED, 10)
    return figure


def _ways():
    """The input x reaches z directly and, in blue, by way of y."""
    figure, axes = canvas(6.4, 2.2, unit=0.55)
    x, y = 3, 3**2
    edge(axes, WAYS["x"], WAYS["z"], f"{y}", 0.5, COLUMNS[0], 2.2)
    edge(axes, WAYS["x"], WAYS["y"], f"{2 * x}", 0.5, COLUMNS[1], 2.2)
    edge(axes, WAYS["y"], WAYS["z"], f"{x}", 0.5, COLUMNS[1], 2.2)
    for name, place in WAYS.items():
        node(axes, name, place)
    return figure
