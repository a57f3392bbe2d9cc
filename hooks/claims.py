"""Which test claims which displayed equation, read from the source of tests/ without importing it.

@pytest.mark.equation("chain-rule")
def test_the_order_of_the_factors(equation): ...
"""

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from hooks.project import ROOT

TESTS = ROOT / "tests"
KINDS = ("", "_figure", "_wrong", "_exercises", "_errors")  # the modules a page may have beside its own


class ClaimError(ValueError):
    """A marker whose argument is not one literal string."""


@dataclass(frozen=True)
class Guard:
    """A test function: where it stands, its lines (first to last, from 1) and what it claims."""

    path: Path
    name: str
    first: int
    last: int
    equation: str | None


def guards_in(path):
    """Return the test functions of a file, in order."""
    return _guards(path, path.read_text("utf-8"))


@cache
def _guards(path, source):
    """Parse a source once, however many pages and counts ask for it; an edited one is another."""
    functions = [node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef)]
    return tuple(
        Guard(path, node.name, _first_line(node), node.end_lineno, _claimed(node, path))
        for node in functions
        if node.name.startswith("test_")
    )


def _first_line(node):
    return min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])


def _claimed(node, path):
    for decorator in node.decorator_list:
        if ast.unparse(decorator).startswith("pytest.mark.equation"):
            match decorator:
                case ast.Call(args=[ast.Constant(value=str(name))], keywords=[]):
                    return name
            raise ClaimError(f"{path}: {node.name} must claim one equation by a literal string")
    return None


def claims(folder=TESTS):
    """Return every claiming test of the chapters' tests by the name of its equation."""
    found = {}
    for path in sorted(folder.rglob("test_*.py")):
        for test in guards_in(path):
            if test.equation:
                found.setdefault(test.equation, []).append(test)
    return found


def guard_files(page, folder=TESTS):
    """Return the test files of a page; `page` is its path without suffix, such as `jacobian/definition`.

    A page of many small modules has a folder of its own name, with a test for each.
    """
    chapter, _, stem = page.rpartition("/")
    paths = [folder / chapter / f"test_{stem}{kind}.py" for kind in KINDS]
    paths += sorted((folder / chapter / stem).glob("test_*.py"))
    return [path for path in paths if chapter and path.exists()]
