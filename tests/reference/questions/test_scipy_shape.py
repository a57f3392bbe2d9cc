"""What approx_fprime returns, and that the restored shape holds the right numbers."""

import numpy as np
import pytest
from scipy.optimize import approx_fprime

from snippets.reference.questions.scipy_shape import jacobian, one_output
from tests.witnesses import central_jacobian, complex_step_jacobian

X = np.array([2.0, 0.3])


def three_outputs(x):
    return np.array([x[0] * x[1], x[0] + x[1], np.sin(x[0])])


def test_one_output_loses_its_row_with_and_without_an_axis():
    assert one_output(X).shape == (1,)
    assert approx_fprime(X, one_output).shape == (2,)
    assert approx_fprime(X, lambda x: one_output(x)[0]).shape == (2,)
    assert approx_fprime(X, three_outputs).shape == (3, 2)
    assert approx_fprime(X, lambda x: three_outputs(x)[:2]).shape == (2, 2)


@pytest.mark.parametrize("f", [one_output, three_outputs])
def test_the_restored_matrix_has_outputs_as_rows(f):
    estimate, truth = jacobian(f, X), complex_step_jacobian(f, X)
    assert estimate.shape == (f(X).size, 2)
    np.testing.assert_allclose(estimate, truth, atol=1e-6)
    np.testing.assert_allclose(truth, central_jacobian(f, X), atol=1e-8)


def test_one_input_and_one_number_also_become_matrices():
    assert jacobian(lambda x: np.array([x[0], x[0] ** 2, 1.0]), np.array([2.0])).shape == (3, 1)
    assert jacobian(lambda x: x[0] ** 2, np.array([2.0])).shape == (1, 1)


def test_a_flat_array_gives_the_same_single_number_both_ways():
    """At (2, 0) the row of x₁ e^{x₂} is (1, 2), so the number is 1 + 4."""
    row = complex_step_jacobian(one_output, np.array([2.0, 0.0]))
    np.testing.assert_allclose(row, [[1, 2]])
    flat = row[0]
    assert flat @ flat.T == flat.T @ flat == pytest.approx(5)
    assert (row @ row.T).shape == (1, 1)
    assert (row.T @ row).shape == (2, 2)
