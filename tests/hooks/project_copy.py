"""A copy of the project in which a test may plant a fault, and build it."""

import os
import shutil

from hooks import lab_run
from hooks.project import ROOT
from tests.conftest import build

PARTS = ("docs", "hooks", "snippets", "tests", "mkdocs.yml")


class ProjectCopy:
    """The project in another folder; node_modules and what is remembered of the labs are the real ones."""

    def __init__(self, folder):
        """Copy what a build reads."""
        self.folder = folder
        for part in PARTS:
            ignore = shutil.ignore_patterns("__pycache__")
            copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy2
            copy(
                ROOT / part,
                folder / part,
                **({"ignore": ignore} if copy is shutil.copytree else {}),
            )
        os.symlink(ROOT / "node_modules", folder / "node_modules")
        lab_run.CACHE.mkdir(parents=True, exist_ok=True)  # on a fresh machine nothing is remembered yet
        os.symlink(lab_run.CACHE.parent, folder / ".cache")

    def replace(self, path, old, new):
        """Change a file; the old text must stand there once."""
        file = self.folder / path
        text = file.read_text("utf-8")
        assert text.count(old) == 1, f"{path} must hold {old!r} once"
        file.write_text(text.replace(old, new), encoding="utf-8")

    def build(self):
        """Return the finished `mkdocs build --strict`."""
        return build(self.folder / "site", cwd=self.folder)
