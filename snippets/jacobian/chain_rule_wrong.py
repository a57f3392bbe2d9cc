"""Chain rules that go wrong without an error: order, place, a forgotten path.

page: docs/*/jacobian/chain_rule.md
test: tests/jacobian/test_chain_rule_wrong.py
"""

import numpy as np

from snippets.jacobian.chain_rule import jacobian


# --8<-- [start:square]
def polar(q):
    """Map (r, θ) to (x, y)."""
    return q[0] * np.array([np.cos(q[1]), np.sin(q[1])])


def polar_jacobian(q):
    """Return the 2×2 Jacobian of polar."""
    c, s = np.cos(q[1]), np.sin(q[1])
    return np.array([[c, -q[0] * s], [s, q[0] * c]])


turn = np.array([[0.0, -1.0], [1.0, 0.0]])  # its own Jacobian: linear


# --8<-- [end:square]


# --8<-- [start:stretch]
def stretch(q):
    """Map (r, θ) to (r², 2θ)."""
    return np.array([q[0] ** 2, 2 * q[1]])


def stretch_jacobian(q):
    """Return the 2×2 Jacobian of stretch."""
    return np.array([[2 * q[0], 0.0], [0.0, 2.0]])


# --8<-- [end:stretch]


if __name__ == "__main__":
    # --8<-- [start:order]
    q = np.array([2.0, 0.0])
    wrong, right = polar_jacobian(q) @ turn, turn @ polar_jacobian(q)
    measured = jacobian(lambda q: turn @ polar(q), q).round(6)
    for name, J in [("measured", measured), ("right", right), ("wrong", wrong)]:
        print(f"{name}, determinant {np.linalg.det(J):.0f}")
        print(J + 0.0)  # + 0.0 turns -0.0 into 0.0
    # --8<-- [end:order]

    # --8<-- [start:place]
    wrong = polar_jacobian(q) @ stretch_jacobian(q)
    right = polar_jacobian(stretch(q)) @ stretch_jacobian(q)
    measured = jacobian(lambda q: polar(stretch(q)), q).round(6)
    for name, J in [("measured", measured), ("right", right), ("wrong", wrong)]:
        print(name)
        print(J + 0.0)
    # --8<-- [end:place]
