"""Figures are drawn afresh, and what goes wrong names its module."""

import sys

import pytest

from hooks import drawing

ALT = "A sentence that says what the figure shows."
SOURCE = "snippets/chapter/page_figure.py"
DRAW = """
from matplotlib.figure import Figure
from snippets.chapter.page import HEIGHT

def draw():
    figure = Figure(figsize=(2, 1))
    figure.text(0.5, 0.5, f"height {HEIGHT}")
    return {"name": figure}
"""


@pytest.fixture
def project(tmp_path, monkeypatch):
    """Return a small project whose one figure shows a number of another module."""
    (tmp_path / "snippets/chapter").mkdir(parents=True)
    (tmp_path / "snippets/__init__.py").touch()
    (tmp_path / "snippets/chapter/__init__.py").touch()
    (tmp_path / "snippets/palette.py").write_text('VARIABLES = {"#000000": "currentColor"}')
    (tmp_path / "snippets/chapter/page.py").write_text("HEIGHT = 1")
    (tmp_path / SOURCE).write_text(DRAW)
    monkeypatch.setattr(drawing, "ROOT", tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    real = {name: module for name, module in sys.modules.items() if name.split(".")[0] == "snippets"}
    drawing.forget()
    yield tmp_path
    drawing.forget()
    sys.modules.update(real)


def test_an_edited_imported_snippet_shows_in_the_next_build(project):
    assert "height 1" in drawing.draw(SOURCE, "name", ALT)
    (project / "snippets/chapter/page.py").write_text("HEIGHT = 22")
    drawing.forget()
    assert "height 22" in drawing.draw(SOURCE, "name", ALT)


def test_without_an_edit_of_a_snippet_the_next_build_draws_nothing_again(project):
    drawing.refresh()
    first = drawing.draw(SOURCE, "name", ALT)
    module = sys.modules["snippets.chapter.page"]
    drawing.refresh()
    assert sys.modules["snippets.chapter.page"] is module
    module.HEIGHT = 3
    assert drawing.draw(SOURCE, "name", ALT) == first


@pytest.mark.parametrize("edited", ["snippets/chapter/page.py", "snippets/chapter/new.py"])
def test_an_edited_or_a_new_snippet_makes_the_next_build_import_again(project, edited):
    drawing.refresh()
    drawing.draw(SOURCE, "name", ALT)
    (project / edited).write_text("HEIGHT = 22")
    drawing.refresh()
    assert "snippets.chapter.page" not in sys.modules


def test_within_a_build_both_editions_share_what_is_drawn(project):
    first = drawing.draw(SOURCE, "name", ALT)
    (project / SOURCE).write_text("raise RuntimeError")
    assert drawing.draw(SOURCE, "name", ALT) == first


def test_a_figure_that_raises_stops_the_build_and_is_named(project):
    (project / SOURCE).write_text(DRAW.replace("return", "1 / 0\n    return"))
    with pytest.raises(drawing.FigureError, match=f"{SOURCE} raised ZeroDivisionError"):
        drawing.draw(SOURCE, "name", ALT)


@pytest.mark.parametrize(
    ("source", "name", "alternative", "message"),
    [
        (SOURCE, "other", ALT, "draws name, but no figure named other"),
        (SOURCE, "name", "", "say in a sentence"),
        ("snippets/chapter/missing_figure.py", "name", ALT, "is not a figure module"),
        ("../outside_figure.py", "name", ALT, "is not a figure module"),
    ],
)
def test_bad_input_gets_one_sentence(project, source, name, alternative, message):
    with pytest.raises(drawing.FigureError, match=message):
        drawing.draw(source, name, alternative)


def test_a_colour_outside_the_palette_is_refused(project):
    (project / SOURCE).write_text(DRAW.replace('{HEIGHT}"', '{HEIGHT}", color="#123456"'))
    with pytest.raises(drawing.FigureError, match="#123456"):
        drawing.draw(SOURCE, "name", ALT)
