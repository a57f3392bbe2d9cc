"""Make a built page ready to stand in a book beside others: ids, links, levels of headings, answers."""

import copy
import json
from html import escape
from urllib.parse import urljoin

from lxml import html

# What only serves a reader at a screen, and the tests, which would fill a book of their own.
DROPPED = (
    "//*[contains(@class, 'headerlink') or contains(@class, 'evidence-link') or @class='exercise-solved']"
    " | //form | //section[@class='evidence']//details/*[not(self::summary)]"
)
HEADINGS = "//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or @role='heading']"


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
        lead(self.article, self.address, places, site)
        exercises = self.article.iter("jacobian-exercise")
        self.answers = [self._answer(exercise, answer) for exercise in exercises]
        self.content = inner(self.article)

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
        return exercise.get("id"), inner(title), "".join(parts)


def lead(element, address, places, site):
    """Lead the links of a page at an address to `places` in the book, or to the site."""
    for link in element.iter("a"):
        target = urljoin(address, link.get("href"))
        link.set("href", places.get(target, target))
        if target not in places and target.startswith(site):
            link.classes.add("bare")  # paper adds no address to it


def inner(element):
    """Return the HTML inside an element."""
    return escape(element.text or "") + "".join(html.tostring(part, encoding="unicode") for part in element)
