"""(text, diagnostics, applicability) → text."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from lint.diagnostic import Applicability, Diagnostic, Severity
from lint.engine import check
from lint.rule import Rule
from lint.text.document import Document
from lint.text.view import Edit

ROUNDS = 20
"""A fix can lay bare another finding; ordinary copy settles after two or three rounds."""

Suppress = Callable[[Document, list[Diagnostic]], list[Diagnostic]]
"""Leaves out the diagnostics that nobody wants to hear of."""


class Fixed(NamedTuple):
    """A mended text, whose fixes were applied to it, and what is left to report."""

    text: str
    applied: tuple[Diagnostic, ...]
    left: list[Diagnostic]


def splice(text: str, edits: Iterable[Edit]) -> str:
    """The text with `edits`, ascending and without overlap, carried out."""
    parts, at = [], 0
    for (start, end), new in edits:
        parts += [text[at:start], new]
        at = end
    return "".join([*parts, text[at:]])


def apply(
    text: str,
    diagnostics: Iterable[Diagnostic],
    applicability: Applicability = Applicability.SAFE,
) -> tuple[str, tuple[Diagnostic, ...]]:
    """Apply the fixes of at least `applicability`; return the text and whose fixes they were.

    Of two fixes that overlap, the one whose finding begins first is applied; the other waits for
    the next round, when its rule has seen the new text.
    """
    taken: list[Edit] = []
    applied = []
    for diagnostic in sorted(diagnostics, key=lambda d: d.span):
        fix = diagnostic.fix
        if fix is None or fix.applicability < applicability or not _are_apart(fix.edits):
            continue
        fresh = [edit for edit in fix.edits if not _holds(taken, edit)]
        if all(_is_free(taken, edit) for edit in fresh):
            applied.append(diagnostic)
            for edit in fresh:
                insort(taken, edit)
    return splice(text, taken), tuple(applied)


def fix(
    document: Document,
    rules: Sequence[Rule],
    *,
    applicability: Applicability = Applicability.SAFE,
    severity: Severity = Severity.WARNING,
    suppress: Suppress = lambda _, found: found,
) -> Fixed:
    """Check and mend until nothing more can be mended; what `suppress` leaves out stays."""
    seen = {document.raw}
    applied: list[Diagnostic] = []
    for _ in range(ROUNDS):
        left = suppress(document, check(document, rules, severity=severity))
        text, now = apply(document.raw, left, applicability)
        if text in seen:
            break
        seen.add(text)
        applied += now
        document = Document(text, document.markup)
    else:
        left = suppress(document, check(document, rules, severity=severity))
    return Fixed(document.raw, tuple(applied), left)


def _are_apart(edits: Sequence[Edit]) -> bool:
    """Whether the edits of one fix ascend without overlap."""
    return all(
        one.start < other.start and one.end <= other.start
        for (one, _), (other, _) in pairwise(edits)
    )


def _holds(taken: list[Edit], edit: Edit) -> bool:
    at = bisect_left(taken, edit)
    return at < len(taken) and taken[at] == edit


def _is_free(taken: list[Edit], edit: Edit) -> bool:
    """Whether nothing in `taken`, which is sorted, touches the characters of `edit`."""
    (start, end), _ = edit
    at = bisect_left(taken, edit)
    before_ends = taken[at - 1].span.end if at else 0
    return (not at or (before_ends <= start and taken[at - 1].span.start < start)) and (
        at == len(taken) or (end <= taken[at].span.start and start < taken[at].span.start)
    )
