"""A wrong sign, a slope taken at the wrong place, and a saturated neuron, which is no mistake.

page: docs/*/backpropagation/neuron.md
test: tests/backpropagation/test_neuron_wrong.py
"""

import numpy as np

from snippets.backpropagation.neuron import backward, forward


# --8<-- [start:sign]
def backward_wrong_sign(w, x, a, t):
    """Wrong: t - a for a - t. All five derivatives change sign."""
    dL_da = 2 * (t - a)
    dL_dz = dL_da * (1 - a**2)
    return dL_da, dL_dz, dL_dz * x, dL_dz * w, dL_dz


# --8<-- [end:sign]


# --8<-- [start:slope]
def slope_wrong(a):
    """Wrong: takes tanh once more, as if a were z."""
    return 1 - np.tanh(a) ** 2


# --8<-- [end:slope]


if __name__ == "__main__":
    # --8<-- [start:descend]
    w, x, b, t = 0.7, 2.0, -0.4, 0.5
    _, a, L = forward(w, x, b, t)
    for name, rule in (("right", backward), ("wrong", backward_wrong_sign)):
        dL_dw = rule(w, x, a, t)[2]
        after = forward(w - 0.1 * dL_dw, x, b, t)[2]
        print(f"{name}: L goes from {L:.4f} to {after:.4f}")
    # --8<-- [end:descend]

    # --8<-- [start:compare]
    for z in (0.0, 1.0, 2.0):
        a = np.tanh(z)
        print(f"z = {z}: right {1 - a**2:.4f}, wrong {slope_wrong(a):.4f}")
    # --8<-- [end:compare]

    # --8<-- [start:saturated]
    for w in (5.2, 4.2):
        z, a, L = forward(w, x, b, t)
        dL_dw = backward(w, x, a, t)[2]
        print(f"z = {z:.0f}: L = {L:.4f}, ∂L/∂w = {dL_dw:.1e}")
    # --8<-- [end:saturated]
