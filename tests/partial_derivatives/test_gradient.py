"""Witnesses for snippets/partial_derivatives/gradient.py, and for every equation of its page."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest
import sympy as sp
from scipy.special import logsumexp

from snippets.partial_derivatives.gradient import bowl, bowl_gradient, f, gradient, slope
from tests.witnesses import complex_step_jacobian

P = np.array([0.0, np.log(2)])
POINTS = [P, np.array([1.0, -0.5]), np.array([-2.0, 0.3])]

x, y, h, a, b, eta = sp.symbols("x y h a b eta", real=True)
HILL = sp.log(sp.exp(x) + sp.exp(y))
BOWL = x**2 + 5 * y**2
AT_P = {x: 0, y: sp.log(2)}
HEIGHT = sp.expand(BOWL.subs({x: 1 - 2 * eta, y: 1 - 10 * eta}))  # after the step from (1, 1)

PROSE = {
    "0.6": 6 / 10,
    "0.8": 8 / 10,
}


@pytest.mark.parametrize("p", POINTS)
def test_the_hill_is_scipy_s_logsumexp(p):
    assert f(p) == pytest.approx(logsumexp(p), rel=1e-14)


@pytest.mark.parametrize("p", POINTS)
def test_the_gradient_matches_autograd_and_the_complex_step(p):
    """Its two entries differ at each point, so that they cannot change places unseen."""
    by_autograd = autograd.grad(lambda q: anp.log(anp.exp(q[0]) + anp.exp(q[1])))(p)
    np.testing.assert_allclose(gradient(p), by_autograd, rtol=1e-12)
    np.testing.assert_allclose(gradient(p), complex_step_jacobian(f, p), rtol=1e-12)
    assert gradient(p).shape == (2,)
    assert abs(gradient(p)[0] - gradient(p)[1]) > 0.3


@pytest.mark.parametrize("p", [np.array([1.0, 1.0]), np.array([-0.5, 0.3])])
def test_the_bowl_and_its_gradient(p):
    exact = sp.Matrix([BOWL]).jacobian([x, y]).subs({x: p[0], y: p[1]})
    assert bowl(p) == pytest.approx(float(BOWL.subs({x: p[0], y: p[1]})))
    np.testing.assert_allclose(bowl_gradient(p), np.array(exact, float)[0], rtol=1e-14)
    np.testing.assert_allclose(bowl_gradient(p), autograd.grad(bowl)(p), rtol=1e-14)


@pytest.mark.parametrize("v", [(3.0, 4.0), (-1.0, 0.2), (0.0, -7.0)])
@pytest.mark.parametrize("p", POINTS)
def test_the_measured_slope_is_sympy_s_derivative_along_the_unit_vector(p, v):
    unit = sp.Matrix(v) / sp.sqrt(v[0] ** 2 + v[1] ** 2)
    along = HILL.subs({x: p[0] + h * unit[0], y: p[1] + h * unit[1]})
    assert slope(f, p, np.array(v)) == pytest.approx(float(along.diff(h).subs(h, 0)), abs=1e-9)


@pytest.mark.parametrize("step", [0.5, 0.1])
def test_the_slope_steps_both_ways_and_divides_by_the_whole_walk(step):
    """Of t³ at 2, along a vector of length 3: ((2 + h)³ − (2 − h)³) / 2h = 12 + h²."""
    measured = slope(lambda p: p[0] ** 3, np.array([2.0, 1.0]), np.array([3.0, 0.0]), step)
    assert measured == pytest.approx(12 + step**2)


def test_its_default_step_is_neither_too_large_nor_too_small():
    assert slope(lambda p: np.exp(p[0]), np.zeros(2), np.array([2.0, 0.0])) == pytest.approx(1, abs=1e-9)


def test_three_directions_by_hand():
    """East and v lie on either side of the gradient, at the same angle."""
    g = gradient(P)
    np.testing.assert_allclose(g, [1 / 3, 2 / 3])
    assert f(P) == pytest.approx(np.log(3))
    east, v = np.array([1.0, 0.0]), np.array([-0.6, 0.8])
    for direction, wanted in (
        (east, 1 / 3),
        (v, 1 / 3),
        ([1, 2], np.sqrt(5) / 3),
        ([2, -1], 0),
    ):
        assert slope(f, P, np.array(direction, float)) == pytest.approx(wanted, abs=1e-9)
    turn = np.degrees(np.arctan2(g[1], g[0]))
    assert turn - 0 == pytest.approx(np.degrees(np.arctan2(v[1], v[0])) - turn)
    assert turn == pytest.approx(63.4, abs=0.05)


@pytest.mark.parametrize("p", POINTS)
def test_of_all_directions_the_gradient_s_is_the_steepest(p):
    angles = np.radians(np.arange(0, 360, 0.5))
    climbs = [f(p + 1e-6 * np.array([np.cos(t), np.sin(t)])) for t in angles]
    g = gradient(p)
    wanted = np.arctan2(g[1], g[0])
    found = angles[np.argmax(climbs)]
    assert np.cos(found - wanted) == pytest.approx(1, abs=1e-4)
    lowest = angles[np.argmin(climbs)]
    assert np.cos(lowest - wanted) == pytest.approx(-1, abs=1e-4)


@pytest.mark.parametrize("move", [0.1, 0.01])
def test_the_level_line_leaves_at_right_angles_to_the_gradient(move):
    """The line through the point is e^x + e^y = 3, so y = log(3 − e^x)."""
    there = np.array([move, np.log(3 - np.exp(move))])
    assert f(there) == pytest.approx(f(P), rel=1e-14)
    chord = there - P
    assert abs(gradient(P) @ chord) / np.linalg.norm(chord) < 0.5 * move
    assert chord[1] / chord[0] == pytest.approx(-1 / 2, abs=0.5 * move)


def test_the_hill_falls_for_every_step_against_its_gradient():
    along = HILL.subs({x: -eta / 3, y: sp.log(2) - 2 * eta / 3})
    weight = sp.exp(sp.Rational(1, 3) * eta)
    assert sp.simplify(along - sp.log(1 / weight + 2 / weight**2)) == 0
    heights = [f(P - step * gradient(P)) for step in np.linspace(0, 300, 301)]
    assert max(np.diff(heights)) < 0


def test_the_bowl_is_left_lower_by_small_steps_and_higher_by_a_large_one():
    start = np.array([1.0, 1.0])
    assert sp.Poly(HEIGHT, eta).all_coeffs() == [504, -104, 6]
    for size, height in ((0.05, 2.06), (0.1, 0.64), (0.25, 11.5)):
        assert bowl(start - size * bowl_gradient(start)) == pytest.approx(height)
        assert float(HEIGHT.subs(eta, size)) == pytest.approx(height)
        assert (height < 6) == (size < 104 / 504)


def test_the_arrow_up_the_hillside_touches_it_and_the_normal_is_another():
    lift = gradient(P) @ gradient(P)
    assert lift == pytest.approx(5 / 9)
    small = 1e-4
    assert f(P + small * gradient(P)) - f(P) == pytest.approx(small * 5 / 9, rel=1e-4)
    normal = np.array([*-gradient(P), 1])
    assert normal @ [1 / 3, 2 / 3, 5 / 9] == pytest.approx(0, abs=1e-15)
    for arrow in ([1 / 3, 2 / 3, 0], [1 / 3, 2 / 3, 5 / 9]):
        assert np.linalg.norm(np.cross(normal, arrow)) > 0.5


# The equations, as they are printed


@pytest.mark.equation("gradient-definition")
def test_the_gradient_is_a_column_of_partial_derivatives(equation):
    assert equation.frame == r"\nabla f = \square"
    assert equation.shape == "n×1"
    assert equation.entries() == [
        [r"\dfrac{\partial f}{\partial x_1}"],
        [r"\vdots"],
        [r"\dfrac{\partial f}{\partial x_n}"],
    ]
    column = sp.Matrix([HILL]).jacobian([x, y]).T.subs(AT_P)
    np.testing.assert_allclose(np.array(column, float)[:, 0], gradient(P))


@pytest.mark.equation("gradient-example")
def test_the_printed_gradient_of_the_hill(equation):
    assert (
        equation.frame == r"\nabla f(x, y) = \frac{1}{e^x + e^y} \square, \quad \nabla f(0, \log 2) = \square"
    )
    assert equation.shape == "2×1"
    assert equation.entries(0) == [["e^x"], ["e^y"]]
    column = sp.Matrix([sp.exp(x), sp.exp(y)]) / (sp.exp(x) + sp.exp(y))
    assert sp.simplify(sp.Matrix([HILL]).jacobian([x, y]).T - column).is_zero_matrix
    assert equation.entries(1) == [["1/3"], ["2/3"]]
    assert column.subs(AT_P) == sp.Matrix([1, 2]) / 3


@pytest.mark.equation("gradient-direction")
def test_the_directional_derivative_is_a_limit_along_a_unit_vector(equation):
    assert equation.tex == r"D_v f(p) = \lim_{h \to 0} \frac{f(p + h v) - f(p)}{h}, \quad \|v\| = 1"
    assert equation.shape == ""
    v = sp.Matrix([-3, 4]) / 5
    assert v.norm() == 1
    moved = HILL.subs({x: x + h * v[0], y: y + h * v[1]}, simultaneous=True)
    assert sp.limit(((moved - HILL) / h).subs(AT_P), h, 0) == sp.Rational(1, 3)


@pytest.mark.equation("gradient-dot")
def test_the_directional_derivative_is_the_dot_product(equation):
    """For any smooth function of three inputs along any direction, by the chain rule in SymPy."""
    assert equation.tex == (
        r"D_v f = \nabla f \cdot v = \frac{\partial f}{\partial x_1} v_1 + \dots "
        r"+ \frac{\partial f}{\partial x_n} v_n"
    )
    assert equation.shape == "(n×1)·(n×1) → 1×1"
    inputs, v = sp.symbols("x_{1:4}"), sp.symbols("v_{1:4}")
    smooth = inputs[0] ** 2 * sp.sin(inputs[1]) + sp.exp(inputs[1] * inputs[2])
    moved = smooth.subs({s: s + h * w for s, w in zip(inputs, v, strict=True)}, simultaneous=True)
    total = sum(smooth.diff(s) * w for s, w in zip(inputs, v, strict=True))
    assert sp.simplify(moved.diff(h).subs(h, 0) - total) == 0


@pytest.mark.equation("gradient-cosine")
def test_the_slope_is_the_cosine_of_the_angle_times_the_length(equation):
    assert equation.tex == r"\nabla f \cdot v = \|\nabla f\| \cos \alpha"
    assert equation.shape == ""
    g = gradient(P)
    for alpha in np.radians([0, 37, 90, 180, 251]):
        turn = np.array([[np.cos(alpha), -np.sin(alpha)], [np.sin(alpha), np.cos(alpha)]])
        v = turn @ g / np.linalg.norm(g)
        assert slope(f, P, v) == pytest.approx(np.sqrt(5) / 3 * np.cos(alpha), abs=1e-9)


@pytest.mark.equation("gradient-descent")
def test_a_small_step_against_the_gradient_lowers_the_function(equation):
    assert equation.tex == r"f(p - \eta\, \nabla f(p)) \approx f(p) - \eta\, \|\nabla f(p)\|^2"
    assert equation.shape == ""
    for height, inputs in ((HILL, AT_P), (BOWL, {x: 1, y: 1})):
        down = {s: s - eta * height.diff(s) for s in (x, y)}
        change = height.subs(down, simultaneous=True).diff(eta).subs(eta, 0)
        assert sp.simplify((change + height.diff(x) ** 2 + height.diff(y) ** 2).subs(inputs)) == 0
