"""One page of the book: its ids and links, its headings, and the answers taken out of its exercises."""

import pytest
from bs4 import BeautifulSoup
from lxml import html

from hooks.book_lesson import Lesson

SITE = "https://example.org/en/"
PAGE = f"""<html><head><link rel="canonical" href="{SITE}a/one/"></head><body><article>
<h1 id="top">One &amp; <em>only</em><a class="headerlink" href="#top">¶</a></h1>
<h2 id="part">Part</h2>
<svg><g id="figure-1"></g><use href="#figure-1"></use></svg>
<p><a href="#part">part</a> <a href="../two/#x">two</a> <a href="../three/">three</a>
<a href="https://example.com/">elsewhere</a></p>
<jacobian-exercise id="exercise-a"><p class="exercise-title" role="heading" aria-level="3">1. Sum</p>
<p>What is it?</p><form>type</form>
<details class="tip"><summary>Hint</summary><p>Add, see <a href="#part">part</a>.</p></details>
<details class="success"><summary>Solution</summary><p>It is 3.</p></details></jacobian-exercise>
<section class="evidence"><details><summary>tests/x.py</summary><pre>assert 1</pre></details></section>
</article></body></html>"""


@pytest.fixture
def lesson():
    """Return the page in a book that has the page `two`, too."""
    found = Lesson("a-one", html.document_fromstring(PAGE))
    found.finish(found.places() | {f"{SITE}a/two/#x": "#a-two--x"}, SITE, "page {page}")
    found.soup = BeautifulSoup(found.content, "html.parser")
    return found


def test_its_title_is_text(lesson):
    assert lesson.title == "One & only"
    assert lesson.running == '"One & only"'


def test_its_ids_begin_with_its_key_but_for_those_of_figures(lesson):
    ids = [element["id"] for element in lesson.soup.select("[id]")]
    assert ids == ["a-one--top", "a-one--part", "figure-1", "a-one--exercise-a"]
    assert lesson.soup.use["href"] == "#figure-1"


def test_links_stay_in_the_book_where_they_can_and_are_whole_elsewhere(lesson):
    links = {link.get_text(): link for link in lesson.soup.select("article > p a, p:not(.book-answer) > a")}
    assert {text: link["href"] for text, link in links.items()} == {
        "part": "#a-one--part",
        "two": "#a-two--x",
        "three": f"{SITE}a/three/",
        "elsewhere": "https://example.com/",
    }
    assert [text for text, link in links.items() if "bare" in link.get("class", [])] == ["three"]


def test_its_headings_stand_one_level_lower(lesson):
    levels = [lesson.soup.select_one(name)["aria-level"] for name in ("h1", "h2", ".exercise-title")]
    assert levels == ["2", "3", "4"]


def test_an_exercise_keeps_its_question_and_says_where_its_answer_stands(lesson):
    exercise = lesson.soup.select_one("jacobian-exercise")
    assert " ".join(exercise.get_text().split()) == "1. Sum What is it? page"
    assert exercise.select_one(".book-answer a")["href"] == "#answer-a-one--exercise-a"
    ((name, title, answer),) = lesson.answers
    assert (name, title) == ("a-one--exercise-a", "1. Sum")
    assert BeautifulSoup(answer, "html.parser").get_text() == "HintAdd, see part.SolutionIt is 3."
    assert 'href="#a-one--part"' in answer


def test_of_its_tests_only_the_names_are_kept(lesson):
    assert lesson.soup.select_one(".evidence").get_text() == "tests/x.py"
