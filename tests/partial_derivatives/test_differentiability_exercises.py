"""Witnesses for snippets/partial_derivatives/differentiability_exercises.py, and for the worded solutions."""

import numpy as np
import pytest
import sympy as sp

from snippets.partial_derivatives.differentiability_exercises import ANSWERS, FUNCTIONS, verdicts

PROSE = {"0.4": 0.4, "0.09": 0.3**2, "0.18": 0.3**2 / np.hypot(0.3, 0.4)}

x, y, t = sp.symbols("x y t", real=True)


def test_the_remainder():
    answer, h1, h2 = ANSWERS["remainder"], *sp.symbols("h1 h2")
    f = x**2 + 3 * y
    linear = f.diff(x).subs(x, 1) * h1 + f.diff(y) * h2
    assert linear == 2 * h1 + 3 * h2
    change = sp.expand(f.subs({x: 1 + h1, y: h2}, simultaneous=True) - 1)
    assert sp.expand(change - linear) == h1**2
    step = {h1: sp.Rational(3, 10), h2: sp.Rational(4, 10)}
    length = sp.sqrt(h1**2 + h2**2).subs(step)
    assert length == sp.Rational(1, 2)
    assert answer.value.item() == pytest.approx(float((h1**2).subs(step) / length), abs=1e-12)
    assert answer.value.item() == pytest.approx(0.18, abs=1e-12)
    assert answer.slips["not-divided"].item() == pytest.approx(0.09, abs=1e-12)
    whole = float(change.subs(step) / length)
    assert answer.slips["change-for-remainder"].item() == pytest.approx(whole, abs=1e-12)


# Exercise 2: the six functions, their candidates, and a curve on which the ratio does not vanish

SIX = {
    "a": sp.Abs(x) + y,
    "b": sp.Abs(x * y),
    "c": sp.sqrt(sp.Abs(x * y)),
    "d": x**2 * sp.sin(1 / x) + y,
    "e": x**3 / (x**2 + y**2),
    "f": x * y**2 / (x**2 + y**4),
}
TABLE = {  # continuous, both partial derivatives, a slope in every direction, differentiable
    "a": [1, 0, 0, 0],
    "b": [1, 1, 1, 1],
    "c": [1, 1, 0, 0],
    "d": [1, 1, 1, 1],
    "e": [1, 1, 1, 0],
    "f": [0, 1, 1, 0],
}
ANGLES = (sp.pi / 6, sp.pi / 4, 2 * sp.pi / 3)


def difference_quotient(name, angle):
    """Return f(t v) / t for t > 0 and for t < 0, in the limit t → 0; f is 0 at the origin."""
    c, s = sp.cos(angle), sp.sin(angle)
    if name == "d" and c == 0:
        return s, s  # the first term is 0 by definition there
    quotient = SIX[name].subs({x: t * c, y: t * s}) / t
    return tuple(sp.limit(quotient, t, 0, side) for side in "+-")


def test_the_table_is_what_was_answered():
    np.testing.assert_array_equal(ANSWERS["six"].value, list(TABLE.values()))


@pytest.mark.parametrize(("name", "code"), list(zip(SIX, FUNCTIONS, strict=True)), ids=list(SIX))
def test_the_code_has_the_six_functions(name, code):
    for at in ((0.3, -1.2), (-0.7, 0.4)):
        assert code(*at) == pytest.approx(float(SIX[name].subs({x: at[0], y: at[1]})))
    assert code(0.0, 0.5) == (0.5 if name in "ad" else 0)
    assert code(0.0, 0.0) == 0
    assert verdicts(lambda x, y: -code(x, y) / 4) == TABLE[name], "turned over and flatter, it keeps them"


@pytest.mark.parametrize(
    ("name", "partials"), [("b", (0, 0)), ("c", (0, 0)), ("d", (0, 1)), ("e", (1, 0)), ("f", (0, 0))]
)
def test_the_partial_derivatives(name, partials):
    for angle, expected in zip((0, sp.pi / 2), partials, strict=True):
        assert difference_quotient(name, angle) == (expected, expected)
    assert TABLE[name][1] == 1


def test_the_slopes_that_do_and_do_not_exist():
    assert difference_quotient("a", 0) == (1, -1)
    assert difference_quotient("c", sp.pi / 4) == (sp.sqrt(2) / 2, -sp.sqrt(2) / 2)
    assert TABLE["a"][1:3] == [0, 0] and TABLE["c"][2] == 0
    for name in "bdef":
        for angle in ANGLES:
            ahead, behind = difference_quotient(name, angle)
            assert ahead == behind, name
        assert TABLE[name][2] == 1


@pytest.mark.parametrize(
    ("name", "J", "verdict"),
    [("b", (0, 0), True), ("c", (0, 0), False), ("d", (0, 1), True), ("e", (1, 0), False)],
)
def test_the_verdicts_on_curves(name, J, verdict):
    """Those that pass have a ratio of at most ‖h‖; those that fail keep theirs on the diagonal."""
    f = sp.lambdify((x, y), SIX[name])
    for size in (1e-2, 1e-5):
        ratios = []
        for v in np.array([[np.cos(q), np.sin(q)] for q in np.radians(np.arange(3, 360, 7))]):
            ratios.append(abs(f(*(size * v)) - size * np.dot(J, v)) / size)
        assert (max(ratios) <= 1.0000001 * size) == verdict == bool(TABLE[name][3])
    diagonal = {"c": 1 / np.sqrt(2), "e": 1 / (2 * np.sqrt(2))}
    if name in diagonal:
        miss = abs(f(1e-3, 1e-3) - 1e-3 * sum(J)) / np.hypot(1e-3, 1e-3)
        assert miss == pytest.approx(diagonal[name])


@pytest.mark.parametrize("name", "abcde")
def test_five_are_continuous(name):
    """None exceeds twice the length of the step, however the step is taken."""
    f = sp.lambdify((x, y), SIX[name])
    for step in np.random.default_rng(0).normal(size=(200, 2)) * [[1e-6, 1e-3]]:
        assert abs(f(*step)) <= 2 * np.linalg.norm(step)
    assert TABLE[name][0] == 1


def test_the_last_of_the_six_is_not_continuous():
    assert sp.simplify(SIX["f"].subs(x, y**2)) == sp.Rational(1, 2)
    assert TABLE["f"][0] == TABLE["f"][3] == 0, "what is differentiable is continuous"


def test_the_condition_is_not_necessary():
    """|xy| has no partial derivative beside the origin; that of x² sin(1/x) has no limit."""
    beside = sp.Abs(sp.Rational(1, 10) * y) / y
    assert sp.limit(beside, y, 0, "+") == -sp.limit(beside, y, 0, "-") == sp.Rational(1, 10)
    slope = sp.lambdify(x, (x**2 * sp.sin(1 / x)).diff(x))
    for k in (10, 10**4):
        assert slope(1 / (2 * np.pi * k)) == pytest.approx(-1, abs=1e-6)
        assert slope(1 / (2 * np.pi * k + np.pi)) == pytest.approx(1, abs=1e-6)


def test_the_slips_differ_in_what_they_pass():
    """By name, which functions each mistaken reader calls differentiable, or continuous."""
    slips = ANSWERS["six"].slips
    passed = {
        mistake: "".join(name for name, row in zip(SIX, wrong, strict=True) if row[3])
        for mistake, wrong in slips.items()
    }
    assert passed == {
        "partials-suffice": "bcdef",
        "directions-suffice": "bde",
        "sufficient-for-necessary": "",
        "straight-lines": "bd",
    }
    right = np.array(list(TABLE.values()))
    for mistake in ("partials-suffice", "directions-suffice", "sufficient-for-necessary"):
        np.testing.assert_array_equal(slips[mistake][:, :3], right[:, :3])
    np.testing.assert_array_equal(np.argwhere(slips["straight-lines"] != right), [[5, 0]])
    for angle in ANGLES:
        along = SIX["f"].subs({x: t * sp.cos(angle), y: t * sp.sin(angle)})
        assert sp.limit(along, t, 0) == 0, "no straight line finds the jump"


def test_no_convention_at_the_kink_serves_both_identities():
    """The chain rule by hand: relu(z) − relu(−z) has the slope s + s, relu(relu(z)) the slope s · s."""
    answer, s = ANSWERS["kink"], sp.Symbol("s")
    first = sp.solve(s - s * (-1) - 1)
    second = sorted(sp.solve(s * s - s))
    assert (first, second) == ([sp.Rational(1, 2)], [0, 1])
    np.testing.assert_allclose(answer.value, np.array([first + second], float), atol=1e-12)
    lost = sp.solve(sp.cancel((s * s - s) / s))
    np.testing.assert_allclose(answer.slips["root-lost"], np.array([first + lost], float), atol=1e-12)
    for z in (-1.3, 0.0, 2.0):
        relu = [max(z, 0), max(-z, 0)]
        assert relu[0] - relu[1] == z and max(relu[0], 0) == relu[0]
