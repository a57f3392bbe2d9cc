"""The book has every lesson once, in the order of the site, and its links lead somewhere."""

from collections import Counter
from datetime import UTC, datetime
from itertools import chain
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup

from hooks.book import BookError, chapters, compose
from tests.conftest import LANGUAGES, SITE_URL
from tests.pages import CHAPTER_PAGES, edition, stem

DATE = datetime(2021, 11, 25, tzinfo=UTC)


@pytest.fixture(scope="module", params=LANGUAGES)
def book(request, site):
    """Return the whole book of a language, parsed."""
    text = compose(site.folder, request.param, chapters(request.param), DATE)
    soup = BeautifulSoup(text, "html.parser")
    soup.language = request.param
    return soup


def pages(language):
    return [page for _, names in chapters(language) for page in names]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_but_home_and_labs_is_in_it_once_in_the_order_of_the_site(site, language):
    found = pages(language)
    assert sorted(found) == sorted(stem(page) for page in CHAPTER_PAGES if edition(page) == language)
    along, address = [], f"{language}/{found[0]}/"
    while address:  # by the links at the foot of each page
        along.append(address)
        following = site.pages[address].select_one("a.md-footer__link--next")
        address = following and urljoin("/" + address, following["href"]).lstrip("/")
    assert [address for address in along if "/labs/" not in address] == [
        f"{language}/{page}/" for page in found
    ]


def test_each_lesson_is_whole(book, site):
    """All its formulas, figures and code, and its headings one level lower."""
    lessons = book.select("article.lesson")
    names = pages(book.language)
    assert [lesson["id"] for lesson in lessons] == [name.replace("/", "-") for name in names]
    for lesson, name in zip(lessons, names, strict=True):
        page = site.page(book.language, name).article
        for selector in ("math", "svg.figure", "jacobian-exercise", "details.failure", "figcaption"):
            folded = ":not(details.tip *, details.success *)"
            assert len(lesson.select(selector)) == len(page.select(selector + folded)), (name, selector)
        code = "article > .highlight pre"
        assert [c.get_text() for c in lesson.select(code)] == [c.get_text() for c in page.select(code)]
        (title,) = lesson.select("h1:not(.chapter)")
        assert title["aria-level"] == "2"
        assert {h["aria-level"] for h in lesson.select("h2")} <= {"3"}
        assert {h["aria-level"] for h in lesson.select(".exercise-title")} <= {"4"}


def test_every_exercise_has_its_answer_at_the_end_and_both_are_linked(book, site):
    exercises = book.select("jacobian-exercise")
    published = [site.page(book.language, name).select("jacobian-exercise") for name in pages(book.language)]
    assert len(exercises) == sum(map(len, published)) > 60
    answers = book.select("#answers .answer")
    for exercise, answer, origin in zip(exercises, answers, chain(*published), strict=True):
        assert exercise.select_one(".book-answer a")["href"] == f"#{answer['id']}"
        assert answer.select_one(".exercise-title a")["href"] == f"#{exercise['id']}"
        assert not exercise.select("details, form, input")
        for part in origin.select("details"):
            text = part.find_all(recursive=False)[-1].get_text()
            assert " ".join(
                text.replace("✓ checked", "").replace("✓ 已检验", "").replace("¶", "").split()
            ) in (" ".join(answer.get_text().split()))


def test_ids_are_unique_and_links_inside_lead_to_one(book):
    ids = Counter(element["id"] for element in book.select("[id]"))
    assert [name for name, count in ids.items() if count > 1] == []
    inside = {link["href"][1:] for link in book.select("a[href^='#']")}
    assert len(inside) > 100
    assert sorted(inside - set(ids)) == []
    assert {place["data-page"] for place in book.select("[data-page]")} <= inside


def test_links_to_the_rest_of_the_site_are_whole_and_not_printed_as_addresses(book):
    outside = book.select("a[href]:not([href^='#'])")
    assert all(link["href"].startswith("https://") for link in outside)
    ours = [link for link in outside if link["href"].startswith(f"{SITE_URL}{book.language}/")]
    assert all("bare" in link["class"] for link in ours)
    targets = {link["href"].removeprefix(f"{SITE_URL}{book.language}/") for link in ours}
    assert {"labs/", "#path"} <= targets
    tests = {target for target in targets if "/#check-" in target}
    assert tests, "the errata link to tests"
    assert targets - tests <= {"", "#path", "labs/"}, "everything else is in the book"


def test_the_tests_are_named_and_not_printed(book):
    assert "tests/jacobian/test_definition.py" in book.get_text()
    assert "def test_" not in book.get_text()
    assert not book.select(".headerlink, .evidence-link, .exercise-solved")


def test_the_title_page_has_the_commit_s_date_and_the_licence(book):
    title = book.select_one(".book-title").get_text()
    assert "2021-11-25" in title
    assert "CC BY 4.0" in title
    assert "MIT" in title
    assert (
        book.h1.get_text()
        == book.title.get_text()
        == {"en": "The Jacobian", "zh": "雅可比教程"}[book.language]
    )
    assert book.html["lang"] == book.language


def test_it_asks_for_the_style_sheets_of_the_site_each_once(book, site):
    styles = [link["href"] for link in book.select("link[rel=stylesheet]")]
    assert len(styles) == len(set(styles)) >= 4
    assert all((site.folder / style.lstrip("/")).is_file() for style in styles)
    assert not book.select("script")


def test_a_page_that_was_not_built_is_named(site):
    with pytest.raises(BookError, match=r"no.such/index\.html is missing: build the site first"):
        compose(site.folder, "en", [("Chapter", ["no/such"])], DATE)
