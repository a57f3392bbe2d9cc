"""How the mistakes are wrong: a sign that climbs, a slope right only at zero, a zero that is right."""

import numpy as np
import pytest

from snippets.backpropagation.neuron import backward, forward
from snippets.backpropagation.neuron_wrong import backward_wrong_sign, slope_wrong
from tests.witnesses import complex_step_jacobian

POINTS = [(0.7, 2.0, -0.4, 0.5), (-1.1, 0.6, 0.3, 0.9), (0.2, -1.7, 1.2, -0.8)]


@pytest.mark.parametrize("at", POINTS)
def test_the_wrong_sign_negates_every_derivative_and_climbs(at):
    w, x, b, t = at
    _, a, L = forward(*at)
    right, wrong = backward(w, x, a, t), backward_wrong_sign(w, x, a, t)
    np.testing.assert_allclose(wrong, np.negative(right), rtol=1e-14)
    for step in (0.1, 0.01):
        assert forward(w - step * wrong[2], x, b, t)[2] > L > forward(w - step * right[2], x, b, t)[2]
        assert forward(w + step * right[2], x, b, t)[2] > L, "a wrong sign in the update does the same"


def test_the_wrong_slope_is_right_at_zero_only_and_never_negative():
    """It is the slope at tanh z, nearer to zero, where tanh is steeper: too large everywhere else."""
    assert slope_wrong(np.tanh(0.0)) == 1
    for z in (-2.0, -0.5, 0.5, 1.0, 2.0, 4.0):
        a = np.tanh(z)
        assert slope_wrong(a) > 1 - a**2 > 0
        assert slope_wrong(a) == pytest.approx(complex_step_jacobian(np.tanh, a).item())
        assert 1 - a**2 == pytest.approx(complex_step_jacobian(np.tanh, z).item())


def test_a_saturated_neuron_has_a_small_derivative_that_is_right():
    w, x, b, t = 5.2, 2.0, -0.4, 0.5
    z, a, L = forward(w, x, b, t)
    assert z == pytest.approx(10) and abs(a - t) > 0.49, "far off the target"
    found = backward(w, x, a, t)[2]
    exact = complex_step_jacobian(lambda w: forward(w, x, b, t)[2], w).item()
    assert found == pytest.approx(exact, rel=1e-6)
    assert 0 < found < 1e-7
    moved = abs(forward(w - 1, x, b, t)[2] - L)
    assert moved < 1e-6, "a whole unit of the weight is not seen in four digits"
