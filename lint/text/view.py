"""Spans, edits, and views: text taken out of a larger text, with the way back.

All offsets are code points, half-open. A *raw* offset counts in the document as it stands;
an offset without that word counts in the view.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, partial
from itertools import accumulate, chain, compress, pairwise
from operator import add, itemgetter, sub
from typing import NamedTuple

from lint.text.common import common_end, common_start
from lint.text.lazy import lazy_re
from lint.text.offsets import packed

_BLANK = lazy_re(r"[\s>#]*")  # with the signs of a quote and a heading in Markdown


class Span(NamedTuple):
    """Half-open range of code points."""

    start: int
    end: int


new_span: Callable[[tuple[int, int]], Span] = partial(tuple.__new__, Span)
"""A span, made in a third of the time: for readers that make hundreds."""


def is_within(spans: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether one of the spans, which ascend, holds the offset `at`."""
    i = bisect_right(spans, at, key=itemgetter(0)) - 1
    return i >= 0 and at < spans[i][1]


class Edit(NamedTuple):
    """Replace the text of `span` (raw offsets) with `new`."""

    span: Span
    new: str


def splice(text: str, edits: Iterable[Edit]) -> str:
    """The text with `edits`, ascending and without overlap, carried out."""
    return spliced(text, (0, len(text)), edits)


def spliced(text: str, span: tuple[int, int], edits: Iterable[Edit]) -> str:
    """What stands in `span` of the text once `edits`, which lie within it, are carried out."""
    parts, at = [], span[0]
    for (start, end), new in edits:
        parts += [text[at:start], new]
        at = end
    return "".join([*parts, text[at : span[1]]])


class View:
    """Text put together from runs of a raw text, in order.

    Args:
        raw: the text that the runs are taken from.
        starts, ends: raw offsets of the runs, ascending and without overlap. What lies between two
            runs (a line end, an indent, a tag) is not in the view.
        glue: for each run, what stands before it in the view, at most one character: "" for a
            join without a trace, " " between two Latin words, "\\n" before a new paragraph.
            Its raw offset is where the run before it ends, but nothing there is its own.
    """

    def __init__(
        self, raw: str, starts: Sequence[int], ends: Sequence[int], glue: Sequence[str]
    ) -> None:
        self.raw = raw
        self._starts = starts
        self._ends = ends
        self._between = glue
        runs = [raw[start:end] for start, end in zip(starts, ends, strict=True)]
        parts = zip(glue, runs, strict=True)
        self.text = "".join(chain.from_iterable(parts))

    @cached_property
    def _way_back(self) -> tuple[Sequence[int], Sequence[int]]:
        """Where in the view each run starts, and how far that is from where it does in raw.

        Made when it is first asked for, as on many pages nothing is found.
        """
        sizes = [*map(sub, self._ends, self._starts)]
        ends = accumulate(map(add, map(len, self._between), sizes))
        starts = [*map(sub, ends, sizes)] or [0]
        shifts = [*map(sub, self._starts, starts)] or [0]
        return packed(starts), packed(shifts)

    @cached_property
    def _glue(self) -> frozenset[int]:
        """The places of glue in the view."""
        starts, _ = self._way_back
        return frozenset([start - 1 for start in compress(starts, self._between)])

    def raw_offset(self, offset: int) -> int:
        """Raw offset of the character at `offset`; at the end of the text, just behind the last."""
        starts, shifts = self._way_back
        return offset + shifts[bisect_right(starts, offset) - 1]

    def span(self, start: int, end: int) -> Span:
        """Raw span of `start`..`end`. The end goes by the run of the character before it."""
        starts, shifts = self._way_back
        first = start + shifts[bisect_right(starts, start) - 1]
        if end - start < 2:  # marks, mostly: no second look
            return new_span((first, first + end - start))
        return Span(first, self.raw_offset(end - 1) + 1)

    def marks(self, places: Iterable[int]) -> Iterator[Span]:
        """Raw span of each character at these places: a page may hold hundreds of a mark."""
        starts, shifts = self._way_back
        for at in places:
            first = at + shifts[bisect_right(starts, at) - 1]
            yield new_span((first, first + 1))

    def edits(self, start: int, end: int, new: str) -> tuple[Edit, ...] | None:
        """The raw edits that put `new` in place of `start`..`end`, or None where there are none.

        What lies between two runs is not touched: text of the same length is split there, and of
        anything else only a part that lies within one run can be replaced. White space that is
        glue at either end is left as it is; no edit runs over glue.

        A deletion alone takes line ends with it: all but the first of those that it runs over,
        and the first too where a line is emptied or goes from its start or up to its end. It
        neither runs over other markup nor leaves it with nothing inside.
        """
        if end - start == 1 == len(new):
            return None if start in self._glue else (Edit(self.span(start, end), new),)
        old = self.text[start:end]
        head = common_start(old, new)
        tail = common_end(old[head:], new[head:])
        start, end, new = start + head, end - tail, new[head : len(new) - tail]
        if start == end:
            at = self._insertion_point(start)
            return (Edit(Span(at, at), new),)
        start, end = self._without_glue(start, end)
        if start in self._glue or end - 1 in self._glue or start == end:
            return None
        pieces = self._pieces(start, end)
        has_glue = sum(b - a for a, b in pieces) < end - start
        if not new:
            return self._deletion(start, end, pieces, has_glue=has_glue)
        if has_glue or (len(pieces) > 1 and len(new) != end - start):
            return None
        if len(pieces) == 1:
            return (Edit(pieces[0], new),)
        edits, at = [], 0
        for piece in pieces:
            size = piece.end - piece.start
            edits.append(Edit(piece, new[at : at + size]))
            at += size
        return tuple(edits)

    def _insertion_point(self, offset: int) -> int:
        """Raw offset behind the character before `offset`, or before the one at the run's start."""
        if not offset or offset - 1 in self._glue:
            return self.raw_offset(offset)
        return self.raw_offset(offset - 1) + 1

    def _without_glue(self, start: int, end: int) -> tuple[int, int]:
        """`start`..`end` without the white space at either end that is glue."""
        while start < end and start in self._glue and self.text[start].isspace():
            start += 1
        while start < end and end - 1 in self._glue and self.text[end - 1].isspace():
            end -= 1
        return start, end

    def _pieces(self, start: int, end: int) -> list[Span]:
        """The raw spans, one a run, that `start`..`end` lies in; glue has none."""
        starts, shifts = self._way_back
        first = bisect_right(starts, start) - 1
        last = bisect_right(starts, end - 1) - 1
        cuts = [start, *starts[first + 1 : last + 1], end]
        pieces: list[Span] = []
        for run, (a, b) in zip(range(first, last + 1), pairwise(cuts), strict=True):
            size = b - a - (b - 1 in self._glue)
            at = a + shifts[run]
            if size <= 0:
                continue
            if pieces and pieces[-1].end == at:
                pieces[-1] = Span(pieces[-1].start, at + size)
            else:
                pieces.append(Span(at, at + size))
        return pieces

    def _deletion(
        self, start: int, end: int, pieces: list[Span], *, has_glue: bool
    ) -> tuple[Edit, ...] | None:
        before, after = self._gap(start), self._gap(end)
        if not all(self._is_blank(Span(a.end, b.start)) for a, b in pairwise(pieces)):
            return None
        whole = Span(pieces[0].start, pieces[-1].end)
        if before and after:
            if not (self._is_blank(before) and self._is_blank(after)):
                return None
            return (Edit(Span(before.start, whole.end), ""),)
        edge = before or after
        if len(pieces) == 1 or (edge and self._is_blank(edge)):
            return (Edit(whole, ""),)
        if has_glue:
            return None
        return (Edit(pieces[0], ""), Edit(Span(pieces[1].start, whole.end), ""))

    def _gap(self, offset: int) -> Span | None:
        """What of the raw text is left out at `offset`; None within a run."""
        before = after = offset
        while before - 1 in self._glue:
            before -= 1
        while after in self._glue:
            after += 1
        start = self.raw_offset(before - 1) + 1 if before else 0
        end = self.raw_offset(after) if after < len(self.text) else len(self.raw)
        return Span(start, end) if start < end or not before or after == len(self.text) else None

    def _is_blank(self, gap: Span) -> bool:
        return _BLANK.fullmatch(self.raw, gap.start, gap.end) is not None
