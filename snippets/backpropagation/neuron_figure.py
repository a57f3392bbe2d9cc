"""The picture of the page: the neuron as a graph, values above, slopes on the arrows, derivatives below.

page: docs/*/backpropagation/neuron.md
test: tests/backpropagation/test_neuron_figure.py
"""

from snippets.backpropagation.neuron import backward, forward
from snippets.palette import COLUMNS, INK, MUTED
from snippets.sketch import arrow, canvas, edge, label, node

W, X, B, T = 0.7, 2.0, -0.4, 0.5
PLACES = {
    "w": (0.8, 1.5), "x": (0.8, 3.8), "b": (0.8, 6.1),
    "z": (3.6, 3.8), "a": (6.4, 3.8), "L": (9.2, 3.8), "t": (6.4, 6.1),
}  # fmt: skip
ABOVE, BELOW = -0.72, 0.72


def draw():
    """Return the figure by name."""
    z, a, L = forward(W, X, B, T)
    values = {"w": W, "x": X, "b": B, "t": T, "z": z, "a": a, "L": L}
    rates = {"L": 1, **dict(zip("azwxb", backward(W, X, a, T), strict=True))}
    figure, axes = canvas(10, 7.6, unit=0.5)
    for name, place in PLACES.items():
        node(axes, name, place, MUTED if name == "t" else INK)
        label(axes, place[0], place[1] + ABOVE, number(values[name]), MUTED if name == "t" else INK, 10)
        if name in rates:
            label(axes, place[0], place[1] + BELOW, number(rates[name]), COLUMNS[0], 10)
    slopes = {"wz": X, "xz": W, "bz": 1, "za": 1 - a**2, "aL": rates["a"]}
    for (start, end), slope in slopes.items():
        text = number(slope)
        gap = 0.15 + 0.075 * len(text)
        edge(axes, PLACES[start], PLACES[end], text, 0.46, MUTED, 1.2, gap)
    edge(axes, PLACES["t"], PLACES["L"], "", 0.5, MUTED, 1.2, 0)
    arrow(axes, (2.6, 0.4), (7.4, 0.4), INK)
    arrow(axes, (7.4, 7.2), (2.6, 7.2), COLUMNS[0])
    return {"graph": figure}


def number(value):
    """Write a value as the page does: four digits unless fewer say it all, and a true minus sign."""
    exact = f"{value:.1f}" if abs(value - round(value, 1)) < 1e-9 else f"{value:.4f}"
    return exact.removesuffix(".0").replace("-", "−")
