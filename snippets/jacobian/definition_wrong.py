"""Mistakes that readers of the seed article reported: a row printed as a column, a shape lost.

page: docs/*/jacobian/definition.md
test: tests/jacobian/test_definition_wrong.py
"""

import numpy as np

from snippets.jacobian.definition import check_shape, f_jacobian


# --8<-- [start:wrong]
def g_column(x):
    """Wrong: two inputs, one output, printed as 2×1."""
    return np.array([[2 * x[0] * x[1]], [x[0] ** 2]])


def f_list(x):
    """Wrong: the right six numbers of f's Jacobian, their shape lost."""
    return f_jacobian(x).ravel()


# --8<-- [end:wrong]


# --8<-- [start:right]
def g_row(x):
    """Right: one output, one row."""
    return np.array([[2 * x[0] * x[1], x[0] ** 2]])


# --8<-- [end:right]


if __name__ == "__main__":
    x, at = np.array([0.0, 2.0]), np.array([1.0, 3.0])

    # --8<-- [start:caught]
    for J, outputs in ((g_column(at), 1), (f_list(x), 3)):
        try:
            check_shape(J, outputs, inputs=2)
        except ValueError as error:
            print("caught:", error)
    print("first row, read back as 2×3:", f_list(x).reshape(2, 3)[0])
    # --8<-- [end:caught]

    # --8<-- [start:put-right]
    check_shape(g_row(at), outputs=1, inputs=2)
    check_shape(f_list(x).reshape(3, 2), outputs=3, inputs=2)
    print(g_row(at) @ np.array([0.1, 0.2]))
    # --8<-- [end:put-right]
