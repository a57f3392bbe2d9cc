"""Put the lessons of a language into one HTML document, in the order of its nav.yml; hooks/pdf.py prints it.

The built pages are read, so formulas, figures, code and words are those of the site. Hints and solutions
stand at the end, as in other books. The labs stay out: they are notebooks to run.
"""

import copy
import json
from html import escape
from pathlib import Path
from urllib.parse import urljoin

import jinja2
import yaml
from lxml import html

from hooks.project import ROOT
from hooks.words import words

HERE = Path(__file__).parent
# What only serves a reader at a screen, and the tests, which would fill a book of their own.
DROPPED = (
    "//*[contains(@class, 'headerlink') or contains(@class, 'evidence-link') or @class='exercise-solved']"
    " | //form | //section[@class='evidence']//details/*[not(self::summary)]"
)
HEADINGS = "//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or @role='heading']"


class BookError(Exception):
    """The book cannot be made; the message says why, and what to do."""


def chapters(language):
    """Return the chapters, [(title, [page, ...]), ...]; a page is such as `jacobian/definition`."""
    nav = yaml.safe_load((ROOT / f"docs/{language}/nav.yml").read_text("utf-8"))["nav"]
    found = []
    for title, entries in (pair for item in nav for pair in item.items()):
        entries = entries if isinstance(entries, list) else []  # the home page is no chapter
        paths = [entry if isinstance(entry, str) else next(iter(entry.values())) for entry in entries]
        if paths and all(path.endswith(".md") for path in paths):
            found.append((title, [path.removesuffix(".md") for path in paths]))
    return found


def compose(site, language, chapters, date):
    """Return a book's HTML: `chapters` as the function returns them, from a built site's folder.

    The style sheets are at addresses such as /assets/site.css. Raises BookError if a page is not there.
    """
    home = _read(site, language, "")
    pages = [page for _, names in chapters for page in names]
    read = {page: _read(site, language, page) for page in pages}
    text = words(language)
    lessons = {page: Lesson(page.replace("/", "-"), document) for page, document in read.items()}
    places = {place: inside for lesson in lessons.values() for place, inside in lesson.places().items()}
    for lesson in lessons.values():
        lesson.finish(places, canonical(home), text["book_answer"])
    styles = {
        urljoin(f"/{language}/{page}/", link.get("href")): None  # in their order, each once
        for page, document in read.items()
        for link in document.iterfind(".//link[@rel='stylesheet']")
    }
    licence = home.find(".//div[@class='md-copyright']/div")
    _lead(licence, canonical(home), places, canonical(home))
    template = jinja2.Template((HERE / "book.html.j2").read_text("utf-8"), autoescape=True)
    return template.render(
        language=language,
        name=home.findtext(".//title"),
        description=home.find(".//meta[@name='description']").get("content"),
        address=canonical(home),
        date=date.date().isoformat(),
        licence=_inner(licence),
        text=text,
        styles=styles,
        style=(HERE / "book.css").read_text("utf-8"),
        chapters=[(title, [lessons[page] for page in names]) for title, names in chapters],
    )


def _read(site, language, page):
    """Return a built page, parsed."""
    path = Path(site, language, page, "index.html")
    if not path.exists():
        raise BookError(f"{path} is missing: build the site first, by mkdocs build --strict")
    return html.document_fromstring(path.read_text("utf-8"))


def canonical(document):
    """Return the address at which a page is published."""
    return document.find(".//link[@rel='canonical']").get("href")


class Lesson:
    """A page made ready for the book: its key, title, content and answers."""

    def __init__(self, key, document):
        """Take a built page; `key` becomes its id."""
        self.key, self.address = key, canonical(document)
        self.article = document.find(".//article")
        for part in self.article.xpath("." + DROPPED):
            part.drop_tree()
        self.title = self.article.find(".//h1").text_content()
        self.running = json.dumps(self.title, ensure_ascii=False)  # quotes as CSS has them

    def _named(self):
        return self.article.xpath(".//*[@id][not(ancestor::svg)]")  # a figure's ids are unique already

    def places(self):
        """Return what a link can lead to here: the address on the site, and the one in the book."""
        inside = {f"{self.address}#{e.get('id')}": f"#{self.key}--{e.get('id')}" for e in self._named()}
        return {self.address: f"#{self.key}"} | inside

    def finish(self, places, site, answer):
        """Make ids unique, lead links to `places` or to the site, take the answers of exercises out.

        `site` is the address of the edition, `answer` says on which page an answer stands.
        """
        for element in self._named():
            element.set("id", f"{self.key}--{element.get('id')}")
        for heading in self.article.xpath("." + HEADINGS):  # the chapter stands above the lesson
            level = int(heading.get("aria-level") or heading.tag[1])
            heading.set("aria-level", str(level + 1))
        _lead(self.article, self.address, places, site)
        exercises = self.article.iter("jacobian-exercise")
        self.answers = [self._answer(exercise, answer) for exercise in exercises]
        self.content = _inner(self.article)

    def _answer(self, exercise, answer):
        """Take hints and solution out of an exercise; return (its id, its title, their HTML)."""
        parts = []
        for fold in exercise.findall("details"):
            fold.tag, fold.find("summary").tag = "div", "strong"
            parts.append(html.tostring(fold, encoding="unicode", with_tail=False))
            fold.drop_tree()
        title, name = copy.deepcopy(exercise.find("p")), f"answer-{exercise.get('id')}"
        page = answer.format(page=f'<span data-page="{name}"></span>')
        exercise.append(html.fragment_fromstring(f'<p class="book-answer"><a href="#{name}">{page}</a></p>'))
        return exercise.get("id"), _inner(title), "".join(parts)


def _lead(element, address, places, site):
    """Lead the links of a page at an address to `places` in the book, or to the site."""
    for link in element.iter("a"):
        target = urljoin(address, link.get("href"))
        link.set("href", places.get(target, target))
        if target not in places and target.startswith(site):
            link.classes.add("bare")  # paper adds no address to it


def _inner(element):
    """Return the HTML inside an element."""
    return escape(element.text or "") + "".join(html.tostring(part, encoding="unicode") for part in element)
