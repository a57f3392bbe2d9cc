"""Two maps, one for each misreading of the inverse function theorem."""

import numpy as np
import pytest
import sympy as sp

from snippets.reference.questions.det_zero import cube, wrap, wrap_jacobian
from tests.witnesses import central_jacobian, complex_step_jacobian

POINTS = [(0.5, 1.0), (-1.2, 4.0), (0.0, -0.3)]


def pair(x):
    return wrap(x[0], x[1])


@pytest.mark.parametrize("point", POINTS)
def test_the_jacobian_and_its_determinant(point):
    at = np.array(point)
    np.testing.assert_allclose(wrap_jacobian(*point), central_jacobian(pair, at), atol=1e-8)
    np.testing.assert_allclose(wrap_jacobian(*point), complex_step_jacobian(pair, at), rtol=1e-13)
    assert np.linalg.det(wrap_jacobian(*point)) == pytest.approx(np.exp(2 * point[0]))


def test_sympy_finds_a_positive_determinant():
    x, y = sp.symbols("x y", real=True)
    J = sp.Matrix([sp.exp(x) * sp.cos(y), sp.exp(x) * sp.sin(y)]).jacobian([x, y])
    assert sp.simplify(J.det()) == sp.exp(2 * x)


@pytest.mark.parametrize(("x", "y"), POINTS)
def test_the_map_is_the_complex_exponential_and_forgets_whole_turns(x, y):
    value = np.exp(complex(x, y))
    np.testing.assert_allclose(wrap(x, y), [value.real, value.imag], rtol=1e-13)
    np.testing.assert_allclose(wrap(x, y + 2 * np.pi), wrap(x, y), rtol=1e-12)


def test_the_cube_is_undone_everywhere_and_has_slope_zero_at_zero():
    xs = np.linspace(-3, 3, 13)
    np.testing.assert_allclose(np.cbrt(cube(xs)), xs, atol=1e-15)
    assert (np.diff(cube(xs)) > 0).all(), "increasing, so no output is met twice"
    assert complex_step_jacobian(cube, 0.0) == pytest.approx(0)
    assert complex_step_jacobian(cube, 2.0) == pytest.approx(12), "the docstring's 3x²"


def test_the_inverse_gets_steeper_without_bound():
    h = sp.symbols("h", positive=True)
    assert sp.limit(sp.cbrt(h) / h, h, 0) == sp.oo
    assert sp.cbrt(h).subs(h, sp.Rational(1, 1000)) / sp.Rational(1, 1000) == 100
