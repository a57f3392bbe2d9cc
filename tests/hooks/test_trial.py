"""Which code is tried, with which tests."""

import pytest

from hooks.mutate import pages
from hooks.project import ROOT
from hooks.trial import BY_ITSELF, OF_ALL, modules, passes, stages
from tests.pages import name


def test_a_page_s_modules_are_those_that_name_it_but_for_its_figures():
    folder = "snippets/jacobian"
    found = [f"{folder}/chain_rule{kind}.py" for kind in ("", "_exercises", "_wrong")]
    assert [name(path) for path in modules("jacobian/chain_rule")] == found


def test_all_modules_but_labs_figures_and_what_serves_them_belong_to_one_page():
    tried = [path for page in pages() for path in modules(page)]
    assert len(tried) == len(set(tried))
    left = {path for path in ROOT.glob("snippets/*/**/*.py") if path.name != "__init__.py"} - set(tried)
    assert all(path.name.endswith("_figure.py") or path.parent.name == "labs" for path in left)


def test_the_page_comes_first_where_it_shows_the_module_then_the_module_s_own_test():
    page, alone = stages("jacobian/chain_rule", ROOT / "snippets/jacobian/chain_rule.py")
    assert page[:2] == ["docs/en/jacobian/chain_rule.md", "tests/jacobian/test_chain_rule.py"]
    assert alone == [f"{BY_ITSELF}[snippets/jacobian/chain_rule.py]"]
    wrong, _ = stages("jacobian/chain_rule", ROOT / "snippets/jacobian/chain_rule_wrong.py")
    assert wrong[:2] == ["docs/en/jacobian/chain_rule.md", "tests/jacobian/test_chain_rule_wrong.py"]
    name = "snippets/jacobian/chain_rule_exercises.py"
    exercises, common = stages("jacobian/chain_rule", ROOT / name)
    assert common == [OF_ALL, "-k", f"{name} and (mistake or tolerance)"]
    assert exercises[0] == "tests/jacobian/test_chain_rule_exercises.py"
    assert set(wrong) == set(page) == {*exercises, "docs/en/jacobian/chain_rule.md"}


@pytest.mark.parametrize(
    ("body", "seconds", "passed"), [("pass", 60, True), ("assert 0", 60, False), ("while 1: pass", 3, False)]
)
def test_a_trial_ends(tmp_path, body, seconds, passed):
    (tmp_path / "test_one.py").write_text(f"def test_one():\n    {body}\n")
    options = ["-c", str(tmp_path / "none.ini"), "--rootdir", str(tmp_path)]
    (tmp_path / "none.ini").write_text("[pytest]\n")
    assert passes([*options, str(tmp_path / "test_one.py")], seconds) is passed
