"""axe finds nothing to mend on any page, the theme's own parts included, in either language, light or dark.

One page of each kind is looked at for every change, all pages in .ci/full.
"""

import pytest

from tests.browser.axe import violations
from tests.browser.test_reading import ALL
from tests.often import weekly

KINDS = ["", "en/", "zh/jacobian/definition/", "en/partial_derivatives/gradient/", "zh/labs/digits/"]
KINDS += ["zh/reference/questions/", "en/reference/self_test/", "en/reference/glossary/"]

PAGES = weekly(ALL, rare=lambda path: path not in KINDS, name=lambda path: path or "/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_to_mend(visit, path, scheme):
    """With all folds open; answered exercises are looked at in test_exercises.py."""
    page = visit(path, color_scheme=scheme)
    assert violations(page) == []


def test_the_kinds_are_pages():
    assert set(KINDS) <= set(ALL)


FOCUS = """() => {
    const active = document.activeElement;
    // The theme's button for colours is the label of a hidden input.
    const seen = active.matches('.md-option') ? active.nextElementSibling : active;
    const style = getComputedStyle(seen);
    const {x, y, width, height} = seen.getBoundingClientRect();
    return {
        tag: active.outerHTML.slice(0, 120),
        body: active === document.body,
        // A figure's handle changes its fill.
        outlined: active.matches('.handle')
            || style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0,
        visible: width > 0 && height > 0 && y < innerHeight && y + height > 0,
    };
}"""


@pytest.mark.parametrize("path", ["en/partial_derivatives/gradient/", "zh/jacobian/definition/", "en/"])
def test_by_tab_through_a_whole_page_the_focus_is_always_seen(visit, path):
    """From the first link to the last, and out of the page again."""
    page = visit(path)
    seen = []
    for _ in range(400):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        if focus["body"]:
            break
        assert focus["visible"] and focus["outlined"], focus
        seen.append(focus["tag"])
    else:
        pytest.fail("the focus does not leave the page")
    assert len(seen) > 20
    assert "md-skip" in seen[0], "the first leads past the navigation"


def test_with_less_motion_nothing_glides(visit):
    page = visit("en/jacobian/definition/", reduced_motion="reduce")
    moving = page.eval_on_selector_all(
        "*",
        """all => all.filter(e => ['', '::before', '::after'].some(part => {
            const style = getComputedStyle(e, part);
            const durations = `${style.transitionDuration},${style.animationDuration}`.split(',');
            return durations.some(duration => parseFloat(duration) > 0);
        })).map(e => e.outerHTML.slice(0, 80))""",
    )
    assert moving == []


@pytest.mark.parametrize("path", ["en/", "zh/jacobian/definition/"])
def test_at_twice_the_size_nothing_is_lost(visit, path):
    """A window half as wide and high, as zooming to 200 % makes it."""
    page = visit(path, viewport={"width": 640, "height": 450})
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    assert page.locator("h1").is_visible()
    assert page.locator("site-search button").first.is_visible()
    page.locator("label.md-header__button[for=__drawer]").first.click()
    assert page.locator(".md-nav--primary a").first.is_visible()
