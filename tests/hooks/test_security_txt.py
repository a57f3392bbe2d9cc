"""security.txt is written as RFC 9116 wants it, and only for a contact that is configured."""

from types import SimpleNamespace

import pytest
from mkdocs.exceptions import BuildError

from hooks.security_txt import ADDRESS, on_files, text

CONTACT = "mailto:someone@example.org"


def test_it_names_the_contact_and_expires_a_year_after_the_commit():
    lines = text(CONTACT, "1700000000").splitlines()  # 2023-11-14, 22:13:20 UTC
    assert lines[:2] == [f"Contact: {CONTACT}", "Expires: 2024-11-13T22:13:20Z"]
    assert lines[2].startswith("Preferred-Languages: ")


def test_a_contact_that_is_no_address_is_refused():
    with pytest.raises(BuildError, match="must begin with mailto:, https: or tel:, not 'someone'"):
        text("someone", "0")


@pytest.mark.parametrize(
    "extra", [{}, {"security_contact": ""}, {"security_contact": CONTACT, "edition": "en"}]
)
def test_without_a_contact_and_in_the_editions_there_is_no_file(extra):
    assert on_files([], SimpleNamespace(extra=extra)) == []


def test_a_site_without_a_contact_has_no_such_file(site):
    assert not (site.folder / ADDRESS).exists()
