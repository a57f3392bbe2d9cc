"""The picture shows what the text says, whatever the pixels."""

import matplotlib
import numpy as np
import pytest

from snippets.backpropagation.mlp import backward, forward
from snippets.backpropagation.mlp_figure import draw
from snippets.palette import COLUMNS, INK, MUTED

(AXES,) = draw()["graph"].axes
BAR = "\u0304"


def marked(text):
    """Return the text of a name, with a combining bar after its letter if a stroke stands above it."""
    (x, y), name = text.get_position(), text.get_text()
    bars = [line for line in AXES.lines if abs(np.mean(line.get_xdata()) - x) < 0.1]
    bars = [line for line in bars if 0.2 < y - line.get_ydata()[0] < 0.3 and np.ptp(line.get_ydata()) == 0]
    assert all(line.get_color() == text.get_color() and np.ptp(line.get_xdata()) < 0.3 for line in bars)
    return name[0] + BAR * len(bars) + name[1:]


NAMED = [t for t in AXES.texts if t.get_color() != MUTED and t.get_text()]
NAMES = {marked(t): (*t.get_position(), t.get_color()) for t in NAMED}
SHAPES = [(t.get_text(), *t.get_position()) for t in AXES.texts if "×" in t.get_text()]
ARROWS = [
    (t.xyann, t.xy, matplotlib.colors.to_hex(t.arrow_patch.get_edgecolor()))
    for t in AXES.texts
    if not t.get_text()
]


def shape_below(name):
    x, y, _ = NAMES[name]
    (found,) = [s for s, sx, sy in SHAPES if sx == pytest.approx(x) and sy - y == pytest.approx(0.7)]
    return tuple(map(int, found.split("×")))


def test_the_shapes_are_those_of_the_arrays():
    X, Y = np.ones((4, 2)), np.eye(2)[[0, 1, 1, 0]]
    W1, b1, W2, b2 = np.ones((3, 2)), np.ones(3), np.ones((2, 3)), np.ones(2)
    H, P = forward(X, W1, b1, W2, b2)
    bars = backward(X, Y, H, P, W2)
    arrays = {"X": X, "S": X @ W1.T, "H": H, "Z": H @ W2.T, "P": P, "L": np.ones((1, 1))}
    arrays |= {"W₁": W1, "b₁": b1[:, None], "W₂": W2, "b₂": b2[:, None]}
    for name, bar in zip(("W₁", "b₁", "W₂", "b₂"), bars, strict=True):
        arrays[name[0] + BAR + name[1]] = bar if bar.ndim == 2 else bar[:, None]
    arrays |= {"S" + BAR: H, "H" + BAR: H, "Z" + BAR: P}
    assert set(NAMES) == {*arrays, "1"}
    assert {name: shape_below(name) for name in arrays} == {name: a.shape for name, a in arrays.items()}
    assert len(SHAPES) == len(arrays)
    assert len(AXES.lines) == sum(BAR in name for name in NAMES)


def test_forwards_is_black_and_backwards_green_below_its_own_quantity():
    for name, (x, y, colour) in NAMES.items():
        assert colour == (COLUMNS[2] if BAR in name or name == "1" else INK)
        if BAR in name:
            above = NAMES[name.replace(BAR, "")]
            assert above[0] == x and above[1] < y
    assert NAMES["1"][0] == NAMES["L"][0]
    places = [NAMES[name][0] for name in "XSHZPL"]
    assert places == sorted(places) and len({NAMES[name][1] for name in "XSHZPL"}) == 1


def test_each_name_stands_in_a_box_of_its_colour():
    assert len(AXES.patches) == len(NAMES)
    for box, (x, y, colour) in zip(AXES.patches, NAMES.values(), strict=True):
        bounds = box.get_bbox()
        assert ((bounds.x0 + bounds.x1) / 2, (bounds.y0 + bounds.y1) / 2) == pytest.approx((x, y))
        assert bounds.width == pytest.approx(0.9) and bounds.height == pytest.approx(0.9)
        assert matplotlib.colors.to_hex(box.get_edgecolor()) == colour
    boxes = [box.get_bbox() for box in AXES.patches]
    limits = AXES.get_xlim()[1], AXES.get_ylim()[0]
    for k, box in enumerate(boxes):
        assert box.x0 > 0 and box.y0 > 0 and box.x1 < limits[0] and box.y1 + 0.6 < limits[1]
        assert not any(box.overlaps(other) for other in boxes[:k])


def nearest(point, colours):
    """Return the name whose box or shape is nearest to an arrow's end."""
    near = {n: max(abs(x - point[0]), abs(y - point[1])) for n, (x, y, c) in NAMES.items() if c in colours}
    name = min(near, key=near.get)
    assert near[name] < 1.01
    return name


def test_the_arrows_run_along_the_computation_and_back():
    wires = {(nearest(a, [c]), nearest(b, [c])) for a, b, c in ARROWS if c != MUTED}
    forwards = {("X", "S"), ("S", "H"), ("H", "Z"), ("Z", "P"), ("P", "L")}
    forwards |= {("W₁", "S"), ("b₁", "S"), ("W₂", "Z"), ("b₂", "Z")}
    back = {("1", "Z"), ("Z", "H"), ("H", "S"), ("S", "W₁"), ("S", "b₁"), ("Z", "W₂"), ("Z", "b₂")}
    assert {(a.replace(BAR, ""), b.replace(BAR, "")) for a, b in wires if BAR in b} == back
    assert {wire for wire in wires if BAR not in wire[1]} == forwards
    assert len(ARROWS) == len(forwards) + len(back) + 2


def test_no_arrow_runs_through_a_box():
    boxes = [box.get_bbox() for box in AXES.patches]
    for start, end, _ in ARROWS:
        for t in np.linspace(0, 1, 41):
            point = (1 - t) * np.array(start) + t * np.array(end)
            assert not any(box.x0 < point[0] < box.x1 and box.y0 < point[1] < box.y1 for box in boxes)


def test_the_dashed_lines_carry_the_inputs_of_each_layer_to_its_weights():
    saved = [(a, b) for a, b, c in ARROWS if c == MUTED]
    wires = {(nearest(a, [INK]), nearest(b, [COLUMNS[2]])) for a, b in saved}
    assert wires == {("X", "W" + BAR + "₁"), ("H", "W" + BAR + "₂")}
