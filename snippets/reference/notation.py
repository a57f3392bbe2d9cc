"""Layouts: one derivative written in numerator, denominator and operator form, and how to tell them apart.

page: docs/*/reference/notation.md
test: tests/reference/test_notation.py
"""

# --8<-- [start:layout]
import numpy as np
import sympy as sp
from scipy.optimize import approx_fprime


def layout(derivative, A):
    """Name the layout of a derivative of x ↦ A x; A is not square."""
    found = np.array(derivative, float)
    for name, wanted in (("numerator", A), ("denominator", A.T)):
        if found.shape == wanted.shape and np.allclose(found, wanted):
            return name
    return "neither"


# --8<-- [end:layout]


if __name__ == "__main__":
    # --8<-- [start:forms]
    x, y = sp.symbols("x y")
    f = sp.Matrix([x**2 * y, 5 * x + sp.sin(y)])
    J = f.jacobian([x, y])
    D = sp.derive_by_array(list(f), [x, y]).tomatrix()
    print(J, "at (2, 0):", J.subs({x: 2, y: 0}))
    print(D, "at (2, 0):", D.subs({x: 2, y: 0}))
    # --8<-- [end:forms]

    # --8<-- [start:recognise]
    A = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
    Ax = list(sp.Matrix(A) @ sp.Matrix([x, y]))
    measured = approx_fprime(np.zeros(2), lambda x: A @ x)
    print("Matrix.jacobian:", layout(sp.Matrix(Ax).jacobian([x, y]), A))
    print("derive_by_array:", layout(sp.derive_by_array(Ax, [x, y]), A))
    print("approx_fprime:  ", layout(measured, A))
    # --8<-- [end:recognise]

    # --8<-- [start:chain]
    J_f = np.array([[0.0, 4.0], [5.0, 1.0]])  # at (2, 0), above
    J_g = np.array([[10.0, 0.0], [1.0, -1.0]])  # at f(2, 0) = (0, 10)
    D_f, D_g = J_f.T, J_g.T
    print("numerator:  ", (J_g @ J_f).tolist())
    print("denominator:", (D_f @ D_g).tolist())
    # --8<-- [end:chain]
