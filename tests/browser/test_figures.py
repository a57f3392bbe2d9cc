"""Interactive figures in a real browser show what the page's Python computes, however they are moved.

These tests are the same for every figure. They move it by mouse, touch and keys, read the values from its
controls and the numbers from its table. Tests of one figure in one language share one visit where they can.
For every change all figures are tried in English and the first one in Chinese, too; the others in .ci/full.
"""

import re
from itertools import product

import pytest

from tests.browser.conftest import opened
from tests.browser.shown import FIGURES, NUMBER, Shown, module
from tests.browser.waiting import until
from tests.conftest import LANGUAGES
from tests.often import weekly

WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 800}

FIRST = FIGURES[0]
BOTH = list(product(FIGURES, LANGUAGES))
VISITS = weekly(BOTH, rare=lambda visit: visit[1] != "en" and visit[0] != FIRST, name="-".join)
SAMPLES = weekly(BOTH, rare=lambda visit: visit[0] != FIRST, name="-".join)

each_figure = pytest.mark.parametrize("name", FIGURES)
# What figure.js does alike for all of them.
any_figure = pytest.mark.parametrize("name", weekly(FIGURES, rare=lambda name: name != FIRST))
each_language = pytest.mark.parametrize("language", weekly(LANGUAGES, rare=lambda language: language != "en"))


@pytest.fixture(scope="module", params=VISITS)
def visited(request, chromium, address):
    """Return an open figure; the tests that ask for `shown` share it."""
    yield from _visit(chromium, address, *request.param)


@pytest.fixture(scope="module", params=SAMPLES)
def sampled(request, chromium, address):
    """Return an open figure; the tests that ask for `sample` share it."""
    yield from _visit(chromium, address, *request.param)


def _visit(chromium, address, name, language):
    with opened(chromium, f"{address}{language}/{module(name).PAGE}/") as page:
        yield Shown(page, name)


@pytest.fixture
def shown(visited):
    """Return a figure as a visitor finds it: on a wide screen, reset."""
    yield from _fresh(visited)


@pytest.fixture
def sample(sampled):
    """Return one as well, for what figure.js and site.css do alike for all."""
    yield from _fresh(sampled)


def _fresh(figure):
    figure.page.set_viewport_size(WIDE)
    figure.reset()
    yield figure
    assert figure.page.faults == []


def test_by_mouse(shown):
    mouse = shown.page.mouse
    for handle in shown.handles.all():
        for dx, dy in ((-40, 25), (15, -50), (-60, -10)):
            x, y = shown.middle(handle)

            def drag(x=x, y=y, dx=dx, dy=dy):
                mouse.move(x + 3, y - 2)
                mouse.down()
                mouse.move(x + 3 + dx, y - 2 + dy, steps=4)
                mouse.up()

            shown.moved_by(drag)


@each_figure
def test_by_touch_on_a_phone_and_the_page_does_not_scroll(figure, name):
    shown = figure(name, viewport=PHONE, has_touch=True)
    session = shown.page.context.new_cdp_session(shown.page)

    def touch(kind, *points):
        points = [{"x": x, "y": y} for x, y in points]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    for handle in shown.handles.all():
        for dx, dy in ((-30, 40), (20, -60), (-30, -20)):
            x, y = shown.middle(handle)
            scrolled = shown.page.evaluate("scrollY")

            def drag(x=x, y=y, dx=dx, dy=dy):
                touch("touchStart", (x + 15, y + 10))  # a fingertip is rarely in the middle
                for part in (0.3, 0.6, 1):
                    touch("touchMove", (x + 15 + part * dx, y + 10 + part * dy))
                touch("touchEnd")

            shown.moved_by(drag)
            assert shown.page.evaluate("scrollY") == scrolled


def test_by_keys(shown):
    """Every handle, and every slider and list, which do the same without a hand's precision."""
    for handle in shown.handles.all():
        handle.focus()
        start = shown.agrees()
        one = shown.moved_by(lambda: shown.page.keyboard.press("ArrowLeft"))
        six = shown.moved_by(lambda: shown.page.keyboard.press("Shift+ArrowLeft"))
        (key,) = {key for key in start if one[key] != start[key]}
        assert six[key] - start[key] == pytest.approx(6 * (one[key] - start[key])), "with Shift, five steps"
        shown.moved_by(lambda: shown.page.keyboard.press("ArrowUp"))
        assert handle.get_attribute("role") == "slider"
        assert re.search(r"\d", handle.get_attribute("aria-valuetext"))
    for slider in shown.element.locator("input[type=range]").all():
        slider.focus()
        for key in ("Home", "ArrowRight", "End"):
            shown.page.keyboard.press(key)
            shown.agrees()
    for choice in shown.element.locator("select").all():
        for option in choice.locator("option").all():
            choice.select_option(option.get_attribute("value"))
            shown.agrees()
            for handle in shown.handles.all():
                handle.focus()
                shown.page.keyboard.press("Shift+ArrowLeft")
                shown.agrees()


def test_a_button_goes_one_step_on_or_runs_to_the_end(shown):
    """A press while it runs is a pause. With less motion asked for, a run is cut into four presses."""
    for button in shown.element.locator(".advance").all():
        key = button.get_attribute("name")
        slider = shown.element.locator(f"input[name={key}]")
        low, high, step = (float(slider.get_attribute(name)) for name in ("min", "max", "step"))
        slider.focus()
        shown.page.keyboard.press("End")
        rest = button.inner_text()
        shown.page.emulate_media(reduced_motion="reduce")
        button.click()
        input = slider.element_handle()
        until(shown.page, "([input, high]) => Number(input.value) !== high", [input, high])
        first = shown.agrees()[key]
        if rest in ("Play", "播放"):
            assert first == pytest.approx(low + (high - low) / 4, abs=step)
            shown.page.emulate_media(reduced_motion="no-preference")
            button.click()
            until(shown.page, "([input, at]) => Number(input.value) > at", [input, first])
            assert button.inner_text() in ("Pause", "暂停")
            button.click()
            assert button.inner_text() == rest
            stopped = shown.agrees()[key]
            shown.page.wait_for_timeout(50)
            assert shown.agrees()[key] == stopped < high, "a pause"
            button.click()
            until(shown.page, "([input, high]) => Number(input.value) === high", [input, high])
        else:
            assert rest in ("From the start", "从头开始")
            assert first == low
            assert button.inner_text() in ("Next step", "下一步")
            button.click()
            assert shown.agrees()[key] == low + step
        shown.agrees()


def test_every_control_can_be_reached_by_tab_and_has_a_name(shown):
    controls = shown.element.locator(".handle, .panel :is(input, select, button)")
    shown.element.evaluate("element => element.setAttribute('tabindex', -1)")
    shown.element.focus()
    for control in controls.all():
        shown.page.keyboard.press("Tab")
        assert control.evaluate("control => control === document.activeElement")
    for label in shown.element.locator("label > span, .handle, svg.plane").all():
        assert label.get_attribute("aria-label") or label.inner_text().strip()


def test_the_hint_speaks_of_a_ring_where_there_is_one(shown):
    hint = shown.element.locator(".hint > span").inner_text()
    assert bool(re.search("ring|圆环", hint)) == (shown.handles.count() > 0)
    assert re.search("address|网址", hint)
    assert "。 " not in hint, "Chinese sentences follow each other without a space"


def test_a_screen_reader_hears_the_numbers_once_the_hand_rests(sample):
    announced = sample.element.locator(".announced[aria-live=polite]")
    slider = sample.element.locator("input[type=range]").first
    slider.focus()
    sample.page.keyboard.press("End")
    until(sample.page, "e => e.textContent", announced.element_handle())
    announced.evaluate("e => { e.textContent = '' }")
    for _ in range(4):
        sample.page.keyboard.press("ArrowLeft")
    assert announced.text_content() == ""
    until(sample.page, "e => e.textContent", announced.element_handle())
    spoken = NUMBER.findall(announced.text_content())
    assert spoken
    assert set(spoken) <= set(NUMBER.findall(" ".join(sample.numbers().values())))


def test_in_print_the_static_figure_stands(sample):
    assert not sample.element.locator("svg.figure").is_visible()
    sample.page.emulate_media(media="print")
    assert sample.element.locator("svg.figure").is_visible()
    assert not sample.element.locator(".stage").is_visible()
    assert not sample.element.locator(".panel").is_visible()
    sample.page.emulate_media(media="screen")


@pytest.mark.parametrize("width", [390, 1280])
def test_what_a_finger_takes_hold_of_is_44_pixels_wide(shown, width):
    shown.page.set_viewport_size({"width": width, "height": 800})
    for handle in shown.handles.all():
        x, y = shown.middle(handle)
        for dx, dy in ((21, 0), (-21, 0), (0, 21), (0, -21)):
            hit = "([x, y]) => document.elementFromPoint(x, y)?.closest('.handle') !== null"
            assert shown.page.evaluate(hit, [x + dx, y + dy])
    for control in shown.element.locator(".controls label, .reset, .advance").all():
        assert control.bounding_box()["height"] >= 44


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_columns_keep_their_colours_in_the_dark(sample, scheme):
    sample.page.emulate_media(color_scheme=scheme)
    until(sample.page, "dark => (document.body.dataset.mdColorScheme === 'slate') === dark", scheme == "dark")
    for column in (1, 2, 3):
        same = f"""parts => {{
            const probe = document.body.appendChild(document.createElement('i'));
            probe.style.color = 'var(--column-{column})';
            const wanted = getComputedStyle(probe).color;
            probe.remove();
            return parts.every(part => getComputedStyle(part).color === wanted);
        }}"""
        assert sample.element.locator(f".column-{column}").evaluate_all(same)


@any_figure
def test_the_address_keeps_the_state_in_both_languages_until_the_reset(figure, name, address):
    shown = figure(name)
    start = shown.values()
    slider = shown.element.locator("input[type=range]").first
    slider.focus()
    shown.page.keyboard.press("End")
    if slider.input_value() == str(start[slider.get_attribute("name")]):
        shown.page.keyboard.press("Home")
    shown.page.wait_for_url(f"**/?{name}.*#figure-{name}")
    changed = shown.agrees()
    assert changed != start

    shown.page.reload()
    again = Shown(shown.page, name)
    assert again.agrees() == changed
    shown.page.locator("a.language-switch").click()
    shown.page.wait_for_url(f"{address}zh/**")
    again = Shown(shown.page, name)
    assert again.agrees() == changed

    again.element.locator(".reset").click()
    assert again.agrees() == start
    again.page.wait_for_url(f"{address}zh/{module(name).PAGE}/#figure-{name}")


@any_figure
def test_nonsense_in_the_address_does_no_harm(figure, name):
    shown = figure(name)
    start = shown.values()
    nonsense = "&".join(f"{name}.{key}=%22%3E1e9x" for key in start)
    shown.page.goto(f"{shown.page.url}?{nonsense}&{name}.other=1#checked")
    assert Shown(shown.page, name).agrees() == start
    assert shown.page.faults == []


@any_figure
@each_language
def test_without_javascript_the_static_figure_stands(visit, name, language):
    page = visit(f"{language}/{module(name).PAGE}/", java_script_enabled=False)
    element = page.locator(f"jacobian-{name}")
    assert element.locator("svg.figure").is_visible()
    assert element.locator("figcaption").is_visible()
    assert element.locator(".stage, .panel").count() == 0
    bottom = element.locator("svg.figure").evaluate("e => e.getBoundingClientRect().bottom")
    caption = element.locator("figcaption").evaluate("e => e.getBoundingClientRect().top")
    assert caption - bottom < 40, "no place is kept for what cannot come"
    element.locator("summary").click()
    assert element.locator("details > p").is_visible()


BOTTOM = "e => e.querySelector('figcaption').getBoundingClientRect().top - e.getBoundingClientRect().top"


@each_figure
@each_language
def test_the_place_is_kept_before_the_code_arrives(visit, name, language):
    page = visit("")
    element = page.locator(f"jacobian-{name}")
    code = f"**/jacobian-{name}.js"
    widths = (390, 760, 1280)

    def bottoms():
        for width in widths:
            page.set_viewport_size({"width": width, "height": 800})
            yield element.evaluate(BOTTOM)

    page.route(code, lambda route: route.abort())
    page.goto(f"{page.url}{language}/{module(name).PAGE}/")
    before = list(bottoms())
    page.unroute(code)
    page.reload()
    shown = Shown(page, name)
    assert list(bottoms()) == pytest.approx(before, abs=0.5)
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        unused = shown.element.locator(".panel").evaluate(
            """panel => panel.getBoundingClientRect().bottom
                - Math.max(...[...panel.children].map(part => part.getBoundingClientRect().bottom))"""
        )
        assert unused < 60, f"no more place than it needs at {width}"
        assert page.evaluate("document.documentElement.scrollWidth") <= width
