"""Witnesses for the errors that the page's figure shows: exact fractions, and the powers of h."""

from fractions import Fraction

import numpy as np
import pytest
import sympy as sp

from snippets.backpropagation.gradient_check_errors import EPS, ERRORS, SLOPE, STEPS, X, best, cube

H = np.array(STEPS)
PROSE = {"0.8": X}


def of(name):
    return np.array(ERRORS[name])


def test_the_steps_are_two_a_decade_over_sixteen_decades():
    np.testing.assert_allclose(np.log10(H[::2]), np.arange(-16, 1), atol=1e-12)
    np.testing.assert_allclose(H[1::2] / H[:-1:2], 3)
    assert len(STEPS) == 33 and {len(errors) for errors in ERRORS.values()} == {33}


def test_the_function_and_its_slope_are_those_of_the_caption():
    x = sp.Symbol("x")
    assert cube(x) == x**3
    assert float(sp.diff(x**3).subs(x, sp.Rational(4, 5))) == pytest.approx(SLOPE, rel=1e-15)


def test_large_steps_are_off_by_the_next_terms_of_the_series():
    """(x + h)³ = x³ + 3x²h + 3xh² + h³, in fractions; only the forward difference keeps the third term."""
    x = Fraction(4, 5)
    terms = {"forward": (3 * x, 1), "central": (0, 1), "complex_step": (0, -1), "single": (0, 1)}
    for name, (linear, quadratic) in terms.items():
        for h, error in zip(STEPS, ERRORS[name], strict=True):
            if h >= (0.1 if name == "single" else 1e-3):
                step = Fraction(str(h))
                exact = abs(linear * step + quadratic * step**2) / (3 * x**2)
                assert error == pytest.approx(float(exact), rel=1e-2 if name == "single" else 1e-6)


def test_small_steps_are_spoiled_by_rounding_as_far_as_epsilon_over_h():
    """Half an ulp in each place: both values of f, and x ± h, times the slope there."""
    f = 0.8**3
    for name, eps, turn in (("forward", EPS, 3e-9), ("central", EPS, 1e-6), ("single", 2.0**-23, 3e-4)):
        seen = (turn > H) & (eps / 2 < H)
        bound = (3 * eps * f + eps * 0.8 * SLOPE) / H[seen] / SLOPE + H[seen]
        assert (of(name)[seen] < bound).all()
        assert (of(name)[seen] / bound).max() > 0.1


def test_the_best_steps():
    """Near the square root of ε forward, near its cube root central; all small ones of the complex step."""
    for name, power, eps in (("forward", 2, EPS), ("central", 3, EPS), ("single", 3, 2.0**-23)):
        (step,) = best(ERRORS[name])
        assert eps ** (1 / power) / 6 < step < 2 * eps ** (1 / power)
        assert min(ERRORS[name]) == ERRORS[name][STEPS.index(step)]
    assert best(ERRORS["complex_step"]) == [h for h in STEPS if h <= 1e-8]
    assert min(ERRORS["complex_step"]) == EPS == 2.0**-52


def test_a_smaller_step_is_better_until_rounding_takes_over():
    for name in ("forward", "central", "complex_step", "single"):
        errors = of(name)[max(best(ERRORS[name])) <= H]
        assert (np.diff(errors) > 0).all()
