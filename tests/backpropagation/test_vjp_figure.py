"""The picture shows what the text says, whatever the pixels."""

import matplotlib
import numpy as np
import pytest

from snippets.backpropagation.vjp_figure import draw
from snippets.palette import COLUMNS, INK, MUTED

W = np.array([[1, -2], [3, 1], [0, 2]])
FIGURE = draw()["products"]
(AXES,) = FIGURE.axes
TEXTS = [(t.get_text().replace("−", "-"), *t.get_position(), t.get_color()) for t in AXES.texts]


def place(name):
    (found,) = [(x, y) for text, x, y, _ in TEXTS if text == name]
    return found


def column(name):
    """Return the numbers of the column of cells beside a name, its colour and its middle."""
    x, y = place(name)
    cells = [t for t in TEXTS if t[0].lstrip("-").isdigit() and abs(t[1] - x) <= 1 and abs(t[2] - y) < 1.6]
    (colour,) = {cell[3] for cell in cells}
    cells.sort(key=lambda cell: cell[2])
    return [int(cell[0]) for cell in cells], colour, np.mean([cell[2] for cell in cells])


def test_the_four_columns_are_the_products_of_the_example():
    shown = {name: column(name) for name in ("ẋ", "ẏ", "x̄", "ȳ")}
    numbers = {name: np.array(values) for name, (values, _, _) in shown.items()}
    np.testing.assert_array_equal(W @ numbers["ẋ"], numbers["ẏ"])
    np.testing.assert_array_equal(W.T @ numbers["ȳ"], numbers["x̄"])
    assert numbers["ẋ"].tolist() == [2, 1] and numbers["ȳ"].tolist() == [1, -1, 2]
    for name, (_, colour, middle) in shown.items():
        assert colour == (INK if name in "ẋẏ" else COLUMNS[2])
        assert middle == pytest.approx(place(name)[1])


def test_each_number_stands_in_a_cell_of_its_own():
    boxes = [patch.get_bbox() for patch in AXES.patches]
    numbers = [t for t in TEXTS if t[0].lstrip("-").isdigit()]
    assert len(boxes) == len(numbers) == 10
    for _, x, y, _ in numbers:
        assert sum(box.contains(x, y) for box in boxes) == 1


def test_inputs_stand_left_and_outputs_right_with_one_dot_product_each():
    assert place("ẋ")[0] == place("x̄")[0] < 2 and place("ẏ")[0] == place("ȳ")[0] > 8
    assert place("x̄ · ẋ = -3")[0] < 3 and place("ȳ · ẏ = -3")[0] > 7
    below = max(patch.get_bbox().ymax for patch in AXES.patches)
    assert all(below < place(name)[1] < AXES.get_ylim()[0] - 0.2 for name in ("x̄ · ẋ = -3", "ȳ · ẏ = -3"))


def test_the_tangent_goes_right_and_the_cotangent_left_in_its_colour():
    arrows = [t for t in AXES.texts if t.get_text() == ""]
    (forward, back) = arrows
    assert forward.xy[0] > forward.xyann[0] + 3 and back.xy[0] < back.xyann[0] - 3
    gap = [max(b.xmax for b in boxes("left")), min(b.xmin for b in boxes("right"))]
    for arrow, name, matrix, colour in ((forward, "ẋ", "J", INK), (back, "x̄", "Jᵀ", COLUMNS[2])):
        assert arrow.xy[1] == arrow.xyann[1] == place(name)[1]
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
