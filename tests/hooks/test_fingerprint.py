"""The name of the folder of our assets follows their content; every link to them is changed, and no other."""

import pytest

from hooks.fingerprint import rename

PAGE = """<link href="../assets/site.css"><link href="../assets/stylesheets/main.css">
<script src="../assets/elements/one.js"></script><a href="https://example.org/assets/site.css">logo</a>
<p>assets/site.css</p><script>x="assets/site.css"</script>"""


@pytest.fixture
def small(tmp_path):
    """Return a function that makes a small site with a text in one of its assets."""

    def make(name, text):
        site = tmp_path / name
        for path, content in {
            "assets/site.css": "css",
            "assets/elements/one.js": text,
            "assets/stylesheets/main.css": "theme",
            "en/index.html": PAGE,
        }.items():
            file = site / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(content)
        return site

    return make


def test_our_assets_move_and_the_theme_s_stay(small):
    site = small("one", "js")
    folder = rename(site)
    assert (site / folder / "site.css").read_text() == "css"
    assert (site / folder / "elements/one.js").read_text() == "js"
    assert (site / "assets/stylesheets/main.css").exists()
    assert not (site / "assets/site.css").exists()


def test_links_follow_and_text_does_not(small):
    site = small("one", "js")
    folder = rename(site)
    html = (site / "en/index.html").read_text()
    assert f'href="../{folder}/site.css"' in html
    assert f'src="../{folder}/elements/one.js"' in html
    assert 'href="../assets/stylesheets/main.css"' in html
    assert "<p>assets/site.css</p>" in html
    assert 'x="assets/site.css"' in html


def test_the_same_content_has_the_same_name_and_any_other_another(small):
    one, same, other = rename(small("one", "a")), rename(small("same", "a")), rename(small("other", "b"))
    assert one == same != other


def test_a_file_of_another_name_is_another_content(small):
    site = small("moved", "a")
    (site / "assets/elements/one.js").rename(site / "assets/elements/two.js")
    assert rename(site) != rename(small("one", "a"))


def test_a_link_to_another_host_s_assets_stays(small):
    site = small("one", "js")
    rename(site)
    assert "https://example.org/assets/site.css" in (site / "en/index.html").read_text()
