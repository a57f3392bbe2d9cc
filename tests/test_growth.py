"""With more pages a build takes longer in proportion, and a page gains one line of navigation for each.

The site is built with its lessons once, twice, four and eight times. It takes minutes: .ci/full runs it.
"""

import gzip
import resource
import shutil
import subprocess
import sys
from dataclasses import dataclass

import pytest
import yaml

from hooks.project import ROOT
from tests.conftest import LANGUAGES
from tests.hooks.project_copy import ProjectCopy
from tests.pages import LESSONS, stem

COPIED = [page for page in LESSONS if not stem(page).startswith("reference/")]
CHAPTERS = sorted({stem(page).split("/")[0] for page in COPIED})
PAGE = "en/jacobian/definition"
LINE = 60  # bytes of a compressed page for one line of the navigation

pytestmark = pytest.mark.weekly


@dataclass(frozen=True)
class Built:
    """A build of the site with its lessons so many times."""

    pages: int
    seconds: float  # of CPU
    weight: int  # of one compressed lesson, in bytes


def repeat(project, times):
    """Copy the chapters of lessons, and name the copies in the navigation."""
    for language in LANGUAGES:
        docs = project.folder / "docs" / language
        settings = yaml.safe_load((docs / "nav.yml").read_text("utf-8"))
        sections = [
            (title, pages)
            for section in settings["nav"]
            for title, pages in section.items()
            if isinstance(pages, list) and any(chapter in str(pages) for chapter in CHAPTERS)
        ]
        for copy in range(2, times + 1):
            for chapter in CHAPTERS:
                shutil.copytree(docs / chapter, docs / f"{chapter}_{copy}")
            for title, pages in sections:
                text = yaml.safe_dump(pages, allow_unicode=True)
                for chapter in CHAPTERS:
                    text = text.replace(f"{chapter}/", f"{chapter}_{copy}/")
                settings["nav"].append({f"{title} {copy}": yaml.safe_load(text)})
        (docs / "nav.yml").write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")


def spent():
    """Return the seconds of CPU of all processes that have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def plain(folder):
    """Return the seconds of a plain MkDocs build of the same Markdown, both languages."""
    before = spent()
    for language in LANGUAGES:
        config = folder / f"{language}.yml"
        settings = {
            "site_name": "plain",
            "docs_dir": str(ROOT / "docs" / language),
            "exclude_docs": "nav.yml",
            "plugins": [],
            "markdown_extensions": ["tables", "admonition", "attr_list", "md_in_html", "toc"],
        }
        config.write_text(yaml.safe_dump(settings), encoding="utf-8")
        command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", config, "-d", folder / language]
        subprocess.run(command, check=True, capture_output=True)
    return spent() - before


@pytest.fixture(scope="module")
def growth(tmp_path_factory):
    """Return what 1, 2, 4 and 8 times the lessons cost."""
    found = {}
    for times in (1, 2, 4, 8):
        project = ProjectCopy(tmp_path_factory.mktemp(f"times-{times}"))
        repeat(project, times)
        before = spent()
        process = project.build()
        seconds = spent() - before
        assert process.returncode == 0, process.stderr
        site = project.folder / "site"
        found[times] = Built(
            pages=len(list(site.rglob("index.html"))),
            seconds=seconds,
            weight=len(gzip.compress((site / PAGE / "index.html").read_bytes(), 6)),
        )
    print("\n".join(f"{times} × the lessons: {built}" for times, built in found.items()))
    return found


def test_a_build_costs_what_the_contributors_page_says(growth, tmp_path):
    """About fifteen times a plain build: neither half of that nor twice."""
    assert 8 < growth[1].seconds / plain(tmp_path) < 30


def test_the_copies_are_built(growth):
    one = growth[2].pages - growth[1].pages
    assert one == len(COPIED)
    assert growth[8].pages == growth[1].pages + 7 * one


def test_a_build_takes_time_in_proportion(growth):
    """From 4 to 8 times, a page costs about what it costs from 1 to 4."""
    early = (growth[4].seconds - growth[1].seconds) / (growth[4].pages - growth[1].pages)
    late = (growth[8].seconds - growth[4].seconds) / (growth[8].pages - growth[4].pages)
    assert early > 0
    assert late < 1.5 * early


def test_a_page_gains_a_line_of_navigation_for_each_and_no_more(growth):
    """Each edition's navigation names its own pages only: half of them."""
    more = (growth[8].pages - growth[1].pages) / len(LANGUAGES)
    assert growth[8].weight - growth[1].weight < LINE * more
