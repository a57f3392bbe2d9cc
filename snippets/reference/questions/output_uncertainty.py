"""The spread of a product of two measured numbers, independent and correlated.

page: docs/*/reference/questions.md
test: tests/reference/questions/test_output_uncertainty.py
"""

# --8<-- [start:spread]
import numpy as np


def power(x):
    """Return the power P = UI in watts of x = (volts, amperes)."""
    return x[0] * x[1]


def power_jacobian(x):
    """Return the 1×2 row (∂P/∂U, ∂P/∂I)."""
    return np.array([[x[1], x[0]]])


def covariance(sigmas, correlation):
    """Return the 2×2 covariance of two inputs."""
    R = np.array([[1.0, correlation], [correlation, 1.0]])
    return R * np.outer(sigmas, sigmas)


# --8<-- [end:spread]


if __name__ == "__main__":
    # --8<-- [start:compare]
    x, sigmas = np.array([12.0, 2.0]), np.array([0.3, 0.05])
    J = power_jacobian(x)
    for correlation in (0.0, -0.5, 0.5):
        variance = (J @ covariance(sigmas, correlation) @ J.T).item()
        print(f"{correlation}: {power(x)} W ± {np.sqrt(variance):.3f} W")
    # --8<-- [end:compare]
