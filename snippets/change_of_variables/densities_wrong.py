"""Four densities that do not integrate to 1: multiplied, forgotten, without |…|, one branch of two.

page: docs/*/change_of_variables/densities.md
test: tests/change_of_variables/test_densities_wrong.py
"""

import numpy as np
from scipy.integrate import quad

from snippets.change_of_variables.densities import log_normal, normal


# --8<-- [start:slips]
def multiplied(y):
    """Wrong for Y = e^X: times the slope instead of divided by it."""
    return normal(np.log(y)) * y


def forgotten(y):
    """Wrong for Y = e^X: no factor at all."""
    return normal(np.log(y))


def without_absolute_value(y):
    """Wrong for Y = e^(−X), whose slope is −y."""
    return normal(-np.log(y)) / -y


def one_branch(y):
    """Wrong for Y = X²: −√y is mapped to y as well as √y."""
    return normal(np.sqrt(y)) / (2 * np.sqrt(y))


# --8<-- [end:slips]


# --8<-- [start:right]
def both_branches(y):
    """Right for Y = X²: one term for each x that is mapped to y."""
    root = np.sqrt(y)
    return (normal(root) + normal(-root)) / (2 * root)


# --8<-- [end:right]


if __name__ == "__main__":
    # --8<-- [start:integrals]
    slips = (multiplied, forgotten, without_absolute_value, one_branch)
    for p in (log_normal, *slips):
        print(f"{p.__name__:22} {quad(p, 0, np.inf)[0]:.4f}")
    # --8<-- [end:integrals]

    # --8<-- [start:both]
    print(f"{quad(both_branches, 0, np.inf)[0]:.4f}")
    # --8<-- [end:both]
