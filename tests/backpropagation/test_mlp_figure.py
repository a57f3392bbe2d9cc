"""The pictures show what the text says, whatever the pixels."""

import matplotlib
import numpy as np
import pytest

from snippets.backpropagation.mlp import backward, forward
from snippets.backpropagation.mlp_figure import draw, short
from snippets.palette import COLUMNS, INK, MUTED
from tests.backpropagation.test_mlp import PAGE, X, Y, cotangents

FIGURES = draw()
(AXES,) = FIGURES["graph"].axes
(NETWORK,) = FIGURES["network"].axes
BAR = "\u0304"

BARS = {name: bar[1] for name, bar in cotangents(X, Y, *PAGE).items()}  # of the second row
PROSE = {  # the text alternative of the network
    "0.762": np.tanh(1),
    "1.023": -(PAGE[2] @ np.tanh([-1, 1, 0]) + PAGE[3])[0],
    "0.642": (PAGE[2] @ np.tanh([-1, 1, 0]) + PAGE[3])[1],
    **{"0.033": BARS["S"][0], "0.025": -BARS["S"][1], "0.020": -BARS["S"][2]},
    **{"0.080": BARS["H"][0], "0.060": -BARS["H"][1]},
    "0.040": BARS["Z"][0],
    "0.030": BARS["Z"][0] * np.tanh(1),
    "0.25": 1 / 4,
}


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


# The network with one row's numbers


def cells():
    """Return the texts inside each cell with their colours, by column and place, all from the top."""
    columns = {}
    for box in (patch.get_bbox() for patch in NETWORK.patches):
        inside = [t for t in NETWORK.texts if t.get_text() and box.contains(*t.get_position())]
        texts = [(t.get_text(), t.get_color()) for t in sorted(inside, key=lambda t: t.get_position()[1])]
        columns.setdefault(round((box.x0 + box.x1) / 2, 2), []).append((box.y0, texts))
    return [[texts for _, texts in sorted(column)] for _, column in sorted(columns.items())]


def test_the_cells_hold_the_second_row_s_values_and_below_them_its_cotangents():
    H, P = forward(X, *PAGE)
    loss_, quarter = -np.log(P[1, 1]), 1 / 4
    values = [X[1], PAGE[0] @ X[1] + PAGE[1], H[1], PAGE[2] @ H[1] + PAGE[3], P[1], [loss_]]
    below = [None, BARS["S"], BARS["H"], BARS["Z"], None, [quarter]]
    expected = []
    for column, greens in zip(values, below, strict=True):
        texts = [[(short(value), INK)] for value in column]
        for k, green in enumerate([] if greens is None else greens):
            texts[k].append((short(green), COLUMNS[2]))
        expected.append(texts)
    assert cells() == expected


def test_how_numbers_are_written():
    numbers = {-1.0: "−1", 0.25: "0.25", 0.0397536: "0.040", -0.7615942: "−0.762", -1e-17: "0", 0.5: "0.5"}
    assert {value: short(value) for value in numbers} == numbers


def wires():
    """Return the number on each arrow and the arrow's width, by the heights where it leaves and arrives."""
    numbers = [t for t in NETWORK.texts if t.get_text()]
    lines = [line for line in NETWORK.lines if np.ptp(line.get_ydata()) > 0]
    heads = [t for t in NETWORK.texts if not t.get_text()]
    assert len(heads) == len(lines) + 1, "and one from p to the loss"
    found = {}
    for line, head in zip(lines, heads, strict=False):
        (x0, x1), (y0, y1) = line.get_data()
        middle = ((x1 + head.xyann[0]) / 2, (y1 + head.xyann[1]) / 2)
        (number,) = [t for t in numbers if np.allclose(t.get_position(), middle, atol=1e-6)]
        colours = {
            line.get_color(),
            number.get_color(),
            matplotlib.colors.to_hex(head.arrow_patch.get_edgecolor()),
        }
        assert colours == {COLUMNS[2]}
        assert line.get_linewidth() == head.arrow_patch.get_linewidth()
        found[round(x0), round(y0, 1), round(head.xy[1], 1)] = number.get_text(), line.get_linewidth()
    return found


def test_the_arrows_carry_the_row_s_shares_of_the_weights_gradients_the_last_found_thick():
    H, P = forward(X[1:2], *PAGE)
    W1_bar, _, W2_bar, _ = backward(X[1:2], Y[1:2], H, P, PAGE[2])
    found = sorted(wires().items())
    assert len(found) == W1_bar.size + W2_bar.size
    first, last = found[:6], found[6:]
    assert max(start for (start, _, _), _ in first) < min(start for (start, _, _), _ in last)
    for group, gradient, width in ((first, W1_bar, 2), (last, W2_bar, 1)):
        shares = [short(share / 4) for share in gradient.T.ravel()]  # from the top: by input, then by output
        assert [text for _, (text, _) in group] == shares
        assert {lw for _, (_, lw) in group} == {width}


def test_the_biases_gradients_the_right_answers_and_the_names_stand_outside_the_cells():
    boxes = [patch.get_bbox() for patch in NETWORK.patches]
    on_wires = {text for text, _ in wires().values()}
    texts = [
        t for t in NETWORK.texts if t.get_text() and not any(b.contains(*t.get_position()) for b in boxes)
    ]
    found = {(t.get_text(), t.get_color()) for t in texts}
    gradients = {(short(n), COLUMNS[2]) for n in (*BARS["S"], *BARS["Z"])}
    answers = {("y = 0", MUTED), ("y = 1", MUTED)}
    names = {(name, INK) for name in ("x", "s", "h", "z", "p", "−log p")} | {(n, COLUMNS[2]) for n in "shz"}
    assert found == gradients | answers | names | {(text, COLUMNS[2]) for text in on_wires}
    for k, answer in enumerate(Y[1]):
        (place,) = [t.get_position() for t in texts if t.get_text() == f"y = {answer:.0f}"]
        chance = short(forward(X, *PAGE)[1][1, k])
        (below,) = [t.get_position() for t in NETWORK.texts if t.get_text() == chance]
        assert place[0] == below[0] and 0.5 < below[1] - place[1] < 0.7


def test_no_number_of_the_network_stands_on_another_or_outside():
    places = [(t.get_position(), len(t.get_text())) for t in NETWORK.texts if t.get_text()]
    width, height = NETWORK.get_xlim()[1], NETWORK.get_ylim()[0]
    for k, ((x, y), long) in enumerate(places):
        assert x - 0.075 * long > 0.1 and x + 0.075 * long < width - 0.05 and 0.2 < y < height - 0.2
        for (other_x, other_y), other in places[:k]:
            assert abs(y - other_y) > 0.3 or abs(x - other_x) > 0.075 * (long + other)
