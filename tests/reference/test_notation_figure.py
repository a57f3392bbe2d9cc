"""The picture shows two tables of the same entries, one the transpose of the other."""

from snippets.palette import COLUMNS, MUTED
from snippets.reference.notation_figure import draw


def tables():
    """Return each table's entries by (row, column), counted from the drawn places."""
    (axes,) = draw()["layouts"].axes
    entries = [t for t in axes.texts if t.get_text().startswith("∂")]
    found = []
    for inside in (lambda x: x < 5, lambda x: x > 5):
        texts = [t for t in entries if inside(t.get_position()[0])]
        columns = sorted({round(t.get_position()[0], 6) for t in texts})
        rows = sorted({round(t.get_position()[1], 6) for t in texts})
        found.append(
            {
                (rows.index(round(t.get_position()[1], 6)), columns.index(round(t.get_position()[0], 6))): t
                for t in texts
            }
        )
    return axes, found


def test_the_left_table_has_outputs_down_and_the_right_one_is_its_transpose():
    _, (left, right) = tables()
    wanted = {(i, j): f"∂f{'₁₂₃'[i]}/∂{'xy'[j]}" for i in range(3) for j in range(2)}
    assert {place: text.get_text() for place, text in left.items()} == wanted
    assert {(j, i): text.get_text() for (i, j), text in right.items()} == wanted


def test_the_derivatives_by_one_input_keep_their_colour():
    _, found = tables()
    for table in found:
        for text in table.values():
            assert text.get_color() == COLUMNS["xy".index(text.get_text()[-1])]


def test_names_stand_at_their_rows_and_columns_and_the_shapes_below():
    axes, (left, right) = tables()
    names = {}
    for text in axes.texts:
        names.setdefault(text.get_text(), []).append(text)
    for table, row_names, column_names in ((left, "f₁ f₂ f₃", "x y"), (right, "x y", "f₁ f₂ f₃")):
        for i, name in enumerate(row_names.split()):
            assert any(t.get_position()[1] == table[i, 0].get_position()[1] for t in names[name])
        for j, name in enumerate(column_names.split()):
            assert any(t.get_position()[0] == table[0, j].get_position()[0] for t in names[name])
    for shape, table in (("3×2", left), ("2×3", right)):
        (text,) = names[shape]
        assert text.get_color() == MUTED
        assert text.get_position()[1] > max(t.get_position()[1] for t in table.values())
    assert all(t.get_color() == MUTED for name in ("f₁", "f₂", "f₃") for t in names[name])


def test_each_entry_stands_in_a_cell_of_its_own():
    axes, found = tables()
    boxes = [patch.get_bbox() for patch in axes.patches]
    assert len(boxes) == 12
    for text in (text for table in found for text in table.values()):
        assert sum(box.contains(*text.get_position()) for box in boxes) == 1
        assert all((round(box.width, 9), round(box.height, 9)) == (1.5, 1) for box in boxes)
    assert axes.get_xlim()[1] > max(box.x1 for box in boxes)
    assert axes.get_ylim()[0] > max(box.y1 for box in boxes)
