"""Numerator and denominator layout: each multiplies well, a mixture does not.

page: docs/*/reference/questions.md
test: tests/reference/questions/test_transposed_books.py
"""

# --8<-- [start:layouts]
import numpy as np


def f(x):
    """Map (x₁, x₂) to (x₁x₂, x₂²)."""
    return np.array([x[0] * x[1], x[1] ** 2])


def f_jacobian(x):
    """Return the Jacobian of f in numerator layout: rows are outputs."""
    return np.array([[x[1], x[0]], [0.0, 2 * x[1]]])


J_g = np.array([[1.0, -1.0], [2.0, 0.0]])  # of the linear map g(y) = J_g y


# --8<-- [end:layouts]


if __name__ == "__main__":
    # --8<-- [start:products]
    J_f = f_jacobian(np.array([3.0, 1.0]))
    D_f, D_g = J_f.T, J_g.T  # denominator layout: rows are inputs
    print("J_g J_f:", (J_g @ J_f).tolist())
    print("D_f D_g:", (D_f @ D_g).tolist())
    print("mixed:  ", (J_g @ D_f).tolist())
    # --8<-- [end:products]
