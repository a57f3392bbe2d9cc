"""MkDocs learns of ids that stand inside fences and evidence."""

from types import SimpleNamespace

from hooks.anchors import on_page_content


def test_ids_of_the_content_join_those_of_the_markdown():
    page = SimpleNamespace(present_anchor_ids={"heading"})
    content = '<div class="equation" id="eq-one"></div><div id="check-one" data-id="no"></div>'
    assert on_page_content(content, page, None, None) == content
    assert page.present_anchor_ids == {"heading", "eq-one", "check-one"}
