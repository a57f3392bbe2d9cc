"""No displayed equation without evidence, and no evidence that does not read its equation."""

import inspect

import pytest

from hooks.claims import claims, guard_files
from tests.conftest import LANGUAGES
from tests.equations import displayed, mutants
from tests.pages import imported, stem

CLAIMS = [test for tests in claims().values() for test in tests]


def function(test):
    """Return the test function of a claim."""
    return getattr(imported(test.path), test.name)


def notices(test, equation):
    """Tell whether a claiming test fails when it is handed this equation."""
    try:
        function(test)(equation)
    except Exception:
        return True
    return False


def test_every_displayed_equation_is_claimed_and_every_claim_names_one():
    assert set(displayed()) == set(claims())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_equations_of_the_built_pages_are_those_the_tests_read(site, language):
    """Two independent readings, the fences in the Markdown and the published MathML, must agree."""
    published = {}
    for address, page in site.pages.items():
        for block in page.select(".equation") if address.startswith(language) else ():
            tex = " ".join(block.select_one("annotation").get_text().split())
            shape = block.select_one(".shape")
            published[block["id"].removeprefix("eq-")] = (tex, shape.get_text() if shape else "")
    assert published == {name: (e.tex, e.shape) for name, e in displayed("en").items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_formula_is_displayed_without_a_name(site, language):
    for address, page in site.pages.items():
        if address.startswith(language):
            blocks = page.select('math[display="block"]')
            assert len(blocks) == len(page.select('.equation math[display="block"]')), address


def test_both_languages_show_the_same_latex_to_the_byte():
    english = {name: (e.tex, e.shape) for name, e in displayed("en").items()}
    assert {name: (e.tex, e.shape) for name, e in displayed("zh").items()} == english


def test_a_claim_stands_among_the_tests_of_the_page_that_shows_its_equation():
    for name, tests in claims().items():
        guards = guard_files(stem(displayed()[name].page))
        assert {test.path for test in tests} <= set(guards), name


@pytest.mark.parametrize("test", CLAIMS, ids=lambda test: test.name)
def test_a_claim_notices_another_equation_in_the_place_of_its_own(test):
    assert list(inspect.signature(function(test)).parameters) == ["equation"]
    blind = [e.name for e in displayed().values() if e.name != test.equation and not notices(test, e)]
    assert blind == []


@pytest.mark.parametrize("test", CLAIMS, ids=lambda test: test.name)
def test_a_claim_notices_each_small_change_of_its_equation(test):
    """One symbol, sign, transpose, row or column changed, or the shape line: each must be seen."""
    own = displayed()[test.equation]
    assert not notices(test, own), "the test fails on the page as it is"
    changed = list(mutants(own))
    assert len(changed) >= 5
    blind = [(e.tex, e.shape) for e in changed if not notices(test, e)]
    assert blind == []
