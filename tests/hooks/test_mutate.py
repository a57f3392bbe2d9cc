"""The command that plants mistakes, on a project of one small page; and the record of the whole site."""

import json
import re
import shutil

import pytest
import yaml

from hooks import mutate
from hooks.mutants import mutants
from hooks.project import ROOT
from hooks.trial import modules

MODULE = '''"""A module.

page: docs/*/jacobian/small.md
test: tests/jacobian/test_small.py
"""


def slope(x):
    """Return the slope of x² + 1."""
    return 2 * x
'''
STRONG = "from snippets.jacobian.small import slope\n\n\ndef test_slope():\n    assert slope(3) == 6\n"
WEAK = STRONG.replace("slope(3) == 6", "slope(0) == 0")


def score_of(made, left, pages):
    return {
        "mutants": made,
        "mutants-noticed": made - left,
        "mutants-survived": left,
        "mutants-pages": pages,
    }


@pytest.fixture
def small(tmp_path, monkeypatch):
    """Return the folder of a project with one page, on which the command then works."""
    ignore = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "hooks", tmp_path / "hooks", ignore=ignore)
    shutil.copytree(ROOT / "docs/root", tmp_path / "docs/root")
    shutil.copytree(ROOT / "docs/overrides", tmp_path / "docs/overrides")
    for file in ("mkdocs.yml", "pyproject.toml", *(f"tests/{n}.py" for n in ("reader_view", "equations"))):
        (tmp_path / file).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / file, tmp_path / file)
    for file, text in {
        "docs/en/jacobian/small.md": "# Small\n",
        "snippets/jacobian/small.py": MODULE,
        "tests/jacobian/test_small.py": STRONG,
        "tests/mutants.json": "{}",
        "tests/survivors.yml": "",
    }.items():
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text(text, encoding="utf-8")
    monkeypatch.setattr(mutate, "ROOT", tmp_path)
    monkeypatch.setattr(mutate, "NUMBERS", tmp_path / "tests/mutants.json")
    monkeypatch.setattr(mutate, "ACCEPTED", tmp_path / "tests/survivors.yml")
    return tmp_path


def test_a_test_that_sees_every_mistake(small, capsys):
    assert mutate.main(["--record", "jacobian/small"]) == 0
    assert capsys.readouterr().out == (
        "jacobian/small: 2 mutants, 2 noticed, 0 survive as reviewed, 0 new survivors\n"
    )
    assert mutate.score() == score_of(2, 0, 1)
    assert (small / "snippets/jacobian/small.py").read_text("utf-8") == MODULE, "only the copy is changed"


def test_a_weak_test_is_told_until_its_survivor_has_a_reason_or_dies(small, capsys):
    test, record = small / "tests/jacobian/test_small.py", small / "tests/survivors.yml"
    test.write_text(WEAK)
    assert mutate.main(["jacobian/small"]) == 1
    told = capsys.readouterr().out
    assert "snippets/jacobian/small.py:10\n  was: return 2 * x\n  now: return 1 * x\n" in told
    entry = {
        "module": "snippets/jacobian/small.py",
        "was": "return 2 * x",
        "now": ["return 1 * x"],
        "why": "…",
    }
    record.write_text(yaml.safe_dump({"jacobian/small": [entry]}))
    assert mutate.main(["jacobian/small"]) == 0
    assert "2 mutants, 1 noticed, 1 survive as reviewed, 0 new" in capsys.readouterr().out
    test.write_text(STRONG)
    assert mutate.main(["jacobian/small"]) == 1
    assert "noticed now, take it out" in capsys.readouterr().out


def test_tests_that_fail_as_they_stand_prove_nothing(small, capfd):
    (small / "tests/jacobian/test_small.py").write_text(STRONG.replace("6", "7"))
    with pytest.raises(SystemExit):
        mutate.main(["jacobian/small"])
    assert "jacobian/small: mutants can only be tried on tests that pass" in capfd.readouterr().err


def test_an_unknown_page_gets_one_sentence(small, capsys):
    with pytest.raises(SystemExit):
        mutate.main(["jacobian/lost"])
    assert "no page with code is called jacobian/lost; there are jacobian/small" in capsys.readouterr().err


# The record of the site


@pytest.mark.parametrize("page", mutate.numbers())
def test_a_page_was_tried_as_its_code_stands(page):
    """Quick: it counts the mutants and runs none. The weekly job runs them all."""
    made = [mutants(path.read_text("utf-8")) for path in modules(page)]
    command = f"python -m hooks.mutate --record {page}"
    assert mutate.numbers().get(page) == sum(map(len, made)), f"its code has changed: run {command}"
    there = {
        (path.relative_to(ROOT).as_posix(), mutant.was, mutant.now)
        for path, found in zip(modules(page), made, strict=True)
        for mutant in found
    }
    survivors = mutate.accepted().get(page, [])
    assert [item for item in survivors if mutate.key(item) not in there] == [], f"gone: run {command}"


def test_every_survivor_has_its_reason_and_every_record_its_page():
    assert set(mutate.accepted()) <= set(mutate.numbers()) == set(mutate.pages())
    for page, lines in yaml.safe_load((ROOT / "tests/survivors.yml").read_text("utf-8")).items():
        assert all(set(line) == {"module", "was", "now", "why"} and line["now"] for line in lines), page
        assert all(len(line["why"]) > 20 for line in lines), page


def test_the_score_is_the_sum_of_the_records():
    numbers = json.loads((ROOT / "tests/mutants.json").read_text("utf-8"))
    made = sum(numbers.values())
    left = len(re.findall(r"^      - ", (ROOT / "tests/survivors.yml").read_text("utf-8"), re.M))
    assert mutate.score() == score_of(made, left, len(numbers))
