"""A derivative made of conventions, and a test that walks along straight lines only.

page: docs/*/partial_derivatives/differentiability.md
test: tests/partial_derivatives/test_differentiability_wrong.py
"""

import numpy as np

from snippets.partial_derivatives.differentiability import CIRCLE, worst_ratio


# --8<-- [start:relu]
def relu(z):
    """Return z where it is positive, else 0."""
    return max(z, 0.0)


def relu_slope(z):
    """Return the slope of relu; 0 at 0, where it has none."""
    return 1.0 if z > 0 else 0.0


def unchanged(z):
    """Return z, in two pieces."""
    return relu(z) - relu(-z)


def unchanged_slope(z):
    """Wrong at 0: the chain rule, applied to a convention."""
    return relu_slope(z) + relu_slope(-z)


# --8<-- [end:relu]


# --8<-- [start:bend]
def bend(x):
    """Map (x, y) to x³y / (x⁴ + y²), and the origin to 0."""
    return x[0] ** 3 * x[1] / (x[0] ** 4 + x[1] ** 2) if x.any() else 0.0


# --8<-- [end:bend]


if __name__ == "__main__":
    # --8<-- [start:convention]
    for z in (-2.0, 0.0, 2.0):
        measured = (unchanged(z + 0.1) - unchanged(z - 0.1)) / 0.2
        print(f"z = {z:4}: by rule {unchanged_slope(z)}, true {measured:.1f}")
    # --8<-- [end:convention]

    # --8<-- [start:lines]
    a, J = np.zeros(2), np.zeros((1, 2))
    for s in (0.1, 0.01, 0.001, 0.0001):
        lines = worst_ratio(bend, a, J, s, CIRCLE)
        step = np.array([[s, s**2]])  # to a point of the parabola
        length = np.linalg.norm(step)
        curve = worst_ratio(bend, a, J, length, step / length)
        print(f"{s:.4f}  lines {lines:.4f}  parabola {curve:.4f}")
    # --8<-- [end:lines]
