"""A slope per five steps, a descent that climbs, and a steepest direction that depends on the units.

page: docs/*/partial_derivatives/gradient.md
test: tests/partial_derivatives/test_gradient_wrong.py
"""

import numpy as np

from snippets.partial_derivatives.gradient import bowl, bowl_gradient, f, gradient, slope


# --8<-- [start:long]
def slope_of_any_length(p, v):
    """Wrong unless v has length 1: climb per v, not per unit."""
    return gradient(p) @ v


# --8<-- [end:long]


# --8<-- [start:sign]
def step_down(p, size):
    """Wrong: the gradient points up, and this follows it."""
    return p + size * bowl_gradient(p)


# --8<-- [end:sign]


# --8<-- [start:units]
def rescaled(q):
    """Return the same height as f; the second input is doubled, Y = 2y."""
    return f(np.array([q[0], q[1] / 2]))


def rescaled_gradient(q):
    """Return the gradient of rescaled by x and Y, shape (2,)."""
    return gradient(np.array([q[0], q[1] / 2])) * np.array([1, 1 / 2])


# --8<-- [end:units]


if __name__ == "__main__":
    # --8<-- [start:too-long]
    p, v = np.array([0.0, np.log(2)]), np.array([-3.0, 4.0])
    print("wrong:", slope_of_any_length(p, v).round(4))
    print("right:", slope_of_any_length(p, v / np.linalg.norm(v)).round(4))
    print("measured:", slope(f, p, v).round(4))
    # --8<-- [end:too-long]

    # --8<-- [start:climbed]
    start = np.array([1.0, 1.0])
    print("start:", bowl(start))
    for size in (0.05, 0.001):
        print("step", size, "height", bowl(step_down(start, size)).round(4))
    # --8<-- [end:climbed]

    # --8<-- [start:turned]
    G = rescaled_gradient(np.array([0.0, 2 * np.log(2)]))
    print("by x and Y:", G.round(4))
    same_step = G / np.array([1, 2])  # the same step, in x and y
    for step in (gradient(p), same_step):
        angle = np.degrees(np.arctan2(step[1], step[0]))
        steep = slope(f, p, step)
        print(step.round(4), angle.round(1), "degrees", steep.round(4))
    # --8<-- [end:turned]
