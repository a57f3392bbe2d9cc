"""A build's dates are those of the commit, unless the environment says another."""

import os
import subprocess

import pytest

from hooks.commit_date import commit_date, on_config

VARIABLE = "SOURCE_DATE_EPOCH"


@pytest.fixture
def repository(tmp_path):
    """Return a repository whose only commit was made one day and an hour into 1970."""
    who = dict.fromkeys(
        ("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"), "t"
    )
    when = dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), "@90000 +0000")
    for command in (["init", "-q"], ["commit", "-q", "--allow-empty", "-m", "one"]):
        subprocess.run(["git", *command], cwd=tmp_path, env=os.environ | who | when, check=True)
    return tmp_path


def test_the_date_is_the_last_commit_s(repository):
    assert commit_date(repository) == "90000"


def test_outside_a_repository_there_is_none(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert commit_date(tmp_path) == ""


def test_a_date_that_is_set_stays(monkeypatch):
    monkeypatch.setenv(VARIABLE, "86400")
    on_config({})
    assert os.environ[VARIABLE] == "86400"


def test_otherwise_it_is_set(monkeypatch):
    monkeypatch.setenv(VARIABLE, "to be restored")
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setattr("hooks.commit_date.commit_date", lambda: "90000")
    on_config({})
    assert os.environ[VARIABLE] == "90000"
