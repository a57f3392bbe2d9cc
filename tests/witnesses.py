"""Independent witnesses for derivatives: what the tests compare a snippet's numbers with."""

import numpy as np


def central_jacobian(f, x, eps=6e-6):
    """Return the Jacobian of f at x by central differences, its shape shape(f(x)) + shape(x).

    x is a float array or a number; the error is about 1e-10 where f and its derivatives are about 1.
    """
    x = np.asarray(x, float)
    columns = []
    for step in eps * np.eye(x.size):
        step = step.reshape(x.shape)
        columns.append((np.asarray(f(x + step)) - np.asarray(f(x - step))) / (2 * eps))
    return np.stack(columns, axis=-1).reshape(np.shape(columns[0]) + x.shape)


def complex_step_jacobian(f, x, eps=1e-30):
    """Return the Jacobian of f at x to the last digits, its shape shape(f(x)) + shape(x).

    f must be analytic and take complex arrays: no abs, max, comparison, conjugate or norm.
    """
    x = np.asarray(x, complex)
    columns = []
    for step in 1j * eps * np.eye(x.size):
        columns.append(np.asarray(f(x + step.reshape(x.shape))).imag / eps)
    return np.stack(columns, axis=-1).reshape(np.shape(columns[0]) + x.shape)
