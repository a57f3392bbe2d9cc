"""The notebook to download holds plain Jupyter Markdown, and links that lead to the site."""

import nbformat
import pytest

from hooks.lab_download import markdown, notebook
from hooks.lab_source import read
from tests.hooks.small_lab import write

ADDRESS = "https://example.org/some/folder/en/labs/small/"
SITE = "https://example.org/some/folder/en/"


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("---\ntitle: x\n---\n\n# Title { #id }\n\n## Next { #next }", "# Title\n\n## Next"),
        (r"$J^\T x \in \R^{n}$, $\Theta$", r"$J^\mathsf{T} x \in \mathbb{R}^{n}$, $\Theta$"),
        ("[a](../jacobian/chain_rule.md)", f"[a]({SITE}jacobian/chain_rule/)"),
        ("[a](../jacobian/chain_rule.md#eq-x)", f"[a]({SITE}jacobian/chain_rule/#eq-x)"),
        ("[a](flow.ipynb#b)", f"[a]({SITE}labs/flow/#b)"),
        ("[a](index.md)", f"[a]({SITE}labs/)"),
        ("[a](../index.md)", f"[a]({SITE})"),
        ("[a](#here)", f"[a]({ADDRESS}#here)"),
        ("[a](https://example.com/x.html)", "[a](https://example.com/x.html)"),
        ("/// caption\nA line, $x$.\n///\n\nMore.", "*A line, $x$.*\n\nMore."),
        (
            '??? question "1. Why?"\n\n    Because.\n\n    **Answer.** So.\n\nAfter.',
            "<details><summary>1. Why?</summary>\n\nBecause.\n\n**Answer.** So.\n\n</details>\n\nAfter.",
        ),
    ],
)
def test_each_thing_only_this_site_understands_becomes_one_that_jupyter_does(ours, theirs):
    assert markdown(ours, ADDRESS).strip() == theirs


def test_two_folds_in_a_row_stay_two():
    text = markdown('??? question "1"\n\n    A\n\n??? failure "2"\n\n    B\n', ADDRESS)
    assert text.count("<details>") == text.count("</details>") == 2
    assert text.index("A") < text.index("</details>") < text.index("<summary>2</summary>") < text.index("B")


def test_the_notebook_is_valid_says_where_it_is_from_and_has_no_outputs(tmp_path, monkeypatch):
    cells = read(write(tmp_path, monkeypatch))
    made = nbformat.reads(notebook(cells, "zh", ADDRESS), as_version=4)
    nbformat.validate(made)
    prose, code, figure = made.cells
    assert prose.source.startswith("# 小\n")
    assert f"<{ADDRESS}>" in prose.source
    assert code.source == cells[1].source and figure.source == cells[2].source
    assert code.outputs == figure.outputs == [] and code.execution_count is None
    assert figure.metadata == {}
    assert [cell.id for cell in made.cells] == ["cell-0", "cell-1", "cell-2"]
    assert notebook(cells, "zh", ADDRESS) == notebook(cells, "zh", ADDRESS)
