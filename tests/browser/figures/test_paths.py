"""Two machines as a graph of paths, with the numbers of the page's snippet on the arrows."""

import re

import numpy as np
import pytest

from snippets.jacobian.chain_rule import f, f_jacobian, g_jacobian
from snippets.jacobian.chain_rule_figure import INPUTS, MIDDLES, OUTPUTS
from tests.browser.shown import drawn

PAGE = "jacobian/chain_rule"
LEVERS, BELTS, WHEELS = ("x₁", "x₂"), ("y₁", "y₂", "y₃"), ("z₁", "z₂")
RADIUS = 19


def whole(value):
    return f"{value:.0f}".replace("-0", "0").replace("-", "−")


def factors(x1, x2, route):
    """Return the two numbers along each path, one path a row."""
    lever, wheel = (int(digit) - 1 for digit in re.findall(r"\d", route))
    x = np.array([x1, x2], float)
    return np.column_stack([f_jacobian(x)[:, lever], g_jacobian(f(x))[wheel]])


def numbers(x1, x2, route):
    x = np.array([x1, x2], float)
    walks = factors(x1, x2, route)
    terms = [whole(term) for term in walks.prod(axis=1)]
    shown = {
        f"by{k}": f"{whole(one)}⋅{f'({whole(two)})' if two < 0 else whole(two)} = {term}"
        for k, ((one, two), term) in enumerate(zip(walks, terms, strict=True), 1)
    }
    added = " + ".join(terms).replace("+ −", "− ")
    belts = ", ".join(map(whole, f(x)))
    total = whole(walks.prod(axis=1).sum())
    return {"y": f"({belts})", **shown, "sum": f"{added} = {total}", "J": g_jacobian(f(x)) @ f_jacobian(x)}


def centre(node):
    """Return a node's name and its place in pixels of the drawing."""
    place = re.findall(r"[\d.]+", node.get_attribute("transform"))
    return node.text_content(), np.array(place, float)


def arrows(shown):
    """Return what stands on each arrow and its classes, by the names of the nodes at its ends."""
    nodes = dict(map(centre, shown.element.locator(".node").all()))
    labels = shown.element.locator("text.edge").all()
    found = {}
    for path, label in zip(shown.element.locator("path.edge").all(), labels, strict=True):
        if not label.text_content():
            assert not path.get_attribute("d")
            continue
        start, before, after, _, _, tip, _ = drawn(path)
        ends = []
        for point, gap in ((start, RADIUS), (tip, RADIUS + 2)):
            (name,) = [name for name, at in nodes.items() if np.linalg.norm(at - point) < RADIUS + 3]
            assert np.linalg.norm(nodes[name] - point) == pytest.approx(gap, abs=0.15)
            ends.append(name)
        at = np.array([float(label.get_attribute(axis)) for axis in "xy"]) - [0, 4.5]
        np.testing.assert_allclose(at, (before + after) / 2, atol=0.2)
        classes = path.get_attribute("class")
        assert classes == label.get_attribute("class")
        found[tuple(ends)] = label.text_content(), set(classes.split()) - {"edge"}
    return found


STATES = [(1, 2, "x1-z1"), (-1, 3, "x2-z1"), (0, 1, "x2-z1"), (-2, -2, "x2-z2"), (3, -1, "x1-z2")]


def test_the_arrows_carry_the_entries_and_whole_paths_alone_are_lit(figure):
    for x1, x2, route in STATES:
        shown = figure("paths", query=f"?paths.x1={x1}&paths.x2={x2}&paths.route={route}")
        assert shown.agrees() == {"x1": x1, "x2": x2, "route": route}
        x = np.array([x1, x2], float)
        expected = {}
        for starts, ends, J in ((LEVERS, BELTS, f_jacobian(x)), (BELTS, WHEELS, g_jacobian(f(x)))):
            entries = {(starts[j], ends[i]): entry for (i, j), entry in np.ndenumerate(J) if entry}
            expected |= {ends: whole(entry) for ends, entry in entries.items()}
        found = arrows(shown)
        assert {ends: text for ends, (text, _) in found.items()} == expected

        lever, wheel = (LEVERS + WHEELS)[int(route[1]) - 1], WHEELS[int(route[4]) - 1]
        alive = [belt for belt in BELTS if {(lever, belt), (belt, wheel)} <= set(expected)]
        lit = {ends for belt in alive for ends in ((lever, belt), (belt, wheel))}
        colour = f"column-{route[1]}"
        for ends, (_, classes) in found.items():
            assert classes == ({"on", colour} if ends in lit else {"muted"})
        marked = shown.element.locator(f".node.{colour}").all_text_contents()
        assert marked == [lever, wheel]
        entry = (g_jacobian(f(x)) @ f_jacobian(x))[int(route[4]) - 1, int(route[1]) - 1]
        assert shown.element.locator("mn.marked").all_text_contents() == [whole(entry)]


def test_the_numbers_of_a_column_end_below_each_other(figure):
    shown = figure("paths", query="?paths.x1=-2&paths.x2=-2")
    for column, texts in ((1, ["18", "−24"]), (2, ["2", "−8"])):
        entries = shown.element.locator(f"mn.column-{column}")
        assert entries.all_text_contents() == texts
        rights = entries.evaluate_all("all => all.map(e => e.getBoundingClientRect().right)")
        assert rights[0] == pytest.approx(rights[1], abs=0.1)


def test_it_opens_as_the_static_figure_stands(figure):
    """Numbers on the arrows, from top to bottom on each side, as tests of the static figure know them."""
    shown = figure("paths")
    sides = {"x": [], "y": []}
    for (start, _), (text, _) in arrows(shown).items():
        sides[start[0]].append(text)
    static = shown.element.locator("svg.figure text").all_text_contents()
    assert sorted(sides["x"] + sides["y"]) == sorted(text for text in static if text.isdigit())
    assert {text for text in static if "×" in text} <= set(
        shown.element.locator(".plane > text").all_text_contents()
    )
    nodes = [centre(node) for node in shown.element.locator(".node").all()]
    across = 430 / 8.6  # pixels a unit of the static figure
    for (name, at), place in zip(nodes, (INPUTS | OUTPUTS | MIDDLES).items(), strict=True):
        assert name == place[0]
        np.testing.assert_allclose(at, [across * place[1][0], 115 + 44.5 * (place[1][1] - 2.7)], atol=1)
    lit = {ends for ends, (_, classes) in arrows(shown).items() if "on" in classes}
    assert lit == {ends for belt in BELTS for ends in (("x₁", belt), (belt, "z₁"))}


@pytest.mark.parametrize("tap", [False, True], ids=["mouse", "touch"])
def test_levers_and_paths_by_hand(figure, tap):
    phone = {"viewport": {"width": 390, "height": 800}, "has_touch": True} if tap else {}
    shown = figure("paths", "zh", **phone)
    for key, part, value in (("x1", 0.02, -2), ("x2", 0.98, 3), ("x1", 0.4, 0), ("x2", 0.2, -1)):
        after = shown.moved_by(lambda key=key, part=part: shown.slide(key, part, tap))
        assert after[key] == value
    choice = shown.element.locator("select")
    for option in ("x2-z1", "x2-z2"):
        after = shown.moved_by(lambda option=option: choice.select_option(option))
        assert after["route"] == option
    assert "x₂" in shown.element.locator(".node.column-2").all_text_contents()
