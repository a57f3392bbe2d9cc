"""Mistakes with a batch and with softmax: B forgotten or used twice, a bias not summed, p(1 − p).

page: docs/*/backpropagation/mlp.md
test: tests/backpropagation/test_mlp_wrong.py
"""

import numpy as np

from snippets.backpropagation.mlp import backward, forward

X = np.array([[0.0, 0], [0, 1], [1, 0], [1, 1]])
Y = np.array([[1.0, 0], [0, 1], [0, 1], [1, 0]])
W1 = np.array([[1.0, -1], [0.5, 0.5], [-1, 0.5]])
b1 = np.array([0.0, 0.5, -0.5])
W2 = np.array([[1.0, -1, 0.5], [-1, 0.5, 1]])
b2 = np.array([0.5, -0.5])
H, P = forward(X, W1, b1, W2, b2)
gradients = backward(X, Y, H, P, W2)


# --8<-- [start:batch]
def z_bar_of_the_sum(P, Y):
    """Wrong for a mean loss: the 1/B is missing."""
    return P - Y


def z_bar_divided_twice(P, Y):
    """Wrong: once for the mean, once more "for the batch"."""
    return (P - Y) / len(P) / len(P)


# --8<-- [end:batch]


# --8<-- [start:elementwise]
def z_bar_elementwise(P, Y):
    """Wrong: softmax treated as if each p depended on its own z alone."""
    P_bar = -Y / P / len(P)
    return P_bar * P * (1 - P)


# --8<-- [end:elementwise]


# --8<-- [start:bias]
def b1_bar_not_summed(Z_bar, H, W2):
    """Wrong: one bias gradient for each row of the batch."""
    return Z_bar @ W2 * (1 - H**2)


# --8<-- [end:bias]


if __name__ == "__main__":
    # --8<-- [start:batch-ratios]
    for z_bar in (z_bar_of_the_sum, z_bar_divided_twice):
        ratio = z_bar(P, Y).T @ H / gradients[2]  # wrong W2_bar over right
        print(ratio.round(4).tolist())
    # --8<-- [end:batch-ratios]

    # --8<-- [start:elementwise-rows]
    print("right:", ((P - Y) / len(P))[1].round(4))
    print("wrong:", z_bar_elementwise(P, Y)[1].round(4) + 0.0)
    # --8<-- [end:elementwise-rows]

    # --8<-- [start:bias-shapes]
    wrong_b1 = b1 - 0.5 * b1_bar_not_summed((P - Y) / len(P), H, W2)
    print("bias:", wrong_b1.shape)
    print("four rows in:", forward(X, W1, wrong_b1, W2, b2)[1].shape)
    print("one row in:", forward(X[:1], W1, wrong_b1, W2, b2)[1].shape)
    # --8<-- [end:bias-shapes]
