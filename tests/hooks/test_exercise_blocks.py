"""An exercise in Markdown: its element, its folds, and what stops the build."""

import pytest
from bs4 import BeautifulSoup

from hooks.answers import AnswerError
from tests.hooks.rendering import configured, html

TABLE = "snippets/jacobian/definition_exercises.py#table"
EXERCISE = f"""
/// exercise | 2. A table of $x_1$
    answer: {TABLE}

What is $J$?

- one
- two

//// hint
Count.
////

//// solution
### A heading {{ #heading }}

``` {{ .math #some-name shape="1×2" }}
\\begin{{bmatrix}} 1 & 2 \\end{{bmatrix}}
```

Done.
////
///

After it.
"""


def soup(text=EXERCISE, language="en"):
    return BeautifulSoup(html(text, language), "html.parser")


def test_question_form_hints_and_solution_stand_in_this_order():
    exercise = soup().select_one("jacobian-exercise")
    assert exercise["id"] == "exercise-jacobian-definition-table"
    kinds = [child.name for child in exercise.find_all(recursive=False)]
    assert kinds == ["p", "p", "ul", "div", "details", "details"]
    assert exercise.select_one("div > form.exercise-answer")
    assert [fold.summary.get_text() for fold in exercise.select("details")] == ["Hint", "Solution"]
    assert soup().find("p", string="After it.").parent.name == "[document]"


def test_formulas_and_equations_are_translated_inside():
    exercise = soup().select_one("jacobian-exercise")
    assert exercise.select(".exercise-title math") and exercise.select("details #eq-some-name math")
    assert exercise.form["aria-label"] == "Your answer to: 2. A table of x_1"


def test_the_words_are_those_of_the_edition():
    exercise = soup(language="zh").select_one("jacobian-exercise")
    assert [fold.summary.get_text() for fold in exercise.select("details")] == ["提示", "解答"]
    assert "行数" in exercise.form.get_text()


def test_headings_inside_stay_out_of_the_table_of_contents():
    import markdown

    config = configured("en")
    md = markdown.Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)
    page = md.convert(f"# Title {{ #title }}\n\n## Exercises {{ #exercises }}\n{EXERCISE}")
    (title,) = md.toc_tokens
    assert [token["id"] for token in title["children"]] == ["exercises"]
    assert title["children"][0]["children"] == []
    heading = BeautifulSoup(page, "html.parser").select_one("details [role=heading]")
    assert (heading.name, heading["aria-level"], heading.get_text()) == ("p", "3", "A heading")


def test_a_second_page_may_hold_the_same_exercise():
    """As the two languages do; only one page may not hold it twice."""
    assert html(EXERCISE) == html(EXERCISE)
    with pytest.raises(AnswerError, match=f"{TABLE} is the answer of two exercises"):
        html(EXERCISE + EXERCISE.replace("some-name", "other-name"))


SOLUTION = EXERCISE[EXERCISE.index("//// solution") : EXERCISE.index("///\n\nAfter")]
FAULTS = {
    "an unknown answer": ("#table", "#lost", "nothing named lost"),
    "no answer": (f"    answer: {TABLE}\n", "", "is no answer"),
    "no solution": (SOLUTION, "", "one solution"),
    "two solutions": ("//// hint", "//// solution", "one solution"),
    "a hint behind the solution": (SOLUTION, SOLUTION + "\n//// hint\nLate.\n////\n", "before the solution"),
    "a solution outside": ("//// solution", "///\n\n//// solution", "one solution"),
    "an exercise that does not end": ("///\n\nAfter", "\nAfter", "not closed"),
    "a hint that does not end": ("Count.\n////", "Count.", "inside no exercise"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_stops_the_build_with_one_sentence(fault):
    old, new, message = FAULTS[fault]
    assert EXERCISE.count(old) == 1
    with pytest.raises(AnswerError, match=message):
        html(EXERCISE.replace(old, new))


def test_a_lone_hint_stops_the_build():
    with pytest.raises(AnswerError, match="inside no exercise"):
        html("/// hint\nCount.\n///\n")


@pytest.mark.parametrize("first", ["/// exercise", f"/// exercise | 1. A title\n    answers: {TABLE}"])
def test_what_the_library_cannot_read_stays_text_for_the_next_hook_to_refuse(first):
    assert "/// exercise" in soup(f"{first}\n\nWhat?\n///\n").get_text()
