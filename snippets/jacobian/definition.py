"""The Jacobian matrix: one row for each output, one column for each input.

page: docs/*/jacobian/definition.md
test: tests/jacobian/test_definition.py
"""

# --8<-- [start:map]
import numpy as np


def f(x):
    """Map two inputs to three outputs: (x₁x₂, x₁ + x₂, sin x₁)."""
    return np.array([x[0] * x[1], x[0] + x[1], np.sin(x[0])])


def f_jacobian(x):
    """Return the 3×2 Jacobian of f: rows are outputs, columns inputs."""
    return np.array([[x[1], x[0]], [1.0, 1.0], [np.cos(x[0]), 0.0]])


# --8<-- [end:map]


# --8<-- [start:jacobian]
def jacobian(f, x, eps=1e-6):
    """Return the m×n Jacobian of f at x, one column for each input."""
    columns = []
    for j in range(x.size):
        step = np.zeros(x.size)
        step[j] = eps  # turn dial j alone and watch all needles
        columns.append((f(x + step) - f(x - step)) / (2 * eps))
    return np.column_stack(columns)


# --8<-- [end:jacobian]


# --8<-- [start:check-shape]
def check_shape(J, outputs, inputs):
    """Raise ValueError unless J is an outputs × inputs matrix."""
    if np.shape(J) != (outputs, inputs):
        wanted = (outputs, inputs)
        raise ValueError(f"the shape must be {wanted}, not {np.shape(J)}")


# --8<-- [end:check-shape]


# --8<-- [start:scalar-map]
def g(x):
    """Map two inputs to one output: x₁²x₂."""
    return x[0] ** 2 * x[1]


# --8<-- [end:scalar-map]


if __name__ == "__main__":
    # --8<-- [start:predict]
    x = np.array([0.0, 2.0])
    h = np.array([0.1, 0.2])
    J = f_jacobian(x)
    print("predicted:", J @ h)
    print("actual:   ", (f(x + h) - f(x)).round(4))
    for step in (h, h / 10):
        missed = f(x + step) - f(x) - J @ step
        ratio = np.linalg.norm(missed) / np.linalg.norm(step)
        print("missed, per unit of step:", ratio.round(4))
    # --8<-- [end:predict]

    # --8<-- [start:columns]
    print(jacobian(f, x).round(6))
    # --8<-- [end:columns]

    # --8<-- [start:row]
    at = np.array([1.0, 3.0])
    row = jacobian(g, at).round(6)
    print(row, row.shape)
    print(row.T, row.T.shape)
    # --8<-- [end:row]

    # --8<-- [start:software]
    import sympy as sp
    from scipy.optimize import approx_fprime

    a, b = sp.symbols("a b")
    print("SymPy:", sp.Matrix([a**2 * b]).jacobian([a, b]).shape)
    print("SciPy:", approx_fprime(at, g).shape)
    print("NumPy:", np.array([6.0, 1.0]).shape, np.array([6.0, 1.0]).T.shape)
    print("made a row:", np.atleast_2d(approx_fprime(at, g)).shape)
    # --8<-- [end:software]
