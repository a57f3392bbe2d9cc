"""A lab is run once, alone, in an empty folder; what goes wrong names its script and cell."""

import json
import sys
from types import SimpleNamespace

import pytest

from hooks import lab_run
from hooks.lab_source import LabError
from tests.hooks.small_lab import write

PRINT = 'print("a < b & c")'
AXES = "figure, axes = plt.subplots(figsize=(2, 1))"


def kept():
    return sorted(path.name for path in lab_run.CACHE.glob("*"))


def test_what_it_prints_and_draws_is_remembered_until_its_code_changes(tmp_path, monkeypatch):
    name = write(tmp_path, monkeypatch)
    (printed, nothing), (silent, drawn) = lab_run.results(name)
    assert (printed, nothing, silent) == ("a < b & c\n", None, "")
    assert "rising</text>" in drawn and "c2410c" in drawn and "<dc:date>" not in drawn
    assert lab_run.figures(name) == {"line": drawn}

    (file,) = lab_run.CACHE.iterdir()
    file.write_text(json.dumps([["remembered", None], ["", None]]), encoding="utf-8")
    write(tmp_path, monkeypatch, "the definition", "a definition")
    assert lab_run.results(name)[0][0] == "remembered", "prose is not run"
    write(tmp_path, monkeypatch, "a < b & c", "changed")
    assert lab_run.results(name)[0][0] == "changed\n"
    assert len(kept()) == 2


@pytest.mark.parametrize("what", ["code", "figure", "python", "package"])
def test_whatever_decides_the_results_decides_the_digest(monkeypatch, what):
    cells = [("x = 1", None)]
    before = lab_run.digest(cells)
    assert lab_run.digest(list(cells)) == before
    if what == "code":
        cells = [("x = 2", None)]
    elif what == "figure":
        cells = [("x = 1", "line")]
    elif what == "python":
        monkeypatch.setattr(sys, "version", "4")
    else:
        monkeypatch.setattr(lab_run, "distributions", lambda: [SimpleNamespace(name="numpy", version="9")])
    assert lab_run.digest(cells) != before


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (PRINT, "1 / 0", "code cell 1 raised ZeroDivisionError: division by zero"),
        (AXES, "import warnings; warnings.warn('old')", "code cell 2 raised UserWarning: old"),
        (PRINT, "import hooks", "code cell 1 raised ModuleNotFoundError: No module named 'hooks'"),
        (PRINT, "import os; assert os.listdir() == ['x']", "code cell 1 raised AssertionError"),
        (PRINT, "import sys; print(1, file=sys.stderr)", "code cell 1: .* has another output: stderr"),
        (PRINT, "1 + 1", "code cell 1: .* has another output: text/plain"),
        (PRINT, "plt.plot([0, 1]);", "code cell 1 draws 1 figures, and is marked for 0"),
        (AXES, AXES + "; plt.close()", "code cell 2 draws 0 figures, and is marked for 1"),
        (PRINT, "import os; os._exit(1)", "code cell 1 ended the kernel"),
    ],
)
def test_a_fault_gets_one_sentence_and_nothing_is_remembered(tmp_path, monkeypatch, old, new, message):
    name = write(tmp_path, monkeypatch, old, new)
    with pytest.raises(LabError, match=f"snippets/labs/small.py, {message}"):
        lab_run.results(name)
    assert kept() == []


def test_a_cell_that_never_ends_is_stopped(tmp_path, monkeypatch):
    monkeypatch.setattr(lab_run, "SECONDS", 1)
    name = write(tmp_path, monkeypatch, PRINT, "while True: pass")
    with pytest.raises(LabError, match=r"code cell \d ran longer than 1 s"):
        lab_run.results(name)


def test_an_empty_folder_holds_nothing(tmp_path, monkeypatch):
    name = write(tmp_path, monkeypatch, PRINT, "import os; print(os.listdir())")
    assert lab_run.results(name)[0] == ("[]\n", None)


def test_a_file_is_written_whole_or_not_at_all(tmp_path):
    file = tmp_path / "folder/file.txt"
    lab_run.write(file, "one")
    lab_run.write(file, "two")
    assert file.read_text("utf-8") == "two"
    assert list(file.parent.iterdir()) == [file]
