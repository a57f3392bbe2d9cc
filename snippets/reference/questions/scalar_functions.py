"""Two layers and a loss: six scalar paths for each input, or one product.

page: docs/*/reference/questions.md
test: tests/reference/questions/test_scalar_functions.py
"""

# --8<-- [start:network]
import numpy as np

W1 = np.array([[1.0, 2.0], [1.0, -1.0], [3.0, 1.0]])  # 2 inputs, 3 neurons
W2 = np.array([[1.0, -1.0, 0.5], [2.0, 0.0, 1.0]])  # 3 neurons, 2 outputs


def loss(x):
    """Return L = (y₁² + y₂²)/2 for y = W2 (W1 x)², squared elementwise."""
    y = W2 @ (W1 @ x) ** 2
    return y @ y / 2


def row(x):
    """Return ∂L/∂x, 1×2: the product (1×2)(2×3)(3×3)(3×2)."""
    s = W1 @ x
    return (W2 @ s**2)[np.newaxis] @ W2 @ np.diag(2 * s) @ W1


def path_by_path(x, i):
    """Return ∂L/∂x_i from scalars: x_i to neuron j to output k to L."""
    s = W1 @ x
    y = W2 @ s**2
    paths = [(j, k) for j in range(3) for k in range(2)]
    return sum(y[k] * W2[k, j] * 2 * s[j] * W1[j, i] for j, k in paths)


# --8<-- [end:network]


if __name__ == "__main__":
    # --8<-- [start:agree]
    x = np.array([1.0, -1.0])
    print("paths:  ", path_by_path(x, 0), path_by_path(x, 1))
    print("product:", row(x))
    # --8<-- [end:agree]
