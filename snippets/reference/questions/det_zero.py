"""An inverse in spite of a zero determinant, and none in spite of a positive one.

page: docs/*/reference/questions.md
test: tests/reference/questions/test_det_zero.py
"""

# --8<-- [start:maps]
import numpy as np


def cube(x):
    """Return x³, whose slope 3x² is 0 at 0."""
    return x**3


def wrap(x, y):
    """Map (x, y) to (eˣ cos y, eˣ sin y)."""
    return np.exp(x) * np.array([np.cos(y), np.sin(y)])


def wrap_jacobian(x, y):
    """Return the 2×2 Jacobian of wrap: columns are x, y."""
    c, s = np.exp(x) * np.cos(y), np.exp(x) * np.sin(y)
    return np.array([[c, -s], [s, c]])


# --8<-- [end:maps]


if __name__ == "__main__":
    # --8<-- [start:inverses]
    cubes = cube(np.array([-2.0, 0.0, 3.0]))
    print("undone by the cube root:", cubes, "->", np.cbrt(cubes).round(6))
    for h in (1e-3, 1e-6):
        print("slope of the cube root near 0:", (np.cbrt(h) / h).round())
    det = np.linalg.det(wrap_jacobian(0.5, 1.0))
    print("det:", det.round(4), " e^(2x):", np.exp(2 * 0.5).round(4))
    here, once_round = wrap(0.5, 1.0), wrap(0.5, 1.0 + 2 * np.pi)
    print("two inputs, one output:", here.round(4), once_round.round(4))
    # --8<-- [end:inverses]
