"""One neuron: values forward, derivatives of the loss backward, two factors shared by three inputs.

page: docs/*/backpropagation/neuron.md
test: tests/backpropagation/test_neuron.py
"""

# --8<-- [start:passes]
import numpy as np


def forward(w, x, b, t):
    """Return z, a and the loss L of a tanh neuron with target t."""
    z = w * x + b
    a = np.tanh(z)
    return z, a, (a - t) ** 2


def backward(w, x, a, t):
    """Return ∂L/∂a, ∂L/∂z, ∂L/∂w, ∂L/∂x, ∂L/∂b, from right to left."""
    dL_da = 2 * (a - t)
    dL_dz = dL_da * (1 - a**2)
    return dL_da, dL_dz, dL_dz * x, dL_dz * w, dL_dz


# --8<-- [end:passes]


if __name__ == "__main__":
    # --8<-- [start:numbers]
    w, x, b, t = 0.7, 2.0, -0.4, 0.5
    z, a, L = forward(w, x, b, t)
    print(f"z = {z:.4f}  a = {a:.4f}  L = {L:.4f}")
    for name, rate in zip("azwxb", backward(w, x, a, t), strict=True):
        print(f"∂L/∂{name} = {rate:.4f}")
    # --8<-- [end:numbers]

    # --8<-- [start:measured]
    q, eps = np.array([w, x, b]), 1e-6
    for name, step in zip("wxb", eps * np.eye(3), strict=True):
        *_, up = forward(*(q + step), t)
        *_, down = forward(*(q - step), t)
        print(f"∂L/∂{name} ≈ {(up - down) / (2 * eps):.4f}")
    # --8<-- [end:measured]
