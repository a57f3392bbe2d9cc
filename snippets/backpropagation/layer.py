"""One layer: a stack of neurons, its Jacobian a stack of rows, its backward pass two products.

page: docs/*/backpropagation/layer.md
test: tests/backpropagation/test_layer.py
"""

# --8<-- [start:layer]
import numpy as np


def layer(W, x, b=0.0):
    """Return the answers a (m) of m neurons to x (n); W is m×n."""
    return np.tanh(W @ x + b)


def layer_jacobian(W, x, b=0.0):
    """Return the m×n Jacobian of a with respect to x."""
    a = layer(W, x, b)
    return np.diag(1 - a**2) @ W


# --8<-- [end:layer]


# --8<-- [start:backward]
def backward(W, x, g, b=0.0):
    """Return ∇_W L (m×n), ∇_b L (m), ∇_x L (n) from g = ∇_a L (m)."""
    a = layer(W, x, b)
    delta = (1 - a**2) * g
    return np.outer(delta, x), delta, W.T @ delta


# --8<-- [end:backward]


# --8<-- [start:differences]
def jacobian(f, x, eps=1e-6):
    """Return the Jacobian of f at x by central differences."""
    steps = eps * np.eye(x.size)
    columns = [(f(x + s) - f(x - s)) / (2 * eps) for s in steps]
    return np.column_stack(columns)


# --8<-- [end:differences]


if __name__ == "__main__":
    # --8<-- [start:numbers]
    W = np.array([[1.0, -2.0], [0.5, 1.5], [2.0, 1.0]])
    x = np.array([0.5, 1.0])
    J = layer_jacobian(W, x)
    print("z =", W @ x)
    print("a =", layer(W, x).round(4))
    print(J.round(4))
    # --8<-- [end:numbers]

    # --8<-- [start:transpose]
    g = np.array([1.0, -1.0, 0.5])
    print("Jᵀg:     ", (J.T @ g).round(4))
    print("row g J: ", (g @ J).round(4))
    measured = jacobian(lambda x: g @ layer(W, x), x)
    print("measured:", measured.round(4))
    # --8<-- [end:transpose]

    # --8<-- [start:weights]
    dL_dW, dL_db, dL_dx = backward(W, x, g)
    print("δ =", dL_db.round(4), " Wᵀδ =", dL_dx.round(4))
    print(dL_dW.round(4))
    # --8<-- [end:weights]

    # --8<-- [start:flat]
    J_w = jacobian(lambda w: layer(w.reshape(3, 2), x), W.ravel())
    print(J_w.round(4) + 0.0)
    print((J_w.T @ g).round(4))
    # --8<-- [end:flat]
