"""The Jacobian as the straight map that a curved one looks like up close.

page: docs/*/jacobian/linear_map.md
test: tests/jacobian/test_linear_map.py
"""

# --8<-- [start:map]
import numpy as np


def f(p):
    """Map the point p = (x, y) to (x² − y², 2xy)."""
    x, y = p
    return np.array([x**2 - y**2, 2 * x * y])


def f_jacobian(p):
    """Return the 2×2 Jacobian of f at p: rows outputs, columns inputs."""
    x, y = p
    return np.array([[2 * x, -2 * y], [2 * y, 2 * x]])


# --8<-- [end:map]


# --8<-- [start:missed]
def missed(B, f, a, h):
    """Return the error, shape (m,), of the guess f(a) + B h; B is m×n."""
    return f(a + h) - (f(a) + B @ h)


def ratio(B, f, a, h):
    """Return the length of that error divided by the length of h."""
    return np.linalg.norm(missed(B, f, a, h)) / np.linalg.norm(h)


# --8<-- [end:missed]


if __name__ == "__main__":
    # --8<-- [start:columns]
    a = np.array([1.0, 0.5])
    J = f_jacobian(a)
    print(J)
    for (x, y), before in zip(J.T, (0, 90), strict=True):
        turned = np.degrees(np.arctan2(y, x)) - before
        print(f"({x}, {y}): length {np.hypot(x, y):.4f}, turned {turned:.2f}°")
    # --8<-- [end:columns]

    # --8<-- [start:error]
    for h in np.outer([1, 0.1, 0.01], [0.3, 0.4]):
        error = missed(J, f, a, h).round(6)
        print(f"step {h}: error {error}, ratio {ratio(J, f, a, h):.3f}")
    # --8<-- [end:error]

    # --8<-- [start:rivals]
    one_off = J + np.array([[0.0, 0.1], [0.0, 0.0]])
    for name, B in {"J": J, "Jᵀ": J.T, "one off": one_off}.items():
        for v in np.eye(2):
            large, small = ratio(B, f, a, 0.1 * v), ratio(B, f, a, 0.0001 * v)
            print(f"{name:7} along {v}: {large:.4f}, then {small:.4f}")
    # --8<-- [end:rivals]

    # --8<-- [start:affine]
    A = np.array([[2.0, -1.0, 0.0], [1.0, 3.0, 4.0]])
    b = np.array([5.0, -7.0])
    far, huge = np.array([3.0, 1.0, 2.0]), np.array([100.0, 20.0, -50.0])
    print("guess:", (A @ far + b) + A @ huge)
    print("truth:", A @ (far + huge) + b)
    # --8<-- [end:affine]
