"""One built site for all tests that read it."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from filelock import FileLock

from hooks.project import ROOT
from hooks.temml import NODE

LANGUAGES = ("en", "zh")
# A folder inside a domain, as on many hosts, so that a path that forgets it shows.
SITE_URL = "https://example.org/some/folder/"


def build(target, cwd=ROOT, **environment):
    """Run `mkdocs build --strict` as a contributor would; return the finished process."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)],
        cwd=cwd,
        env=os.environ | {"SITE_URL": SITE_URL, "NO_MKDOCS_2_WARNING": "1"} | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


@dataclass(frozen=True)
class Site:
    """A built site: its folder, and its pages as parsed HTML."""

    folder: Path

    @cached_property
    def assets(self):
        """Return the folder of our own assets; a digest is part of its name."""
        (folder,) = self.folder.glob("assets-*")
        return folder

    def exported(self, name):
        """Return what a published module of ours exports, read by Node."""
        module = self.assets / f"elements/{name}.js"
        script = f"console.log(JSON.stringify(await import({json.dumps(module.as_uri())})))"
        command = [NODE, "--input-type=module", "--eval", script]
        return json.loads(subprocess.run(command, capture_output=True, check=True).stdout)

    @cached_property
    def pages(self):
        """Return every page of both editions by its address, such as `en/jacobian/definition/`."""
        return {
            path.relative_to(self.folder).parent.as_posix() + "/": BeautifulSoup(
                path.read_text("utf-8"), "html.parser"
            )
            for language in LANGUAGES
            for path in sorted((self.folder / language).rglob("index.html"))
        }

    def page(self, language, name):
        """Return a page's parsed HTML; `name` is such as `jacobian/definition`."""
        return self.pages[f"{language}/{name}/".removesuffix("index/")]


def stopped(folder):
    """Build the site; return what stopped the build, nothing if it went through."""
    process = build(folder)
    told = [line for line in process.stderr.splitlines() if not line.startswith("INFO")]
    return "\n".join(told) if process.returncode else ""


@pytest.fixture(scope="session")
def site(tmp_path_factory, worker_id):
    """Return the site, built once a run: whichever of pytest-xdist's workers comes first builds it.

    .ci/run names a folder in KEPT_SITE, where it stays for the run that follows, of the browser's tests.
    """
    shared = tmp_path_factory.getbasetemp()
    if worker_id != "master":
        shared = shared.parent
    kept = os.environ.get("KEPT_SITE")
    folder, report = Path(kept or shared / "site"), shared / "build.txt"
    with FileLock(shared / "build.lock"):
        if not report.exists():
            there = kept and (folder / "sitemap.xml").exists()
            report.write_text("" if there else stopped(folder), encoding="utf-8")
    if report.read_text("utf-8"):
        pytest.fail("mkdocs build --strict stopped:\n" + report.read_text("utf-8"), pytrace=False)
    return Site(folder)
