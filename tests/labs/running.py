"""What the tests of the labs share: each lab run once, as a script."""

import contextlib
import io
import runpy
import time
import warnings
from dataclasses import dataclass
from functools import cache

import matplotlib.pyplot as plt

from hooks.project import ROOT


@dataclass(frozen=True)
class Run:
    """A finished lab: its names and values, what it printed, and its seconds on one core."""

    names: dict
    printed: str
    seconds: float


@cache
def ran(lab):
    """Run a lab as `python snippets/labs/<lab>.py` would, outside the package, once a session."""
    plt.switch_backend("agg")
    start = time.thread_time()  # whatever else the machine does
    with contextlib.redirect_stdout(io.StringIO()) as out, warnings.catch_warnings():
        warnings.simplefilter("error")
        names = runpy.run_path(str(ROOT / f"snippets/labs/{lab}.py"), run_name="__main__")
    plt.close("all")
    return Run(names, out.getvalue(), time.thread_time() - start)
