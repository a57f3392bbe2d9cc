"""Interactive figures in a real browser show what the page's Python computes, however they are moved.

FIGURES says of each figure what Python computes for the values of its controls. The tests move every
figure by mouse, touch and keys, read the values from its controls and the numbers from its table.
"""

import re
from dataclasses import dataclass

import numpy as np
import pytest

from snippets.backpropagation.gradient_check_errors import ERRORS, STEPS
from snippets.change_of_variables.determinant import area_ratio, fold
from snippets.jacobian.linear_map import f as square
from snippets.jacobian.linear_map import f_jacobian
from snippets.partial_derivatives.gradient import f as hill
from snippets.partial_derivatives.gradient import gradient, slope
from tests.conftest import LANGUAGES
from tests.witnesses import central_jacobian

PHONE = {"width": 390, "height": 800}
NUMBER = re.compile(r"([-−]?\d+(?:\.(\d+))?)(?:e([-−+]?\d+))?")


@dataclass(frozen=True)
class Interactive:
    """A figure: its page, and the numbers by name that Python computes for its controls' values."""

    page: str
    python: callable


# The maps of maps.js with their Jacobians: from the pages' snippets where a page has them.
MAPS = {
    "square": (square, f_jacobian),
    "fold": (lambda p: fold(*p), lambda p: central_jacobian(lambda q: fold(*q), p)),
    "slide": (lambda p: np.array([p[0] + p[1] ** 2, p[1]]), lambda p: np.array([[1, 2 * p[1]], [0, 1]])),
    "linear": (lambda p: np.array([[1, -1], [0.5, 1]]) @ p, lambda p: np.array([[1, -1], [0.5, 1]])),
}


def linear_map(map, x, y, side):
    f, jacobian = MAPS[map]
    J = jacobian(np.array([x, y]))
    ratio = area_ratio(lambda u, v: f(np.array([u, v])), x, y, side)
    return {"f(a)": f(np.array([x, y])), "J": J, "det J": np.linalg.det(J), "ratio": ratio}


def ratio_of_areas(**values):
    numbers = linear_map(**values)
    return {name: numbers[name] for name in ("det J", "ratio")}


HERE = np.array([0.0, np.log(2)])  # where the reader of the page on the gradient stands


def slope_along(angle):
    """The slope is measured on the hill, as the page does it."""
    g = gradient(HERE)
    v = np.array([np.cos(np.radians(angle)), np.sin(np.radians(angle))])
    between = np.degrees(np.arccos(np.clip(g @ v / np.linalg.norm(g), -1, 1)))
    return {
        "∇f": g,
        "length": np.linalg.norm(g),
        "v": v,
        "slope": slope(hill, HERE, v),
        "between": between,
    }


def written(value):
    """Return a number with two digits and a power of ten, as a figure writes it."""
    factor, power = f"{value:.1e}".split("e")
    raised = str(int(power)).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
    return f"{factor}\u22c510{raised}" if int(power) else factor


def step_size(exponent):
    """Half an exponent is the step three times as large."""
    whole = int(np.floor(exponent))
    step = STEPS.index(float(f"{1 if whole == exponent else 3}e{whole}"))
    return {name: written(errors[step]) for name, errors in ERRORS.items()}


FIGURES = {
    "linear-map": Interactive("jacobian/linear_map", linear_map),
    "area-ratio": Interactive("change_of_variables/determinant", ratio_of_areas),
    "gradient": Interactive("partial_derivatives/gradient", slope_along),
    "step-size": Interactive("backpropagation/gradient_check", step_size),
}


class Shown:
    """An interactive figure on an open page."""

    def __init__(self, page, name):
        """Go there, and wait until it shows."""
        self.page, self.name = page, name
        self.element = page.locator(f"jacobian-{name}")
        self.element.scroll_into_view_if_needed()
        self.handles = self.element.locator(".handle")
        page.locator(f"jacobian-{name}.ready").wait_for()

    def values(self):
        """Return what its controls are set to."""
        pairs = self.element.locator(".controls :is(input, select)").evaluate_all(
            "all => all.map(i => [i.name, i.type === 'range' ? Number(i.value) : i.value])"
        )
        return dict(pairs)

    def numbers(self):
        """Return the text of each number of its table; the entries of a matrix are separate."""
        cells = self.element.locator(".numbers td").evaluate_all(
            """all => all.map(td => {
                const entries = [...td.querySelectorAll('mtd')].map(entry => entry.textContent);
                return [td.dataset.name, entries.length ? entries.join(' ') : td.textContent];
            })"""
        )
        return dict(cells)

    def agrees(self):
        """Compare every number with what Python computes for the values of the controls."""
        expected = FIGURES[self.name].python(**self.values())
        shown = self.numbers()
        assert shown.keys() == expected.keys()
        for name, text in shown.items():
            if isinstance(expected[name], str):
                assert text == expected[name]
                continue
            found = NUMBER.findall(text)
            values = np.ravel(expected[name])
            assert len(found) == len(values), f"{name}: {text}"
            for (mantissa, decimals, exponent), value in zip(found, values, strict=True):
                power = 10 ** float((exponent or "0").replace("−", "-"))
                number = float(mantissa.replace("−", "-")) * power
                assert abs(number - value) <= (0.5001 * 10 ** -len(decimals)) * power, f"{name}: {text}"
        return self.values()

    def middle(self, handle):
        """Scroll a handle to the middle of the window; return the middle of its ring there."""
        handle.evaluate("handle => handle.scrollIntoView({block: 'center'})")
        box = handle.locator(".ring").bounding_box()
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def moved_by(self, action):
        """Do something that must change the values; the numbers follow. Return the values."""
        before = self.agrees()
        action()
        self.page.wait_for_function("() => new Promise(requestAnimationFrame)")
        after = self.agrees()
        assert after != before
        return after


@pytest.fixture
def figure(visit):
    """Return a function that opens a figure; `query` is the address's, further options the context's."""

    def open_(name, language="en", query="", **options):
        page = visit(f"{language}/{FIGURES[name].page}/{query}", **options)
        return Shown(page, name)

    return open_


each_figure = pytest.mark.parametrize("name", FIGURES)
each_language = pytest.mark.parametrize("language", LANGUAGES)


@each_figure
@each_language
def test_by_mouse(figure, name, language):
    shown = figure(name, language)
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
    assert shown.page.faults == []


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


@each_figure
@each_language
def test_by_keys(figure, name, language):
    """Every handle, and every slider and list, which do the same without a hand's precision."""
    shown = figure(name, language)
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


@each_figure
def test_every_control_can_be_reached_by_tab_and_has_a_name(figure, name):
    shown = figure(name)
    controls = shown.element.locator(".handle, .panel :is(input, select, button)")
    shown.element.evaluate("element => element.setAttribute('tabindex', -1)")
    shown.element.focus()
    for control in controls.all():
        shown.page.keyboard.press("Tab")
        assert control.evaluate("control => control === document.activeElement")
    for label in shown.element.locator("label > span, .handle, svg.plane").all():
        assert label.get_attribute("aria-label") or label.inner_text().strip()


@each_figure
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
    again.page.wait_for_url(f"{address}zh/{FIGURES[name].page}/#figure-{name}")


@each_figure
def test_nonsense_in_the_address_does_no_harm(figure, name):
    start = figure(name).values()
    nonsense = "&".join(f"{name}.{key}=%22%3E1e9x" for key in start)
    shown = figure(name, query=f"?{nonsense}&{name}.other=1#checked")
    assert shown.agrees() == start
    assert shown.page.faults == []


@each_figure
def test_a_screen_reader_hears_the_numbers_once_the_hand_rests(figure, name):
    shown = figure(name)
    announced = shown.element.locator(".announced[aria-live=polite]")
    shown.element.locator("input[type=range]").first.focus()
    for _ in range(4):
        shown.page.keyboard.press("ArrowLeft")
    assert announced.text_content() == ""
    shown.page.wait_for_function("e => e.textContent", arg=announced.element_handle())
    spoken = NUMBER.findall(announced.text_content())
    assert spoken
    assert set(spoken) <= set(NUMBER.findall(" ".join(shown.numbers().values())))


@each_figure
@each_language
def test_without_javascript_and_in_print_the_static_figure_stands(visit, name, language):
    path = f"{language}/{FIGURES[name].page}/"
    page = visit(path, java_script_enabled=False)
    element = page.locator(f"jacobian-{name}")
    assert element.locator("svg.figure").is_visible()
    assert element.locator("figcaption").is_visible()
    assert element.locator(".stage, .panel").count() == 0
    bottom = element.locator("svg.figure").evaluate("e => e.getBoundingClientRect().bottom")
    caption = element.locator("figcaption").evaluate("e => e.getBoundingClientRect().top")
    assert caption - bottom < 40, "no place is kept for what cannot come"
    element.locator("summary").click()
    assert element.locator("details > p").is_visible()

    shown = Shown(visit(path), name)
    assert not shown.element.locator("svg.figure").is_visible()
    shown.page.emulate_media(media="print")
    assert shown.element.locator("svg.figure").is_visible()
    assert not shown.element.locator(".stage").is_visible()
    assert not shown.element.locator(".panel").is_visible()


BOTTOM = "e => e.querySelector('figcaption').getBoundingClientRect().top - e.getBoundingClientRect().top"


@each_figure
@each_language
@pytest.mark.parametrize("width", [390, 760, 1280])
def test_the_place_is_kept_before_the_code_arrives(visit, name, language, width):
    path = f"{language}/{FIGURES[name].page}/"
    page = visit("")
    page.set_viewport_size({"width": width, "height": 800})
    module = f"**/jacobian-{name}.js"
    page.route(module, lambda route: route.abort())
    page.goto(page.url + path)
    before = page.locator(f"jacobian-{name}").evaluate(BOTTOM)
    page.unroute(module)
    page.reload()
    shown = Shown(page, name)
    assert shown.element.evaluate(BOTTOM) == pytest.approx(before, abs=0.5)
    unused = shown.element.locator(".panel").evaluate(
        """panel => panel.getBoundingClientRect().bottom
            - Math.max(...[...panel.children].map(part => part.getBoundingClientRect().bottom))"""
    )
    assert unused < 60, "no more place than it needs"
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@each_figure
@pytest.mark.parametrize("width", [390, 1280])
def test_what_a_finger_takes_hold_of_is_44_pixels_wide(figure, name, width):
    shown = figure(name, viewport={"width": width, "height": 800})
    for handle in shown.handles.all():
        x, y = shown.middle(handle)
        for dx, dy in ((21, 0), (-21, 0), (0, 21), (0, -21)):
            hit = "([x, y]) => document.elementFromPoint(x, y)?.closest('.handle') !== null"
            assert shown.page.evaluate(hit, [x + dx, y + dy])
    for control in shown.element.locator(".controls label, .reset").all():
        assert control.bounding_box()["height"] >= 44


@each_figure
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_columns_keep_their_colours_in_the_dark(figure, name, scheme):
    shown = figure(name, color_scheme=scheme)
    for column in (1, 2, 3):
        for part in shown.element.locator(f".column-{column}").all():
            same = f"""part => {{
                const probe = document.body.appendChild(document.createElement('i'));
                probe.style.color = 'var(--column-{column})';
                const wanted = getComputedStyle(probe).color;
                probe.remove();
                return getComputedStyle(part).color === wanted;
            }}"""
            assert part.evaluate(same)


POINT = re.compile(r"(-?[\d.]+) (-?[\d.]+)")


def drawn(path):
    """Return the points of a path in the plane's pixels."""
    return np.array([[float(x), float(y)] for x, y in POINT.findall(path.get_attribute("d"))])


def test_linear_map_draws_the_columns_of_j_as_long_as_the_cell_s_side_makes_them(figure):
    shown = figure("linear-map", query="?linear-map.x=-0.5&linear-map.y=0.75&linear-map.side=0.4")
    values = shown.agrees()
    J = linear_map(**values)["J"]
    per_unit = 320 / 10.4
    corners = drawn(shown.element.locator(".plane:nth-child(2) .dashed")) / per_unit
    flipped = np.diag([1, -1])
    columns = ((corners[[1, 3]] - corners[0]) @ flipped).T
    np.testing.assert_allclose(columns, 0.4 * J, atol=0.01)
    cell = drawn(shown.element.locator(".plane:nth-child(2) .area")) / per_unit
    np.testing.assert_allclose(cell[0], corners[0], atol=0.01)
    x, y = np.transpose((cell - cell[0]) @ flipped)
    area = np.sum(x * np.roll(y, -1) - y * np.roll(x, -1)) / 2
    assert area / 0.4**2 == pytest.approx(float(shown.numbers()["ratio"]), abs=0.02)


def test_area_ratio_marks_the_ratio_on_the_curve_and_the_sign_in_the_square(figure):
    for x, sign in ((0.5, "+"), (-0.25, "0"), (-0.75, "−")):
        shown = figure("area-ratio", query=f"?area-ratio.x={x}")
        ratio = area_ratio(fold, x, 0.1, 0.5)
        shown.agrees()
        assert shown.element.locator(".plane:nth-child(1) > text").inner_html() == sign
        dot = shown.element.locator(".plane:nth-child(3) .dot").get_attribute("transform")
        across, down = map(float, re.findall(r"[\d.]+", dot))
        assert across == pytest.approx((0.5 + 0.12) / 1.27 * 320, abs=0.1)
        assert down == pytest.approx((3.6 - ratio) / 6.6 * 240, abs=0.1)
        curve = drawn(shown.element.locator(".plane:nth-child(3) .line:not(.dashed)"))
        np.testing.assert_allclose(curve[0][1], (3.6 - 2 * x) / 6.6 * 240, atol=0.1)


@pytest.mark.parametrize("angle", [20, 153.5, 243.5])
def test_gradient_draws_level_lines_of_the_hill_and_the_slope_as_a_length(figure, angle):
    shown = figure("gradient", query=f"?gradient.angle={angle}")
    shown.agrees()
    map_, slopes = shown.element.locator(".plane").all()

    def on_map(path):
        return drawn(path) / 96 * [1, -1] + [-5 / 3, HERE[1] + 1.25]

    through = [hill(p) for p in on_map(map_.locator(".line:not(.thin, .dashed, .thick)"))]
    np.testing.assert_allclose(through, hill(HERE), atol=0.002)
    others = [hill(p) for p in on_map(map_.locator(".line.thin:not(.dashed)"))]
    steps = (np.array(others) - hill(HERE)) / 0.3
    np.testing.assert_allclose(steps, np.round(steps), atol=0.005)
    assert {-2, -1, 1, 2} <= set(np.round(steps))

    v = slope_along(angle)["v"]
    start, foot = on_map(map_.locator(".thick"))
    np.testing.assert_allclose(start, HERE, atol=0.001)
    assert (foot - HERE) @ v == pytest.approx(slope(hill, HERE, v), abs=0.002)
    tip, end = on_map(map_.locator(".thin.dashed"))
    np.testing.assert_allclose(tip, HERE + gradient(HERE), atol=0.001)
    assert (tip - end) @ v == pytest.approx(0, abs=0.002)

    curve = drawn(slopes.locator(".line:not(.dashed, [class*=column])"))
    at = curve[:, 0] / 320 * 440 - 55
    wanted = [slope(hill, HERE, slope_along(a)["v"]) for a in at]
    np.testing.assert_allclose(1.05 - curve[:, 1] / 120, wanted, atol=0.002)


def test_step_size_rings_the_best_steps_and_says_the_step(figure):
    shown = figure("step-size", query="?step-size.exponent=-8.5")
    assert shown.element.locator(".controls output").inner_text() == "3\u22c510⁻⁹"
    assert shown.numbers()["forward"] == written(min(ERRORS["forward"]))
    counts = {"column-1": 1, "column-3": 1, "column-2": 17}
    rings = shown.element.locator("circle.best")
    assert rings.count() == sum(counts.values()) + 1
    for color, count in counts.items():
        assert shown.element.locator(f"circle.best.{color}").count() == count
    place = "e => e.getAttribute('transform')"
    ring = shown.element.locator("circle.best.column-1").evaluate(place)
    assert shown.element.locator(".dot.column-1").evaluate(place) == ring, "at the best step, in the ring"
    across, down = map(float, re.findall(r"[\d.]+", ring))
    assert across == pytest.approx((np.log10(3e-9) + 18.6) / 19.4 * 420, abs=0.1)
    assert down == pytest.approx((1 - np.log10(min(ERRORS["forward"]))) / 19 * 250, abs=0.1)
