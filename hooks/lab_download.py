"""The notebook that a reader downloads: one language of a lab, in the Markdown that Jupyter understands."""

import re
from urllib.parse import urljoin

import nbformat
import nbformat.v4 as nb

from hooks.lab_source import FRONT_MATTER, Prose
from hooks.words import words

HEADING_ID = re.compile(r"^(#+ .*?) \{ #[\w-]+ \}$", re.M)
LINK = re.compile(r"\]\((?P<path>[\w./-]*?)(?:\.md|\.ipynb)?(?P<anchor>#[\w-]+)?\)")
CAPTION = re.compile(r"^/// caption\n(.*?)\n///$", re.M | re.S)
FOLD = re.compile(r'^(?:\?\?\?|!!!)\+? \w+ "(?P<title>[^"]+)"\n+(?P<body>(?:(?: {4}.*)?(?:\n|\Z))+)', re.M)
MACROS = {r"\T": r"\mathsf{T}", r"\R": r"\mathbb{R}"}  # hooks/temml.mjs defines them for the site
MACRO = re.compile(r"\\[TR](?![A-Za-z])")
KERNEL = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}


def notebook(cells, language, address):
    """Return the text of an .ipynb file without outputs; `address` is the page it comes from."""
    made = []
    for number, cell in enumerate(cells):
        if isinstance(cell, Prose):
            text = markdown(cell.text[language], address)
            if number == 0:
                text += "\n\n" + words(language)["lab_origin"].format(address=address)
            made.append(nb.new_markdown_cell(text, id=f"cell-{number}"))
        else:
            made.append(nb.new_code_cell(cell.source, id=f"cell-{number}"))
    return nbformat.writes(nb.new_notebook(cells=made, metadata=KERNEL)) + "\n"


def markdown(text, address):
    """Return a cell's Markdown without what only this site understands; links lead to the site."""
    text = HEADING_ID.sub(r"\1", FRONT_MATTER.sub("", text))
    text = CAPTION.sub(lambda caption: f"*{caption[1]}*", text)
    text = FOLD.sub(_fold, text)
    text = MACRO.sub(lambda macro: MACROS[macro[0]], text)
    return LINK.sub(lambda link: f"]({_published(link, address)})", text)


def _fold(fold):
    """Return a folded block in HTML; Jupyter reads the Markdown inside, after a blank line."""
    body = re.sub(r"^ {4}", "", fold["body"], flags=re.M).strip()
    return f"<details><summary>{fold['title']}</summary>\n\n{body}\n\n</details>\n\n"


def _published(link, address):
    """Return the published address of a source path such as `../jacobian/definition.md#example`."""
    anchor = link["anchor"] or ""
    if not link["path"]:
        return address + anchor
    path = link["path"].removesuffix("index")
    return urljoin(address, "../" + path + ("/" if path and not path.endswith("/") else "")) + anchor
