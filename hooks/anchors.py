"""Tell MkDocs the ids inside equations, figures and evidence, or `--strict` refuses links to them."""

import re

ID = re.compile(r'\sid="([^"]+)"')


def on_page_content(content, page, config, files):
    """Add every id of the finished content to the ids that MkDocs found in the Markdown."""
    page.present_anchor_ids = (page.present_anchor_ids or set()) | set(ID.findall(content))
    return content
