"""Four slips in propagating an uncertainty: wrong order, deviations, degrees, lost correlation.

page: docs/*/applications/uncertainty.md
test: tests/applications/test_uncertainty_wrong.py
"""

import numpy as np

from snippets.applications.uncertainty import position_jacobian, propagate


# --8<-- [start:slips]
def wrong_order(J, cov):
    """Wrong: Jᵀ Σ J has the inputs' shape n×n."""
    return J.T @ cov @ J


def deviations_for_variances(J, sd):
    """Wrong: the standard deviations stand where squares belong."""
    return J @ np.diag(sd) @ J.T


def degrees_for_radians(J, sd):
    """Wrong: the deviation of the angle is given in degrees."""
    sd = np.array([sd[0], np.degrees(sd[1])])
    return J @ np.diag(sd**2) @ J.T


# --8<-- [end:slips]


if __name__ == "__main__":
    # --8<-- [start:silent]
    q, sd = np.array([10.0, np.pi / 4]), np.array([0.1, 0.05])
    J, cov = position_jacobian(q), np.diag(sd**2)
    slips = {
        "right     ": propagate(J, cov),
        "order     ": wrong_order(J, cov),
        "deviations": deviations_for_variances(J, sd),
        "degrees   ": degrees_for_radians(J, sd),
    }
    for name, result in slips.items():
        print(name, np.sqrt(np.diag(result)).round(3))
    # --8<-- [end:silent]

    # --8<-- [start:not-square]
    row = J[:1]  # x alone: 1×2
    print("J Σ Jᵀ:", propagate(row, cov).shape)
    try:
        wrong_order(row, cov)
    except ValueError:
        print("Jᵀ Σ J: 2×1 times 2×2 does not fit")
    # --8<-- [end:not-square]

    # --8<-- [start:round-trip]
    back = np.array([[np.cos(q[1]), np.sin(q[1])]])  # ∂r/∂x, ∂r/∂y: 1×2
    xy = propagate(J, cov)
    for known in (xy, np.diag(np.diag(xy))):
        print(np.sqrt(propagate(back, known)[0, 0]).round(3))
    # --8<-- [end:round-trip]
