"""Read a lab, a percent script of snippets/labs: cells of code, and cells of prose in both languages.

# %% [markdown] lang="en"
# %% [markdown] lang="zh" of="1f0c9ab"      the Chinese of the English cell above, whose digest it names
# %%                                        code, the same for both languages
# %% figure="rows" alt_en="…" alt_zh="…"    code that draws one figure
"""

import re
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha1

import jupytext
from mkdocs.exceptions import BuildError

from hooks.editions import LANGUAGES
from hooks.project import ROOT

LABS = ROOT / "snippets/labs"
FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n+", re.S)


class LabError(BuildError):
    """A lab that cannot be read or run: the build stops and names its script and cell."""


@dataclass(frozen=True)
class Code:
    """A cell of code; `figure` names what it draws, `alternatives` say by language what that shows."""

    source: str
    figure: str | None = None
    alternatives: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Prose:
    """A cell of Markdown by language, and the digest of the English text that the Chinese was made from."""

    text: dict
    translated: str

    @property
    def digest(self):
        """Return the digest of the English text as it is now."""
        return sha1(self.text["en"].encode()).hexdigest()[:7]


def names():
    """Return the names of all labs."""
    return sorted(path.stem for path in LABS.glob("*.py") if path.stem != "__init__")


def script(name):
    """Return the path of a lab's script from the project's root."""
    return f"snippets/labs/{name}.py"


def read(name):
    """Return the cells of a lab in order; raise LabError for a cell that is not one of the four kinds."""
    return _read(name, (LABS / f"{name}.py").read_text("utf-8"))


@cache
def _read(name, text):
    cells = iter(jupytext.reads(text, fmt="py:percent").cells)
    docstring = next(cells)  # what stands before the first mark names page and test, and is not shown
    if not docstring.source.startswith('"""'):
        raise LabError(f"{script(name)} must begin with a docstring that names its page and its test")
    found = []
    for number, cell in enumerate(cells, 1):
        if cell.cell_type == "code":
            found.append(_code(cell, f"{script(name)}, cell {number}"))
        elif cell.metadata.get("lang") == "en":
            translation = next(cells, None)
            if translation is None or translation.metadata.get("lang") != "zh":
                raise LabError(f"{script(name)}, cell {number}: the Chinese must follow the English at once")
            text = {"en": cell.source, "zh": translation.source}
            found.append(Prose(text, translation.metadata.get("of", "")))
        else:
            raise LabError(f'{script(name)}, cell {number}: prose begins with English, lang="en"')
    return found


def _code(cell, place):
    if "figure" not in cell.metadata:
        return Code(cell.source)
    alternatives = {language: cell.metadata.get(f"alt_{language}", "") for language in LANGUAGES}
    for language, text in alternatives.items():
        if len(text.strip()) < 20:
            raise LabError(f"{place}: say in a sentence what the figure shows, as alt_{language}")
    return Code(cell.source, cell.metadata["figure"], alternatives)


def prose(name, language):
    """Return all Markdown of a lab in a language, without its front matter."""
    cells = [cell.text[language] for cell in read(name) if isinstance(cell, Prose)]
    return FRONT_MATTER.sub("", "\n\n".join(cells))
