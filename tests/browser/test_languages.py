"""Two languages: the switch, the colours that survive it, the entrance and the 404 page."""

import pytest

PAGES = ["", "jacobian/definition/", "change_of_variables/polar/"]
OTHER = {"en": "zh", "zh": "en"}


@pytest.mark.parametrize("language", OTHER)
@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("javascript", [True, False])
def test_the_switch_stays_on_the_page(visit, address, language, name, javascript):
    page = visit(f"{language}/{name}", java_script_enabled=javascript)
    page.locator("a.language-switch").click()
    page.wait_for_url(f"{address}{OTHER[language]}/{name}")
    assert page.locator("html").get_attribute("lang") == OTHER[language]


def test_the_switch_stays_at_the_section(visit, address):
    page = visit("en/jacobian/definition/#scalar-output")
    page.locator("a.language-switch").click()
    page.wait_for_url(f"{address}zh/jacobian/definition/#scalar-output")


@pytest.mark.parametrize("language", OTHER)
def test_the_chosen_colours_survive_the_switch(visit, address, language):
    page = visit(f"{language}/jacobian/definition/", color_scheme="light")
    scheme = "document.body.getAttribute('data-md-color-scheme')"
    toggle = "form[data-md-component=palette] label:visible"
    assert page.evaluate(scheme) == "default"
    page.locator(toggle).click()
    assert page.evaluate(scheme) == "default", "from automatic to light"
    page.locator(toggle).click()
    assert page.evaluate(scheme) == "slate"
    page.locator("a.language-switch").click()
    page.wait_for_url(f"{address}{OTHER[language]}/**")
    assert page.evaluate(scheme) == "slate"
    page.goto(address)
    assert page.evaluate(scheme) == "slate"
    page.reload()
    assert page.evaluate(scheme) == "slate"


def test_automatic_colours_follow_the_system(visit):
    for wanted, scheme in (("light", "default"), ("dark", "slate")):
        page = visit("en/", color_scheme=wanted)
        assert page.evaluate("document.body.getAttribute('data-md-color-scheme')") == scheme


@pytest.mark.parametrize(("words", "language"), [("Start in English", "en"), ("阅读中文版", "zh")])
def test_the_entrance_leads_to_both_editions(visit, address, words, language):
    page = visit("", java_script_enabled=False)
    page.get_by_role("link", name=words).click()
    page.wait_for_url(f"{address}{language}/")


@pytest.mark.parametrize(
    ("path", "first"),
    [("en/no/such/page/", "en"), ("zh/no/such/page/", "zh-Hans"), ("zh", None), ("lost", "en")],
)
def test_the_404_page_finds_the_editions_from_the_address(visit, address, path, first):
    page = visit(path)
    if first is None:  # a folder without its slash is no lost page
        assert page.url == f"{address}zh/"
        return
    links = page.eval_on_selector_all("a[data-edition]", "all => all.map(a => a.href)")
    assert sorted(links) == [f"{address}en/", f"{address}zh/"]
    headings = page.locator("h1").all_inner_texts()
    assert len(headings) == 2
    assert ("没有" in headings[0]) == (first == "zh-Hans")
    assert len(page.requests) == 1, "it carries its own style"


def test_the_next_page_is_one_click_away_and_the_previous_one_too(visit, address):
    page = visit("zh/jacobian/definition/")
    page.locator("a.md-footer__link--next").click()
    page.wait_for_url(f"{address}zh/jacobian/linear_map/")
    page.locator("a.md-footer__link--prev").click()
    page.wait_for_url(f"{address}zh/jacobian/definition/")
