"""Six faults of a published tutorial, planted afresh one at a time in a network of our own.

page: docs/*/backpropagation/gradient_check.md
test: tests/backpropagation/test_gradient_check_wrong.py
"""

import numpy as np

from snippets.backpropagation.gradient_check import (
    RIGHT,
    X,
    backward,
    differences,
    directional_check,
    f,
    fingerprint,
    forward,
    gradient_check,
    loss_slope,
    sigmoid_slope,
    x,
    y,
)


# --8<-- [start:four]
def loss_slope_negative(P, y):
    """Wrong, fault 1: the sign."""
    return (y - P) / (P * (1 - P)) / len(y)


def backward_shifted(x, X, y):
    """Wrong, fault 2: transposed, and each layer's output for its input."""
    H, P = forward(x, X)
    Z_bar = loss_slope(P, y) * sigmoid_slope(P)
    S_bar = Z_bar @ x["W2"] * sigmoid_slope(H)
    right = backward(x, X, y)
    return right | {"W1": H.T @ S_bar, "W2": P.T @ Z_bar}


def sigmoid_slope_doubled(a):
    """Wrong, fault 3: a factor of two that belongs to no sigmoid."""
    return 2 * a * (1 - a)


def layer_gradients_mixed(Z_bar, A):
    """Wrong, fault 4: the sum over the rows for W, their mean for b."""
    # Z_bar holds 1/B: its sum is the mean; for W, len(A) undoes it
    return len(A) * Z_bar.T @ A, Z_bar.sum(axis=0)


# --8<-- [end:four]


# --8<-- [start:average]
def loss_by_one(x, X, y):
    """Wrong, fault 5: y is B×1, so its second size is 1, not B."""
    P = forward(x, X)[1]
    return -np.sum(y * np.log(P) + (1 - y) * np.log(1 - P)) / y.shape[1]


def loss_slope_by_one(P, y):
    """Wrong in the same way, so that both agree."""
    return (P - y) / (P * (1 - P)) / y.shape[1]


# --8<-- [end:average]


# --8<-- [start:comment]
def scores(X, W, b):
    """Return W X + b."""  # wrong, fault 6: it says what is not done
    return X @ W.T + b


# --8<-- [end:comment]


if __name__ == "__main__":
    # --8<-- [start:fingerprints]
    slope, sigmoid_part, layer = RIGHT
    faulty = {
        0: backward(x, X, y),
        1: backward(x, X, y, (loss_slope_negative, sigmoid_part, layer)),
        2: backward_shifted(x, X, y),
        3: backward(x, X, y, (slope, sigmoid_slope_doubled, layer)),
        4: backward(x, X, y, (slope, sigmoid_part, layer_gradients_mixed)),
    }
    measured = {name: differences(f, x, name) for name in x}
    print("fault", *(f"{name:>6}" for name in x))
    for fault, g in faulty.items():
        marks = (fingerprint(g[name], measured[name]) for name in x)
        print(f"{fault:>5}", *(f"{mark:>6}" for mark in marks))
    # --8<-- [end:fingerprints]

    # --8<-- [start:along-faults]
    for fault in (1, 3, 4):
        print(fault, directional_check(f, faulty[fault], x) < 1e-7)
    # --8<-- [end:along-faults]

    # --8<-- [start:agree]
    pieces = loss_slope_by_one, sigmoid_part, layer
    g = backward(x, X, y, pieces)
    errors = gradient_check(lambda x: loss_by_one(x, X, y), g, x)
    print("gradient check passes:", all(e < 1e-7 for e in errors.values()))
    undecided = {name: np.zeros_like(value) for name, value in x.items()}
    print("undecided:", loss_by_one(undecided, X, y).round(4))
    print("should be:", np.log(2).round(4))
    # --8<-- [end:agree]
