"""Two editions, siblings, each page with its twin."""

import pytest

from tests.conftest import SITE_URL

OTHER = {"en": "zh", "zh": "en"}


def test_both_editions_have_the_same_pages(site):
    english, chinese = ({a[3:] for a in site.pages if a.startswith(language)} for language in OTHER)
    assert english == chinese
    assert len(english) >= 3


def test_each_page_is_in_its_language(site):
    for address, page in site.pages.items():
        assert page.html["lang"] == address[:2]


def test_the_switch_is_a_plain_link_to_the_twin(site):
    for address, page in site.pages.items():
        target = site.folder / address / page.select_one("a.language-switch")["href"]
        twin = site.folder / OTHER[address[:2]] / address[3:]
        assert target.resolve() == twin.resolve()
        assert (twin / "index.html").is_file()


def test_alternates_and_canonical_are_absolute(site):
    for address, page in site.pages.items():
        links = {tag["hreflang"]: tag["href"] for tag in page.select("head link[hreflang]")}
        path = address[3:]
        assert links == {
            "en": f"{SITE_URL}en/{path}",
            "zh-Hans": f"{SITE_URL}zh/{path}",
            "x-default": f"{SITE_URL}en/{path}" if path else SITE_URL,
        }
        assert page.select_one("link[rel=canonical]")["href"] == SITE_URL + address
        assert page.select_one('meta[property="og:url"]')["content"] == SITE_URL + address


def test_the_theme_s_script_finds_no_alternate_to_fetch_a_sitemap_for(site):
    """It looks for link[rel=alternate] and asks that host for sitemap.xml, on every page."""
    for page in site.pages.values():
        assert [tag for tag in page.select("link[hreflang]") if tag.attrs["rel"] == "alternate"] == []
        assert all('rel="alternate "' in str(tag) or tag["rel"] for tag in page.select("link[hreflang]"))


def test_the_sitemaps_name_every_page(site):
    index = (site.folder / "sitemap.xml").read_text("utf-8")
    for language in OTHER:
        assert f"<loc>{SITE_URL}{language}/sitemap.xml</loc>" in index
        sitemap = (site.folder / language / "sitemap.xml").read_text("utf-8")
        for address in (a for a in site.pages if a.startswith(language)):
            assert f"<loc>{SITE_URL}{address}</loc><lastmod>" in sitemap


def test_the_404_page_is_bilingual_and_loads_nothing(site):
    html = (site.folder / "404.html").read_text("utf-8")
    assert "There is no page" in html
    assert "没有页面" in html
    assert 'href="/some/folder/en/"' in html
    assert "src=" not in html
    assert "stylesheet" not in html
    assert not list((site.folder / "en").glob("404.html"))


@pytest.mark.parametrize(("language", "words"), [("en", "Colours: light"), ("zh", "配色：浅色")])
def test_the_names_of_the_colour_toggles_are_translated(site, language, words):
    labels = [tag["aria-label"] for tag in site.page(language, "index").select("input.md-option")]
    assert len(labels) == 3
    assert any(words in label for label in labels)


def test_one_place_remembers_the_colours_for_the_whole_site(site):
    for address, page in site.pages.items():
        scope = f'__md_scope=new URL("{"../" * address.count("/")}",location)'
        assert any(scope in script.get_text() for script in page.select("script"))
