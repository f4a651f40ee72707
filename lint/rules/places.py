"""Where on the page an offset of the flow lies."""

from __future__ import annotations

from bisect import bisect_right

from lint.text.document import Document, Paragraph


def paragraph_at(document: Document, at: int) -> Paragraph:
    """The paragraph that holds the offset `at` of the flow."""
    i = bisect_right(document.paragraphs, at, key=lambda paragraph: paragraph.span.start) - 1
    return document.paragraphs[max(i, 0)]
