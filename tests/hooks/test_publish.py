"""`mkdocs serve` publishes nothing: names and pages stay as they are."""

from types import SimpleNamespace

import pytest

from hooks import publish, serving


@pytest.fixture
def small(tmp_path, monkeypatch):
    """Return a small site; whether it is served is forgotten afterwards."""
    monkeypatch.setattr(serving, "active", False)
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/site.css").touch()
    (tmp_path / "index.html").write_text('<meta charset="utf-8"><link href="assets/site.css">')
    return tmp_path


def test_a_build_finishes_the_entrance_s_site(small):
    publish.on_startup("build", dirty=False)
    publish.on_post_build(SimpleNamespace(extra={}, site_dir=str(small)))
    html = (small / "index.html").read_text()
    assert "Content-Security-Policy" in html
    (folder,) = small.glob("assets-*")
    assert f'href="{folder.name}/site.css"' in html


@pytest.mark.parametrize(("command", "extra"), [("serve", {}), ("build", {"edition": "en"})])
def test_a_server_and_an_edition_leave_all_as_it_is(small, command, extra):
    before = (small / "index.html").read_text()
    publish.on_startup(command, dirty=False)
    publish.on_post_build(SimpleNamespace(extra=extra, site_dir=str(small)))
    assert (small / "index.html").read_text() == before
    assert not list(small.glob("assets-*"))
