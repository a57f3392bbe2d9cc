"""One row through the page's network, a step at a time, compared with the page's snippet at each."""

import numpy as np
import pytest

from snippets.backpropagation.mlp import backward, forward, loss
from tests.backpropagation.test_mlp import PAGE as PARAMETERS
from tests.backpropagation.test_mlp import X, Y, cotangents
from tests.browser.shown import POINT

PAGE = "backpropagation/mlp"
ROWS = ["00", "01", "10", "11"]
FORMULAS = [
    "x", "s=W1x+b1", "h=tanhs", "z=W2h+b2", "p=softmaxz", "−logp{}",
    "z‾=(p−y)/4", "h‾=W2𝖳z‾", "s‾=h‾⊙(1−h⊙h)", "z‾h𝖳", "s‾x𝖳",
]  # fmt: skip
START = {"step": 10, "row": "01", "weight": -1}


def parameters(weight):
    W1 = PARAMETERS[0].copy()
    W1[0, 1] = weight
    return [W1, *PARAMETERS[1:]]


def passes(row, weight):
    """Return by step what the row computes: values from the snippet, cotangents by the complex step.

    The snippet keeps S to itself, and Z, of which its P only tells the differences.
    """
    chosen = parameters(weight)
    k = ROWS.index(row)
    x, y = X[[k]], Y[[k]]
    H, P = forward(x, *chosen)
    Z = H @ chosen[2].T + chosen[3]
    np.testing.assert_allclose(np.diff(Z), np.diff(np.log(P)))
    W1_bar, b1_bar, W2_bar, b2_bar = (gradient / 4 for gradient in backward(x, y, H, P, chosen[2]))
    back = {name: value[k] for name, value in cotangents(X, Y, *chosen).items()}
    np.testing.assert_allclose(back["S"], b1_bar, atol=1e-14)
    np.testing.assert_allclose(back["Z"], b2_bar, atol=1e-14)
    values = [x, np.arctanh(H), H, Z, P, loss(P, y), back["Z"], back["H"], back["S"], W2_bar, W1_bar]
    return [np.atleast_1d(np.squeeze(value)) for value in values]


def numbers(step, row, weight):
    step = int(step)
    chosen = parameters(weight)
    H, P = forward(X, *chosen)
    W1_bar, _, W2_bar, _ = backward(X, Y, H, P, chosen[2])
    return {
        "now": FORMULAS[step].format(int(Y[ROWS.index(row), 1]) + 1),
        "result": passes(row, weight)[step],
        "sum": {9: W2_bar, 10: W1_bar}.get(step, "–"),
        "L": loss(P, Y) if step >= 5 else "–",
    }


def short(value):
    """Return a number as a cell shows it: three digits, fewer where they say all; no minus before zero."""
    text = f"{round(value, 3) + 0.0:.3f}"
    if abs(value - round(value, 2)) < 1e-9:
        text = text.rstrip("0").rstrip(".")
    return text.replace("-", "−")


# What each step does: the layer that it fills, and the layers between which it goes.
FILLED = ["x", "s", "h", "z", "p", "loss", "z", "h", "s", None, None]
THROUGH = {1: "xs", 3: "hz", 5: "p-", 6: "p-", 7: "hz", 9: "hz", 10: "xs"}
FORTH = {"x": 0, "s": 1, "h": 2, "z": 3, "p": 4, "loss": 5}
BACK = {"loss": 6, "z": 6, "h": 7, "s": 8}


def cells(shown):
    """Return the two numbers of each cell and its classes, by layer and place from the top."""
    found = shown.element.locator(".cell").evaluate_all(
        """all => all.map(g => [g.dataset.name, [...g.querySelectorAll('text')].map(t => t.textContent),
            g.classList.value, g.transform.baseVal[0].matrix.e, g.transform.baseVal[0].matrix.f])"""
    )
    named = {}
    for name, texts, classes, x, y in found:
        named.setdefault(name, []).append((y, texts, set(classes.split()) - {"cell"}, x))
    return {name: sorted(column, key=lambda entry: entry[0]) for name, column in named.items()}


def arrows(shown, layers):
    """Return each arrow's text, classes and way, by layer and place of the cells at its ends."""
    everything = [(name, k, x, y) for name, all_ in layers.items() for k, (y, _, _, x) in enumerate(all_)]
    found = {}
    read = "all => all.map(e => [e.getAttribute('d') ?? e.textContent, e.getAttribute('class')])"
    paths, labels = (shown.element.locator(f"{tag}.edge").evaluate_all(read) for tag in ("path", "text"))
    for (outline, classes), (text, same) in zip(paths, labels, strict=True):
        assert classes == same
        if not outline:
            assert not text
            continue
        points = np.array([[float(n) for n in pair] for pair in POINT.findall(outline)])
        tail, tip = points[0], points[-2]
        left, right = sorted((tail, tip), key=lambda point: point[0])
        ends = []
        for (x, y), side in ((left, 1), (right, -1)):
            beside = [c for c in everything if 0 < side * (x - c[2]) < 30 and abs(y - c[3]) < 20]
            assert len(beside) == 1
            ends.append(beside[0][:2])
        found[tuple(ends)] = text, set(classes.split()) - {"edge", "small"}, tip[0] > tail[0]
    return found


@pytest.mark.parametrize(("row", "weight"), [("01", -1), ("11", 2.4), ("10", -3)])
def test_every_step_fills_its_cells_and_lights_its_arrows(figure, row, weight):
    shown = figure("network", query=f"?network.step=0&network.row={row}&network.weight={weight}")
    values = passes(row, weight)
    W1, b1, W2, b2 = parameters(weight)
    target = Y[ROWS.index(row)]
    slider = shown.element.locator("input[name=step]")
    slider.focus()
    for step in range(11):
        assert shown.agrees() == {"step": step, "row": row, "weight": weight}
        layers = cells(shown)
        assert list(layers) == list(FORTH)
        for layer, column in layers.items():
            value = values[FORTH[layer]] if step >= FORTH[layer] else [None] * len(column)
            known = layer in BACK and step >= BACK[layer]
            below = ([1 / 4] if layer == "loss" else values[BACK[layer]]) if known else [None] * len(column)
            assert [texts for _, texts, _, _ in column] == [
                ["" if number is None else short(number) for number in pair]
                for pair in zip(value, below, strict=True)
            ]
            lit = {"on", "green"} if step > 5 else {"on"}
            for _, _, classes, _ in column:
                assert classes == (lit if FILLED[step] == layer else set())

        found = arrows(shown, layers)
        (end,) = [ends for ends in found if ends[1][0] == "loss"]
        assert end[0] == ("p", target.argmax())
        look_at_arrow(found.pop(end), "", "p-", step, step == 6)
        for start, stop, numbers_, shares, first in (
            ("x", "s", W1, values[10], 10),
            ("h", "z", W2, values[9], 9),
        ):
            for (i, j), number in np.ndenumerate(shares if step >= first else numbers_):
                arrow = found.pop(((start, j), (stop, i)))
                look_at_arrow(arrow, short(number), start + stop, step, step >= first or step == 7)
        assert found == {}

        above = shown.element.locator(".plane > text.small:not(.edge)").all_text_contents()
        biases = [short(n) if n < 0 else f"+{short(n)}" for n in (*b1, *b2)]
        gradients = [short(n) for n in (*values[8], *values[6])]
        first, last = (gradients if step >= 10 else biases)[:3], (gradients if step >= 9 else biases)[3:]
        assert above == [*first, *last, *(f"y = {y:.0f}" for y in target)]
        bars = [name for name in "shz" if step >= BACK[name]]
        names = shown.element.locator(".plane > text.column-3:not(.small)").all_text_contents()
        assert [name for name in names if name] == bars
        assert shown.element.locator(".plane > .line.column-3:not([d=''])").count() == len(bars)
        shown.page.keyboard.press("ArrowRight")


def look_at_arrow(arrow, text, layers, step, green):
    """Fail unless it carries the text, is lit where the step goes, and points back where that does."""
    found, classes, forwards = arrow
    lit = THROUGH.get(step) == layers
    assert found == text
    assert ("on" in classes) == lit
    assert forwards != (lit and step in (6, 7))
    if layers != "p-" or lit:
        assert ("column-3" in classes) == (green and (lit or step >= 9))


def test_it_opens_as_the_static_figure_stands(figure):
    shown = figure("network")
    assert shown.values() == START
    static = shown.element.locator("svg.figure text").all_text_contents()
    drawn = shown.element.locator(".plane text").all_text_contents()
    assert sorted(text for text in drawn if text) == sorted(static)


@pytest.mark.parametrize("tap", [False, True], ids=["mouse", "touch"])
def test_steps_cases_and_the_weight_by_hand(figure, tap):
    phone = {"viewport": {"width": 390, "height": 800}, "has_touch": True} if tap else {}
    shown = figure("network", "zh", **phone)
    button = shown.element.locator("button.advance")
    for step in (0, 1, 2, 3):
        after = shown.moved_by(button.tap if tap else button.click)
        assert after["step"] == step
    for row in ("10", "11", "00"):
        assert (
            shown.moved_by(lambda row=row: shown.element.locator("select").select_option(row))["row"] == row
        )
    for key, part, low, high in (
        ("weight", 0.9, 2, 3),
        ("step", 0.7, 6, 8),
        ("weight", 0.3, -2, -0.5),
        ("step", 0.98, 10, 10),
    ):
        after = shown.moved_by(lambda key=key, part=part: shown.slide(key, part, tap))
        assert low <= after[key] <= high
