"""`mkdocs serve` shows edits of pages, snippets, outputs, figures and assets in both languages."""

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.request

import pytest

from tests.hooks.project_copy import ProjectCopy

WAIT = 60  # seconds that one rebuild may take on a busy machine


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """Serve a copy of the project; yield it and its address."""
    project = ProjectCopy(tmp_path_factory.mktemp("serve"))
    with contextlib.closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    with (project.folder / "log").open("w") as log:
        process = subprocess.Popen(command, cwd=project.folder, env=environment, stdout=log, stderr=log)
        base = f"http://127.0.0.1:{port}/"
        try:
            until(lambda: "en/" in read(base), "the server answers")
            yield project, base
        finally:
            process.terminate()
            process.wait()


def read(address):
    try:
        with urllib.request.urlopen(address) as answer:
            return answer.read().decode("utf-8")
    except OSError:
        return ""


def until(condition, what):
    end = time.monotonic() + WAIT
    while time.monotonic() < end:
        if condition():
            return
        time.sleep(0.2)
    pytest.fail(f"after {WAIT} s: not {what}")


def test_one_server_serves_the_entrance_and_both_editions(served):
    _, base = served
    assert "Start in English" in read(base)
    assert 'lang="en"' in read(base + "en/jacobian/definition/")
    assert 'lang="zh"' in read(base + "zh/jacobian/definition/")


EN, ZH, CODE = "en/jacobian/definition/", "zh/jacobian/definition/", "snippets/jacobian/definition"
EDITS = {
    "Chinese page": ("docs/zh/index.md", "学完能做什么", "读完能做什么", "zh/"),
    "English page": ("docs/en/index.md", "What you will be able to do", "What you can do then", "en/"),
    "snippet": (f"{CODE}.py", "watch all needles", "watch each needle", EN),
    "output": (f"{CODE}.row.txt", "(1, 2)", "(1, 99)", ZH),
    "figure": (f"{CODE}_figure.py", '"Jh"', '"J·h"', ZH),
    "words": ("docs/words.yml", "✓ checked", "✓ tested", EN),
    "mistakes": (
        "docs/mistakes.yml",
        "This is the transpose",
        "That is the transpose",
        "assets/elements/words-en.js",
    ),
    "asset": ("docs/assets/site.css", "/* Evidence */", "/* Proof */", "assets/site.css"),
    "evidence": ("tests/jacobian/test_definition.py", "or_shuffled", "or_mixed", EN),
}


@pytest.mark.parametrize("folder", ["docs", "snippets", "tests"])
def test_every_edit_in_a_folder_shows(served, folder):
    """One rebuild a folder: each is watched by itself."""
    project, base = served
    edits = [edit for edit in EDITS.values() if edit[0].startswith(folder)]
    for path, old, new, _ in edits:
        project.replace(path, old, new)
    for _, _, new, page in edits:
        shown = new.strip('"')
        until(lambda shown=shown, page=page: shown in read(base + page), f"{shown!r} shows at {page}")


def test_every_kind_of_edit_is_tried():
    assert {path.partition("/")[0] for path, *_ in EDITS.values()} == {"docs", "snippets", "tests"}
