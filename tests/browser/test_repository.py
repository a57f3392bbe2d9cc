"""With a repository's address set: links to report and edit, and still no request to its host."""

from urllib.parse import parse_qs

import pytest

from tests.browser.conftest import foreign, serving
from tests.conftest import build

REPOSITORY = "https://github.com/example/jacobian"


@pytest.fixture(scope="module")
def with_repository(tmp_path_factory):
    folder = tmp_path_factory.mktemp("repository") / "site"
    process = build(folder, REPO_URL=REPOSITORY)
    assert process.returncode == 0, process.stderr
    with serving(folder) as base:
        yield base


@pytest.mark.parametrize(
    ("language", "report", "edit"),
    [("en", "Report a mistake", "Edit this page"), ("zh", "报告错误", "编辑本页")],
)
def test_the_links_appear_and_no_request_leaves_the_host(visit, with_repository, language, report, edit):
    page = visit(f"{language}/jacobian/definition/", base=with_repository, until="networkidle")
    link = page.get_by_role("link", name=report)
    form, _, query = link.get_attribute("href").partition("?")
    assert form == f"{REPOSITORY}/issues/new"
    assert parse_qs(query, strict_parsing=True) == {
        "template": ["mistake.yml"],
        "title": [f"{language}/jacobian/definition.md: "],
        "page": [f"{language}/jacobian/definition.md"],
        "language": [{"en": "English", "zh": "中文"}[language]],
    }
    target = page.locator(".page-foot").get_by_role("link", name=edit).get_attribute("href")
    assert target == f"{REPOSITORY}/edit/main/docs/{language}/jacobian/definition.md"
    assert foreign(page, with_repository) == []
    assert page.faults == []


def test_without_it_there_is_no_such_link(visit):
    page = visit("en/jacobian/definition/")
    assert page.locator(".page-foot").count() == 0
