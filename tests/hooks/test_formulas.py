"""Formulas in every place where a page may hold them."""

import pytest
from bs4 import BeautifulSoup

from hooks.temml import MathError
from tests.hooks.rendering import html

FENCE = '``` { .math #test-name shape="1×n" }\n\\nabla g = J^\\T\n```\n'


@pytest.mark.parametrize(
    "text",
    [
        "$x$",
        "| a |\n|---|\n| $x$ |",
        '!!! note "Title $x$"\n\n    Body',
        "1. item $x$\n",
        "*lead $x$*",
    ],
)
def test_inline_formulas_become_mathml_everywhere(text):
    result = html(text)
    assert "<math" in result
    assert "$" not in result
    assert "arithmatex" not in result


@pytest.mark.parametrize(
    ("text", "tied"),
    [
        ("设 $x$，则", "x，"),
        ("a ($x$), b", "(x),"),
        ("（$x$）。", "（x）。"),
        ("the $x$ b", None),
        ("$n$-dim", None),
    ],
)
def test_no_line_breaks_between_a_formula_and_its_punctuation(text, tied):
    span = BeautifulSoup(html(text), "html.parser").select_one("span.tied")
    assert (span and span.get_text()) == tied


def test_one_spelling_of_inline_formulas():
    assert "<math" not in html(r"\(x\)"), "hooks/leftovers.py then refuses it"


@pytest.mark.parametrize("wrap", ["{}", "!!! note\n\n{}", "1. item\n\n{}"])
def test_a_displayed_equation_has_an_id_a_permalink_a_shape_line_and_a_link_to_its_evidence(wrap):
    text = FENCE if wrap == "{}" else "".join(f"    {line}\n" for line in FENCE.splitlines())
    soup = BeautifulSoup(html(wrap.format(text)), "html.parser")
    block = soup.select_one("#eq-test-name")
    assert block.select_one('math[display="block"]')
    assert block.select_one(".shape").get_text() == "1×n"
    assert block.select_one(".evidence-link")["href"] == "#check-test-name"
    assert block.select_one(".headerlink")["href"] == "#eq-test-name"


def test_the_words_beside_an_equation_are_in_the_language_of_the_page():
    assert "✓ checked" in html(FENCE, "en")
    assert "✓ 已检验" in html(FENCE, "zh")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("``` { .math }\nx\n```", "needs a name"),
        ("``` { .math #Not_a_name }\nx\n```", "needs a name"),
        ('``` { .math #a shap="1×n" }\nx\n```', "unknown attribute shap"),
        ("``` { .math #a }\n\\text{word}\n```", "symbols only"),
        ('``` { .math #a shape="rows" }\nx\n```', "symbols only"),
        ('``` { .math #a shape="行" }\nx\n```', "symbols only"),
        ("``` { .math #a }\n\\unknown\n```", "unknown"),
        ("$\\unknown$", "unknown"),
        ("$J^T g$", "transpose"),
        ("$J^{\\top} g$", "transpose"),
        ("``` { .math #a }\nJ^T\n```", "transpose"),
        ("$\\begin{bmatrix} 1 \\end{bmatrix}$", "named fence"),
        ("$\\displaystyle x$", "named fence"),
    ],
)
def test_a_fault_in_a_formula_stops_the_build(text, message):
    with pytest.raises(MathError, match=message):
        html(text)
