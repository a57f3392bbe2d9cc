"""End each page with "How this page is checked": the tests that guard it, in full, folded."""

import html
import re
from functools import cache
from pathlib import PurePosixPath

from mkdocs.structure.toc import AnchorLink
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from hooks.claims import TESTS, guard_files, guards_in
from hooks.labs import is_lab
from hooks.words import words

EQUATION = re.compile(r'<div class="equation" id="eq-([\w-]+)">')
# Key words, comments, texts and the names of tests keep their colour; the rest has the colour of the text.
PLAIN = re.compile(r'<span class="(?!k|c|s|nf)\w+">([^<]*)</span>')
SECTION = "checked"


def on_page_content(content, page, config, files):
    """Append the evidence to a page that has tests, and list it in the table of contents."""
    paths = guard_files(PurePosixPath(page.file.src_uri).with_suffix("").as_posix())
    if not paths:
        return content
    text = words(config.extra["edition"])
    page.toc.items[0].children.append(AnchorLink(text["checked"], SECTION, 2))
    tests = sum(len(guards_in(path)) for path in paths)
    equations = len(EQUATION.findall(content))
    intro = text[_kind(page, content, equations)].format(equations=equations, tests=tests)
    full = f'<span class="on-screen">{text["checked_tests"]}</span>'
    return (
        f'{content}<section class="evidence" data-pagefind-ignore="all">'
        f'<h2 id="{SECTION}">{text["checked"]}'
        f'<a class="headerlink" href="#{SECTION}" title="{text["permalink"]}">¶</a></h2>'
        f"<p>{intro}{full}</p>{''.join(_file(path, set()) for path in paths)}</section>"
    )


def _kind(page, content, equations):
    """Return the name of the words that say what the tests of this page do."""
    if is_lab(page):
        return "checked_lab"
    if equations:
        return "checked_intro"
    return "checked_answers" if "<jacobian-exercise" in content else "checked_numbers"


def _file(path, seen):
    """Return a folded test file, cut so that each claiming test is the target of its equation's link."""
    lines = path.read_text("utf-8").splitlines(keepends=True)
    parts, done = [], 0
    for test in guards_in(path):
        if test.equation:
            parts.append(_code(lines[done : test.first - 1]))
            parts.append(_claim(test, lines[test.first - 1 : test.last], seen))
            done = test.last
    parts.append(_code(lines[done:]))
    name = path.relative_to(TESTS.parent).as_posix()
    return f"<details><summary><code>{name}</code></summary>{''.join(parts)}</details>"


def _claim(test, lines, seen):
    """Return a test's code; the first claim of an equation carries the id that its link names."""
    name = html.escape(test.equation)
    anchor = "" if name in seen else f' id="check-{name}"'
    seen.add(name)
    back = f'<a href="#eq-{name}">{name} ↑</a>'
    return f'<div class="claim"{anchor}>{back}{_code(lines)}</div>'


def _code(lines):
    source = "".join(lines).strip("\n")
    return _highlighted(source) if source else ""


@cache
def _highlighted(source):
    """Colour some code, once for both languages; what would have the text's own colour weighs nothing."""
    return PLAIN.sub(
        r"\1", highlight(source, PythonLexer(), HtmlFormatter(cssclass="highlight", wrapcode=True))
    )
