"""A change of variables: one integral over a diamond, by a square and by throwing points at it.

page: docs/*/change_of_variables/integrals.md
test: tests/change_of_variables/test_integrals.py
"""

# --8<-- [start:points]
import numpy as np


def integrand(x, y):
    """Return (x − y)² eˣ⁺ʸ."""
    return (x - y) ** 2 * np.exp(x + y)


def throw_points(samples=1_000_000):
    """Return an estimate of the integral over |x| + |y| ≤ 1, its error.

    Points fall evenly on the square |x|, |y| ≤ 1, whose area is 4;
    those outside the diamond count as zero.
    """
    x, y = np.random.default_rng(0).uniform(-1, 1, (2, samples))
    inside = np.abs(x) + np.abs(y) <= 1
    values = 4 * integrand(x, y) * inside
    return values.mean(), values.std() / np.sqrt(samples)


# --8<-- [end:points]


# --8<-- [start:cells]
def T(u, v):
    """Return the point (x, y) with x + y = u and x − y = v."""
    return np.array([(u + v) / 2, (u - v) / 2])


def add_cells(factor, cells=400):
    """Add up integrand · factor · area over cells of |u|, |v| ≤ 1."""
    side = 2 / cells
    middles = -1 + (np.arange(cells) + 0.5) * side
    u, v = np.meshgrid(middles, middles)
    return np.sum(integrand(*T(u, v)) * factor * side**2)


# --8<-- [end:cells]


if __name__ == "__main__":
    # --8<-- [start:estimate]
    estimate, error = throw_points()
    print(f"points: {estimate:.4f} ± {error:.4f}")
    # --8<-- [end:estimate]

    # --8<-- [start:changed]
    import sympy as sp

    u, v = sp.symbols("u v", real=True)
    J = sp.Matrix([(u + v) / 2, (u - v) / 2]).jacobian([u, v])
    factor = abs(J.det())
    exact = sp.integrate(v**2 * sp.exp(u) * factor, (u, -1, 1), (v, -1, 1))
    print("det J =", J.det(), " factor", factor)
    print("SymPy:", exact.n(5))
    print("cells:", add_cells(0.5).round(4))
    # --8<-- [end:changed]
