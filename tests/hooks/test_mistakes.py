"""The words of the exercises reach their script in both languages."""

import json
import re
from types import SimpleNamespace

import pytest

from hooks.mistakes import ADDRESS, mistakes, module, on_files
from hooks.words import words
from tests.conftest import LANGUAGES


def exported(source):
    """Return what the module exports, read as JSON."""
    return {
        name: json.loads(value) for name, value in re.findall(r"^export const (\w+) = (.*);$", source, re.M)
    }


def test_the_published_module_holds_the_table_and_the_exercises_words(site):
    found = exported((site.folder / ADDRESS).read_text("utf-8"))
    assert found == exported(module())
    for language in LANGUAGES:
        assert found["mistakes"][language] == {name: text[language] for name, text in mistakes().items()}
        assert found["words"][language].items() <= words(language).items()
        assert all(name.startswith(("exercise_", "progress_")) for name in found["words"][language])


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_stands_once_not_in_the_editions(site, language):
    assert not (site.folder / language / ADDRESS).exists()
    config = SimpleNamespace(extra={"edition": language})
    assert on_files([], config) == []
