"""Make pytest-codeblocks run what the reader sees.

A page is one program: its Python blocks run from top to bottom. This plugin hands pytest-codeblocks one
item for each block, with includes expanded as on the page: what stands above runs silently, then the
block's own prints are compared with the output shown below it (with nothing, where none is shown).

    pytest                    run every page
    pytest --update-outputs   write what the blocks print into the output files that pages include
"""

import contextlib
import io
import re
from functools import cache
from itertools import zip_longest

import markdown
import pytest_codeblocks
import pytest_codeblocks.plugin
from mkdocs.config import load_config

from hooks.project import ROOT

INCLUDE = re.compile(r'--8<-- "([^":]+)(?::([\w-]+))?"')
updating = False


def pytest_addoption(parser):
    parser.addoption("--update-outputs", action="store_true", help="rewrite the included outputs")


def pytest_configure(config):
    global updating
    updating = config.option.update_outputs


@cache
def _snippets():
    """Return the preprocessor that expands includes, with the options of mkdocs.yml."""
    options = load_config(str(ROOT / "mkdocs.yml")).mdx_configs["pymdownx.snippets"]
    configs = {"pymdownx.snippets": options}
    md = markdown.Markdown(extensions=["pymdownx.snippets"], extension_configs=configs)
    return md.preprocessors["snippet"]


def expand(text):
    """Return the text of a fence with its include lines replaced, as on the page."""
    return "\n".join(_snippets().run(text.splitlines())).rstrip("\n") + "\n"


def run(earlier, code):
    """Return what `code` prints after `earlier` has run."""
    namespace = {"__name__": "page"}
    with contextlib.redirect_stdout(io.StringIO()):
        exec(earlier, namespace)
    with contextlib.redirect_stdout(io.StringIO()) as out:
        exec(code, namespace)
    return out.getvalue()


def _after(earlier, code):
    """Return a program that runs `earlier` silently and then `code`."""
    return (
        "import contextlib as _contextlib, io as _io\n"
        "with _contextlib.redirect_stdout(_io.StringIO()):\n"
        f"    exec({earlier!r}, globals())\n{code}"
    )


def language_of(block):
    """Return the bare language of a fence: pytest-codeblocks keeps `title=` and the like."""
    return re.match(r"[\s{.]*([\w+-]*)", block.syntax or "")[1]


def reader_blocks(path, **kwargs):
    """Return the Python blocks of a page as the reader sees them, each with the output it must print."""
    fences = _extract(path, **kwargs)
    blocks, earlier = [], ""
    for fence, below in zip_longest(fences, fences[1:]):
        if language_of(fence) != "python":
            continue
        output, code = _output(fence, below), expand(fence.code)
        if updating and output:
            (ROOT / output).write_text(run(earlier, code), encoding="utf-8")
        fence.expected_output = expand(below.code) if output else ""
        fence.syntax, fence.code = "python", _after(earlier, code)
        fence.shown = code
        earlier += code
        blocks.append(fence)
    return blocks


def _output(fence, below):
    """Return the path of a block's output, if the fence below includes the file named after it.

    An output below another block is compared with none: tests/test_pages.py then misses it.
    """
    block = INCLUDE.match(fence.code.strip())
    shown = below and language_of(below) == "text" and INCLUDE.match(below.code.strip())
    if block and shown and shown[1] == f"{block[1].removesuffix('.py')}.{block[2]}.txt":
        return shown[1]
    return None


_extract = pytest_codeblocks.extract_from_file
pytest_codeblocks.plugin.extract_from_file = reader_blocks
