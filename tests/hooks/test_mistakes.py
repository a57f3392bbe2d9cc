"""The words of the exercises reach their script in both languages."""

from types import SimpleNamespace

import pytest

from hooks.mistakes import mistakes, on_files
from hooks.words import words
from tests.conftest import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_published_module_holds_the_table_and_the_exercises_words(site, language):
    found = site.exported(f"words-{language}")
    assert found["mistakes"] == {name: text[language] for name, text in mistakes().items()}
    assert found["words"].items() <= words(language).items()
    assert len(found["words"]) > 10
    assert all(name.startswith(("exercise_", "progress_")) for name in found["words"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_stands_once_not_in_the_editions(site, language):
    assert list(site.folder.rglob(f"words-{language}.js")) == [site.assets / f"elements/words-{language}.js"]
    config = SimpleNamespace(extra={"edition": language})
    assert on_files([], config) == []
