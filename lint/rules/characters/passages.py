"""Text in the other script, from a paragraph to a whole page: one finding, not thousands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Sequence

import regex

from lint.text.view import Span

_HAN = regex.compile(r"\p{Han}")
# Of running text in the other script a third shows it. Names and quotations on a page do not
# come near a tenth.
_ON_PAGE, _PAGE_SHARE = 10, 0.1
_IN_PARAGRAPH, _PARAGRAPH_SHARE = 5, 0.2


def passages(text: str, hits: Sequence[int], own: Container[str]) -> list[Span]:
    """The parts of the text that are in the other script.

    Args:
        text: the flow of a document.
        hits: where characters of the other script stand, ascending.
        own: characters that only the script of the copy has: where they are many, the text is a
            mixture.
    """

    def is_other(span: Span, least: int, share: float) -> bool:
        count = bisect_left(hits, span.end) - bisect_left(hits, span.start)
        if count < least:
            return False
        han = _HAN.findall(text, *span)
        return count >= share * len(han) and count > 2 * sum(c in own for c in han)

    page = Span(0, len(text))
    if is_other(page, _ON_PAGE, _PAGE_SHARE):
        return [page]
    found: list[Span] = []
    at = 0
    for line in text.split("\n"):
        span = Span(at, at + len(line))
        if is_other(span, _IN_PARAGRAPH, _PARAGRAPH_SHARE):
            if found and found[-1].end + 1 == span.start:
                span = Span(found.pop().start, span.end)
            found.append(span)
        at += len(line) + 1
    return found


def is_within(spans: Sequence[Span], at: int) -> bool:
    """Whether one of the spans, which ascend, holds the offset `at`."""
    i = bisect_right(spans, at, key=lambda span: span.start) - 1
    return i >= 0 and at < spans[i].end
