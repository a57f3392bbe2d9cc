"""Run a lab in a kernel of its own, once for both languages, and remember what it printed and drew.

It runs in an empty folder, without this project on the path: as for a reader who has downloaded it. What is
remembered is found again only by a digest of everything that was run: the code, this file, Python and every
installed package. `.cache` may be deleted at any time.
"""

import json
import os
import sys
import tempfile
from functools import cache
from hashlib import sha256
from importlib.metadata import distributions
from pathlib import Path

import nbformat.v4 as nb
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

from hooks import lab_source, svg
from hooks.lab_source import Code, LabError
from hooks.project import ROOT

CACHE = ROOT / ".cache/labs"
SECONDS = 120  # for one cell, on a slow machine
SETUP = f"""
import warnings
import matplotlib
from matplotlib_inline.backend_inline import set_matplotlib_formats
get_ipython().run_line_magic("matplotlib", "inline")
set_matplotlib_formats("svg", metadata={{"Date": None}})
matplotlib.rcParams.update({svg.RC | {"figure.facecolor": "none", "axes.facecolor": "none"}})
warnings.simplefilter("error")
warnings.filterwarnings("ignore", module="ipykernel|jupyter_client|tornado|traitlets|zmq")
"""


def results(name):
    """Return for each cell of code what it printed, and its figure as SVG text or None, as pairs."""
    code = [cell for cell in lab_source.read(name) if isinstance(cell, Code)]
    return _results(name, tuple(code_key(cell) for cell in code))


def code_key(cell):
    """Return what of a cell of code takes part in running it."""
    return cell.source, cell.figure


@cache
def _results(name, cells):
    file = CACHE / f"{name}-{digest(cells)}.json"
    if file.exists():
        return [tuple(pair) for pair in json.loads(file.read_text("utf-8"))]
    found = _run(lab_source.script(name), cells)
    write(file, json.dumps(found))
    return found


def write(file, text):
    """Write a file whole or not at all, even when two builds do it at once."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", dir=file.parent, delete=False, encoding="utf-8") as part:
        part.write(text)
    os.replace(part.name, file)


def digest(cells):
    """Return the digest of everything that decides what the cells print and draw."""
    packages = sorted(f"{package.name}=={package.version}" for package in distributions())
    everything = [cells, Path(__file__).read_text("utf-8"), SETUP, sys.version, packages]
    return sha256(json.dumps(everything).encode()).hexdigest()[:20]


def _run(path, cells):
    sources = [SETUP, *(source for source, _ in cells)]
    notebook = nb.new_notebook(cells=[nb.new_code_cell(source) for source in sources])
    begun = []
    with tempfile.TemporaryDirectory() as empty, tempfile.TemporaryDirectory() as settings:
        client = NotebookClient(
            notebook,
            kernel_name="python3",
            timeout=SECONDS,
            coalesce_streams=True,
            record_timing=False,
            resources={"metadata": {"path": empty}},
            on_cell_start=lambda cell, cell_index: begun.append(cell_index),
            extra_arguments=["--HistoryManager.enabled=False", "--log-level=ERROR"],
        )
        environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
        try:
            client.execute(env=environment | {"IPYTHONDIR": settings})
        except CellExecutionError as error:
            raise LabError(f"{path}, code cell {begun[-1]} raised {error.ename}: {error.evalue}") from None
        except CellTimeoutError:
            raise LabError(f"{path}, code cell {begun[-1]} ran longer than {SECONDS} s") from None
        except DeadKernelError:
            raise LabError(f"{path}, code cell {begun[-1]} ended the kernel") from None
    return [
        _result(cell, figure, f"{path}, code cell {number}")
        for number, (cell, (_, figure)) in enumerate(zip(notebook.cells[1:], cells, strict=True), 1)
    ]


def _result(cell, figure, place):
    """Return what a cell printed and its figure; refuse whatever a page would not show."""
    printed, drawn = "", []
    for output in cell.outputs:
        if output.output_type == "stream" and output.name == "stdout":
            printed += output.text
        elif output.output_type == "display_data" and "image/svg+xml" in output.data:
            drawn.append(output.data["image/svg+xml"])
        else:
            what = output.get("name") or ", ".join(output.get("data", {})) or output.output_type
            raise LabError(f"{place}: print, or draw one figure; this cell has another output: {what}")
    if len(drawn) != bool(figure):
        raise LabError(f"{place} draws {len(drawn)} figures, and is marked for {int(bool(figure))}")
    return printed, drawn[0] if drawn else None


def figures(name):
    """Return the SVG text of each figure of a lab by name."""
    code = [cell for cell in lab_source.read(name) if isinstance(cell, Code)]
    return {cell.figure: drawn for cell, (_, drawn) in zip(code, results(name), strict=True) if drawn}
