"""Findings that a comment ignores.

A comment works in Markdown and HTML; plain text has none:

    <!-- newslint: ignore WID001, DUP -->   on its own line: the paragraph that follows
    text <!-- newslint: ignore WID001 -->   behind text: this line
    <!-- newslint: ignore-file WID001 -->   the file

Without a code it ignores every rule.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from lint.bookfile import unknown_code
from lint.diagnostic import Diagnostic, Text
from lint.text.document import Document, Markup
from lint.text.positions import Positions
from lint.text.view import Span

_COMMENT = re.compile(r"<!--\s*newslint:\s*ignore(-file)?(?=[\s-])([^<>]*?)-->")


class Ignore(NamedTuple):
    """A comment at `span` (raw): findings that begin in `place` (raw) are not reported."""

    span: Span
    place: Span
    codes: tuple[str, ...]


def ignores(document: Document) -> tuple[Ignore, ...]:
    """The comments of a document that ignore something."""
    raw = document.raw
    if document.markup is Markup.TEXT or "newslint:" not in raw:
        return ()
    positions = Positions(raw)
    return tuple(
        Ignore(
            Span(*match.span()),
            _place(document, positions, match),
            tuple(match[2].replace(",", " ").split()),
        )
        for match in _COMMENT.finditer(raw)
    )


def unknown_codes(
    comments: Iterable[Ignore], names: Collection[str]
) -> Iterator[tuple[Ignore, Text]]:
    """The comments that name a rule that is none of `names`, and what to say of them."""
    for comment in comments:
        for code in comment.codes:
            if code not in names:
                yield comment, unknown_code(code, names)


def unignored(document: Document, found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """What no comment ignores of `found`, which is sorted."""
    ignored = _ignored(found, ignores(document))
    return [diagnostic for index, diagnostic in enumerate(found) if index not in ignored]


def _ignored(found: Sequence[Diagnostic], comments: Iterable[Ignore]) -> set[int]:
    """Indexes of the findings that a comment ignores."""
    starts = [diagnostic.span.start for diagnostic in found]
    return {
        index
        for place, codes in _codes_by_place(comments).items()
        for index in range(bisect_left(starts, place.start), bisect_left(starts, place.end))
        if not codes.isdisjoint(_names(found[index]))
    }


def _codes_by_place(comments: Iterable[Ignore]) -> dict[Span, set[str]]:
    codes: dict[Span, set[str]] = {}
    for comment in comments:
        codes.setdefault(comment.place, set()).update(comment.codes or ("ALL",))
    return codes


def _names(diagnostic: Diagnostic) -> tuple[str, ...]:
    return diagnostic.code, diagnostic.name, diagnostic.code[:3], "ALL"


def _place(document: Document, positions: Positions, match: re.Match[str]) -> Span:
    raw, lines = document.raw, document.lines
    if match[1]:
        return Span(0, len(raw) + 1)
    row = match.start() - positions.position(match.start()).column + 1
    if raw[row : match.start()].strip():
        return Span(row, match.start())
    line = bisect_left(lines, match.end(), key=lambda line: line.start)
    if line == len(lines):
        return Span(match.end(), match.end())
    paragraphs = document.paragraphs
    paragraph = paragraphs[bisect_right(paragraphs, line, key=lambda p: p.first) - 1]
    return Span(lines[line].start, lines[paragraph.last].end)
