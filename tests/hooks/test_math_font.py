"""The published math font holds every character of every formula, and its stretching tables."""

import base64
import io
import re
import unicodedata

import pytest
from fontTools.ttLib import TTFont

from hooks.math_font import characters


def published(site):
    css = (site.assets / "math.css").read_text("utf-8")
    return base64.b64decode(re.search(r"base64,([^)]+)\)", css)[1])


def test_every_character_of_every_formula_is_there(site):
    font = TTFont(io.BytesIO(published(site)))
    used = set()
    for address in site.pages:
        used |= characters((site.folder / address / "index.html").read_text("utf-8"))
    used -= set(" \n\u2061\u2062\u2063\u2064")  # spaces and invisible operators have no shape
    assert {"ℝ", "∂", "𝖳", "∇", "𝑥", "ℎ", "𝜃", "𝜕"} <= used
    assert {c for c in used if ord(c) not in font.getBestCmap()} == set()


@pytest.mark.parametrize(
    ("letter", "drawn"),
    [
        ("x", "MATHEMATICAL ITALIC SMALL X"),
        ("J", "MATHEMATICAL ITALIC CAPITAL J"),
        ("h", "PLANCK CONSTANT"),
        ("θ", "MATHEMATICAL ITALIC SMALL THETA"),
        ("ϵ", "MATHEMATICAL ITALIC EPSILON SYMBOL"),
        ("∂", "MATHEMATICAL ITALIC PARTIAL DIFFERENTIAL"),
        ("Σ", "MATHEMATICAL ITALIC CAPITAL SIGMA"),
    ],
)
def test_a_single_letter_is_drawn_in_italics_and_a_word_is_not(letter, drawn):
    """MathML Core, "New text-transform values": the table of the italic mappings."""
    assert characters(f"<math><mi>{letter}</mi></math>") == {letter, unicodedata.lookup(drawn)}
    assert characters(f"<math><mi>{letter}{letter}</mi><mn>1</mn></math>") == {letter, "1"}


def test_the_sign_of_a_root_is_drawn_by_its_element_and_kept(site):
    assert characters("<math><msqrt><mn>5</mn></msqrt></math>") == set("5√")
    assert characters("<math><mroot><mn>8</mn><mn>3</mn></mroot></math>") == set("83√")
    pages = [str(page) for page in site.pages.values()]
    assert any("<msqrt" in page for page in pages)
    assert ord("√") in TTFont(io.BytesIO(published(site))).getBestCmap()


def test_brackets_can_stretch_and_the_file_is_small(site):
    data = published(site)
    assert "MATH" in TTFont(io.BytesIO(data))
    assert len(data) < 20_000


def test_a_formula_s_source_does_not_count():
    page = "<p>q</p><math><mi>x</mi><annotation>\\begin{z}</annotation></math>"
    assert characters(page) == set("x𝑥")
