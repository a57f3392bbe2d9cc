"""Search: Pagefind indexes the built pages, one index a language, fetched only by readers who search."""

import asyncio
from pathlib import Path

from lxml.html import document_fromstring, tostring
from mkdocs.exceptions import BuildError
from pagefind.index import PagefindIndex

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


async def _index(site):
    options = {"output_path": str(site / "pagefind")}
    async with PagefindIndex(config=options) as index:
        for language in ("en", "zh"):
            for page in sorted((site / language).rglob("index.html")):
                html = searchable(page.read_text("utf-8"))
                path = page.relative_to(site).as_posix()
                await index.add_html_file(source_path=path, content=html)


def on_post_build(config):
    """Index the editions once they stand."""
    if "edition" in config.extra:
        return
    site = Path(config.site_dir)
    asyncio.run(_index(site))
    if not (site / "pagefind/pagefind.js").exists():
        raise BuildError("Pagefind wrote no index: see its message above")
