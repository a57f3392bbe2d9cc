"""How far difference quotients of x³ at 0.8 are off, for steps from 1 down to 1e-16.

page: docs/*/backpropagation/gradient_check.md
test: tests/backpropagation/test_gradient_check_errors.py

Products of floats are the same on every machine, unlike exponentials: so are these errors. The page's figure
draws them; hooks/step_errors.py hands them to its interactive twin.
"""

from fractions import Fraction

import numpy as np

X = 0.8
SLOPE = float(3 * Fraction(X) ** 2)  # rounded once
EPS = float(np.finfo(float).eps)
STEPS = [float(f"{digit}e{power}") for power in range(-16, 0) for digit in (1, 3)] + [1.0]


def cube(x):
    """Return x³."""
    return x * x * x


def forward(h):
    """Return the forward difference."""
    return (cube(X + h) - cube(X)) / h


def central(h):
    """Return the central difference."""
    return (cube(X + h) - cube(X - h)) / (2 * h)


def single(h):
    """Return the central difference in single precision."""
    x, h = np.float32(X), np.float32(h)
    return float((cube(x + h) - cube(x - h)) / (2 * h))


def complex_step(h):
    """Return the imaginary part over h: nothing is subtracted."""
    return cube(complex(X, h)).imag / h


def error(quotient, h):
    """Return the relative error; below ε it is rounding of the derivative itself, and counts as ε."""
    return max(abs(quotient(h) - SLOPE) / SLOPE, EPS)


ERRORS = {
    quotient.__name__: [error(quotient, h) for h in STEPS]
    for quotient in (forward, central, complex_step, single)
}


def best(errors):
    """Return the steps with the least error; of the complex step there are many."""
    return [h for h, e in zip(STEPS, errors, strict=True) if e == min(errors)]
