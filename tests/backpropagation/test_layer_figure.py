"""The picture shows what the text says, whatever the pixels."""

import numpy as np
import pytest
from matplotlib.colors import to_hex
from matplotlib.patches import Circle, Rectangle

from snippets.backpropagation.layer_figure import draw, number
from snippets.palette import COLUMNS, INK, MUTED

ROWS = [["0.1807", "−0.3614"], ["0.0569", "0.1707"], ["0.1413", "0.0707"]]
FROM_ABOVE = ["1", "−1", "0.5"]
SUMS = ["0.1945", "−0.4968"]


@pytest.fixture(scope="module")
def axes():
    (axes,) = draw()["stack"].axes
    return axes


def texts(axes):
    return [(t.get_text(), *t.get_position(), t.get_color()) for t in axes.texts if t.get_text()]


def circles(axes):
    """Return the centre and the colour of each node by the name that stands in it."""
    found = {}
    for patch in axes.patches:
        if isinstance(patch, Circle):
            (name,) = [text for text, x, y, _ in texts(axes) if (x, y) == tuple(patch.center)]
            found[name] = (np.array(patch.center), to_hex(patch.get_edgecolor()), patch.radius)
    return found


def cells(axes):
    """Return, for each cell in the order of drawing, its box and the text in its middle."""
    found = []
    for patch in axes.patches:
        if isinstance(patch, Rectangle):
            box = patch.get_bbox()
            middle = ((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)
            inside = [(text, c) for text, x, y, c in texts(axes) if np.allclose((x, y), middle)]
            assert len(inside) == 1, "one number in the middle of each cell"
            found.append((box, *inside[0]))
    return found


def test_each_neuron_owns_the_row_at_its_height(axes):
    nodes, table = circles(axes), cells(axes)
    assert len(table) == 9
    for i, name in enumerate(("a₁", "a₂", "a₃")):
        height = nodes[name][0][1]
        row = [cell for cell in table if cell[0].y0 < height < cell[0].y1]
        assert [text for _, text, _ in row] == [*ROWS[i], FROM_ABOVE[i]]
        assert [colour for *_, colour in row] == [*COLUMNS[:2], INK]
        first, second, g = (box for box, *_ in row)
        assert first.x1 == pytest.approx(second.x0) and second.x1 < g.x0, "the row hangs together"
        assert nodes[name][0][0] + nodes[name][2] < first.x0 and g.x1 < axes.get_xlim()[1]
        (dot,) = [x for text, x, y, c in texts(axes) if text == "·" and y == height and c == MUTED]
        assert second.x1 < dot < g.x0
        assert (second.x1 + g.x0) / 2 == pytest.approx(dot, abs=0.15), "between the row and its g"


def test_the_rows_are_stacked_and_do_not_touch(axes):
    boxes = [box for box, *_ in cells(axes)]
    assert len({(round(b.x0, 9), round(b.x1, 9)) for b in boxes}) == 3, "three straight columns"
    assert {round(b.height, 9) for b in boxes} == {1}
    assert {round(b.width, 9) for b in boxes} == {1.7, 1}
    tops = sorted({round(b.y0, 9) for b in boxes})
    assert np.diff(tops) == pytest.approx(1.5)
    assert axes.get_ylim()[0] > axes.get_ylim()[1], "y points down"


def test_columns_are_headed_by_their_inputs_and_summed_below(axes):
    columns = [box for box, *_ in cells(axes)[:3] if box.width > 1.5]
    assert len(columns) == 2
    for j, box in enumerate(columns):
        middle = (box.x0 + box.x1) / 2
        over = [(t, c) for t, x, y, c in texts(axes) if x == pytest.approx(middle) and y < box.y0]
        assert over == [(f"x{'₁₂'[j]}", COLUMNS[j])]
        under = [(t, y, c) for t, x, y, c in texts(axes) if x == pytest.approx(middle) and y > 4.8]
        assert [(t, c) for t, _, c in under] == [("=", MUTED), (SUMS[j], COLUMNS[j])]
        assert 4.8 < under[0][1] < under[1][1] < axes.get_ylim()[0] - 0.3
        assert under[1][1] - under[0][1] == pytest.approx(0.6)
    (g,) = [(x, y, c) for t, x, y, c in texts(axes) if t == "g"]
    last = cells(axes)[2][0]
    assert g[0] == pytest.approx((last.x0 + last.x1) / 2) and g[1] < last.y0 and g[2] == INK
    heads = {y for t, _, y, _ in texts(axes) if t in ("x₁", "x₂", "g") and y < 0.8}
    assert len(heads) == 1 and heads.pop() > 0.25


def test_every_input_is_wired_to_every_neuron_in_its_colour(axes):
    nodes = circles(axes)
    assert {name: colour for name, (_, colour, _) in nodes.items()} == {
        "x₁": COLUMNS[0], "x₂": COLUMNS[1], "a₁": INK, "a₂": INK, "a₃": INK,
    }  # fmt: skip
    wires = []
    for arrow in (t for t in axes.texts if t.get_text() == ""):
        ends = []
        for point in (arrow.xyann, arrow.xy):
            (name,) = [n for n, (c, _, r) in nodes.items() if np.linalg.norm(c - point) == pytest.approx(r)]
            ends.append(name)
        assert arrow.arrow_patch.get_linewidth() == pytest.approx(1.4)
        start, end = (nodes[name][0] for name in ends)
        length = np.linalg.norm(np.subtract(arrow.xy, arrow.xyann)) + 2 * nodes[ends[0]][2]
        assert length == pytest.approx(np.linalg.norm(end - start)), "straight from circle to circle"
        wires.append((*ends, to_hex(arrow.arrow_patch.get_edgecolor())))
    wanted = [(x, a, COLUMNS[j]) for a in ("a₁", "a₂", "a₃") for j, x in enumerate(("x₁", "x₂"))]
    assert sorted(wires) == sorted(wanted)


def test_the_nodes_stand_in_two_columns(axes):
    places = {name: centre for name, (centre, _, _) in circles(axes).items()}
    assert places["x₁"][0] == places["x₂"][0] < places["a₁"][0] == places["a₂"][0] == places["a₃"][0]
    assert places["x₁"][1] < places["x₂"][1] and places["a₁"][1] < places["a₂"][1] < places["a₃"][1]
    assert places["x₁"][1] + places["x₂"][1] == pytest.approx(2 * places["a₂"][1]), "centred"
    assert places["x₂"][1] - places["x₁"][1] == pytest.approx(1.5)
    assert places["x₁"][0] == pytest.approx(0.6) and places["a₁"][0] == pytest.approx(3)


def test_numbers_are_written_as_on_the_page():
    assert number(-0.49681) == "−0.4968"
    assert [number(v, 1) for v in (1.0, -1.0, 0.5)] == ["1", "−1", "0.5"]
