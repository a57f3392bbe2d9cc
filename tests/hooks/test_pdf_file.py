"""What is done to a PDF after Chromium: the same bytes for the same date, text that can be searched."""

import io
from datetime import UTC, datetime

import pikepdf
import pytest
from pypdf import PdfReader

from hooks.pdf_file import character, finish, searchable

DATE = datetime(2021, 11, 25, 12, 30, 15, tzinfo=UTC)


def printed(created):
    """Return a PDF of two pages as if printed at some time, with an outline three levels deep."""
    with pikepdf.new() as pdf:
        for _ in range(2):
            pdf.add_blank_page()
        pdf.docinfo.CreationDate = pdf.docinfo.ModDate = created
        with pdf.open_outline() as outline:
            chapter, lesson, section = (pikepdf.OutlineItem(title, 1) for title in "CLS")
            lesson.children.append(section)
            chapter.children.append(lesson)
            outline.root.append(chapter)
        result = io.BytesIO()
        pdf.save(result, static_id=True)  # Chromium writes none
        return result.getvalue()


def test_two_runs_give_the_same_bytes_and_the_date_is_the_commit_s():
    data, pages = finish(printed("D:20300101000000Z"), DATE)
    assert (data, pages) == finish(printed("D:20310102030405Z"), DATE)
    assert pages == 2
    metadata = PdfReader(io.BytesIO(data)).metadata
    assert metadata.creation_date == metadata.modification_date == DATE


def test_lessons_are_folded_in_the_outline():
    data, _ = finish(printed("D:20300101000000Z"), DATE)
    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_outline() as outline:
        (chapter,) = outline.root
        assert not chapter.is_closed
        assert chapter.children[0].is_closed
        assert chapter.children[0].children[0].title == "S"


@pytest.mark.parametrize(
    ("sign", "meant"),
    [("\u2f00", "一"), ("\u2f50", "比"), ("\u2eda", "页"), ("\ufb01", "fi"), ("比", "比"), ("x", "x")],
)
def test_radicals_and_ligatures_become_what_is_typed_and_nothing_else_changes(sign, meant):
    assert character(sign) == meant


def test_tables_of_single_characters_and_of_ranges_are_repaired():
    table = b"1 begincodespacerange\n<00> <FF>\nendcodespacerange\n1 beginbfchar\n<8C> <2F50>\nendbfchar\n"
    table += b"2 beginbfrange\n<01> <03> <2F00>\n<04> <06> <0041>\nendbfrange\n"
    table += b"1 beginbfchar\n<07> <FB01>\nendbfchar\n"
    repaired = b"1 begincodespacerange\n<00> <FF>\nendcodespacerange\n1 beginbfchar\n<8C> <6BD4>\nendbfchar\n"
    repaired += b"2 beginbfrange\n<01> <03> [<4E00> <4E28> <4E36>]\n<04> <06> <0041>\nendbfrange\n"
    repaired += b"1 beginbfchar\n<07> <00660069>\nendbfchar\n"
    assert searchable(table) == repaired
