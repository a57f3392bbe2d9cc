"""Import the answers of snippets/**/*_exercises.py, afresh in every build (hooks/figures.py forgets them)."""

import html
import importlib
import json
import re

from mkdocs.exceptions import BuildError

from hooks.mistakes import mistakes
from hooks.project import ROOT

PLACE = re.compile(r"(snippets/[a-z_]+/[a-z_]+_exercises)\.py#([a-z][a-z0-9]*(?:-[a-z0-9]+)*)")


class AnswerError(BuildError):
    """An exercise without an answer: the build stops and names it."""


def find(place):
    """Return the answer at a place such as snippets/jacobian/definition_exercises.py#table."""
    path, name = _parts(place)
    try:
        answers = importlib.import_module(path.replace("/", ".")).ANSWERS
    except Exception as error:
        raise AnswerError(f"{path}.py raised {type(error).__name__}: {error}") from error
    if name not in answers:
        raise AnswerError(f"{path}.py answers {', '.join(answers)}, but nothing named {name}")
    unknown = [slip for slip in answers[name].slips if slip not in mistakes()]
    if unknown:
        raise AnswerError(f"{place}: docs/mistakes.yml has no mistake named {', '.join(unknown)}")
    return answers[name]


def _parts(place):
    """Return the path of a module without its suffix, and the name of an answer."""
    found = PLACE.fullmatch(place)
    if not found or not (ROOT / f"{found[1]}.py").exists():
        raise AnswerError(f"{place} is no answer: write snippets/<chapter>/<page>_exercises.py#<name>")
    return found.groups()


def identifier(place):
    """Return the id of an exercise in both languages, such as exercise-jacobian-definition-table."""
    path, name = _parts(place)
    page = path.removeprefix("snippets/").removesuffix("_exercises")
    return f"exercise-{re.sub('[/_]', '-', page)}-{name}"


def attributes(answer):
    """Return what the element in the page must know of an answer."""
    slips = {name: wrong.tolist() for name, wrong in answer.slips.items()}
    return {
        "data-answer": json.dumps(answer.value.tolist()),
        "data-tolerance": json.dumps(answer.tolerance),
        "data-slips": json.dumps(slips),
    }


def tolerance_note(answer, text):
    """Return the sentence that tells the reader how exact the numbers must be."""
    if not answer.tolerance:
        return text["exercise_exact"]
    return text["exercise_tolerance"].format(tolerance=f"{answer.tolerance:.10f}".rstrip("0"))


def form(answer, title, text):
    """Return the form in which the reader chooses a shape; the script adds the cells.

    It is in the page from the start, so that nothing moves when the script comes. Until then, and
    without it, it is hidden: nothing dead is shown.
    """
    label = html.escape(text["exercise_your_answer"].format(title=title))
    return (
        f'<form class="exercise-answer" aria-label="{label}" autocomplete="off" data-pagefind-ignore>'
        f"<fieldset><legend>{text['exercise_shape']}</legend>"
        f'{_select("rows", text)} <span aria-hidden="true">×</span> {_select("columns", text)}</fieldset>'
        f'<div class="exercise-cells"></div><p class="exercise-status" role="status"></p>'
        f'<p class="exercise-note">{tolerance_note(answer, text)}</p></form>'
    )


def _select(name, text):
    sizes = "".join(f"<option>{size}</option>" for size in range(1, 7))
    return f'<label>{text[f"exercise_{name}"]} <select><option value="">–</option>{sizes}</select></label>'
