"""Witnesses for snippets/jacobian/shapes_exercises.py, and for the worded solutions."""

import autograd
import autograd.numpy as anp
import numpy as np
import sympy as sp

from snippets.jacobian.shapes_exercises import ANSWERS
from tests.witnesses import central_jacobian

X = np.array([[1.0, 0], [0, 1], [2, 1]])
G = np.array([[1.0, 2], [3, -1]])


def gradients(G, W, X):
    """Return the gradients by W and by X of a loss whose gradient by W X is G."""
    by_w = autograd.grad(lambda w: anp.sum(G * anp.dot(w, X)))(W)
    by_x = autograd.grad(lambda x: anp.sum(G * anp.dot(W, x)))(X)
    return by_w, by_x


def test_exercise_1_columns_for_examples():
    rng = np.random.default_rng(0)
    weights, data, upstream = rng.normal(size=(2, 3)), rng.normal(size=(3, 5)), rng.normal(size=(2, 5))
    by_w, by_x = gradients(upstream, weights, data)
    np.testing.assert_allclose(upstream @ data.T, by_w, rtol=1e-12)
    np.testing.assert_allclose(weights.T @ upstream, by_x, rtol=1e-12)


def test_the_numbers_of_exercise_1():
    answer = ANSWERS["rebuild"]
    by_w, _ = gradients(G, np.zeros((2, 3)), X)
    np.testing.assert_array_equal(answer.value, by_w)
    np.testing.assert_array_equal(answer.value, [[1, 2, 4], [3, -1, 5]])
    single = [gradients(G[:, [k]], np.zeros((2, 3)), X[:, [k]])[0] for k in range(2)]
    np.testing.assert_array_equal(answer.slips["mean"], np.mean(single, axis=0))
    turned, _ = gradients(G.T, np.zeros((2, 3)), X)
    np.testing.assert_array_equal(answer.slips["wrong-transpose"], turned)
    assert turned.shape == by_w.shape, "with B = m the shape does not protest"


def test_exercise_2_the_composition_has_the_small_product():
    """Compared with linear maps, put one into the other by SymPy."""
    x, y, z = sp.symbols("x y z")
    f = sp.Matrix([x + 2 * y, y, 3 * x])
    g = sp.Matrix([x + 2 * z, y - z])
    f_then_g = g.subs(dict(zip((x, y, z), f, strict=True)), simultaneous=True)
    g_then_f = f.subs({x: g[0], y: g[1]}, simultaneous=True)
    answer = ANSWERS["composition"]
    np.testing.assert_array_equal(answer.value, np.array(f_then_g.jacobian([x, y]), float))
    np.testing.assert_array_equal(answer.value, [[7, 2], [-3, 1]])
    np.testing.assert_array_equal(answer.slips["order"], np.array(g_then_f.jacobian([x, y, z]), float))
    assert answer.slips["order"].shape == (3, 3)


def passes(B, n, p, m):
    """Return for each line of exercise 3 the true gradient, the wrong line and the right line."""
    rng = np.random.default_rng(1)
    shapes = {"W1": (n, p), "W2": (p, m), "b": (m,), "X": (B, n)}
    values = {name: rng.normal(size=shape) for name, shape in shapes.items()}
    data, w1, w2, b = values["X"], values["W1"], values["W2"], values["b"]
    hidden, upstream = np.tanh(data @ w1), rng.normal(size=(B, m))
    h_bar = upstream @ w2.T
    z_bar = h_bar * (1 - hidden**2)

    def total(h, w, c):
        return anp.sum(upstream * (h @ w + c))

    true = [
        autograd.grad(lambda w: total(hidden, w, b))(w2),
        autograd.grad(lambda c: total(hidden, w2, c))(b),
        autograd.grad(lambda h: total(h, w2, b))(hidden),
        autograd.grad(lambda z: total(anp.tanh(z), w2, b))(data @ w1),
        autograd.grad(lambda w: total(anp.tanh(data @ w), w2, b))(w1),
    ]
    wrong = [
        lambda: upstream.T @ hidden,
        lambda: sum(upstream.T),
        lambda: upstream @ w2,
        lambda: h_bar * (1 - hidden),
        lambda: data @ z_bar,
    ]
    right = [hidden.T @ upstream, sum(upstream), h_bar, z_bar, data.T @ z_bar]
    return true, wrong, right


def shape_of(line):
    """Return the shape of what a line computes, None where the factors do not fit."""
    try:
        return line().shape
    except ValueError:
        return None


def typed(shape):
    """Return a shape as the reader types it."""
    return (0, 0) if shape is None else (*shape, 1)[:2]


def test_exercise_3_shapes_reveal_four_of_five_or_none():
    true, wrong, right = passes(B=5, n=4, p=3, m=2)
    found = [shape_of(line) for line in wrong]
    assert found == [(2, 3), (5,), None, (5, 3), None]
    answer = ANSWERS["backward"]
    np.testing.assert_array_equal(answer.value, [typed(shape) for shape in found])
    np.testing.assert_array_equal(answer.slips["inputs-for-outputs"], [typed(s)[::-1] for s in found])
    np.testing.assert_array_equal(answer.slips["unaltered"], [typed(part.shape) for part in true])
    visible = [shape != gradient.shape for shape, gradient in zip(found, true, strict=True)]
    assert visible == [True, True, True, False, True]
    for one, other in zip(right, true, strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-12)


def test_exercise_3_with_equal_sizes_no_shape_is_wrong_but_every_value_is():
    true, wrong, _ = passes(B=3, n=3, p=3, m=3)
    for line, gradient in zip(wrong, true, strict=True):
        assert shape_of(line) == gradient.shape
        assert not np.allclose(line(), gradient)


def test_the_slope_of_tanh():
    slope = central_jacobian(np.tanh, np.array([-0.7, 0.2, 1.3]))
    np.testing.assert_allclose(np.diag(slope), 1 - np.tanh([-0.7, 0.2, 1.3]) ** 2, atol=1e-9)
