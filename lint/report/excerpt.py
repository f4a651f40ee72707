"""The line that a finding stands in, cut to the terminal around the marked text."""

from __future__ import annotations

import re
from typing import NamedTuple

from lint.diagnostic import Diagnostic
from lint.report.style import cells, fit, fit_end, fitted, visible
from lint.text.view import Span, spliced

_ELLIPSIS = "…"
_LINE_END = re.compile("[\r\n]")


class Excerpt(NamedTuple):
    """What stands before the marked text on its line, the text itself, and what follows it."""

    before: str
    marked: str
    after: str


def excerpt(text: str, span: Span, room: int) -> Excerpt:
    """The neighbourhood of `span` in at most `room` cells; what cannot be seen is named."""
    start, end = span
    marked = _marked(text, span, room * 2 // 3)
    room -= cells(marked)
    behind = _after(text, end, room)
    wanted = room if len(behind) > room else cells(behind)
    before, width = _cut(_before(text, start, room)[::-1], max(room * 2 // 5, room - wanted))
    after, _ = _cut(behind, room - width)
    return Excerpt(before[::-1], marked, after)


def _cut(text: str, room: int) -> tuple[str, int]:
    """The text, or its beginning and an ellipsis, in at most `room` cells, and how many."""
    if len(text) <= room:  # else its cells need not be counted
        fitting, width = fitted(text, room)
        if len(fitting) == len(text):
            return text, width
    fitting, width = fitted(text, room - 1)
    return fitting + _ELLIPSIS, width + 1


def mended(text: str, diagnostic: Diagnostic, room: int) -> Excerpt:
    """The same neighbourhood as the diagnostic's fix leaves it, what is new being marked."""
    edits = diagnostic.fix.edits if diagnostic.fix else ()
    start, end = diagnostic.span
    if edits:
        start, end = min(start, edits[0].span.start), max(end, edits[-1].span.end)
    new = spliced(text, (start, end), edits)
    around = text[max(0, start - room) : start], text[end : end + room]
    at = len(around[0])
    return excerpt(around[0] + new + around[1], Span(at, at + len(new)), room)


def _before(text: str, start: int, room: int) -> str:
    """What stands before `start` on its line, without the indent, a character more than fits."""
    before = text[max(0, start - room - 1) : start]
    line = max(before.rfind("\n"), before.rfind("\r")) + 1
    return visible(before[line:].lstrip())


def _after(text: str, end: int, room: int) -> str:
    """What stands behind `end` on its line, a character more than fits."""
    after = text[end : end + room + 1]
    return visible(_LINE_END.split(after, 1)[0].rstrip())


def _marked(text: str, span: Span, room: int) -> str:
    start, end = span
    if end - start <= room:
        shown = _named(text[start:end])
        if cells(shown) <= room:
            return shown
    half = room // 2
    head = _named(text[start : start + half])
    tail = _named(text[max(start + half, end - half) : end])
    return fit(head, half) + _ELLIPSIS + fit_end(tail, room - half - 1)


def _named(text: str) -> str:
    """The text with its blanks and what cannot be seen named."""
    if text.isprintable() and " " not in text:
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(_NAMES.get(c) or (c if c.isprintable() else f"<U+{ord(c):04X}>") for c in text)


_NAMES = {"\n": "⏎", " ": "␣", "\t": "⇥"}
