"""What tests know of the pages: where they stand and how their Markdown divides into code and prose."""

import importlib
import re

from mkdocs.utils.meta import get_data

from hooks.editions import OTHER
from hooks.project import ROOT

DOCS = ROOT / "docs"
LANGUAGES = ("en", "zh")
ENGLISH, CHINESE = (sorted((DOCS / language).rglob("*.md")) for language in LANGUAGES)
PAGES = ENGLISH + CHINESE
CHAPTER_PAGES = [page for page in PAGES if page.stem != "index"]  # not home, nor the labs' page
# Pages to look things up in follow no template; `notation` is a lesson that stands among them.
LESSONS = [page for page in CHAPTER_PAGES if page.parent.name != "reference" or page.stem == "notation"]
FENCE = re.compile(r"^( *)(`{3,}|~{3,}).*?^\1\2`*$", re.M | re.S)


def name(path):
    """Return a path from the project's root, for the ids of parametrized tests."""
    return path.relative_to(ROOT).as_posix()


def edition(page):
    """Return `en` or `zh`."""
    return page.relative_to(DOCS).parts[0]


def stem(page):
    """Return a page's path without language and suffix, such as `jacobian/definition`."""
    return page.relative_to(DOCS / edition(page)).with_suffix("").as_posix()


def published_at(page):
    """Return where a page is published, such as `en/jacobian/definition/`."""
    return f"{edition(page)}/{stem(page)}/".removesuffix("index/")


def imported(path):
    """Return the module of a file of this project."""
    return importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))


def source(page):
    """Return a page's Markdown without its front matter."""
    return get_data(page.read_text("utf-8"))[0]


def meta(page):
    """Return a page's front matter."""
    return get_data(page.read_text("utf-8"))[1]


def unfenced(text):
    """Return Markdown without its fences."""
    return FENCE.sub("", text)


def prose(page):
    """Return a page's Markdown without its fences."""
    return unfenced(source(page))


def includes(page):
    """Return the include lines of a page, in order."""
    return [line.strip() for line in source(page).splitlines() if "8<" in line]


def twin(page):
    """Return the page of the same name in the other language."""
    other = OTHER[edition(page)]
    return DOCS / other / page.relative_to(DOCS / edition(page))
