"""Publish: shorten our assets, put digests into their names, a policy on every page.

`mkdocs serve` does without: it puts a script of its own into each page, an edited file must be asked for
again, and whoever edits a file reads it in the browser.
"""

from pathlib import Path

from hooks import serving
from hooks.content_security import protect
from hooks.fingerprint import rename
from hooks.shorten import shorten


def on_startup(command, dirty):
    """Remember whether this is `mkdocs serve`."""
    serving.active = command == "serve"


def on_post_build(config):
    """Finish the whole site, once both editions stand."""
    if "edition" in config.extra or serving.active:
        return
    site = Path(config.site_dir)
    shorten(site)
    rename(site)
    for page in site.rglob("*.html"):
        page.write_text(protect(page.read_text("utf-8")), encoding="utf-8")
