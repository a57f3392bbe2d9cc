"""The area of a cell: not the product of two differentials, but a determinant.

page: docs/*/reference/questions.md
test: tests/reference/questions/test_dx_dy_product.py
"""

# --8<-- [start:differentials]
import sympy as sp

u, v, du, dv = sp.symbols("u v du dv")
x, y = u * v, u + v  # a map from the (u, v)-plane


def differential(q):
    """Return how much q changes for small du and dv."""
    return sp.diff(q, u) * du + sp.diff(q, v) * dv


def image_area(p, q):
    """Return the signed area of the image of a cell du × dv.

    Its sides are the columns of the Jacobian, times du and dv.
    """
    return sp.Matrix([p, q]).jacobian([u, v]).det() * du * dv


# --8<-- [end:differentials]


if __name__ == "__main__":
    # --8<-- [start:compare]
    product = sp.expand(differential(x) * differential(y))
    print("dx times dy:", product)
    print("area:       ", image_area(x, y))
    print("a cell of no width, du = 0:", product.subs(du, 0))
    # --8<-- [end:compare]
