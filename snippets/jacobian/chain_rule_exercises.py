"""The answers to the exercises on the chain rule.

page: docs/*/jacobian/chain_rule.md
test: tests/jacobian/test_chain_rule_exercises.py
"""

import numpy as np

from snippets.answer import Answer
from snippets.jacobian.chain_rule import f, f_jacobian, g_jacobian


def shapes(factors):
    """Return the shapes of the factors of a product, then that of the product."""
    return np.array([*(factor.shape for factor in factors), np.linalg.multi_dot(factors).shape])


J_k, J_g, J_f = np.ones((1, 4)), np.ones((4, 3)), np.ones((3, 5))  # exercise 1
right = shapes([J_k, J_g, J_f])

old, new = np.array([1.0, 2.0]), np.array([2.0, 1.0])  # levers
product = g_jacobian(f(old)) @ f_jacobian(old)
belt = 1  # the second, of the machine of exercise 3
rate = np.array([[0.0], [5.0]])  # of the wheels, where it moves by 1
added = rate @ f_jacobian(old)[[belt]]


def total(x, y_follows=1, u_hears_y=1):
    """Return dz/dx for y = x², u = xy, z = yu; a 0 cuts the arrow from x to y, or from y to u."""
    y, u = x**2, x * x**2
    to_x_y = np.array([[1], [2 * x * y_follows]])
    to_y_u = np.array([[0, 1], [y, x * u_hears_y]])
    to_z = np.array([[u, y]])
    return to_z @ to_y_u @ to_x_y


ANSWERS = {
    "shapes": Answer(
        right,
        slips={
            "order": right[[2, 1, 0, 3]],
            "inputs-for-outputs": right[:, ::-1],
            "other-layout": shapes([J_f.T, J_g.T, J_k.T]),
        },
    ),
    "levers": Answer(
        g_jacobian(f(new)) @ f_jacobian(new),
        slips={
            "stale-point": g_jacobian(f(old)) @ f_jacobian(new),
            "order": f_jacobian(new) @ g_jacobian(f(new)),
        },
    ),
    "belt": Answer(
        product + added,
        slips={
            "unaltered": product,
            "path-forgotten": np.where(added == 0, product, added),
            "paths-multiplied": np.where(added == 0, product, product * added),
            "other-row": product + added[::-1],
        },
    ),
    "ways": Answer(
        total(2),
        slips={"path-forgotten": total(2, u_hears_y=0), "partial": total(2, y_follows=0)},
    ),
}
