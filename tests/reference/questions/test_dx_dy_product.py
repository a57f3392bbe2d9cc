"""The determinant is the area of the image, the product of two differentials is not."""

import numpy as np
import pytest
import sympy as sp

from snippets.reference.questions.dx_dy_product import differential, du, dv, image_area, u, v, x, y


def test_the_differential_is_the_change_to_first_order():
    t = sp.symbols("t")
    for q in (x, y, u**2 * sp.sin(v)):
        moved = q.subs({u: u + t * du, v: v + t * dv}, simultaneous=True)
        assert sp.expand(moved.diff(t).subs(t, 0) - differential(q)) == 0


def shoelace(corners):
    a, b = np.array(corners, float).T
    return (a @ np.roll(b, -1) - b @ np.roll(a, -1)) / 2


@pytest.mark.parametrize("at", [(1.0, 3.0), (2.0, -0.5)])
def test_the_area_is_that_of_the_image_of_a_small_cell(at):
    side = 1e-4
    inside = [(at[0] + a * side, at[1] + b * side) for a, b in ((0, 0), (1, 0), (1, 1), (0, 1))]
    image = [(a * b, a + b) for a, b in inside]
    formula = image_area(x, y).subs({u: at[0], v: at[1], du: side, dv: side})
    assert shoelace(image) == pytest.approx(float(formula), rel=1e-3)
    assert (x.subs({u: 2, v: 5}), y.subs({u: 2, v: 5})) == (10, 7)


def test_the_product_has_squares_and_another_sign():
    product = sp.expand(differential(x) * differential(y))
    assert product.coeff(du, 2) == v
    assert product.coeff(dv, 2) == u
    assert sp.expand(product.coeff(du, 1).coeff(dv, 1)) == u + v
    assert sp.expand(image_area(x, y)) == sp.expand((v - u) * du * dv)
    assert product.subs(du, 0) != 0
    assert image_area(x, y).subs(du, 0) == 0


def test_polar_coordinates_have_the_factor_r():
    r, theta = u, v
    assert sp.simplify(image_area(r * sp.cos(theta), r * sp.sin(theta))) == r * du * dv


def test_swapped_outputs_swap_the_sign():
    assert sp.expand(image_area(y, x) + image_area(x, y)) == 0


@pytest.mark.equation("questions-wedge")
def test_the_product_that_drops_squares_and_changes_sign_is_the_determinant(equation):
    """Multiply term by term with the two rules of ∧ on non-commuting symbols."""
    assert equation.tex == r"dx \wedge dy = \det J \; du \wedge dv"
    assert equation.shape == "1×1"
    a, b, c, d, s, t = sp.symbols("a b c d s t")
    U, V = sp.symbols("U V", commutative=False)
    product = sp.expand((a * U + b * V) * (c * U + d * V))
    product = product.subs({U**2: 0, V**2: 0}).subs(V * U, -U * V)
    assert sp.expand(product - sp.Matrix([[a, b], [c, d]]).det() * U * V) == 0
    linear = image_area(a * u + b * v, c * u + d * v).subs({du: s, dv: t})
    assert sp.expand(linear - sp.Matrix([[a, b], [c, d]]).det() * s * t) == 0
