"""The PDF of a language, read by another program than wrote it: two lessons stand for all."""

import re
import shutil
from datetime import UTC, datetime

import pytest
from pypdf import PdfReader

from hooks.book import chapters, compose
from hooks.pdf import make, opened
from hooks.words import words
from tests.conftest import LANGUAGES, SITE_URL

DATE = datetime(2021, 11, 25, 12, 30, 15, tzinfo=UTC)
NAMES = ["jacobian/definition", "jacobian/linear_map"]
TEXT_WIDTH, TEXT_HEIGHT = 642, 960  # of a page, in CSS pixels
NOT_TYPED = re.compile("[\u2e80-\u2fdf\ufb00-\ufb06]")  # radicals and ligatures


class Book:
    """A PDF with what its tests ask for."""

    def __init__(self, language, site, path):
        """Read the file."""
        self.language, self.site, self.path = language, site, path
        self.reader = PdfReader(path)
        self.text = [page.extract_text() for page in self.reader.pages]

    def outline(self):
        """Return the entries in order, [(level, title, page counted from 1, distance from its foot), ...]."""

        def entries(items, level):
            for item in items:
                if isinstance(item, list):
                    yield from entries(item, level + 1)
                else:
                    page = self.reader.get_destination_page_number(item) + 1
                    yield level, item.title, page, float(item.top)

        return list(entries(self.reader.outline, 1))

    def links(self, page):
        """Return where the links of a page lead: addresses, and names of places in the book."""
        found = [link.get_object() for link in self.reader.pages[page - 1].get("/Annots", [])]
        return [str(link["/A"]["/URI"]) if "/A" in link else str(link["/Dest"])[1:] for link in found]


def printed(chromium, site, folder, language):
    """Return the path of the PDF of two lessons, made into a copy of an edition's folder."""
    shutil.copytree(site.folder, folder, ignore=shutil.ignore_patterns("pagefind"), dirs_exist_ok=True)
    html = compose(site.folder, language, [(language.upper(), NAMES)], DATE)
    return make(chromium, folder, language, html, DATE)


@pytest.fixture(scope="module", params=LANGUAGES)
def book(request, chromium, site, tmp_path_factory):
    """Return the PDF of two lessons."""
    return Book(request.param, site, printed(chromium, site, tmp_path_factory.mktemp("pdf"), request.param))


def headings(site, language, name):
    """Return the titles of a page, [(level in the outline, title), ...]."""
    article = site.page(language, name).article
    found = article.select("h1, h2, .exercise-title")
    for extra in article.select(".headerlink, .exercise-solved"):
        extra.extract()
    levels = {"h1": 2, "h2": 3, "p": 4}
    return [(levels[heading.name], heading.get_text()) for heading in found]


def test_the_outline_has_every_lesson_section_and_exercise(book, site):
    found = [(level, " ".join(title.split())) for level, title, _, _ in book.outline()]
    lessons = [heading for name in NAMES for heading in headings(site, book.language, name)]
    titles = [(2, title) for level, title in lessons if level == 2]
    front = [book.reader.metadata.title, words(book.language)["book_contents"], book.language.upper()]
    back = words(book.language)["book_answers"]
    assert found == [*((1, title) for title in front), *lessons, (1, back), *titles]
    assert len(lessons) > 20


def test_the_contents_lead_to_the_lessons_and_say_the_right_pages(book, site):
    names = [name.replace("/", "-") for name in NAMES]
    assert book.links(2) == [*names, "answers"]
    places = book.reader.named_destinations
    for name, key in zip(NAMES, names, strict=True):
        page = book.reader.get_destination_page_number(places[f"/{key}"]) + 1
        title = headings(site, book.language, name)[0][1]
        assert f"{title} {page}" in book.text[1].splitlines()
        assert title in book.text[page - 1]


def test_links_between_its_lessons_stay_in_it_and_others_lead_to_the_site(book):
    links = [link for page in range(1, len(book.reader.pages) + 1) for link in book.links(page)]
    inside = {link for link in links if "://" not in link}
    assert {"jacobian-linear_map", "answers"} <= inside
    assert inside <= {name[1:] for name in book.reader.named_destinations}
    outside = {link for link in links if "://" in link}
    assert f"{SITE_URL}{book.language}/change_of_variables/polar/" in outside
    foreign = {link for link in outside if not link.startswith(SITE_URL)}
    assert len(foreign) == 1
    assert foreign.pop().startswith("https://creativecommons.org/licenses/by/4.0/")


def test_answers_stand_at_the_end_on_the_page_that_is_named(book):
    answers = next(page for level, _, page, _ in book.outline()[::-1] if level == 1)
    named = {"en": r"Answer: page (\d+)", "zh": r"答案见第 ?(\d+) ?页"}[book.language]
    pages = [int(number) for text in book.text for number in re.findall(named, text)]
    assert len(pages) == 7
    assert pages == sorted(pages)
    assert pages[0] == answers
    assert {"en": "Solution", "zh": "解答"}[book.language] in book.text[answers - 1]
    assert "10 × 784" not in "".join(book.text[: answers - 1]).replace("10×784", "10 × 784")


def test_it_is_a_book_on_a4_of_some_pages_each_with_its_number(book):
    assert len(book.reader.pages) > 14
    for number, page in enumerate(book.reader.pages, 1):
        width, height = (float(side) * 25.4 / 72 for side in page.mediabox[2:])
        assert (round(width), round(height)) == (210, 297)
        assert (str(number) in book.text[number - 1].splitlines()) == (number > 1)


def test_its_text_can_be_searched_also_in_chinese(book):
    whole = "\n".join(book.text)
    assert {"en": "One table, rows for outputs", "zh": "一张表，一行对应一个输出"}[book.language] in whole
    assert "np.array([" in whole
    assert NOT_TYPED.findall(whole) == []


def test_no_heading_stands_alone_at_the_foot_of_a_page(book):
    """Below each there is room for its own line and one more, above the margin of 20 mm."""
    low = [title for _, title, _, top in book.outline() if top < 20 / 25.4 * 72 + 40]
    assert low == []


def test_it_is_tagged_says_its_language_and_has_the_commit_s_dates(book):
    root = book.reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == book.language
    assert book.reader.metadata.title == {"en": "The Jacobian", "zh": "雅可比教程"}[book.language]
    assert book.reader.metadata.creation_date == book.reader.metadata.modification_date == DATE
    assert "2021-11-25" in book.text[0]


def test_formulas_are_drawn_with_the_font_of_the_site(book):
    fonts = set()
    for page in book.reader.pages:
        fonts |= {str(font.get_object().get("/BaseFont")) for font in page["/Resources"]["/Font"].values()}
    assert any("STIXTwoMath" in font for font in fonts)


def test_the_home_page_links_it_with_its_size(book):
    home = book.path.with_name("index.html").read_text("utf-8")
    (sentence,) = re.findall(r'<p class="pdf">(.*?)</p>', home)
    assert f'href="{book.path.name}"' in sentence
    assert f"{len(book.reader.pages)} " in sentence
    assert f"{book.path.stat().st_size / 1e6:.1f} MB" in sentence


def test_made_again_it_is_the_same_to_the_last_byte(book, chromium, site, tmp_path):
    assert printed(chromium, site, tmp_path, book.language).read_bytes() == book.path.read_bytes()


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_in_the_whole_book_is_wider_than_its_paper(chromium, site, language):
    page = opened(chromium, site.folder, compose(site.folder, language, chapters(language), DATE))
    page.set_viewport_size({"width": TEXT_WIDTH, "height": TEXT_HEIGHT})
    page.emulate_media(media="print")
    assert page.locator(".equation math").count() > 100
    wide = page.eval_on_selector_all(
        ".equation-scroll, pre, table, figure",
        """(all, width) => all.filter(e => Math.max(e.scrollWidth, e.getBoundingClientRect().right) > width)
            .map(e => e.textContent.slice(0, 80))""",
        TEXT_WIDTH,
    )
    high = page.eval_on_selector_all(
        ".equation, pre, figure",
        "(all, height) => all.filter(e => e.offsetHeight > height).map(e => e.textContent.slice(0, 80))",
        TEXT_HEIGHT,
    )
    page.context.close()
    assert (wide, high) == ([], [])
