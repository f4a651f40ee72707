"""Edits of a whole document: all fixes of a kind, reflow. They take a while, in the worker."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from lint import fixes, suppress
from lint.diagnostic import Applicability, Diagnostic
from lint.editor.documents import OpenDocument
from lint.editor.edits import combined
from lint.editor.session import Session
from lint.text.document import Document, Markup, joins, reflow_rounds
from lint.text.view import Edit, Span


def fixing(
    session: Session, document: OpenDocument, code: str | None = None
) -> Callable[[Document], list[Edit]]:
    """What finds the edits of all fixes of a rule, or else what ``check --fix`` would change."""

    def find(shape: Document) -> list[Edit]:
        rules = [rule for rule in session.rules(document) if code in (None, rule.id)]
        fixed = fixes.fix(
            shape,
            [rule for rule in rules if rule.across is None],
            applicability=Applicability.UNSAFE if code else Applicability.SAFE,
            severity=session.books.job.severity,
            unignored=suppress.unignored,
        )
        return combined(shape.raw, fixed.rounds)

    return find


def mended_in(text: str, span: Span, found: Sequence[Diagnostic]) -> list[Edit]:
    """The safe fixes of the findings that lie within a part of a text."""
    within = [d for d in found if span.start <= d.span.start and d.span.end <= span.end]
    _, applied = fixes.apply(text, within)
    return fixes.edits_of(applied)


def reflowed(document: Document) -> list[Edit]:
    """What ``reflow`` would change: nothing in HTML, whose lines are not paragraphs."""
    if document.markup is Markup.HTML:
        return []
    return combined(document.raw, list(reflow_rounds(document)))


def paragraph_joined(document: Document, at: int) -> list[Edit]:
    """What would put the paragraph at a raw offset on one line."""
    if document.markup is Markup.HTML or not document.lines:
        return []
    line = max(0, bisect_right(document.lines, at, key=lambda line: line.start) - 1)
    paragraphs = document.paragraphs
    paragraph = paragraphs[bisect_right(paragraphs, line, key=lambda p: p.first) - 1]
    start, end = document.lines[paragraph.first].start, document.lines[paragraph.last].end
    if not start <= at <= end:
        return []
    edits = joins(document)
    first = bisect_left(edits, start, key=lambda edit: edit.span.start)
    last = bisect_left(edits, end, key=lambda edit: edit.span.start)
    return edits[first:last]
