"""Jv and Jᵀv of the same square J and the same v, neither with the matrix built.

page: docs/*/reference/questions.md
test: tests/reference/questions/test_jvp_or_vjp.py
"""

# --8<-- [start:products]
import numpy as np


def jvp(f, x, v, eps=1e-20):
    """Move all inputs along v, watch the outputs: J v, shape (m,)."""
    return f(x + 1j * eps * v).imag / eps


def vjp(f, x, v, eps=1e-20):
    """Weight the outputs by v, move each input: Jᵀ v, shape (n,)."""
    steps = 1j * eps * np.eye(x.size)
    return np.array([v @ f(x + step) for step in steps]).imag / eps


def mixed(x):
    """Map (x₁, x₂) to (x₁², x₁x₂): no gradient of any function."""
    return np.array([x[0] ** 2, x[0] * x[1]])


def slope(x):
    """Return the gradient of x₁²x₂: its Jacobian is a Hessian."""
    return np.array([2 * x[0] * x[1], x[0] ** 2])


# --8<-- [end:products]


if __name__ == "__main__":
    # --8<-- [start:compare]
    x, v = np.array([1.0, 2.0]), np.array([3.0, 1.0])
    for f in (mixed, slope):
        forward, back = jvp(f, x, v).round(6), vjp(f, x, v).round(6)
        print(f"{f.__name__}: Jv = {forward}, Jᵀv = {back}")
    # --8<-- [end:compare]
