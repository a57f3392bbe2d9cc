"""Every interactive figure is whole: module, both languages, static figure, experiment, browser test."""

import re

import pytest

from hooks.project import ROOT
from tests.browser.shown import FIGURES, module
from tests.pages import CHINESE, ENGLISH, PAGES, name, source, stem, twin

BLOCK = re.compile(r"^//// html \| jacobian-([a-z-]+)(\S*)\n(.*?)^////$", re.M | re.S)
STATIC = re.compile(r"^!\[.+\]\(snippets/\S+_figure\.py#\S+\)\n\n/// caption\n.+\n///$", re.M)
MODULES = sorted((ROOT / "docs/assets/elements").glob("jacobian-*.js"))
SCRIPTS = {path: path.read_text("utf-8") for path in MODULES if '"./figure.js"' in path.read_text("utf-8")}


def interactive(page):
    """Return what the page holds of interactive figures: name, id and class, and the Markdown inside."""
    return BLOCK.findall(source(page))


def test_every_element_has_its_module_and_every_module_its_element_and_its_browser_test():
    placed = [element for page in ENGLISH for element, _, _ in interactive(page)]
    assert sorted(placed) == sorted(set(placed)), "one place each: its state stands in the address"
    assert set(placed) == {path.stem.removeprefix("jacobian-") for path in SCRIPTS} == set(FIGURES)


@pytest.mark.parametrize("page", ENGLISH, ids=name)
def test_the_browser_test_names_the_page_of_a_figure(page):
    assert {element for element, _, _ in interactive(page)} == {
        element for element in FIGURES if stem(page) == module(element).PAGE
    }


@pytest.mark.parametrize("page", CHINESE, ids=name)
def test_both_languages_have_the_same_interactive_figures(page):
    def without_words(inner):
        return re.findall(r"^    markdown: block$|\]\(snippets\S+\)$", inner, re.M)

    chinese, english = (
        [(element, rest, without_words(inner)) for element, rest, inner in interactive(p)]
        for p in (page, twin(page))
    )
    assert chinese == english


@pytest.mark.parametrize("page", [page for page in PAGES if interactive(page)], ids=name)
def test_an_interactive_figure_holds_a_static_one_and_an_experiment_with_its_answer_folded(page):
    for element, rest, inner in interactive(page):
        assert rest == f".interactive#figure-{element}"
        assert inner.startswith("    markdown: block\n\n![")
        assert (
            len(re.findall(r"^!\[.+\]\(snippets/\S+_figure\.py#\S+\)\n\n/// caption\n.+\n///$", inner, re.M))
            == 1
        )
        ((question, answer),) = re.findall(r'^\?\?\? example "(.+[?？])"\n\n    (.+)$', inner, re.M)
        assert len(answer) > 20
        assert question


@pytest.mark.parametrize("path", SCRIPTS, ids=name)
def test_a_module_defines_its_own_element_and_the_style_sheet_keeps_its_place(path):
    assert re.findall(r'customElements\.define\("([\w-]+)"', SCRIPTS[path]) == [path.stem]
    css = (ROOT / "docs/assets/site.css").read_text("utf-8")
    (rule,) = re.findall(rf"^{path.stem} \{{ (.*) \}}$", css, re.M)
    assert re.findall(r"--([\w-]+):", rule) == ["stage-wide", "stage-narrow", "panel-wide", "panel-narrow"]


@pytest.mark.parametrize("path", sorted((ROOT / "docs/assets").rglob("*.js")), ids=name)
def test_a_script_writes_no_markup_and_styles_nothing_by_itself(path):
    """Values reach the page as text; colours and sizes stand in style sheets."""
    allowed = 1 if path.name == "site-search.js" else 0  # its fixed dialog, and an empty alert
    text = path.read_text("utf-8")
    assert len(re.findall(r"innerHTML|outerHTML|insertAdjacentHTML", text)) <= 2 * allowed
    assert not re.search(r"\.style\b|style=|\beval\(|new Function", text)
