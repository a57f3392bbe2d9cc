"""The pictures show what the text says, whatever the pixels."""

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


def test_the_second_row_is_framed_and_the_first_column_tinted():
    (axes,) = draw()["grid"].axes
    shown = texts("grid")
    (tint,) = [patch for patch in axes.patches if patch.get_alpha()]
    (frame,) = [patch for patch in axes.patches if patch.get_linewidth() == 2 and patch.get_width() == 3]
    inside = {name for name, (place, _) in shown.items() if frame.get_bbox().contains(*place)}
    assert inside == {"∂f₂/∂x₁", "∂f₂/∂x₂"}
    inside = {name for name, (place, _) in shown.items() if tint.get_bbox().contains(*place)}
    assert inside == {"∂f₁/∂x₁", "∂f₂/∂x₁", "∂f₃/∂x₁"}


def test_the_row_and_the_column_hold_the_same_numbers_lying_and_standing():
    (axes,) = draw()["row"].axes
    cells = [(text.get_text(), *text.get_position(), text.get_color()) for text in axes.texts]
    numbers = [cell for cell in cells if cell[0] in ("6", "1")]
    row, column = numbers[:2], numbers[2:]
    for pair in (row, column):
        assert [(text, colour) for text, _, _, colour in pair] == [("6", COLUMNS[0]), ("1", COLUMNS[1])]
    assert row[0][1] + 1 == row[1][1] and row[0][2] == row[1][2], "side by side, 6 first"
    assert column[0][1] == column[1][1] and column[0][2] + 1 == column[1][2], "6 above 1"
    steps = [cell for cell in cells if cell[0] in ("h₁", "h₂")]
    assert [step[0] for step in steps] == ["h₁", "h₂"] * 2
    assert all(one[1] == two[1] and one[2] + 1 == two[2] for one, two in (steps[:2], steps[2:]))


def test_only_the_row_times_the_step_has_a_result():
    (axes,) = draw()["row"].axes
    signs = [t.get_text() for t in sorted(axes.texts, key=lambda t: t.get_position()[0])]
    reading = [sign for sign in signs if sign in ("·", "=", "?", "Jh")]
    assert reading == ["·", "=", "Jh", "·", "=", "?"]


def test_the_shapes_under_the_row_multiply_and_those_under_the_column_do_not():
    (axes,) = draw()["row"].axes
    shapes = [text.get_text() for text in axes.texts if "×" in text.get_text()]
    left, right = shapes[:3], shapes[3:]
    assert left == ["1×2", "2×1", "1×1"]
    assert right == ["2×1", "2×1"]
    assert left[0][-1] == left[1][0]
    assert right[0][-1] != right[1][0]
