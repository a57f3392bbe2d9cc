"""What holds for the whole built site: nothing from other hosts, nothing missing, no script for formulas."""

import re

import pytest
from bs4 import BeautifulSoup

from tests.conftest import SITE_URL
from tests.pages import LESSONS, published_at

LOADING = {
    "script": ["src"],
    "link": ["href"],
    "img": ["src", "srcset"],
    "source": ["src", "srcset"],
    "video": ["src", "poster"],
    "audio": ["src"],
    "iframe": ["src"],
    "embed": ["src"],
    "object": ["data"],
    "form": ["action"],
    "use": ["href", "xlink:href"],
    "image": ["href", "xlink:href"],
}
ROOT_PAGES = ("index.html", "404.html")
ABSOLUTE = re.compile(r"(?:[a-z]+:)?//", re.I)


def loads(page):
    """Return every address that a browser would ask for by itself."""
    for element in page.find_all(list(LOADING)):
        yield from (element[a] for a in LOADING[element.name] if element.has_attr(a))


def everything(site):
    """Return all pages of the site by address: both editions, the entrance and the 404 page."""
    more = {
        name: BeautifulSoup((site.folder / name).read_text("utf-8"), "html.parser") for name in ROOT_PAGES
    }
    return site.pages | more


def test_no_page_loads_anything_from_another_host(site):
    for address, page in everything(site).items():
        others = [url for url in loads(page) if ABSOLUTE.match(url) and not url.startswith(SITE_URL)]
        assert others == [], address
        styles = " ".join(tag.get_text() for tag in page.select("style"))
        styles += " ".join(tag["style"] for tag in page.select("[style]"))
        assert not re.search(r"url\(\s*['\"]?(?:https?:)?//|@import", styles, re.I), address
        scripts = [tag.get_text() for tag in page.select("script") if not tag.has_attr("src")]
        assert not any(re.search(r"['\"`(](?:https?:)?//\w", script) for script in scripts), address


def test_no_style_sheet_or_script_of_ours_names_another_host(site):
    ours = ("*.css", "*.js", "elements/*")
    for path in (path for kind in ours for path in (site.folder / "assets").glob(kind)):
        text = re.sub(r"^\s*//.*$", "", path.read_text("utf-8"), flags=re.M)
        assert not re.search(r"https?://(?!www\.w3\.org)|['\"`(]\s*//\w|@import", text, re.I), path.name


def test_the_folder_may_stand_anywhere(site):
    """No address on a page begins at the root of a host or names ours; 404.html is served for any depth."""
    absolute = re.compile(rf"/|{re.escape(SITE_URL)}")
    for address, page in everything(site).items():
        for extra in page.select("link[rel=canonical], link[rel=alternate]"):
            extra.extract()
        named = [e[a] for e in page.select("[href], [src]") for a in ("href", "src") if e.has_attr(a)]
        assert address == "404.html" or not any(absolute.match(url) for url in named), address


def test_every_formula_is_mathml_and_no_math_script_is_loaded(site):
    for lesson in LESSONS:
        assert site.pages[published_at(lesson)].select("math"), lesson
    for page in site.pages.values():
        assert not any("katex" in url.lower() or "mathjax" in url.lower() for url in loads(page))


def test_every_page_has_a_title_of_its_own(site):
    titles = [page.title.get_text().strip() for page in site.pages.values()]
    assert len(set(titles)) == len(titles)
    assert all(len(set(title.split(" - "))) == len(title.split(" - ")) for title in titles), titles


def test_ids_are_unique_on_every_page(site):
    for address, page in site.pages.items():
        ids = [element["id"] for element in page.select("[id]")]
        assert len(ids) == len(set(ids)), address


def test_every_figure_has_a_text_alternative_in_the_language_of_its_page(site):
    for address, page in site.pages.items():
        for figure in page.select("svg.figure"):
            chinese = bool(re.search("[\u3400-\u9fff]", figure["aria-label"]))
            assert chinese == address.startswith("zh"), address


def test_figures_weigh_a_few_kilobytes(site):
    for page in site.pages.values():
        for figure in page.select("svg.figure"):
            assert len(str(figure)) < 20_000


@pytest.mark.parametrize("file", ["index.html", "404.html", "sitemap.xml", "pagefind/pagefind.js"])
def test_what_a_host_needs_is_there(site, file):
    assert (site.folder / file).stat().st_size > 100


def test_no_page_is_published_as_a_file_of_another_kind(site):
    """No navigation, glossary or Markdown source slips into the site."""
    kinds = {
        path.suffix for path in site.folder.rglob("*") if path.is_file() and "pagefind" not in path.parts
    }
    assert kinds <= {".html", ".css", ".js", ".svg", ".xml", ".gz", ".png", ".map", ".ipynb"}


def test_every_heading_of_a_table_and_every_link_says_something_in_words(site):
    """Some screen readers pass over a formula: alone it names nothing."""
    for address, page in site.pages.items():
        assert all(heading.get_text().strip() for heading in page.select("article th")), address
        for link in page.select("article a[href]"):
            texts = (text for text in link.find_all(string=True) if not text.find_parent("math"))
            words = "".join(texts).strip() or link.get("aria-label") or link.get("title")
            assert words, f"{address}: {link}"
