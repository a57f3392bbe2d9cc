"""A lesson on paper: what is for a screen is gone, what is for reading is whole, and black on white."""

import pytest

from tests.browser.conftest import opened
from tests.browser.waiting import until
from tests.pages import LANGUAGES

A4 = {"width": 642, "height": 971}  # without the margins, in CSS pixels
FOR_SCREENS = """header, nav, footer, button, input, select, form, site-search, .md-sidebar, .headerlink,
    .evidence-link, .exercise-solved, .tip, .success, .on-screen, .evidence pre, .page-foot"""


@pytest.fixture(scope="module", params=LANGUAGES)
def paper(request, chromium, address):
    """Return a lesson as a reader prints it whose screen is dark."""
    url = f"{address}{request.param}/jacobian/definition/"
    with opened(chromium, url, viewport=A4, color_scheme="dark") as page:
        assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
        page.emulate_media(media="print")
        until(page, "document.getAnimations().every(a => a.playState != 'running')")
        yield page


def visible(page, selector):
    """Return what can be seen of a selector."""
    return page.locator(selector).locator("visible=true")


def colours(page, selector, *properties):
    """Return the computed colours of all elements of a selector."""
    return page.eval_on_selector_all(
        selector,
        """(all, names) => all.map(element => {
            const style = getComputedStyle(element);
            return names.map(name => style[name]);
        })""",
        properties,
    )


def test_what_is_for_a_screen_is_not_printed(paper):
    assert paper.locator(FOR_SCREENS).count() > 20
    assert visible(paper, FOR_SCREENS).all_inner_texts() == []


def test_what_is_for_reading_is_printed(paper):
    for selector in (
        "h1",
        "h2",
        ".equation math",
        ".shape",
        "figure svg",
        "figcaption",
        "article pre",
        "jacobian-exercise",
    ):
        hidden = paper.locator(f"{selector}:not(.evidence *, .success *)").locator("visible=false")
        assert hidden.count() == 0, selector


def test_how_the_page_is_checked_is_one_paragraph_and_the_names_of_the_tests(paper):
    shown = paper.locator(".evidence").inner_text()
    assert "tests/jacobian/test_definition.py" in shown
    assert "def test_" not in shown
    assert not shown.splitlines()[2].endswith(("in full.", "如下。"))


def test_mistakes_are_printed_unfolded(paper):
    mistake = visible(paper, "details.failure pre")
    assert mistake.count() == paper.locator("details.failure pre").count() > 3


def test_mistakes_are_printed_unfolded_without_javascript_too(chromium, address):
    with opened(chromium, f"{address}zh/jacobian/definition/", java_script_enabled=False) as page:
        assert visible(page, "details.failure pre").count() == 0
        page.emulate_media(media="print")
        assert visible(page, "details.failure pre").count() > 3
        assert visible(page, FOR_SCREENS).count() == 0


def test_it_is_black_on_white_though_the_screen_is_dark(paper):
    assert colours(paper, "body", "backgroundColor") == [["rgb(255, 255, 255)"]]
    text = colours(
        paper,
        "article :is(h1, h2, figcaption, math, pre > code), article > p:not(:has(> em:only-child))",
        "color",
    )
    assert {colour for (colour,) in text} == {"rgb(0, 0, 0)"}


def test_the_columns_keep_their_colours(paper, visit):
    """Those of the light screen: the dark one's are too pale on white."""
    lit = visit(paper.url.partition("/some/folder/")[2], color_scheme="light")
    coloured = "svg.figure [style*='--column']"
    printed = colours(paper, coloured, "fill", "stroke")
    assert printed == colours(lit, coloured, "fill", "stroke")
    assert len({colour for pair in printed for colour in pair if colour.startswith("rgb")}) >= 2


def test_nothing_that_belongs_together_is_cut_and_no_heading_is_left_alone(paper):
    whole = ".equation, figure, pre:not(.evidence *)"
    assert {tuple(c) for c in colours(paper, whole, "breakInside")} == {("avoid",)}
    heads = "h1, h2, .exercise-title, .failure > summary"
    assert {tuple(c) for c in colours(paper, heads, "breakAfter")} == {("avoid",)}


def test_nothing_is_wider_than_the_paper_and_nothing_scrolls(paper):
    assert paper.evaluate("document.documentElement.scrollWidth") <= A4["width"]
    cut = paper.eval_on_selector_all(
        ".equation-scroll, pre > code",
        "all => all.filter(e => getComputedStyle(e).overflowX != 'visible').map(e => e.textContent)",
    )
    assert cut == []


def test_code_that_is_too_long_goes_on_in_the_next_line(paper):
    code = visible(paper, "article pre > code").first
    before = code.bounding_box()
    code.evaluate("code => { code.append('x'.repeat(300)); }")
    after = code.bounding_box()
    assert after["width"] == before["width"] <= A4["width"]
    assert after["height"] > before["height"] + 20


def test_a_link_to_another_site_shows_its_address_and_one_to_a_lesson_does_not(paper):
    paper.locator("article > p").first.evaluate(
        """p => p.append(Object.assign(document.createElement('a'),
            {href: 'https://example.org/x', textContent: 'x', id: 'elsewhere'}))"""
    )
    content = "link => getComputedStyle(link, '::after').content"
    assert paper.locator("#elsewhere").evaluate(content) == '" <https://example.org/x>"'
    inside = paper.eval_on_selector_all("article a[href]:not(#elsewhere)", f"all => all.map({content})")
    assert set(inside) == {"none"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_link_that_is_its_address_does_not_show_it_twice(visit, language):
    page = visit(f"{language}/reference/bibliography/")
    page.emulate_media(media="print")
    links = page.locator("article a[href^=http]")
    assert links.count() > 2
    for link in links.all():
        assert link.inner_text() == link.get_attribute("href")
        assert link.evaluate("link => getComputedStyle(link, '::after').content") == "none"


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_interactive_figure_is_printed_as_the_static_one(figure, language):
    shown = figure("linear-map", language)
    shown.page.emulate_media(media="print")
    assert visible(shown.element, ".figure-frame > svg").count() == 1
    assert visible(shown.element, ".stage, .panel, details").count() == 0
