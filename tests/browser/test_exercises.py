"""Exercises as a reader meets them: by keyboard, touch, in the dark, in Chinese, without JavaScript."""

import pytest

from hooks.mistakes import mistakes
from hooks.words import words
from tests.browser.axe import violations
from tests.browser.conftest import foreign
from tests.browser.waiting import until

TABLE, SHAPES = "exercise-jacobian-definition-table", "exercise-jacobian-definition-shapes"
SWAPPED, PATHS = "exercise-jacobian-definition-swapped", "exercise-backpropagation-layer-paths"
PARTIAL = "exercise-reference-self-test-partial"
RELU = "exercise-backpropagation-layer-relu"
DEFINITION, LAYER = "jacobian/definition/", "backpropagation/layer/"
PHONE = {"viewport": {"width": 390, "height": 800}, "has_touch": True}


class Exercise:
    """One exercise on an open page, used by the keyboard alone."""

    def __init__(self, page, name):
        """Go there, and wait until its script has come."""
        self.page, self.place = page, page.locator(f"#{name}")
        self.place.scroll_into_view_if_needed()
        until(page, "Boolean(customElements.get('jacobian-exercise'))")

    def shape(self, rows, columns):
        """Choose a shape by typing its sizes into the two lists."""
        for select, size in zip(self.place.locator("select").all(), (rows, columns), strict=True):
            select.focus()
            self.page.keyboard.press(str(size))

    def type(self, *rows):
        """Tab into the cells and type, row after row; Enter checks."""
        self.shape(len(rows), len(rows[0]))
        for text in (text for row in rows for text in row):
            self.page.keyboard.press("Tab")
            self.page.keyboard.press("ControlOrMeta+a")
            self.page.keyboard.type(text)
        self.page.keyboard.press("Enter")

    @property
    def said(self):
        """Return what its status says."""
        return self.place.locator("[role=status]").inner_text()

    @property
    def result(self):
        """Return the name of the mistake, or `right`."""
        return self.place.get_attribute("data-result")


WRONG = [  # the ten commonest wrong answers and what they are called
    (DEFINITION, TABLE, [["3", "0"], ["0", "4"], ["1", "-1"]], "transposed", {}),
    (DEFINITION, TABLE, [["3", "0", "1"], ["0", "4", "1"]], "sign-entry", {"row": 2, "column": 3}),
    (DEFINITION, TABLE, [["3", "0", "1"], ["0", "2", "-1"]], "entry", {"row": 2, "column": 2}),
    (DEFINITION, TABLE, [["3", "0"], ["0", "4"]], "shape", {"rows": 2, "columns": 2}),
    (DEFINITION, TABLE, [["x3", "0", "1"], ["0", "4", "-1"]], "not-a-number", {"row": 1, "column": 1}),
    (DEFINITION, TABLE, [["3", "", "1"], ["0", "4", "-1"]], "empty", {"row": 1, "column": 2}),
    (DEFINITION, SWAPPED, [["0", "0", "0.1"]], "row-for-column", {}),
    (DEFINITION, SWAPPED, [["0"], ["0.1"], ["0"]], "unaltered", {}),
    (LAYER, PATHS, [["0.4968"]], "sign", {}),
    (LAYER, PATHS, [["-0,4968"]], "comma", {"row": 1, "column": 1}),
    (LAYER, RELU, [["1/2", "1"], ["-1/2", "-1"], ["1/4", "1/2"]], "slope-forgotten", {}),
    (LAYER, RELU, [["0", "0"], ["-1", "-2"], ["0.5", "1"]], "factor", {"factor": "2"}),
]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("case", WRONG, ids=lambda case: f"{case[1]}: {case[3]}")
def test_a_wrong_answer_is_named(visit, language, case):
    path, name, rows, mistake, places = case
    page = visit(f"{language}/{path}")
    exercise = Exercise(page, name)
    exercise.type(*rows)
    assert exercise.result == mistake
    assert exercise.said == mistakes()[mistake][language].format(**places)
    marked = exercise.place.locator("input[aria-invalid]")
    assert marked.count() == ("row" in places)
    if "row" in places:
        label = words(language)["exercise_cell"].format(row=places["row"], column=places["column"])
        assert marked.get_attribute("aria-label") == label
    assert page.faults == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_hint_is_spoken_of_where_there_is_one(visit, language):
    """The exercise on paths has a hint, the self-test has none."""
    said = {}
    for path, name in ((LAYER, PATHS), ("reference/self_test/", PARTIAL)):
        exercise = Exercise(visit(f"{language}/{path}"), name)
        exercise.type(["0.123"])
        assert exercise.result == "number"
        said[exercise.place.locator("details").count()] = exercise.said
    sentence = mistakes()["number"][language]
    assert said == {2: words(language)["exercise_try_hint"].format(said=sentence), 1: sentence}
    assert {"en": "hint", "zh": "提示"}[language] in said[2].lower()
    assert {"en": "hint", "zh": "提示"}[language] not in said[1].lower()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_right_answer_is_remembered_in_both_languages_and_can_be_forgotten(visit, address, language):
    page = visit(f"{language}/{DEFINITION}")
    Exercise(page, TABLE).type(["3", "0", "2/2"], ["0", "2^2", "-1"])
    assert words(language)["exercise_right"] in Exercise(page, TABLE).said
    Exercise(page, SWAPPED).type(["0"], ["0"], ["1/10"])
    other = {"en": "zh", "zh": "en"}[language]

    page.goto(f"{address}{other}/{DEFINITION}")
    Exercise(page, TABLE)
    assert page.locator("jacobian-exercise[solved]").count() == 2
    page.goto(f"{address}{other}/")
    line = page.locator(".progress-line")
    assert {"en": "2 of ", "zh": "做对了 2 道"}[other] in line.inner_text()
    assert page.locator(".page-solved").count() == 0, "one of the page's three is not solved yet"

    page.goto(f"{address}{other}/{DEFINITION}")
    shapes = [["1", "3"], ["3", "1"], ["10", "784"], ["2", "2"], ["1", "7"]]
    Exercise(page, SHAPES).type(*shapes)
    page.goto(f"{address}{language}/")
    mark = page.locator(".page-solved")
    mark.wait_for()
    assert mark.count() == 1 and mark.get_attribute("aria-label") == words(language)["progress_page"]
    assert mark.locator("xpath=ancestor::li/a").get_attribute("href") == DEFINITION

    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    page.locator(".progress-line button").click()
    assert asked == [words(language)["progress_ask"]]
    assert mark.count() == 1, "not without a yes"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_progress_is_cleared_for_both_editions(visit, address, language):
    page = visit(f"{language}/{LAYER}")
    Exercise(page, PATHS).type(["-0.4968"])
    page.goto(f"{address}{language}/")
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator(".progress-line button").click()
    assert page.locator(".progress-line").inner_text() == ""
    for other in ("en", "zh"):
        page.goto(f"{address}{other}/{LAYER}")
        Exercise(page, PATHS)
        assert page.locator("jacobian-exercise[solved]").count() == 0
    assert page.evaluate("localStorage.length") == page.evaluate(
        "Object.keys(localStorage).filter(key => !key.startsWith('solved:')).length"
    )


@pytest.mark.parametrize("language", ["en", "zh"])
def test_by_touch_on_a_phone_every_target_is_large_enough(visit, language):
    page = visit(f"{language}/{DEFINITION}", color_scheme="dark", **PHONE)
    exercise = Exercise(page, TABLE)
    for select, size in zip(exercise.place.locator("select").all(), "26", strict=True):
        select.tap()
        select.select_option(size)
    targets = exercise.place.locator("select, input, button")
    assert targets.count() == 2 + 12 + 1
    for target in targets.all():
        box = target.bounding_box()
        assert box["height"] >= 44
        assert box["width"] >= 24 and box["x"] >= 0 and box["x"] + box["width"] <= 390
        assert target.evaluate("t => parseFloat(getComputedStyle(t).fontSize)") >= 16, "no zoom on focus"
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    exercise.place.locator("select").last.select_option("3")
    exercise.place.locator("input").nth(0).fill("３，０，１")
    exercise.place.locator("input").nth(3).tap()
    assert [cell.input_value() for cell in exercise.place.locator("input").all()[:3]] == ["3", "0", "1"]
    exercise.place.locator("input").nth(3).fill("0 4 −1")
    exercise.place.locator("button").tap()
    assert exercise.result == "right"


def test_a_matrix_is_pasted_at_once_and_a_shape_keeps_what_was_typed(visit):
    page = visit(f"en/{DEFINITION}", permissions=["clipboard-read", "clipboard-write"])
    exercise = Exercise(page, TABLE)
    exercise.shape(2, 3)
    page.evaluate("navigator.clipboard.writeText('[[3. 0. 1.]\\n [0. 4. -1.]]')")
    exercise.place.locator("input").first.focus()
    page.keyboard.press("ControlOrMeta+v")
    values = [cell.input_value() for cell in exercise.place.locator("input").all()]
    assert values == ["3.", "0.", "1.", "0.", "4.", "-1."]
    exercise.shape(2, 2)
    values = [cell.input_value() for cell in exercise.place.locator("input").all()]
    assert values == ["3.", "0.", "0.", "4."]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_decimal_comma_stays_in_its_cell_and_is_explained(visit, language):
    """In the last cell but one, 0,5 could also be the two numbers that are left to type."""
    page = visit(f"{language}/{DEFINITION}", permissions=["clipboard-read", "clipboard-write"])
    exercise = Exercise(page, TABLE)
    exercise.shape(2, 3)
    cells = exercise.place.locator("input")
    cells.nth(1).focus()
    page.keyboard.type("0,5")
    page.keyboard.press("Tab")
    page.evaluate("navigator.clipboard.writeText('-2,5')")
    cells.nth(4).focus()
    page.keyboard.press("ControlOrMeta+v")
    page.keyboard.press("Enter")
    assert [cell.input_value() for cell in cells.all()] == ["", "0,5", "", "", "-2,5", ""]
    cells.nth(0).fill("3")
    cells.nth(0).press("Enter")
    assert exercise.result == "comma"
    assert exercise.said == mistakes()["comma"][language].format(row=1, column=2)
    assert cells.nth(1).get_attribute("aria-invalid") == "true"


def test_the_arrows_lead_from_row_to_row(visit):
    page = visit(f"en/{DEFINITION}")
    exercise = Exercise(page, TABLE)
    exercise.shape(2, 3)
    exercise.place.locator("input").nth(1).focus()
    label = "document.activeElement.getAttribute('aria-label')"
    page.keyboard.press("ArrowDown")
    assert page.evaluate(label) == "row 2, column 2"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    assert page.evaluate(label) == "row 1, column 2"


def test_before_a_shape_is_chosen_there_are_no_cells_and_enter_does_nothing(visit):
    page = visit(f"en/{DEFINITION}")
    exercise = Exercise(page, TABLE)
    select = exercise.place.locator("select").first
    assert select.input_value() == ""
    select.focus()
    page.keyboard.press("3")
    assert exercise.place.locator("input, button").count() == 0
    assert exercise.said == ""


@pytest.mark.parametrize("language", ["en", "zh"])
def test_without_javascript_question_hints_and_solution_remain_and_nothing_is_dead(visit, language):
    page = visit(f"{language}/{DEFINITION}", java_script_enabled=False)
    exercise = page.locator(f"#{TABLE}")
    assert exercise.locator("p").nth(1).is_visible()
    assert not page.locator("form.exercise-answer").first.is_visible()
    for fold in exercise.locator("details").all():
        fold.locator("summary").click()
    assert exercise.locator("math").last.is_visible()
    home = visit(f"{language}/", java_script_enabled=False)
    assert home.locator("jacobian-progress").is_visible()
    assert home.locator("jacobian-progress button").count() == 0


def test_a_page_without_exercises_asks_for_none_of_their_files(visit, address):
    page = visit("en/reference/glossary/", until="networkidle")
    assert not [url for url in page.requests if "exercise" in url or "elements/words" in url]
    assert foreign(page, address) == []


def test_a_browser_that_stores_nothing_still_checks(visit):
    page = visit(f"en/{LAYER}")
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('refused'); }; }")
    exercise = Exercise(page, PATHS)
    exercise.type(["-0.4968"])
    assert exercise.result == "right"
    assert page.faults == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", [f"en/{DEFINITION}", f"zh/{LAYER}", "en/", "zh/"])
def test_axe_finds_nothing_to_mend(visit, address, path, scheme):
    """With an exercise answered wrongly and one solved, all folds open."""
    language = path[:2]
    page = visit(f"{language}/{LAYER}", color_scheme=scheme)
    Exercise(page, PATHS).type(["-0.4968"])
    page.goto(address + path)
    if path.endswith("definition/"):
        Exercise(page, TABLE).type(["3", "0", "1"], ["0", "4", "1"])
    if path.endswith("layer/"):
        Exercise(page, RELU).type(["0", "1"], ["-1/2", "-1"], ["1/4", "1/2"])
    assert violations(page) == []
