"""mkdocs-jupyter gets a real file for each lab and language; what it makes of it reads like every page."""

import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from mkdocs_jupyter import convert

from hooks import labs
from hooks.project import ROOT
from tests.hooks.small_lab import write


@pytest.fixture
def written(tmp_path, monkeypatch):
    """Return the file of the Chinese page of a small lab."""
    write(tmp_path, monkeypatch)
    monkeypatch.setattr(labs, "NOTEBOOKS", tmp_path / "notebooks")
    config = SimpleNamespace(extra={"edition": "zh"}, site_dir=str(tmp_path), use_directory_urls=True)
    (file,) = labs.on_files([], config)
    return file


def rendered(file):
    """Return the Markdown of a lab's page, as mkdocs-jupyter writes it and our hook reads it back."""
    text = convert.nb2html(
        file.abs_src_path,
        custom_template=str(ROOT / "hooks/notebook.md.j2"),
        markdown_cell_processor="mkdocs",
        mathjax_version=2,
    )
    return labs.on_page_markdown(text, SimpleNamespace(file=file), None, None)


def test_an_edition_gets_its_labs_with_their_results(written):
    assert written.src_uri == "labs/small.ipynb"
    notebook = json.loads(Path(written.abs_src_path).read_text("utf-8"))
    kinds = [cell["cell_type"] for cell in notebook["cells"]]
    assert kinds == ["markdown", "code", "code"]
    assert "小" in "".join(notebook["cells"][0]["source"])


def test_the_page_is_markdown_with_the_fences_of_every_page(written):
    text = rendered(written)
    assert '```python title="snippets/labs/small.py"\nimport matplotlib.pyplot as plt\n' in text
    assert '\nprint("a < b & c")\n```\n\n```text title="输出"\na < b & c\n```\n' in text
    assert "\n![一条从左到右一路上升的直线，供测试用，不为别的。](snippets/labs/small.py#line)\n" in text
    assert "# 小 { #small }" in text and r"$x \in \R^n$" in text
    for extra in ("<style", "<script", "<div", "title: 小", "&lt;"):
        assert extra not in text


def test_the_entrance_has_no_labs():
    assert labs.on_files([], SimpleNamespace(extra={})) == []


def test_other_pages_are_left_alone():
    page = SimpleNamespace(file=SimpleNamespace(src_uri="jacobian/definition.md"))
    assert labs.on_page_markdown("a &lt; b", page, None, None) == "a &lt; b"
    assert labs.on_page_content("<p>a</p>", page, None, None) == "<p>a</p>"


def test_the_download_stands_below_the_first_paragraph(written):
    page = SimpleNamespace(file=written, url="labs/small/")
    content = labs.on_page_content(
        "<h1>T</h1><p>a</p><p>b</p>", page, SimpleNamespace(extra={"edition": "en"}), None
    )
    assert content.startswith('<h1>T</h1><p>a</p><p class="lab-download"><a href="../small.ipynb" download>')
    assert content.endswith("</p><p>b</p>")
