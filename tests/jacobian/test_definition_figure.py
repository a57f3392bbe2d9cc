"""The pictures show what the text says, whatever the pixels."""

import numpy as np

from snippets.jacobian.definition import g, jacobian
from snippets.jacobian.definition_figure import draw
from snippets.palette import COLUMNS


def texts(name):
    (axes,) = draw()[name].axes
    return {text.get_text(): (text.get_position(), text.get_color()) for text in axes.texts}


def test_outputs_are_rows_and_inputs_are_columns():
    shown = texts("grid")
    for i in "₁₂₃":
        for j, column in zip("₁₂", COLUMNS, strict=False):
            (x, y), colour = shown[f"∂f{i}/∂x{j}"]
            assert y == shown[f"f{i}"][0][1], "an entry stands in the row of its output"
            assert abs(x - shown[f"x{j}"][0][0]) < 0.75, "and in the column of its input"
            assert colour == column == shown[f"x{j}"][1]


def test_the_row_holds_the_numbers_of_the_page():
    row = jacobian(g, np.array([1.0, 3.0]))[0].round(6)
    shown = texts("row")
    assert [shown["6"][1], shown["1"][1]] == list(COLUMNS[:2])
    np.testing.assert_array_equal(row, [6, 1])


def test_the_shapes_under_the_row_multiply_and_those_under_the_column_do_not():
    (axes,) = draw()["row"].axes
    shapes = [text.get_text() for text in axes.texts if "×" in text.get_text()]
    left, right = shapes[:3], shapes[3:]
    assert left == ["1×2", "2×1", "1×1"]
    assert right == ["2×1", "2×1"]
    assert left[0][-1] == left[1][0]
    assert right[0][-1] != right[1][0]
