"""Searching: each edition finds its own pages, and nothing is fetched before the reader searches."""

import pytest

from tests.browser.waiting import until

QUERIES = [  # language, what a reader types, a page that must be among the first
    ("zh", "雅可比矩阵", "jacobian/"),
    ("zh", "偏导数", "partial_derivatives/"),
    ("zh", "行列式", "change_of_variables/determinant"),
    ("zh", "反向传播", "backpropagation/"),
    ("zh", "牛顿法", "applications/newton"),
    ("zh", "梯度检验", "backpropagation/gradient_check"),
    ("zh", "NumPy", "/"),
    ("en", "Jacobian matrix", "jacobian/"),
    ("en", "partial derivatives", "partial_derivatives/"),
    ("en", "determinant", "change_of_variables/determinant"),
    ("en", "Newton", "applications/newton"),
    ("en", "log-normal", "change_of_variables/densities"),
    ("en", "SciPy", "/"),
]
LINKS = "document.querySelectorAll('dialog .pagefind-ui__result-link')"


def open_search(page, key="/"):
    page.keyboard.press(key)
    page.wait_for_selector("dialog[open] input")


@pytest.mark.parametrize(("language", "query", "wanted"), QUERIES)
def test_a_query_finds_the_right_pages_of_its_language_only(visit, address, language, query, wanted):
    page = visit(f"{language}/")
    open_search(page)
    page.locator("dialog input").fill(query)
    found = f"{address}{language}/{wanted}".rstrip("/")
    until(page, f"start => [...{LINKS}].some(a => a.href.startsWith(start))", found)
    links = page.eval_on_selector_all("dialog .pagefind-ui__result-link", "all => all.map(a => a.href)")
    assert all(link.startswith(f"{address}{language}/") for link in links)
    assert page.faults == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_result_leads_to_its_page(visit, language):
    page = visit(f"{language}/change_of_variables/polar/")
    open_search(page)
    page.locator("dialog input").fill("Box Muller")
    page.locator("dialog .pagefind-ui__result-link").first.click()
    page.wait_for_url(f"**/{language}/change_of_variables/densities/**")


def test_nothing_is_fetched_before_the_reader_turns_to_the_search(visit):
    page = visit("en/jacobian/definition/", until="networkidle")
    assert not any("pagefind" in url for url in page.requests)
    page.locator("site-search button").focus()
    until(page, "() => Boolean(window.PagefindUI)")
    assert any("pagefind" in url for url in page.requests)


def test_the_dialog_opens_by_click_or_key_and_closes_by_button_or_escape(visit):
    page = visit("en/")
    page.locator("site-search > button").click()
    page.wait_for_selector("dialog[open] input:focus")
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0
    open_search(page)
    page.locator("dialog .search-close button").click()
    assert page.locator("dialog[open]").count() == 0


def test_a_slash_typed_into_the_search_is_a_letter(visit):
    page = visit("en/")
    open_search(page)
    page.locator("dialog input").type("a/b")
    assert page.locator("dialog input").input_value() == "a/b"


def test_without_javascript_no_dead_button_is_shown(visit):
    page = visit("en/", java_script_enabled=False)
    assert not page.locator("site-search").is_visible()


@pytest.mark.parametrize(("language", "words"), [("en", "Search"), ("zh", "搜索")])
def test_a_search_that_cannot_be_loaded_says_so_and_can_be_tried_again(visit, language, words):
    page = visit(f"{language}/")
    page.route("**/pagefind/**", lambda route: route.abort())
    page.locator("site-search > button").click()
    page.wait_for_selector("dialog[open] [role=alert]")
    assert words in page.locator("dialog [role=alert]").inner_text()
    page.keyboard.press("Escape")
    page.unroute("**/pagefind/**")
    page.locator("site-search > button").click()
    page.wait_for_selector("dialog[open] input")
