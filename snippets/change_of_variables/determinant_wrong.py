"""Determinants misread: areas that cancel, a map taken for invertible, a factor taken out once.

page: docs/*/change_of_variables/determinant.md
test: tests/change_of_variables/test_determinant_wrong.py
"""

import numpy as np

from snippets.change_of_variables.determinant import F, F_jacobian


# --8<-- [start:cancelled]
def folded_area(factor, strips=150):
    """Add up factor(det J) over the sheet −1 ≤ x ≤ 0.5, 0 ≤ y ≤ 1."""
    dx = 1.5 / strips
    x = -1 + (np.arange(strips) + 0.5) * dx  # the middle of each strip
    return np.sum(factor(2 * x) * dx)


# --8<-- [end:cancelled]


if __name__ == "__main__":
    # --8<-- [start:layers]
    print("with det J:  ", folded_area(lambda det: det).round(3))
    print("with |det J|:", folded_area(np.abs).round(3))
    # --8<-- [end:layers]

    # --8<-- [start:same-image]
    for u, v in ((1.5, 0.5), (-1.5, -0.5)):
        det = np.linalg.det(F_jacobian(u, v)).round(3)
        print((u, v), "goes to", F(u, v), "det J =", det)
    # --8<-- [end:same-image]

    # --8<-- [start:scaled]
    print("det 3J =", np.linalg.det(3 * F_jacobian(1.5, 0.5)).round(3))
    # --8<-- [end:scaled]
