"""Mistakes with products: pushed instead of pulled, overwritten instead of added, shapes mixed up.

page: docs/*/backpropagation/vjp.md
test: tests/backpropagation/test_vjp_wrong.py
"""

import numpy as np

from snippets.backpropagation.vjp import affine, dot_product_test, layer

W = np.array([[1.0, -2.0], [3.0, 1.0], [0.0, 2.0]])
b = np.array([1.0, -4.0, -1.0])
x, V, c = np.array([1.0, 1.0]), W[:2], b[:2]


# --8<-- [start:pushed]
def running_sum_pushed(x):
    """Wrong: the VJP is the JVP, the sum not taken from the back."""
    return np.cumsum(x), lambda y_bar: np.cumsum(y_bar)


# --8<-- [end:pushed]


# --8<-- [start:overwritten]
def residual_overwritten(W, b, x):
    """Wrong: the cotangent of the second use replaces that of the first."""
    h, layer_vjp = layer(W, b, x)

    def vjp(y_bar):
        x_bar = y_bar
        x_bar = layer_vjp(y_bar)  # should be added
        return x_bar

    return x + h, vjp


# --8<-- [end:overwritten]


if __name__ == "__main__":
    # --8<-- [start:pushed-caught]
    print(running_sum_pushed(np.ones(4))[1](np.array([0.0, 0, 0, 1])))
    print(dot_product_test(running_sum_pushed, np.ones(4)))
    # --8<-- [end:pushed-caught]

    # --8<-- [start:overwritten-caught]
    print(dot_product_test(lambda x: residual_overwritten(V, c, x), x))
    # --8<-- [end:overwritten-caught]

    # --8<-- [start:shapes]
    y, vjp = affine(W, b, x)
    try:
        vjp(np.ones(2))  # the shape of x
    except ValueError:
        print("a cotangent has the shape of the output:", y.shape)
    print("all ones:", vjp(np.ones(3)), "sum of the rows:", W.sum(axis=0))
    # --8<-- [end:shapes]
