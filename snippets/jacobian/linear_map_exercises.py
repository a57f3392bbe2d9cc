"""The answers to the exercises on the best linear map.

page: docs/*/jacobian/linear_map.md
test: tests/jacobian/test_linear_map_exercises.py
"""

import numpy as np

from snippets.answer import Answer
from snippets.jacobian.linear_map import f, f_jacobian, missed

a = np.array([1.0, 0.5])
J = f_jacobian(a)

# Exercise 1: two steps of 0.01, and the movements they cause.
along_x, along_y = np.array([0.03, 0, -0.01]), np.array([0, 0.02, 0.04])


def guess(B, h):
    """Return the guess f(a) + B h of exercise 2 as a column."""
    return (f(a) + B @ h)[:, None]


h = np.array([1.1, 0.4]) - a  # exercise 2


def squaring_to_itself():
    """Return the point (not the origin) that f leaves where it is, as a column: 1² = 1."""
    return np.array([[1.0], [0.0]])


def unturned():
    """Return the point whose Jacobian is the identity, as a column: J(p) is linear in p."""
    by_p = np.column_stack([f_jacobian(unit).ravel() for unit in np.eye(2)])
    return np.linalg.lstsq(by_p, np.eye(2).ravel())[0][:, None].round(12)


step = np.array([0.1, 0.2])  # exercise 4
rival = f_jacobian(a + step / 2)


def lengths(h):
    """Return the lengths of the errors of the rival and of J for a step, one below the other."""
    return np.array([[np.linalg.norm(missed(B, f, a, h))] for B in (rival, J)])


ANSWERS = {
    "columns": Answer((np.column_stack([along_x, along_y]) / 0.01).round(12)),
    "guess": Answer(
        guess(J, h),
        slips={
            "actual-change": f(a + h)[:, None],
            "movement": (J @ h)[:, None],
            "step-end": guess(f_jacobian(a + h), h),
            "backwards": guess(J, -h),
            "wrong-transpose": guess(J.T, h),
        },
    ),
    "unturned": Answer(unturned(), slips={"value-for-derivative": squaring_to_itself()}),
    "rival": Answer(
        lengths(step / 10).round(12),
        slips={
            "proportional": lengths(step).round(12) / 10,
            "still-squared": lengths(step / 10) ** 2,
        },
    ),
}
