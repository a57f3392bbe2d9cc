"""Nothing that a page shows may escape the tests: code, outputs, numbers, files."""

import re
import runpy
import subprocess
import sys
from itertools import pairwise

import pytest

from hooks.project import ROOT
from tests.pages import CHAPTER_PAGES, DOCS, LESSONS, PAGES, edition, includes, name, prose, source, stem
from tests.reader_view import expand, reader_blocks

SNIPPETS, TESTS = ROOT / "snippets", ROOT / "tests"
SHARED = {"snippets/palette.py", "snippets/sketch.py", "snippets/answer.py"}  # serve pages, stand on none
EVERY = sorted(p for p in SNIPPETS.rglob("*.py") if p.name != "__init__.py" and name(p) not in SHARED)
MODULES = [path for path in EVERY if path.parent.name != "labs"]  # tests/test_labs.py looks after the labs
OUTPUTS = sorted(path for path in SNIPPETS.rglob("*.txt") if path.parent.name != "labs")
KINDS = re.compile(r"_(figure|wrong|exercises|errors)$")

FENCE_LINE = re.compile(
    r"```"  # a fence's end, or one of four beginnings
    r'|```python title="snippets(/[a-z_]+){2,3}\.py"'
    r'|```text title="(Output|输出)"'
    r'|``` \{ \.math #[a-z0-9-]+( shape="[^"]+")? \}'
)
CODE = re.compile(r'--8<-- "(snippets(?:/[a-z_]+){2,3}\.py):([a-z][a-z0-9-]*)"')
OUTPUT = re.compile(r'--8<-- "(snippets(?:/[a-z_]+){2,3}\.[a-z][a-z0-9-]*\.txt)"')
MARK = re.compile(r" *# --8<-- \[(start|end):([a-z][a-z0-9-]*)\]")


def published(site, page):
    """Return the built page of a Markdown file, without the evidence at its foot."""
    soup = site.page(edition(page), stem(page))
    return [block for block in soup.article.select("pre") if not block.find_parent(class_="evidence")]


def language_of(block):
    """Return the language class of a published block of code."""
    classes = block.find_parent(class_="highlight")["class"]
    return next(c.removeprefix("language-") for c in classes if c.startswith("language-"))


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_line_of_code_shown_is_run_and_every_output_compared(site, page):
    """Two independent readings, the published HTML and pytest-codeblocks, must agree."""
    blocks = published(site, page)
    assert {language_of(block) for block in blocks} <= {"python", "text"}
    shown = [b.get_text().rstrip("\n") for b in blocks if language_of(b) == "python"]
    outputs = [b.get_text().rstrip("\n") for b in blocks if language_of(b) == "text"]
    run = reader_blocks(page)
    assert [block.shown.strip("\n") for block in run] == [text.strip("\n") for text in shown]
    compared = [b.expected_output.rstrip("\n") for b in run if b.expected_output]
    assert compared == outputs
    assert not any(block.marks or block.importorskip for block in run)


@pytest.mark.parametrize("page", CHAPTER_PAGES, ids=name)
def test_code_copied_from_the_built_page_runs_in_an_empty_file(site, page, tmp_path):
    """The blocks from top to bottom, without this repository, print what the page shows."""
    blocks = published(site, page)
    program = "\n".join(b.get_text() for b in blocks if language_of(b) == "python")
    outputs = "".join(b.get_text() for b in blocks if language_of(b) == "text")
    copy = tmp_path / "copied.py"
    copy.write_text(program, encoding="utf-8")
    command = [sys.executable, "-I", "-X", "utf8", str(copy)]
    process = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8")
    assert process.stderr == ""
    assert process.stdout.splitlines() == outputs.splitlines()


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_fence_is_one_of_three_kinds(page):
    """Another spelling of a fence would be shown and not run."""
    lines = [line.strip() for line in source(page).splitlines()]
    fences = [line for line in lines if line.startswith(("```", "~~~", "> ```", "> ~~~"))]
    assert [line for line in fences if not FENCE_LINE.fullmatch(line)] == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_include_is_a_named_section_or_an_output(page):
    """A trailing space or a comment would print the include line itself."""
    lines = [line.lstrip(" ") for line in source(page).splitlines() if "8<" in line]
    assert [line for line in lines if not (CODE.fullmatch(line) or OUTPUT.fullmatch(line))] == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_block_of_code_is_an_include_under_the_path_of_its_file(page):
    text = source(page)
    for fence in re.finditer(r'^( *)```(python|text) title="([^"]+)"\n(.*?)\n\1```$', text, re.M | re.S):
        _, language, title, body = fence.groups()
        wanted = CODE if language == "python" else OUTPUT
        included = wanted.fullmatch(body.strip())
        assert included, f"only one include line may stand here: {body}"
        assert language == "text" or included[1] == title


@pytest.mark.parametrize("page", [*PAGES, DOCS / "root/index.md"], ids=name)
def test_a_page_holds_no_script_style_or_frame_of_its_own(page):
    """Raw HTML is for custom elements and wrappers; whatever loads something stands elsewhere."""
    tags = set(re.findall(r"<([a-z][\w-]*)", prose(page), re.I))
    assert {tag for tag in tags if "-" not in tag} <= {"a", "div", "span"}
    assert re.findall(r"\bstyle=|\bon\w+=", prose(page), re.I) == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_includes_stand_inside_fences_only(page):
    assert "8<" not in prose(page)


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_no_comment_steers_the_tests(page):
    """No skips, no hidden setup, no `cont`: a page is one program, read from top to bottom."""
    assert re.findall(r"<!--.*?(?:pytest|```).*?-->", source(page), re.S) == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_heading_has_an_id_of_its_own_and_no_formula(page):
    look_at_headings(prose(page))


def look_at_headings(text):
    """Fail for a text whose headings lack an id, hold a formula or skip a level."""
    headings = re.findall(r"^#+ .*$", text, re.M)
    ids = [re.search(r"\{ #([a-z0-9-]+) \}$", heading) for heading in headings]
    assert all(ids), headings
    assert len({match[1] for match in ids}) == len(ids)
    assert not any("$" in heading for heading in headings)
    levels = [len(heading.split()[0]) for heading in headings]
    assert levels[0] == 1 and 1 not in levels[1:], "one title"
    assert all(below <= above + 1 for above, below in pairwise(levels)), "no level is skipped"


@pytest.mark.parametrize("page", LESSONS, ids=name)
def test_a_page_follows_the_template(page):
    """A question and a picture first; at the end check yourself, what goes wrong, where next."""
    text = source(page)
    assert "](snippets/" in text.split("\n## ")[0], "a picture stands before the first section"
    ids = re.findall(r"^## .*\{ #([a-z0-9-]+) \}$", text, re.M)
    assert ids[-3:] == ["exercises", "mistakes", "next"]
    assert len(re.findall(r"^/// exercise \|", text, re.M)) >= 3
    assert not re.search(r"^\?\?\? question ", text, re.M), "an exercise checks what the reader types"


@pytest.mark.parametrize("page", [p for p in LESSONS if edition(p) == "en"], ids=name)
def test_a_page_has_600_to_1200_words_of_prose(page):
    """Exercises, asides and captions count; code, formulas and text alternatives do not."""
    assert 600 <= words_in(prose(page)) <= 1200


def words_in(text):
    """Return how many English words a reader of some Markdown reads."""
    not_prose = r"!\[.*?\]\(.*?\)|\$.*?\$|\{ .*? \}|\(\S+\.md\S*\)|`.*?`"
    frames = r"|\n/{3,} (?:html [^\n]*|\w+)|\n +(?:answer|markdown): \S+"
    return len(re.findall(r"[A-Za-z][\w'’-]*", re.sub(not_prose + frames, "", text, flags=re.S)))


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_every_section_is_closed_and_shown(module):
    lines = [line for line in module.read_text("utf-8").splitlines() if "8<" in line]
    marks = [MARK.fullmatch(line) for line in lines]
    assert all(marks), "a marker stands alone on its line"
    order = [(mark[1], mark[2]) for mark in marks]
    sections = [section for kind, section in order if kind == "start"]
    assert order == [(kind, s) for s in sections for kind in ("start", "end")], "closed, not nested"
    assert len(set(sections)) == len(sections)
    shown = {line for page in PAGES for line in includes(page)}
    assert {f'--8<-- "{name(module)}:{section}"' for section in sections} - shown == set()


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_shown_code_fits_the_page(page):
    lines = [line for block in reader_blocks(page) for line in block.shown.splitlines()]
    assert [line for line in lines if len(line) > 76] == []


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_every_module_names_its_page_and_its_test(module):
    folder = module.parent.relative_to(SNIPPETS)
    page = f"{folder}/{KINDS.sub('', module.stem)}.md" if len(folder.parts) == 1 else f"{folder}.md"
    test = f"tests/{folder}/test_{module.stem}.py"
    assert f"\npage: docs/*/{page}\ntest: {test}\n" in module.read_text("utf-8")
    assert (ROOT / test).exists()
    assert (DOCS / "en" / page).exists()


@pytest.mark.parametrize("page", LESSONS, ids=name)
def test_every_page_has_its_module_and_its_test(page):
    assert (SNIPPETS / page.parent.name / f"{page.stem}.py").exists()
    assert (TESTS / page.parent.name / f"test_{page.stem}.py").exists()


def test_every_test_of_a_chapter_has_its_module_or_guards_a_page_that_needs_none():
    chapters = {path.name for path in SNIPPETS.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert "labs" in chapters
    looked_up = {page.with_suffix(".py").name for page in set(CHAPTER_PAGES) - set(LESSONS)}
    for test in (path for chapter in chapters for path in (TESTS / chapter).rglob("test_*.py")):
        file = test.name.removeprefix("test_")
        module = SNIPPETS / test.parent.relative_to(TESTS) / file
        assert module in EVERY or (test.parent.name == "reference" and file in looked_up), name(test)


def test_every_hook_has_its_test_and_every_test_its_hook():
    hooks = {path.stem for path in (ROOT / "hooks").glob("*.py")} - {"__init__"}
    assert {path.stem for path in (TESTS / "hooks").glob("test_*.py")} == {f"test_{h}" for h in hooks}


def test_no_output_and_no_figure_is_an_orphan():
    shown = {match[1] for page in PAGES for line in includes(page) if (match := OUTPUT.fullmatch(line))}
    assert {name(path) for path in OUTPUTS} == shown
    placed = {s for page in DOCS.rglob("*.md") for s in re.findall(r"\]\((snippets/\S+)\)", source(page))}
    modules = [path for path in MODULES if path.stem.endswith("_figure")]
    drawn = {f"{name(p)}#{figure}" for p in modules for figure in runpy.run_path(str(p))["draw"]()}
    assert drawn == placed


@pytest.mark.parametrize("page", LESSONS, ids=name)
def test_a_page_shows_the_figures_of_its_own_module(page):
    sources = set(re.findall(r"\]\((snippets/\S+)#", source(page)))
    assert sources == {f"snippets/{page.parent.name}/{page.stem}_figure.py"}


@pytest.mark.parametrize("page", CHAPTER_PAGES, ids=name)
def test_every_figure_has_a_caption(page):
    figures = re.findall(r"^!\[.*$", source(page), re.M)
    assert len(re.findall(r"^!\[.*\n\n/// caption\n.+\n///$", source(page), re.M)) == len(figures)


def test_no_test_can_be_skipped():
    """Neither marked nor from within; a browser test without a browser fails."""
    skips = re.compile(r"\b(?:mark\.(?:skip|xfail)|importorskip|pytest\.(?:skip|xfail)\()")
    this = "test_pages.py"
    files = [path for path in TESTS.rglob("*.py") if path.name != this]
    assert [name(path) for path in files if skips.search(path.read_text("utf-8"))] == []


def test_no_file_is_out_of_place():
    kinds = {"snippets": {".py", ".txt"}, "docs/en": {".md", ".yml"}, "docs/zh": {".md", ".yml"}}
    for folder, suffixes in kinds.items():
        files = [p for p in (ROOT / folder).rglob("*") if p.is_file() and "__pycache__" not in p.parts]
        assert {path.suffix for path in files} == suffixes


@pytest.mark.parametrize("module", [m for m in MODULES if "__main__" in m.read_text("utf-8")], ids=name)
def test_a_module_run_by_itself_prints_its_outputs_in_order(module, capsys):
    runpy.run_path(str(module), run_name="__main__")
    sections = re.findall(r"\[start:([\w-]+)\]", module.read_text("utf-8"))
    files = [module.with_name(f"{module.stem}.{section}.txt") for section in sections]
    expected = "".join(path.read_text("utf-8") for path in files if path.exists())
    assert capsys.readouterr().out == expected


def test_modules_are_silent_on_import():
    names = [name(module).removesuffix(".py").replace("/", ".") for module in EVERY]
    command = [sys.executable, "-W", "error", "-c", f"import {', '.join(names)}"]
    process = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert (process.stdout, process.stderr, process.returncode) == ("", "", 0)


def test_the_reader_view_expands_includes_as_mkdocs_does():
    assert expand('--8<-- "snippets/jacobian/definition.columns.txt"') == "[[2. 0.]\n [1. 1.]\n [1. 0.]]\n"
