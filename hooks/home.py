"""Count for the pages, in every build: how long a lesson takes to read, how much a machine checks.

`<span data-count="equations"></span>` becomes a number. On the home page a line of the map, a list item that
begins with a link to a page, gets its reading time at the end, and <jacobian-progress> the ids of each page's
exercises.
"""

import html
import json
import math
import re

from mkdocs.exceptions import BuildError

from hooks import lab_run, lab_source
from hooks.answers import identifier
from hooks.claims import TESTS, guards_in
from hooks.lab_source import Code
from hooks.mutate import score
from hooks.project import ROOT
from hooks.words import words

FENCE = re.compile(r"^( *)(`{3,}).*?^\1\2`*$", re.M | re.S)
NOT_PROSE = re.compile(r"\A---\n.*?\n---\n|!\[.*?\]\(.*?\)|\$.*?\$|\{ .*? \}|\]\(\S+\)|\n +answer: \S+", re.S)
UNITS = {"en": (re.compile(r"[A-Za-z][\w'’-]*"), 200), "zh": (re.compile("[\u3400-\u9fff]"), 400)}  # a minute
COUNT = re.compile(r'<span data-count="([\w-]+)"></span>')
ANSWER = re.compile(r"^ +answer: (\S+)$", re.M)
PROGRESS = "<jacobian-progress>"
LINE = re.compile(r'(<li><a href="((?:[a-z_]+/){2})">.*?)</li>', re.S)


def on_page_content(content, page, config, files):
    """Fill in the counts, and on the home page the reading times."""
    language = config.extra.get("edition")
    if language is None:
        return content
    name = page.file.src_uri
    if 'data-count="' in content:
        counts = counted() | score()

        def number(place):
            if place[1] not in counts:
                raise BuildError(f"{name}: nothing is counted as {place[1]}; there are {', '.join(counts)}")
            return str(counts[place[1]])

        content = COUNT.sub(number, content)
    if name != "index.md":
        return content

    def timed(line):
        text = words(language)["minutes"].format(minutes=minutes(_markdown(line[2], language), language))
        return f'{line[1]} <span class="minutes">{text}</span></li>'

    pages = html.escape(json.dumps(exercises()))
    content = content.replace(PROGRESS, f'<jacobian-progress data-pages="{pages}">')
    return LINE.sub(timed, content)


def _markdown(address, language):
    """Return the Markdown of a page, such as `jacobian/definition/`."""
    chapter, name = address.strip("/").split("/")
    if chapter == "labs":
        return lab_source.prose(name, language)
    return (ROOT / "docs" / language / chapter / f"{name}.md").read_text("utf-8")


def exercises():
    """Return the ids of each page's exercises by the page's address on the home page."""
    folder = ROOT / "docs/en"
    found = {}
    for path in sorted(folder.rglob("*.md")):
        if places := ANSWER.findall(path.read_text("utf-8")):
            page = path.relative_to(folder).with_suffix("").as_posix()
            found[f"{page}/"] = [identifier(place) for place in places]
    return found


def minutes(markdown, language):
    """Return the reading time of a page's prose, rounded up, at 200 English words or 400 Han characters."""
    unit, a_minute = UNITS[language]
    return math.ceil(len(unit.findall(NOT_PROSE.sub(" ", FENCE.sub("", markdown)))) / a_minute)


def counted():
    """Return what is checked, counted in the sources: no build runs the tests."""
    pages = [path.read_text("utf-8") for path in (ROOT / "docs/en").rglob("*.md")]
    cells = [cell for lab in lab_source.names() for cell in lab_source.read(lab) if isinstance(cell, Code)]
    printed = [text for lab in lab_source.names() for text, _ in lab_run.results(lab) if text]
    drawn = [cell for cell in cells if cell.figure]
    figures = sum(len(re.findall(r"^ *!\[.*\]\(snippets/", text, re.M)) for text in pages)
    return {
        "equations": sum(text.count("``` { .math #") for text in pages),
        "blocks": sum(text.count('```python title="') for text in pages) + len(cells),
        "outputs": sum(text.count('```text title="') for text in pages) + len(printed),
        "figures": figures + len(drawn),
        "tests": sum(len(guards_in(path)) for path in TESTS.rglob("test_*.py")),
    }
