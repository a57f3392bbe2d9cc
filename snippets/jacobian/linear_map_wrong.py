"""Four guesses that fail: a wrong point, a transpose, f(a) forgotten, a step too large.

page: docs/*/jacobian/linear_map.md
test: tests/jacobian/test_linear_map_wrong.py
"""

import numpy as np

from snippets.jacobian.linear_map import f, f_jacobian, missed, ratio


# --8<-- [start:without-value]
def guess_without_value(p, a):
    """Wrong: the predicted movement J (p − a), taken for the point f(p)."""
    return f_jacobian(a) @ (p - a)


# --8<-- [end:without-value]


if __name__ == "__main__":
    a = np.array([1.0, 0.5])

    # --8<-- [start:wrong-point]
    for h in (np.array([0.03, 0.04]), np.array([0.003, 0.004])):
        points = {"a": a, "a + h": a + h, "(0.5, 1)": np.array([0.5, 1.0])}
        for name, point in points.items():
            J = f_jacobian(point)
            error = missed(J, f, a, h).round(6)
            print(f"at {name:8}: error {error}, ratio {ratio(J, f, a, h):.3f}")
    # --8<-- [end:wrong-point]

    # --8<-- [start:transposed]
    h = np.array([0.003, 0.004])
    for point in (np.array([1.0, 0.0]), np.array([1.0, 0.5])):
        J = f_jacobian(point)
        right, wrong = ratio(J, f, point, h), ratio(J.T, f, point, h)
        print(f"at {point}: with J {right:.4f}, with Jᵀ {wrong:.4f}")
    # --8<-- [end:transposed]

    # --8<-- [start:compare]
    for h in (np.array([0.03, 0.04]), np.array([0.003, 0.004])):
        error = f(a + h) - guess_without_value(a + h, a)
        print("error:", error.round(6))
    # --8<-- [end:compare]

    # --8<-- [start:too-large]
    for t in (0.1, 1, 2):
        h = np.array([t, 0.0])
        moved, predicted = f(a + h) - f(a), f_jacobian(a) @ h
        print(f"h = {h}: predicted {predicted}, moved {moved.round(4)}")
    # --8<-- [end:too-large]
