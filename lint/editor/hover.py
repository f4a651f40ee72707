"""Hovers: the rules that found something at a place, or that are named there, in short."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from lsprotocol import types

from lint.diagnostic import Text
from lint.editor.checking import Checked
from lint.editor.documents import OpenDocument
from lint.editor.session import Session
from lint.explain import brief
from lint.report.families import FAMILIES
from lint.rule import DOCS, Rule
from lint.suppress.comments import ignores
from lint.text.view import Span

_WORD = re.compile("[A-Za-z0-9-]+")
_COUNT = Text("规则 {count} 条", "rules: {count}")


def hover(session: Session, document: OpenDocument, place: types.Position) -> types.Hover | None:
    """What is to be said of a place of a document that was checked."""
    checked = document.checked
    if checked is None or document.result is None:
        return None
    at, rules = document.offset(place), checked.reading.book.rules
    if names := _names(session, document, checked, at):
        return _of_name(session, document, rules, names, at)
    found = [d for d in document.result.diagnostics if d.span.start <= at <= d.span.end]
    if not found:
        return None
    codes = dict.fromkeys(d.code for d in found)
    by_code = {rule.id: rule for rule in rules}
    said = [brief(by_code[code], session.language) for code in codes if code in by_code]
    return _hover(document, said, max((d.span for d in found), key=lambda s: (s.start, -s.end)))


def _names(session: Session, document: OpenDocument, checked: Checked, at: int) -> Span | None:
    """Where rules may be named around an offset: in a row of a book, or in a comment."""
    if session.is_book(document.path):
        positions = document.positions
        return positions.row_span(positions.position(at).row)
    comments = (comment.span for comment in ignores(checked.document))
    return next((span for span in comments if span.start <= at <= span.end), None)


def _of_name(
    session: Session, document: OpenDocument, rules: Sequence[Rule], names: Span, at: int
) -> types.Hover | None:
    """The rule or the family whose code or name stands there."""
    for match in _WORD.finditer(document.text, *names):
        if match.start() <= at <= match.end():
            said = _said(rules, match[0], session.language)
            return _hover(document, said, Span(*match.span())) if said else None
    return None


def _said(rules: Sequence[Rule], name: str, language: str) -> list[str]:
    if named := [brief(rule, language) for rule in rules if name in (rule.id, rule.name)]:
        return named
    count = sum(name in (rule.family, "ALL") for rule in rules)
    return [_family(name, count, language)] if count else []


def _family(code: str, count: int, language: str) -> str:
    """A family in short: its name, where it is one of ours, and how many rules it has."""
    said = _COUNT.format(count=count).in_language(language)
    if code not in FAMILIES:
        return f"**{code}**\n\n{said}"
    return f"**[{code}]({DOCS}/#{code})** {FAMILIES[code].in_language(language)}\n\n{said}"


def _hover(document: OpenDocument, said: Iterable[str], span: Span) -> types.Hover:
    content = types.MarkupContent(types.MarkupKind.Markdown, "\n\n---\n\n".join(said))
    return types.Hover(content, document.range(span))
