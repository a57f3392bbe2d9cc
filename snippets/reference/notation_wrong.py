"""Two layouts in one product: the shapes fit, the values do not.

page: docs/*/reference/notation.md
test: tests/reference/test_notation_wrong.py
"""

import numpy as np

J_f = np.array([[0.0, 4.0], [5.0, 1.0]])
J_g = np.array([[10.0, 0.0], [1.0, -1.0]])
D_f = J_f.T


# --8<-- [start:mixed]
def mixed(J_g, D_f):
    """Wrong: one factor in numerator layout, one in denominator layout."""
    return J_g @ D_f


# --8<-- [end:mixed]


if __name__ == "__main__":
    # --8<-- [start:compare]
    print("mixed:", mixed(J_g, D_f).tolist())
    print("right:", (J_g @ D_f.T).tolist())
    # --8<-- [end:compare]
