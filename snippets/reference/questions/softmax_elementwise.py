"""The full Jacobian of softmax against its diagonal alone.

page: docs/*/reference/questions.md
test: tests/reference/questions/test_softmax_elementwise.py
"""

# --8<-- [start:softmax]
import numpy as np


def softmax(z):
    """Return the probabilities of the scores z, shape (K,)."""
    e = np.exp(z - z.max())
    return e / e.sum()


def softmax_jacobian(s):
    """Return the K×K Jacobian at the probabilities s."""
    return np.diag(s) - np.outer(s, s)


# --8<-- [end:softmax]


if __name__ == "__main__":
    # --8<-- [start:compare]
    z = np.log([1.0, 2.0, 5.0])
    s = softmax(z)
    J, diagonal = softmax_jacobian(s), np.diag(s * (1 - s))
    print("probabilities:", s.round(6))
    ones = np.ones(3)  # the same amount added to every score
    moved = softmax(z + ones) - s
    print("moved:", abs(moved.round(6)))
    print("J predicts:", abs((J @ ones).round(6)))
    print("s(1-s) predicts:", (diagonal @ ones).round(6))
    y = np.array([0.0, 1.0, 0.0])  # the right class
    print("-(y/s) J:", (-(y / s) @ J).round(6), " s - y:", (s - y).round(6))
    # --8<-- [end:compare]
