"""Findings of unchanged text, which are left out where only what has changed is asked for."""

from __future__ import annotations

import os
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

import msgspec

from lint.diagnostic import Diagnostic
from lint.text.view import Span

_LINE = re.compile(r"[^\n]*\n|[^\n]+")


class Hunk(NamedTuple):
    """So many changed `lines` from the `first` on; with none, some were deleted before it.

    A line is git's: it ends with LF, and counts from 1.
    """

    first: int
    lines: int


WHOLE = (Hunk(1, 1 << 62),)
"""The hunks of a file that is new."""


class Changes(msgspec.Struct, frozen=True):
    """What has changed in files.

    Attributes:
        hunks: by real path, the hunks of a file, ascending; one that is missing is unchanged.
    """

    hunks: dict[Path, tuple[Hunk, ...]]

    def of(self, path: Path) -> tuple[Hunk, ...]:
        """The hunks of a file."""
        return self.hunks.get(Path(os.path.realpath(path)), ())

    def spans(self, path: Path, text: str, before: str | None = None) -> list[Span]:
        """The raw spans of `text` that have changed, ascending; an empty one where lines went.

        `before` is the text that the hunks speak of, where `text` is what fixing made of it.
        """
        hunks = self.of(path)
        if not hunks:
            return []
        lines = _LINE.findall(text)
        if before is not None and before != text:
            hunks = tuple(_followed(hunks, _LINE.findall(before), lines))
        starts = list(accumulate(map(len, lines), initial=0))
        starts[-1] += 1  # the last line reaches over the end, where a finding may stand
        last = len(lines)
        return [
            Span(starts[min(first - 1, last)], starts[min(first - 1 + count, last)])
            for first, count in hunks
        ]


def touched(
    found: Iterable[Diagnostic], changed: Callable[[Path | None], Sequence[Span]]
) -> list[Diagnostic]:
    """The findings of which any part, or any place that they speak of, has changed.

    `changed` gives the changed spans of a page of the issue; of the findings' own one for None.
    """
    spans = cache(changed)
    return [
        diagnostic
        for diagnostic in found
        if _touches(diagnostic.span, spans(None))
        or any(_touches(place.span, spans(place.path)) for place in diagnostic.related)
    ]


def _touches(span: Span, changed: Sequence[Span]) -> bool:
    """Whether a span shares a character with a changed one, or reaches over an empty one."""
    start, end = span.start, max(span.end, span.start + 1)  # an empty one stands for what follows
    index = bisect_left(changed, end, key=lambda other: other.start)
    return index > 0 and changed[index - 1].end > start


def _followed(hunks: Sequence[Hunk], before: Sequence[str], after: Sequence[str]) -> Iterator[Hunk]:
    """The hunks of lines in what became of these; a line that was mended has changed."""
    from rapidfuzz.distance import Levenshtein  # slow to import; difflib is cubic on blank lines

    starts = [first - 1 for first, _ in hunks]
    ends = [first - 1 + count for first, count in hunks]
    end = new_end = 0
    for start, new_start, length in Levenshtein.opcodes(before, after).as_matching_blocks():
        if (end, new_end) != (start, new_start):
            yield Hunk(new_end + 1, new_start - new_end)
        end, new_end = start + length, new_start + length
        for at in range(bisect_left(ends, start), bisect_right(starts, end)):
            low, high = max(starts[at], start), min(ends[at], end)
            if low < high or starts[at] == ends[at]:
                yield Hunk(low - start + new_start + 1, high - low)
