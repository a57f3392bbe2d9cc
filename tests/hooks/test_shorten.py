"""Published scripts and style sheets lose their comments and do what they did."""

import re
import shutil
import subprocess

import pytest
from mkdocs.exceptions import BuildError

from hooks.project import ROOT
from hooks.shorten import shorten
from hooks.temml import NODE

# What a careless tool would cut or join: signs of comments in texts, patterns and templates, templates inside
# templates, a line without its semicolon, two signs that a space keeps apart.
TRICKY = r"""// A comment
const address = "https://example.org/*";  /* another */
const pattern = /[/]\/"+/u;
const two = 1
const name = `a  //  ${[two + +two].map((n) => `${n}  ${n}`)}  b`;
class A { #part = "#"; get part() { return this.#part ?? 0 } }
console.log(address, pattern.source, name, new A().part, two - -two);
"""


@pytest.fixture
def published(tmp_path):
    """Return a function that publishes one of our assets, and what it has become."""

    def publish(name, text):
        file = tmp_path / "assets" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        shorten(tmp_path)
        return file.read_text("utf-8")

    return publish


def run(*arguments, **options):
    return subprocess.run([NODE, *arguments], capture_output=True, check=True, text=True, **options).stdout


def test_a_script_loses_its_comments_and_prints_the_same(published):
    short = published("elements/tricky.js", TRICKY)
    assert "comment" not in short
    assert "another" not in short
    assert len(short) < len(TRICKY) - 30
    before, after = (run("--input-type=module", "-", input=script) for script in (TRICKY, short))
    assert before == after == 'https://example.org/* [/]\\/"+ a  //  2  2  b # 2\n'


def test_a_style_sheet_loses_its_comments_and_keeps_its_rules(published):
    css = '/* House style */\n.a:is(.b, .c) > p { width: calc(100% - 2rem); content: "/* kept */"; }\n'
    assert published("site.css", css) == '.a:is(.b,.c)>p{width:calc(100% - 2rem);content:"/* kept */"}\n'


@pytest.mark.parametrize("name", ["stylesheets/main.css", "javascripts/bundle.js", "logo.svg"])
def test_the_theme_s_files_and_pictures_stay(published, name):
    assert published(name, "/* kept */  a") == "/* kept */  a"


def test_our_own_modules_pass_their_tests_when_short(tmp_path):
    for part in ("docs/assets", "tests/javascript"):
        shutil.copytree(ROOT / part, tmp_path / part)
    shorten(tmp_path / "docs")
    told = run("--test", "--test-reporter=tap", *sorted((tmp_path / "tests/javascript").iterdir()))
    assert re.search(r"^# fail 0$", told, re.M)
    assert int(re.search(r"^# pass (\d+)$", told, re.M)[1]) > 100


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("elements/half.js", "const half = ;", "half.js:1:13"),
        ("elements/odd.js", "export const odd = typeof x === 'text';", "odd.js"),
        ("site.css", "p { color: red", "site.css"),
    ],
)
def test_what_is_wrong_or_odd_stops_the_build_and_is_named(published, name, text, told):
    with pytest.raises(BuildError, match=re.escape(told)):
        published(name, text)
