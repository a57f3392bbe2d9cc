"""Stop the build when something that should have been turned into HTML is left on a page."""

import re

from lxml.html import fragment_fromstring
from mkdocs.exceptions import BuildError

# LaTeX, a fence, a link or a block that stayed text
MARKUP = re.compile(r"///|\$|\\\(|\\\[|\\[a-zA-Z]{2,}|\w\^[\w{]|\w_\{|\.math\b|```|~~~|\]\(|\]\[")
DOLLARS = re.compile(r"\$.*\$")
INCLUDE = re.compile(r"--8<--")
EVIDENCE = '<section class="evidence"'  # the last of a page, long, and nothing but code


def on_page_content(content, page, config, files):
    """Look at the text a reader sees: LaTeX only inside code, include lines nowhere."""
    body = fragment_fromstring(content.partition(EVIDENCE)[0], create_parent="div")
    _drop(body, "annotation")
    _refuse(INCLUDE, body.text_content(), page, "an include line that was not replaced")
    for name in ("arithmatex", "math", "language-math"):
        for left in body.find_class(name):
            text = left.text_content()[:80]
            raise BuildError(f"{page.file.src_uri}: a formula that was not translated: {text}")
    for code in body.iter("code"):
        if code.getparent().tag != "pre":
            _refuse(DOLLARS, code.text_content(), page, "a formula inside code")
    _drop(body, "pre", "code", "math", "script", "style")
    _refuse(MARKUP, body.text_content(), page, "LaTeX, a fence, a link or a block that stayed text")
    return content


def _drop(body, *tags):
    for part in list(body.iter(*tags)):
        part.drop_tree()


def _refuse(pattern, text, page, what):
    if found := pattern.search(text):
        around = " ".join(text[max(0, found.start() - 40) : found.end() + 40].split())
        raise BuildError(f"{page.file.src_uri}: {what}, near: {around}")
