"""The errors of the snippet reach the figure's script, with the two digits that it shows."""

import re
from types import SimpleNamespace

import pytest

from hooks.step_errors import on_files
from snippets.backpropagation.gradient_check_errors import ERRORS, STEPS
from tests.conftest import LANGUAGES


def test_the_published_module_holds_what_the_snippet_computes(site):
    found = site.exported("step-errors")
    assert found.keys() == {"STEPS", "ERRORS"}
    assert found["STEPS"] == STEPS
    assert found["ERRORS"].keys() == ERRORS.keys()
    for name, errors in found["ERRORS"].items():
        assert errors == pytest.approx(ERRORS[name], rel=0.0501)
        digits = [re.sub(r"e.*|\.0$", "", str(error)).replace(".", "").strip("0") for error in errors]
        assert max(map(len, digits)) == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_stands_once_not_in_the_editions(site, language):
    assert list(site.folder.rglob("step-errors.js")) == [site.assets / "elements/step-errors.js"]
    assert on_files([], SimpleNamespace(extra={"edition": language})) == []
