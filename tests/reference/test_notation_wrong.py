"""How two layouts in one product go wrong: no error while everything is square, wrong values."""

import numpy as np
import pytest

from snippets.reference.notation_wrong import D_f, J_f, J_g, mixed


def test_the_matrices_are_those_of_the_page():
    """F at (2, 0) and g at (0, 10), by their entries' definitions."""
    np.testing.assert_allclose(J_f, [[2 * 2 * 0, 2**2], [5, np.cos(0)]])
    np.testing.assert_allclose(J_g, [[10, 0], [1, -1]])
    np.testing.assert_array_equal(D_f, J_f.T)


def test_only_the_zero_survives():
    wrong, right = mixed(J_g, D_f), np.array([[0, 40], [-5, 3]])
    assert ((wrong == right) == [[True, False], [False, False]]).all()
    assert right[0, 0] == 0


def test_other_sizes_unmask_it():
    with pytest.raises(ValueError, match="matmul"):
        mixed(np.ones((2, 3)), np.ones((3, 5)).T)
