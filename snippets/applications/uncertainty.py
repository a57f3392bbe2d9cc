"""Uncertainty propagation: the covariance J Σ Jᵀ of a map's outputs, and where it stops being true.

page: docs/*/applications/uncertainty.md
test: tests/applications/test_uncertainty.py
"""

# --8<-- [start:radar]
import numpy as np


def position(q):
    """Map (r, θ), θ in radians, to (x, y); q is (2,) or samples × 2."""
    r, theta = q.T
    return np.array([r * np.cos(theta), r * np.sin(theta)]).T


def position_jacobian(q):
    """Return the 2×2 Jacobian: rows are x, y; columns are r, θ."""
    r, theta = q
    c, s = np.cos(theta), np.sin(theta)
    return np.array([[c, -r * s], [s, r * c]])


def propagate(J, cov):
    """Return the outputs' covariance, m×m; J is m×n, cov is n×n."""
    return J @ cov @ J.T


# --8<-- [end:radar]


# --8<-- [start:simulate]
def simulate(f, mean, cov, samples=200_000):
    """Return mean (m,) and covariance (m×m) of f of Gaussian inputs."""
    rng = np.random.default_rng(0)
    x = rng.multivariate_normal(mean, cov, samples, method="cholesky")
    y = f(x)  # one sample in each row
    return y.mean(axis=0), np.cov(y, rowvar=False)


# --8<-- [end:simulate]


# --8<-- [start:exact]
def exact(q, sd):
    """Return mean (2,) and covariance (2×2) of the position.

    r and θ are independent and Gaussian, with means q and deviations sd.
    """
    r, theta = q
    shrink = np.exp(-(sd[1] ** 2) / 2)
    mean = shrink * position(q)
    c, s = np.cos(2 * theta), np.sin(2 * theta)
    turned = shrink**4 * np.array([[c, s], [s, -c]])
    second = (r**2 + sd[0] ** 2) / 2 * (np.eye(2) + turned)
    return mean, second - np.outer(mean, mean)


# --8<-- [end:exact]


if __name__ == "__main__":
    # --8<-- [start:linear]
    q = np.array([10.0, np.pi / 4])
    sd = np.array([0.1, 0.05])
    cov = np.diag(sd**2)  # variances, not deviations
    print(propagate(position_jacobian(q), cov).round(4))
    # --8<-- [end:linear]

    # --8<-- [start:simulated]
    print(simulate(position, q, cov)[1].round(3))
    # --8<-- [end:simulated]

    # --8<-- [start:posts]
    gps = np.array([[9.0, 7.0], [7.0, 9.0]])
    gap_and_middle = np.array([[-1.0, 1.0], [0.5, 0.5]])
    print("shared error:", np.diag(propagate(gap_and_middle, gps)))
    apart = np.diag(np.diag(gps))  # the correlation forgotten
    print("forgotten:   ", np.diag(propagate(gap_and_middle, apart)))
    # --8<-- [end:posts]

    # --8<-- [start:compare]
    for sd in (np.array([0.1, 0.05]), np.array([0.1, 1.0])):
        linear = propagate(position_jacobian(q), np.diag(sd**2))
        mean, true = exact(q, sd)
        bend = -q[0] * sd[1] ** 2 / 2 * np.cos(q[1])
        print(f"angle ± {sd[1]}")
        print(f"  sd of x: {linear[0, 0] ** 0.5:.2f}", end=", ")
        print(f"exact {true[0, 0] ** 0.5:.2f}")
        print(f"  mean of x minus f(μ): {bend:.3f}", end=", ")
        print(f"exact {mean[0] - position(q)[0]:.3f}")
    # --8<-- [end:compare]
