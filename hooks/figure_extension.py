"""A Python-Markdown extension: an image whose source is a figure module becomes inline SVG.

    ![What the figure shows.](snippets/jacobian/definition_figure.py#grid)

A lab's script serves as one, too.

An SVG file in `<img>` could not follow the reader's light or dark theme.
"""

from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from hooks.drawing import draw


class InlineFigures(Treeprocessor):
    """Draw what the images of a page name, before MkDocs checks them as links."""

    def run(self, root):
        """Replace each figure's `<img>` in place."""
        for parent in root.iter():
            for child in list(parent):
                source, _, name = child.get("src", "").partition("#")
                if child.tag == "img" and source.startswith("snippets/"):
                    child.tag = "span"
                    child.text = self.md.htmlStash.store(draw(source, name, child.get("alt", "")))
                    child.attrib.clear()
                    child.set("class", "figure-frame")


class FigureExtension(Extension):
    """Register the tree processor."""

    def extendMarkdown(self, md):
        """Run after inline parsing (20), before MkDocs rewrites links (0)."""
        md.treeprocessors.register(InlineFigures(md), "inline-figures", 8)


def makeExtension(**options):
    """Return the extension; Python-Markdown calls this."""
    return FigureExtension(**options)
