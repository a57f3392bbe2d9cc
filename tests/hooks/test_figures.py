"""A build begins with nothing drawn."""

from types import SimpleNamespace

import pytest

from hooks import drawing, figures


@pytest.mark.parametrize(("extra", "calls"), [({}, 1), ({"edition": "zh"}, 0)])
def test_only_the_entrance_s_build_forgets(monkeypatch, extra, calls):
    seen = []
    monkeypatch.setattr(figures, "forget", lambda: seen.append(1))
    figures.on_pre_build(SimpleNamespace(extra=extra))
    assert len(seen) == calls
    assert drawing.forget is not figures.forget
