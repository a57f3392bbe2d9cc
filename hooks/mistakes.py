"""Publish the words of the exercises, a module a language: assets/elements/words-en.js and words-zh.js.

They stand in docs/words.yml (those that begin with `exercise_` or `progress_`) and docs/mistakes.yml, the one
table of mistakes; only pages with exercises, and the home pages, fetch the one of their language.
"""

import json
from functools import cache, partial

import yaml

from hooks.assets import publish
from hooks.editions import LANGUAGES
from hooks.project import ROOT
from hooks.words import words

ADDRESS = "assets/elements/words-{language}.js"
PREFIXES = ("exercise_", "progress_")


def mistakes():
    """Return the sentences of each mistake by its name, then by language."""
    return _parsed((ROOT / "docs/mistakes.yml").read_text("utf-8"))


@cache
def _parsed(text):
    """Parse a table once, however many exercises ask for it; an edited one is another."""
    return yaml.safe_load(text)


def module(language):
    """Return the JavaScript module of a language: `words.exercise_check`, `mistakes.transposed`."""
    own = {name: text for name, text in words(language).items() if name.startswith(PREFIXES)}
    sentences = {name: text[language] for name, text in mistakes().items()}
    return "".join(
        f"export const {name} = {json.dumps(value, ensure_ascii=False)};\n"
        for name, value in (("words", own), ("mistakes", sentences))
    )


def on_files(files, config):
    """Add the modules to the entrance's files, where all assets of ours are."""
    for language in LANGUAGES:
        publish(files, config, ADDRESS.format(language=language), partial(module, language))
    return files
