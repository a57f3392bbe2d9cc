"""Reading a page: formulas, figures, layout, colours, evidence, weight."""

import gzip

import pytest

from tests.browser.conftest import FOLDER, foreign

CORE = ["jacobian/definition/", "change_of_variables/polar/"]
ALL = ["", "en/", "zh/", *(f"{language}/{page}" for language in ("en", "zh") for page in CORE)]
CHAPTERS = ALL[3:]
TEXT = (".html", ".css", ".js", ".svg", "/")


@pytest.mark.parametrize("path", CHAPTERS)
def test_formulas_are_there_without_javascript(visit, path):
    page = visit(path, java_script_enabled=False)
    heights = page.eval_on_selector_all("math", "all => all.map(m => m.getBoundingClientRect().height)")
    assert len(heights) > 20
    assert all(height > 5 for height in heights)
    assert page.locator(".equation math").first.is_visible()


@pytest.mark.parametrize("path", CHAPTERS)
def test_brackets_stretch_to_their_matrix(visit, path):
    page = visit(path)
    assert page.evaluate("document.fonts.check('16px \"STIX Two Math\"')")
    ratios = page.eval_on_selector_all(
        ".equation mrow:has(> mo[fence=true] + mtable)",
        """rows => rows.map(row => row.querySelector('mo').getBoundingClientRect().height
            / row.querySelector('mtable').getBoundingClientRect().height)""",
    )
    assert ratios
    assert all(0.85 < ratio < 1.3 for ratio in ratios), ratios


@pytest.mark.parametrize("path", ALL)
def test_a_visit_stays_on_the_host_and_raises_no_error(visit, address, path):
    page = visit(path, until="networkidle")
    assert foreign(page, address) == []
    assert page.faults == []


@pytest.mark.parametrize("path", ALL)
@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_scrolls_sideways(visit, path, width):
    page = visit(path, viewport={"width": width, "height": 800})
    for fold in page.locator("details").all():
        fold.evaluate("fold => fold.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("path", ALL)
@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_while_a_page_loads(visit, path, width):
    page = visit(path, until="networkidle", viewport={"width": width, "height": 800})
    shift = page.evaluate(
        """() => new Promise(resolve => {
            let sum = 0;
            new PerformanceObserver(list => {
                for (const entry of list.getEntries()) sum += entry.value;
            }).observe({type: 'layout-shift', buffered: true});
            setTimeout(() => resolve(sum), 300);
        })"""
    )
    assert shift < 0.001


@pytest.mark.parametrize("path", CHAPTERS)
@pytest.mark.parametrize("javascript", [True, False])
def test_the_folded_evidence_opens_from_an_equation_s_link(visit, path, javascript):
    page = visit(path, java_script_enabled=javascript)
    link = page.locator(".equation .evidence-link").first
    target = page.locator(link.get_attribute("href"))
    assert not target.is_visible(), "folded by default"
    link.click()
    target.wait_for(state="visible")
    assert "pytest.mark.equation" in target.inner_text()
    assert target.evaluate("t => t.getBoundingClientRect().top < innerHeight"), "and in view"


@pytest.mark.parametrize("path", ["en/" + CORE[0], "zh/" + CORE[0]])
def test_an_equation_has_an_address_of_its_own(visit, path):
    page = visit(path + "#eq-jacobian-example")
    assert page.locator("#eq-jacobian-example:target").is_visible()


@pytest.mark.parametrize("path", CHAPTERS)
def test_a_figure_follows_the_theme_and_says_what_it_shows(visit, path):
    inks = []
    for scheme in ("light", "dark"):
        page = visit(path, color_scheme=scheme)
        figure = page.locator("svg.figure").first
        inks.append(figure.evaluate("f => getComputedStyle(f).color"))
        assert figure.get_attribute("role") == "img"
        assert len(figure.get_attribute("aria-label")) > 40
    assert inks[0] != inks[1]


@pytest.mark.parametrize("path", ["en/" + CORE[0], "zh/" + CORE[1]])
def test_code_can_be_copied(visit, path):
    page = visit(path, permissions=["clipboard-read", "clipboard-write"])
    block = page.locator("div.language-python").first
    block.locator("button").first.click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.strip() == block.locator("code").inner_text().strip()


@pytest.mark.parametrize("path", CHAPTERS)
def test_a_first_visit_weighs_at_most_125_kilobytes(visit, site, address, path):
    """Compressed as hosts do: text with gzip, fonts inside the style sheet as they are."""
    page = visit(path, until="networkidle")
    sizes = {}
    for url in set(page.requests):
        name = url.split("#")[0].partition(FOLDER)[2]
        file = site.folder / name
        file = file / "index.html" if file.is_dir() else file
        data = file.read_bytes()
        sizes[name] = len(gzip.compress(data, 6)) if name.endswith(TEXT) else len(data)
    assert sum(sizes.values()) <= 125_000, sorted(sizes.items(), key=lambda item: -item[1])
    assert len(sizes) <= 16
