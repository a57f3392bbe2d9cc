"""Small mistakes, planted one at a time in some code: a test that proves it notices each of them.

    y = W.T @ (x - 1)    becomes    y = W @ (x - 1),  y = (x - 1) @ W.T,  y = W.T @ (x + 1), …

Text is replaced where it stands, so that comments, and with them the sections of a page, stay.
"""

import ast
from dataclasses import dataclass
from itertools import pairwise

OPERATORS = {
    ast.Add: ("+", "-"), ast.Sub: ("-", "+"), ast.Mult: ("*", "/"), ast.Div: ("/", "*"), ast.Pow: ("**", "*"),
    ast.FloorDiv: ("//", "/"), ast.Mod: ("%", "*"), ast.BitAnd: ("&", "|"),
    ast.Lt: ("<", "<="), ast.LtE: ("<=", "<"), ast.Gt: (">", ">="), ast.GtE: (">=", ">"),
    ast.Eq: ("==", "!="), ast.NotEq: ("!=", "=="), ast.And: ("and", "or"), ast.Or: ("or", "and"),
}  # fmt: skip
NAMES = {
    "sin": "cos", "cos": "sin", "tanh": "arctan", "exp": "exp2", "log": "log10", "sqrt": "cbrt",
    "sum": "mean", "mean": "sum", "max": "min", "min": "max", "maximum": "minimum", "argmax": "argmin",
    "all": "any", "any": "all", "zeros": "ones", "ones": "zeros", "zeros_like": "ones_like",
    "column_stack": "vstack", "vstack": "column_stack",
}  # fmt: skip
SMALL = 0.01  # what is less bounds an error, or is a step
ATOMS = (ast.Name, ast.Attribute, ast.Call, ast.Subscript, ast.Constant)


@dataclass(frozen=True)
class Mutant:
    """A mistake: the lines it changes, as they stand and as they become, and the whole source with it."""

    line: int
    was: str
    now: str
    source: str


def mutants(source):
    """Return every mutant of a module's source, from top to bottom."""
    text = _Text(source)
    tree, found = ast.parse(source), []
    spared = {digits for node in ast.walk(tree) for digits in _spared(node)}
    for node in ast.walk(tree):
        for start, end, new in _edits(node, text) if node not in spared else ():
            changed = text.data[:start] + new.encode() + text.data[end:]
            if changed != text.data:  # A @ A, outer(x, x)
                found.append((start, end, changed.decode()))
    return [text.mutant(*edit) for edit in sorted(found)]


class _Text:
    """A source by bytes: that is how `ast` counts columns."""

    def __init__(self, source):
        self.data = source.encode()
        self.starts = [0]
        for line in self.data.splitlines(keepends=True):
            self.starts.append(self.starts[-1] + len(line))

    def span(self, node):
        """Return where a node begins and where it ends."""
        return (
            self.starts[node.lineno - 1] + node.col_offset,
            self.starts[node.end_lineno - 1] + node.end_col_offset,
        )

    def of(self, node):
        """Return the text of a node, in parentheses where it is compound."""
        start, end = self.span(node)
        text = self.data[start:end].decode()
        return text if isinstance(node, ATOMS) else f"({text})"

    def between(self, left, right, operator):
        """Return where the operator stands between two nodes."""
        start = self.data.index(operator.encode(), self.span(left)[1], self.span(right)[0])
        return start, start + len(operator)

    def mutant(self, start, end, changed):
        """Return the mutant that one edit makes, with the lines it touches."""
        first = self.data.rfind(b"\n", 0, start) + 1
        rest = self.data[end:].partition(b"\n")[0]
        was = self.data[first:end] + rest
        now = changed.encode()[first : len(changed.encode()) - len(self.data) + end] + rest
        one_line = (" ".join(part.decode().split()) for part in (was, now))
        return Mutant(self.data.count(b"\n", 0, start) + 1, *one_line, changed)


def _spared(node):
    """Yield what proves nothing when it changes: digits printed, + 0.0 for a zero, a strict zip, a seed."""
    match node:
        case ast.Call(ast.Attribute(attr="round"), [ast.Constant() as digits]):
            yield digits
        case ast.BinOp(_, ast.Add(), ast.Constant(0.0) as zero):
            yield from (node, zero)
        case ast.keyword("strict", value):
            yield value
        case ast.arguments(args=names, defaults=[*_, seed]) if names[-1].arg == "seed":
            yield seed


def _edits(node, text):
    """Yield (start, end, new text) for each mistake that can be made at a node."""
    match node:
        case ast.If(test=ast.Compare(left=ast.Name("__name__"))):
            pass
        case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test):
            if not isinstance(test, (ast.Compare, ast.BoolOp)):
                yield *text.span(test), f"not {text.of(test)}"
        case ast.BinOp(left, ast.MatMult(), right):
            yield *text.span(node), f"{text.of(right)} @ {text.of(left)}"
        case ast.BinOp(left, operator, right):
            yield from _swapped(operator, left, right, text)
        case ast.AugAssign(left, operator, right):
            yield from _swapped(operator, left, right, text)
        case ast.Compare(left=ast.Name("__name__")):
            pass
        case ast.Compare(left, operators, others):
            for operator, a, b in zip(operators, [left, *others], others, strict=False):
                if not (_small(a) or _small(b)):  # no error is exactly as large as what is allowed
                    yield from _swapped(operator, a, b, text)
        case ast.BoolOp(operator, values):
            for a, b in pairwise(values):
                yield from _swapped(operator, a, b, text)
        case ast.UnaryOp(ast.USub() | ast.Not() as operator):
            start = text.span(node)[0]
            yield start, start + len("-" if isinstance(operator, ast.USub) else "not "), ""
        case ast.Constant(bool() | int() | float() as value):
            yield *text.span(node), repr(_another(value))
        case ast.Attribute(value, "T"):
            yield text.span(value)[1], text.span(node)[1], ""
        case ast.Attribute(attr=name) if name in NAMES:
            end = text.span(node)[1]
            yield end - len(name), end, NAMES[name]
        case ast.Call(ast.Name("abs") | ast.Attribute(attr="abs"), [argument]):
            yield *text.span(node), text.of(argument)
        case ast.Call(ast.Name(name), [_, *_]) if name in ("sum", "max", "min"):
            yield *text.span(node.func), {"sum": "max", "max": "min", "min": "max"}[name]
        case ast.Call(ast.Attribute(attr="outer"), [a, b]):
            yield text.span(a)[0], text.span(b)[1], f"{text.of(b)}, {text.of(a)}"


def _swapped(operator, left, right, text):
    if type(operator) in OPERATORS:
        old, new = OPERATORS[type(operator)]
        yield *text.between(left, right, old), new


def _small(node):
    """Return whether this is a bound for errors, or a step."""
    match node:
        case ast.Constant(float() as value):
            return 0 < abs(value) < SMALL
    return False


def _another(value):
    """Return a value that keeps most code running: an index in its range, a step still small."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value - 1 if value > 0 else 1
    if value == 0:
        return 1.0
    return value * 1000 if abs(value) < SMALL else value * 2
