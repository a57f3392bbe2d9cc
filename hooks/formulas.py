r"""A Python-Markdown extension: LaTeX becomes MathML while a page is built.

Inline formulas are `$...$` (arithmatex). A displayed equation is a fence with a name, and with a shape
line where matrices meet; tests claim it by that name:

    ``` { .math #polar-jacobian shape="2×2" }
    J = \begin{bmatrix} ... \end{bmatrix}
    ```
"""

import html
import re

from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor

from hooks.temml import MathError, mathml
from hooks.words import words

NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
OTHER_TRANSPOSE = re.compile(r"\^\{?(?:T\b|\\top|\\mathsf|\\intercal)")
DISPLAYED = re.compile(r"\\begin|\\displaystyle|\\dfrac|\\text")
WORDS_IN_SHAPE = re.compile(r"[^\W\d_]{4,}|[\u3400-\u9fff]")


def equation_fence(source, language, css_class, options, md, attrs=None, id_value="", **_):
    """Format a `math` fence; superfences calls this.

    Raises MathError when the equation has no proper name, an unknown attribute, words instead of
    symbols, or LaTeX that Temml refuses.
    """
    attrs = dict(attrs or {})
    shape = attrs.pop("shape", "")
    if not NAME.fullmatch(id_value):
        raise MathError(f"A displayed equation needs a name such as #chain-rule: {source!r}")
    if attrs:
        raise MathError(f"Equation {id_value}: unknown attribute {', '.join(attrs)}")
    _refuse_other_transposes(source)
    if "\\text" in source or WORDS_IN_SHAPE.search(shape):
        raise MathError(f"Equation {id_value}: symbols only, both languages share them")
    formula = mathml(source.strip(), True)
    text = words(md.language)
    shape_line = f'<span class="shape">{html.escape(shape)}</span>' if shape else ""
    return (
        f'<div class="equation" id="eq-{id_value}">'
        f'<div class="equation-scroll">{formula}</div>'
        f'<p class="equation-foot">{shape_line}'
        f'<a class="evidence-link" href="#check-{id_value}">{text["evidence_link"]}</a>'
        f'<a class="headerlink" href="#eq-{id_value}" title="{text["permalink"]}">¶</a></p></div>'
    )


def _refuse_other_transposes(tex):
    if OTHER_TRANSPOSE.search(tex):
        raise MathError(f"Write the transpose as ^\\T, one sign for the whole site: {tex}")


def _inline(tex):
    """Return an inline formula; refuse what no test would claim there."""
    _refuse_other_transposes(tex)
    if DISPLAYED.search(tex):
        raise MathError(f"A matrix or a displayed formula needs a named fence: {tex}")
    return mathml(tex, False)


class InlineFormulas(Postprocessor):
    """Replace what arithmatex marked, wherever it stands: paragraphs, tables, titles, captions.

    Browsers break a line between a formula and the punctuation that touches it; so the two are tied.
    """

    SPAN = re.compile(
        r'(?P<before>[(\[（“]*)<span class="arithmatex">\\\((?P<tex>.*?)\\\)</span>'
        r"(?P<after>[)\]，。、；：？！）”,.;:?!’]*)",
        re.S,
    )

    def run(self, text):
        """Return the page with every inline formula as MathML."""
        return self.SPAN.sub(self._tied, text)

    @staticmethod
    def _tied(span):
        formula = _inline(html.unescape(span["tex"]).strip())
        if not span["before"] and not span["after"]:
            return formula
        return f'<span class="tied">{span["before"]}{formula}{span["after"]}</span>'


class FormulaExtension(Extension):
    """Register the inline formulas and tell the fence which language it writes in."""

    def __init__(self, **options):
        """Take one option, `language`."""
        self.config = {"language": ["en", "language of the words beside an equation"]}
        super().__init__(**options)

    def extendMarkdown(self, md):
        """Run after all other postprocessors, which put stashed HTML back."""
        md.language = self.getConfig("language")
        md.postprocessors.register(InlineFormulas(md), "inline-formulas", -10)


def makeExtension(**options):
    """Return the extension; Python-Markdown calls this."""
    return FormulaExtension(**options)
