"""√det(JᵀJ) against cross products, singular values and an integrated area."""

import numpy as np
import pytest
import sympy as sp

from snippets.reference.questions.nonsquare_determinant import (
    patch_area,
    surface,
    surface_jacobian,
    volume_factor,
)
from tests.witnesses import central_jacobian, complex_step_jacobian

POINTS = [(4.0, 8.0), (-0.3, 1.7)]


@pytest.mark.parametrize("point", POINTS)
def test_the_jacobian_has_the_two_tangents_as_columns(point):
    def f(x):
        return surface(x[0], x[1])

    at = np.array(point)
    np.testing.assert_allclose(surface_jacobian(*point), complex_step_jacobian(f, at), rtol=1e-14)
    np.testing.assert_allclose(surface_jacobian(*point), central_jacobian(f, at), atol=1e-8)


@pytest.mark.parametrize("shape", [(3, 2), (5, 3), (4, 4), (4, 1)])
def test_the_factor_is_the_product_of_the_singular_values(shape):
    J = np.random.default_rng(0).normal(size=shape)
    assert volume_factor(J) == pytest.approx(np.prod(np.linalg.svd(J, compute_uv=False)))


def test_a_square_matrix_gives_the_size_of_its_determinant():
    J = np.array([[1.0, 2.0], [3.0, 4.0]])
    assert volume_factor(J) == pytest.approx(2)


def test_a_wide_matrix_has_no_volume():
    J = np.array([[1.0, 2.0, 0.5], [0.0, -1.0, 3.0]])
    assert np.linalg.det(J.T @ J) == pytest.approx(0, abs=1e-12)


def test_numpy_refuses_the_determinant():
    with pytest.raises(np.linalg.LinAlgError, match="square"):
        np.linalg.det(surface_jacobian(1.0, 2.0))


@pytest.mark.parametrize("point", POINTS)
def test_the_patch_has_the_area_that_two_triangles_have(point):
    """Joined by straight lines, the four corners make a patch; small ones are flat to second order."""
    u, v = point
    k = 5e-4
    a, b, c, d = (surface(u + s * k, v + t * k) for s, t in ((-1, -1), (1, -1), (1, 1), (-1, 1)))
    triangles = np.linalg.norm(np.cross(b - a, c - a)) / 2 + np.linalg.norm(np.cross(c - a, d - a)) / 2
    assert patch_area(u, v, 2 * k) == pytest.approx(triangles, rel=1e-3)
    assert patch_area(u, v, 2 * k) / (2 * k) ** 2 == pytest.approx(np.sqrt(1 + u * u + v * v))


def test_at_4_8_the_factor_is_9():
    assert volume_factor(surface_jacobian(4.0, 8.0)) == pytest.approx(9)


@pytest.mark.equation("questions-gram")
def test_for_surfaces_it_is_the_length_of_the_cross_product(equation):
    assert equation.tex == r"\sqrt{\det (J^\T J)} = \| f_u \times f_v \|"
    assert equation.shape == "1×1"
    a = sp.Matrix(sp.symbols("a:3", real=True))
    b = sp.Matrix(sp.symbols("b:3", real=True))
    J = a.row_join(b)
    assert sp.expand((J.T * J).det() - a.cross(b).dot(a.cross(b))) == 0
