r"""Pytest plugin: a test claims a displayed equation by its name and gets it as it is printed.

    @pytest.mark.equation("polar-jacobian")
    def test_the_printed_matrix_is_the_derivative(equation):
        assert equation.frame == r"J(r, \theta) = \square"
        assert equation.matrix() == sympy_jacobian

Here the equations are read from the Markdown, which takes no time; tests/test_equations.py compares
this reading with the built pages, and proves that every claiming test notices when its equation changes.
"""

import re
import warnings
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest
import sympy as sp
from sympy.parsing.latex import parse_latex

from hooks.project import ROOT

DOCS = ROOT / "docs"
FENCE = re.compile(
    r"^(?P<indent> *)``` \{ \.math #(?P<name>[\w-]+)(?: shape=\"(?P<shape>[^\"]*)\")? \}\n"
    r"(?P<tex>.*?)^(?P=indent)```$",
    re.M | re.S,
)
MATRIX = re.compile(r"\\begin\{bmatrix\}(.*?)\\end\{bmatrix\}", re.S)


@dataclass(frozen=True)
class Equation:
    """A displayed equation: its name, its LaTeX with single spaces, its shape line and its page."""

    name: str
    tex: str
    shape: str
    page: Path

    @property
    def frame(self):
        r"""Return the LaTeX with `\square` in the place of each matrix."""
        return MATRIX.sub(r"\\square", self.tex)

    def entries(self, number=-1):
        """Return the rows of one of its matrices, by default the last, as LaTeX strings."""
        body = MATRIX.findall(self.tex)[number]
        return [[cell.strip() for cell in row.split("&")] for row in body.split(r"\\")]

    def matrix(self, number=-1):
        """Return one of its matrices, by default the last, as SymPy's; entries must be concrete."""
        return sp.Matrix([[read(cell) for cell in row] for row in self.entries(number)])


@cache
def read(tex):
    """Return the SymPy expression of a LaTeX formula; raise ValueError with its text if it has none.

    SymPy's reader misreads juxtaposed functions and products with e^x, and may return several
    readings at once: what it does not read as one expression is refused, not guessed.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # some misreadings warn; they are refused below
            expression = parse_latex(tex, backend="lark")
    except Exception as error:
        raise ValueError(f"SymPy cannot read {tex!r}: {error}") from error
    if not isinstance(expression, sp.Expr):
        raise ValueError(f"SymPy reads {tex!r} as no single expression: {expression}")
    return expression.subs(sp.Symbol("pi"), sp.pi)


def plain(expression):
    """Return an expression in the symbols that `read` makes: without assumptions, `x_1` as `x_{1}`."""
    return expression.subs(
        {s: sp.Symbol(re.sub(r"_(\w+)", r"_{\1}", s.name)) for s in expression.free_symbols}
    )


@cache
def displayed(language="en"):
    """Return every displayed equation of a language's pages by name; refuse a name used twice."""
    found = {}
    for page in sorted((DOCS / language).rglob("*.md")):
        for match in FENCE.finditer(page.read_text("utf-8")):
            name = match["name"]
            if name in found:
                raise ValueError(f"equation {name} stands on {found[name].page} and on {page}")
            tex = " ".join(match["tex"].split())
            found[name] = Equation(name, tex, match["shape"] or "", page)
    return found


def mutants(equation):
    """Yield the equation with one symbol, sign, transpose, entry or shape changed, each once."""
    for tex in sorted(set(_changed(equation.tex)) - {equation.tex}):
        yield replace(equation, tex=tex)
    for shape in {equation.shape + "×1", equation.shape[1:], equation.shape.replace("m", "n")}:
        if shape != equation.shape:
            yield replace(equation, shape=shape)


SWAPS = {
    "+": "-", "-": "+", r"\cos": r"\sin", r"\sin": r"\cos", r"^\T": "", "=": r"\neq",
    r"\partial": "d", r"\theta": r"\phi", "0": "1", "1": "2", "2": "3", "3": "4",
    "m": "n", "n": "m", "x": "y", "y": "x", "i": "j", "j": "i", "r": "s", "f": "g", "g": "f", "J": "H",
    "u": "v", "v": "u", "w": "z", "z": "w", "p": "q", "q": "p", "a": "b", "b": "a", "L": "E", "h": "k",
    "W": "X", r"\phi": r"\theta", r"\sigma": r"\mu", r"\Sigma": "S", r"\bar": r"\dot", r"\dot": r"\bar",
    r"\nabla": "", r"\det": "", r"\in": r"\notin", r"\R": "C", r"\sum": r"\prod", r"\int": r"\sum",
    r"\log": r"\exp", r"\tanh": r"\sin", r"\circ": r"\cdot", r"\approx": "=", r"\to": "=", r"\cdots": "",
}  # fmt: skip
TOKEN = re.compile(r"\^\\T|\\[a-zA-Z]+|.")


def _changed(tex):
    tokens = TOKEN.findall(tex)
    for place, token in enumerate(tokens):
        if token in SWAPS:
            yield "".join([*tokens[:place], SWAPS[token], *tokens[place + 1 :]])
    yield tex.replace("bmatrix", "pmatrix")
    for matrix in MATRIX.finditer(tex):
        rows = [[cell.strip() for cell in row.split("&")] for row in matrix[1].split(r"\\")]
        for other in (list(zip(*rows, strict=True)), rows[::-1], [row[::-1] for row in rows]):
            body = r" \\ ".join(" & ".join(row) for row in other)
            changed = rf"\begin{{bmatrix}} {body} \end{{bmatrix}}"
            if other != rows:
                yield tex[: matrix.start()] + changed + tex[matrix.end() :]


def pytest_configure(config):
    config.addinivalue_line("markers", "equation(name): the displayed equation that this test claims")


@pytest.fixture
def equation(request):
    """Return the equation that the test claims."""
    (name,) = request.node.get_closest_marker("equation").args
    return displayed()[name]
