"""axe finds nothing to mend on any page, the theme's own parts included, in either language, light or dark.

One page of each kind is looked at for every change, all pages in .ci/full.
"""

import pytest

from hooks.project import ROOT
from tests.browser.test_reading import ALL

AXE = (ROOT / "node_modules/axe-core/axe.min.js").read_text("utf-8")  # npm ci installs it
KINDS = ["", "en/", "zh/jacobian/definition/", "en/partial_derivatives/gradient/", "zh/labs/digits/"]
KINDS += ["zh/reference/questions/", "en/reference/self_test/", "en/reference/glossary/"]
RUN = "axe.run({resultTypes: ['violations']}).then(results => results.violations)"

rarely = pytest.mark.weekly
PAGES = [pytest.param(path, marks=[] if path in KINDS else [rarely], id=path or "/") for path in ALL]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_to_mend(visit, path, scheme):
    """With all folds open; answered exercises are looked at in test_exercises.py."""
    page = visit(path, color_scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")
    page.evaluate(AXE)
    found = page.evaluate(RUN)
    assert [(v["id"], v["help"], [node["html"][:160] for node in v["nodes"]][:3]) for v in found] == []


def test_the_kinds_are_pages():
    assert set(KINDS) <= set(ALL)
