"""Each wrong form of the record is wrong, each right form right, and each entry leads to its guard."""

import re

import pytest
import sympy as sp

from hooks.project import ROOT

PROSE = {"2016": 2016, "2017": 2017, "2019": 2019, "2021": 2021, "2022": 2022}
ENTRY = re.compile(r"\\dfrac\{\\partial z_(\w)\}\{\\partial w_(\w)\}")
CORNERS = [(0, 0), (0, -1), (-1, 0), (-1, -1)]
MIDDLE = [[r"\cdots"], [r"\vdots", r"\ddots", r"\vdots"], [r"\cdots"]]


def indices(entries):
    """Return (output, weight) of each corner, in reading order, where the dots stand where they must."""
    dots = [entries[0][1:-1], entries[1], entries[2][1:-1]]
    assert dots == MIDDLE
    return [ENTRY.fullmatch(entries[i][j]).groups() for i, j in CORNERS]


@pytest.mark.equation("errata-corner-wrong")
def test_the_wrong_corner_leaves_its_row(equation):
    assert (equation.frame, equation.shape) == (r"\square", "m×n")
    top_left, top_right, bottom_left, bottom_right = indices(equation.entries())
    assert (top_left, top_right, bottom_right) == (("1", "1"), ("1", "n"), ("m", "n"))
    assert bottom_left == ("1", "m")
    assert bottom_left[0] != bottom_right[0], "two outputs in one row"


@pytest.mark.equation("errata-corner")
def test_the_right_corners_are_the_four_combinations(equation):
    assert (equation.frame, equation.shape) == (r"\square", "m×n")
    assert indices(equation.entries()) == [("1", "1"), ("1", "n"), ("m", "1"), ("m", "n")]
    a, b = sp.symbols("a b")
    J = sp.Matrix([a, a * b, b**2]).jacobian([a, b])
    assert J[-1, 0] == sp.diff(b**2, a)
    assert J.shape == (3, 2)


@pytest.mark.equation("errata-shape-wrong")
def test_a_list_of_u_numbers_is_too_short(equation):
    assert (equation.tex, equation.shape) == (r"J \in \R^{u}", "")
    a, b = sp.symbols("a b")
    u, v = 2, 3
    assert len(sp.Matrix([a, a * b, b]).jacobian([a, b])) == v * u != u


@pytest.mark.equation("errata-shape")
def test_v_outputs_of_u_inputs_make_v_rows_of_u(equation):
    assert (equation.tex, equation.shape) == (r"J \in \R^{v \times u}", "v×u")
    a, b = sp.symbols("a b")
    u, v = 2, 3
    assert sp.Matrix([a, a * b, b]).jacobian([a, b]).shape == (v, u)


PARTS = [r"\dfrac{\partial f}{\partial x_1}", r"\vdots", r"\dfrac{\partial f}{\partial x_u}"]


@pytest.mark.equation("errata-row-wrong")
def test_the_column_cannot_take_a_step(equation):
    assert (equation.frame, equation.shape) == (r"J = \square", "u×1")
    assert equation.entries() == [[part] for part in PARTS]
    column, step = sp.ones(4, 1), sp.ones(4, 1)
    with pytest.raises(sp.matrices.exceptions.ShapeError):
        column * step


@pytest.mark.equation("errata-row")
def test_the_row_is_the_general_matrix_with_one_output(equation):
    assert (equation.frame, equation.shape) == (r"J = \square", "1×u")
    assert equation.entries() == [[PARTS[0], r"\cdots", PARTS[2]]]
    x = sp.symbols("x1:5")
    row = sp.Matrix([x[0] * x[3]]).jacobian(x)
    assert row.shape == (1, 4)
    assert list(row) == [x[3], 0, 0, x[0]]


@pytest.mark.equation("errata-transpose")
def test_backpropagation_multiplies_by_the_transpose(equation):
    assert equation.tex == r"\nabla_w L = J^\T \nabla_z L, \quad J = \frac{\partial z}{\partial w}"
    assert equation.shape == "(n×m)(m×1) → n×1"
    w, z = sp.Matrix(sp.symbols("w1:3")), sp.Matrix(sp.symbols("z1:4"))
    layer = sp.Matrix([w[0] * w[1], w[0] + w[1], w[1] ** 2])
    loss = z[0] ** 2 + z[1] * z[2]
    inside = dict(zip(z, layer, strict=True))
    J = layer.jacobian(w)
    by_hand = J.T * sp.Matrix([loss]).jacobian(z).T.subs(inside)
    direct = sp.Matrix([loss.subs(inside)]).jacobian(w).T
    assert sp.expand(by_hand - direct) == sp.zeros(2, 1)
    assert J.shape == (3, 2)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_each_entry_says_what_stood_why_what_is_right_and_what_guards_it(language):
    text = (ROOT / f"docs/{language}/reference/errata.md").read_text("utf-8")
    record, _, own = text.partition("{ #site }")
    entries = re.split(r"^### ", record, flags=re.M)[1:]
    assert len(entries) == 12
    for entry in entries:
        assert len(re.findall(r"^\*\*", entry, re.M)) == 4, entry[:60]
        guard = entry.rpartition("\n**")[2]
        assert re.search(r"\]\(\S*#check[\w-]*\)", guard), entry[:60]
    assert own


def test_the_sources_of_the_bibliography_have_authors_title_and_year():
    """The entry on two books of one name points here."""
    text = (ROOT / "docs/bibliography.yml").read_text("utf-8")
    for field in ("authors", "year", "title", "where"):
        values = re.findall(rf"^-? +{field}: (\S.*)$", text, re.M)
        assert len(values) == len(re.findall(r"^- ", text, re.M)), field
    assert "title: Deep Learning\n" in text
