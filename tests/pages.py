"""What tests know of the pages: where they stand and how their Markdown divides into code and prose."""

import re

from mkdocs.utils.meta import get_data

from hooks.project import ROOT

DOCS = ROOT / "docs"
LANGUAGES = ("en", "zh")
PAGES = sorted(path for language in LANGUAGES for path in (DOCS / language).rglob("*.md"))
CHAPTER_PAGES = [page for page in PAGES if page.stem != "index"]
# Pages to look things up in follow no template; `notation` is a lesson that stands among them.
LESSONS = [page for page in CHAPTER_PAGES if page.parent.name != "reference" or page.stem == "notation"]
FENCE = re.compile(r"^( *)(`{3,}|~{3,}).*?^\1\2`*$", re.M | re.S)


def name(path):
    """Return a path from the project's root, for the ids of parametrized tests."""
    return path.relative_to(ROOT).as_posix()


def source(page):
    """Return a page's Markdown without its front matter."""
    return get_data(page.read_text("utf-8"))[0]


def meta(page):
    """Return a page's front matter."""
    return get_data(page.read_text("utf-8"))[1]


def prose(page):
    """Return a page's Markdown without its fences."""
    return FENCE.sub("", source(page))


def includes(page):
    """Return the include lines of a page, in order."""
    return [line.strip() for line in source(page).splitlines() if "8<" in line]


def twin(page):
    """Return the page of the same name in the other language."""
    language, *rest = page.relative_to(DOCS).parts
    return DOCS.joinpath({"en": "zh", "zh": "en"}[language], *rest)
