"""Search: Pagefind indexes the built pages, one index a language, fetched only by readers who search."""

import asyncio
import re
from pathlib import Path

from bs4 import BeautifulSoup
from mkdocs.exceptions import BuildError
from pagefind.index import PagefindIndex

EXCLUDED = "nav, .headerlink, .equation, annotation, [data-pagefind-ignore]"
# Most of a page's markup: not worth parsing.
LONG = re.compile(
    r'<section class="evidence".*?</section>|<svg.*?</svg>'
    r'|<div class="md-sidebar.*?(?=<div class="md-content)',
    re.S,
)


def searchable(page):
    """Return a page's HTML as the index should see it: inline formulas as words, markup not twice."""
    soup = BeautifulSoup(LONG.sub("", page), "html.parser")
    for part in soup.select(EXCLUDED):
        part.decompose()
    for formula in soup.select("math"):
        leaves = (leaf.strip() for leaf in formula.find_all(string=True))
        formula.replace_with(f" {' '.join(leaf for leaf in leaves if leaf)} ")
    soup.article["data-pagefind-body"] = ""
    return str(soup)


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
