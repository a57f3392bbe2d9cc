"""The files that a newcomer and a machine start from: README, lock files, CI, bootstrap."""

import ast
import json
import re
import subprocess
import sys
import tomllib

import pytest
import yaml

from hooks.project import ROOT

README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = re.findall(r"^```console\n(.*?)\n```$", README, re.M | re.S)
BOOTSTRAP = (ROOT / "bootstrap.py").read_text("utf-8")
TRACKED = subprocess.run(
    ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
).stdout.splitlines()


def test_the_quick_start_is_two_one_liners_the_site_and_the_tests():
    assert COMMANDS == ["python3 bootstrap.py mkdocs serve", "python3 bootstrap.py pytest"]


def test_ci_runs_the_second_command_as_the_readme_has_it():
    script = (ROOT / ".ci/run").read_text("utf-8")
    (awk,) = re.findall(r"^tests=\$\((awk .*)\)$", script, re.M)
    found = subprocess.run(["bash", "-c", awk], cwd=ROOT, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == COMMANDS[1]


def test_every_path_the_readme_names_exists():
    named = set(re.findall(r"`((?:docs|tests|hooks|snippets|\.ci|\.github)/[\w./-]+)`", README))
    assert len(named) > 8
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_an_old_python_can_parse_bootstrap_and_is_told_what_is_needed():
    ast.parse(BOOTSTRAP, feature_version=(3, 4))
    fake = "import sys; sys.version_info = (3, 8, 1); exec(open('bootstrap.py').read())"
    process = subprocess.run([sys.executable, "-c", fake], cwd=ROOT, capture_output=True, text=True)
    assert process.returncode == 1
    assert "needs Python 3.12 or newer, and this is Python 3.8" in process.stderr
    assert len(process.stderr.strip().splitlines()) == 1


def test_bootstrap_installs_again_when_a_lock_file_changes(monkeypatch, tmp_path):
    monkeypatch.syspath_prepend(ROOT)
    import bootstrap

    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    seen = set()
    for requirements, lock in (("a", "a"), ("b", "a"), ("b", "b")):
        (tmp_path / "requirements.txt").write_text(requirements)
        (tmp_path / "package-lock.json").write_text(lock)
        seen.add(bootstrap.wanted())
    assert len(seen) == 3


def test_no_lock_file_names_a_host_and_every_requirement_has_a_hash():
    requirements = (ROOT / "requirements.txt").read_text("utf-8")
    assert not re.search(r"://|--(?:extra-)?index-url|--find-links|-i ", requirements)
    for block in re.split(r"\n(?=[a-z])", requirements.strip()):
        assert re.match(r"[a-z0-9._\[\]-]+==\S+", block), block
        assert "--hash=sha256:" in block, block
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))
    assert not any("resolved" in package for package in lock["packages"].values())
    assert all("integrity" in package for name, package in lock["packages"].items() if name)


def test_every_direct_dependency_is_locked_and_has_its_reason():
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    requirements = (ROOT / "requirements.txt").read_text("utf-8")
    for dependency in tomllib.loads(text)["project"]["dependencies"]:
        name = re.match(r"[a-z0-9-]+", dependency)[0]
        assert re.search(rf"^{name}(\[\w+\])?==", requirements, re.M), name


def test_nothing_reads_outside_the_repository():
    """The workshop's folder of notes beside it is not part of a clone."""
    needle = "../" + "shared"
    for path in TRACKED:
        file = ROOT / path
        if file.suffix != ".png" and file.is_file():
            assert needle not in file.read_text("utf-8"), path


@pytest.mark.parametrize("workflow", ["check.yml", "publish.yml"])
def test_workflows_run_the_same_script_as_everyone(workflow):
    text = (ROOT / ".github/workflows" / workflow).read_text("utf-8")
    assert "bash .ci/run" in text
    assert yaml.safe_load(text)["jobs"]
    assert all(re.search(r"@v\d+$", line.strip()) for line in text.splitlines() if "uses:" in line)
