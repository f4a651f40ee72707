"""Where an offset of the flow lies: in which paragraph, in a quotation or not."""

from __future__ import annotations

from bisect import bisect_right

from lint.text.document import Document, Paragraph


def paragraph_at(document: Document, at: int) -> Paragraph:
    """The paragraph that holds the offset `at` of the flow."""
    i = bisect_right(document.paragraphs, at, key=lambda paragraph: paragraph.span.start) - 1
    return document.paragraphs[max(i, 0)]


def is_speech(text: str, at: int) -> bool:
    """Whether a quotation is open at `at`: what is said keeps its own words and numerals."""
    first = max(0, at - _SPEECH)
    closed = max(text.rfind("”", first, at), text.rfind("\n", first, at))
    return text.rfind("“", first, at) > closed


def in_title(text: str, at: int) -> bool:
    """Whether the offset `at` lies within 《》: the title of a work stays as it is."""
    first = max(0, at - _TITLE)
    return text.rfind("《", first, at) > max(text.rfind(mark, first, at) for mark in "》\n")


def clause_start(text: str, at: int) -> int:
    """Where the clause begins that holds the offset `at`, as far back as a clause may be long."""
    first = max(0, at - _CLAUSE)
    return max(first, *(text.rfind(mark, first, at) + 1 for mark in "，。；：！？,\n"))


_TITLE = 60
_CLAUSE = 30
_SPEECH = 400  # an opening quote is looked for this far back
