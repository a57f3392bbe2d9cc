"""Stop the build when something that should have been turned into HTML is left on a page."""

import re

from bs4 import BeautifulSoup
from mkdocs.exceptions import BuildError

# LaTeX, a fence or a link that stayed text
MARKUP = re.compile(r"\$|\\\(|\\\[|\\[a-zA-Z]{2,}|\w\^[\w{]|\w_\{|\.math\b|```|~~~|\]\(|\]\[")
DOLLARS = re.compile(r"\$.*\$")
INCLUDE = re.compile(r"--8<--")
EVIDENCE = '<section class="evidence"'  # the last of a page, long, and nothing but code


def on_page_content(content, page, config, files):
    """Look at the text a reader sees: LaTeX only inside code, include lines nowhere."""
    soup = BeautifulSoup(content.partition(EVIDENCE)[0], "html.parser")
    for part in soup.select("annotation"):
        part.decompose()
    _refuse(INCLUDE, soup.get_text(), page, "an include line that was not replaced")
    if left := soup.select_one(".arithmatex, .math, .language-math"):
        raise BuildError(f"{page.file.src_uri}: a formula that was not translated: {left.get_text()[:80]}")
    for code in soup.select(":not(pre) > code"):
        _refuse(DOLLARS, code.get_text(), page, "a formula inside code")
    for part in soup.select("pre, code, math, script, style"):
        part.decompose()
    _refuse(MARKUP, soup.get_text(), page, "LaTeX, a fence or a link that stayed text")
    return content


def _refuse(pattern, text, page, what):
    if found := pattern.search(text):
        around = " ".join(text[max(0, found.start() - 40) : found.end() + 40].split())
        raise BuildError(f"{page.file.src_uri}: {what}, near: {around}")
