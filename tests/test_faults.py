"""Faults planted in a copy of the project: the build must stop and say in a sentence what is wrong."""

import pytest

from hooks.project import ROOT
from tests.hooks.project_copy import ProjectCopy
from tests.often import weekly

EN, ZH = "docs/en/jacobian/definition.md", "docs/zh/jacobian/definition.md"
LAB = "snippets/labs/digits.py"
FIGURE = "snippets/jacobian/definition_figure.py"
INCLUDE = '--8<-- "snippets/jacobian/definition.py:map"'

FAULTS = {  # most in an English page: the Chinese edition is built after the English one
    "unknown command, displayed": (EN, r"\nabla g = J^\T", r"\nabla g = \unknown J^\T", r"\unknown"),
    "unknown command, inline": (EN, "When $m = 1$", r"When $m = \unknown 1$", r"\unknown"),
    "a figure that raises": (
        FIGURE,
        "def _row():",
        "def _row():\n    1 / 0\n\n\ndef _never():",
        "ZeroDivisionError",
    ),
    "a dead link": (EN, "](../change_of_variables/polar.md)", "](../change_of_variables/lost.md)", "lost.md"),
    "a dead fragment": (EN, "](#example)", "](#lost)", "#lost"),
    "a space after an include": (EN, INCLUDE, INCLUDE + " ", "include line"),
    "a section that does not exist": (EN, INCLUDE, INCLUDE.replace(":map", ":lost"), "lost"),
    "a lab that raises": (LAB, "import numpy as np\n", "import numpy as np\n1 / 0\n", "ZeroDivisionError"),
    "an answer that does not exist": (EN, "_exercises.py#table", "_exercises.py#lost", "nothing named lost"),
    "a formula left as LaTeX": (ZH, "$(0, 2)$ 处，三行", "$ (0, 2)$ 处，三行", "LaTeX"),
}


@pytest.fixture
def project(tmp_path):
    return ProjectCopy(tmp_path)


# Of these the libraries' own checks or a test of the hook alone remind us every time.
SELDOM = {"a dead link", "a figure that raises", "a lab that raises", "a section that does not exist"}


@pytest.mark.parametrize("fault", weekly(FAULTS, rare=SELDOM.__contains__))
def test_the_build_stops_and_names_the_fault(project, fault):
    path, old, new, message = FAULTS[fault]
    project.replace(path, old, new)
    process = project.build()
    assert process.returncode != 0
    assert message in process.stderr
    where = "snippets/labs/digits.py" if path == LAB else "jacobian/definition"
    assert where in process.stderr, "the message names the page or the module"


def test_an_edited_snippet_changes_the_figure_that_imports_it(project, site):
    project.replace(
        "snippets/change_of_variables/polar.py", "[r * np.cos(theta), r", "[2 * r * np.cos(theta), r"
    )
    process = project.build()
    assert process.returncode == 0, process.stderr
    assert figure(project.folder / "site") != figure(site.folder)


def figure(folder):
    """Return the first figure of the polar page of a built site."""
    html = (folder / "en/change_of_variables/polar/index.html").read_text("utf-8")
    return html[html.index('role="img"') :][:5000]


def test_the_copy_holds_what_a_build_reads():
    assert (ROOT / "node_modules").is_dir(), "python3 bootstrap.py installs it"
