"""Cut STIX Two Math down to the characters that the built site's formulas use, and publish it.

Without a math font brackets do not stretch; the whole font is 403 KB. It is put into the style sheet,
which browsers wait for, so that no formula changes its size after the first paint. The package's .woff is
read, five times faster than its .woff2; what is published is .woff2.
"""

import base64
import html
import io
import re
from functools import cache
from pathlib import Path
from unicodedata import decomposition

from fontTools import subset
from mkdocs.exceptions import BuildError

from hooks.project import ROOT

FONT = ROOT / "node_modules/@fontsource/stix-two-math/files/stix-two-math-latin-400-normal.woff"
FORMULA = re.compile(r"<math.*?</math>", re.S)
ANNOTATION = re.compile(r"<annotation.*?</annotation>", re.S)
TAG = re.compile(r"<[^>]+>")
DRAWN = {"<msqrt": "\u221a", "<mroot": "\u221a"}  # a root's sign stands nowhere as text
LETTER = re.compile(r"<mi[^>]*>(.)</mi>")
# Browsers draw <mi>x</mi> with the italic letters of the mathematical alphabets. Unicode says of each which
# letter it is in another font; the italic h is Planck's constant.
ITALICS = [*range(0x1D434, 0x1D455), 0x210E, *range(0x1D456, 0x1D468), *range(0x1D6E2, 0x1D71C)]
ITALIC = {chr(int(decomposition(chr(code)).split()[-1], 16)): chr(code) for code in ITALICS}


def characters(page):
    """Return the characters inside the formulas of a page's HTML, those that an element draws included."""
    formulas = "".join(ANNOTATION.sub("", formula) for formula in FORMULA.findall(page))
    drawn = {character for tag, character in DRAWN.items() if tag in formulas}
    letters = html.unescape("".join(LETTER.findall(formulas)))
    italic = {ITALIC.get(letter, letter) for letter in letters}
    return drawn | italic | set(html.unescape(TAG.sub("", formulas)))


@cache
def shrink(wanted):
    """Return the font as woff2 bytes, with these characters (a string) and the tables that stretch them."""
    options = subset.Options(flavor="woff2", layout_features=["ssty"], notdef_outline=True)  # small letters
    font = subset.load_font(str(FONT), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=wanted)
    subsetter.subset(font)
    result = io.BytesIO()
    subset.save_font(font, result, options)
    return result.getvalue()


def on_post_build(config):
    """Write assets/math.css once both editions stand."""
    if "edition" in config.extra:
        return
    if not FONT.exists():
        raise BuildError("The math font is not installed: run python3 bootstrap.py")
    used = set()
    for page in sorted(Path(config.site_dir).rglob("*.html")):
        used |= characters(page.read_text("utf-8"))
    data = base64.b64encode(shrink("".join(sorted(used)))).decode()
    face = f'@font-face{{font-family:"STIX Two Math";src:url(data:font/woff2;base64,{data}) format("woff2")}}'
    (Path(config.site_dir) / "assets/math.css").write_text(face, encoding="utf-8")
