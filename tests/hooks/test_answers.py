"""Answers are imported afresh, and what goes wrong names its module."""

import json
import sys

import pytest
from bs4 import BeautifulSoup

from hooks import answers
from hooks.drawing import forget
from hooks.words import words
from snippets.answer import Answer

MODULE = "snippets/chapter/page_exercises.py"
SOURCE = """
from types import SimpleNamespace

ANSWERS = {
    "right": SimpleNamespace(value=1, slips={"mean": 2}),
    "strange": SimpleNamespace(value=1, slips={"mean": 2, "unheard-of": 3}),
}
"""


@pytest.fixture
def project(tmp_path, monkeypatch):
    """Return a small project with one module of answers."""
    (tmp_path / "snippets/chapter").mkdir(parents=True)
    (tmp_path / "snippets/__init__.py").touch()
    (tmp_path / "snippets/chapter/__init__.py").touch()
    (tmp_path / MODULE).write_text(SOURCE)
    monkeypatch.setattr(answers, "ROOT", tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    real = {name: module for name, module in sys.modules.items() if name.split(".")[0] == "snippets"}
    forget()
    yield tmp_path
    forget()
    sys.modules.update(real)


def test_an_edited_module_shows_in_the_next_build(project):
    assert answers.find(f"{MODULE}#right").value == 1
    (project / MODULE).write_text(SOURCE.replace("value=1", "value=22"))
    assert answers.find(f"{MODULE}#right").value == 1, "within a build both editions share it"
    forget()
    assert answers.find(f"{MODULE}#right").value == 22


@pytest.mark.parametrize(
    ("place", "message"),
    [
        (f"{MODULE}#lost", "answers right, strange, but nothing named lost"),
        (f"{MODULE}#strange", r"docs/mistakes\.yml has no mistake named unheard-of"),
        (MODULE, "is no answer"),
        ("", "is no answer"),
        (f"../{MODULE}#right", "is no answer"),
        ("snippets/chapter/other_exercises.py#right", "is no answer"),
        ("snippets/chapter/page.py#right", "is no answer"),
    ],
)
def test_bad_input_gets_one_sentence(project, place, message):
    with pytest.raises(answers.AnswerError, match=message):
        answers.find(place)


def test_a_module_that_raises_stops_the_build_and_is_named(project):
    (project / MODULE).write_text("1 / 0")
    with pytest.raises(answers.AnswerError, match=f"{MODULE} raised ZeroDivisionError"):
        answers.find(f"{MODULE}#right")


def test_an_id_names_the_page_and_the_answer():
    place = "snippets/change_of_variables/polar_exercises.py#one-cell"
    assert answers.PLACE.fullmatch(place)
    assert answers.identifier("snippets/jacobian/definition_exercises.py#table") == (
        "exercise-jacobian-definition-table"
    )
    assert answers.identifier("snippets/backpropagation/layer_exercises.py#two-rows") == (
        "exercise-backpropagation-layer-two-rows"
    )
    with pytest.raises(answers.AnswerError):
        answers.identifier("snippets/jacobian/definition.py#table")


def test_the_element_knows_the_numbers_to_the_last_bit():
    third = 1 / 3
    found = answers.attributes(Answer([[third, 2]], tolerance=1e-4, slips={"mean": -third}))
    assert json.loads(found["data-answer"]) == [[third, 2]]
    assert json.loads(found["data-tolerance"]) == 1e-4
    assert json.loads(found["data-slips"]) == {"mean": [[-third]]}


@pytest.mark.parametrize(
    ("tolerance", "stated"),
    [(0, "Exact values"), (0.001, "off by 0.001."), (1e-5, "off by 0.00001."), (2, "off by 2.")],
)
def test_the_tolerance_is_stated(tolerance, stated):
    assert stated in answers.tolerance_note(Answer(1, tolerance=tolerance), words("en"))


def test_the_form_offers_every_shape_and_chooses_none():
    form = BeautifulSoup(answers.form(Answer(1), 'x < "y"', words("en")), "html.parser").form
    assert form["aria-label"] == 'Your answer to: x < "y"'
    for select in form.select("select"):
        assert [option.get_text() for option in select.select("option")] == ["–", *"123456"]
        assert select.select("[selected]") == [] and select.option["value"] == ""
    assert [label.get_text().split()[0] for label in form.select("label")] == ["rows", "columns"]
    assert form.select_one("[role=status]").get_text() == ""
    assert form.select("input, button") == []
