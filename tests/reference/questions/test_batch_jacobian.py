"""The four axes of a batch's Jacobian, which blocks vanish, and what a single pass adds up."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest

from snippets.reference.questions.batch_jacobian import apart, batch_jacobian, centred
from tests.witnesses import central_jacobian

X = np.array([[1.0, 2.0], [3.0, 5.0], [0.0, 4.0], [2.0, 1.0]])


@pytest.mark.parametrize("f", [apart, centred])
def test_it_is_the_derivative_of_every_output_by_every_input(f):
    J = batch_jacobian(f, X)
    assert J.shape == (4, 3, 4, 2)
    np.testing.assert_allclose(J, central_jacobian(f, X), atol=1e-8)


def traced(X):
    return anp.stack([X[:, 0] * X[:, 1], X[:, 0] ** 2, X[:, 1]], axis=1)


def test_autograd_agrees_where_samples_stay_apart_and_where_they_meet():
    np.testing.assert_allclose(batch_jacobian(apart, X), autograd.jacobian(traced)(X), rtol=1e-13)
    meet = autograd.jacobian(lambda X: traced(X - anp.mean(X, axis=0)))(X)
    np.testing.assert_allclose(batch_jacobian(centred, X), meet, atol=1e-13)


def test_only_samples_that_meet_have_blocks_off_the_diagonal():
    others = ~np.eye(4, dtype=bool)
    assert not batch_jacobian(apart, X).swapaxes(1, 2)[others].any()
    assert np.abs(batch_jacobian(centred, X).swapaxes(1, 2)[others]).max(axis=(1, 2)).min() > 0.1


def test_the_blocks_of_the_diagonal_are_the_samples_taken_singly():
    blocks = np.einsum("bibj->bij", batch_jacobian(apart, X))
    singly = [central_jacobian(lambda x: apart(x[np.newaxis])[0], x) for x in X]
    np.testing.assert_allclose(blocks, singly, atol=1e-8)


def test_one_pass_with_weights_1_adds_each_samples_rows_up():
    gradient = autograd.grad(lambda X: anp.sum(traced(X)))(X)
    np.testing.assert_allclose(batch_jacobian(apart, X).sum(axis=(0, 1)), gradient)
    np.testing.assert_allclose(gradient[0], [2 + 2 * 1, 1 + 1])


def test_shared_weights_collect_from_the_whole_batch():
    gradient = autograd.grad(lambda w: anp.sum(anp.dot(X, w)))(np.ones(2))
    np.testing.assert_allclose(gradient, X.sum(axis=0))


def test_the_result_does_not_depend_on_the_step():
    np.testing.assert_allclose(batch_jacobian(centred, X, 1e-12), batch_jacobian(centred, X), atol=1e-13)
