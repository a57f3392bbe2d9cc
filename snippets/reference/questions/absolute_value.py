"""A negative determinant: the orientation turns over, the area stays positive.

page: docs/*/reference/questions.md
test: tests/reference/questions/test_absolute_value.py
"""

# --8<-- [start:area]
import numpy as np


def signed_area(corners):
    """Return a polygon's area, negative if its corners run clockwise.

    corners: (k, 2), in order.
    """
    x, y = corners.T
    return (x @ np.roll(y, -1) - y @ np.roll(x, -1)) / 2


# --8<-- [end:area]


if __name__ == "__main__":
    # --8<-- [start:mirror]
    J = np.array([[0.0, 2.0], [3.0, 0.0]])  # (a, b) to (2b, 3a)
    triangle = np.array([[0.0, 0.0], [2.0, 0.0], [0.0, 1.0]])
    image = triangle @ J.T
    print("det:", np.linalg.det(J).round(6), " image:", image.tolist())
    print("signed:", signed_area(triangle), "->", signed_area(image))
    swapped = J[:, ::-1]  # the inputs in the order (b, a)
    print("det, inputs swapped:", np.linalg.det(swapped).round(6))
    sign, log = np.linalg.slogdet(J)
    print("sign:", sign, " log of the factor:", log.round(4))
    # --8<-- [end:mirror]
