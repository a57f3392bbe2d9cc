"""Witnesses for snippets/jacobian/chain_rule_exercises.py, and for the worded solutions."""

from itertools import pairwise

import numpy as np
import pytest
import sympy as sp

from snippets.jacobian.chain_rule_exercises import ANSWERS, total
from tests.witnesses import central_jacobian

x1, x2, y1, y2, y3 = sp.symbols("x_1 x_2 y_1 y_2 y_3")
X, Y = sp.Matrix([x1, x2]), sp.Matrix([y1, y2, y3])
F = sp.Matrix([x1 * x2, x1 + x2, x1**2])
G = sp.Matrix([y1 + y2 * y3, y1 * y3])
BELTS = dict(zip(Y, F, strict=True))
BOTH = G.subs(BELTS)


def numbers(matrix, at):
    return np.array(matrix.subs(dict(zip(X, at, strict=True))), float)


def test_exercise_1_machines_of_four_different_sizes():
    """Only the product with the last machine leftmost exists when all sizes differ."""
    rng = np.random.default_rng(0)
    A, B, C = rng.normal(size=(3, 5)), rng.normal(size=(4, 3)), rng.normal(size=(1, 4))
    x = rng.normal(size=5)
    together = central_jacobian(lambda x: C @ np.tanh(B @ np.tanh(A @ x)), x)
    inner = np.tanh(A @ x)
    first = central_jacobian(lambda x: np.tanh(A @ x), x)
    second = central_jacobian(lambda y: np.tanh(B @ y), inner)
    np.testing.assert_allclose(together, C @ second @ first, atol=1e-8)
    with pytest.raises(ValueError, match="matmul"):
        first @ second @ C
    factors = [C.shape, second.shape, first.shape]
    assert factors == [(1, 4), (4, 3), (3, 5)]
    answer, out = ANSWERS["shapes"], together.shape
    np.testing.assert_array_equal(answer.value, [*factors, out])
    np.testing.assert_array_equal(answer.slips["order"], [*factors[::-1], out])
    turned = [shape[::-1] for shape in factors]
    np.testing.assert_array_equal(answer.slips["inputs-for-outputs"], [*turned, out[::-1]])
    in_denominator_layout = first.T @ second.T @ C.T
    np.testing.assert_allclose(in_denominator_layout, together.T, atol=1e-8)
    np.testing.assert_array_equal(answer.slips["other-layout"], [*turned[::-1], in_denominator_layout.shape])
    paths = [(k, m) for k in range(len(inner)) for m in range(len(B))]
    assert len(paths) == 12
    by_paths = sum(C[0, m] * second[m, k] * first[k, 0] for k, m in paths)
    assert by_paths == pytest.approx(together[0, 0], abs=1e-8)


def test_exercise_2_at_other_levers():
    answer, at = ANSWERS["levers"], (2, 1)
    np.testing.assert_array_equal(answer.value, numbers(BOTH.jacobian(X), at))
    np.testing.assert_array_equal(answer.value, [[17, 6], [12, 8]])
    frozen = G.jacobian(Y).subs({y1: 2, y2: 3, y3: 1})  # where the belts of the page's example stand
    np.testing.assert_array_equal(answer.slips["stale-point"], numbers(frozen * F.jacobian(X), at))
    turned = F.jacobian(X) * G.jacobian(Y).subs(BELTS)
    np.testing.assert_array_equal(answer.slips["order"], numbers(turned, at))


@pytest.mark.equation("chain-rule-exercise")
def test_the_product_of_exercise_2(equation):
    assert equation.frame == r"J_{g \circ f}(2, 1) = \square \square = \square"
    assert equation.shape == "(2×3)(3×2) → 2×2"
    left, right, product = (equation.matrix(k) for k in range(3))
    place = {x1: 2, x2: 1}
    assert list(F.subs(place)) == [2, 3, 4]
    assert left == G.jacobian(Y).subs({y1: 2, y2: 3, y3: 4})
    assert right == F.jacobian(X).subs(place)
    assert left * right == product == BOTH.jacobian(X).subs(place)
    assert BOTH.expand() == sp.Matrix([x1 * x2 + x1**3 + x1**2 * x2, x1**3 * x2])


def test_exercise_3_one_more_belt_adds_its_rate_times_the_belt_s_own():
    answer, at = ANSWERS["belt"], (1, 2)
    extended = sp.Matrix([G[0], G[1] + 5 * y2]).subs(BELTS)
    before, after = numbers(BOTH.jacobian(X), at), numbers(extended.jacobian(X), at)
    np.testing.assert_array_equal(before, [[9, 2], [6, 1]])
    np.testing.assert_array_equal(after, [[9, 2], [11, 6]])
    np.testing.assert_array_equal(answer.value, after)
    np.testing.assert_array_equal(answer.slips["unaltered"], before)
    only_new = sp.Matrix([G[0], 5 * y2]).subs(BELTS)
    np.testing.assert_array_equal(answer.slips["path-forgotten"], numbers(only_new.jacobian(X), at))
    faster = sp.Matrix([G[0], 5 * G[1]]).subs(BELTS)
    np.testing.assert_array_equal(answer.slips["paths-multiplied"], numbers(faster.jacobian(X), at))
    other_wheel = sp.Matrix([G[0] + 5 * y2, G[1]]).subs(BELTS)
    np.testing.assert_array_equal(answer.slips["other-row"], numbers(other_wheel.jacobian(X), at))


def test_exercise_4_three_ways():
    x, y, u = sp.symbols("x y u")
    answer = ANSWERS["ways"]
    multiplied_out = (y * u).subs(u, x * y).subs(y, x**2)
    assert multiplied_out == x**5
    assert multiplied_out.diff(x) == 5 * x**4
    assert int((5 * x**4).subs(x, 2)) == answer.value.item() == 80 == 32 + 16 + 32
    rates = {"xy": (x**2).diff(x), "xu": (x * y).diff(x), "yu": (x * y).diff(y),
             "yz": (y * u).diff(y), "uz": (y * u).diff(u)}  # fmt: skip
    rates = {arrow: rate.subs({x: 2, y: 4, u: 8}) for arrow, rate in rates.items()}
    ways = {"xyz": 4 * 8, "xuz": 4 * 4, "xyuz": 4 * 2 * 4}
    for way, expected in ways.items():
        assert sp.prod(rates[a + b] for a, b in pairwise(way)) == expected
    assert answer.slips["path-forgotten"].item() == ways["xyz"] + ways["xuz"]
    held_still = (y * u).subs(u, x * y).diff(x).subs({x: 2, y: 4})
    assert answer.slips["partial"].item() == int(held_still) == 16
    assert total(3).item() == 5 * 3**4, "at 2 a square is a double"
