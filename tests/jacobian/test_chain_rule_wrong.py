"""How the wrong chain rules are wrong: no error, the right determinant or the right shape, other values."""

import numpy as np
import pytest

from snippets.jacobian.chain_rule import f, f_jacobian, g_jacobian
from snippets.jacobian.chain_rule_wrong import polar, polar_jacobian, stretch, stretch_jacobian, turn
from tests.witnesses import complex_step_jacobian

POINTS = [np.array([2.0, 0.0]), np.array([1.5, 0.8]), np.array([0.6, -2.0])]


@pytest.mark.parametrize("q", POINTS)
def test_the_maps_and_their_matrices_are_right(q):
    z = q[0] * np.exp(1j * q[1])
    np.testing.assert_allclose(polar(q), [z.real, z.imag], rtol=1e-14)
    np.testing.assert_allclose(polar(stretch(q)), [(z**2).real, (z**2).imag], rtol=1e-13)
    np.testing.assert_allclose(turn @ polar(q), [(1j * z).real, (1j * z).imag], rtol=1e-14)
    np.testing.assert_allclose(polar_jacobian(q), complex_step_jacobian(polar, q), rtol=1e-14)
    np.testing.assert_allclose(stretch_jacobian(q), complex_step_jacobian(stretch, q), rtol=1e-14)


@pytest.mark.parametrize("q", POINTS)
def test_the_wrong_order_has_the_right_determinant_and_wrong_entries(q):
    """Turning after polar coordinates only adds a quarter turn to the angle."""
    right, wrong = turn @ polar_jacobian(q), polar_jacobian(q) @ turn
    np.testing.assert_allclose(right, polar_jacobian(np.add(q, [0, np.pi / 2])), atol=1e-15)
    assert np.linalg.det(wrong) == pytest.approx(np.linalg.det(right))
    assert not np.allclose(wrong, right)


@pytest.mark.parametrize("q", POINTS)
def test_the_wrong_place_has_a_column_too_short(q):
    """At r the angle sweeps r per radian, at r² it sweeps r²: the lengths differ by the factor r."""
    wrong = polar_jacobian(q) @ stretch_jacobian(q)
    right = complex_step_jacobian(lambda q: polar(stretch(q)), q)
    np.testing.assert_allclose(polar_jacobian(stretch(q)) @ stretch_jacobian(q), right, rtol=1e-13)
    lengths = np.linalg.norm(right, axis=0) / np.linalg.norm(wrong, axis=0)
    np.testing.assert_allclose(lengths, [1, q[0]])


def test_on_the_non_square_machines_the_place_raises_an_error_and_the_order_gives_another_shape():
    x = np.array([1.0, 2.0])
    with pytest.raises(IndexError):
        g_jacobian(x)
    assert (f_jacobian(x) @ g_jacobian(f(x))).shape == (3, 3)
