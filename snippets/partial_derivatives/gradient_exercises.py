"""The answers to the exercises on the gradient.

page: docs/*/partial_derivatives/gradient.md
test: tests/partial_derivatives/test_gradient_exercises.py
"""

import numpy as np

from snippets.answer import Answer
from snippets.partial_derivatives.gradient import bowl, bowl_gradient, gradient

g, v = gradient(np.array([0.0, np.log(2)])), np.array([4.0, -3.0])
unit = v / np.linalg.norm(v)

# Exercise 2: the gradient of x² + y², its opposite, and itself turned left by a right angle, as columns.
circle = 2 * np.array([3.0, 4.0])
arrows = np.column_stack([circle, -circle, [-circle[1], circle[0]]])

# Exercise 3: each measured slope is the product of a direction, a row here, and the gradient.
directions, slopes = np.array([[1.0, 0.0], [0.6, 0.8]]), np.array([[2.0], [1.0]])

# Exercise 4: the height after a step of size s is bowl(start) − s |down|² + s² bowl(down).
down = bowl_gradient(np.array([1.0, 1.0]))
longest = down @ down / bowl(down)

ANSWERS = {
    "fourth": Answer(g @ unit, slips={"not-unit": g @ v, "length-lost": g @ unit / np.linalg.norm(g)}),
    "circle": Answer(arrows / np.linalg.norm(circle), slips={"not-unit": arrows}),
    "two-slopes": Answer(
        np.linalg.solve(directions, slopes),
        slips={"slope-for-component": slopes, "arrows-added": directions.T @ slopes},
    ),
    "longest": Answer(
        longest,
        tolerance=0.0005,
        slips={"lowest-for-longest": longest / 2, "one-input": 2 / down[1]},  # y alone: from 1 to −1
    ),
}
