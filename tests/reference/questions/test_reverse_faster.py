"""The counts, against multiplications counted one at a time."""

from itertools import pairwise

import numpy as np
import pytest

from snippets.reference.questions.reverse_faster import forward, reverse


class Counted:
    """A number that counts how often it is multiplied."""

    times = 0

    def __mul__(self, other):
        """Count, and return a number that counts."""
        Counted.times += 1
        return self

    def __add__(self, other):
        """Return a number that counts; additions are free."""
        return self


def multiplied(matrices):
    """Return how many multiplications the product of the matrices takes, from left to right."""
    Counted.times = 0
    product = matrices[0]
    for matrix in matrices[1:]:
        product = product @ matrix
    return Counted.times


def factors(sizes):
    """Return the Jacobians of the layers, last layer first, as J is their product from left to right."""
    cells = np.frompyfunc(lambda _: Counted(), 1, 1)
    return [cells(np.empty((b, a))) for a, b in pairwise(sizes)][::-1]


@pytest.mark.parametrize("sizes", [[2, 3, 4, 5], [5, 4, 1], [3, 3, 3, 3], [6, 2, 5, 3, 1], [2, 7]])
def test_both_counts_are_what_the_products_take(sizes):
    J = factors(sizes)
    assert reverse(sizes) == multiplied(J)
    transposed = [factor.T for factor in J[::-1]]  # from the right: the transposes from the left
    assert forward(sizes) == multiplied(transposed)


def test_the_product_is_the_jacobian_of_the_chain_from_either_end():
    rng = np.random.default_rng(0)
    A, B, C = rng.normal(size=(4, 3)), rng.normal(size=(5, 4)), rng.normal(size=(2, 5))
    np.testing.assert_allclose((C @ B) @ A, C @ (B @ A), rtol=1e-12)


def test_who_wins():
    assert reverse([10, 100, 100, 1000]) == 10 * forward([10, 100, 100, 1000])
    assert forward([1000, 100, 100, 10]) == 10 * reverse([1000, 100, 100, 10])
    assert forward([100] * 4) == reverse([100] * 4) == 2 * 100**3
    assert forward([1000, 100, 100, 1]) / reverse([1000, 100, 100, 1]) == pytest.approx(92, abs=0.5)
