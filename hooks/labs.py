"""Publish the labs: in each edition a page that mkdocs-jupyter renders, and a notebook to download.

hooks/lab_source.py reads a lab's script and hooks/lab_run.py runs it; here its results become one notebook a
language, a real file, because mkdocs-jupyter takes no other.
"""

import html
from pathlib import Path

import nbformat
import nbformat.v4 as nb
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File
from mkdocs.utils import get_relative_url

from hooks import lab_download, lab_run, lab_source
from hooks.lab_source import Prose
from hooks.project import ROOT
from hooks.words import words

NOTEBOOKS = ROOT / ".cache/notebooks"


def page(name, language):
    """Return the notebook of a lab's page in a language, with its results."""
    results, cells = iter(lab_run.results(name)), []
    for cell in lab_source.read(name):
        if isinstance(cell, Prose):
            cells.append(nb.new_markdown_cell(cell.text[language]))
            continue
        printed, drawn = next(results)
        outputs = [nb.new_output("stream", name="stdout", text=printed)] if printed else []
        if drawn:  # hooks/figure_extension.py puts the figure in the place of this image
            image = f"![{cell.alternatives[language]}]({lab_source.script(name)}#{cell.figure})"
            outputs.append(nb.new_output("display_data", data={"text/markdown": image}))
        cells.append(nb.new_code_cell(cell.source, outputs=outputs))
    for number, cell in enumerate(cells):
        cell.id = f"cell-{number}"
    titles = {"script": lab_source.script(name), "output": words(language)["output"]}
    return nb.new_notebook(cells=cells, metadata=lab_download.KERNEL | {"jacobian": titles})


@event_priority(50)  # before mkdocs-jupyter looks for notebooks
def on_files(files, config):
    """Add the labs to an edition."""
    language = config.extra.get("edition")
    for name in lab_source.names() if language else ():
        folder = NOTEBOOKS / language
        lab_run.write(folder / f"labs/{name}.ipynb", nbformat.writes(page(name, language)))
        file = File(f"labs/{name}.ipynb", str(folder), config.site_dir, config.use_directory_urls)
        file.edit_uri = f"../../{lab_source.script(name)}"
        files.append(file)
    return files


def on_page_markdown(markdown, page, config, files):
    """Read back what hooks/notebook.md.j2 escaped, without the style sheet that mkdocs-jupyter appends."""
    return html.unescape(markdown.partition("\n        <style>")[0]) if is_lab(page) else markdown


def on_page_content(content, page, config, files):
    """Offer the notebook below the first paragraph."""
    if not is_lab(page):
        return content
    link = get_relative_url(page.file.src_uri, page.url)
    text = words(config.extra["edition"])["lab_download"]
    offer = f'<p class="lab-download"><a href="{link}" download>{text}</a></p>'
    return content.replace("</p>", f"</p>{offer}", 1)


def is_lab(page):
    """Tell a lab from all other pages."""
    return page.file.src_uri.endswith(".ipynb")


def on_post_build(config):
    """Write the notebooks for download beside the pages."""
    language = config.extra.get("edition")
    for name in lab_source.names() if language else ():
        target = Path(config.site_dir) / f"labs/{name}.ipynb"
        address = f"{config.site_url}labs/{name}/"
        text = lab_download.notebook(lab_source.read(name), language, address)
        target.write_text(text, encoding="utf-8")
