"""Edits of a whole document: all fixes of a kind, reflow. They take a while, in the worker."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable

from lint import fixes
from lint.diagnostic import Applicability
from lint.editor.asking import Asked
from lint.editor.checking import Task
from lint.editor.documents import OpenDocument
from lint.editor.edits import combined
from lint.suppress.comments import unignored
from lint.text.document import Document, Markup, joins
from lint.text.view import Edit, Span


def fixing(code: str | None = None) -> Callable[[Task], list[Edit]]:
    """What finds the edits of all fixes of a rule, or else what ``check --fix`` would change."""

    def find(task: Task) -> list[Edit]:
        rules = [rule for rule in task.books.rules(task.path) if rule.id not in task.left_out]
        single = (rule for rule in rules if rule.across is None and code in (None, rule.id))
        fixed = fixes.fix(
            task.document,
            Asked(single, task.is_current),
            applicability=Applicability.UNSAFE if code else Applicability.SAFE,
            severity=task.books.job.severity,
            unignored=unignored,
        )
        return combined(task.text, fixed.rounds)

    return find


def mended_in(document: OpenDocument, span: Span) -> list[Edit]:
    """The safe fixes of the findings that lie within a part of a checked document."""
    found = document.result.diagnostics if document.result else ()
    within = [d for d in found if span.start <= d.span.start and d.span.end <= span.end]
    _, applied = fixes.apply(document.text, within)
    return fixes.edits_of(applied)


def reflowed(task: Task) -> list[Edit]:
    """What ``reflow`` would change: nothing in HTML, whose lines are not paragraphs."""
    document = task.document
    if document.markup is Markup.HTML:
        return []
    return joins(document)


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
