"""The area factor of a surface in space: √det(JᵀJ), the length of a cross product.

page: docs/*/reference/questions.md
test: tests/reference/questions/test_nonsquare_determinant.py
"""

# --8<-- [start:surface]
import numpy as np


def surface(u, v):
    """Map the plane to the saddle (u, v, uv) in space."""
    return np.array([u, v, u * v])


def surface_jacobian(u, v):
    """Return the 3×2 Jacobian: columns are ∂f/∂u and ∂f/∂v."""
    return np.array([[1.0, 0.0], [0.0, 1.0], [v, u]])


def volume_factor(J):
    """Return √det(JᵀJ) for an m×n matrix with m ≥ n."""
    return np.sqrt(np.linalg.det(J.T @ J))


def patch_area(u, v, h):
    """Return the area over a square of side h, from its diagonals."""
    k = h / 2
    first = surface(u + k, v + k) - surface(u - k, v - k)
    second = surface(u + k, v - k) - surface(u - k, v + k)
    return np.linalg.norm(np.cross(first, second)) / 2


# --8<-- [end:surface]


if __name__ == "__main__":
    # --8<-- [start:factor]
    u, v, h = 4.0, 8.0, 0.01
    J = surface_jacobian(u, v)
    try:
        np.linalg.det(J)
    except np.linalg.LinAlgError:
        print("no determinant for shape", J.shape)
    print("from JᵀJ:         ", volume_factor(J).round(6))
    print("cross product:    ", np.linalg.norm(np.cross(*J.T)).round(6))
    print("patch over square:", (patch_area(u, v, h) / h**2).round(6))
    # --8<-- [end:factor]
