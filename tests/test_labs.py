"""Labs are held to what holds for pages: both languages, evidence for every output, figure and number.

`pytest --update-outputs tests/test_labs.py` rewrites what each lab prints, snippets/labs/<lab>.txt, and
names for each Chinese cell the English text that it was made from.
"""

import ast
import re
import sys
from itertools import pairwise

import nbformat
import pytest
import yaml

from hooks import lab_run, lab_source
from hooks.claims import guard_files
from hooks.lab_source import FRONT_MATTER, LABS, Code, Prose
from hooks.project import ROOT
from tests.conftest import LANGUAGES, SITE_URL
from tests.labs.running import ran
from tests.pages import DOCS, FENCE, imported
from tests.test_pages import look_at_headings, words_in
from tests.test_prose import look_at_asserted, numbers, numbers_in, values, without_evidence
from tests.test_translations import HAN, PARTS, banned_in, in_english, titled, untypographic

NAMES = lab_source.names()
PACKAGES = {"numpy", "scipy", "matplotlib", "sklearn"}
each = pytest.mark.parametrize("lab", NAMES)
in_each_language = pytest.mark.parametrize("language", LANGUAGES)


def cells(lab, kind):
    return [cell for cell in lab_source.read(lab) if isinstance(cell, kind)]


def front_matter(lab, language):
    first = cells(lab, Prose)[0].text[language]
    return yaml.safe_load(FRONT_MATTER.match(first)[1])


def record(lab):
    return LABS / f"{lab}.txt"


def asserted(lab):
    """Return the PROSE of a lab's tests."""
    return getattr(imported(ROOT / f"tests/labs/test_{lab}.py"), "PROSE", {})


def needing_evidence(lab, language):
    return numbers_in(lab_source.prose(lab, language) + " " + front_matter(lab, language)["description"])


# Code and what it prints and draws


@each
def test_a_lab_run_as_a_script_prints_its_record(lab, request):
    """A second run of all code, apart from the one whose outputs the page shows."""
    if request.config.option.update_outputs:
        record(lab).write_text(ran(lab).printed, encoding="utf-8")
    assert ran(lab).printed == record(lab).read_text("utf-8")


@each
@in_each_language
def test_the_page_shows_the_code_of_its_lab_and_what_it_prints_and_draws(site, lab, language):
    article = site.page(language, f"labs/{lab}").article
    shown = [block for block in article.select("pre") if not block.find_parent(class_="evidence")]
    code, printed = [], ""
    for block in shown:
        classes = block.find_parent(class_="highlight")["class"]
        if "language-python" in classes:
            code.append(block.get_text().strip("\n"))
        else:
            assert "language-text" in classes
            printed += block.get_text().rstrip("\n") + "\n"
    assert code == [cell.source.strip("\n") for cell in cells(lab, Code)]
    assert printed == record(lab).read_text("utf-8")
    figures = [figure["aria-label"] for figure in article.select("figure svg.figure")]
    assert figures == [cell.alternatives[language] for cell in cells(lab, Code) if cell.figure]


@each
def test_an_output_ends_with_its_line(lab):
    """The page cuts the last line end of each output: nothing else may hang on it."""
    for printed, _ in lab_run.results(lab):
        assert printed == printed.strip("\n") + "\n" * bool(printed)


@each
def test_a_lab_takes_at_most_15_seconds(lab):
    assert ran(lab).seconds <= 15


@each
def test_a_lab_needs_four_packages_only(lab):
    tree = ast.parse((LABS / f"{lab}.py").read_text("utf-8"))
    modules = [node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    modules += [a.name for node in ast.walk(tree) if isinstance(node, ast.Import) for a in node.names]
    assert {module.partition(".")[0] for module in modules} <= PACKAGES | sys.stdlib_module_names


@each
def test_only_functions_and_data_stand_outside_main(lab):
    """Importing is silent and fast: whatever is called at the top stands under `if __name__`."""
    for node in ast.parse((LABS / f"{lab}.py").read_text("utf-8")).body:
        assert not isinstance(node, ast.For | ast.While | ast.With)
        assert not isinstance(node, ast.Expr) or isinstance(node.value, ast.Constant)
        assert not isinstance(node, ast.If) or ast.unparse(node.test) == "__name__ == '__main__'"


@each
def test_code_fits_the_page(lab):
    lines = [line for cell in cells(lab, Code) for line in cell.source.splitlines()]
    assert [line for line in lines if len(line) > 76] == []


@each
def test_every_figure_is_followed_by_its_caption(lab):
    found = lab_source.read(lab)
    for cell, below in pairwise(found):
        if isinstance(cell, Code) and cell.figure:
            assert all(below.text[language].startswith("/// caption\n") for language in LANGUAGES)
    assert sum(bool(getattr(cell, "figure", None)) for cell in found) == len(lab_run.figures(lab))
    names = [cell.figure for cell in cells(lab, Code) if cell.figure]
    assert len(set(names)) == len(names)


@each
def test_an_alternative_is_a_sentence_of_its_language(lab):
    for cell in cells(lab, Code):
        for language, text in cell.alternatives.items():
            assert len(text) >= 40
            assert bool(re.search(HAN, text)) == (language == "zh")
        english, chinese = (numbers(cell.alternatives.get(language, "")) for language in LANGUAGES)
        assert english == chinese


@each
def test_a_script_names_its_page_and_its_test(lab):
    text = (LABS / f"{lab}.py").read_text("utf-8")
    assert (
        f"\npage: docs/*/labs/{lab}\ntest: tests/labs/test_{lab}.py\n"
        in ast.get_docstring(ast.parse(text)) + "\n"
    )
    assert guard_files(f"labs/{lab}") == [ROOT / f"tests/labs/test_{lab}.py"]


def test_there_is_no_output_and_no_test_without_a_lab():
    assert sorted(path.stem for path in LABS.glob("*.txt")) == NAMES
    tests = (ROOT / "tests/labs").glob("test_*.py")
    assert sorted(path.stem.removeprefix("test_") for path in tests) == NAMES


# Prose


@each
def test_a_lab_follows_its_template(lab):
    text = lab_source.prose(lab, "en")
    look_at_headings(text)
    assert re.findall(r"^## .*\{ #([a-z0-9-]+) \}$", text, re.M)[-2:] == ["exercises", "next"]
    assert len(re.findall(r"^\?\?\? question ", text, re.M)) >= 3
    assert 600 <= words_in(text) <= 1400, "it takes several pages' ideas to data: a little more than a page"


@each
@in_each_language
def test_prose_is_markdown_that_a_notebook_can_show(lab, language):
    text = lab_source.prose(lab, language)
    assert not FENCE.search(text) and "8<" not in text
    assert re.findall(r"<[a-z!/]", re.sub(r"\$[^$]*\$|`[^`]*`", "", text), re.I) == []


@each
@in_each_language
def test_a_lab_says_what_it_is_called_and_what_it_is_about(lab, language):
    about = front_matter(lab, language)
    assert set(about) == {"title", "description"}
    assert len(about["description"]) >= 30


@each
@pytest.mark.parametrize("part", PARTS)
def test_both_languages_have_the_same_parts_cell_by_cell(lab, part):
    for cell in cells(lab, Prose):
        english, chinese = (FRONT_MATTER.sub("", cell.text[language]) for language in LANGUAGES)
        assert PARTS[part](chinese) == PARTS[part](english)


@each
def test_a_chinese_cell_follows_the_current_english_one(lab, request):
    """`of` names the English text that was translated, by the first digits of its SHA-1."""
    if request.config.option.update_outputs:
        renew(lab)
    stale = [cell for cell in cells(lab, Prose) if cell.translated != cell.digest]
    if stale:
        lines = [
            f'of="{c.translated}" must become of="{c.digest}": {c.text["en"].split(chr(10))[-1]}'
            for c in stale
        ]
        pytest.fail(
            f"{lab_source.script(lab)}: the English of these cells has changed since the Chinese was made. "
            "Bring the Chinese up to it, then pytest --update-outputs tests/test_labs.py\n"
            + "\n".join(lines),
            pytrace=False,
        )


def renew(lab):
    """Write into each Chinese cell the digest of the English above it."""
    path, digests = LABS / f"{lab}.py", iter([cell.digest for cell in cells(lab, Prose)])
    text = re.sub(r'(?<= lang="zh" of=")[^"]*', lambda _: next(digests), path.read_text("utf-8"))
    path.write_text(text, encoding="utf-8")


@each
def test_the_chinese_is_chinese_in_its_terms_and_its_typography(lab):
    text = lab_source.prose(lab, "zh")
    assert banned_in(text) == []
    assert untypographic(text) == []
    assert in_english([*titled(text), *front_matter(lab, "zh").values()]) == []
    for cell in cells(lab, Code):
        assert untypographic(cell.alternatives.get("zh", "")) == []


@each
def test_the_english_is_english(lab):
    assert re.findall(HAN, lab_source.prose(lab, "en")) == []


@each
@in_each_language
def test_every_number_in_the_prose_is_printed_or_asserted(lab, language):
    printed = values(record(lab).read_text("utf-8"))
    assert without_evidence(needing_evidence(lab, language), asserted(lab), printed) == set()


@each
def test_every_asserted_number_is_right_and_stands_in_the_lab(lab):
    look_at_asserted(asserted(lab), needing_evidence(lab, "en"))


@each
def test_both_languages_hold_the_same_numbers(lab):
    assert needing_evidence(lab, "en") == needing_evidence(lab, "zh")


# The site around them


@in_each_language
def test_every_lab_stands_in_the_navigation_and_on_the_landing_page(lab_links, language):
    assert lab_links[language] == NAMES
    text = (DOCS / language / "labs/index.md").read_text("utf-8")
    assert sorted(set(re.findall(r"\]\((\w+)\.ipynb\)", text))) == NAMES


@pytest.fixture
def lab_links():
    """Return the labs that each navigation lists."""
    navigations = {language: (DOCS / language / "nav.yml").read_text("utf-8") for language in LANGUAGES}
    return {code: sorted(re.findall(r"labs/(\w+)\.ipynb", text)) for code, text in navigations.items()}


@each
@in_each_language
def test_the_notebook_to_download_holds_the_same_code_and_nothing_only_this_site_understands(
    site, lab, language
):
    link = site.page(language, f"labs/{lab}").select_one("p.lab-download a")
    assert link["href"] == f"../{lab}.ipynb" and link.has_attr("download")
    notebook = nbformat.read(site.folder / language / f"labs/{lab}.ipynb", as_version=4)
    nbformat.validate(notebook)
    code = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    assert code == [cell.source for cell in cells(lab, Code)]
    assert not any(cell.outputs for cell in notebook.cells if cell.cell_type == "code")
    assert [cell.id for cell in notebook.cells] == [f"cell-{n}" for n in range(len(notebook.cells))]
    text = "\n\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    assert text.startswith("# ")
    for ours in ("{ #", "///", "???", ".md)", ".md#", ".ipynb", r"\T}", r"\R"):
        assert ours not in text
    assert not re.search(r"\\[TR]\b", text)
    links = re.findall(r"\]\(([^)]+)\)", text)
    assert links and all(link.startswith(f"{SITE_URL}{language}/") for link in links)
    pages = {f"{SITE_URL}{address}" for address in site.pages}
    assert {link.partition("#")[0] for link in links} <= pages
    folds = len(re.findall(r"^\?\?\?", lab_source.prose(lab, language), re.M))
    assert text.count("<details><summary>") == text.count("</details>") == folds


@each
@in_each_language
def test_edit_this_page_leads_to_the_script(lab, language):
    from types import SimpleNamespace

    from hooks.labs import on_files

    config = SimpleNamespace(extra={"edition": language}, site_dir="site", use_directory_urls=True)
    files = {file.src_uri: file for file in on_files([], config)}
    assert files[f"labs/{lab}.ipynb"].edit_uri == f"../../snippets/labs/{lab}.py"
