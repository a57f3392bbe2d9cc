"""Newton's method for two equations in two unknowns, and for linear ones.

page: docs/*/reference/questions.md
test: tests/reference/questions/test_simultaneous_equations.py
"""

# --8<-- [start:newton]
import numpy as np


def F(x):
    """Return what is left over of x₁² + x₂ = 7 and x₁x₂ = 6."""
    return np.array([x[0] ** 2 + x[1] - 7, x[0] * x[1] - 6])


def F_jacobian(x):
    """Return the 2×2 Jacobian: rows are equations, columns unknowns."""
    return np.array([[2 * x[0], 1.0], [x[1], x[0]]])


def newton(F, J, x, steps):
    """Return the points of Newton's method, the first one included."""
    points = [x]
    for _ in range(steps):
        x = x - np.linalg.solve(J(x), F(x))
        points.append(x)
    return points


# --8<-- [end:newton]


if __name__ == "__main__":
    # --8<-- [start:solve]
    for x in newton(F, F_jacobian, np.array([3.0, 4.0]), steps=4):
        print(x.round(6))
    A, b = np.array([[2.0, 1.0], [1.0, 3.0]]), np.array([5.0, 10.0])
    once = newton(lambda x: A @ x - b, lambda x: A, np.zeros(2), steps=1)
    print("A x = b, one step:", once[-1].round(6))
    # --8<-- [end:solve]
