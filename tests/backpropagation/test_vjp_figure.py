"""The picture shows what the text says, whatever the pixels."""

import matplotlib
import numpy as np
import pytest

from snippets.backpropagation.vjp_figure import draw
from snippets.palette import COLUMNS, INK, MUTED

W = np.array([[1, -2], [3, 1], [0, 2]])
FIGURE = draw()["products"]
(AXES,) = FIGURE.axes


def mark(text):
    """Return "̄" or "̇" if a bar or a dot of the letter's colour stands above the middle of it, close."""
    x, y = text.get_position()
    found = ""
    for line in AXES.lines:
        middle, height = np.mean(line.get_xdata()), np.mean(line.get_ydata())
        if middle == pytest.approx(x) and 0.2 < y - height < 0.4:
            assert line.get_color() == text.get_color()
            found += BAR if len(line.get_xdata()) == 2 else DOT
    return found


BAR, DOT = "\u0304", "\u0307"
TEXTS = [(t.get_text().replace("−", "-") + mark(t), *t.get_position(), t.get_color()) for t in AXES.texts]
NAMES = ("x" + DOT, "y" + DOT, "x" + BAR, "y" + BAR)


def place(name):
    """Return where a name stands; of the marked letters the one beside a column, drawn first."""
    return next((x, y) for text, x, y, _ in TEXTS if text == name)


def column(name):
    """Return the numbers of the column of cells beside a name, its colour and its middle."""
    x, y = place(name)
    cells = [t for t in TEXTS if t[0].lstrip("-").isdigit() and abs(t[1] - x) <= 1 and abs(t[2] - y) < 1.6]
    (colour,) = {cell[3] for cell in cells}
    cells.sort(key=lambda cell: cell[2])
    return [int(cell[0]) for cell in cells], colour, np.mean([cell[2] for cell in cells])


def test_the_four_columns_are_the_products_of_the_example():
    shown = {name: column(name) for name in NAMES}
    numbers = {name: np.array(values) for name, (values, _, _) in shown.items()}
    np.testing.assert_array_equal(W @ numbers[NAMES[0]], numbers[NAMES[1]])
    np.testing.assert_array_equal(W.T @ numbers[NAMES[3]], numbers[NAMES[2]])
    assert numbers[NAMES[0]].tolist() == [2, 1] and numbers[NAMES[3]].tolist() == [1, -1, 2]
    for name, (_, colour, middle) in shown.items():
        assert colour == (INK if DOT in name else COLUMNS[2])
        assert middle == pytest.approx(place(name)[1] - 0.1)


def test_each_number_stands_in_a_cell_of_its_own():
    boxes = [patch.get_bbox() for patch in AXES.patches]
    numbers = [t for t in TEXTS if t[0].lstrip("-").isdigit()]
    assert len(boxes) == len(numbers) == 10
    for _, x, y, _ in numbers:
        assert sum(box.contains(x, y) for box in boxes) == 1


def test_inputs_stand_left_and_outputs_right_with_one_dot_product_each():
    for name in NAMES:
        assert place(name)[0] < 2 if "x" in name else place(name)[0] > 8
    below = max(patch.get_bbox().ymax for patch in AXES.patches)
    line = sorted((x, y, text) for text, x, y, _ in TEXTS if y > below)
    assert [text for _, _, text in line] == [
        *("x" + BAR, "·", "x" + DOT, "= -3"),
        *("y" + BAR, "·", "y" + DOT, "= -3"),
    ]
    gaps = np.diff([x for x, _, _ in line])
    np.testing.assert_allclose(gaps[[0, 1, 2, 4, 5, 6]], [0.35, 0.35, 0.8] * 2)
    assert line[0][0] > 1 and line[3][0] < 4 < 7 < line[4][0] and line[7][0] < 9.2
    assert max(y for _, y, _ in line) < AXES.get_ylim()[0] - 0.2
    assert len(AXES.lines) == 8, "four names, and four letters of the products"


def test_the_tangent_goes_right_and_the_cotangent_left_in_its_colour():
    arrows = [t for t in AXES.texts if t.get_text() == ""]
    (forward, back) = arrows
    assert forward.xy[0] > forward.xyann[0] + 3 and back.xy[0] < back.xyann[0] - 3
    gap = [max(b.xmax for b in boxes("left")), min(b.xmin for b in boxes("right"))]
    for arrow, name, matrix, colour in ((forward, NAMES[0], "J", INK), (back, NAMES[2], "Jᵀ", COLUMNS[2])):
        assert arrow.xy[1] == arrow.xyann[1] == pytest.approx(place(name)[1] - 0.1)
        assert matplotlib.colors.to_hex(arrow.arrow_patch.get_edgecolor()) == colour
        x, y = place(matrix)
        assert x == pytest.approx(np.mean([arrow.xy[0], arrow.xyann[0]]))
        assert 0.3 < arrow.xy[1] - y < 0.6, "above its arrow"
        assert gap[0] < min(arrow.xy[0], arrow.xyann[0]) < max(arrow.xy[0], arrow.xyann[0]) < gap[1]


def boxes(side):
    found = [patch.get_bbox() for patch in AXES.patches]
    return [box for box in found if (box.xmin < 5) == (side == "left")]


def test_every_shape_is_named():
    shapes = [(text, x, y) for text, x, y, colour in TEXTS if colour == MUTED]
    assert sorted(text for text, _, _ in shapes) == ["2×1", "2×1", "2×3", "3×1", "3×1", "3×2"]
    for text, x, y in shapes:
        if text == "2×1":
            assert x < 3
        elif text == "3×1":
            assert x > 7
        else:
            name = {"3×2": "J", "2×3": "Jᵀ"}[text]
            assert x == place(name)[0] and 0.6 < y - place(name)[1] < 1.1, "below its arrow"
    tops = sorted(y for text, _, y in shapes if text.endswith("×1"))
    edges = sorted(
        min(b.ymin for b in boxes(s) if (b.ymin > 4) == low) for s in SIDES for low in (False, True)
    )
    np.testing.assert_allclose(np.subtract(edges, tops), 0.35, atol=0.06)


SIDES = ("left", "right")
