"""The Jacobian of a batch: four axes, and blocks that vanish if samples stay apart.

page: docs/*/reference/questions.md
test: tests/reference/questions/test_batch_jacobian.py
"""

# --8<-- [start:batch]
import numpy as np


def batch_jacobian(f, X, eps=1e-20):
    """Return all derivatives of f at X: (B, n) to (B, m, B, n)."""
    steps = np.eye(X.size).reshape(X.size, *X.shape)
    moved = [f(X + 1j * eps * step).imag / eps for step in steps]
    return np.stack(moved, axis=-1).reshape(*f(X).shape, *X.shape)


def apart(X):
    """Map each row (a, b) to (ab, a², b): no sample meets another."""
    a, b = X.T
    return np.stack([a * b, a**2, b], axis=1)


def centred(X):
    """Subtract the mean of the batch first: every sample meets all."""
    return apart(X - X.mean(axis=0))


# --8<-- [end:batch]


if __name__ == "__main__":
    # --8<-- [start:blocks]
    X = np.array([[1.0, 2.0], [3.0, 5.0], [0.0, 4.0], [2.0, 1.0]])
    for f in (apart, centred):
        J = batch_jacobian(f, X)
        print(f.__name__, J.shape, "sample 0 by sample 1:")
        print(J[0, :, 1].round(6) + 0.0)
    J = batch_jacobian(apart, X)
    print("per sample:", np.einsum("bibj->bij", J).shape)
    print("one pass back, all weights 1:", J.sum(axis=(0, 1)).tolist())
    # --8<-- [end:blocks]
