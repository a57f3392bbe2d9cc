"""The product of matrices and the sum over scalar paths are the derivative of the loss."""

import autograd
import numpy as np
import pytest
import sympy as sp

from snippets.reference.questions.scalar_functions import W1, W2, loss, path_by_path, row
from tests.witnesses import complex_step_jacobian

POINTS = [np.array([1.0, -1.0]), np.array([0.3, 0.8]), np.array([-1.5, 0.2])]
PROSE = {"600": 2 * 3 * 100}  # paths from one input through 3 neurons, 2 outputs and 100 neurons more


@pytest.mark.parametrize("x", POINTS)
def test_product_and_paths_match_autograd_and_the_complex_step(x):
    truth = autograd.grad(loss)(x)
    np.testing.assert_allclose(complex_step_jacobian(loss, x), truth, rtol=1e-13)
    np.testing.assert_allclose(row(x), [truth], rtol=1e-13)
    np.testing.assert_allclose([path_by_path(x, i) for i in range(2)], truth, rtol=1e-12)


def test_sympy_finds_the_numbers_of_the_page():
    a, b = sp.symbols("a b")
    s = sp.Matrix([a + 2 * b, a - b, 3 * a + b]).applyfunc(lambda entry: entry**2)
    y = sp.Matrix([s[0] - s[1] + s[2] / 2, 2 * s[0] + s[2]])
    L = (y[0] ** 2 + y[1] ** 2) / 2
    assert [L.diff(by).subs({a: 1, b: -1}) for by in (a, b)] == [48, -26]
    assert L.subs({a: 1, b: -1}) == pytest.approx(loss(POINTS[0]))


def test_there_are_six_paths_for_each_input():
    assert W1.shape == (3, 2)
    assert W2.shape == (2, 3)
    assert W1.shape[0] * W2.shape[0] == 6
    assert row(POINTS[0]).shape == (1, 2)
