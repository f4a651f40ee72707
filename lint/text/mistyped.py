"""Lone marks that stand round a phrase, of which one or both were typed for another mark."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby

import msgspec

from lint.text.lazy import lazy
from lint.text.marks import OPENERS, OTHER, PAUSES, SENTENCE_ENDS, STOPS
from lint.text.pairs import Lone


class Mistyped(msgspec.Struct, frozen=True):
    """Two lone marks, and which mark each of the wrong ones should be: “甲“, ”甲”, ”甲“, 《甲〉."""

    marks: tuple[Lone, Lone]
    mends: tuple[tuple[Lone, str], ...]


def mistyped(text: str, lone: Sequence[Lone]) -> Iterator[Mistyped]:
    """Take the lone marks of a paragraph two by two.

    Where it has an odd number of one kind it is not sure which belong together.
    """
    if len(lone) < 2:
        return
    breaks = [match.start() for match in _BREAK.finditer(text)]
    for _, group in groupby(lone, lambda a: (_kind(a.mark), bisect_left(breaks, a.at))):
        marks = list(group)
        if len(marks) % 2 == 0:
            for a, b in zip(marks[::2], marks[1::2], strict=True):
                if mends := _mends(text, a, b):
                    yield Mistyped((a, b), mends)


_BREAK = lazy("\n")
_SINGLE = {"‘": "“", "’": "”", "〈": "《", "〉": "》"}  # and the double mark of each
_LONGEST = 300  # characters between two marks
_CLAUSE = 60
_SHORT = 20  # characters of a word or a phrase
_UNSTOPPED = lazy(r"[^。！？“”‘’《》〈〉\"'\n]{1,60}")
_QUOTELESS = lazy(r"[^“”\"'\n]+")
_SENTENCE = lazy(r"[^。！？“”\"'\n]+[。！？]?")
_PHRASE = lazy(r"[^，。；：！？…“”‘’《》（）\"'\n]+(?<![说道问称])")
_CLOSES = frozenset(["", "\n", "的", *STOPS])
_OPENS = frozenset(["", "\n", "："])


def _kind(mark: str) -> str:
    mark = _SINGLE.get(mark, mark)
    return min(mark, OTHER.get(mark, mark))


def _mends(text: str, a: Lone, b: Lone) -> tuple[tuple[Lone, str], ...]:
    """What the wrong ones of two lone marks should be; nothing where that is not sure."""
    inner = text[a.at + 1 : b.at]
    # A comma leads on to something that opens; it does not stand before what closes.
    if a.mark not in OTHER or not inner or len(inner) > _LONGEST or inner[-1] in PAUSES:
        return ()
    if a.mark in OPENERS and b.mark not in OPENERS:
        if OTHER[a.mark] == b.mark:
            return ()  # parted by the end of what holds the first: （“甲）乙”
        single = a if a.mark in _SINGLE else b
        return ((single, _SINGLE[single.mark]),) if _UNSTOPPED.fullmatch(inner) else ()
    if a.mark != b.mark and OTHER[a.mark] != b.mark:
        return ()
    if a.mark in OPENERS:
        behind = text[b.at + 1 : b.at + 2]
        return ((b, OTHER[b.mark]),) if _may_close(inner, behind) else ()
    if not _may_open(inner, text[max(0, a.at - 1) : a.at]):
        return ()
    mend = (a, OTHER[a.mark])
    return (mend, (b, OTHER[b.mark])) if b.mark in OPENERS else (mend,)


def _is_phrase(inner: str) -> bool:
    return len(inner) <= _SHORT and _PHRASE.fullmatch(inner) is not None


def _may_close(inner: str, behind: str) -> bool:
    """Whether an opener behind `inner` was to close it: nothing opens before a stop."""
    if behind in _CLOSES:
        return _QUOTELESS.fullmatch(inner) is not None
    return len(inner) <= _CLAUSE and _SENTENCE.fullmatch(inner) is not None


def _may_open(inner: str, before: str) -> bool:
    """Whether a closer before `inner` was to open it: nothing closes at the start, or behind ：."""
    if before in _OPENS:
        return _QUOTELESS.fullmatch(inner) is not None
    return before not in SENTENCE_ENDS and _is_phrase(inner)
