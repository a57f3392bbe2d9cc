"""The pictures of the page: matrices as dominoes that fit or do not, and a double turned round.

page: docs/*/jacobian/shapes.md
test: tests/jacobian/test_shapes_figure.py
"""

from matplotlib.patches import Rectangle

from snippets.palette import INK, MUTED
from snippets.sketch import canvas, cell, label

SIZES = {"B": 4, "n": 3, "m": 2}
PIPS = {
    2: ((-1, -1), (1, 1)),
    3: ((-1, -1), (0, 0), (1, 1)),
    4: ((-1, -1), (-1, 1), (1, -1), (1, 1)),
}  # places on a face, in steps of 0.27 from its middle


def draw():
    """Return the figures by name."""
    return {"dominoes": _dominoes(), "double": _double()}


def domino(axes, x, y, name, ends, sizes=SIZES, touching=None, fits=True):
    """Draw a matrix as a domino of two faces, its left end at x: rows to the left, columns to the right.

    `touching` is the face, 0 or 1, that meets the next domino: tinted if it fits, dashed if not.
    """
    label(axes, x + 1, y - 0.3, name, fontsize=12)
    dashed = {"facecolor": "none", "edgecolor": INK, "ls": "--"}
    for face, end in enumerate(ends):
        left = x + face
        cell(axes, left, y, edgecolor=INK, lw=1.2)
        if face == touching and fits:
            axes.add_patch(Rectangle((left, y), 1, 1, facecolor=INK, alpha=0.14, lw=0))
        elif face == touching:
            axes.add_patch(Rectangle((left + 0.08, y + 0.08), 0.84, 0.84, **dashed))
        pips = [(left + 0.5 + 0.27 * across, y + 0.5 + 0.27 * down) for across, down in PIPS[sizes[end]]]
        axes.plot(*zip(*pips, strict=True), "o", color=INK, ms=5.5)
        label(axes, left + 0.5, y + 1.25, end, MUTED, 10)


def _dominoes():
    """X meets G and clashes; the transpose of X meets G, and G meets the transpose of W: both fit."""
    figure, axes = canvas(8.6, 6.6, unit=0.55)
    rows = (
        (("X", "Bn"), ("G", "Bm"), None),
        (("Xᵀ", "nB"), ("G", "Bm"), ("XᵀG", "nm")),
        (("G", "Bm"), ("Wᵀ", "mn"), ("GWᵀ", "Bn")),
    )
    for row, (first, second, product) in enumerate(rows):
        y = 0.6 + 2.2 * row
        domino(axes, 0.2, y, *first, touching=1, fits=product is not None)
        domino(axes, 2.35, y, *second, touching=0, fits=product is not None)
        label(axes, 5.1, y + 0.5, "=", fontsize=13)
        if product:
            domino(axes, 5.9, y, *product)
        else:
            label(axes, 6.9, y + 0.5, "?", fontsize=15)
    return figure


def _double():
    """A domino with two different ends shows that it was turned round; a double does not."""
    figure, axes = canvas(9.8, 2.2, unit=0.5)
    for x, sizes in ((0.1, SIZES), (5.3, {"B": 3, "n": 3})):
        domino(axes, x, 0.6, "X", "Bn", sizes)
        domino(axes, x + 2.4, 0.6, "Xᵀ", "nB", sizes)
    return figure
