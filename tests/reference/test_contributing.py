"""What the contributors' page says about the site."""

import re

from hooks.project import ROOT

LICENCE = (ROOT / "LICENSE-CC-BY-4.0").read_text("utf-8").splitlines()[0]
PROSE = {"4.0": LICENCE.removeprefix("Creative Commons Attribution ").removesuffix(" International")}

PAGE = (ROOT / "docs/en/reference/contributing.md").read_text("utf-8")


def test_a_page_is_four_files_of_one_name():
    sentence = PAGE[PAGE.index("four things") : PAGE.index("The title above")]
    files = [ROOT / path for path in re.findall(r"`([\w/.]+)`", sentence)]
    assert len(files) == 4
    assert all(file.exists() for file in files)
    assert {file.stem.removeprefix("test_") for file in files} == {"chain_rule"}
