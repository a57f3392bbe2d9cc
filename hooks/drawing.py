"""Draw the figures of snippets/**/*_figure.py, afresh after every edit; those of a lab come from its run."""

import importlib
import re
import sys
from functools import cache
from hashlib import sha256

from mkdocs.exceptions import BuildError

from hooks import lab_run, svg
from hooks.project import ROOT

SOURCE = re.compile(r"(snippets/(?:labs/(?P<lab>[a-z_]+)|[a-z_]+/[a-z_]+_figure))\.py")


class FigureError(BuildError):
    """A figure that cannot be drawn or has no text alternative: the build stops and names it."""


_seen = None  # the digest of the snippets that the last build used


def refresh():
    """Begin a build: forget if any snippet was edited since the last one, in `mkdocs serve`."""
    global _seen
    files = sorted((ROOT / "snippets").rglob("*.py"))
    now = sha256(b"".join(str(path).encode() + path.read_bytes() for path in files)).hexdigest()
    if now != _seen:
        forget()
    _seen = now


def forget():
    """Drop what was drawn and what was imported, so that an edited snippet shows."""
    _drawn.cache_clear()
    for name in [name for name in sys.modules if name.split(".")[0] == "snippets"]:
        del sys.modules[name]
    importlib.invalidate_caches()


@cache
def _drawn(module):
    """Return the raw SVG of each figure of a module by name."""
    if module.startswith("snippets.labs."):
        return lab_run.figures(module.rpartition(".")[2])
    return {name: svg.render(figure) for name, figure in importlib.import_module(module).draw().items()}


def draw(source, name, alternative):
    """Return the inline SVG of one figure.

    `source` is the path of its module from the project's root, `name` a key of what `draw()` returns.
    Raises FigureError with the module's path for whatever goes wrong.
    """
    path = SOURCE.fullmatch(source)
    if not path or not (ROOT / source).exists():
        raise FigureError(f"{source} is not a figure module: snippets/<chapter>/<page>_figure.py")
    if len(alternative.strip()) < 20:
        raise FigureError(f"{source}#{name}: say in a sentence what the figure shows, as its alt text")
    try:
        figures = _drawn(path[1].replace("/", "."))
        from snippets.palette import VARIABLES
    except Exception as error:
        raise FigureError(f"{source} raised {type(error).__name__}: {error}") from error
    if name not in figures:
        raise FigureError(f"{source} draws {', '.join(figures)}, but no figure named {name}")
    prefix = path[1].split("/", 1)[1].removesuffix("_figure").replace("/", "-").replace("_", "-")
    try:
        return svg.inline(figures[name], f"{prefix}-{name}", alternative, VARIABLES)
    except ValueError as error:
        raise FigureError(f"{source}#{name}: {error}") from error
