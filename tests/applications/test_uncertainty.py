"""Witnesses for snippets/applications/uncertainty.py, and for every equation of its page."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest
import sympy as sp
from scipy.integrate import quad
from scipy.stats import norm

from snippets.applications.uncertainty import exact, position, position_jacobian, propagate, simulate
from tests.witnesses import complex_step_jacobian

Q = np.array([10.0, np.pi / 4])
POINTS = [Q, np.array([0.5, -2.0]), np.array([3.0, 1.9])]
GOOD, BROKEN = np.array([0.1, 0.05]), np.array([0.1, 1.0])
GPS = np.array([[9.0, 7.0], [7.0, 9.0]])

PROSE = {
    "0.36": 0.13**0.5,
    "6.6": (10**2 + 0.1**2) ** 0.5 * ((1 - np.exp(-2)) / 2) ** 0.5,  # E r² · E cos²θ at 90°
    "2.8": 10 * np.cos(np.pi / 4) * (1 - np.exp(-0.5)),
    "0.5": 10 * 0.05,
    "57.3": 180 / np.pi,
    "0.2": 2 * 0.1,
}


def moments(sd, at=Q):
    """Return mean and covariance of the position by Gauss-Hermite quadrature over both Gaussians."""
    nodes, weights = np.polynomial.hermite_e.hermegauss(40)
    weights = np.outer(weights, weights) / weights.sum() ** 2
    r, theta = np.meshgrid(at[0] + sd[0] * nodes, at[1] + sd[1] * nodes, indexing="ij")
    places = r * np.exp(1j * theta)
    mean = np.sum(weights * places)
    x, y = (places - mean).real, (places - mean).imag
    xy = np.sum(weights * x * y)
    cov = [[np.sum(weights * x * x), xy], [xy, np.sum(weights * y * y)]]
    return np.array([mean.real, mean.imag]), np.array(cov)


@pytest.mark.parametrize("q", POINTS)
def test_the_position_is_the_complex_exponential_alone_and_in_a_batch(q):
    z = q[0] * np.exp(1j * q[1])
    np.testing.assert_allclose(position(q), [z.real, z.imag], atol=1e-15)
    batch = position(np.array(POINTS))
    assert batch.shape == (3, 2)
    assert any(np.allclose(row, [z.real, z.imag]) for row in batch)


@pytest.mark.parametrize("q", POINTS)
def test_the_jacobian_matches_the_complex_step_and_autograd(q):
    def traced(q):
        return anp.array([q[0] * anp.cos(q[1]), q[0] * anp.sin(q[1])])

    J = position_jacobian(q)
    np.testing.assert_allclose(J, complex_step_jacobian(position, q), rtol=1e-14)
    np.testing.assert_allclose(J, autograd.jacobian(traced)(q), rtol=1e-13)
    assert not np.allclose(J, J.T), "the point can see a transposition"


def test_the_law_is_a_double_sum_of_every_pair_of_inputs():
    """On a map that is not square, with a covariance that is not diagonal."""
    rng = np.random.default_rng(1)
    J, root = rng.normal(size=(2, 3)), rng.normal(size=(3, 3))
    cov = root @ root.T
    by_sums = [
        [sum(J[a, i] * J[b, j] * cov[i, j] for i in range(3) for j in range(3)) for b in range(2)]
        for a in range(2)
    ]
    np.testing.assert_allclose(propagate(J, cov), by_sums, rtol=1e-12)
    assert propagate(J, cov).shape == (2, 2)
    assert propagate(J[:1], cov).shape == (1, 1)


def test_for_a_linear_map_the_law_is_exact():
    """The sample covariance of mapped samples is J times the samples' own times Jᵀ, for any samples."""
    rng = np.random.default_rng(2)
    J, x = rng.normal(size=(2, 3)), rng.exponential(size=(50, 3))
    x[:, 1] += x[:, 0]
    of_outputs = np.cov(x @ J.T, rowvar=False)
    np.testing.assert_allclose(propagate(J, np.cov(x, rowvar=False)), of_outputs, rtol=1e-12)


def test_the_small_error_by_hand_and_by_integration():
    linear = propagate(position_jacobian(Q), np.diag(GOOD**2))
    np.testing.assert_allclose(linear, [[0.13, -0.12], [-0.12, 0.13]], rtol=1e-12)
    mean, true = moments(GOOD)
    np.testing.assert_allclose(true.round(4), [[0.1298, -0.1196], [-0.1196, 0.1298]])
    np.testing.assert_allclose(exact(Q, GOOD)[1], true, atol=1e-10)
    np.testing.assert_allclose(exact(Q, GOOD)[0], mean, atol=1e-11)
    np.testing.assert_allclose(linear, true, atol=5e-4)


def test_the_large_error_by_integration():
    mean, true = moments(BROKEN)
    got_mean, got = exact(Q, BROKEN)
    np.testing.assert_allclose(got_mean, mean, atol=1e-11)
    np.testing.assert_allclose(got, true, atol=1e-10)
    assert np.sqrt(true[0, 0]) == pytest.approx(5.62, abs=0.005)
    assert (position(Q) - mean).round(1).tolist() == [2.8, 2.8]
    assert propagate(position_jacobian(Q), np.diag(BROKEN**2))[0, 0] ** 0.5 == pytest.approx(7.07, abs=0.005)


def test_the_exact_moments_away_from_45_degrees():
    """There cos 2θ is zero, and would hide a sign."""
    at, sd = np.array([3.0, 1.9]), np.array([0.2, 0.4])
    mean, true = moments(sd, at)
    np.testing.assert_allclose(exact(at, sd)[0], mean, atol=1e-11)
    np.testing.assert_allclose(exact(at, sd)[1], true, atol=1e-10)


@pytest.mark.parametrize("sd", [GOOD, BROKEN])
def test_the_simulation_finds_the_exact_moments(sd):
    """200,000 samples leave an error of the covariance of about three thousandths."""
    mean, cov = simulate(position, Q, np.diag(sd**2))
    true_mean, true = exact(Q, sd)
    np.testing.assert_allclose(mean, true_mean, atol=5e-3 * true[0, 0] ** 0.5)
    np.testing.assert_allclose(cov, true, atol=8e-3 * true[0, 0])


def test_the_simulation_keeps_the_inputs_correlation_and_takes_maps_that_are_not_square():
    J = np.array([[-1.0, 1.0], [0.5, 0.5], [2.0, 0.0]])
    mean, cov = simulate(lambda x: x @ J.T, np.array([100.0, 250.0]), GPS, samples=100_000)
    assert mean.shape == (3,) and cov.shape == (3, 3)
    np.testing.assert_allclose(mean, [150, 175, 200], atol=0.1)
    np.testing.assert_allclose(cov, propagate(J, GPS), atol=0.4)


def test_the_ellipse_has_the_scaled_columns_as_axes():
    """The columns are perpendicular, so they are eigenvectors of J Σ Jᵀ, and the variances follow."""
    for q in POINTS:
        cov = propagate(position_jacobian(q), np.diag(GOOD**2))
        for k, column in enumerate(position_jacobian(q).T):
            np.testing.assert_allclose(cov @ column, GOOD[k] ** 2 * (column @ column) * column, rtol=1e-10)


def second_order(sd, at):
    """Return the second-order term of the mean and the linear deviations, of x and of y."""
    term = 10 * sd[1] ** 2 / 2 * np.array([np.cos(at[1]), np.sin(at[1])])
    return term, np.sqrt(np.diag(propagate(position_jacobian(at), np.diag(sd**2))))


def test_how_large_the_second_order_term_is_beside_the_deviation():
    for sd, share in ((GOOD, 1 / 40), (BROKEN, 1 / 2)):
        term, spread = second_order(sd, Q)
        np.testing.assert_allclose(term / spread, share, rtol=0.03)
    assert np.degrees(0.05) == pytest.approx(3, abs=0.15)


def test_due_north_the_alarm_is_given_by_y_alone():
    north = np.array([10.0, np.pi / 2])
    term, spread = second_order(BROKEN, north)
    np.testing.assert_allclose(term, [0, 5], atol=1e-12)
    np.testing.assert_allclose(spread, [10, 0.1], rtol=1e-12)
    assert moments(BROKEN, north)[1][0, 0] ** 0.5 == pytest.approx(6.6, abs=0.05)


def test_second_order_terms_can_cancel_where_the_linear_result_is_wrong():
    """x₁² − x₂² has no bias if the variances are equal; at (1, 0) with sd 1 its variance is 8, not 4."""

    def f(x):
        return (x[..., 0] ** 2 - x[..., 1] ** 2)[..., None]

    mean, cov = simulate(f, np.array([1.0, 0.0]), np.eye(2))
    assert mean.item() == pytest.approx(1, abs=0.03)
    assert cov.item() == pytest.approx(8, rel=0.03)
    J = np.array([[2.0, 0.0]])
    assert propagate(J, np.eye(2)).item() == 4


def test_the_mean_distance_stays_while_the_mean_position_falls_short():
    rng = np.random.default_rng(3)
    places = position(rng.normal(Q, BROKEN, (50_000, 2)))
    assert np.mean(np.hypot(*places.T)) == pytest.approx(10, abs=0.01)
    np.testing.assert_allclose(position(Q) - places.mean(axis=0), 2.8, atol=0.1)


# The equations, as they are printed


def samples():
    """Return a cloud, centred, one sample in each row, and a 2×3 matrix."""
    rng = np.random.default_rng(4)
    x = rng.normal(size=(40, 3)) @ rng.normal(size=(3, 3))
    return x - x.mean(axis=0), rng.normal(size=(2, 3))


@pytest.mark.equation("uncertainty-covariance")
def test_the_covariance_is_the_mean_of_outer_products(equation):
    assert equation.tex == r"\Sigma_x = \mathbb{E}\left[(x - \mu)(x - \mu)^\T\right]"
    assert equation.shape == "(n×1)(1×n) → n×n"
    x, _ = samples()
    outer = np.mean([np.outer(row, row) for row in x], axis=0)
    np.testing.assert_allclose(outer, np.cov(x, rowvar=False, bias=True), rtol=1e-10)


@pytest.mark.equation("uncertainty-linear")
def test_the_jacobian_predicts_the_error_of_the_outputs(equation):
    assert equation.tex == r"y - f(\mu) \approx J\,(x - \mu)"
    assert equation.shape == "(m×n)(n×1) → m×1"
    for size in (1e-2, 1e-3):
        error = size * np.array([0.3, -1.0])
        missed = position(Q + error) - position(Q) - position_jacobian(Q) @ error
        assert np.linalg.norm(missed) < 10 * size**2


@pytest.mark.equation("uncertainty-square")
def test_the_product_with_its_own_transpose(equation):
    assert equation.tex == (r"(y - f(\mu))(y - f(\mu))^\T \approx J\,(x - \mu)(x - \mu)^\T J^\T")
    assert equation.shape == "m×m"
    x, J = samples()
    for row in x[:3, :, None]:
        np.testing.assert_allclose((J @ row) @ (J @ row).T, J @ row @ row.T @ J.T, rtol=1e-10)


@pytest.mark.equation("uncertainty-law")
def test_the_law_by_the_spread_of_mapped_samples(equation):
    assert equation.tex == r"\Sigma_y \approx J\,\Sigma_x J^\T"
    assert equation.shape == "(m×n)(n×n)(n×m) → m×m"
    x, J = samples()
    np.testing.assert_allclose(
        propagate(J, np.cov(x, rowvar=False)), np.cov(x @ J.T, rowvar=False), rtol=1e-10
    )


@pytest.mark.equation("uncertainty-boat")
def test_the_printed_jacobian_of_the_boat(equation):
    assert equation.frame == r"J = \frac{1}{\sqrt{2}} \square"
    assert equation.shape == "2×2"
    printed = np.array(equation.matrix(), float)
    np.testing.assert_array_equal(printed, [[1, -10], [1, 10]])
    np.testing.assert_allclose(printed / np.sqrt(2), complex_step_jacobian(position, Q), rtol=1e-12)
    np.testing.assert_allclose([np.cos(Q[1]), np.sin(Q[1])], 1 / np.sqrt(2))


@pytest.mark.equation("uncertainty-radar")
def test_the_printed_radar(equation):
    assert equation.frame == r"\Sigma_y \approx \frac{1}{2} \square \square \square = \square"
    assert equation.shape == "(2×2)(2×2)(2×2) → 2×2"
    J, cov, turned, product = (np.array(equation.matrix(k), float) for k in range(4))
    np.testing.assert_allclose(J / np.sqrt(2), position_jacobian(Q), rtol=1e-12)
    np.testing.assert_array_equal(cov, [[0.01, 0], [0, 0.0025]])
    np.testing.assert_array_equal(turned, J.T)
    np.testing.assert_allclose(J @ cov @ turned / 2, product, rtol=1e-12)
    np.testing.assert_array_equal(product, [[0.13, -0.12], [-0.12, 0.13]])


@pytest.mark.equation("uncertainty-one")
def test_one_output_is_a_double_sum(equation):
    assert equation.tex == (r"\sigma_y^2 \approx \sum_{i=1}^n \sum_{j=1}^n J_i J_j \Sigma_{ij}")
    assert equation.shape == "(1×n)(n×n)(n×1) → 1×1"
    x, J = samples()
    cov, row = np.cov(x, rowvar=False), J[0]
    double = sum(row[i] * row[j] * cov[i, j] for i in range(3) for j in range(3))
    assert double == pytest.approx(np.var(x @ row, ddof=1))


@pytest.mark.equation("uncertainty-squares")
def test_squares_add_for_uncorrelated_inputs_only(equation):
    assert equation.tex == r"\sigma_y^2 \approx \sum_{i=1}^n J_i^2 \sigma_i^2"
    assert equation.shape == "1×1"
    J, sd = np.array([[-1.0, 1.0]]), np.array([3.0, 3.0])
    squares = sum(J[0] ** 2 * sd**2)
    assert squares == propagate(J, np.diag(sd**2)).item() == 18
    assert propagate(J, GPS).item() == 4


@pytest.mark.equation("uncertainty-posts")
def test_the_printed_posts(equation):
    assert equation.frame == r"\square \square \square = \square"
    assert equation.shape == "(2×2)(2×2)(2×2) → 2×2"
    J, cov, turned, product = (np.array(equation.matrix(k), float) for k in range(4))
    np.testing.assert_array_equal(J @ [100, 250], [150, 175])
    np.testing.assert_array_equal(cov, GPS)
    np.testing.assert_array_equal(turned, J.T)
    np.testing.assert_array_equal(product, J @ cov @ J.T)


@pytest.mark.equation("uncertainty-cosine")
def test_the_mean_of_a_cosine_by_integration(equation):
    assert equation.tex == r"\mathbb{E} \cos \theta = e^{-\sigma_\theta^2 / 2} \cos \mu_\theta"
    assert equation.shape == "1×1"
    for mu, sigma in ((np.pi / 4, 1.0), (0.3, 0.5), (2.0, 0.05)):
        for wave in (np.cos, np.sin):  # the sine too, as the text says
            mean, _ = quad(lambda t: wave(t) * norm.pdf(t, mu, sigma), mu - 9 * sigma, mu + 9 * sigma)  # noqa: B023
            assert mean == pytest.approx(np.exp(-(sigma**2) / 2) * wave(mu), abs=1e-9)


@pytest.mark.equation("uncertainty-bias")
def test_the_second_order_bias_is_half_the_second_derivative_times_the_variance(equation):
    assert equation.frame == r"-\tfrac{1}{2} \mu_r \sigma_\theta^2 \square"
    assert equation.shape == "2×1"
    assert equation.entries() == [[r"\cos \mu_\theta"], [r"\sin \mu_\theta"]]
    r, t, vr, vt = sp.symbols("r t v_r v_t")
    place = sp.Matrix([r * sp.cos(t), r * sp.sin(t)])
    joint = sp.symbols("c")
    by_taylor = (place.diff(r, 2) * vr + place.diff(t, 2) * vt) / 2 + place.diff(r, t) * joint
    assert place.diff(r, 2) == sp.zeros(2, 1) and place.diff(r, t) != sp.zeros(2, 1)
    by_taylor = by_taylor.subs(joint, 0)  # the covariance of r and θ
    assert by_taylor == -r * vt / 2 * sp.Matrix([sp.cos(t), sp.sin(t)])
    for sd in (np.array([0.1, 0.05]), np.array([0.1, 0.01])):
        bias = exact(Q, sd)[0] - position(Q)
        predicted = -10 * sd[1] ** 2 / 2 * np.array([np.cos(Q[1]), np.sin(Q[1])])
        np.testing.assert_allclose(bias, predicted, rtol=sd[1] ** 2)
