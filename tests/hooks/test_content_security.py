"""Published pages forbid what is not of this site. That browsers obey: tests/browser/test_security.py."""

import re

import pytest

from hooks.content_security import policy, protect

HEAD = '<head><meta charset="utf-8"><script>one()</script><script type="application/json">{}</script></head>'


def directives(text):
    return dict(part.split(" ", 1) for part in text.split("; "))


def test_a_script_is_named_by_its_digest_and_data_is_not():
    """The digest is that of `printf 'one()' | openssl dgst -sha256 -binary | base64`."""
    found = re.findall(r"'sha256-\S+'", policy(HEAD))
    assert found == ["'sha256-HR7iaask9daLMRRskMI++QeJtjWDOjyPA6lGzYGzKW4='"]


def test_nothing_may_come_from_another_host():
    values = directives(policy(HEAD))
    assert values["default-src"] == "'none'"
    sources = {source for value in values.values() for source in value.split()}
    allowed = {"'none'", "'self'", "data:", "'wasm-unsafe-eval'", "'unsafe-inline'"}
    assert {source for source in sources if not source.startswith("'sha256-")} == allowed
    assert "'unsafe-inline'" not in values["script-src"]
    assert "data:" not in values["script-src"]


def test_the_policy_stands_before_what_it_governs():
    html = protect(HEAD)
    assert html.index("Content-Security-Policy") < html.index("<script>")
    assert html.index("charset") < html.index("Content-Security-Policy"), "the characters first"


def test_a_page_without_a_place_for_it_is_refused():
    with pytest.raises(ValueError, match="charset"):
        protect("<head></head>")


def test_every_published_page_has_a_policy_that_knows_its_scripts(site):
    pages = sorted(site.folder.rglob("*.html"))
    assert len(pages) > 60
    for page in pages:
        html = page.read_text("utf-8")
        (found,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html)
        scripts = re.findall(r"<script>(.*?)</script>", html, re.S)
        assert found.count("sha256-") == len(set(scripts)), page
