"""A lab's script is read into cells of prose and of code; whatever is neither stops the build."""

import pytest

from hooks.lab_source import Code, LabError, Prose, names, prose, read, script
from tests.hooks.small_lab import write

ENGLISH, CHINESE = '[markdown] lang="en"', '[markdown] lang="zh" of="1234567"'


def test_prose_comes_in_both_languages_and_code_once(tmp_path, monkeypatch):
    name = write(tmp_path, monkeypatch)
    assert names() == [name]
    first, imports, figure = read(name)
    assert isinstance(first, Prose) and isinstance(imports, Code)
    assert "# Small { #small }" in first.text["en"] and "# 小 { #small }" in first.text["zh"]
    assert first.translated == "1234567"
    assert imports.source == 'import matplotlib.pyplot as plt\n\nprint("a < b & c")'
    assert (imports.figure, figure.figure) == (None, "line")
    assert figure.alternatives["en"] == "A line that rises from left to right."
    assert "page:" not in "".join(cell.source for cell in (imports, figure)), "the docstring is not shown"


def test_the_digest_is_that_of_the_english_text(tmp_path, monkeypatch):
    before = read(write(tmp_path, monkeypatch))[0].digest
    assert read(write(tmp_path, monkeypatch, "里的", "中的"))[0].digest == before
    assert read(write(tmp_path, monkeypatch, "the definition", "a definition"))[0].digest != before
    assert len(before) == 7


def test_prose_is_what_a_reader_reads(tmp_path, monkeypatch):
    text = prose(write(tmp_path, monkeypatch), "zh")
    assert text.startswith("# 小 { #small }")
    assert "import" not in text


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (f"# %% {ENGLISH}", "# %% [markdown]", 'cell 1: prose begins with English, lang="en"'),
        (f"# %% {CHINESE}", f"# %% {ENGLISH}", "cell 1: the Chinese must follow the English at once"),
        (' alt_zh="一条从左到右一路上升的直线，供测试用，不为别的。"', "", "say in a sentence .* as alt_zh"),
        ('alt_en="A line that rises from left to right."', 'alt_en=""', "say in a sentence .* as alt_en"),
        ('"""A small lab.', "x = '''", "must begin with a docstring"),
    ],
)
def test_a_cell_of_no_kind_gets_one_sentence(tmp_path, monkeypatch, old, new, message):
    name = write(tmp_path, monkeypatch, old, new)
    with pytest.raises(LabError, match=rf"{script(name)}.*{message}"):
        read(name)
