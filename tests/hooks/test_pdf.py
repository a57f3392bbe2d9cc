"""The command that makes the PDFs: its date, its link on the home page, and what it says when it cannot."""

import os
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from hooks.book import BookError
from hooks.pdf import book_date, link
from hooks.project import ROOT
from tests.conftest import LANGUAGES


def run(*arguments, **environment):
    """Run the command as a contributor would."""
    return subprocess.run(
        [sys.executable, "-m", "hooks.pdf", *map(str, arguments)],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def refused(process, sentence):
    """Compare what a failed command says: one sentence, and no traceback."""
    assert process.returncode == 1
    (line,) = process.stderr.strip().splitlines()
    assert line.startswith("hooks.pdf: ")
    assert sentence in line


def test_a_missing_site_is_named(tmp_path):
    missing = tmp_path / "nowhere"
    refused(run(missing), f"{missing / 'en' / 'index.html'} is missing: build the site first")


def test_a_missing_chromium_is_named(site):
    refused(run(site.folder, CHROMIUM="no-such-program"), "there is no no-such-program: install Chromium")


def test_a_program_that_is_no_chromium_is_named(site):
    refused(run(site.folder, CHROMIUM="false"), "false does not start as a Chromium")


def test_a_date_that_is_none_is_named(site):
    refused(run(site.folder, SOURCE_DATE_EPOCH="yesterday"), "is a number of seconds, not yesterday")


def test_the_date_is_the_commit_s(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
    told = subprocess.run(
        ["git", "show", "-s", "--format=%cI"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert book_date() == datetime.fromisoformat(told.strip())


def test_the_environment_may_name_another_date(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert book_date() == datetime(1970, 1, 2, tzinfo=UTC)


def test_without_a_commit_it_asks_for_a_date(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
    monkeypatch.setattr("hooks.pdf.commit_date", lambda: "")
    with pytest.raises(BookError, match="put its seconds into SOURCE_DATE_EPOCH"):
        book_date()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_home_page_keeps_one_place_for_the_link_and_shows_nothing_until_it_is_there(site, language):
    home = site.page(language, "index").article
    assert "pdf" not in home.get_text().lower()
    assert str(home).count("<!-- pdf -->") == 1


def test_the_link_is_put_into_its_place_once(tmp_path):
    home = tmp_path / "index.html"
    home.write_text("<p>before</p>\n<!-- pdf -->\n<p>after</p>", encoding="utf-8")
    link(tmp_path / "x.pdf", "first")
    link(tmp_path / "x.pdf", "second")
    assert home.read_text("utf-8") == '<p>before</p>\n<!-- pdf --><p class="pdf">second</p>\n<p>after</p>'


def test_a_home_page_without_the_place_is_named(tmp_path):
    home = tmp_path / "index.html"
    home.write_text("<p>before</p>", encoding="utf-8")
    with pytest.raises(BookError, match="must keep one place for the link"):
        link(tmp_path / "x.pdf", "first")
