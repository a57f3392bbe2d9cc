"""Witnesses for snippets/labs/digits.py."""

import autograd
import autograd.numpy as anp
import matplotlib.colors
import matplotlib.pyplot as plt
import numpy as np
import pytest
import scipy.special
from matplotlib.patches import PathPatch, Rectangle
from sklearn.datasets import load_digits
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, log_loss
from sklearn.neural_network import MLPClassifier

from snippets.labs import digits
from snippets.labs.digits import (
    accuracy,
    by_columns,
    by_rows,
    check,
    draw_nines,
    draw_rows,
    draw_sure,
    forward,
    gradients,
    jacobian,
    log_ratio_slopes,
    loss,
    measured,
    probabilities,
    pull_back,
    softmax_jacobian,
    start,
    tanh_slope,
    train,
    worst_error,
)
from tests.labs.running import ran
from tests.witnesses import central_jacobian, complex_step_jacobian

X, ANSWERS = load_digits().data / 16, load_digits().target
Y = np.equal.outer(ANSWERS, range(10)).astype(float)
HELD = np.zeros(len(X), bool)
HELD[::4] = True
FOUR, FIRST, SECOND, SURE = 1628, 1412, 1580, 924
PIXEL, DARK = 19, [0, 32, 39]
ORANGE, BLUE, INK, MUTED = "#c2410c", "#1d6fb8", "#000000", "#6b7280"


def without_d(x, weights):
    """Return what the failure of the page draws: J without D."""
    W1, _, W2, _ = weights
    return softmax_jacobian(probabilities(x, weights)) @ W2 @ W1


TRAINED = train(X[~HELD], Y[~HELD])
NARROW = train(X[~HELD], Y[~HELD], hidden=5)
PROSE = {
    "1628": FOUR,
    "1412": FIRST,
    "1580": SECOND,
    "924": SURE,
    "0.25": abs(jacobian(X[FIRST], TRAINED)[:, DARK]).max(),
    "0.08": digits.SLOPES[0],
    "0.11": -without_d(X[SECOND], TRAINED)[9, PIXEL],
    "0.94": accuracy(NARROW, X[HELD], ANSWERS[HELD]),
}


def random_weights(seed, pixels=64, hidden=32, classes=10):
    rng = np.random.default_rng(seed)
    shapes = (hidden, pixels), hidden, (classes, hidden), classes
    return [rng.normal(size=shape) / np.sqrt(hidden) for shape in shapes]


def random_case(seed, batch, pixels, hidden, classes):
    """Return images, answers in both forms and weights, of any sizes."""
    rng = np.random.default_rng(seed)
    answers = rng.integers(classes, size=batch)
    weights = random_weights(seed, pixels, hidden, classes)
    return rng.uniform(size=(batch, pixels)), answers, np.eye(classes)[answers], weights


CASES = [random_case(1, 5, 7, 4, 3), random_case(2, 3, 3, 3, 3), random_case(3, 1, 64, 32, 10)]
each = pytest.mark.parametrize(
    ("x", "answers", "y", "weights"), CASES, ids=["5-7-4-3", "3-3-3-3", "one digit"]
)
ONE_IMAGE = [(64, 32), (10, 10), (5, 12), (12, 3)]
each_size = pytest.mark.parametrize(("pixels", "hidden"), ONE_IMAGE)


def traced_scores(x, W1, b1, W2, b2):
    """Return the scores of one image, written for autograd and for complex steps."""
    return anp.dot(W2, anp.tanh(anp.dot(W1, x) + b1)) + b2


def traced_probabilities(x, *weights):
    powers = anp.exp(traced_scores(x, *weights))
    return powers / anp.sum(powers)


def traced_loss(weights, x, y):
    """Return the mean cross-entropy another way: image by image, with log-sum-exp."""
    total = 0.0
    for image, answer in zip(x, y, strict=True):
        z = traced_scores(image, *weights)
        total = total + anp.log(anp.sum(anp.exp(z))) - anp.dot(answer, z)
    return total / len(x)


def true_jacobian(x, weights):
    return autograd.jacobian(traced_probabilities)(x, *weights)


@pytest.fixture(autouse=True)
def close_figures():
    yield
    plt.close("all")


@pytest.fixture(scope="module")
def run():
    return ran("digits").names


# Forwards


@each
def test_the_values_are_those_of_scipy(x, answers, y, weights):
    W1, b1, W2, b2 = weights
    H, P = forward(x, *weights)
    hidden = np.array([np.tanh(W1 @ image + b1) for image in x])
    np.testing.assert_allclose(H, hidden, rtol=1e-13)
    np.testing.assert_allclose(P, scipy.special.softmax(hidden @ W2.T + b2, axis=1), rtol=1e-12)


@each
def test_the_loss_is_scikit_learn_s(x, answers, y, weights):
    P = forward(x, *weights)[1]
    assert loss(P, y) == pytest.approx(log_loss(answers, P, labels=range(y.shape[1])), rel=1e-12)


def test_a_network_that_knows_nothing_has_the_loss_log_10():
    nothing = [np.zeros_like(w) for w in start()]
    assert loss(forward(X, *nothing)[1], Y) == pytest.approx(np.log(10))


def test_large_scores_do_not_overflow():
    W1, b1, W2, _ = random_weights(0)
    P = forward(X[:3], W1, b1, W2, 800.0 * np.eye(10)[4])[1]
    np.testing.assert_allclose(P, np.tile(np.eye(10)[4], (3, 1)))


def test_accuracy_is_scikit_learn_s():
    weights = random_weights(1)
    read = [int(np.argmax(traced_scores(x, *weights))) for x in X[:200]]
    assert accuracy(weights, X[:200], ANSWERS[:200]) == accuracy_score(ANSWERS[:200], read)


# Backwards


def test_the_slope_of_tanh_is_read_from_its_value():
    a = np.linspace(-3, 3, 7)
    np.testing.assert_allclose(tanh_slope(np.tanh(a)), np.diag(complex_step_jacobian(np.tanh, a)), rtol=1e-12)


@each
def test_every_gradient_is_autograd_s_and_has_the_shape_of_its_parameter(x, answers, y, weights):
    exact = autograd.grad(traced_loss)(weights, x, y)
    found = gradients(x, y, weights)
    assert len(found) == 4
    for gradient, known, parameter in zip(found, exact, weights, strict=True):
        assert gradient.shape == parameter.shape
        np.testing.assert_allclose(gradient, known, rtol=1e-9, atol=1e-14)


def test_one_step_of_scikit_learn_s_descent_is_one_step_along_our_gradients():
    """Its solver, set to plain descent with one batch and no penalty, started from our weights."""
    x, answers, y, weights = X[:50], ANSWERS[:50], Y[:50], random_weights(4, hidden=6)
    plain = {"alpha": 0, "momentum": 0, "nesterovs_momentum": False, "batch_size": 50}
    model = MLPClassifier((6,), activation="tanh", solver="sgd", learning_rate_init=0.1, **plain)
    model.partial_fit(x, answers, classes=range(10))
    theirs = [model.coefs_[0].T, model.intercepts_[0], model.coefs_[1].T, model.intercepts_[1]]
    for place, w in zip(theirs, weights, strict=True):
        place[...] = w  # views, or the arrays themselves: its solver keeps them
    model.partial_fit(x, answers)
    for moved, w, gradient in zip(theirs, weights, gradients(x, y, weights), strict=True):
        np.testing.assert_allclose((w - moved) / 0.1, gradient, rtol=1e-9, atol=1e-12)


@each
def test_any_cotangents_of_the_scores_are_pulled_back_as_by_autograd(x, answers, y, weights):
    """Of the sum of all scores, each counted with its cotangent."""
    Z_bar = np.random.default_rng(5).normal(size=y.shape)

    def counted(x, weights):
        scores = [anp.dot(row, traced_scores(image, *weights)) for row, image in zip(Z_bar, x, strict=True)]
        return sum(scores)

    H = np.tanh(x @ weights[0].T + weights[1])
    found, X_bar = pull_back(Z_bar, x, H, weights[0], weights[2])
    np.testing.assert_allclose(X_bar, autograd.grad(counted)(x, weights), rtol=1e-9, atol=1e-13)
    for gradient, known in zip(found, autograd.grad(counted, 1)(x, weights), strict=True):
        np.testing.assert_allclose(gradient, known, rtol=1e-9, atol=1e-13)


def test_a_slope_of_ones_is_a_network_without_tanh_on_the_way_back():
    """The second layer's gradients stay, the first layer's are those of units with slope 1."""
    x, y, weights = X[:6], Y[:6], random_weights(6)
    right, careless = gradients(x, y, weights), gradients(x, y, weights, np.ones_like)
    P = np.array([traced_probabilities(image, *weights) for image in x])
    np.testing.assert_allclose(careless[1], ((P - y) @ weights[2]).mean(axis=0), rtol=1e-10)
    for k in (2, 3):
        np.testing.assert_array_equal(careless[k], right[k])
    assert not np.allclose(careless[0], right[0])


# The check


def test_the_error_is_relative_to_the_measured_slope():
    w = np.linspace(0.5, 2, 6).reshape(2, 3)
    gradient = 3 * w**2
    for claimed, error in ((gradient, 0), (1.01 * gradient, 0.01), (-gradient, 2), (0 * gradient, 1)):
        assert worst_error(lambda w: np.sum(w**3), w, claimed) == pytest.approx(error, abs=1e-8)


def test_a_slope_of_nearly_zero_is_compared_with_a_thousandth():
    assert worst_error(lambda w: 7.0, np.ones(5), np.full(5, 1e-9)) < 1e-5
    assert worst_error(lambda w: 1e-6 * np.sum(w), np.ones(1), np.zeros(1)) == pytest.approx(1e-3, rel=1e-6)


def test_the_step_is_near_the_cube_root_of_the_machine_epsilon():
    """Of x³ the central difference is off by h², relative to the slope 3 at 1 by h²/3."""
    assert worst_error(lambda w: w[0] ** 3, np.ones(1), np.full(1, 3.0), h=1e-2) == pytest.approx(
        1e-4 / 3, rel=1e-3
    )
    assert 0.5 < 6e-6 / np.cbrt(np.finfo(float).eps) < 2
    assert worst_error.__defaults__ == measured.__defaults__ == (6e-6,)


def test_three_directions_are_random_and_three_are_entries_all_of_length_one():
    w, seen = np.zeros((8, 5)), []

    def f(at):
        seen.append(at.copy())
        return 0.0

    worst_error(f, w, np.zeros_like(w), h=1.0)
    up, down = np.array(seen[::2]), np.array(seen[1::2])
    np.testing.assert_array_equal(up, -down)
    np.testing.assert_allclose(np.linalg.norm(up, axis=(1, 2)), 1)
    assert [np.count_nonzero(v) for v in up] == [40, 40, 40, 1, 1, 1]
    assert np.linalg.matrix_rank(up[:3].reshape(3, -1)) == 3
    assert len({int(abs(v).argmax()) for v in up[3:]}) > 1


def test_the_worst_of_the_six_directions_counts():
    slopes, claimed, seen = np.array([1.0, -2.0, 4.0]), np.array([1.0, -2.2, 5.0]), []

    def f(w):
        seen.append(w)
        return slopes @ w

    found = worst_error(f, np.zeros(3), claimed, h=1.0)
    errors = [abs((claimed - slopes) @ v) / abs(slopes @ v) for v in seen[::2]]
    assert found == pytest.approx(max(errors)) and max(errors) > 1.05 * np.mean(errors)


def test_the_check_passes_what_is_right_and_fails_the_first_layer_without_its_slope():
    for weights in (start(), start(seed=7), random_weights(7, hidden=5)):
        assert check(X[:8], Y[:8], weights) == ["pass"] * 4
        for slope in (np.ones_like, np.zeros_like, lambda H: 1 - H, lambda H: 1 + H**2, lambda H: H**2 - 1):
            assert check(X[:8], Y[:8], weights, slope) == ["FAIL", "FAIL", "pass", "pass"]


@pytest.mark.parametrize("number", range(4))
def test_the_check_names_the_parameter_whose_gradient_is_wrong(number, monkeypatch):
    def faulty(*arguments):
        found = gradients(*arguments)
        found[number] = 1.001 * found[number]
        return found

    monkeypatch.setattr(digits, "gradients", faulty)
    expected = ["pass"] * 4
    expected[number] = "FAIL"
    assert check(X[:8], Y[:8], start()) == expected


def test_the_error_of_what_passes_is_far_below_the_limit():
    found = gradients(X[:8], Y[:8], start())
    for k, gradient in enumerate(found):

        def f(w, k=k):
            return traced_loss([*start()[:k], w, *start()[k + 1 :]], X[:8], Y[:8])

        assert worst_error(f, start()[k], gradient) < 3e-7


# Training


def test_the_weights_start_random_and_small_and_the_biases_at_zero():
    W1, b1, W2, b2 = start(200, 3)
    assert [w.shape for w in (W1, b1, W2, b2)] == [(200, 64), (200,), (10, 200), (10,)]
    assert not b1.any() and not b2.any()
    assert 8 * W1.std() == pytest.approx(1, abs=0.02)
    assert np.sqrt(200) * W2.std() == pytest.approx(1, abs=0.05)
    assert abs(W1.mean()) < 0.01 and not np.array_equal(start(200, 4)[0], W1)
    np.testing.assert_array_equal(start(200, 3)[0], W1)


def test_a_walk_through_forty_images_is_one_step_down_the_gradient():
    images, answers = X[:40], Y[:40]
    downhill = autograd.grad(traced_loss)(start(6, 2), images, answers)
    for found, w, g in zip(
        train(images, answers, 6, 2, epochs=1, rate=0.3), start(6, 2), downhill, strict=True
    ):
        np.testing.assert_allclose(found, w - 0.3 * g, rtol=1e-9, atol=1e-13)


def test_every_walk_meets_every_image_once_in_a_new_order_about_32_a_step(monkeypatch):
    met = []

    def recorded(x, y, weights, slope):
        met.append([int(np.flatnonzero((X[:100] == image).all(axis=1))[0]) for image in x])
        np.testing.assert_array_equal(y, Y[met[-1]])
        return [0.0] * 4

    monkeypatch.setattr(digits, "gradients", recorded)
    train(X[:100], Y[:100], epochs=2)
    assert [len(step) for step in met] == [34, 33, 33] * 2
    first, second = ([image for step in walk for image in step] for walk in (met[:3], met[3:]))
    assert sorted(first) == sorted(second) == list(range(100))
    assert first != second and first != sorted(first)
    sizes = {len(part) for part in np.array_split(np.arange(1347), 1347 // 32)}
    assert sizes <= {32, 33}


def test_the_loss_falls():
    before = loss(forward(X[~HELD], *start())[1], Y[~HELD])
    after = loss(forward(X[~HELD], *TRAINED)[1], Y[~HELD])
    assert before > 2 and after < 0.05
    assert train.__defaults__ == (32, 0, tanh_slope, 30, 0.5)


def test_every_fourth_image_is_held_out_and_none_of_them_learned_from(run):
    np.testing.assert_array_equal(run["held"], HELD)
    assert (HELD.sum(), (~HELD).sum(), len(X)) == (450, 1347, 1797)
    np.testing.assert_array_equal(run["X"], X)
    np.testing.assert_array_equal(run["Y"], Y)
    assert HELD[[FOUR, FIRST, SECOND, SURE]].all(), "all that the page looks at are held out"
    for found, again in zip(run["weights"], TRAINED, strict=True):
        np.testing.assert_allclose(found, again, atol=1e-9)


def test_the_collection_says_that_13_people_wrote_the_digits_and_not_who_wrote_which():
    bunch = load_digits()
    assert (
        "total of 43 people, 30 contributed to the training set and different 13\nto the test set"
        in bunch.DESCR
    )
    assert "This is a copy of the test set" in bunch.DESCR
    assert not {"writer", "author", "person"} & set(bunch.keys())
    assert not any(word in bunch.DESCR.lower() for word in ("writer", "order", "sorted", "consecutive"))


def test_it_reads_at_least_95_in_100_held_out_images(run):
    right = accuracy(run["weights"], X[HELD], ANSWERS[HELD])
    assert right >= 0.95 and right == pytest.approx(0.978, abs=5e-4)
    assert right == accuracy_score(ANSWERS[HELD], forward(X[HELD], *run["weights"])[1].argmax(axis=1))


def test_other_seeds_read_at_least_95_in_100_too():
    for seed in range(1, 6):
        assert accuracy(train(X[~HELD], Y[~HELD], seed=seed), X[HELD], ANSWERS[HELD]) >= 0.95


def test_interleaved_quarters_never_fall_under_95_and_blocks_fall_to_93(run):
    interleaved = [np.arange(1797) % 4 == k for k in range(4)]
    blocks = [np.isin(np.arange(1797), part) for part in np.array_split(np.arange(1797), 4)]
    for name, parts in (("interleaved", interleaved), ("blocks", blocks)):
        assert [part.sum() for part in parts] == [450, 449, 449, 449]
        np.testing.assert_array_equal([run["quarters"][name] == k for k in range(4)], parts)
    found = []
    for out in interleaved + blocks:
        found.append(accuracy(train(X[~out], Y[~out]), X[out], ANSWERS[out]))
    assert min(found[:4]) > 0.955
    assert min(found[4:]) == pytest.approx(0.93, abs=5e-3)
    np.testing.assert_allclose(run["right"], found[4:], atol=2e-3)
    np.testing.assert_allclose(found, [0.978, 0.962, 0.971, 0.980, 0.953, 0.929, 0.973, 0.929], atol=2e-3)


def test_without_the_slope_it_learns_almost_as_well(run):
    found = accuracy(run["careless"], X[HELD], ANSWERS[HELD])
    assert found == pytest.approx(0.973, abs=5e-4)
    assert found < accuracy(run["weights"], X[HELD], ANSWERS[HELD])
    for seed in range(1, 4):
        careless = train(X[~HELD], Y[~HELD], seed=seed, slope=np.ones_like)
        assert accuracy(careless, X[HELD], ANSWERS[HELD]) >= 0.95, "nothing to be suspicious of"


# The Jacobian


@each_size
def test_four_ways_lead_to_the_jacobian_of_autograd_and_of_complex_steps(pixels, hidden):
    weights = random_weights(8, pixels, hidden)
    x = np.random.default_rng(8).uniform(size=pixels)
    exact = true_jacobian(x, weights)
    stepped = complex_step_jacobian(lambda x: traced_probabilities(x, *weights), x)
    np.testing.assert_allclose(stepped, exact, rtol=1e-11, atol=1e-15)
    for way in (jacobian, by_rows, by_columns):
        J = way(x, weights)
        assert J.shape == (10, pixels)
        np.testing.assert_allclose(J, exact, rtol=1e-10, atol=1e-15)
    np.testing.assert_allclose(measured(x, weights), exact, atol=1e-9)
    np.testing.assert_allclose(probabilities(x, weights), traced_probabilities(x, *weights), rtol=1e-13)


def test_measuring_has_an_error_of_the_second_order():
    weights, x = random_weights(9), X[FOUR]
    exact = true_jacobian(x, weights)
    coarse, fine = (abs(measured(x, weights, h) - exact).max() for h in (1e-2, 1e-3))
    assert coarse / fine == pytest.approx(100, rel=0.01)


def test_rows_cost_ten_passes_columns_64_and_measuring_128(monkeypatch):
    """Counted are the rows of the batches that go through."""
    passes = {"forward": 0, "pull_back": 0}

    def counting(name, function, number):
        def counted(*arguments):
            passes[name] += len(arguments[number])
            return function(*arguments)

        monkeypatch.setattr(digits, name, counted)

    counting("forward", forward, 0)
    counting("pull_back", pull_back, 0)
    by_rows(X[FOUR], TRAINED)
    assert passes["pull_back"] == 10
    passes["forward"] = 0
    measured(X[FOUR], TRAINED)
    assert passes["forward"] == 128
    assert jacobian(X[FOUR], TRAINED).shape[1] == 64


def test_the_softmax_matrix_is_that_of_central_differences_and_symmetric():
    z = np.linspace(-2, 3, 10)
    S = softmax_jacobian(scipy.special.softmax(z))
    np.testing.assert_allclose(S, central_jacobian(scipy.special.softmax, z), atol=1e-9)
    np.testing.assert_array_equal(S, S.T)


def test_the_shapes_of_the_table():
    W1, b1, W2, _ = TRAINED
    h = np.tanh(W1 @ X[FOUR] + b1)
    D = complex_step_jacobian(np.tanh, W1 @ X[FOUR] + b1)
    np.testing.assert_allclose(D, np.diag(1 - h * h), atol=1e-15)
    assert (W1.shape, D.shape, W2.shape) == ((32, 64), (32, 32), (10, 32))
    p = np.array(traced_probabilities(X[FOUR], *TRAINED))
    S = np.diag(p) - np.outer(p, p)
    assert S.shape == (10, 10)
    np.testing.assert_allclose(S @ W2 @ D @ W1, true_jacobian(X[FOUR], TRAINED), rtol=1e-9, atol=1e-13)


def test_a_four_is_taken_for_a_one_with_four_classes_in_doubt(run):
    p = probabilities(X[FOUR], run["weights"])
    np.testing.assert_array_equal(run["four"], X[FOUR])
    assert ANSWERS[FOUR] == 4 and p.argmax() == 1
    assert sorted(p.argsort()[-4:]) == [1, 4, 8, 9] and p[[1, 4, 8, 9]].sum() > 0.98
    np.testing.assert_allclose(p[[1, 4, 8, 9]], [0.36, 0.17, 0.23, 0.23], atol=5e-3)


def test_the_rank_is_nine_at_most_because_columns_sum_to_zero(run):
    """At any image and with any weights; at the doubtful four, with room on both sides."""
    for seed in range(3):
        weights = random_weights(seed)
        J = true_jacobian(X[seed], weights)
        np.testing.assert_allclose(np.ones(10) @ J, 0, atol=1e-14)
        assert np.linalg.matrix_rank(jacobian(X[seed], weights)) == 9
    strengths = np.linalg.svd(true_jacobian(X[FOUR], run["weights"]), compute_uv=False)
    assert strengths[8] > 1e-7 and strengths[9] < 1e-14
    assert run["rank"] == 9
    np.testing.assert_allclose(strengths[:4], [3.37, 1.82, 1.51, 0.07], atol=5e-3)
    assert np.sum(strengths[:3] ** 2) / np.sum(strengths**2) > 0.999, "three do nearly everything"


def test_fewer_hidden_units_than_nine_are_the_limit_of_the_rank():
    for hidden in (1, 4, 8):
        J = true_jacobian(X[FOUR], random_weights(hidden, hidden=hidden))
        assert np.linalg.matrix_rank(J) == hidden


# The two nines


def brightened(number, amount=0.25):
    x = X[number].copy()
    x[PIXEL] += amount
    assert 0 <= x[PIXEL] <= 1
    return x


def test_both_nines_are_read_as_nines_and_suspected_to_be_eights(run):
    for number, p9 in ((FIRST, 0.66), (SECOND, 0.65)):
        p = probabilities(X[number], run["weights"])
        assert ANSWERS[number] == 9 and list(p.argsort()[:-3:-1]) == [9, 8]
        assert p[9] == pytest.approx(p9, abs=5e-3) and p[8] + p[9] > 0.98
    np.testing.assert_array_equal(run["first"], X[FIRST])
    np.testing.assert_array_equal(run["second"], X[SECOND])


def test_the_same_pixel_lowers_one_and_raises_the_other_as_predicted(run):
    weights = run["weights"]
    for number, entry, after in ((FIRST, -0.24, 0.59), (SECOND, 0.33, 0.72)):
        p, J = probabilities(X[number], weights), true_jacobian(X[number], weights)
        actual = probabilities(brightened(number), weights)[9]
        assert J[9, PIXEL] == pytest.approx(entry, abs=5e-3)
        assert actual == pytest.approx(after, abs=5e-3)
        assert p[9] + 0.25 * J[9, PIXEL] == pytest.approx(actual, abs=0.015)
        small = probabilities(brightened(number, 1e-4), weights)[9]
        assert (small - p[9]) / 1e-4 == pytest.approx(J[9, PIXEL], rel=1e-3)
    assert run["pixel"] == PIXEL and divmod(PIXEL, 8) == (2, 3)
    np.testing.assert_array_equal(run["light"], brightened(FIRST) - X[FIRST])


def test_the_pixel_lies_in_the_hole_of_both_loops():
    """It is darker than the nearest stroke in each of the four directions."""
    for number in (FIRST, SECOND):
        image = X[number].reshape(8, 8)
        around = image[:2, 3].max(), image[3:5, 3].max(), image[2, :3].max(), image[2, 4:].max()
        assert min(around) > image[2, 3] + 0.2


def test_in_a_linear_classifier_the_pixel_does_the_same_to_both():
    """The change of ln(p₉/p₈), whole and not only to first order, is the weights' difference."""
    model = LogisticRegression(C=0.1, tol=1e-6, max_iter=1000).fit(X[~HELD], ANSWERS[~HELD])
    for number in (FIRST, SECOND):
        before, after = model.predict_log_proba([X[number], brightened(number)])
        change = (after - before)[9] - (after - before)[8]
        assert change == pytest.approx(0.25 * (model.coef_[9] - model.coef_[8])[PIXEL], rel=1e-9)


def test_the_slopes_of_a_ratio_are_those_of_two_scores_and_of_autograd(run):
    for weights in (run["weights"], random_weights(11, hidden=7)):
        for a, b in ((9, 8), (8, 9), (0, 5)):

            def ratio(x, weights=weights, a=a, b=b):
                p = traced_probabilities(x, *weights)
                return anp.log(p[a] / p[b])

            scores = autograd.jacobian(traced_scores)(X[SECOND], *weights)
            found = log_ratio_slopes(X[SECOND], weights, a, b)
            assert found.shape == (64,)
            np.testing.assert_allclose(found, autograd.grad(ratio)(X[SECOND]), rtol=1e-9, atol=1e-12)
            np.testing.assert_allclose(found, scores[a] - scores[b], rtol=1e-9, atol=1e-12)


def test_the_sum_over_32_paths_changes_sign_with_the_slopes_alone(run):
    sums = [log_ratio_slopes(X[number], run["weights"], 9, 8)[PIXEL] for number in (FIRST, SECOND)]
    np.testing.assert_allclose([run["paths"] @ run["a"], run["paths"] @ run["b"]], sums, rtol=1e-9)
    np.testing.assert_allclose(sums, [-1.06, 1.46], atol=5e-3)
    W1, b1, _, _ = run["weights"]
    for slopes, number in ((run["a"], FIRST), (run["b"], SECOND)):
        inputs = W1 @ X[number] + b1
        np.testing.assert_allclose(slopes, 1 / np.cosh(inputs) ** 2, rtol=1e-9)
    assert run["paths"].shape == (32,)
    assert abs(run["a"] - run["b"]).min() > 1e-4, "the other slopes differ as well"


def test_the_path_that_changes_most_speaks_against_the_nine_and_passes_on_a_sixth(run):
    i, paths, a, b = (run[name] for name in ("i", "paths", "a", "b"))
    parts = paths * a, paths * b
    assert abs(parts[0] - parts[1]).argmax() == i
    assert paths[i] == pytest.approx(-0.89, abs=6e-3) and a[i] > 0.9
    assert b[i] == pytest.approx(1 / 6, abs=0.01) and np.sqrt(1 - b[i]) > 0.9, "close to saturation"


def test_without_d_shape_rank_and_sums_are_right_and_the_second_sign_is_wrong(run):
    weights = run["weights"]
    for number in (FIRST, SECOND):
        drawn = without_d(X[number], weights)
        assert drawn.shape == (10, 64) and np.linalg.matrix_rank(drawn) == 9
        np.testing.assert_allclose(drawn.sum(axis=0), 0, atol=1e-13)
        assert drawn[9, PIXEL] == pytest.approx(-0.11, abs=5e-3)
    assert true_jacobian(X[FIRST], weights)[9, PIXEL] < 0 < true_jacobian(X[SECOND], weights)[9, PIXEL]


def test_without_d_rows_columns_and_measuring_all_disagree_in_either_nine_and_in_the_four(run):
    weights = run["weights"]
    for number in (FIRST, SECOND, FOUR):
        drawn = without_d(X[number], weights)
        for way in (by_rows, by_columns, measured):
            J = way(X[number], weights)
            assert J.shape == drawn.shape and abs(J - drawn).max() > 0.5
            assert not np.allclose(J, drawn, atol=1e-8), "compared as the page compares them"


# The nine beyond doubt


def test_where_softmax_is_certain_its_matrix_and_j_almost_vanish(run):
    p = probabilities(X[SURE], run["weights"])
    assert ANSWERS[SURE] == 9 and p[9] == pytest.approx(0.99995, abs=5e-6) and p.argsort()[-2] == 8
    assert abs(softmax_jacobian(p)).max() < 1e-4
    assert abs(true_jacobian(X[SURE], run["weights"])).max() == pytest.approx(0.0002, abs=5e-5)


def test_six_pixels_changed_by_half_are_foreseen_by_the_scores_and_not_by_j(run):
    weights, h = run["weights"], run["h"]
    slopes = autograd.jacobian(traced_scores)(X[SURE], *weights)
    g = slopes[9] - slopes[8]
    before, after = (np.log(traced_probabilities(x, *weights)) for x in (X[SURE], X[SURE] + h))
    ratio = before[9] - before[8]
    assert ratio == pytest.approx(10.37, abs=5e-3) and abs(g).max() == pytest.approx(5.14, abs=5e-3)
    assert np.count_nonzero(h) == 6 and set(abs(h[h != 0])) == {0.5}
    assert (h > 0).sum() == (h < 0).sum() == 3
    assert np.all((X[SURE] + h >= 0) & (X[SURE] + h <= 1))
    assert np.all(g[h != 0] * h[h != 0] < 0), "each speaks against the nine"
    assert ratio + g @ h == pytest.approx(-0.19, abs=5e-3)
    assert after[9] - after[8] == pytest.approx(-0.11, abs=5e-3)
    p = np.exp(before) + true_jacobian(X[SURE], weights) @ h
    assert p[9] == pytest.approx(0.9995, abs=5e-5)
    assert np.exp(after[9]) == pytest.approx(0.46, abs=6e-3) and after.argmax() == 8


def test_the_six_are_the_strongest_that_have_room_and_five_would_not_do(run):
    slopes = autograd.jacobian(traced_scores)(X[SURE], *run["weights"])
    g = slopes[9] - slopes[8]
    possible = [j for j in range(64) if 0 <= X[SURE][j] - 0.5 * np.sign(g[j]) <= 1]
    assert np.flatnonzero(run["room"]).tolist() == possible
    strongest = sorted(possible, key=lambda j: -abs(g[j]))
    assert list(run["chosen"]) == strongest[:6]
    before = np.log(traced_probabilities(X[SURE], *run["weights"]))
    left = before[9] - before[8] - 0.5 * np.cumsum(abs(g[strongest]))
    assert left[4] > 0 > left[5]


# Somebody else's weights


def test_their_weights_give_their_probabilities_in_our_forward_pass(run):
    model = run["model"]
    assert [w.shape for w in model.coefs_] == [(64, 32), (32, 10)]
    assert [w.shape for w in run["theirs"]] == [w.shape for w in run["weights"]]
    np.testing.assert_allclose(forward(X[HELD], *run["theirs"])[1], model.predict_proba(X[HELD]), rtol=1e-9)
    assert model.n_iter_ < model.max_iter, "it has converged"


def test_both_networks_are_equally_accurate_and_read_nearly_all_images_alike(run):
    ours = forward(X[HELD], *run["weights"])[1].argmax(axis=1)
    theirs = run["model"].predict(X[HELD])
    assert run["model"].score(X[HELD], ANSWERS[HELD]) == accuracy(run["weights"], X[HELD], ANSWERS[HELD])
    assert run["alike"] == np.sum(ours == theirs) == 444


def test_to_their_network_the_first_nine_is_an_8_and_the_pixel_speaks_against_both(run):
    model = run["model"]
    assert list(model.predict(X[[FIRST, SECOND]])) == [8, 9]
    for number, slope in ((FIRST, -0.33), (SECOND, -1.88)):
        logs = model.predict_log_proba([brightened(number, 1e-5), brightened(number, -1e-5)])
        change = (logs[0] - logs[1]) / 2e-5
        assert change[9] - change[8] == pytest.approx(slope, abs=5e-3)


# The exercises


def test_with_five_hidden_units_the_rank_is_five_and_accuracy_suffers(run):
    assert np.linalg.matrix_rank(jacobian(X[FOUR], NARROW)) == 5
    strengths = np.linalg.svd(true_jacobian(X[FOUR], NARROW), compute_uv=False)
    assert strengths[4] > 1e-7 and strengths[5] < 1e-13
    assert accuracy(NARROW, X[HELD], ANSWERS[HELD]) < accuracy(run["weights"], X[HELD], ANSWERS[HELD])
    assert NARROW[0].shape == (5, 64)


def test_seven_more_on_every_score_change_nothing(run):
    W1, b1, W2, b2 = run["weights"]
    shifted = [W1, b1, W2, b2 + 7]
    np.testing.assert_allclose(forward(X, *shifted)[1], forward(X, W1, b1, W2, b2)[1], rtol=1e-9, atol=1e-15)
    np.testing.assert_allclose(jacobian(X[FOUR], shifted), jacobian(X[FOUR], run["weights"]), atol=1e-12)
    for one, two in zip(gradients(X, Y, shifted), gradients(X, Y, run["weights"]), strict=True):
        np.testing.assert_allclose(one, two, atol=1e-12)


def test_seven_more_on_every_hidden_unit_saturate_it_and_j_almost_vanishes(run):
    W1, b1, W2, b2 = run["weights"]
    saturated = [W1, b1 + 7, W2, b2]
    slopes = 1 - forward(X[[FOUR]], *saturated)[0] ** 2
    assert slopes.max() < 0.02
    found = abs(jacobian(X[FOUR], saturated)).max()
    assert found < 0.02 * abs(jacobian(X[FOUR], run["weights"])).max()


@pytest.mark.parametrize("chosen", [HELD, ~HELD], ids=["held out", "learned from"])
def test_saturated_units_leave_the_first_layer_without_gradients_and_not_the_second(run, chosen):
    """By autograd, whose pass back through tanh is not ours; ours agrees."""
    weights, x, y = run["weights"], X[chosen][:60], Y[chosen][:60]
    W1, b1, W2, b2 = weights
    saturated = [W1, b1 + 7, W2, b2]
    before, after = (autograd.grad(traced_loss)(w, x, y) for w in (weights, saturated))
    for exact, ours in zip(after, gradients(x, y, saturated), strict=True):
        np.testing.assert_allclose(ours, exact, rtol=1e-8, atol=1e-13)
    ratio = [np.linalg.norm(b) / np.linalg.norm(a) for a, b in zip(before, after, strict=True)]
    assert max(ratio[:2]) < 0.1, "of W1 and b1 they almost vanish"
    assert min(ratio[2:]) > 5, "of W2 and b2 they do not: here they even grow"
    largest = [max(abs(jacobian(image, w)).max() for image in x) for w in (weights, saturated)]
    assert largest[1] < 0.02 * largest[0], "and J almost vanishes at all of them"


def test_pixels_always_dark_keep_their_random_weights_and_show_in_j(run):
    W1 = run["weights"][0]
    assert np.flatnonzero((X == 0).all(axis=0)).tolist() == DARK
    assert np.flatnonzero((X[~HELD] == 0).all(axis=0)).tolist() == DARK
    unchanged = (start()[0] == W1).all(axis=0)
    assert np.flatnonzero(unchanged).tolist() == DARK
    exact = true_jacobian(X[FIRST], run["weights"])
    assert abs(exact[:, DARK]).max() == pytest.approx(0.25, abs=5e-3)
    assert np.all(abs(exact[:, DARK]).max(axis=0) > 0.05)


def test_setting_those_columns_to_zero_changes_no_probability_and_clears_j(run):
    W1, b1, W2, b2 = run["weights"]
    cleared = W1.copy()
    cleared[:, DARK] = 0
    np.testing.assert_allclose(forward(X, cleared, b1, W2, b2)[1], forward(X, W1, b1, W2, b2)[1], rtol=1e-12)
    assert not jacobian(X[FIRST], [cleared, b1, W2, b2])[:, DARK].any()


# The figures


def read_back(axes):
    """Return colour and alpha of each pixel of an image, as two 8×8 arrays."""
    colours, alphas = np.full((8, 8), "", object), np.zeros((8, 8))
    for patch in axes.patches:
        if isinstance(patch, PathPatch):
            assert patch.get_linewidth() == 0
            for outline in patch.get_path().vertices.reshape(-1, 5, 2):
                column, row = outline.min(axis=0).astype(int)
                np.testing.assert_array_equal(outline.max(axis=0), (column + 1, row + 1))
                np.testing.assert_array_equal(outline[0], outline[-1])
                assert not alphas[row, column], "no pixel is painted twice"
                colours[row, column] = matplotlib.colors.to_hex(patch.get_facecolor())
                alphas[row, column] = patch.get_alpha()
    return colours, alphas


def frames(axes):
    """Return size, place and colour of each rectangle: the border and the framed pixels."""
    found = [patch for patch in axes.patches if isinstance(patch, Rectangle)]
    assert not any(patch.get_fill() for patch in found)
    return [
        (p.get_width(), p.get_height(), *p.get_xy(), matplotlib.colors.to_hex(p.get_edgecolor()))
        for p in found
    ]


def look_at_slopes(axes, values):
    """Orange where positive, blue where negative, in four strengths; blank below 0.08."""
    colours, alphas = read_back(axes)
    values = np.asarray(values).reshape(8, 8)
    level = np.searchsorted([0.08, 0.2, 0.4, 0.8], abs(values), side="right")
    np.testing.assert_allclose(alphas, level / 4)
    assert set(colours[(level > 0) & (values > 0)]) <= {ORANGE}
    assert set(colours[(level > 0) & (values < 0)]) <= {BLUE}


def look_at_brightness(axes, values):
    """The brighter the pixel, the more ink, in five strengths."""
    colours, alphas = read_back(axes)
    values = np.asarray(values).reshape(8, 8)
    assert set(colours[alphas > 0]) <= {INK}
    np.testing.assert_allclose(alphas, np.searchsorted([0.1, 0.3, 0.5, 0.7, 0.9], values, side="right") / 5)
    assert abs(alphas - values).max() <= 0.1 + 1e-9


def look_at_frames(axes, pixels=()):
    border, *framed = frames(axes)
    assert border == (8, 8, 0, 0, MUTED)
    assert framed == [(1, 1, pixel % 8, pixel // 8, INK) for pixel in pixels]
    assert axes.get_xlim() == (0, 8) and axes.get_ylim() == (8, 0) and axes.get_aspect() == 1
    assert not axes.axison


def test_the_image_and_its_ten_rows_are_drawn_each_with_its_probability(run):
    J, p = true_jacobian(X[FOUR], run["weights"]), probabilities(X[FOUR], run["weights"])
    figure = draw_rows(X[FOUR], J, p)
    image, *rows = (axes for axes in figure.axes if axes.get_title())
    assert len(rows) == 10 and len(figure.axes) == 12 and not figure.axes[6].axison
    look_at_brightness(image, X[FOUR])
    look_at_frames(image)
    for k, axes in enumerate(rows):
        assert axes.get_title() == f"{k}:  {p[k]:.2f}"
        look_at_slopes(axes, J[k])
        look_at_frames(axes)
    painted = [k for k, axes in enumerate(rows) if read_back(axes)[1].any()]
    assert painted == [1, 4, 8, 9], "the other six are empty"
    assert all((read_back(rows[k])[1] > 0).mean() > 0.5 for k in painted)
    others = [k for k in range(10) if k not in painted]
    assert 0 < abs(J[others]).max() < 0.08, "no pixel moves their probabilities at that rate"


def test_rows_of_any_sign_and_size_are_painted_by_their_levels():
    J = np.zeros((10, 64))
    J[3] = np.linspace(-1.2, 1.2, 64)
    figure = draw_rows(np.linspace(0, 1, 64), J, np.full(10, 0.1))
    look_at_brightness(figure.axes[0], np.linspace(0, 1, 64))
    look_at_slopes(figure.axes[4], J[3])
    assert figure.axes[4].get_title() == "3:  0.10"
    assert set(read_back(figure.axes[4])[1].flat) == {0, 0.25, 0.5, 0.75, 1}


def test_each_nine_stands_beside_its_row_9_with_the_pixel_framed(run):
    weights = run["weights"]
    figure = draw_nines((X[FIRST], X[SECOND]), weights, PIXEL)
    titles = [axes.get_title() for axes in figure.axes]
    assert titles == ["p₉ = 0.66", "∂p₉/∂x", "p₉ = 0.65", "∂p₉/∂x"]
    for number, (image, row) in zip((FIRST, SECOND), (figure.axes[:2], figure.axes[2:]), strict=True):
        look_at_brightness(image, X[number])
        look_at_slopes(row, true_jacobian(X[number], weights)[9])
        look_at_frames(image, [PIXEL])
        look_at_frames(row, [PIXEL])
    signs = [read_back(figure.axes[k])[0].flat[PIXEL] for k in (1, 3)]
    assert signs == [BLUE, ORANGE]
    rows = [true_jacobian(X[number], weights)[9] for number in (FIRST, SECOND)]
    assert np.corrcoef(*rows)[0, 1] > 0.8, "much is alike"


def test_the_sure_nine_is_drawn_with_an_empty_row_strong_slopes_and_six_framed_pixels(run):
    weights, h, chosen = run["weights"], run["h"], run["chosen"]
    slopes = autograd.jacobian(traced_scores)(X[SURE], *weights)
    g, J9 = slopes[9] - slopes[8], true_jacobian(X[SURE], weights)[9]
    figure = draw_sure(X[SURE], h, J9, g, chosen)
    before, row, ratio, after = figure.axes
    assert [axes.get_title() for axes in figure.axes] == ["x", "∂p₉/∂x", "∂ ln(p₉/p₈)/∂x", "x + h"]
    look_at_brightness(before, X[SURE])
    look_at_brightness(after, X[SURE] + h)
    look_at_slopes(row, J9)
    look_at_slopes(ratio, g / 4)
    assert not read_back(row)[1].any()
    assert (read_back(ratio)[1] > 0).mean() > 0.5
    for axes, pixels in zip(figure.axes, ((), (), chosen, chosen), strict=True):
        look_at_frames(axes, pixels)
    assert np.all(read_back(ratio)[1].flat[list(chosen)] >= 0.75), "six strong pixels"
