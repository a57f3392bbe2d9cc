"""Witnesses for snippets/reference/self_test_exercises.py, and for where each question leads."""

import re

import numpy as np
import pytest
import sympy as sp

from snippets.reference.self_test_exercises import ANSWERS
from tests.conftest import LANGUAGES
from tests.pages import DOCS, source
from tests.witnesses import central_jacobian, complex_step_jacobian


def height(p):
    return p[0] ** 2 * p[1] + 3 * p[1]


def test_one_slope_of_two():
    answer = ANSWERS["partial"]
    by_x, by_y = complex_step_jacobian(height, [3, 5])
    assert (answer.value.item(), answer.slips["other-argument"].item()) == (by_x, by_y) == (30, 12)
    both = complex_step_jacobian(lambda t: height([3 + t, 5 + t]), 0.0).item()
    assert answer.slips["all-moved"].item() == both
    assert answer.slips["value-for-derivative"].item() == height([3, 5])
    kept = complex_step_jacobian(lambda x: x**2 * 5, 3.0).item() + 3 * 5
    assert answer.slips["value-for-change"].item() == kept, "the term without x was left as it is"


def test_the_gradient_is_a_column_and_the_longest_climb_is_along_it():
    answer = ANSWERS["gradient"]
    slopes = complex_step_jacobian(lambda p: p[0] ** 2 + 8 * p[1], [3, 1])
    np.testing.assert_array_equal(answer.value, [[6], [8]])
    np.testing.assert_allclose(answer.value[:, 0], slopes)
    turn = np.linspace(0, 2 * np.pi, 100_001)
    steepest = turn[np.argmax(np.cos(turn) * slopes[0] + np.sin(turn) * slopes[1])]
    unit = [[np.cos(steepest)], [np.sin(steepest)]]
    np.testing.assert_allclose(answer.slips["length-lost"], unit, atol=1e-4)
    np.testing.assert_array_equal(answer.slips["value-for-derivative"], [[9], [8]])


def test_shapes_are_those_that_differences_have():
    answer = ANSWERS["shapes"]
    triple = central_jacobian(lambda p: np.array([p.sum(), p[0], p[1]]), np.ones(5))
    price = central_jacobian(lambda p: np.array([p.sum()]), np.ones(4))
    np.testing.assert_array_equal(answer.value, [triple.shape, price.shape])
    np.testing.assert_array_equal(answer.slips["inputs-for-outputs"], [triple.T.shape, price.T.shape])


def test_one_map_after_another_by_substitution():
    answer = ANSWERS["chain"]
    x, y, u, v = sp.symbols("x y u v")
    f, g = sp.Matrix([x + y, x * y]), sp.Matrix([u**2, u * v])
    arrive = {u: f[0], v: f[1]}

    def numbers(matrix):
        return np.array(matrix.subs({x: 1, y: 2}), float)

    J_f, J_g = f.jacobian([x, y]), g.jacobian([u, v])
    np.testing.assert_array_equal(answer.value, numbers(g.subs(arrive).jacobian([x, y])))
    np.testing.assert_array_equal(answer.value, [[6, 6], [8, 5]])
    np.testing.assert_array_equal(answer.slips["order"], numbers(J_f * J_g.subs(arrive)))
    np.testing.assert_array_equal(answer.slips["stale-point"], numbers(J_g.subs({u: 1, v: 2}) * J_f))
    steps = {"f": f, "J_f": J_f, "J_g": J_g.subs(arrive)}
    told = {"f": [[3], [2]], "J_f": [[1, 1], [2, 1]], "J_g": [[6, 0], [2, 3]]}
    assert {name: numbers(matrix).tolist() for name, matrix in steps.items()} == told


def test_back_through_a_layer_by_differences():
    answer = ANSWERS["layer"]
    W, at = np.array([[2, 1], [0, 3]]), [1.0, -1.0]

    def back(activation, weights=W):
        loss = central_jacobian(lambda q: activation(weights @ q) @ [1, 2], at)
        return loss[:, None]

    def relu(z):
        return np.maximum(0, z)

    np.testing.assert_array_equal(W @ at, [1, -3])
    np.testing.assert_allclose(answer.value, back(relu), atol=1e-8)
    np.testing.assert_array_equal(answer.value, [[2], [1]])
    np.testing.assert_allclose(answer.slips["slope-forgotten"], back(lambda z: z), atol=1e-8)
    np.testing.assert_allclose(answer.slips["other-branch"], back(lambda z: np.minimum(0, z)), atol=1e-8)
    first = back(lambda z: z * [1, 0], W.T)
    np.testing.assert_allclose(answer.slips["not-transposed"], first, atol=1e-8)


def test_areas_by_a_small_parallelogram():
    answer = ANSWERS["area"]
    x, y = sp.symbols("x y")
    J = sp.Matrix([x * y, x - y]).jacobian([x, y]).subs({x: 1, y: 2})
    assert J.tolist() == [[2, 1], [1, -1]]
    (a, c), (b, d) = J[:, 0], J[:, 1]
    assert answer.slips["absolute"].item() == pytest.approx(float(a * d - b * c)) == pytest.approx(-3)
    assert answer.value.item() == pytest.approx(3)
    assert answer.slips["inverse"].item() == pytest.approx(1 / 3)
    cosine = float(a * b + c * d) / answer.slips["right-angle-assumed"].item()
    assert answer.slips["right-angle-assumed"].item() * np.sqrt(1 - cosine**2) == pytest.approx(3)


def test_a_density_is_probability_per_length():
    """X uniform around 3: its probability, over the length on which Y then lies."""
    answer, h = ANSWERS["density"], 1e-4
    probability, length = 2 * h, (3 + h) ** 2 - (3 - h) ** 2
    assert answer.value.item() == pytest.approx(probability / length) == pytest.approx(1 / 6)
    assert answer.slips["factor-forgotten"].item() == pytest.approx(probability / (2 * h))
    assert answer.slips["inverse"].item() == pytest.approx(length / probability)
    there = (9 + h) ** 2 - (9 - h) ** 2
    assert answer.slips["landing-point"].item() == pytest.approx(probability / there)


def test_independent_errors_add_like_the_sides_of_a_right_angle():
    answer = ANSWERS["uncertainty"]
    corners = np.array([[2 * 2 * s - 3 * t for s in (1, -1)] for t in (1, -1)])  # errors of one deviation
    assert answer.value.item() == pytest.approx(corners.std()) == 5
    assert answer.slips["still-squared"].item() == pytest.approx(corners.var())
    assert answer.slips["deviations-added"].item() == corners.max()
    assert answer.slips["not-propagated"].item() == pytest.approx(abs(2 + 3j))
    assert answer.slips["deviation-for-variance"].item() ** 2 == pytest.approx(2**2 * 2 + 3)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_solution_ends_with_the_page_to_read_in_the_order_of_the_path(language):
    text = source(DOCS / language / "reference/self_test.md")
    solutions = re.findall(r"^//// solution\n(.*?)\n////$", text, re.M | re.S)
    pages = [re.search(r"\]\(\.\./(\w+/\w+\.md)\)[.。]$", solution)[1] for solution in solutions]
    path = (DOCS / language / "nav.yml").read_text("utf-8")
    assert len(set(pages)) == len(ANSWERS) == 8
    assert pages == sorted(pages, key=path.index)
