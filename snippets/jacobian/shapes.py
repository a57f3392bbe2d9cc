"""What shapes alone say about a product of matrices, and what only values can say.

page: docs/*/jacobian/shapes.md
test: tests/jacobian/test_shapes.py
"""

# --8<-- [start:products]
import itertools

import numpy as np


def products(X, G):
    """Yield name and value of each product of X and G that fits.

    Either may come first, and either may be transposed: eight in all.
    """
    xs, gs = {"X": X, "Xᵀ": X.T}, {"G": G, "Gᵀ": G.T}
    for one, other in ((xs, gs), (gs, xs)):
        pairs = itertools.product(one.items(), other.items())
        for (name_p, P), (name_q, Q) in pairs:
            if P.shape[1] == Q.shape[0]:
                yield f"{name_p} {name_q}", P @ Q


# --8<-- [end:products]


# --8<-- [start:differences]
def difference_gradient(loss, W, eps=1e-6):
    """Return ∂loss/∂W by central differences, in the shape of W."""
    gradient = np.zeros(W.shape)
    for index in np.ndindex(W.shape):
        step = np.zeros(W.shape)
        step[index] = eps
        gradient[index] = (loss(W + step) - loss(W - step)) / (2 * eps)
    return gradient


# --8<-- [end:differences]


if __name__ == "__main__":
    # --8<-- [start:fits]
    X = np.array([[1, 0, 2], [0, 1, 0], [1, 1, 0], [0, 2, 1]])  # B×n = 4×3
    G = np.array([[1, 0], [2, 1], [0, 3], [1, 1]])  # B×m = 4×2
    W = np.array([[1, -1], [0, 2], [3, 1]])  # n×m = 3×2
    for name, value in products(X, G):
        print(name, value.shape)
    print(X.T @ G)
    print(G @ W.T)
    # --8<-- [end:fits]

    # --8<-- [start:values]
    by_w = difference_gradient(lambda W: np.sum(G * (X @ W)), W)
    by_x = difference_gradient(lambda X: np.sum(G * (X @ W)), X)
    print("W:", np.allclose(X.T @ G, by_w), "X:", np.allclose(G @ W.T, by_x))
    # --8<-- [end:values]

    # --8<-- [start:square]
    X = np.array([[1, 2], [3, 4]])
    G = np.array([[1, 0], [2, 1]])
    by_w = difference_gradient(lambda W: np.sum(G * (X @ W)), np.eye(2))
    for name, value in products(X, G):
        print(f"{name:5}", value.tolist(), np.allclose(value, by_w))
    # --8<-- [end:square]
