"""Spans, edits, and views: text taken out of a larger text, with the way back.

All offsets are code points, half-open. A *raw* offset counts in the document as it stands;
an offset without that word counts in the view.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple


class Span(NamedTuple):
    """Half-open range of code points."""

    start: int
    end: int


class Edit(NamedTuple):
    """Replace the text of `span` (raw offsets) with `new`."""

    span: Span
    new: str


class View:
    """Text put together from runs of a raw text, in order.

    Args:
        raw: the text that the runs are taken from.
        runs: raw spans, ascending and without overlap. What lies between two runs (a line end,
            an indent) is not in the view.
        glue: for each run, what stands before it in the view, at most one character: "" for a
            join without a trace, " " between two Latin words, "\\n" before a new paragraph.
            It is mapped to the first character that lies between the two runs.
    """

    __slots__ = ("_shifts", "_starts", "raw", "text")

    def __init__(self, raw: str, runs: Iterable[tuple[int, int]], glue: Iterable[str]) -> None:
        starts: list[int] = []
        shifts: list[int] = []
        parts: list[str] = []
        at = gap = 0
        for (start, end), between in zip(runs, glue, strict=True):
            if between:
                starts.append(at)
                shifts.append(gap - at)
                parts.append(between)
                at += len(between)
            starts.append(at)
            shifts.append(start - at)
            parts.append(raw[start:end])
            at += end - start
            gap = end
        self.raw = raw
        self.text = "".join(parts)
        # Where each run starts in the view, and how far its raw offsets are from there.
        self._starts = starts or [0]
        self._shifts = shifts or [0]

    def raw_offset(self, offset: int) -> int:
        """Raw offset of the character at `offset`; at the end of the text, just behind the last."""
        return offset + self._shifts[bisect_right(self._starts, offset) - 1]

    def span(self, start: int, end: int) -> Span:
        """Raw span of `start`..`end`. The end goes by the run of the character before it."""
        first = start + self._shifts[bisect_right(self._starts, start) - 1]
        if end - start < 2:  # marks, mostly: no second look
            return Span(first, first + end - start)
        return Span(first, self.raw_offset(end - 1) + 1)

    def edits(self, start: int, end: int, new: str) -> tuple[Edit, ...] | None:
        """The raw edits that put `new` in place of `start`..`end`, or None where there are none.

        An edit never deletes a line end that the view has taken out, unless a whole line goes
        with it: text of the same length is split at the line ends, a deletion keeps the first
        of them, and of anything else only a part that lies within one line can be replaced.
        """
        if end - start == 1 == len(new):
            return (Edit(self.span(start, end), new),)
        old = self.text[start:end]
        head = _common_prefix(old, new)
        tail = _common_prefix(old[head:][::-1], new[head:][::-1])
        start, end, new = start + head, end - tail, new[head : len(new) - tail]
        pieces = self._pieces(start, end)
        if len(pieces) == 1:
            return (Edit(pieces[0], new),)
        if not new:
            return self._deletion(pieces)
        if len(new) != end - start:
            return None
        edits, at = [], 0
        for piece in pieces:
            size = piece.end - piece.start
            edits.append(Edit(piece, new[at : at + size]))
            at += size
        return tuple(edits)

    def _pieces(self, start: int, end: int) -> list[Span]:
        """The raw spans, one a run, that `start`..`end` lies in; one, maybe empty, at least."""
        if end == start:
            # An insertion goes behind the character before it, within the same line.
            at = self.raw_offset(start - 1) + 1 if start else self.raw_offset(0)
            return [Span(at, at)]
        first = bisect_right(self._starts, start) - 1
        last = bisect_right(self._starts, end - 1) - 1
        cuts = [start, *self._starts[first + 1 : last + 1], end]
        pieces: list[Span] = []
        for run, a, b in zip(range(first, last + 1), cuts, cuts[1:], strict=False):
            at = a + self._shifts[run]
            if pieces and pieces[-1].end == at:
                pieces[-1] = Span(pieces[-1].start, at + b - a)
            else:
                pieces.append(Span(at, at + b - a))
        return pieces

    def _deletion(self, pieces: list[Span]) -> tuple[Edit, ...]:
        start, end = pieces[0].start, pieces[-1].end
        whole_line_goes = (
            start == 0
            or self.raw[start - 1] in "\r\n"
            or end == len(self.raw)
            or self.raw[end] in "\r\n"
        )
        if whole_line_goes:
            return (Edit(Span(start, end), ""),)
        return (Edit(pieces[0], ""), Edit(Span(pieces[1].start, end), ""))


def _common_prefix(a: str, b: str) -> int:
    size = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        size += 1
    return size
