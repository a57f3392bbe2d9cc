"""SciPy's approx_fprime drops the row of a map with one output.

page: docs/*/reference/questions.md
test: tests/reference/questions/test_scipy_shape.py
"""

# --8<-- [start:jacobian]
import numpy as np
from scipy.optimize import approx_fprime


def jacobian(f, x):
    """Return SciPy's estimate of the Jacobian of f at x as m×n, always."""
    return approx_fprime(x, f).reshape(np.size(f(x)), np.size(x))


def one_output(x):
    """Map (2,) to (1,): the output keeps its axis."""
    return np.array([x[0] * np.exp(x[1])])


# --8<-- [end:jacobian]


if __name__ == "__main__":
    # --8<-- [start:shapes]
    x = np.array([2.0, 0.0])
    bare = approx_fprime(x, one_output)
    print(one_output(x).shape, "->", bare.shape)
    print("J Jᵀ of the bare array:", (bare @ bare.T).round(4))
    row = jacobian(one_output, x)
    print("J Jᵀ and Jᵀ J of the row:", (row @ row.T).shape, (row.T @ row).shape)
    # --8<-- [end:shapes]
