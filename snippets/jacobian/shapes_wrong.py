"""Two silent failures: scrambled entries in the right shape, and a loss stretched by broadcasting.

page: docs/*/jacobian/shapes.md
test: tests/jacobian/test_shapes_wrong.py
"""

import numpy as np

# --8<-- [start:scipy]
from scipy.differentiate import jacobian

W = np.arange(1.0, 7.0).reshape(3, 2)  # the true Jacobian of x ↦ W x
axes_seen = set()


def matmul(x):
    """Wrong for SciPy, which passes x with more than one axis."""
    axes_seen.add(x.ndim)
    return W @ x


# --8<-- [end:scipy]


# --8<-- [start:einsum]
def first_axis(x):
    """Right: multiply along the first axis of x, keep all others."""
    return np.einsum("ij,j...->i...", W, x)


# --8<-- [end:einsum]


# --8<-- [start:broadcast]
def mean_loss(prediction, y):
    """Wrong: for shapes (n, 1) and (n,) it averages n² differences."""
    return np.mean((y - prediction) ** 2)


# --8<-- [end:broadcast]


# --8<-- [start:checked]
def checked_loss(prediction, y):
    """Right: refuse unequal shapes before subtracting."""
    if prediction.shape != y.shape:
        raise ValueError(f"prediction {prediction.shape}, y {y.shape}")
    return np.mean((y - prediction) ** 2)


# --8<-- [end:checked]


if __name__ == "__main__":
    # --8<-- [start:scrambled]
    x = np.array([1.0, 2.0])
    result = jacobian(matmul, x)
    print("no error:", result.success.all())
    print(result.df.round(6))
    print("axes of x:", axes_seen)
    print(W.T.reshape(3, 2))
    # --8<-- [end:scrambled]

    # --8<-- [start:repaired]
    print(jacobian(first_axis, x).df.round(6))
    # --8<-- [end:repaired]

    # --8<-- [start:stretched]
    y = np.array([1.0, 2.0, 3.0])
    perfect = np.array([[1.0], [2.0], [3.0]])
    constant = np.array([[2.0], [2.0], [2.0]])
    print((y - perfect).shape)
    print(f"perfect prediction: {mean_loss(perfect, y):.4f}")
    print(f"always the mean:    {mean_loss(constant, y):.4f}")
    # --8<-- [end:stretched]

    # --8<-- [start:refused]
    try:
        checked_loss(perfect, y)
    except ValueError as error:
        print("refused:", error)
    print(f"perfect prediction: {checked_loss(perfect[:, 0], y):.4f}")
    print(f"always the mean:    {checked_loss(constant[:, 0], y):.4f}")
    # --8<-- [end:refused]
