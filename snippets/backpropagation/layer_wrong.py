"""Backward passes of a layer that go wrong: J for its transpose, no diagonal, an outer product turned.

page: docs/*/backpropagation/layer.md
test: tests/backpropagation/test_layer_wrong.py
"""

import numpy as np

from snippets.backpropagation.layer import backward, layer_jacobian


# --8<-- [start:untransposed]
def dL_dx_untransposed(W, x, g):
    """Wrong: J g for Jᵀg."""
    return layer_jacobian(W, x) @ g


# --8<-- [end:untransposed]


# --8<-- [start:no-slope]
def dL_dx_without_slope(W, x, g):
    """Wrong: Wᵀg for Wᵀδ, as if tanh had the slope 1 everywhere."""
    return W.T @ g


# --8<-- [end:no-slope]


# --8<-- [start:turned]
def dL_dW_turned(W, x, g):
    """Wrong: x δᵀ for δ xᵀ."""
    _, delta, _ = backward(W, x, g)
    return np.outer(x, delta)


# --8<-- [end:turned]


if __name__ == "__main__":
    # --8<-- [start:compare]
    W = np.array([[1.0, -2.0], [0.5, 1.5], [2.0, 1.0]])
    x, g = np.array([0.5, 1.0]), np.array([1.0, -1.0, 0.5])
    try:
        dL_dx_untransposed(W, x, g)
    except ValueError:
        print("three neurons: error")
    square, g2 = W[:2], g[:2]  # the first two neurons only
    print("two, wrong:", dL_dx_untransposed(square, x, g2).round(4))
    print("two, right:", backward(square, x, g2)[2].round(4))
    # --8<-- [end:compare]

    # --8<-- [start:slopes]
    print("wrong:", dL_dx_without_slope(W, x, g))
    print("right:", backward(W, x, g)[2].round(4))
    # --8<-- [end:slopes]

    # --8<-- [start:shapes]
    print("shape of W:", W.shape, " wrong:", dL_dW_turned(W, x, g).shape)
    print(dL_dW_turned(square, x, g2).round(4))
    print(backward(square, x, g2)[0].round(4))
    # --8<-- [end:shapes]
