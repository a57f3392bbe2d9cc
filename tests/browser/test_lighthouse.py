"""Lighthouse finds accessibility, best practices and search engine optimisation whole: 100 of 100.

.ci/full installs it, by .ci/package.json.
"""

import json
import os
import subprocess

import pytest

from hooks.pdf import program
from hooks.project import ROOT
from hooks.temml import NODE
from tests.browser.conftest import FLAGS

PROGRAM = ROOT / ".ci/node_modules/lighthouse/cli/index.js"
CATEGORIES = ["accessibility", "best-practices", "seo"]
PAGES = [
    "en/",
    "zh/",
    "en/jacobian/linear_map/",
    "zh/backpropagation/mlp/",
    "zh/labs/digits/",
    "en/reference/glossary/",
]


@pytest.mark.weekly
@pytest.mark.parametrize("path", PAGES)
def test_lighthouse_has_nothing_to_say(address, tmp_path, path):
    report = tmp_path / "report.json"
    command = [NODE, PROGRAM, address + path, "--quiet", "--output=json", f"--output-path={report}"]
    command += [
        f"--only-categories={','.join(CATEGORIES)}",
        f"--chrome-flags={' '.join(['--headless=new', *FLAGS])}",
    ]
    subprocess.run(command, env=os.environ | {"CHROME_PATH": program()}, check=True)
    found = json.loads(report.read_text("utf-8"))
    wrong = [
        (name, found["audits"][part["id"]]["title"])
        for name in CATEGORIES
        for part in found["categories"][name]["auditRefs"]
        if part["weight"] and found["audits"][part["id"]]["score"] not in (None, 1)
    ]
    assert wrong == []
    assert {found["categories"][name]["score"] for name in CATEGORIES} == {1}
