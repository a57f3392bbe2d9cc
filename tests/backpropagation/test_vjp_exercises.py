"""Witnesses for snippets/backpropagation/vjp_exercises.py, and for the worded solutions."""

import autograd
import autograd.numpy as anp
import numpy as np
import sympy as sp

from snippets.backpropagation.vjp_exercises import ANSWERS
from tests.witnesses import central_jacobian, complex_step_jacobian

TRIANGLE = np.tril(np.ones((3, 3)))  # the Jacobian of a running sum of three numbers
ONES = np.ones((3, 1))


def test_the_shapes_of_a_layer_from_3_to_5():
    """By a Jacobian measured: who multiplies it has its columns, who is multiplied by it its rows."""
    weights = np.random.default_rng(0).normal(size=(5, 3))
    J = complex_step_jacobian(lambda x: np.tanh(weights @ x), np.array([0.1, 0.2, 0.3]))
    x_dot, y_bar = np.ones((3, 1)), np.ones((5, 1))
    wanted = [x_dot.shape, (J @ x_dot).shape, (J.T @ y_bar).shape, y_bar.shape, J.shape]
    answer = ANSWERS["shapes"]
    np.testing.assert_array_equal(answer.value, wanted)
    exchanged = [x_dot.shape, y_bar.shape, y_bar.shape, x_dot.shape, J.shape]
    np.testing.assert_array_equal(answer.slips["cotangent-shape"], exchanged)
    np.testing.assert_array_equal(answer.slips["inputs-for-outputs"], [shape[::-1] for shape in wanted])


def test_the_differences():
    J = central_jacobian(lambda x: np.array([x[1] - x[0], x[2] - x[1]]), np.array([1.0, 4.0, 2.0]))
    answer, y_bar = ANSWERS["differences"], np.array([[1], [10]])
    np.testing.assert_allclose(answer.value, J.T @ y_bar, atol=1e-8)
    np.testing.assert_array_equal(answer.value[:, 0], [-1, -9, 10])
    p, q = sp.symbols("p q")
    exact = sp.Matrix([[-1, 1, 0], [0, -1, 1]]).T * sp.Matrix([p, q])
    assert list(exact) == [-p, p - q, q]
    np.testing.assert_allclose(J, [[-1, 1, 0], [0, -1, 1]], atol=1e-8)


def test_the_mistakes_with_differences():
    """The difference of ȳ itself; and assigned instead of added, one output after the other."""
    slips, y_bar, x_bar = ANSWERS["differences"].slips, [1, 10], np.zeros((3, 1))
    np.testing.assert_array_equal(slips["not-transposed"], [np.diff(y_bar)])
    for i, importance in enumerate(y_bar):
        x_bar[i], x_bar[i + 1] = -importance, importance
    np.testing.assert_array_equal(slips["overwritten"], x_bar)


def test_what_ran_last_is_undone_first():
    answer, x, y_bar = ANSWERS["last-first"], np.array([1.0, 2, 3]), np.array([1.0, -1, 2])

    def weighed(x):
        return sum(y_bar[i] * anp.sum(x[: i + 1] ** 2) for i in range(3))

    np.testing.assert_allclose(answer.value[:, 0], autograd.grad(weighed)(x), rtol=1e-12)
    np.testing.assert_array_equal(answer.value[:, 0], [4, 4, 12])
    slopes = complex_step_jacobian(lambda x: x**2, x)
    back = (TRIANGLE.T @ y_bar)[:, None]
    np.testing.assert_array_equal(np.diag(slopes), [2, 4, 6])
    np.testing.assert_array_equal(back[:, 0], [2, 1, 2])
    np.testing.assert_allclose(
        answer.slips["forward-order"], TRIANGLE.T @ slopes @ y_bar[:, None], rtol=1e-12
    )
    pushed = slopes @ TRIANGLE @ y_bar[:, None]
    np.testing.assert_allclose(answer.slips["not-transposed"], pushed, rtol=1e-12)
    np.testing.assert_array_equal(answer.slips["slope-forgotten"], back)
    np.testing.assert_array_equal(answer.slips["value-for-derivative"], np.diag(x**2) @ back)


def test_vectors_of_ones_do_not_see_a_transpose():
    """The wrong VJP multiplies by the matrix itself."""
    answer, x_dot = ANSWERS["all-ones"], np.array([[1], [0], [2]])
    left, wrong = ONES.T @ TRIANGLE @ x_dot, (TRIANGLE @ ONES).T @ x_dot
    np.testing.assert_array_equal(answer.value, np.hstack([left, wrong]))
    np.testing.assert_array_equal(answer.value, [[5, 7]])
    np.testing.assert_array_equal(TRIANGLE @ x_dot, [[1], [1], [3]])
    np.testing.assert_array_equal(TRIANGLE @ ONES, [[1], [2], [3]])
    np.testing.assert_array_equal(answer.slips["unaltered"], np.hstack([left, left]))
    everything = np.full((1, 2), TRIANGLE.sum())
    np.testing.assert_array_equal(answer.slips["blind"], everything)
    np.testing.assert_array_equal(everything, [[6, 6]])
