"""Products with a Jacobian and with its transpose, without the matrix.

page: docs/*/backpropagation/vjp.md
test: tests/backpropagation/test_vjp.py
"""

# --8<-- [start:operations]
import numpy as np


def running_sum(x):
    """Return y, yᵢ = x₁ + … + xᵢ, and its VJP; all shapes (n,)."""
    return np.cumsum(x), lambda y_bar: np.cumsum(y_bar[::-1])[::-1]


def affine(W, b, x):
    """Return y = W x + b, (n,) to (m,), and its VJP, (m,) to (n,)."""
    return W @ x + b, lambda y_bar: W.T @ y_bar


def tanh(x):
    """Return y = tanh x, entry by entry, and its VJP."""
    y = np.tanh(x)
    return y, lambda y_bar: (1 - y**2) * y_bar


# --8<-- [end:operations]


# --8<-- [start:compose]
def layer(W, b, x):
    """Return y = tanh(W x + b), (n,) to (m,), and its VJP."""
    s, affine_vjp = affine(W, b, x)
    y, tanh_vjp = tanh(s)
    return y, lambda y_bar: affine_vjp(tanh_vjp(y_bar))  # last one first


def residual(W, b, x):
    """Return y = x + tanh(W x + b) and its VJP; W is n×n, x used twice."""
    h, layer_vjp = layer(W, b, x)
    return x + h, lambda y_bar: y_bar + layer_vjp(y_bar)


# --8<-- [end:compose]


# --8<-- [start:test]
def push(f, x, x_dot, h=1e-5):
    """Return the JVP, shape (m,), measured: f is run twice, J not built."""
    return (f(x + h * x_dot)[0] - f(x - h * x_dot)[0]) / (2 * h)


def dot_product_test(f, x, seed=0):
    """Tell whether ⟨ȳ, J ẋ⟩ = ⟨Jᵀ ȳ, ẋ⟩ for a random ẋ and ȳ."""
    rng = np.random.default_rng(seed)
    y, vjp = f(x)
    x_dot, y_bar = rng.normal(size=x.shape), rng.normal(size=y.shape)
    left, right = y_bar @ push(f, x, x_dot), vjp(y_bar) @ x_dot
    return bool(np.isclose(left, right, rtol=1e-6, atol=1e-7))


# --8<-- [end:test]


if __name__ == "__main__":
    # --8<-- [start:by-hand]
    W = np.array([[1.0, -2.0], [3.0, 1.0], [0.0, 2.0]])
    b = np.array([1.0, -4.0, -1.0])
    x, x_dot = np.array([1.0, 1.0]), np.array([2.0, 1.0])
    y_bar = np.array([1.0, -1.0, 2.0])

    y, vjp = affine(W, b, x)
    print("affine, pushed:     ", W @ x_dot)
    print("affine, pulled back:", vjp(y_bar))
    y, vjp = layer(W, b, x)
    print("layer, pulled back: ", vjp(y_bar).round(2))
    # --8<-- [end:by-hand]

    # --8<-- [start:tested]
    V, c = W[:2], b[:2]  # a square layer, 2×2
    print(dot_product_test(running_sum, np.ones(1000)))
    print(dot_product_test(lambda x: layer(W, b, x), x))
    print(dot_product_test(lambda x: residual(V, c, x), x))
    # --8<-- [end:tested]

    # --8<-- [start:rows]
    rows = [vjp(unit) for unit in np.eye(3)]  # m = 3 VJPs
    columns = [push(lambda x: layer(W, b, x), x, unit) for unit in np.eye(2)]
    print(np.array(rows).round(2))
    print(np.allclose(np.array(rows), np.column_stack(columns)))
    # --8<-- [end:rows]

    # --8<-- [start:gradient]
    y, vjp = running_sum(np.ones(1000))
    gradient = vjp(np.ones(y.size))  # of L = y₁ + … + y₁₀₀₀
    print(gradient[:3], gradient[-1])
    # --8<-- [end:gradient]
