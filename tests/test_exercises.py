"""What holds for the exercises of the whole site: answers, mistakes, words."""

import re

import numpy as np
import pytest

from hooks.claims import guards_in
from hooks.mistakes import mistakes
from hooks.project import ROOT
from hooks.words import words
from tests.pages import DOCS, LESSONS, PAGES, edition, imported, name, source, stem, twin
from tests.test_translations import GLOSSARY, HAN, untypographic

PLACE = re.compile(r"^    answer: (snippets/\S+_exercises\.py)#(\S+)$", re.M)
EXERCISED = [page for page in PAGES if page in LESSONS or PLACE.search(source(page))]
MODULES = sorted((ROOT / "snippets").glob("*/*_exercises.py"))
ANSWERS = [(module, key) for module in MODULES for key in imported(module).ANSWERS]
SCRIPTS = ("number.js", "diagnosis.js")


def answer(module, key):
    return imported(module).ANSWERS[key]


def places(page):
    """Return the modules and names of a page's answers, in order."""
    return PLACE.findall(source(page))


def close(a, b, tolerance):
    return a.shape == b.shape and np.all(np.abs(a - b) <= tolerance + 1e-9 * np.maximum(1, np.abs(b)))


@pytest.mark.parametrize("page", EXERCISED, ids=name)
def test_a_page_has_three_exercises_at_least_the_same_in_both_languages(site, page):
    module = f"snippets/{stem(page)}_exercises.py"
    assert len(places(page)) >= 3
    assert {path for path, _ in places(page)} == {module}, "the answers stand in the page's own module"
    assert places(page) == places(twin(page))
    ids = [e["id"] for e in site.page(edition(page), stem(page)).select("jacobian-exercise")]
    prefix = f"exercise-{re.sub('[/_]', '-', stem(page))}-"
    assert ids == [prefix + key for _, key in places(page)]


@pytest.mark.parametrize("page", EXERCISED, ids=name)
def test_every_exercise_of_a_page_is_numbered_and_has_its_solution(page):
    titles = re.findall(r"^/// exercise \| (\d+)\. \S", source(page), re.M)
    assert titles == [str(number) for number in range(1, len(places(page)) + 1)]
    assert len(re.findall(r"^//// solution$", source(page), re.M)) == len(titles)


def test_every_answer_is_used_once_and_every_exercise_has_one():
    for language in ("en", "zh"):
        used = [place for page in PAGES if edition(page) == language for place in places(page)]
        assert sorted(used) == sorted((name(module), key) for module, key in ANSWERS)


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_every_answer_is_tested(module):
    """Each name stands in the module's test, beside something to compare its value with."""
    test = ROOT / "tests" / module.parent.name / f"test_{module.name}"
    assert guards_in(test)
    text = test.read_text("utf-8")
    assert [key for key in imported(module).ANSWERS if f'ANSWERS["{key}"]' not in text] == []


@pytest.mark.parametrize(("module", "key"), ANSWERS, ids=str)
def test_no_mistake_leads_to_the_right_answer_nor_two_to_the_same(module, key):
    """Within twice the tolerance: what is typed may be off in either direction."""
    found = answer(module, key)
    matrices = [("the right answer", found.value), *found.slips.items()]
    for number, (first, a) in enumerate(matrices):
        for second, b in matrices[number + 1 :]:
            assert not close(a, b, 2 * found.tolerance), f"{first} and {second} are the same"


@pytest.mark.parametrize(("module", "key"), ANSWERS, ids=str)
def test_a_tolerance_tells_the_numbers_of_an_answer_apart(module, key):
    """Of a number that is not zero it forgives a twentieth at most, and it is short to read."""
    found = answer(module, key)
    assert not np.any((found.value != 0) & (np.abs(found.value) < 20 * found.tolerance))
    assert len(f"{found.tolerance:.10f}".rstrip("0")) <= 8


def recognised():
    """Return the names of the mistakes that the scripts see by themselves, read from their source."""
    text = "".join((DOCS / "assets/elements" / script).read_text("utf-8") for script in SCRIPTS)
    names = r'(?:mistake: |Unreadable\(|at\()(?:text\.includes\(","\) \? )?"([a-z-]+)"(?: : "([a-z-]+)")?'
    return {found for pair in re.findall(names, text) for found in pair if found}


def test_the_table_of_mistakes_holds_those_in_use_and_no_others():
    slips = {slip for module, key in ANSWERS for slip in answer(module, key).slips}
    assert len(recognised()) >= 14
    assert slips & recognised() == set()
    assert (slips | recognised()) - set(mistakes()) == set()
    assert set(mistakes()) - slips - recognised() == set()


def test_each_mistake_that_the_scripts_see_has_its_case():
    cases = "".join(path.read_text("utf-8") for path in (ROOT / "tests/javascript").glob("*.mjs"))
    assert [found for found in recognised() if f'"{found}"' not in cases] == []


PLACES = {"row", "column", "rows", "columns", "factor", "wrong"}


@pytest.mark.parametrize("mistake", mistakes())
def test_a_mistake_has_a_sentence_in_both_languages(mistake):
    sentence = mistakes()[mistake]
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", mistake)
    assert set(sentence) == {"en", "zh"}
    english, chinese = sentence["en"], sentence["zh"]
    assert re.fullmatch(r"[A-Z{].*[.?]", english) and not re.search(HAN, english)
    assert re.search(HAN, chinese) and re.search(r"[。？]$", chinese)
    holes = [set(re.findall(r"\{(\w+)\}", text)) for text in (english, chinese)]
    assert holes[0] == holes[1] <= PLACES


@pytest.mark.parametrize("text", [text["zh"] for text in mistakes().values()] + list(words("zh").values()))
def test_the_chinese_sentences_keep_typography_and_terms(text):
    filled = re.sub(r"\{\w+\}", "2", text)
    assert untypographic(filled) == []
    assert [banned for term in GLOSSARY for banned in term["banned"] if banned in text] == []
