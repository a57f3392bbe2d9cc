"""Every number in the prose that could be wrong is printed by the page's code or asserted here.

Numbers with a decimal point or of more than two digits must stand in an output or a displayed equation
of the page, or in the `PROSE` of its test: a dict from the number as the prose writes it to its value,
computed where possible. What is computed is rounded to as many decimals as the prose has.
"""

import re

import pytest

from hooks.claims import guard_files
from hooks.project import ROOT
from tests.equations import displayed
from tests.pages import CHAPTER_PAGES, ENGLISH, PAGES, imported, meta, name, prose, source, stem, twin

NUMBER = re.compile(r"(?<![\w.#§])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?!\w*\.\w)")
NOT_READ = re.compile(r"\]\([^)\s]*\)|\{ [^}]* \}")  # addresses and ids


def numbers(text):
    """Return the numbers of a text that need evidence, as they are written."""
    found = (match.replace(",", "") for match in NUMBER.findall(text))
    return {number for number in found if "." in number or len(number) > 2}


def numbers_in_prose(page):
    return numbers_in(prose(page) + " " + meta(page)["description"])


def numbers_in(text):
    """Return the numbers of some Markdown that need evidence."""
    return numbers(NOT_READ.sub(" ", text))


def printed(page):
    """Return the values of all numbers in the page's outputs and displayed equations."""
    outputs = re.findall(r'--8<-- "(\S+\.txt)"', source(page))
    text = [(ROOT / path).read_text("utf-8") for path in outputs]
    text += [equation.tex for equation in displayed().values() if equation.page in (page, twin(page))]
    return values(" ".join(text))


def values(text):
    """Return the values of all numbers in a text."""
    return {float(number) for number in re.findall(r"\d+\.?\d*", text)}


def asserted(page):
    """Return the PROSE of the page's tests."""
    merged = {}
    for path in guard_files(stem(page)):
        merged |= getattr(imported(path), "PROSE", {})
    return merged


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_number_in_the_prose_is_printed_or_asserted(page):
    assert without_evidence(numbers_in_prose(page), asserted(page), printed(page)) == set()


def without_evidence(found, known, shown):
    """Return the numbers that are neither asserted nor shown."""
    return {number for number in found if number not in known and float(number) not in shown}


@pytest.mark.parametrize("page", CHAPTER_PAGES, ids=name)
def test_every_asserted_number_is_right_and_stands_on_the_page(page):
    look_at_asserted(asserted(page), numbers_in_prose(page))


def look_at_asserted(known, found):
    """Fail for a wrong value, or one that the prose does not hold."""
    for number, value in known.items():
        decimals = len(number.partition(".")[2])
        assert f"{float(value):.{decimals}f}" == number
    assert set(known) - found == set(), "no longer on the page"


@pytest.mark.parametrize("page", ENGLISH, ids=name)
def test_both_languages_hold_the_same_numbers(page):
    assert numbers_in_prose(page) == numbers_in_prose(twin(page))


def test_which_numbers_need_evidence():
    assert numbers("3 of 784 pixels, 0.5 or $-1.25$; 2,500 rows") == {"784", "0.5", "1.25", "2500"}
    assert numbers("$(0.1, 0.2)$, §6.5, v1.2.3, x100, 1e-6, #123") == {"0.1", "0.2"}
