"""How the reported mistakes are wrong: right numbers, wrong shape."""

import numpy as np
import pytest

from snippets.jacobian.definition import check_shape, f_jacobian, g, jacobian
from snippets.jacobian.definition_wrong import f_list, g_column, g_row

X, AT, STEP = np.array([0.0, 2.0]), np.array([1.0, 3.0]), np.array([[0.1], [0.2]])


def test_the_column_has_the_numbers_of_the_row_and_cannot_take_a_step():
    for x in (AT, np.array([-0.7, 1.3])):  # where the first input is 1, its square and its inverse are 1, too
        np.testing.assert_allclose(g_column(x).T, jacobian(g, x), rtol=1e-8)
        np.testing.assert_allclose(g_row(x), jacobian(g, x), rtol=1e-8)
    with pytest.raises(ValueError, match="matmul"):
        g_column(AT) @ STEP
    with pytest.raises(ValueError, match="shape"):
        check_shape(g_column(AT), outputs=1, inputs=2)


def test_the_list_has_the_numbers_of_the_matrix_and_reads_back_wrong():
    np.testing.assert_array_equal(f_list(X).reshape(3, 2), f_jacobian(X))
    assert not np.allclose(f_list(X).reshape(2, 3), f_jacobian(X).T)
    with pytest.raises(ValueError, match="shape"):
        check_shape(f_list(X), outputs=3, inputs=2)


def test_put_right_the_row_predicts_the_change():
    check_shape(g_row(AT), outputs=1, inputs=2)
    predicted = (g_row(AT) @ STEP).item()
    assert predicted == pytest.approx(0.8)
    small = 1e-6 * STEP
    moved = g(AT + small[:, 0]) - g(AT)
    assert moved == pytest.approx((g_row(AT) @ small).item(), rel=1e-5)
