"""Claims are read from the source of tests, not from what was collected."""

import pytest

from hooks.claims import ClaimError, claims, guard_files, guards_in

CLAIM = """
import pytest

@pytest.mark.equation({})
def test_one(equation):
    assert equation

def test_two():
    pass
"""


def write(folder, argument):
    path = folder / "chapter/test_page.py"
    path.parent.mkdir(exist_ok=True)
    path.write_text(CLAIM.format(argument))
    return path


def test_a_claim_is_found_with_its_lines(tmp_path):
    path = write(tmp_path, '"chain-rule"')
    one, two = guards_in(path)
    assert (one.name, one.equation, one.first, one.last) == ("test_one", "chain-rule", 4, 6)
    assert (two.name, two.equation) == ("test_two", None)
    assert claims(tmp_path) == {"chain-rule": [one]}


@pytest.mark.parametrize("argument", ["NAME", '"a", "b"', "name='a'", "f'a'", ""])
def test_a_claim_that_is_not_one_literal_string_is_refused(tmp_path, argument):
    with pytest.raises(ClaimError, match="one equation by a literal string"):
        guards_in(write(tmp_path, argument))


def test_the_files_of_a_page_are_its_own(tmp_path):
    for stem in ("page", "page_wrong", "page_figure", "pages", "page_other"):
        (tmp_path / "chapter").mkdir(exist_ok=True)
        (tmp_path / f"chapter/test_{stem}.py").touch()
    names = [path.stem for path in guard_files("chapter/page", tmp_path)]
    assert names == ["test_page", "test_page_figure", "test_page_wrong"]
    assert guard_files("index", tmp_path) == []
