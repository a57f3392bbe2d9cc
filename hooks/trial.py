"""Try a page's tests on mutants of its code. Runs in a copy of the project, whose files it overwrites.

`python -m hooks.mutate` makes the copy and starts this there. Each mutant is tried in a fork: Python and the
large libraries are loaded once, the page's own modules anew, and a mutant that never ends is ended.
"""

import gc
import importlib
import json
import os
import signal
import sys
import time
from pathlib import Path

import pytest
from mkdocs.config import load_config
from sympy.parsing.latex import parse_latex

from hooks.claims import guard_files
from hooks.mutants import mutants
from hooks.project import ROOT

LIBRARIES = ("autograd", "matplotlib.pyplot", "scipy.stats", "scipy.integrate", "sklearn.datasets")
BY_ITSELF = "tests/test_pages.py::test_a_module_run_by_itself_prints_its_outputs_in_order"
OF_ALL = "tests/test_exercises.py"  # what is asked of every answer
WITHOUT = ("_figure.py",)  # what figures draw stands in tests/figures.json: any change shows there


def modules(page):
    """Return the modules of a page by the line of their docstring that names it, but for its figures."""
    line = f"\npage: docs/*/{page}.md\n"
    found = [path for path in sorted((ROOT / "snippets").rglob("*.py")) if line in path.read_text("utf-8")]
    return [path for path in found if not path.name.endswith(WITHOUT) and path.parent.name != "labs"]


def stages(page, module):
    """Return what to run for a module, in stages: the page, its own test and the page's others.

    What still passes is then run by itself if it prints, for the page may have set a variable before; answers
    of exercises are asked what every answer is asked.
    """
    name = module.relative_to(ROOT).as_posix()
    own, shown = f"test_{module.name}", ROOT / f"docs/en/{page}.md"
    files = sorted(guard_files(page), key=lambda path: path.name != own)
    if f'"{name}:' in shown.read_text("utf-8"):
        files.insert(0, shown)
    order = [[path.relative_to(ROOT).as_posix() for path in files]]
    if "__main__" in module.read_text("utf-8"):
        order.append([f"{BY_ITSELF}[{name}]"])
    if name.endswith("_exercises.py"):
        order.append([OF_ALL, "-k", f"{name} and (mistake or tolerance)"])
    return order


def passes(files, seconds, told=os.devnull):
    """Return whether the tests pass, within some time; what pytest tells goes into a file."""
    child = os.fork()
    if child == 0:
        signal.alarm(seconds)
        out = os.open(told, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(out, 1)
        os.dup2(out, 2)
        os._exit(pytest.main(["-x", "-q", "-p", "no:cacheprovider", *files]))
    return os.waitpid(child, 0)[1] == 0


def survivors(page, report):
    """Report each module's number of mutants, and each mutant with which the page's tests still pass."""
    for module in modules(page):
        source, order = module.read_text("utf-8"), stages(page, module)
        name = module.relative_to(ROOT).as_posix()
        start = time.monotonic()
        if not all(passes(stage, 600, "told.txt") for stage in order):
            told = Path("told.txt").read_text("utf-8")
            sys.exit(f"{told}\n{page}: mutants can only be tried on tests that pass; these fail.")
        limit = int(10 + 5 * (time.monotonic() - start))
        found = mutants(source)
        report({"module": name, "mutants": len(found)})
        for number, mutant in enumerate(found):
            module.write_text(mutant.source, encoding="utf-8")
            os.utime(module, (number, number))  # or two of one second and one size would share their bytecode
            if all(passes(stage, limit) for stage in order):
                report({"module": name, "line": mutant.line, "was": mutant.was, "now": mutant.now})
        module.write_text(source, encoding="utf-8")


def main(page):
    """Load what every trial needs, then print one JSON object a line."""
    preload()
    survivors(page, lambda found: print(json.dumps(found), flush=True))


def preload():
    """Load the libraries, and nothing of this project that a mutant could reach."""
    for library in LIBRARIES:
        importlib.import_module(library)
    load_config(str(ROOT / "mkdocs.yml"))  # imports the plugins
    parse_latex("x", backend="lark")  # builds the parser
    for name in [name for name in sys.modules if name.partition(".")[0] in ("hooks", "snippets", "tests")]:
        del sys.modules[name]
    gc.freeze()  # pytest collects garbage; what is shared by all trials is none


if __name__ == "__main__":
    main(*sys.argv[1:])
