"""How each wrong guess is wrong: which of them shrinking steps unmask, and which they do not."""

import numpy as np
import pytest

from snippets.jacobian.linear_map import f, f_jacobian, missed
from snippets.jacobian.linear_map_wrong import guess_without_value

A = np.array([1.0, 0.5])
STEPS = [np.array([0.03, 0.04]), np.array([-0.2, 0.1]), np.array([1e-4, -3e-4])]


@pytest.mark.parametrize("h", STEPS)
def test_the_matrix_at_the_far_end_errs_as_much_the_other_way(h):
    """By the product rule of a square: (a + h)² − a² − 2(a + h)h is −h², with complex numbers."""
    late = missed(f_jacobian(A + h), f, A, h)
    square = -(complex(*h) ** 2)
    np.testing.assert_allclose(late, [square.real, square.imag], atol=1e-15)
    np.testing.assert_allclose(late, -missed(f_jacobian(A), f, A, h), atol=1e-15)
    np.testing.assert_allclose(f_jacobian(A + h) @ h, f_jacobian(A) @ h + f_jacobian(h) @ h)


def test_a_continuous_jacobian_at_the_far_end_leaves_a_second_order_error_for_other_maps_too():
    def other(q):
        return np.array([np.exp(q[0]) * q[1], np.sin(q[0] * q[1])])

    def other_jacobian(q):
        c = np.cos(q[0] * q[1])
        return np.array([[np.exp(q[0]) * q[1], np.exp(q[0])], [q[1] * c, q[0] * c]])

    v = np.array([0.6, 0.8])
    errors = [missed(other_jacobian(A + t * v), other, A, t * v) for t in (1e-2, 1e-3)]
    assert np.linalg.norm(errors[0]) / np.linalg.norm(errors[1]) == pytest.approx(100, rel=0.05)


@pytest.mark.parametrize("h", STEPS)
def test_a_fixed_wrong_point_leaves_a_first_order_error(h):
    """Twice the distance of the two points for each unit of step, as 2z doubles distances."""
    small = 1e-6 * h
    ratio = np.linalg.norm(missed(f_jacobian(A[::-1]), f, A, small)) / np.linalg.norm(small)
    assert ratio == pytest.approx(2 * np.hypot(0.5, 0.5), rel=1e-4)


def test_the_transpose_hides_on_the_x_axis_only():
    h = np.array([0.003, 0.004])
    for point in ([1.0, 0.0], [1.0, 0.5]):
        p = np.array(point)
        right, wrong = (np.linalg.norm(missed(B, f, p, h)) for B in (f_jacobian(p), f_jacobian(p).T))
        assert right == pytest.approx(2.5e-5)
        assert (wrong == pytest.approx(right)) == (point[1] == 0)
    np.testing.assert_array_equal(f_jacobian([1.0, 0.0]), 2 * np.eye(2))


@pytest.mark.parametrize("h", STEPS)
def test_without_the_value_the_guess_is_short_of_f_of_a(h):
    assert guess_without_value(A, A) == pytest.approx([0, 0])
    error = f(A + h) - guess_without_value(A + h, A)
    np.testing.assert_allclose(error - missed(f_jacobian(A), f, A, h), [0.75, 1.0], rtol=1e-12)
    predicted = 2 * complex(*A) * complex(*h)
    np.testing.assert_allclose(guess_without_value(A + h, A), [predicted.real, predicted.imag], rtol=1e-9)


def test_the_error_overtakes_the_movement_at_the_root_of_five():
    for t in (0.1, 1.0, np.sqrt(5), 4.0):
        h = np.array([0.0, t])
        moved = np.linalg.norm(f_jacobian(A) @ h)
        assert moved == pytest.approx(np.sqrt(5) * t)
        assert np.linalg.norm(missed(f_jacobian(A), f, A, h)) / moved == pytest.approx(t / np.sqrt(5))
