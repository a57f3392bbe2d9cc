"""A server is known as one in all its builds, though MkDocs loads the hooks anew for each."""

import importlib.util
from types import SimpleNamespace

from hooks import serving
from hooks.project import ROOT


def loaded():
    """Return the hook as MkDocs loads it: from its file, beside the package."""
    spec = importlib.util.spec_from_file_location("hooks/publish.py", ROOT / "hooks/publish.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_second_build_of_a_server_publishes_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(serving, "active", False)
    (tmp_path / "index.html").write_text('<meta charset="utf-8">')
    loaded().on_startup("serve", dirty=False)
    loaded().on_post_build(SimpleNamespace(extra={}, site_dir=str(tmp_path)))
    assert (tmp_path / "index.html").read_text() == '<meta charset="utf-8">'
