"""The words that templates and hooks print, in both languages: docs/words.yml."""

from functools import cache

import yaml

from hooks.project import ROOT


@cache
def _all():
    return yaml.safe_load((ROOT / "docs/words.yml").read_text("utf-8"))


def forget():
    """Read the file again: a new build of `mkdocs serve` shows its edits."""
    _all.cache_clear()


def words(language):
    """Return the words of a language by name, for example `words("zh")["search"]`."""
    return {name: text[language] for name, text in _all().items()}
