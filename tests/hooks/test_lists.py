"""The glossary and the bibliography are whole on their pages, in both languages."""

import re
from types import SimpleNamespace
from urllib.parse import urljoin

import pytest
import yaml
from mkdocs.exceptions import BuildError

from hooks.lists import on_page_markdown
from hooks.project import ROOT
from tests.conftest import LANGUAGES


def data(name):
    return yaml.safe_load((ROOT / f"docs/{name}.yml").read_text("utf-8"))


def made(markdown, language="en"):
    page = SimpleNamespace(file=SimpleNamespace(src_uri="reference/x.md"))
    return on_page_markdown(markdown, page, SimpleNamespace(extra={"edition": language}), None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_term_stands_in_the_glossary_with_its_line_its_twin_and_a_link(site, language):
    rows = site.page(language, "reference/glossary").article.select("tbody tr")
    terms = [term for group in data("glossary") for term in group["terms"]]
    assert len(rows) == len(terms)
    for row, term in zip(rows, terms, strict=True):
        name, line = row.select("td")
        assert name.a.get_text() == term[language]
        other = {"en": "zh", "zh": "en"}[language]
        assert (name.span.get_text(), name.span["lang"][:2]) == (term[other], other)
        assert line.get_text() == term["line"][language]
        page, _, anchor = term["page"].partition("#")
        target = urljoin("/reference/glossary/", name.a["href"])
        assert target == f"/{page.removesuffix('.md')}/" + (f"#{anchor}" if anchor else "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_source_stands_in_the_bibliography(site, language):
    items = site.page(language, "reference/bibliography").article.select("li")
    sources = data("bibliography")
    assert len(items) == len(sources)
    for item, source in zip(items, sources, strict=True):
        assert set(source) - {"link"} == {"authors", "year", "title", "where", "read"}
        text = " ".join(item.get_text().split())
        for part in (source["authors"], str(source["year"]), source["title"], source["where"]):
            assert part in text
        assert text.endswith(re.sub(r"\[(.*?)\]\(.*?\)|`", r"\1", source["read"][language]))
        assert item.em.get_text() == source["title"]
        if "link" in source:
            assert item.select_one(f'a[href="{source["link"]}"]')


def test_text_around_a_list_stays():
    text = made('before\n\n<div data-list="bibliography"></div>\n\nafter')
    assert text.startswith("before\n\n- ")
    assert text.endswith("\n\nafter")


def test_an_unknown_list_stops_the_build():
    with pytest.raises(BuildError, match=r"reference/x\.md: there is no list named lost"):
        made('<div data-list="lost"></div>')
