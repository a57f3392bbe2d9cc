"""What is changed in code, and that nothing else is."""

import ast

import pytest

from hooks.mutants import mutants

CHANGED = {
    "y = a + b": {"y = a - b"},
    "y = (a - b) * c  # a * b": {"y = (a + b) * c # a * b", "y = (a - b) / c # a * b"},
    "y = x ** n": {"y = x * n"},
    "y = A @ (b + c)": {"y = (b + c) @ A", "y = A @ (b - c)"},
    "y = A @ A": set(),
    "y = W.T @ g": {"y = W @ g", "y = g @ W.T"},
    "y = f(a, axis=1)": {"y = f(a, axis=0)"},
    "y = f(a, axis=0)": {"y = f(a, axis=1)"},
    "y = x[3], x[-1]": {"y = x[2], x[-1]", "y = x[3], x[1]", "y = x[3], x[-0]"},
    "h = 1e-6": {"h = 0.001"},
    "h = 0.5": {"h = 1.0"},
    "y = 0.0": {"y = 1.0"},
    "y = not on": {"y = on"},
    "y = True": {"y = False"},
    "y = a < b": {"y = a <= b"},
    "y = a < 1e-7": {"y = a < 9.999999999999999e-05"},
    "y = a < 0.5": {"y = a <= 0.5", "y = a < 1.0"},
    "y = a < b <= c": {"y = a <= b <= c", "y = a < b < c"},
    "y = a and b or c": {"y = a or b or c", "y = a and b and c"},
    "y = a if b else c": {"y = a if not b else c"},
    "y -= a": {"y += a"},
    "y = np.sin(x).sum()": {"y = np.cos(x).sum()", "y = np.sin(x).mean()"},
    "y = np.outer(g, x)": {"y = np.outer(x, g)"},
    "y = abs(a)": {"y = a"},
    "y = max(a, b)": {"y = min(a, b)"},
    'if __name__ == "__main__":\n    pass': set(),
    "y = x.round(4)": set(),
    "y = J + 0.0": set(),
    "def f(x, n=1, seed=0): pass": {"def f(x, n=0, seed=0): pass"},
    "y = zip(a, b, strict=True)": set(),
    "y = 'a + b', f'{n}', None": set(),
    'def f():\n    """Return 1 + 1."""': set(),
    "é = '雅可比'; y = a + b": {"é = '雅可比'; y = a - b"},
}


@pytest.mark.parametrize("source", CHANGED)
def test_each_mistake_is_made_once(source):
    found = mutants(source)
    assert {mutant.now for mutant in found} == CHANGED[source]
    assert len(found) == len(CHANGED[source])


def test_a_mutant_shows_the_lines_that_it_changes_and_keeps_all_others():
    source = "# [start:a]\ny = (A\n     @ b)\n# [end:a]\nz = 1 + y\n"
    first, second, third = mutants(source)
    assert (first.line, first.was, first.now) == (2, "y = (A @ b)", "y = (b @ A)")
    assert first.source == "# [start:a]\ny = (b @ A)\n# [end:a]\nz = 1 + y\n"
    assert (second.line, second.was, second.now) == (5, "z = 1 + y", "z = 0 + y")
    assert (third.line, third.now) == (5, "z = 1 - y")


def test_what_stands_in_a_formatted_string_is_code():
    assert [mutant.now for mutant in mutants('print(f"{a + b:.3f}")')] == ['print(f"{a - b:.3f}")']


def test_every_mutant_is_python_and_another_program():
    source = "if not (a - 1 < -(b * 2)) and c:\n    y = [abs(-x) for x in z if x % 2 == 0]\n"
    found = mutants(source)
    assert len(found) == 14
    trees = {ast.dump(ast.parse(mutant.source)) for mutant in found}
    assert len(trees | {ast.dump(ast.parse(source))}) == 15
