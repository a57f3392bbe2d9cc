"""The chain rule: the Jacobian of a composition is the product of the Jacobians.

page: docs/*/jacobian/chain_rule.md
test: tests/jacobian/test_chain_rule.py
"""

# --8<-- [start:machines]
import numpy as np


def f(x):
    """Map two levers to three belts: (x₁x₂, x₁ + x₂, x₁²)."""
    return np.array([x[0] * x[1], x[0] + x[1], x[0] ** 2])


def f_jacobian(x):
    """Return the 3×2 Jacobian of f."""
    return np.array([[x[1], x[0]], [1.0, 1.0], [2 * x[0], 0.0]])


def g(y):
    """Map three belts to two wheels: (y₁ + y₂y₃, y₁y₃)."""
    return np.array([y[0] + y[1] * y[2], y[0] * y[2]])


def g_jacobian(y):
    """Return the 2×3 Jacobian of g."""
    return np.array([[1.0, y[2], y[1]], [y[2], 0.0, y[0]]])


# --8<-- [end:machines]


# --8<-- [start:differences]
def jacobian(f, x, eps=1e-6):
    """Return the Jacobian of f at x by central differences."""
    steps = eps * np.eye(x.size)
    columns = [(f(x + s) - f(x - s)) / (2 * eps) for s in steps]
    return np.column_stack(columns)


# --8<-- [end:differences]


if __name__ == "__main__":
    # --8<-- [start:product]
    x = np.array([1.0, 2.0])
    print("f(x) =", f(x))
    print(g_jacobian(f(x)) @ f_jacobian(x))
    # --8<-- [end:product]

    # --8<-- [start:paths]
    paths = g_jacobian(f(x))[0] * f_jacobian(x)[:, 0]
    print(paths, "add up to", paths.sum())
    # --8<-- [end:paths]

    # --8<-- [start:measured]
    print(jacobian(lambda x: g(f(x)), x).round(6))
    # --8<-- [end:measured]

    # --8<-- [start:total]
    t = 3.0  # the value of x; then y = 9
    row = np.array([[t**2, t]])  # ∂s/∂x = y, ∂s/∂y = x
    column = np.array([[1.0], [2 * t]])  # dx/dx, dy/dx
    print("partial:", row[0, 0], " total:", row @ column)
    # --8<-- [end:total]
