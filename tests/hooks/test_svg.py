"""Matplotlib's SVG made fit for a page."""

import re

import pytest
from bs4 import BeautifulSoup
from matplotlib.figure import Figure

from hooks import svg
from snippets.palette import COLUMNS, VARIABLES


def figure(colour=COLUMNS[0]):
    result = Figure(figsize=(2, 1))
    axes = result.subplots()
    axes.plot([0, 1], [0, 2], color=colour)
    axes.text(0.5, 1, "θ")
    return result


def inline(name="page-name"):
    text = svg.inline(svg.render(figure()), name, "What it shows", VARIABLES)
    return text, BeautifulSoup(text, "html.parser").svg


def test_the_same_figure_gives_the_same_bytes():
    assert svg.render(figure()) == svg.render(figure())


def test_text_stays_text_and_the_alternative_is_said():
    _, root = inline()
    assert "θ" in [text.get_text() for text in root.select("text")]
    assert (root["role"], root["aria-label"]) == ("img", "What it shows")


def test_colours_become_variables_and_nothing_styles_the_page():
    text, root = inline()
    assert "var(--column-1)" in text
    assert COLUMNS[0] not in text
    assert root.select("style, metadata") == []
    assert "font-family" not in text


def test_ids_carry_the_figure_s_name_and_resolve():
    text, root = inline()
    ids = [element["id"] for element in root.select("[id]")]
    assert ids
    assert all(identifier.startswith("page-name-") for identifier in ids)
    assert {use["href"].removeprefix("#") for use in root.select("use")} <= set(ids)
    assert all(f"url(#{i})" in text or f'"#{i}"' in text for i in ids)


def test_a_colour_outside_the_palette_is_refused():
    with pytest.raises(ValueError, match="#123456"):
        svg.inline(svg.render(figure("#123456")), "name", "What it shows", VARIABLES)


def test_coordinates_areshort():
    """A tenth of a point; no line says again that it is one; a rotation by nothing is left out."""
    text, root = inline()
    (curve,) = root.select('path[style*="--column-1"]')
    assert re.fullmatch(r"M [\d.]+ [\d.]+ [\d.]+ [\d.]+", curve["d"])
    assert not re.search(r"\.\d\d", " ".join(path["d"] for path in root.select("path[d]")))
    assert "rotate(" not in text


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("M 1.26 -0.04 \nL 2 3.96 \nL -7.04 0 \nz", "M 1.3 0 2 4 -7 0 z"),
        ("M 0 0 \nC 1 1 2 2 3.33 3 \nL 4 4 \nL 5 5", "M 0 0 C 1 1 2 2 3.3 3 L 4 4 5 5"),
        ("M 0 0 \nL 1 1 \nM 2 2 \nL 3 3", "M 0 0 1 1 M 2 2 3 3"),
        ("rotate(-90 12.345 6)", "rotate(-90 12.3 6)"),
    ],
)
def test_a_line_after_a_line_needs_no_letter_and_one_after_a_curve_does(long, short):
    assert svg.short(long) == short


def test_a_figure_weighs_a_few_kilobytes():
    assert len(inline()[0]) < 8_000
