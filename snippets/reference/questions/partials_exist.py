"""A continuous function with both partial derivatives at a point and no derivative there.

page: docs/*/reference/questions.md
test: tests/reference/questions/test_partials_exist.py
"""

# --8<-- [start:function]
import numpy as np


def f(x):
    """Return the smaller of |x₁| and |x₂|: flat along both axes."""
    return np.minimum(abs(x[0]), abs(x[1]))


def central_row(f, x, eps=1e-6):
    """Return the 1×n row of central differences at x, shape (n,)."""
    steps = eps * np.eye(x.size)
    changes = [f(x + step) - f(x - step) for step in steps]
    return np.array(changes) / (2 * eps)


# --8<-- [end:function]


if __name__ == "__main__":
    # --8<-- [start:residual]
    origin = np.zeros(2)
    J = central_row(f, origin)
    print("row of partial derivatives:", J)
    for size in (0.1, 0.001, 0.00001):
        h = size * np.array([0.6, 0.8])  # of length size
        missed = f(origin + h) - f(origin) - J @ h
        print("missed, per unit of step:", (missed / size).round(6))
    # --8<-- [end:residual]
