"""Sensitivity: how strongly the loss of a two-weight model feels each weight, one at a time.

page: docs/*/partial_derivatives/sensitivity.md
test: tests/partial_derivatives/test_sensitivity.py
"""

# --8<-- [start:model]
import numpy as np

MESSAGE = np.array([1.0, 2.0])  # one exclamation mark, two links


def probability(w, x=MESSAGE):
    """Return p, the model's probability that message x is spam."""
    return 1 / (1 + np.exp(-(w @ x)))


def loss(w, x=MESSAGE):
    """Return L = −log p: message x is spam."""
    return -np.log(probability(w, x))


def slope(w, j, x=MESSAGE):
    """Return ∂L/∂w_j = (p − 1) x_j; the code counts j from 0."""
    return (probability(w, x) - 1) * x[j]


# --8<-- [end:model]


# --8<-- [start:differences]
def forward(f, w, j, h=1e-5):
    """Measure the slope of f along weight j: one step up."""
    step = np.zeros(w.size)
    step[j] = h  # weight j alone
    return (f(w + step) - f(w)) / h


def central(f, w, j, h=1e-5):
    """Measure the slope of f along weight j: one step up, one down."""
    step = np.zeros(w.size)
    step[j] = h
    return (f(w + step) - f(w - step)) / (2 * h)


# --8<-- [end:differences]


if __name__ == "__main__":
    # --8<-- [start:slopes]
    w = np.array([0.5, -0.25])
    print("z =", w @ MESSAGE, " p =", probability(w))
    print("L =", loss(w).round(4))
    print("slopes:", slope(w, 0), slope(w, 1))
    # --8<-- [end:slopes]

    # --8<-- [start:measure]
    for j in (0, 1):
        print(f"weight {j + 1}: {central(loss, w, j):.6f}")
    # --8<-- [end:measure]

    # --8<-- [start:errors]
    v = np.array([np.log(3), 0.0])
    print("step   forward    central")
    for h in (1.0, 0.1, 0.01, 0.001):
        errors = [d(loss, v, 1, h) - slope(v, 1) for d in (forward, central)]
        print(f"{h:<5}  {errors[0]:.2e}  {errors[1]:.2e}")
    # --8<-- [end:errors]

    # --8<-- [start:both]
    print("h1    h2    predicted  measured   missed")
    for h1, h2 in ((0.1, 0.0), (0.0, 0.1), (0.1, 0.1), (0.01, 0.01)):
        predicted = slope(w, 0) * h1 + slope(w, 1) * h2
        change = loss(w + np.array([h1, h2])) - loss(w)
        numbers = f"{predicted:.6f}  {change:.6f}  {change - predicted:.6f}"
        print(f"{h1:.2f}  {h2:.2f}  {numbers}")
    # --8<-- [end:both]
