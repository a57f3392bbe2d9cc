"""The answers to the exercises on products without the matrix.

page: docs/*/backpropagation/vjp.md
test: tests/backpropagation/test_vjp_exercises.py
"""

import numpy as np

from snippets.answer import Answer
from snippets.backpropagation.vjp import affine, running_sum


def shapes(inputs, outputs):
    """Return two sizes for ẋ, ẏ, x̄, ȳ of a layer, then how many VJPs and JVPs give its Jacobian."""
    y, vjp = affine(np.ones((outputs, inputs)), np.zeros(outputs), np.ones(inputs))
    x_bar = vjp(np.ones(y.size))
    return np.array([[inputs, 1], [y.size, 1], [x_bar.size, 1], [outputs, 1], [outputs, inputs]])


def squares(x):
    """Return y = x², entry by entry, and its VJP."""
    return x**2, lambda y_bar: 2 * x * y_bar


def column(*entries):
    """Return the numbers one below the other."""
    return np.array(entries, float).reshape(-1, 1)


right = shapes(3, 5)

p, q = 1, 10  # ȳ of exercise 2: p pulls at x₁ and x₂, q at x₂ and x₃

x, y_bar = np.array([1.0, 2.0, 3.0]), np.array([1.0, -1.0, 2.0])
squared, squares_vjp = squares(x)
_, sum_vjp = running_sum(squared)

x_dot, ones = np.array([1.0, 0.0, 2.0]), np.ones(3)
left = ones @ running_sum(x_dot)[0]
untransposed = running_sum(ones)[0]  # the wrong x̄

ANSWERS = {
    "shapes": Answer(
        right,
        slips={"cotangent-shape": right[[0, 1, 3, 2, 4]], "inputs-for-outputs": right[:, ::-1]},
    ),
    "differences": Answer(
        column(-p, p - q, q),
        slips={"overwritten": column(-p, -q, q), "not-transposed": column(q - p)},
    ),
    "last-first": Answer(
        column(*squares_vjp(sum_vjp(y_bar))),
        slips={
            "forward-order": column(*sum_vjp(squares_vjp(y_bar))),
            "not-transposed": column(*squares_vjp(running_sum(y_bar)[0])),
            "slope-forgotten": column(*sum_vjp(y_bar)),
            "value-for-derivative": column(*squared * sum_vjp(y_bar)),
        },
    ),
    "all-ones": Answer(
        [[left, untransposed @ x_dot]],
        slips={
            "unaltered": [[left, sum_vjp(ones) @ x_dot]],
            "blind": [[ones @ running_sum(ones)[0], untransposed @ ones]],
        },
    ),
}
