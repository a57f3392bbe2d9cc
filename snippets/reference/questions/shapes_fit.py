"""A Jacobian of the right shape that turns the wrong way.

page: docs/*/reference/questions.md
test: tests/reference/questions/test_shapes_fit.py
"""

# --8<-- [start:rotations]
import numpy as np
from scipy.differentiate import jacobian

R = np.array([[0.6, -0.8], [0.8, 0.6]])  # a rotation, so its Jacobian is R


def rotate(x):
    """Return R x, for x of shape (2,)."""
    return R @ x


def rotate_all(x):
    """Return R x for each x along axis 0, whatever axes follow."""
    return np.tensordot(R, x, axes=1)


# --8<-- [end:rotations]


if __name__ == "__main__":
    # --8<-- [start:test]
    x, step = np.array([1.0, 2.0]), np.array([0.5, 0.0])
    print("moved:", (rotate(x + step) - rotate(x)).round(6))
    for f in (rotate, rotate_all):
        J = jacobian(f, x).df
        print(f.__name__, J.shape, "predicts", (J @ step).round(6))
    # --8<-- [end:test]
