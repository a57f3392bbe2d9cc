"""Witnesses for snippets/change_of_variables/determinant.py, and for every equation of its page."""

from itertools import pairwise

import autograd
import autograd.numpy as anp
import numpy as np
import pytest
import sympy as sp
from scipy.integrate import dblquad
from scipy.spatial import ConvexHull

from snippets.change_of_variables.determinant import F, F_jacobian, area_ratio, fold, signed_area, square
from tests.equations import plain
from tests.witnesses import complex_step_jacobian

# All with u > 0, where F is one-to-one; u, v and their signs differ, so no slip goes unseen.
POINTS = [(1.5, 0.5), (0.7, -1.3), (2.0, 3.0)]
IMAGE = (1.5 + 0.5j) ** 2  # F is z² in the complex plane

PROSE = {
    "1.5": IMAGE.imag,
    "0.5": 1 / 2,
    "0.1": 1 / 10,
    "0.3": 2 * 1.5 * 0.1,
    "0.25": 0.5**2,
    "250": round(abs(4 * (1.5 + 0.5j) ** 3) ** 2),  # the derivative of z⁴, as an area factor
}

u, v, x, y = sp.symbols("u v x y", real=True)
F_SYMBOLS = sp.Matrix([u**2 - v**2, 2 * u * v])
J = F_SYMBOLS.jacobian([u, v])


def determinant(matrix):
    """Return ad − bc, written out: the snippets use np.linalg.det."""
    (a, b), (c, d) = matrix
    return a * d - b * c


def shear(x, y):
    return np.array([x + y**2, y])


@pytest.mark.parametrize("at", POINTS)
def test_the_map_is_the_complex_square(at):
    z = complex(*at) ** 2
    np.testing.assert_allclose(F(*at), [z.real, z.imag], rtol=1e-14)


@pytest.mark.parametrize("at", POINTS)
def test_the_matrix_matches_sympy_the_complex_step_and_autograd(at):
    ours = F_jacobian(*at)
    assert ours.shape == (2, 2)
    exact = np.array(J.subs({u: at[0], v: at[1]}), float)
    np.testing.assert_allclose(ours, exact, rtol=1e-14)
    np.testing.assert_allclose(ours, complex_step_jacobian(lambda q: F(*q), at), rtol=1e-14)

    def traced(q):
        return anp.array([q[0] * q[0] - q[1] * q[1], q[0] * q[1] + q[1] * q[0]])

    np.testing.assert_allclose(ours, autograd.jacobian(traced)(np.array(at)), rtol=1e-14)


def test_the_walk_goes_once_around_the_square_counterclockwise():
    walk = square(1.0, -2.0, 0.5, points=4)
    assert walk.shape == (2, 16)
    np.testing.assert_allclose(walk[:, ::4], [[1, 1.5, 1.5, 1], [-2, -2, -1.5, -1.5]])
    steps = np.linalg.norm(np.diff(np.column_stack([walk, walk[:, :1]])), axis=0)
    np.testing.assert_allclose(steps, 0.5 / 4)
    assert square(0, 0, 1).shape == (2, 400)


def test_the_enclosed_area_is_known_for_polygons():
    """A triangle, a hexagon far from the origin, both ways around, and a hull by SciPy."""
    triangle = np.array([[1.0, 4.0, 1.0], [1.0, 1.0, 3.0]])
    assert signed_area(*triangle) == pytest.approx(3)
    assert signed_area(*triangle[:, ::-1]) == pytest.approx(-3)
    angles = np.arange(6) * np.pi / 3
    hexagon = np.array([5 + np.cos(angles), -7 + np.sin(angles)])
    assert signed_area(*hexagon) == pytest.approx(1.5 * 3**0.5)
    points = np.random.default_rng(0).normal(size=(30, 2))
    hull = ConvexHull(points)
    assert signed_area(*points[hull.vertices].T) == pytest.approx(hull.volume)


@pytest.mark.parametrize("at", POINTS)
@pytest.mark.parametrize("h", [1, 0.1, 1e-3])
def test_the_measured_ratio_is_the_mean_of_the_factor_over_the_square(at, h):
    exact = sp.integrate(J.det(), (u, at[0], at[0] + h), (v, at[1], at[1] + h)) / h**2
    assert area_ratio(F, *at, h) == pytest.approx(float(exact), rel=1e-4)


def test_the_exact_ratio_in_the_text():
    h = sp.symbols("h", positive=True)
    half = sp.Rational(1, 2)
    exact = sp.integrate(J.det(), (u, 3 * half, 3 * half + h), (v, half, half + h)) / h**2
    assert sp.expand(exact - (10 + 8 * h + sp.Rational(8, 3) * h**2)) == 0


def test_the_corners_in_the_text():
    """A step of 0.1 along each side moves the image by about 0.1 times a column."""
    start = F(1.5, 0.5)
    np.testing.assert_allclose(F(1.6, 0.5) - start, [0.3, 0.1], atol=0.011)
    np.testing.assert_allclose(F(1.5, 0.6) - start, [-0.1, 0.3], atol=0.011)
    first, second = F_jacobian(1.5, 0.5).T
    np.testing.assert_array_equal([first, second], [[3, 1], [-1, 3]])
    assert first @ second == 0 and first @ first == second @ second == 10


def test_mirrors_have_determinant_minus_one():
    def swap(x, y):
        return np.array([y, x])

    def mirror(x, y):
        return np.array([-x, y])

    for reflection in (swap, mirror):
        assert area_ratio(reflection, 0.3, 0.8, 0.1) == pytest.approx(-1)
        assert determinant(complex_step_jacobian(lambda q, r=reflection: r(*q), (0.3, 0.8))) == -1


def test_the_sign_is_the_shorter_turn_from_the_first_column_to_the_second():
    for first, second in ((0, 1), (2, 4), (1, -1), (6, 3.5), (3, 0.5)):
        columns = np.array([[np.cos(first), np.cos(second)], [np.sin(first), np.sin(second)]])
        turn = (second - first + np.pi) % (2 * np.pi) - np.pi
        assert np.sign(determinant(columns)) == np.sign(turn)


@pytest.mark.parametrize("at", [(1.0, 0.0), (-1.0, 0.4), (0.25, -2.0)])
def test_the_fold_has_determinant_2x(at):
    slope = determinant(complex_step_jacobian(lambda q: fold(*q), at))
    assert slope == pytest.approx(2 * at[0])
    h = 1e-3
    assert area_ratio(fold, *at, h) == pytest.approx(2 * at[0] + h, rel=1e-6)


def test_a_strip_at_the_crease_is_pressed_thin():
    for h in (0.5, 1e-3):
        assert area_ratio(fold, 0, 0, h) == pytest.approx(h)
    np.testing.assert_array_equal(fold(-0.5, 0.7), fold(0.5, 0.7))


def test_the_inverse_is_a_map_near_the_point_with_the_reciprocal_factor():
    """The principal square root undoes F for u > 0."""

    def root(x, y):
        z = np.sqrt(x + 1j * y)
        return np.array([z.real, z.imag])

    np.testing.assert_allclose(root(*F(1.5, 0.5)), [1.5, 0.5])
    assert area_ratio(root, *F(1.5, 0.5), 1e-5) == pytest.approx(1 / 10, rel=1e-4)


def test_a_zero_factor_excludes_a_differentiable_inverse_not_an_inverse():
    cube = np.linspace(-1, 1, 41) ** 3
    assert np.all(np.diff(cube) > 0), "one-to-one"
    np.testing.assert_allclose(np.cbrt(cube), np.linspace(-1, 1, 41), atol=1e-15)
    slopes = [np.cbrt(h) / h for h in (1e-3, 1e-6, 1e-9)]
    assert slopes[0] < slopes[1] < slopes[2] and slopes[2] > 1e5, "the inverse has no slope at zero"


def test_volume_in_three_dimensions():
    """Spanned boxes: base times height, by the cross product, is |det|."""
    for seed in range(3):
        A = np.random.default_rng(seed).normal(size=(3, 3))
        assert abs(A[:, 0] @ np.cross(A[:, 1], A[:, 2])) == pytest.approx(abs(np.linalg.det(A)))
        for c in (2.0, -3.0):
            assert np.linalg.det(c * A) == pytest.approx(c**3 * np.linalg.det(A))
    with pytest.raises(np.linalg.LinAlgError):
        np.linalg.det(np.ones((3, 2)))


def test_a_sphere_s_area_by_the_square_root():
    """A bent surface in space: the factor integrates to the area 4π of the unit sphere."""
    a, b = sp.symbols("a b")
    sphere = sp.Matrix([sp.sin(a) * sp.cos(b), sp.sin(a) * sp.sin(b), sp.cos(a)]).jacobian([a, b])
    factor = sp.lambdify((a, b), sp.sqrt(sp.simplify((sphere.T * sphere).det())))
    area, _ = dblquad(lambda b, a: factor(a, b), 0, np.pi, 0, 2 * np.pi)
    assert area == pytest.approx(4 * np.pi, rel=1e-9)


# The equations, as they are printed


@pytest.mark.equation("determinant-map")
def test_the_printed_map(equation):
    assert equation.frame == r"F(u, v) = \square = \square"
    assert equation.shape == "2×1"
    assert equation.entries(0) == [["x"], ["y"]]
    assert equation.matrix(1) == plain(F_SYMBOLS)


@pytest.mark.equation("determinant-jacobian")
def test_the_printed_matrix_is_the_derivative(equation):
    assert equation.frame == r"J(u, v) = \square"
    assert equation.shape == "2×2"
    assert equation.matrix() == plain(J)


@pytest.mark.equation("determinant-value")
def test_the_printed_determinant(equation):
    assert equation.tex == r"\det J(u, v) = 2 u \cdot 2 u - (-2 v) \cdot 2 v = 4 (u^2 + v^2)"
    assert equation.shape == "1×1"
    assert sp.expand(J.det() - 4 * (u**2 + v**2)) == 0
    assert sp.expand(2 * u * 2 * u - (-2 * v) * 2 * v - J.det()) == 0


@pytest.mark.equation("determinant-limit")
def test_the_ratio_of_areas_tends_to_the_determinant(equation):
    """For a map whose columns are neither equal nor at right angles, face up here and face down there."""
    assert equation.tex == r"\lim_{h \to 0} \frac{A(F(Q_h))}{h^2} = \left| \det J(u, v) \right|"
    assert equation.shape == ""

    def wave(x, y):
        return np.array([x + 0.5 * np.sin(3 * y), y * x**2])

    for at in ((1.2, 0.3), (-0.8, 1.1), (0.9, 1.9)):
        limit = abs(determinant(complex_step_jacobian(lambda q: wave(*q), at)))
        errors = [abs(abs(area_ratio(wave, *at, h)) - limit) for h in (1e-1, 1e-2, 1e-3)]
        assert limit > 0.1 and errors[2] < 0.01
        assert all(small < large / 5 for large, small in pairwise(errors))


@pytest.mark.equation("determinant-slide")
def test_sliding_keeps_the_area_and_ends_in_a_rectangle(equation):
    assert equation.frame == r"\det \square = a \left( d - \frac{bc}{a} \right) = ad - bc"
    assert equation.entries() == [["a", "b"], ["c", "d"]]
    assert equation.shape == "1×1"
    for a, b, c, d in ((3, 1, 1, 2), (2, -1, 0.5, -3), (-1, 4, 2, 1)):
        first, second = np.array([a, c]), np.array([b, d])
        upright = second - b / a * first
        np.testing.assert_allclose(upright, [0, d - b * c / a], atol=1e-15)
        flat = first - c / upright[1] * upright
        np.testing.assert_allclose(flat, [a, 0], atol=1e-15)
        areas = [spanned(first, second), spanned(first, upright), spanned(flat, upright)]
        np.testing.assert_allclose(areas, a * d - b * c)
    assert spanned([3, 1], [1, 2]) == 5
    assert spanned([0, 3], [2, 7]) == spanned([0, 3], [2, 0]) == -6, "a = 0: slide b, d to (b, 0)"


def test_parallel_columns_span_no_area():
    for first, second in (([2, 1], [-6, -3]), ([0, 3], [0, 7]), ([0, 0], [2, 5])):
        assert spanned(first, second) == 0
        assert determinant(np.transpose([first, second])) == 0


def spanned(first, second):
    """Return the signed area of the parallelogram by walking around it."""
    corners = np.array([np.zeros(2), first, np.add(first, second), second])
    return signed_area(*corners.T)


@pytest.mark.equation("determinant-product")
def test_factors_multiply(equation):
    assert equation.tex == r"\det J_{g \circ f}(p) = \det J_g(f(p)) \cdot \det J_f(p)"
    assert equation.shape == "1×1"

    def composed(q):
        return F(*shear(*q))

    for at in POINTS:
        whole = determinant(complex_step_jacobian(composed, at))
        parts = determinant(F_jacobian(*shear(*at))) * determinant(
            complex_step_jacobian(lambda q: shear(*q), at)
        )
        assert whole == pytest.approx(parts)
        assert area_ratio(lambda u, v: composed((u, v)), *at, 1e-5) == pytest.approx(parts, rel=1e-3)
        assert whole != pytest.approx(determinant(F_jacobian(*at))), "taken where the first map lands"


@pytest.mark.equation("determinant-inverse")
def test_the_inverse_has_the_reciprocal_at_the_image_point(equation):
    assert equation.tex == r"\det J_{f^{-1}}(f(p)) = \frac{1}{\det J_f(p)}"
    assert equation.shape == "1×1"
    f = sp.Matrix([sp.exp(u) + v, 3 * v])
    inverse = sp.Matrix([sp.log(x - y / 3), y / 3])
    back = inverse.jacobian([x, y]).det().subs({x: f[0], y: f[1]})
    assert sp.simplify(inverse.subs({x: f[0], y: f[1]}) - sp.Matrix([u, v])) == sp.zeros(2, 1)
    assert sp.simplify(back * f.jacobian([u, v]).det()) == 1


@pytest.mark.equation("determinant-gram")
def test_the_area_factor_of_a_tilted_plane(equation):
    assert equation.frame == r"J^\T J = \square \square = \square"
    assert equation.shape == "(2×3)(3×2) → 2×2"
    transposed, tilt, gram = (equation.matrix(k) for k in range(3))
    assert transposed == tilt.T and transposed * tilt == gram
    assert tilt == sp.Matrix([u, v, 2 * u + 2 * v]).jacobian([u, v])
    assert sp.sqrt(gram.det()) == 3 == tilt[:, 0].cross(tilt[:, 1]).norm()
