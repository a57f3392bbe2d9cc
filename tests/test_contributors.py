"""What people meet who want to help: the guide, the forms, the licences, the checks before a commit."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from hooks.editions import LANGUAGES
from hooks.project import ROOT
from hooks.words import words
from tests.pages import DOCS
from tests.test_translations import HAN, untypographic

FORMS = {
    path.stem: yaml.safe_load(path.read_text("utf-8")) for path in ROOT.glob(".github/ISSUE_TEMPLATE/*.yml")
}
HOOKS = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))["repos"][0]["hooks"]
GUIDE = ROOT / "CONTRIBUTING.md"


def slug(heading):
    """Return the id that GitHub gives to a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def test_every_link_of_the_guide_leads_somewhere():
    links = re.findall(r"\]\(([^)]+)\)", GUIDE.read_text("utf-8"))
    assert len(links) > 5
    for path, _, fragment in (link.partition("#") for link in links):
        assert (ROOT / path).exists(), path
        if fragment:
            headings = re.findall(r"^#+ (.*)$", (ROOT / path).read_text("utf-8"), re.M)
            assert fragment in [slug(heading) for heading in headings], fragment


PAGES = [*(DOCS / language / "reference/contributing.md" for language in LANGUAGES), GUIDE]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_file_that_a_guide_names_exists(page):
    named = " ".join(re.findall(r"`([^`]+)`", page.read_text("utf-8"))).split()
    paths = {
        name for name in named if re.fullmatch(r"(?:docs|snippets|tests|\.ci)/[\w./]+|[A-Z][\w.-]+", name)
    }
    assert len(paths) > 2
    assert [path for path in paths if not (ROOT / path).exists()] == []


# The forms


def fields(form):
    return {field["id"]: field for field in FORMS[form]["body"] if "id" in field}


def test_the_forms_ask_what_we_need():
    assert set(FORMS) == {"mistake", "exercise"}
    assert set(fields("mistake")) == {"page", "language", "what", "why"}
    assert set(fields("exercise")) == {"page", "question", "answer", "mistake"}


def texts(part):
    """Return what a form shows: all its strings but types, ids and examples to overwrite."""
    if isinstance(part, str):
        return [part]
    if isinstance(part, list):
        return [text for item in part for text in texts(item)]
    silent = {"type", "id", "placeholder", "validations", "options"}
    return [text for key, value in part.items() if key not in silent for text in texts(value)]


@pytest.mark.parametrize("form", FORMS)
def test_a_form_can_be_read_in_either_language(form):
    for text in texts(FORMS[form]):
        assert re.search("[A-Za-z]{4}", text) and re.search(HAN, text), text
        assert untypographic(text) == []


def test_the_link_of_the_pages_fills_in_the_form():
    """The names in the address must be ids of the form, the language one of its choices."""
    link = (DOCS / "overrides/partials/comments.html").read_text("utf-8")
    (query,) = re.findall(r'issues/new\?([^"]+)"', re.sub(r"\{\{.*?\}\}", "value", link))
    given = dict(part.split("=", 1) for part in query.split("&amp;"))
    assert given.pop("template") == "mistake.yml"
    assert set(given) - {"title"} <= set(fields("mistake"))
    options = fields("mistake")["language"]["attributes"]["options"]
    assert {words(language)["language"] for language in LANGUAGES} <= set(options)


# The licences


def test_both_licences_are_there_in_full_and_every_page_names_them(site):
    assert "MIT License" in (ROOT / "LICENSE").read_text("utf-8")
    legal = (ROOT / "LICENSE-CC-BY-4.0").read_text("utf-8")
    assert legal.startswith("Creative Commons Attribution 4.0 International")
    assert all(f"Section {number} " in legal for number in range(1, 9))
    for address, page in site.pages.items():
        links = {link.get_text(): link["href"] for link in page.select(".md-copyright a")}
        assert set(links) == {"CC BY 4.0", "MIT"}, address
        assert links["CC BY 4.0"].startswith("https://creativecommons.org/licenses/by/4.0/")
        target, _, fragment = links["MIT"].partition("#")
        found = (site.folder / address / target / "index.html").resolve()
        assert f'id="{fragment}"' in found.read_text("utf-8")


# The checks before a commit


def command(hook):
    """Return a hook's command as it runs inside the environment."""
    start = "python3 bootstrap.py "
    assert hook["entry"].startswith(start) and hook["language"] == "system"
    program, *rest = shlex.split(hook["entry"].removeprefix(start))
    return [shutil.which(program, path=Path(sys.executable).parent) or program, *rest]


def run(name, *files, cwd):
    (hook,) = [hook for hook in HOOKS if hook["id"] == name]
    return subprocess.run([*command(hook), *files], cwd=cwd, capture_output=True, text=True, encoding="utf-8")


MISSPELT = "rec" + "ieve"  # in two parts, or the check would find it here
FLAWS = {
    "style": ("new.py", '"""Import what nobody uses."""\n\nimport os\n', "F401"),
    "format": ("new.py", '"""Add."""\n\nx = 1+1\n', "would be reformatted"),
    "spelling": ("docs/en/new.md", f"# A page\n\nYou {MISSPELT} a gradient.\n", f"{MISSPELT} ==> receive"),
}


@pytest.mark.parametrize("name", FLAWS)
def test_a_planted_flaw_is_seen_before_it_is_committed(tmp_path, name):
    path, flawed, message = FLAWS[name]
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / path).write_text(flawed, encoding="utf-8")
    process = run(name, path, cwd=tmp_path)
    assert process.returncode != 0
    assert message in process.stdout + process.stderr


def test_a_planted_flaw_of_typography_is_seen_before_it_is_committed(tmp_path):
    for part in ("docs", "hooks", "tests"):
        shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    for part in ("mkdocs.yml", "pyproject.toml", "README.md"):
        shutil.copy(ROOT / part, tmp_path)
    page = tmp_path / "docs/zh/jacobian/definition.md"
    page.write_text(page.read_text("utf-8") + "\n矩阵有m行,每行对应一个输出。\n", encoding="utf-8")
    process = run("typography", cwd=tmp_path)
    assert process.returncode != 0
    assert "test_chinese_typography[docs/zh/jacobian/definition.md]" in process.stdout


def test_no_check_rewrites_anything():
    """An include line is no Python: `ruff format` once made a subtraction of it."""
    for hook in HOOKS:
        assert not {"--fix", "--write-changes", "-w", "--update-outputs"} & set(command(hook)), hook["id"]
        assert "--check" in hook["entry"] or hook["id"] != "format"


def test_ci_runs_the_same_checks():
    assert "\npre-commit run --all-files\n" in (ROOT / ".ci/run").read_text("utf-8")
