"""What the search index sees of a page. That searching finds is tested in a browser."""

from hooks.pagefind_index import searchable

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


def test_both_languages_have_an_index_and_the_entrance_none(site):
    bundle = site.folder / "pagefind"
    entry = (bundle / "pagefind-entry.json").read_text("utf-8")
    assert '"en"' in entry
    assert '"zh"' in entry
    assert (bundle / "pagefind-ui.js").is_file()
