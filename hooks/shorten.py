"""Take comments and needless spaces out of the scripts and style sheets that are published.

Names and statements stay as they are written. Who wants the reasons, too, reads the files in the repository.
"""

import subprocess
from pathlib import Path

from mkdocs.exceptions import BuildError

from hooks.fingerprint import ours
from hooks.temml import NODE

SCRIPT = Path(__file__).with_suffix(".mjs")


def shorten(site):
    """Rewrite ours among the assets of a built site; stop the build at what esbuild finds wrong with one."""
    assets = site / "assets"
    files = [path for path in ours(assets) if path.suffix in (".css", ".js")]
    process = subprocess.run([NODE, SCRIPT, assets, *files], stderr=subprocess.PIPE, encoding="utf-8")
    if process.returncode:
        raise BuildError(f"A script or style sheet cannot be published:\n{process.stderr}")
