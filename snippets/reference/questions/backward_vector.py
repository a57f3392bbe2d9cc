"""What a backward pass returns: a weighted sum of the Jacobian's rows.

page: docs/*/reference/questions.md
test: tests/reference/questions/test_backward_vector.py
"""

# --8<-- [start:backward]
import numpy as np


def f(x):
    """Map two inputs to three outputs: (x₁x₂, x₁², 3x₂)."""
    return np.array([x[0] * x[1], x[0] ** 2, 3 * x[1]])


def backward(x, weights):
    """Return Jᵀ weights, shape (2,): each rule once, no matrix built."""
    g1, g2, g3 = weights
    return np.array([x[1] * g1 + 2 * x[0] * g2, x[0] * g1 + 3 * g3])


# --8<-- [end:backward]


if __name__ == "__main__":
    # --8<-- [start:weights]
    x = np.array([2.0, 5.0])
    print("all weights 1:", backward(x, np.ones(3)))
    J = np.stack([backward(x, unit) for unit in np.eye(3)])
    print("three passes, one a row:", J.tolist())
    print("rows added up:", J.sum(axis=0))
    # --8<-- [end:weights]
