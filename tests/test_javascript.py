"""The scripts that need no browser are tested by Node's own runner."""

import re
import subprocess

import pytest

from hooks.project import ROOT
from hooks.temml import NODE
from tests.pages import name

FILES = sorted((ROOT / "tests/javascript").glob("*.test.mjs"))


@pytest.mark.parametrize("file", FILES, ids=name)
def test_javascript(file):
    command = [NODE, "--test", "--test-reporter=tap", file]
    process = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    assert process.returncode == 0, process.stdout + process.stderr
    assert process.stderr == "", "warnings are errors"
    counts = dict(re.findall(r"^# (\w+) (\d+)$", process.stdout, re.M))
    assert int(counts["tests"]) >= 5
    assert (counts["skipped"], counts["todo"], counts["pass"]) == ("0", "0", counts["tests"])
