"""Finish a PDF that Chromium printed: its dates, its text, its outline, its weight."""

import io
import re
import unicodedata

import pikepdf

MAPPED = re.compile(rb"^(<\w+>)(?: (<\w+>))? <(\w{4})>$", re.M)  # a code, or the first and last of a range
# Fonts draw a character and the radical of the same shape with one glyph, and Chromium notes the radical: who
# searches for the character would not find it. These are the radicals that Unicode's NFKC leaves alone.
RADICALS = str.maketrans(
    "⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰",
    "民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙",
)


def page_numbers(data):
    """Return the number of the page on which each target of a link stands, by its id, counted from 1."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        number = {page.objgen: count for count, page in enumerate(pdf.pages, 1)}
        return {name[1:]: number[place[0].objgen] for name, place in pdf.Root.Dests.items()}


def finish(data, date):
    """Return the PDF's final bytes, and how many pages it has."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        written = f"D:{date:%Y%m%d%H%M%S}+00'00'"
        pdf.docinfo.CreationDate = pdf.docinfo.ModDate = written
        pdf.docinfo.Creator = "python -m hooks.pdf"
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item:
                item.ToUnicode.write(searchable(item.ToUnicode.read_bytes()))
        with pdf.open_outline() as outline:
            for lesson in (lesson for chapter in outline.root for lesson in chapter.children):
                lesson.is_closed = True
        result = io.BytesIO()
        pdf.save(
            result,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            recompress_flate=True,
        )
        return result.getvalue(), len(pdf.pages)


def searchable(table):
    """Return a font's table of characters with radicals and ligatures as characters."""

    def line(mapped):
        first, last, sign = mapped.groups()
        length = int(last[1:-1], 16) - int(first[1:-1], 16) + 1 if last else 1
        signs = [chr(int(sign, 16) + k) for k in range(length)]
        found = [character(sign) for sign in signs]
        if found == signs:
            return mapped[0]
        codes = " ".join(f"<{sign.encode('utf-16-be').hex().upper()}>" for sign in found).encode()
        return b"%s %s [%s]" % (first, last, codes) if last else b"%s %s" % (first, codes)

    return MAPPED.sub(line, table)


def character(sign):
    """Return the character that a radical stands for, the letters of a ligature; others as they are."""
    if "\u2e80" <= sign <= "\u2fdf" or "\ufb00" <= sign <= "\ufb06":
        return unicodedata.normalize("NFKC", sign).translate(RADICALS)
    return sign
