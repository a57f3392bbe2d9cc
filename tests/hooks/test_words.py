"""The words of the templates."""

import pytest

from hooks.words import words


def test_words_come_in_the_language_asked_for():
    assert words("en")["search"] == "Search"
    assert words("zh")["search"] == "搜索"


def test_an_unknown_language_is_an_error():
    with pytest.raises(KeyError):
        words("fr")
