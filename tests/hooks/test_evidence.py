"""At the foot of each page stand the tests that guard it."""

import re

import pytest

from hooks import lab_source
from hooks.claims import guard_files, guards_in
from hooks.project import ROOT
from hooks.words import words
from tests.pages import CHAPTER_PAGES, LANGUAGES, LESSONS, name, published_at, stem

WITH_EVIDENCE = [(published_at(page), stem(page)) for page in LESSONS]
WITH_EVIDENCE += [
    (f"{language}/labs/{lab}/", f"labs/{lab}") for language in LANGUAGES for lab in lab_source.names()
]


def evidence(site, page):
    return site.pages[published_at(page)], stem(page)


@pytest.mark.parametrize(("address", "stem"), WITH_EVIDENCE)
def test_the_tests_of_a_page_stand_at_its_foot_in_full_and_folded(site, address, stem):
    soup = site.pages[address]
    details = soup.select("section.evidence details")
    paths = guard_files(stem)
    assert [d.summary.get_text() for d in details] == [p.relative_to(ROOT).as_posix() for p in paths]
    assert not any(block.has_attr("open") for block in details)
    counted = re.findall(r"\d+", soup.select_one("section.evidence > p").get_text())
    tests = sum(len(guards_in(path)) for path in paths)
    equations = [] if "/labs/" in address else [len(soup.select(".equation"))]
    assert sorted(counted) == sorted(map(str, [tests, *equations]))
    for block, path in zip(details, paths, strict=True):
        shown = "\n".join(code.get_text() for code in block.select("pre")).split()
        assert shown == path.read_text("utf-8").split()


@pytest.mark.parametrize("page", CHAPTER_PAGES, ids=name)
def test_each_equation_links_to_a_test_that_claims_it(site, page):
    soup, stem = evidence(site, page)
    claims = {test.equation: test.name for path in guard_files(stem) for test in guards_in(path)}
    links = soup.select(".equation .evidence-link")
    assert links or page not in LESSONS
    for link in links:
        block = soup.select_one(link["href"])
        equation = link["href"].removeprefix("#check-")
        assert f'equation("{equation}")' in block.get_text()
        assert equation in claims
        assert block.select_one(f'a[href="#eq-{equation}"]')


@pytest.mark.parametrize("page", LESSONS, ids=name)
def test_the_table_of_contents_lists_the_evidence(site, page):
    soup, _ = evidence(site, page)
    assert soup.select('.md-sidebar--secondary a[href="#checked"]')


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("stem", "kind"),
    [("reference/self_test", "checked_answers"), ("reference/contributing", "checked_numbers")],
)
def test_a_page_without_equations_boasts_of_none(site, language, stem, kind):
    page = site.page(language, stem)
    tests = sum(len(guards_in(path)) for path in guard_files(stem))
    assert page.select(".equation") == []
    said = words(language)[kind].format(tests=tests) + words(language)["checked_tests"]
    assert page.select_one("section.evidence > p").get_text() == said


def test_the_home_page_has_no_evidence(site):
    assert site.page("en", "index").select("section.evidence") == []
