"""The built folder at a place that SITE_URL does not name: only what must be absolute still names it."""

from urllib.parse import urljoin

import pytest

from tests.browser.conftest import foreign, serving
from tests.browser.waiting import until


@pytest.fixture(scope="module", params=["/", "/another/name/"])
def elsewhere(request, site):
    """Return the address of the site's entrance there."""
    with serving(site.folder, at=request.param) as base:
        yield base


@pytest.fixture
def go(visit, elsewhere):
    """Return a function that opens a page there and remembers what could not be loaded."""

    def open_(path, **options):
        page = visit(path, base=elsewhere, **options)
        page.base = elsewhere
        return page

    return open_


def undisturbed(page):
    """Nothing was missing, nothing was asked of another host."""
    assert foreign(page, page.base) == []
    assert page.faults == []


@pytest.mark.parametrize(("words", "language"), [("Start in English", "en"), ("阅读中文版", "zh")])
def test_the_entrance_an_edition_a_lesson_and_its_twin_are_linked(go, words, language):
    page = go("")
    page.get_by_role("link", name=words).click()
    page.wait_for_url(f"{page.base}{language}/")
    page.locator("article a[href='jacobian/definition/']").first.click()
    page.wait_for_url(f"{page.base}{language}/jacobian/definition/")
    page.locator("a.language-switch").click()
    page.wait_for_url(f"{page.base}{'zh' if language == 'en' else 'en'}/jacobian/definition/")
    assert page.evaluate("document.fonts.check('16px \"STIX Two Math\"')")
    undisturbed(page)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_figures_and_exercises_fetch_their_scripts(go, language):
    page = go(f"{language}/jacobian/linear_map/")
    for element in ("jacobian-linear-map", "jacobian-exercise"):
        page.locator(element).first.scroll_into_view_if_needed()
        until(page, "name => Boolean(customElements.get(name))", element)
    undisturbed(page)


@pytest.mark.parametrize(("language", "query"), [("en", "determinant"), ("zh", "行列式")])
def test_search_finds_pages_of_this_place(go, language, query):
    page = go(f"{language}/reference/notation/")
    page.keyboard.press("/")
    page.locator("dialog input").fill(query)
    page.wait_for_selector("dialog .pagefind-ui__result-link")
    links = page.eval_on_selector_all("dialog .pagefind-ui__result-link", "all => all.map(a => a.href)")
    assert all(link.startswith(f"{page.base}{language}/") for link in links)
    undisturbed(page)


def test_a_lost_page_finds_the_editions_of_this_place(go):
    page = go("zh/no/such/page/")
    links = page.eval_on_selector_all("a[data-edition]", "all => all.map(a => a.href)")
    assert links == [f"{page.base}zh/", f"{page.base}en/"]


def test_a_lab_can_be_downloaded(go):
    page = go("en/labs/digits/")
    link = page.locator(".lab-download a").get_attribute("href")
    assert page.request.get(urljoin(page.url, link)).json()["nbformat"] == 4
