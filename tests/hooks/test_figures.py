"""A build looks once whether a snippet was edited."""

from types import SimpleNamespace

import pytest

from hooks import drawing, figures


@pytest.mark.parametrize(("extra", "calls"), [({}, 1), ({"edition": "zh"}, 0)])
def test_only_the_entrance_s_build_looks(monkeypatch, extra, calls):
    seen = []
    monkeypatch.setattr(figures, "refresh", lambda: seen.append(1))
    figures.on_pre_build(SimpleNamespace(extra=extra))
    assert len(seen) == calls
    assert drawing.refresh is not figures.refresh
