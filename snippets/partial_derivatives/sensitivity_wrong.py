"""Three ways to measure a slope and get another number: both weights moved, a step too large, too small.

page: docs/*/partial_derivatives/sensitivity.md
test: tests/partial_derivatives/test_sensitivity_wrong.py
"""

import numpy as np

from snippets.partial_derivatives.sensitivity import central, loss


# --8<-- [start:moved]
def central_of_all(f, w, h=1e-5):
    """Wrong: w + h adds h to every weight at once."""
    return (f(w + h) - f(w - h)) / (2 * h)


# --8<-- [end:moved]


if __name__ == "__main__":
    # --8<-- [start:compare]
    w = np.array([0.5, -0.25])
    print("weight 1:", central(loss, w, 0).round(6))
    print("weight 2:", central(loss, w, 1).round(6))
    print("wrong:   ", central_of_all(loss, w).round(6))
    # --8<-- [end:compare]

    # --8<-- [start:steps]
    v = np.array([np.log(3), 0.0])  # the slope is -0.5
    for h in (10.0, 1e-5, 1e-17):
        print(f"step {h}: {central(loss, v, 1, h):.4f}")
    # --8<-- [end:steps]
