"""A cloud of positions, and what J Σ Jᵀ says of its spread."""

import re

import numpy as np
import pytest

from snippets.applications.uncertainty import position, position_jacobian, propagate
from snippets.applications.uncertainty_figure import NEAR, WINDOW, pairs
from tests.browser.shown import drawn

PAGE = "applications/uncertainty"


def spread(r, theta, r_sd, theta_sd):
    """Return the inputs' means, the covariance by J, and the cloud of the page's map."""
    q, sd = np.array([r, np.radians(theta)]), np.array([r_sd, theta_sd])
    return q, propagate(position_jacobian(q), np.diag(sd**2)), position(q + sd * pairs())


def numbers(**values):
    q, law, dots = spread(**values)
    found = np.cov(dots, rowvar=False)
    return {
        "x_sd": np.sqrt([law[0, 0], found[0, 0]]),
        "y_sd": np.sqrt([law[1, 1], found[1, 1]]),
        "correlation": [cov[0, 1] / np.sqrt(cov[0, 0] * cov[1, 1]) for cov in (law, found)],
        "x_mean": [position(q)[0], dots[:, 0].mean()],
        "y_mean": [position(q)[1], dots[:, 1].mean()],
    }


STATES = [(10, 45, 0.1, 0.05), (7, 110, 0.3, 0.4), (4.5, 250, 1, 0.05), (10, 330, 0.1, 1.2)]


@pytest.mark.parametrize("state", STATES, ids=str)
def test_it_draws_the_cloud_its_mean_and_two_deviations_by_j(figure, state):
    values = dict(zip(("r", "theta", "r_sd", "theta_sd"), state, strict=True))
    query = "&".join(f"uncertainty.{key}={value}" for key, value in values.items())
    shown = figure("uncertainty", query=f"?{query}")
    assert shown.agrees() == values
    q, law, dots = spread(**values)
    centre, J = position(q), position_jacobian(q)
    half = NEAR * max(values["r_sd"], values["r"] * values["theta_sd"])
    close = centre[:, None] + half * np.array([[-4 / 3, 4 / 3], [-1, 1]])
    for plane, (across, up) in zip(shown.element.locator(".plane").all(), (WINDOW, close), strict=True):
        per_unit = 240 / np.ptp(up)
        corner = np.array([across[0], up[1]])
        assert per_unit == pytest.approx(320 / np.ptp(across)), "angles are true"
        exact = {"atol": 0.06 / per_unit}  # pixels are written to a tenth

        def data(selector, plane=plane, per_unit=per_unit, corner=corner):
            return corner + drawn(plane.locator(selector)) / per_unit * [1, -1]

        np.testing.assert_allclose(data(".specks"), dots, **exact)
        cross = data(".cross")
        np.testing.assert_allclose(cross.mean(axis=0), dots.mean(axis=0), **exact)
        assert np.ptp(cross, axis=0) * per_unit == pytest.approx([10, 10], abs=0.2), "in pixels"
        outline = data(".line:not([class*=column])") - centre
        beyond = np.einsum("pi,ij,pj->p", outline, np.linalg.inv(law), outline) ** 0.5
        np.testing.assert_allclose(beyond, 2, atol=0.12 / per_unit / np.linalg.eigvalsh(law)[0] ** 0.5)
        np.testing.assert_allclose(data(".line.thin.column-1"), [[0, 0], centre], **exact)
    for column, sd in ((1, values["r_sd"]), (2, values["theta_sd"])):  # in the close plane, the last
        side = 2 * sd * J[:, column - 1]
        arrow = data(f".arrow.column-{column}") - centre
        assert np.abs(arrow - side).max(axis=1).min() < exact["atol"], "its tip"
        length = float(plane.locator(f"text.column-{column}").text_content())
        assert length == pytest.approx(np.linalg.norm(side), abs=0.0501)


@pytest.mark.parametrize("theta", [30, 200, 359])
def test_the_chart_shows_the_measured_angle_and_distance(figure, theta):
    shown = figure("uncertainty", query=f"?uncertainty.theta={theta}&uncertainty.r=6")
    chart = shown.element.locator(".plane").first
    across, down = map(float, re.findall(r"[\d.]+", shown.handles.get_attribute("transform")))
    boat = np.array([across - 160, 120 - down]) * 26 / 240
    np.testing.assert_allclose(boat, position(np.array([6, np.radians(theta)])), atol=0.01)
    x, y = (drawn(chart.locator(".line.column-2:not(.thin, .cross)"))[[0, -1]] - [160, 120]).T
    np.testing.assert_allclose(np.degrees(np.arctan2(-y, x)) % 360, [0, theta], atol=0.5)
    circle = drawn(chart.locator(".line.thin.column-2")) - [160, 120]
    np.testing.assert_allclose(np.hypot(*circle.T), 6 * 240 / 26, atol=0.1)
    assert np.ptp(circle, axis=0) == pytest.approx([12 * 240 / 26] * 2, abs=0.2)


def test_the_distance_alone_breaks_nothing_and_the_angle_does(figure):
    def columns(query):
        found = figure("uncertainty", query=query).numbers()
        return np.array([[float(x.replace("−", "-")) for x in found[name].split()] for name in found])

    straight = columns("?uncertainty.r_sd=1")
    np.testing.assert_allclose(straight[:, 0], straight[:, 1], atol=0.02)
    bent = columns("?uncertainty.theta_sd=0.6")
    law, dots = bent.T
    assert np.all(dots[3:] < law[3:] - 1), "the mean falls back towards the radar"
    assert law[2] < -0.99 and dots[2] > -0.8, "less correlated"
