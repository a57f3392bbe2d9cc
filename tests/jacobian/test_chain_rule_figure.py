"""The pictures show what the text says, whatever the pixels."""

import numpy as np
import pytest
from matplotlib.colors import to_hex

from snippets.jacobian.chain_rule_figure import draw
from snippets.palette import COLUMNS, INK, MUTED
from snippets.sketch import RADIUS

DERIVATIVES = {  # by hand, at x = (1, 2), y = (2, 3, 1)
    ("x₁", "y₁"): 2, ("x₁", "y₂"): 1, ("x₁", "y₃"): 2, ("x₂", "y₁"): 1, ("x₂", "y₂"): 1,
    ("y₁", "z₁"): 1, ("y₂", "z₁"): 1, ("y₃", "z₁"): 3, ("y₁", "z₂"): 1, ("y₃", "z₂"): 2,
}  # fmt: skip


def read(name):
    """Return the nodes by name, and the edges: (start, end) to (rate, colours, widths)."""
    (axes,) = draw()[name].axes
    nodes = {}
    for text in axes.texts:
        if text.get_text()[:1] in tuple("xyz"):
            nodes[text.get_text()] = np.array(text.get_position())

    def nearest(point):
        near = min(nodes, key=lambda node: np.linalg.norm(nodes[node] - point))
        assert np.linalg.norm(nodes[near] - point) == pytest.approx(RADIUS), "an edge ends on a circle"
        return near

    heads = [text for text in axes.texts if text.get_text() == ""]
    rates = [text for text in axes.texts if text.get_text().isdigit()]
    assert len(heads) == len(rates) == len(axes.lines)
    edges = {}
    for line, head, rate in zip(axes.lines, heads, rates, strict=True):
        tail, stop = np.transpose(line.get_data())
        start, end = nearest(tail), nearest(head.xy)
        along = (nodes[end] - nodes[start]) / np.linalg.norm(nodes[end] - nodes[start])
        for before, after in ((tail, stop), (stop, head.xyann), (head.xyann, head.xy)):
            assert (np.array(after) - before) @ along == pytest.approx(
                np.linalg.norm(np.array(after) - before)
            ), "straight from node to node"
        middle = (stop + head.xyann) / 2
        np.testing.assert_allclose(rate.get_position(), middle, atol=1e-9)
        assert 0.4 < np.linalg.norm(stop - head.xyann) < 0.6, "a gap for the number"
        patch = head.arrow_patch
        colours = {line.get_color(), to_hex(patch.get_edgecolor()), rate.get_color()}
        edges[start, end] = int(rate.get_text()), colours, {line.get_linewidth(), patch.get_linewidth()}
    return nodes, edges, axes


def test_the_numbers_on_the_arrows_are_the_derivatives_and_zeros_are_no_arrows():
    _, edges, _ = read("paths")
    assert {ends: rate for ends, (rate, _, _) in edges.items()} == DERIVATIVES


def test_the_paths_from_x1_to_z1_are_thick_and_orange_and_add_up_to_9():
    _, edges, _ = read("paths")
    thick = {ends for ends, (_, _, widths) in edges.items() if min(widths) > 2}
    assert thick == {ends for ends in DERIVATIVES if "x₁" in ends or "z₁" in ends}
    for ends, (_, colours, widths) in edges.items():
        assert colours == ({COLUMNS[0]} if ends in thick else {MUTED})
        assert len(widths) == 1 and (ends in thick or widths == {1})
    assert sum(DERIVATIVES["x₁", y] * DERIVATIVES[y, "z₁"] for y in ("y₁", "y₂", "y₃")) == 9


def test_the_nodes_stand_in_three_columns_from_left_to_right_numbered_downwards():
    nodes, _, axes = read("paths")
    columns = {name[0]: [place for other, place in nodes.items() if other[0] == name[0]] for name in nodes}
    assert [len(column) for column in columns.values()] == [2, 3, 2]
    across = [{place[0] for place in column} for column in columns.values()]
    assert all(len(x) == 1 for x in across) and max(across[0]) < max(across[1]) < max(across[2])
    for column in columns.values():
        heights = [place[1] for place in column]
        assert heights == sorted(heights) and min(np.diff(heights)) > 2 * RADIUS
        assert np.mean(heights) == pytest.approx(2.7), "each column is centred"
    assert axes.get_ylim()[0] > axes.get_ylim()[1], "y points down"
    circles = [(tuple(patch.center), patch.radius) for patch in axes.patches]
    assert sorted(circles) == sorted((tuple(place), RADIUS) for place in nodes.values())
    marked = {tuple(p.center) for p in axes.patches if to_hex(p.get_edgecolor()) == COLUMNS[0]}
    assert marked == {tuple(nodes["x₁"]), tuple(nodes["z₁"])}
    assert to_hex(axes.patches[1].get_edgecolor()) == INK


def test_the_shapes_stand_below_their_halves():
    nodes, _, axes = read("paths")
    shapes = {text.get_text(): text.get_position() for text in axes.texts if "×" in text.get_text()}
    assert set(shapes) == {"3×2", "2×3"}
    for shape, left, right in (("3×2", "x₁", "y₁"), ("2×3", "y₁", "z₁")):
        assert shapes[shape][0] == pytest.approx((nodes[left][0] + nodes[right][0]) / 2)
        assert max(place[1] for place in nodes.values()) + RADIUS < shapes[shape][1] < axes.get_ylim()[0]


def test_no_number_stands_on_another():
    for name in draw():
        _, _, axes = read(name)
        places = [np.array(text.get_position()) for text in axes.texts if text.get_text()]
        gaps = [np.linalg.norm(a - b) for k, a in enumerate(places) for b in places[:k]]
        assert min(gaps) > 0.45


def test_the_direct_way_is_orange_and_the_way_by_y_is_blue():
    nodes, edges, axes = read("ways")
    assert {ends: rate for ends, (rate, _, _) in edges.items()} == {
        ("x", "z"): 9, ("x", "y"): 6, ("y", "z"): 3,
    }  # fmt: skip
    assert edges["x", "z"][1] == {COLUMNS[0]}
    assert edges["x", "y"][1] == edges["y", "z"][1] == {COLUMNS[1]}
    assert all(widths == {2.2} for _, _, widths in edges.values())
    assert nodes["x"][0] < nodes["y"][0] < nodes["z"][0] and nodes["x"][1] == nodes["z"][1] < nodes["y"][1]
    width, height = axes.get_xlim()[1], axes.get_ylim()[0]
    assert all(RADIUS < x < width - RADIUS and RADIUS < y < height - RADIUS for x, y in nodes.values())
