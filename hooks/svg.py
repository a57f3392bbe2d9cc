"""Turn a Matplotlib figure into SVG that lives inside a page: small, themed, described."""

import io
import re
import xml.etree.ElementTree as ET

import matplotlib

SVG = "{http://www.w3.org/2000/svg}"
HREF = "{http://www.w3.org/1999/xlink}href"
# The same bytes in every build; text stays text; no colour of its own behind the figure.
RC = {"svg.hashsalt": "jacobian", "svg.fonttype": "none", "savefig.transparent": True}
REFERENCE = re.compile(r"(?:url\()?#([\w.-]+)\)?")
COLOUR = re.compile(r"#[0-9a-f]{6}\b")
FONT = re.compile(r"font-family: [^;]*;? ?")
NUMBER = re.compile(r"-?\d+\.\d+")
PX_PER_PT = 4 / 3


def render(figure):
    """Return Matplotlib's own SVG text of a figure."""
    text = io.StringIO()
    with matplotlib.rc_context(RC):
        figure.savefig(text, format="svg", metadata={"Date": None}, bbox_inches="tight")
    return text.getvalue()


def inline(text, name, alternative, variables):
    """Return SVG text fit for a page.

    `name` prefixes every id, `alternative` is what a screen reader says, `variables` maps the colours
    used to CSS values. Raises ValueError for a colour that is not among them: it would not follow the
    reader's theme.
    """
    root = ET.fromstring(text)
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag == SVG + "metadata" or child.find(SVG + "style") is not None:
                parent.remove(child)  # the style would apply to the whole page
    _rename(root, name)
    for element in root.iter():
        element.tag = element.tag.removeprefix(SVG)
        if style := element.get("style"):
            element.set(
                "style",
                COLOUR.sub(lambda c: variables[_known(c[0], variables)], FONT.sub("", style)),
            )
        for gap in ("text", "tail"):
            if not (getattr(element, gap) or "").strip():
                setattr(element, gap, None)
        if element.get("transform", "").startswith("rotate(-0 "):
            element.attrib.pop("transform")
        for key in ("d", "x", "y", "transform"):
            if key in element.attrib:
                element.set(key, short(element.get(key)))
    width = float(root.get("viewBox").split()[2]) * PX_PER_PT
    viewbox = root.get("viewBox")
    root.attrib.clear()
    root.attrib |= {
        "viewBox": viewbox,
        "width": f"{width:.0f}",
        "role": "img",
        "aria-label": alternative,
        "class": "figure",
    }
    return ET.tostring(root, encoding="unicode")


def short(text):
    """Return coordinates to a tenth of a point; of a row of lines only the first says that it is one."""
    words, drawing = [], ""
    for word in NUMBER.sub(lambda n: f"{round(float(n[0]), 1) + 0.0:.1f}".removesuffix(".0"), text).split():
        if not (word == "L" and drawing in ("M", "L")):
            words.append(word)
        if word.isalpha():
            drawing = word
    return " ".join(words)


def _known(colour, variables):
    if colour not in variables:
        raise ValueError(f"colour {colour} is not in snippets/palette.py")
    return colour


def _rename(root, name):
    """Keep the ids that something refers to, under names unique on the page; drop the rest."""
    used = {}
    for element in root.iter():
        for key, value in element.attrib.items():
            if key in (HREF, "clip-path") and (target := REFERENCE.fullmatch(value)):
                used.setdefault(target[1], f"{name}-{len(used) + 1}")
    for element in root.iter():
        for key, value in list(element.attrib.items()):
            if key == "id":
                element.attrib.pop("id")
                if value in used:
                    element.set("id", used[value])
            elif key == "clip-path":
                element.set(key, f"url(#{used[REFERENCE.fullmatch(value)[1]]})")
            elif key == HREF:
                element.attrib.pop(key)
                element.set("href", f"#{used[REFERENCE.fullmatch(value)[1]]}")
