"""The density of y = x² for an exponential x: divided, forgotten, multiplied.

page: docs/*/reference/questions.md
test: tests/reference/questions/test_density_divide.py
"""

# --8<-- [start:densities]
import numpy as np
from scipy.integrate import quad


def p_x(x):
    """Return the density of x > 0: exponential with mean 1."""
    return np.exp(-x)


def slope(x):
    """Return the slope of f(x) = x², the 1×1 Jacobian of y by x."""
    return 2 * x


candidates = {
    "divided by the slope": lambda y: p_x(np.sqrt(y)) / slope(np.sqrt(y)),
    "slope forgotten": lambda y: p_x(np.sqrt(y)),
    "multiplied by it": lambda y: p_x(np.sqrt(y)) * slope(np.sqrt(y)),
}


# --8<-- [end:densities]


if __name__ == "__main__":
    # --8<-- [start:totals]
    for name, p_y in candidates.items():
        total, _ = quad(p_y, 0, np.inf)
        print(f"{name}: {total:.4f}")
    # --8<-- [end:totals]
