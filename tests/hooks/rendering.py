"""Markdown through the extensions of the site, without building it."""

from functools import cache

import markdown
from mkdocs.config import load_config

from hooks import project
from hooks.project import ROOT


@cache
def configured(language):
    """Return the config of mkdocs.yml after the hook that adds our extensions."""
    return project.on_config(load_config(str(ROOT / "mkdocs.yml"), extra={"edition": language}))


def html(text, language="en"):
    """Return the HTML of a piece of Markdown, as on a page of an edition."""
    config = configured(language)
    return markdown.markdown(
        text, extensions=config.markdown_extensions, extension_configs=config.mdx_configs
    )
