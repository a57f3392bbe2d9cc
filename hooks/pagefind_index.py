"""Search: Pagefind indexes the built pages, one index a language, fetched only by readers who search.

Its command is run, not its Python interface: that one kills Pagefind as soon as it answers, and the last
files may not be written yet.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from lxml.html import document_fromstring, tostring
from mkdocs.exceptions import BuildError

from hooks.editions import LANGUAGES

EXCLUDED_TAGS = ("nav", "annotation", "svg")
EXCLUDED_CLASSES = ("headerlink", "evidence", "equation")


def searchable(page):
    """Return a page's HTML as the index should see it: inline formulas as words, markup not twice."""
    document = document_fromstring(page)
    excluded = list(document.iter(*EXCLUDED_TAGS)) + document.xpath("//*[@data-pagefind-ignore]")
    for name in EXCLUDED_CLASSES:
        excluded += document.find_class(name)
    for part in excluded:
        if part.getparent() is not None:
            part.drop_tree()
    for formula in list(document.iter("math")):
        leaves = (leaf.strip() for leaf in formula.itertext())
        words = " ".join(leaf for leaf in leaves if leaf)
        formula.tail = f" {words} {formula.tail or ''}"
        formula.drop_tree()
    document.find(".//article").set("data-pagefind-body", "")
    return tostring(document, encoding="unicode", doctype="<!doctype html>")


def on_post_build(config):
    """Index the editions once they stand."""
    if "edition" in config.extra:
        return
    site = Path(config.site_dir)
    with tempfile.TemporaryDirectory() as folder:
        for language in LANGUAGES:
            for page in sorted((site / language).rglob("index.html")):
                copy = Path(folder) / page.relative_to(site)
                copy.parent.mkdir(parents=True, exist_ok=True)
                copy.write_text(searchable(page.read_text("utf-8")), encoding="utf-8")
        places = ["--site", folder, "--output-path", str(site / "pagefind")]
        process = subprocess.run(
            [sys.executable, "-m", "pagefind", "--silent", *places], capture_output=True, text=True
        )
    if process.returncode:
        raise BuildError(f"Pagefind wrote no index: {process.stderr.strip()}")
    entry = site / "pagefind/pagefind-entry.json"  # its languages stand in no order
    entry.write_text(json.dumps(json.loads(entry.read_text("utf-8")), sort_keys=True), encoding="utf-8")
