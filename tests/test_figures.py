"""Every figure draws what was last reviewed: a change of any coordinate, colour or label shows here.

What a figure means is tested beside its page. This record sees the rest: a label that slid away, a
frame that shrank. `pytest --update-outputs tests/test_figures.py` rewrites it; then look at the figure.
"""

import json
import re
from hashlib import sha256

import pytest

from hooks import lab_run, lab_source, svg
from hooks.project import ROOT
from snippets.palette import VARIABLES
from tests.pages import imported

RECORD = ROOT / "tests/figures.json"
MODULES = sorted((ROOT / "snippets").rglob("*_figure.py"))
MODULES += [ROOT / lab_source.script(name) for name in lab_source.names()]
NUMBER = re.compile(r"-?\d+\.\d+")


def figures(path):
    """Return the SVG text of each figure of a module, or of a lab, by name."""
    if path.parent.name == "labs":
        return lab_run.figures(path.stem)
    return {name: svg.render(figure) for name, figure in imported(path).draw().items()}


def drawn(path):
    """Return the digest of each figure; coordinates count to a tenth of a point."""
    digests = {}
    for name, figure in figures(path).items():
        text = svg.inline(figure, "figure", "text", VARIABLES)
        rounded = NUMBER.sub(lambda number: f"{float(number[0]):.1f}", text)
        digests[name] = sha256(rounded.encode()).hexdigest()[:12]
    return digests


def key(path):
    return path.relative_to(ROOT / "snippets").with_suffix("").as_posix().removesuffix("_figure")


@pytest.mark.parametrize("path", MODULES, ids=key)
def test_the_figures_are_those_last_reviewed(path, request):
    record = json.loads(RECORD.read_text("utf-8")) if RECORD.exists() else {}
    if request.config.option.update_outputs:
        record[key(path)] = drawn(path)
        RECORD.write_text(json.dumps(record, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    assert drawn(path) == record.get(key(path)), "look at it, then pytest --update-outputs"


def test_no_record_outlives_its_figure():
    assert set(json.loads(RECORD.read_text("utf-8"))) == {key(path) for path in MODULES}
