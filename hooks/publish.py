"""What a published site has and `mkdocs serve` does without: digests in names, a policy on every page.

The server puts a script of its own into each page, and an edited file must be asked for again.
"""

from pathlib import Path

from hooks import serving
from hooks.content_security import protect
from hooks.fingerprint import rename


def on_startup(command, dirty):
    """Remember whether this is `mkdocs serve`."""
    serving.active = command == "serve"


def on_post_build(config):
    """Finish the whole site, once both editions stand."""
    if "edition" in config.extra or serving.active:
        return
    site = Path(config.site_dir)
    rename(site)
    for page in site.rglob("*.html"):
        page.write_text(protect(page.read_text("utf-8")), encoding="utf-8")
