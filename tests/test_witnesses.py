"""The witnesses themselves, against matrices known by heart."""

import numpy as np
import pytest

from tests.witnesses import central_jacobian, complex_step_jacobian

WITNESSES = pytest.mark.parametrize(
    ("witness", "tolerance"), [(central_jacobian, 1e-8), (complex_step_jacobian, 1e-15)]
)


@WITNESSES
def test_rows_are_outputs_and_columns_inputs(witness, tolerance):
    W = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
    found = witness(lambda x: W @ x, np.array([0.3, -0.2]))
    assert found.shape == (3, 2)
    np.testing.assert_allclose(found, W, rtol=tolerance)


@WITNESSES
def test_a_curved_map(witness, tolerance):
    found = witness(lambda x: np.array([x[0] * x[1], np.sin(x[0])]), np.array([0.5, 2.0]))
    np.testing.assert_allclose(found, [[2.0, 0.5], [np.cos(0.5), 0.0]], atol=tolerance)


@WITNESSES
def test_scalars_and_matrices_keep_their_axes(witness, tolerance):
    assert witness(lambda x: x**2, 3.0).shape == ()
    assert witness(lambda x: x**2, 3.0) == pytest.approx(6.0)
    X = np.arange(6.0).reshape(2, 3)
    assert witness(lambda X: X @ np.ones((3, 4)), X).shape == (2, 4, 2, 3)
    np.testing.assert_allclose(witness(lambda X: (X**2).sum(), X), 2 * X, atol=10 * tolerance)
