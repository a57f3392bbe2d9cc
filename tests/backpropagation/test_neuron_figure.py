"""The picture shows what the text says, whatever the pixels."""

import numpy as np
import pytest
from matplotlib.colors import to_hex

from snippets.backpropagation.neuron_figure import draw, number
from snippets.palette import COLUMNS, INK, MUTED

VALUES = {"w": "0.7", "x": "2", "b": "−0.4", "z": "1", "a": "0.7616", "L": "0.0684", "t": "0.5"}
RATES = {"w": "0.4395", "x": "0.1538", "b": "0.2197", "z": "0.2197", "a": "0.5232", "L": "1"}
SLOPES = {"wz": "2", "xz": "0.7", "bz": "1", "za": "0.4200", "aL": "0.5232", "tL": ""}


@pytest.fixture(scope="module")
def axes():
    (axes,) = draw()["graph"].axes
    return axes


def nodes(axes):
    return {t.get_text(): np.array(t.get_position()) for t in axes.texts if t.get_text() in VALUES}


def numbers(axes):
    """Return text, position and colour of every number."""
    texts = [t for t in axes.texts if t.get_text() and t.get_text() not in VALUES]
    return [(t.get_text(), np.array(t.get_position()), t.get_color()) for t in texts]


def at(axes, place):
    """Return text and colour of the numbers that stand on a point."""
    return [(text, colour) for text, where, colour in numbers(axes) if np.allclose(where, place, atol=1e-9)]


def test_values_stand_above_and_derivatives_below_in_orange(axes):
    places, used = nodes(axes), 0
    for name, place in places.items():
        near = [(t, p[1] - place[1], c) for t, p, c in numbers(axes) if p[0] == place[0]]
        near = [(t, dy, c) for t, dy, c in near if abs(dy) < 1]
        above = [(t, c) for t, dy, c in near if -0.8 < dy < -0.6]
        below = [(t, c) for t, dy, c in near if 0.6 < dy < 0.8]
        assert above == [(VALUES[name], MUTED if name == "t" else INK)]
        assert below == ([(RATES[name], COLUMNS[0])] if name in RATES else [])
        used += len(near)
    assert used == len(VALUES) + len(RATES)
    assert axes.get_ylim()[0] > axes.get_ylim()[1], "y points down"


def test_each_arrow_carries_its_own_slope(axes):
    """Lines start on the circle of the tail, heads end on the circle of the head."""
    places = nodes(axes)
    heads = [t for t in axes.texts if t.get_text() == ""]
    assert len(axes.lines) == len(SLOPES) and len(heads) == len(SLOPES) + 2
    for line, head, (ends, slope) in zip(axes.lines, heads, SLOPES.items(), strict=False):
        start, end = (places[name] for name in ends)
        along = (end - start) / np.linalg.norm(end - start)
        radius = axes.patches[0].radius
        np.testing.assert_allclose(np.transpose(line.get_data())[0], start + radius * along)
        np.testing.assert_allclose(head.xy, end - radius * along)
        assert line.get_color() == to_hex(head.arrow_patch.get_edgecolor()) == MUTED
        assert line.get_linewidth() == head.arrow_patch.get_linewidth() == pytest.approx(1.2)
        stop, go = np.transpose(line.get_data())[1], np.array(head.xyann)
        assert at(axes, (stop + go) / 2) == ([(slope, MUTED)] if slope else [])
        wide = 2 * (0.15 + 0.075 * len(slope)) if slope else 0
        assert np.linalg.norm(go - stop) == pytest.approx(wide), "room for the number and no more"
        assert (stop - start) @ along < (go - start) @ along + 1e-9 < (end - start) @ along


def test_the_derivative_at_a_tail_is_the_one_at_the_head_times_the_slope():
    printed = {name: float(text) for name, text in RATES.items()}
    for (tail, head), slope in SLOPES.items():
        if slope:
            assert printed[tail] == pytest.approx(printed[head] * float(slope), abs=2e-4)


def test_values_run_forward_on_top_and_derivatives_backward_below(axes):
    forth, back = [t for t in axes.texts if t.get_text() == ""][-2:]
    assert forth.xyann[0] < forth.xy[0] and forth.xyann[1] == forth.xy[1]
    assert back.xyann[0] > back.xy[0] and back.xyann[1] == back.xy[1]
    assert (forth.xyann[0], forth.xy[0]) == (back.xy[0], back.xyann[0])
    assert forth.xyann[0] + forth.xy[0] == pytest.approx(axes.get_xlim()[1]), "in the middle"
    assert to_hex(forth.arrow_patch.get_edgecolor()) == INK
    assert to_hex(back.arrow_patch.get_edgecolor()) == COLUMNS[0]
    others = [where for _, where, _ in numbers(axes)]
    assert 0 < forth.xy[1] < min(y for _, y in others) < max(y for _, y in others) < back.xy[1]
    assert back.xy[1] < axes.get_ylim()[0]


def test_the_nodes_run_from_left_to_right(axes):
    places = nodes(axes)
    assert places["w"][0] == places["x"][0] == places["b"][0]
    assert places["w"][1] < places["x"][1] < places["b"][1]
    assert places["x"][0] < places["z"][0] < places["a"][0] < places["L"][0]
    assert places["x"][1] == places["z"][1] == places["a"][1] == places["L"][1]
    gaps = [np.linalg.norm(p - q) for k, p in enumerate(places.values()) for q in list(places.values())[:k]]
    assert min(gaps) > 2.2
    assert all(0.6 < p[0] < axes.get_xlim()[1] - 0.6 for p in places.values())


def test_numbers_are_written_as_on_the_page():
    assert [number(v) for v in (2.0, 0.7, -0.4, 0.41997, 0.0684315)] == [
        "2",
        "0.7",
        "−0.4",
        "0.4200",
        "0.0684",
    ]
