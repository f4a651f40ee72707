"""Hovers: the rules that found something at a place, or that a book names there, in short."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lsprotocol import types

from lint.editor.documents import OpenDocument
from lint.editor.session import Session
from lint.explain import brief
from lint.rule import Rule
from lint.text.view import Span

_WORD = re.compile("[A-Za-z0-9-]+")


def hover(session: Session, document: OpenDocument, place: types.Position) -> types.Hover | None:
    """What is to be said of a place of a document that was checked."""
    at = document.offset(place)
    if document.checked is None or document.result is None:
        return None
    known = document.checked.reading.book.rules
    if session.is_book(document.path):
        return _of_book(session, document, known, at)
    there = [d for d in document.result.diagnostics if d.span.start <= at <= d.span.end]
    if not there:
        return None
    rules = {rule.id: rule for rule in known}
    codes = dict.fromkeys(d.code for d in there)
    span = max((d.span for d in there), key=lambda span: (span.start, -span.end))
    return _page(session, document, (rules[code] for code in codes if code in rules), span)


def _of_book(
    session: Session, document: OpenDocument, rules: Iterable[Rule], at: int
) -> types.Hover | None:
    """The page of the rule whose code or name stands there."""
    for match in _WORD.finditer(document.text, *_row(document, at)):
        if match.start() <= at <= match.end():
            named = [rule for rule in rules if match[0] in (rule.id, rule.name)]
            return _page(session, document, named, Span(*match.span())) if named else None
    return None


def _row(document: OpenDocument, at: int) -> Span:
    positions = document.positions
    return positions.row_span(positions.position(at).row)


def _page(
    session: Session, document: OpenDocument, rules: Iterable[Rule], span: Span
) -> types.Hover:
    text = "\n\n---\n\n".join(brief(rule, session.language) for rule in rules)
    content = types.MarkupContent(types.MarkupKind.Markdown, text)
    return types.Hover(content, document.range(span))
