"""A Python-Markdown extension: an exercise that checks what the reader types.

    /// exercise | 1. Fill in a table
        answer: snippets/jacobian/definition_exercises.py#table

    What is the Jacobian of ... at $(1, 2, 3)$?

    //// hint
    How many outputs, how many inputs?
    ////

    //// solution
    Two outputs, three inputs: ...
    ////
    ///

The answer is computed while the site is built. Without JavaScript question, hints and solution remain.
"""

import re
import xml.etree.ElementTree as etree

from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from pymdownx.blocks import BlocksExtension
from pymdownx.blocks.block import Block, type_string

from hooks.answers import AnswerError, attributes, find, form, identifier
from hooks.words import words

ELEMENT = "jacobian-exercise"
FORMULA = re.compile(r"\$([^$]*)\$")


class Exercise(Block):
    """The question, then folded hints, then one folded solution."""

    NAME = "exercise"
    ARGUMENT = True
    OPTIONS = {"answer": ("", type_string)}  # noqa: RUF012 (as the library has it)

    def on_create(self, parent):
        """Make the element with its answer, and its title."""
        place = self.options["answer"]
        answer, name = find(place), identifier(place)
        if name in self.tracker:
            raise AnswerError(f"{place} is the answer of two exercises")
        self.tracker[name] = place
        element = etree.SubElement(parent, ELEMENT, {"id": name, **attributes(answer)})
        text = words(self.md.language)
        title = etree.SubElement(
            element, "p", {"class": "exercise-title", "role": "heading", "aria-level": "3"}
        )
        title.text = self.argument
        solved = etree.SubElement(title, "span", {"class": "exercise-solved"})
        solved.text = f"✓ {text['exercise_solved']}"
        link = {"class": "headerlink", "href": f"#{name}", "title": text["permalink"]}
        etree.SubElement(title, "a", link).text = "¶"
        self.form = form(answer, FORMULA.sub(r"\1", self.argument), text)
        return element

    def on_markdown(self):
        """Let blocks stand inside, although the element is none of HTML's own."""
        return "block"

    def on_end(self, block):
        """Put the form between the question and what is folded."""
        folded = [child for child in block if child.tag == "details"]
        if [fold.get("class") for fold in folded].count("success") != 1:
            raise AnswerError(f"{self.options['answer']}: an exercise has one solution, the last part of it")
        if folded[-1].get("class") != "success":
            raise AnswerError(f"{self.options['answer']}: hints stand before the solution")
        holder = etree.Element("div")
        holder.text = self.md.htmlStash.store(self.form)
        block.insert(list(block).index(folded[0]), holder)
        del self.form


class Fold(Block):
    """A folded part of an exercise."""

    ARGUMENT = False

    def on_create(self, parent):
        """Make the fold; the theme's classes give it a colour and an icon."""
        if parent.tag != ELEMENT:
            raise AnswerError(
                f"a {self.NAME} stands inside no exercise: compare the lines above with README.md"
            )
        element = etree.SubElement(parent, "details", {"class": self.CLASS})
        etree.SubElement(element, "summary").text = words(self.md.language)[f"exercise_{self.NAME}"]
        return element


class Hint(Fold):
    """What to think of first."""

    NAME, CLASS = "hint", "tip"


class Solution(Fold):
    """The whole way to the answer."""

    NAME, CLASS = "solution", "success"


class Finish(Treeprocessor):
    """Keep headings inside exercises out of the table of contents; refuse an exercise without its end."""

    def run(self, root):
        """Turn them into paragraphs that are headings by their role."""
        for exercise in root.iter(ELEMENT):
            if exercise.find("div") is None:
                raise AnswerError(f"{exercise.get('id')}: the exercise is not closed by as many slashes")
            for heading in exercise.iter():
                if level := re.fullmatch(r"h([1-6])", str(heading.tag)):
                    heading.tag = "p"
                    heading.attrib |= {"class": "exercise-heading", "role": "heading", "aria-level": level[1]}


class ExerciseExtension(BlocksExtension, Extension):
    """Register the three blocks."""

    def extendMarkdownBlocks(self, md, block_mgr):
        """Finish after attributes are read (8), before the table of contents is made (5)."""
        for block in (Exercise, Hint, Solution):
            block_mgr.register(block, {})
        md.treeprocessors.register(Finish(md), "exercises", 6)


def makeExtension(**options):
    """Return the extension; Python-Markdown calls this."""
    return ExerciseExtension(**options)
