"""(text, diagnostics, applicability) → text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from lint.diagnostic import Applicability, Diagnostic, Severity
from lint.engine import check
from lint.rule import Rule
from lint.text.document import Document
from lint.text.view import Edit, Span, splice

ROUNDS = 20
"""A fix can lay bare another finding; ordinary copy settles after two or three rounds."""

Choose = Callable[[Document, list[Diagnostic]], list[Diagnostic]]
"""Some of the diagnostics of a document."""


class Fixed(NamedTuple):
    """A mended document, whose fixes were applied to it, and what is left to report.

    `rounds` are the edits of each round, ascending; their offsets count in the text that the round
    before made.
    """

    document: Document
    applied: tuple[Diagnostic, ...]
    left: list[Diagnostic]
    rounds: tuple[list[Edit], ...]

    @property
    def text(self) -> str:
        """The mended text."""
        return self.document.raw


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
    rules: Iterable[Rule],
    *,
    applicability: Applicability = Applicability.SAFE,
    severity: Severity = Severity.WARNING,
    unignored: Choose = lambda _, found: found,
    unknown: Choose = lambda _, found: found,
) -> Fixed:
    """Check and mend until nothing more can be mended; in each round all the rules are asked.

    What `unignored` leaves out stays, in every round. `unknown` is asked once, on the document as
    it is given: what it leaves out stays, wherever the fixes of other findings move it.
    """

    def look() -> list[Diagnostic]:
        return unignored(document, check(document, rules, severity=severity))

    found = look()
    left = unknown(document, found)
    told = set(map(id, left))
    kept = _Kept(diagnostic for diagnostic in found if id(diagnostic) not in told)
    seen = {document.raw}
    applied: list[Diagnostic] = []
    rounds: list[list[Edit]] = []
    for _ in range(ROUNDS):
        text, now = apply(document.raw, left, applicability)
        if text in seen:
            break
        seen.add(text)
        applied += now
        rounds.append(edits_of(now))
        kept.move(rounds[-1])
        document = Document(text, document.markup)
        left = kept.leave_out(look())
    return Fixed(document, tuple(applied), left, tuple(rounds))


def edits_of(applied: Iterable[Diagnostic]) -> list[Edit]:
    """The edits of fixes that were applied together, ascending, each once."""
    return sorted(
        {edit for diagnostic in applied if diagnostic.fix for edit in diagnostic.fix.edits}
    )


class _Kept:
    """Findings that stay as they are, told by their rules and places."""

    def __init__(self, found: Iterable[Diagnostic]) -> None:
        self.spans: dict[str, list[Span]] = {}
        for diagnostic in found:
            self.spans.setdefault(diagnostic.code, []).append(diagnostic.span)

    def leave_out(self, found: list[Diagnostic]) -> list[Diagnostic]:
        """The findings whose place no kept one of the same rule shares."""
        reach = {
            code: (spans, list(accumulate((span.end for span in spans), max)))
            for code, spans in self.spans.items()
        }
        return [d for d in found if d.code not in reach or not _shares(d.span, *reach[d.code])]

    def move(self, edits: Sequence[Edit]) -> None:
        """Follow the places through edits, ascending and without overlap."""
        self.spans = {code: sorted(_moved(spans, edits)) for code, spans in self.spans.items()}


def _shares(span: Span, spans: list[Span], ends: list[int]) -> bool:
    """Whether the span is, or overlaps, one of `spans`, sorted, which end by then at `ends`."""
    before = bisect_left(spans, span.end, key=lambda other: other.start)
    return span in spans[before : before + 1] or (before > 0 and ends[before - 1] > span.start)


def _moved(spans: Iterable[Span], edits: Sequence[Edit]) -> Iterator[Span]:
    """Where spans are after sorted edits; what an edit puts over a span's end belongs to it."""
    starts = [edit.span.start for edit in edits]
    ends = [edit.span.end for edit in edits]
    shifts = [0, *accumulate(len(new) - (end - start) for (start, end), new in edits)]
    for start, end in spans:
        before = bisect_right(ends, start)
        within = max(before, bisect_left(starts, end))
        first = min([start, *starts[before:within][:1]])
        last = max([end, *ends[before:within][-1:]])
        yield Span(first + shifts[before], last + shifts[within])


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
