"""Two languages, one content: no page, heading, equation or link in one only, no term out of the glossary."""

import difflib
import re
import subprocess
from hashlib import sha1

import pytest
import yaml

from hooks.project import ROOT
from hooks.words import words
from tests.pages import CHINESE, DOCS, ENGLISH, FENCE, PAGES, meta, name, prose, source, twin, unfenced

GROUPS = yaml.safe_load((DOCS / "glossary.yml").read_text("utf-8"))
GLOSSARY = [term for group in GROUPS for term in group["terms"]]
SOURCES = yaml.safe_load((DOCS / "bibliography.yml").read_text("utf-8"))
HAN = "[\u3400-\u9fff]"

# What two texts must share, each part with how it is read from Markdown.
PARTS = {
    "headings and their ids": lambda text: re.findall(r"^(#+) .*(\{ #[\w-]+ \})$", unfenced(text), re.M),
    "includes": lambda text: [line.strip() for line in text.splitlines() if "8<" in line],
    "equations": lambda text: re.findall(r"^ *``` \{ \.math .*?^ *```$", text, re.M | re.S),
    "figures": lambda text: re.findall(r"!\[[^\]]+\]\(([^)]+)\)", text),
    "admonitions": lambda text: re.findall(r'^ *(?:\?\?\?\+?|!!!) \w+ (?=")', text, re.M),
    "links": lambda text: sorted(re.findall(r"(?<!!)\[[^\]]+\]\(([^)]+)\)", unfenced(text))),
    "captions, exercises, hints, solutions": lambda text: re.findall(r"^/{3,}(?: \w+)?", text, re.M),
    "answers": lambda text: re.findall(r"^ +answer: \S+$", text, re.M),
    "numbers": lambda text: sorted(re.findall(r"\d+\.\d+", unfenced(text))),
    "inline formulas": lambda text: sorted(f for f in formulas(text) if not SYMBOL.fullmatch(f)),
    "order of paragraphs, lists, figures and fences": lambda text: [kind(b) for b in blocks(text)],
}
BLOCK = re.compile(r"^/{3,}(?: \w+(?: \|.*)?)?$|^ +answer: \S+$", re.M)  # the lines that frame an exercise
SYMBOL = re.compile(r"\\?[A-Za-z]+")  # a bare letter may be repeated where the other language says "it"
KINDS = {"``` ": "fence", "```": "code", "#": "heading", "![": "figure"}
KINDS |= {"//// html": "html", "///": "block"}
KINDS |= {"???": "admonition", "!!!": "admonition", "- ": "list", "1. ": "list", "2. ": "list", "<": "html"}


def formulas(text):
    """Return the inline formulas of a text, in order."""
    return re.findall(r"\$([^$]+)\$", unfenced(text))


def blocks(text):
    """Return the blocks of a text that blank lines separate; a fence is one block."""
    closed = FENCE.sub(lambda fence: re.sub(r"\n\s*\n", "\n", fence[0]), text)
    return [block.strip() for block in re.split(r"\n\s*\n", closed.strip())]


def kind(block):
    """Return what sort of block it is: a paragraph, unless its first characters say otherwise."""
    return next((name for start, name in KINDS.items() if block.startswith(start)), "paragraph")


def blob(data):
    """Return the id that git gives to a file's bytes."""
    return sha1(b"blob %d\0" % len(data) + data).hexdigest()


def test_every_page_exists_in_both_languages():
    assert [name(page) for page in PAGES if not twin(page).exists()] == []


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("page", CHINESE, ids=name)
def test_a_chinese_page_has_the_parts_of_its_english_twin(page, part):
    assert PARTS[part](source(page)) == PARTS[part](source(twin(page)))


@pytest.mark.parametrize("page", CHINESE, ids=name)
def test_a_chinese_page_follows_the_current_english_one(page):
    """The front matter names the English text that was translated, by its git blob id."""
    known, english = str(meta(page).get("translated_from")), twin(page)
    current = blob(english.read_bytes())
    if known != current:
        pytest.fail(
            f"{name(english)} has changed since {name(page)} was made from it. Read the change, "
            f"bring the Chinese page up to it, then write translated_from: '{current}'\n"
            + changes(known, english),
            pytrace=False,
        )


def changes(known, english):
    """Return the difference between the English text that was translated and the current one."""
    command = ["git", "cat-file", "blob", known]
    old = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    if old.returncode:
        return f"(git does not know {known}: compare with the history of {name(english)})"
    lines = old.stdout.splitlines(), english.read_text("utf-8").splitlines()
    return "\n".join(difflib.unified_diff(*lines, "translated", "now", lineterm="", n=1))


def test_both_navigations_list_the_same_pages():
    navigations = [
        yaml.safe_load((DOCS / language / "nav.yml").read_text("utf-8"))["nav"] for language in ("en", "zh")
    ]

    def leaves(part):
        if isinstance(part, str):
            return part
        return [leaves(item) for item in (part.values() if isinstance(part, dict) else part)]

    assert leaves(navigations[0]) == leaves(navigations[1])


def test_every_label_of_the_chinese_navigation_is_chinese():
    labels = re.findall(r"^ *- ([^:\n]+):", (DOCS / "zh/nav.yml").read_text("utf-8"), re.M)
    assert len(labels) >= 4
    assert all(re.search(HAN, label) for label in labels)


def test_every_word_of_the_templates_exists_in_both_languages():
    assert all(words("en").values())
    assert all(words("zh").values())
    assert all(re.search(HAN, text) for key, text in words("zh").items() if key != "language_switch")


OTHER_CHINESE = ["docs/zh/nav.yml", "docs/words.yml", "docs/root/index.md", "docs/overrides/404.html"]
OTHER_CHINESE += ["mkdocs.yml", "README.md", "CONTRIBUTING.md"]
OTHER_CHINESE += sorted(name(path) for path in (DOCS / "assets/elements").glob("*.js"))


@pytest.mark.parametrize("page", [*CHINESE, *(ROOT / path for path in OTHER_CHINESE)], ids=name)
def test_no_banned_variant_of_a_term(page):
    assert banned_in(page.read_text("utf-8")) == []


def banned_in(text):
    """Return the banned variants in a text, but for lines that are marked as quoting one."""
    lines = [line for line in text.splitlines() if "<!-- variant -->" not in line]
    return [v for term in GLOSSARY for v in term["banned"] if v in "\n".join(lines)]


def test_the_glossary_is_whole():
    for term in GLOSSARY:
        assert set(term) == {"en", "zh", "line", "page", "banned"}
        assert re.search(HAN, term["zh"]) and re.search(HAN, term["line"]["zh"])
        assert not any(variant in other["zh"] for variant in term["banned"] for other in GLOSSARY)
    assert len({term["en"] for term in GLOSSARY}) == len(GLOSSARY)


@pytest.mark.parametrize("term", GLOSSARY, ids=lambda term: term["en"])
def test_a_term_is_used_on_the_page_that_the_glossary_leads_to(term):
    """In both languages; what stands in brackets is another name for it."""
    page = term["page"].partition("#")[0]
    for language in ("en", "zh"):
        text = (DOCS / language / page).read_text("utf-8").lower()
        assert any(name in text for name in re.split("[（）]", term[language].lower()) if name), language


def test_typography_and_terms_hold_in_the_lists_too():
    """The glossary's lines and what the bibliography says of each source become part of pages."""
    for line in [term["line"]["zh"] for term in GLOSSARY] + [work["read"]["zh"] for work in SOURCES]:
        assert banned_in(line) == []
        assert untypographic(line) == []
        assert re.search(r"[。）]$", line), line


@pytest.mark.parametrize("page", CHINESE, ids=name)
def test_chinese_typography(page):
    """A space between Han and Latin letters, digits or formulas; Chinese punctuation after Han."""
    assert untypographic(prose(page)) == []


def untypographic(text):
    """Return the places where Chinese text breaks these rules."""
    text = re.sub(r"\]\([^)]*\)|\{ [^}]* \}|^/{3,} ?\w*(?: \||$)|^ +answer: \S+|`", "", text, flags=re.M)
    glued = re.findall(rf"{HAN}[A-Za-z0-9$]|[A-Za-z0-9$]{HAN}", re.sub(r"\$[^$]*\$", "$x$", text))
    return glued + re.findall(rf"{HAN}[,;:!?]", text)


@pytest.mark.parametrize("page", CHINESE, ids=name)
def test_nothing_on_a_chinese_page_is_left_in_english(page):
    assert in_english([*titled(source(page)), str(meta(page)["title"]), str(meta(page)["description"])]) == []


def titled(text):
    """Return what a Chinese text says: its blocks but code, the titles of folds, exercises and outputs."""
    words = [BLOCK.sub("", b).strip() for b in blocks(text) if kind(b) not in ("fence", "code", "html")]
    words = [block for block in words if kind(block) != "fence"]
    words += re.findall(r'"([^"]+)"$', unfenced(text), re.M)
    words += re.findall(r"^/{3,} (?!html)\w+ \| (.+)$", unfenced(text), re.M)
    return words + re.findall(r'^ *```text title="([^"]+)"', text, re.M)


def in_english(texts):
    """Return those with words and no Chinese character."""
    return [text for text in texts if re.search("[A-Za-z]{3}", text) and not re.search(HAN, text)]


@pytest.mark.parametrize("page", ENGLISH, ids=name)
def test_nothing_on_an_english_page_is_left_in_chinese(page):
    assert re.findall(HAN, page.read_text("utf-8")) == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_page_says_in_its_front_matter_what_it_is_called_and_what_it_is_about(page):
    assert meta(page)["title"]
    assert len(meta(page)["description"]) >= 30
