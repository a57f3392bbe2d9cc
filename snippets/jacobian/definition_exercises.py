"""The answers to the exercises on the Jacobian matrix.

page: docs/*/jacobian/definition.md
test: tests/jacobian/test_definition_exercises.py
"""

import numpy as np

from snippets.answer import Answer
from snippets.jacobian.definition import f_jacobian, jacobian

# Exercise 1: temperature in a room, flight of a bee, classifier, polar coordinates, a sum of seven numbers.
OUTPUTS = [1, 3, 10, 2, 1]
INPUTS = [3, 1, 784, 2, 7]


def p(x):
    """Return the two outputs of exercise 2."""
    return np.array([x[0] * x[2], x[1] ** 2 - x[2]])


right = f_jacobian(np.array([0.0, 2.0]))
swapped = right[[0, 2, 1]]
along_x1, along_x2 = np.array([[0.1], [0.0]]), np.array([[0.0], [0.1]])

ANSWERS = {
    "shapes": Answer(
        np.column_stack([OUTPUTS, INPUTS]),
        slips={"inputs-for-outputs": np.column_stack([INPUTS, OUTPUTS])},
    ),
    "table": Answer(jacobian(p, np.array([1.0, 2.0, 3.0])).round(6)),
    "swapped": Answer(
        swapped @ along_x2,
        slips={"unaltered": right @ along_x2, "blind": swapped @ along_x1},
    ),
}
