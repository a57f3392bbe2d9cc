"""Witnesses for snippets/jacobian/definition_exercises.py, and for the worded solutions."""

import numpy as np
import pytest
import sympy as sp

from snippets.jacobian.definition import f, jacobian
from snippets.jacobian.definition_exercises import ANSWERS

x1, x2, x3 = sp.symbols("x_{1} x_{2} x_{3}")
P = sp.Matrix([x1 * x3, x2**2 - x3]).jacobian([x1, x2, x3])


def test_the_five_shapes_are_those_of_jacobians():
    """Maps of the five kinds: all that matters is how many numbers go in and come out."""
    weights = np.random.default_rng(0).normal(size=(10, 784))
    maps = [
        (lambda x: np.exp(-x @ x), 3),
        (lambda t: np.array([np.cos(t[0]), np.sin(t[0]), t[0]]), 1),
        (lambda x: weights @ x, 784),
        (lambda q: q[0] * np.array([np.cos(q[1]), np.sin(q[1])]), 2),
        (np.sum, 7),
    ]
    shapes = [jacobian(function, np.full(inputs, 0.3)).shape for function, inputs in maps]
    np.testing.assert_array_equal(ANSWERS["shapes"].value, shapes)
    turned = [jacobian(function, np.full(inputs, 0.3)).T.shape for function, inputs in maps]
    np.testing.assert_array_equal(ANSWERS["shapes"].slips["inputs-for-outputs"], turned)
    np.testing.assert_allclose(jacobian(np.sum, np.full(7, 0.3)), np.ones((1, 7)), rtol=1e-8)


def test_the_table_is_the_derivative():
    exact = np.array(P.subs({x1: 1, x2: 2, x3: 3}), float)
    np.testing.assert_array_equal(ANSWERS["table"].value, exact)


@pytest.mark.equation("exercise-table")
def test_the_printed_table(equation):
    assert equation.frame == r"J(x_1, x_2, x_3) = \square, \quad J(1, 2, 3) = \square"
    assert equation.shape == "2×3"
    assert equation.matrix(0) == P
    assert equation.matrix(1) == P.subs({x1: 1, x2: 2, x3: 3})


def test_the_step_along_x2_alone_unmasks_the_swapped_rows():
    """Compared with the needles' real movements, which are exact along x₂ at this point."""
    answer, at = ANSWERS["swapped"], np.array([0.0, 2.0])
    x1_step, x2_step = 1e-7 * np.eye(2)[0], 0.1 * np.eye(2)[1]
    moved = f(at + x2_step) - f(at)
    np.testing.assert_allclose(moved, [0, 0.1, 0], atol=1e-15)
    np.testing.assert_allclose(answer.value, moved[[0, 2, 1], None], atol=1e-15)
    np.testing.assert_allclose(answer.slips["unaltered"], moved[:, None], atol=1e-15)
    blind = answer.slips["blind"]
    np.testing.assert_allclose(blind, [[0.2], [0.1], [0.1]])
    np.testing.assert_array_equal(blind, blind[[0, 2, 1]], "the same with the rows swapped back")
    along_x1 = (f(at + x1_step) - f(at - x1_step)) / 2e-7 * 0.1
    np.testing.assert_allclose(blind[:, 0], along_x1, atol=1e-9)
