"""What the search index sees of a page. That searching finds is tested in a browser."""

import gzip
import json
from types import SimpleNamespace

import pytest
from mkdocs.exceptions import BuildError

from hooks.pagefind_index import on_post_build, searchable
from tests.conftest import LANGUAGES

PAGE = """
<html lang="en"><body><nav>menu</nav><article><h1>Title<a class="headerlink">¶</a></h1>
<p>Here <math><mi>det</mi><mrow><mi>J</mi></mrow></math> is.</p>
<div class="equation"><math><mi>q</mi><annotation>\\qqq</annotation></math></div>
<section class="evidence">def test</section><svg><text>axis</text></svg></article></body></html>
"""


def test_readable_text_stays_and_markup_goes():
    text = searchable(PAGE)
    assert "Here  det J  is." in text
    for gone in ("menu", "¶", "qqq", "def test", "axis", "<math"):
        assert gone not in text
    assert "data-pagefind-body" in text


def test_both_languages_have_a_whole_index_and_the_entrance_none(site):
    """Every file is complete: Pagefind must not be stopped while it writes."""
    bundle = site.folder / "pagefind"
    languages = json.loads((bundle / "pagefind-entry.json").read_text("utf-8"))["languages"]
    for language in LANGUAGES:
        pages = sum(address.startswith(language) for address in site.pages)
        assert languages[language]["page_count"] == pages
        assert len(list(bundle.glob(f"fragment/{language}_*.pf_fragment"))) == pages
    assert len(languages) == len(LANGUAGES)
    for path in [*bundle.glob("fragment/*"), *bundle.glob("index/*"), *bundle.glob("*.pf_meta")]:
        assert gzip.decompress(path.read_bytes())
    assert (bundle / "pagefind-ui.js").is_file()


def test_a_site_that_cannot_be_indexed_stops_the_build(tmp_path):
    config = SimpleNamespace(extra={}, site_dir=str(tmp_path / "no pages"))
    with pytest.raises(BuildError, match="Pagefind wrote no index: "):
        on_post_build(config)
