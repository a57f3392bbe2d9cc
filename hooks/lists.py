"""Make the lists of the glossary and the bibliography from docs/glossary.yml and docs/bibliography.yml.

A page says where its list goes by an empty element: `<div data-list="glossary"></div>`.
"""

import re

import yaml
from mkdocs.exceptions import BuildError

from hooks.editions import HREFLANG, OTHER
from hooks.project import ROOT
from hooks.words import words

PLACE = re.compile(r'^<div data-list="([\w-]+)"></div>$', re.M)


def on_page_markdown(markdown, page, config, files):
    """Put a list in its place, as Markdown: MkDocs then checks its links."""
    return PLACE.sub(lambda place: _list(place[1], config.extra["edition"], page), markdown)


def _list(name, language, page):
    if name not in LISTS:
        raise BuildError(f"{page.file.src_uri}: there is no list named {name}; there are {', '.join(LISTS)}")
    return LISTS[name](yaml.safe_load((ROOT / f"docs/{name}.yml").read_text("utf-8")), language)


def glossary(groups, language):
    """Return one table a group: the term linked to its page, the term of the other language, one line."""
    other, text = OTHER[language], words(language)
    heads = f"| {text['term']} | {text['meaning']} |"
    parts = []
    for group in groups:
        parts += [f"## {group['title'][language]} {{ #{group['group']} }}", "", heads, "|---|---|"]
        for term in group["terms"]:
            link = f"[{term[language]}](../{term['page']})"
            twin = f'<span lang="{HREFLANG[other]}">{term[other]}</span>'
            parts.append(f"| {link}<br>{twin} | {term['line'][language]} |")
        parts.append("")
    return "\n".join(parts)


def bibliography(sources, language):
    """Return a list item a source: authors, year, title, where it appeared, and what to read in it."""
    lines = []
    for source in sources:
        link = f" <{source['link']}>{{ .bare }}" if "link" in source else ""  # paper adds no address to it
        read = source["read"][language]
        lines.append(
            f"- {source['authors']} ({source['year']}). *{source['title']}*. {source['where']}.{link} {read}"
        )
    return "\n".join(lines)


LISTS = {"glossary": glossary, "bibliography": bibliography}
