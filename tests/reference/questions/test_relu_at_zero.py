"""No value for ReLU's slope at 0 suits the chain rule."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest

from snippets.reference.questions.relu_at_zero import identity, identity_slope, relu, relu_slope

PROSE = {"0.75": relu_slope(0, 0.5) * relu_slope(relu(0), 0.5) + relu_slope(0, 0.5)}


def test_relu_and_its_slope_away_from_zero():
    for x in (-3.0, -1e-9, 1e-9, 2.5):
        h = abs(x) / 2
        assert relu_slope(x) == pytest.approx((relu(x + h) - relu(x - h)) / (2 * h))
        assert relu(x) == np.maximum(x, 0)


def test_the_slopes_from_both_sides_differ():
    assert [(relu(h) - relu(0)) / h for h in (-1e-8, 1e-8)] == [0, 1]


def test_the_long_way_round_is_the_identity():
    xs = np.linspace(-2, 2, 41)
    assert [identity(x) for x in xs] == list(xs)


def test_the_chain_rule_is_right_except_at_zero():
    assert [identity_slope(x) for x in (-2.0, -1e-9, 1e-9, 3.0)] == [1, 1, 1, 1]
    assert identity_slope(0.0) == relu_slope(0.0) == 0
    assert identity_slope(0.0, at_zero=1.0) == 2, "the slope from the right, counted twice"
    assert identity_slope(0.0, at_zero=0.5) == 1


def test_no_choice_suits_both_ways_of_writing_x():
    """With a for the slope at 0 the first gets 2a, the second a² + a; both are 1 for no a."""

    def second(x):
        return relu(relu(x)) - relu(-x)

    assert [second(x) for x in (-1.5, 0.0, 2.0)] == [-1.5, 0.0, 2.0]
    for a in np.linspace(-2, 2, 401):
        got = identity_slope(0.0, a), relu_slope(relu(0.0), a) * relu_slope(0.0, a) + relu_slope(0.0, a)
        assert got == pytest.approx((2 * a, a * a + a))
        assert not np.allclose(got, 1)


def test_autograd_with_the_slope_zero_at_zero_gives_what_the_page_prints():
    """HIPS autograd shares maximum's slope out between equal arguments; where() chooses 0."""

    def chosen(x):
        return anp.where(x > 0, x, 0.0)

    slope = autograd.grad(lambda x: chosen(x) - chosen(-x))
    assert [slope(x) for x in (-2.0, 0.0, 2.0)] == [identity_slope(x) for x in (-2.0, 0.0, 2.0)] == [1, 0, 1]
    shared = autograd.grad(lambda x: anp.maximum(x, 0.0) - anp.maximum(-x, 0.0))
    assert shared(0.0) == identity_slope(0.0, at_zero=0.5) == 1
