"""Put the lessons of a language into one HTML document, in the order of its nav.yml; hooks/pdf.py prints it.

The built pages are read, so formulas, figures, code and words are those of the site. Hints and solutions
stand at the end, as in other books. The labs stay out: they are notebooks to run.
"""

from pathlib import Path
from urllib.parse import urljoin

import jinja2
import yaml
from lxml import html

from hooks.book_lesson import Lesson, canonical, inner, lead
from hooks.project import ROOT
from hooks.words import words

HERE = Path(__file__).parent


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
    lead(licence, canonical(home), places, canonical(home))
    template = jinja2.Template((HERE / "book.html.j2").read_text("utf-8"), autoescape=True)
    return template.render(
        language=language,
        name=home.findtext(".//title"),
        description=home.find(".//meta[@name='description']").get("content"),
        address=canonical(home),
        date=date.date().isoformat(),
        licence=inner(licence),
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
