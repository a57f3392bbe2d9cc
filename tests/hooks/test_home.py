"""The home pages count what stands in the sources, and time what stands on the pages."""

import ast
import json
import re
from types import SimpleNamespace

import pytest
from mkdocs.exceptions import BuildError

from hooks import lab_source
from hooks.home import minutes, on_page_content
from hooks.project import ROOT
from tests.conftest import LANGUAGES
from tests.equations import displayed
from tests.pages import ENGLISH, LESSONS, edition, stem
from tests.reader_view import reader_blocks


def independent_counts(site):
    """Count again: blocks as pytest-codeblocks finds them, tests as Python parses them, files as they lie.

    Labs are counted as they are published.
    """
    labs = [site.page("en", f"labs/{lab}").article for lab in lab_source.names()]

    def published(selector):
        return sum(len(lab.select(selector)) for lab in labs)

    trees = [ast.parse(path.read_text("utf-8")) for path in (ROOT / "tests").rglob("test_*.py")]
    names = [node.name for tree in trees for node in tree.body if isinstance(node, ast.FunctionDef)]
    return {
        "equations": len(displayed()),
        "blocks": sum(len(reader_blocks(page)) for page in ENGLISH)
        + published("article > .highlight.language-python"),
        "outputs": len([path for path in (ROOT / "snippets").rglob("*.txt") if path.parent.name != "labs"])
        + published(".highlight.language-text"),
        "figures": sum(len(re.findall(r"\]\(snippets/", page.read_text("utf-8"))) for page in ENGLISH)
        + published("svg.figure"),
        "tests": sum(name.startswith("test_") for name in names),
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_counts_are_those_of_the_sources(site, language):
    home = site.page(language, "index").article
    found = {
        int(number.replace(",", ""))
        for number in re.findall(r"\d[\d,]*", home.select_one("#checked-means + p").get_text())
    }
    assert found == set(independent_counts(site).values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_lesson_stands_on_the_map_with_its_reading_time(site, language):
    home = site.page(language, "index").article
    times = {
        line.a["href"].strip("/"): line.select_one("span.minutes:last-child").get_text()
        for line in home.select("ol li")
    }
    lessons = {stem(page) for page in LESSONS if edition(page) == language}
    assert set(times) == lessons | {f"labs/{lab}" for lab in lab_source.names()}
    for text in times.values():
        assert 1 <= int(re.match(r"\d+", text)[0]) <= 9


def test_a_minute_is_200_words_or_400_characters_of_prose():
    assert minutes("word " * 200, "en") == 1
    assert minutes("word " * 201, "en") == 2
    assert minutes("字" * 400, "zh") == 1
    assert minutes("字" * 401, "zh") == 2
    extra = "---\ntitle: a b\n---\n```python\nx = 1\n```\n$x + y$ ![alt text](a.png) # H { #id }\n"
    assert minutes(extra + "word " * 199, "en") == 1
    assert minutes(extra + "word " * 200, "en") == 2, "the heading counts"
    framed = "/// exercise | One\n    answer: snippets/a/b_exercises.py#c\n\n" + "word " * 198
    assert minutes(framed, "en") == 1, "where an answer stands is not read"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_progress_knows_every_exercise_of_every_page(site, language):
    """The ids as they stand on the built pages, under the addresses of the map."""
    home = site.page(language, "index").article
    pages = json.loads(home.select_one("jacobian-progress")["data-pages"])
    built = {stem(page): site.page(language, stem(page)) for page in ENGLISH}
    ids = {f"{name}/": [e["id"] for e in page.select("jacobian-exercise")] for name, page in built.items()}
    assert pages == {address: found for address, found in ids.items() if found}
    path = {line.a["href"] for line in home.select("ol li")}
    assert set(pages) - path == {"reference/self_test/"}, "counted, but no lesson to be marked as done"


def test_an_unknown_count_stops_the_build():
    page = SimpleNamespace(file=SimpleNamespace(src_uri="index.md"))
    config = SimpleNamespace(extra={"edition": "en"})
    with pytest.raises(BuildError, match="nothing is counted as lost"):
        on_page_content('<span data-count="lost"></span>', page, config, None)


def test_other_pages_are_left_alone():
    page = SimpleNamespace(file=SimpleNamespace(src_uri="reference/notation.md"))
    content = '<li><a href="jacobian/definition/">x</a></li>'
    assert on_page_content(content, page, SimpleNamespace(extra={"edition": "en"}), None) == content
