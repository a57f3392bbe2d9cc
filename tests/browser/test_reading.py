"""Reading a page: formulas, figures, layout, colours, evidence, weight.

Every page is opened three times: wide, on a phone, and without JavaScript. The tests of one visit share it.
"""

import gzip

import pytest
import yaml

from hooks import lab_source
from hooks.project import ROOT
from tests.browser.conftest import FOLDER, foreign, opened
from tests.browser.waiting import until
from tests.often import weekly
from tests.pages import LANGUAGES, LESSONS, PAGES, published_at

BUDGET = yaml.safe_load((ROOT / "tests/budget.yml").read_text("utf-8"))
TEXT = (".html", ".css", ".js", ".svg", "/")


CHAPTERS = [published_at(page) for page in LESSONS]
LABS = [f"{language}/labs/{lab}/" for language in LANGUAGES for lab in lab_source.names()]
ALL = ["", *(published_at(page) for page in PAGES), *LABS]


def quickly(paths):
    """Leave the Chinese pages to .ci/full, where the English ones stand for them: formulas are the same."""
    return weekly(paths, rare=lambda path: path.startswith("zh/"))


@pytest.fixture(scope="module", params=ALL)
def wide(request, chromium, address):
    """Return a page on a wide screen, after everything it asks for has come; colours change at once."""
    still = {"reduced_motion": "reduce"}
    with opened(chromium, address + request.param, until="networkidle", **still) as page:
        page.path = request.param
        yield page


@pytest.fixture(scope="module", params=quickly(ALL))
def phone(request, chromium, address):
    """Return a page on a phone."""
    size = {"width": 390, "height": 800}
    with opened(chromium, address + request.param, viewport=size) as page:
        yield page


@pytest.fixture(scope="module", params=quickly(CHAPTERS))
def scriptless(request, chromium, address):
    """Return a lesson in a browser without JavaScript."""
    with opened(chromium, address + request.param, java_script_enabled=False) as page:
        yield page


SHIFT = """() => new Promise(resolve => {
    let sum = 0;
    new PerformanceObserver(list => {
        for (const entry of list.getEntries()) sum += entry.value;
    }).observe({type: 'layout-shift', buffered: true});
    setTimeout(() => resolve(sum), 100);
})"""


def moved(page):
    """Return how much moved while the page loaded."""
    return page.evaluate(SHIFT)


def overflow(page):
    """Return by how many pixels the page, all its folds open, is wider than the window."""
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")
    wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = false })")
    return wider


def test_a_visit_stays_on_the_host_and_raises_no_error(wide, address):
    assert foreign(wide, address) == []
    assert wide.faults == []


def test_nothing_moves_while_a_page_loads(wide):
    """On a short page the footer may be painted before the last lines have come."""
    short = wide.path.endswith(("bibliography/", "glossary/"))
    assert moved(wide) < (0.1 if short else 0.001)


def test_nothing_moves_while_a_page_loads_on_a_phone(phone):
    assert moved(phone) < 0.001


def test_nothing_scrolls_sideways(wide):
    assert overflow(wide) <= 0


def test_nothing_scrolls_sideways_on_a_phone(phone):
    assert overflow(phone) <= 0


def test_figures_can_be_read_on_a_phone(phone):
    """Figures shrink with the window: their labels must not become smaller than 7 pixels."""
    sizes = phone.eval_on_selector_all(
        "svg.figure, svg.plane",
        """figures => figures.filter(figure => figure.checkVisibility()).flatMap(figure => {
            const [box, drawing] = [figure.getBoundingClientRect(), figure.viewBox.baseVal];
            const scale = Math.min(box.width / drawing.width, box.height / drawing.height);
            return [...figure.querySelectorAll('text')].map(
                text => parseFloat(getComputedStyle(text).fontSize) * scale);
        })""",
    )
    assert all(size >= 7 for size in sizes), sorted(sizes)[:3]


def test_brackets_stretch_to_their_matrix(wide):
    assert wide.evaluate("document.fonts.check('16px \"STIX Two Math\"')")
    ratios = wide.eval_on_selector_all(
        ".equation mrow:has(> mo[fence=true] + mtable)",
        """rows => rows.map(row => row.querySelector('mo').getBoundingClientRect().height
            / row.querySelector('mtable').getBoundingClientRect().height)""",
    )
    assert all(0.85 < ratio < 1.3 for ratio in ratios), ratios
    assert ratios or "bmatrix" not in wide.content()


def figure_colours(page, system, scheme):
    """Return the colour of each figure's ink once the page has followed the system's colours."""
    page.emulate_media(color_scheme=system)
    until(page, "s => document.body.getAttribute('data-md-color-scheme') == s", scheme)
    until(page, "document.getAnimations().every(a => a.playState != 'running')")
    return page.eval_on_selector_all("svg.figure", "all => all.map(f => getComputedStyle(f).color)")


def test_a_figure_follows_the_theme_and_says_what_it_shows(wide):
    for figure in wide.locator("svg.figure").all():
        assert figure.get_attribute("role") == "img"
        assert len(figure.get_attribute("aria-label")) > 40
    if wide.locator("svg.figure").count():
        light = figure_colours(wide, "light", "default")
        dark = figure_colours(wide, "dark", "slate")
        assert all(one != other for one, other in zip(light, dark, strict=True))


def kind(page):
    """Return what a page is in tests/budget.yml."""
    if page.path in LABS:
        return "lab"
    if page.path.endswith("questions/"):
        return "questions"
    return "figure" if page.locator(".interactive").count() else "lesson"


def test_a_first_visit_keeps_to_the_budget(wide, site):
    """Compressed as hosts do: text with gzip, fonts inside the style sheet as they are."""
    sizes = {}
    for url in set(wide.requests):
        name = url.split("#")[0].partition(FOLDER)[2]
        file = site.folder / name
        file = file / "index.html" if file.is_dir() else file
        data = file.read_bytes()
        sizes[name] = len(gzip.compress(data, 6)) if name.endswith(TEXT) else len(data)
    budget = BUDGET[kind(wide)]
    heaviest = sorted(sizes.items(), key=lambda item: -item[1])
    assert sum(sizes.values()) <= budget["bytes"], f"{sum(sizes.values())} bytes: {heaviest}"
    assert len(sizes) <= budget["requests"], f"{len(sizes)} requests: {sorted(sizes)}"


def test_formulas_are_there_without_javascript(scriptless):
    heights = scriptless.eval_on_selector_all(
        "math", "all => all.filter(m => !m.closest('details')).map(m => m.getBoundingClientRect().height)"
    )
    assert len(heights) > 10
    assert all(height > 5 for height in heights)
    assert scriptless.locator(".equation math").first.is_visible()


def opens_evidence(page):
    """Follow the first equation's link; return the test it leads to."""
    link = page.locator(".equation .evidence-link").first
    target = page.locator(link.get_attribute("href"))
    assert not target.is_visible(), "folded by default"
    link.click()
    target.wait_for(state="visible")
    assert target.evaluate("t => t.getBoundingClientRect().top < innerHeight"), "and in view"
    return target


@pytest.mark.parametrize("path", CHAPTERS[:1] + CHAPTERS[-1:])
def test_the_folded_evidence_opens_from_an_equation_s_link(visit, path):
    assert "pytest.mark.equation" in opens_evidence(visit(path)).inner_text()


def test_the_folded_evidence_opens_without_javascript(scriptless):
    assert "pytest.mark.equation" in opens_evidence(scriptless).inner_text()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_equation_has_an_address_of_its_own(visit, language):
    page = visit(f"{language}/jacobian/definition/#eq-jacobian-example")
    assert page.locator("#eq-jacobian-example:target").is_visible()


@pytest.mark.parametrize("path", ["en/jacobian/definition/", "zh/change_of_variables/polar/"])
def test_code_can_be_copied(visit, path):
    page = visit(path, permissions=["clipboard-read", "clipboard-write"])
    block = page.locator("div.language-python").first
    block.locator("button").first.click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.strip() == block.locator("code").inner_text().strip()
