"""The errors of the static figure's cloud reach the interactive one's script, and are Gaussian as it says."""

from types import SimpleNamespace

import numpy as np
import pytest
from scipy.stats import kstest

from hooks.cloud_pairs import on_files
from snippets.applications.uncertainty_figure import pairs
from tests.conftest import LANGUAGES


def test_the_published_pairs_are_those_of_the_static_figure_and_light(site):
    assert site.exported("cloud-pairs")["PAIRS"] == pairs().tolist()
    assert (site.assets / "elements/cloud-pairs.js").stat().st_size < 4000


def test_they_are_gaussian_and_uncorrelated_with_variance_one(site):
    """Of a Gaussian all cumulants vanish after the second; a few hundred samples see the first four."""
    found = np.array(site.exported("cloud-pairs")["PAIRS"])
    np.testing.assert_allclose(found.mean(axis=0), 0, atol=1e-3)
    np.testing.assert_allclose(np.cov(found, rowvar=False), np.eye(2), atol=2e-3)
    np.testing.assert_allclose((found**3).mean(axis=0), 0, atol=0.2)
    np.testing.assert_allclose((found**4).mean(axis=0), 3, atol=0.4)
    assert all(kstest(column, "norm").pvalue > 0.2 for column in found.T)


@pytest.mark.parametrize("language", LANGUAGES)
def test_they_stand_once_not_in_the_editions(site, language):
    assert list(site.folder.rglob("cloud-pairs.js")) == [site.assets / "elements/cloud-pairs.js"]
    assert on_files([], SimpleNamespace(extra={"edition": language})) == []
