"""The derivative of Y = XW by W: four indices, a flat Jacobian, or never formed.

page: docs/*/reference/questions.md
test: tests/reference/questions/test_matrix_by_matrix.py
"""

# --8<-- [start:tensor]
import numpy as np


def by_weights(X, columns):
    """Return ∂Y_ij/∂W_kl of Y = XW for W with that many columns.

    X: (B, p). Returns (B, columns, p, columns), all four indices.
    """
    return np.einsum("ik,jl->ijkl", X, np.eye(columns))


# --8<-- [end:tensor]


if __name__ == "__main__":
    # --8<-- [start:contract]
    X = np.array([[1.0, 2.0, 0.0], [0.0, 1.0, 3.0]])  # (2, 3)
    G = np.array([[1.0, 0.0, 2.0, 1.0], [0.0, 3.0, 1.0, -1.0]])  # ∂L/∂Y
    T = by_weights(X, columns=4)  # W: (3, 4), so Y: (2, 4)
    J = T.reshape(2 * 4, 3 * 4)
    print("four axes:", T.shape, " flattened:", J.shape)
    print("from the tensor:\n", np.einsum("ij,ijkl->kl", G, T))
    print("never formed:\n", X.T @ G)
    # --8<-- [end:contract]
