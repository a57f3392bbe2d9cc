"""Build both languages inside the one build of mkdocs.yml: the entrance at /, /en/ and /zh/ beside it.

They are siblings, so that a page's twin has the same address but for the language.
"""

from pathlib import Path

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

from hooks.project import ROOT
from hooks.words import words

LANGUAGES = ("en", "zh")
OTHER = {"en": "zh", "zh": "en"}
HREFLANG = {"en": "en", "zh": "zh-Hans"}
TOGGLES = ("theme_automatic", "theme_light", "theme_dark")


def edition(config, language):
    """Return the config of a language's edition, derived from the entrance's."""
    folder = ROOT / "docs" / language
    own = yaml.safe_load((folder / "nav.yml").read_text("utf-8"))
    child = load_config(
        config.config_file_path,
        strict=config.strict,
        docs_dir=str(folder),
        site_dir=str(Path(config.site_dir) / language),
        site_url=f"{config.site_url}{language}/",
        edit_uri=f"edit/main/docs/{language}/" if config.repo_url else None,
        exclude_docs="nav.yml",
        extra={**config.extra, "edition": language, "root_url": config.site_url},
        **own,
    )
    child.theme["language"] = language
    child.theme["palette"] = _palette(config, language)
    child.theme.static_templates.discard("404.html")  # hosts serve only the one at the root
    return child


def _palette(config, language):
    """Return the theme's palette with the names of its toggles in a language."""
    names = [words(language)[name] for name in TOGGLES]
    return [
        option | {"toggle": option["toggle"] | {"name": name}}
        for option, name in zip(config.theme["palette"], names, strict=True)
    ]


def on_config(config):
    """Give the templates what they need to know about languages."""
    language = config.extra.get("edition")
    config.extra["words"] = words(language or "en")
    config.extra["alternate"] = language is not None  # the header then includes our switch
    if language is None:
        config.extra["root_url"] = config.site_url
        config.theme["palette"] = _palette(config, "en")
    return config


def on_page_context(context, page, config, nav):
    """Name the page's twin, and one place to remember the chosen colours for the whole site."""
    language = config.extra.get("edition")
    root = "../" * (page.url.count("/") + (language is not None)) or "./"
    config.extra["scope"] = root
    context["root"] = root
    site = config.extra["root_url"]
    context["twins"] = {HREFLANG[code]: f"{site}{code}/{page.url}" for code in LANGUAGES}
    # For a reader of neither language: the entrance, or the English page.
    context["twins"]["x-default"] = f"{site}en/{page.url}" if page.url else site
    if language:
        context["twin"] = f"{root}{OTHER[language]}/{page.url}"
        context["twin_language"] = HREFLANG[OTHER[language]]
    return context


def on_post_build(config):
    """Build the editions once the entrance stands."""
    if "edition" not in config.extra:
        for language in LANGUAGES:
            build(edition(config, language))
