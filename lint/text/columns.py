"""The measure of a column: how wide its full lines are, found line by line.

Widths are counted in quarters of an em: a Han character 4, a digit or Latin letter 2.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import compress, pairwise
from operator import sub

from lint.text.lines import PARAGRAPH_ENDS

EM = 4
INDENT = 2 * EM  # what a paragraph's first line is set in by, and extraction loses
_REACH = 6  # the measure is looked for this many lines up and down
_FIRM = 3  # neighbouring lines of one width that make it a firm measure
_NARROWEST, _WIDEST = 9 * EM, 80 * EM
_OVERFULL = -2 * EM  # a line so much over its measure was not wrapped to it
_HANGING = "，。、；：！？”’）》】"
_INNER = PARAGRAPH_ENDS | frozenset("，、,")


def width(text: str) -> int:
    """Width of the text as set. UTF-8 spends three bytes on an em and one on half an em."""
    return len(text) + len(text.encode("utf-8", "surrogatepass"))


class Columns:
    """How the lines of a page fill their columns.

    Attributes:
        wrapped: are the lines hard-wrapped? The other attributes stand only where they are.
        room: what is left at each line's end up to the measure; below 0 where marks hang over.
        exact: do full lines fill the measure to half an em? Where lines are justified by
            squeezing marks, they differ by three.
        slack: the room that a full line may still have.
    """

    def __init__(self, texts: Sequence[str], lasts: str, size: int) -> None:
        self.wrapped = len(texts) > 3 and size <= _WIDEST // EM * len(texts)
        if not self.wrapped:
            return
        full_widths = [len(t) + len(t.encode("utf-8", "surrogatepass")) for t in texts]
        widths = [
            width - EM * (len(text) - len(text.rstrip(_HANGING))) if last in _HANGING else width
            for width, text, last in zip(full_widths, texts, lasts, strict=True)
        ]
        open_ended = [last not in _INNER for last in lasts]
        firm = _firm(widths, open_ended)
        measures = _widened(_measures(widths), widths, firm)
        self.room: list[int] = [*map(sub, measures, full_widths)]
        self._measures, self._firm = measures, frozenset(firm)
        inner = Counter(compress(self.room, open_ended))
        paused = [r for r, last in zip(self.room, lasts, strict=True) if last in "，、"]
        full = _count(inner, -EM, 3 * EM)
        pauses = _count(Counter(paused), -EM, 4 * EM)
        over = sum([r < _OVERFULL for r in self.room])
        self.wrapped = (
            10 * (full + min(full, pauses)) >= 3 * len(texts)
            and 3 * over <= len(texts)
            # A list of names has lines of one width too, but no pauses.
            and 10 * sum(["，" in t or "。" in t or "," in t for t in texts]) >= 3 * len(texts)
            and max(measures) >= _NARROWEST
        )
        self.exact = 7 * _count(inner, EM // 2 + 1, 7 * EM // 4 - 1) <= full
        self.slack = EM // 2 if self.exact else 9 * EM // 4

    def is_firm(self, i: int) -> bool:
        """Is the measure at line i one that neighbouring lines share often enough?"""
        return self._measures[i] in self._firm

    def holds(self, i: int) -> bool:
        """Was line i set in the column that stands around it?"""
        return self.room[i] >= _OVERFULL


def _firm(widths: list[int], open_ended: list[bool]) -> list[int]:
    """The widths, ascending, that neighbouring lines within a sentence share often enough."""
    shared = Counter(
        [
            v if v > w else w  # noqa: FURB136 - a third of the time of max()
            for v, w, a, b in zip(widths, widths[1:], open_ended, open_ended[1:], strict=False)
            if a and b and -EM // 2 <= v - w <= EM // 2
        ]
    )
    return sorted(w for w, count in shared.items() if count >= _FIRM and _NARROWEST <= w <= _WIDEST)


def _measures(widths: list[int]) -> list[int]:
    """The measure of the column around each line.

    It is the widest line within reach that one of the four after it matches, so that a single
    long line does not count, sought upwards and downwards; the narrower of the two.
    """
    after = _wider(widths[1:] + [0] * 4, 4)
    matched = _narrower(widths, after)[:-1]
    pad = [max(matched)] * _REACH
    within = _wider(pad + matched + pad, _REACH)
    measures = _narrower(within[1:], within[_REACH - 1 :])[: len(widths)]
    measures[0], measures[-1] = max(matched[:_REACH]), max(matched[-_REACH:])
    return measures


def _wider(widths: list[int], reach: int) -> list[int]:
    """At each place the widest of `reach` (an even number) from there on."""
    twos = [v if v > w else w for v, w in pairwise(widths)]  # noqa: FURB136
    found = twos
    for step in range(2, reach, 2):
        found = [v if v > w else w for v, w in zip(found, twos[step:], strict=False)]  # noqa: FURB136
    return found


def _narrower(a: list[int], b: list[int]) -> list[int]:
    return [v if v < w else w for v, w in zip(a, b, strict=False)]  # noqa: FURB136


def _widened(measures: list[int], widths: list[int], firm: list[int]) -> list[int]:
    """The measures, each changed for the next wider one that is firm.

    Among paragraphs of a line or two the measure itself is seldom reached.
    """
    near = {w: _next_firm(firm, w) for w in {*measures, *widths}}
    return [
        near[w] if w > m + EM and near[w] else near[m] or m
        for m, w in zip(measures, widths, strict=True)
    ]


def _next_firm(firm: list[int], width: int) -> int:
    i = bisect_left(firm, width)
    return firm[i] if i < len(firm) and firm[i] <= width + 3 * EM else 0


def _count(rooms: Counter[int], least: int, most: int) -> int:
    """How many lines have so much room."""
    return sum(count for room, count in rooms.items() if least <= room <= most)
