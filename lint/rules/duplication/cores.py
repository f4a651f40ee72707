"""The sentences of a page without their stops, and which of them are worth comparing.

What is told of a page is little: its sentences are let go, as they are as long as the page.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Sequence
from itertools import chain, combinations, compress
from operator import contains, itemgetter
from typing import NamedTuple

from lint.text.blocks import blocks
from lint.text.document import Document

LEAST = 13  # characters of a sentence, its stop left out
_CLOSERS = "”’）"
SHARED = 8  # characters that a near copy keeps at its beginning or at its end
PARTS = 6  # of a sentence: a near copy differs by one at most
_SHORTEST = 20  # characters; shorter sentences come to be alike by chance
_LONGEST = 400  # no sentence of newspaper copy is longer
_MANY = 8  # sentences that begin or end alike, and are not compared two by two


class Sentence(NamedTuple):
    """A sentence with its stop, where it lies in the flow, and in which paragraph."""

    text: str
    start: int
    end: int
    paragraph: int


class Alike(NamedTuple):
    """The cores of a page that others are like.

    Attributes:
        again: those that stand again, or in the one before.
        nearly: those that begin or end as others do from which little parts them.
    """

    again: frozenset[str]
    nearly: frozenset[str]


def alike(document: Document) -> Alike:
    """The cores that are worth comparing; to be asked for with `document.once(alike)`."""
    known = cores(document)
    sentences = [core for core in known if _SHORTEST <= len(core) + 1 <= _LONGEST]
    return Alike(frozenset(_again(known)), frozenset(_nearly(sentences)))


def cores(document: Document) -> list[str]:
    """What stands between the stops and the line ends, if it has at least `LEAST` characters.

    What closes the sentence before is left out.
    """
    found = _pieces(document.flow.text)
    return [core for piece in found if len(core := piece.lstrip(_CLOSERS)) >= LEAST]


def sentences(document: Document, chosen: Container[str]) -> Iterator[Sentence]:
    """The sentences that consist of one of these cores and a stop."""
    text = document.flow.text
    end = at = paragraph = 0
    for piece in _pieces(text):
        end += len(piece) + 1
        core = piece.lstrip(_CLOSERS)
        if core in chosen and (stop := text[end - 1 : end]) not in ("", "\n"):
            start = end - 1 - len(core)
            paragraph += text.count("\n", at, start)
            at = start
            yield Sentence(core + stop, start, end, paragraph)


def split(text: str, mark: str, others: str) -> list[str]:
    """What stands between the marks, and nothing behind the last."""
    for other in others:
        text = text.replace(other, mark)
    parts = text.split(mark)
    return parts if parts[-1] else parts[:-1]


def _pieces(text: str) -> Iterator[str]:
    """What stands between the stops and the line ends."""
    return chain.from_iterable(split(block, "。", "！？\n") for block in blocks(text, "\n"))


def _again(known: Sequence[str]) -> set[str]:
    again = {*compress(known[1:], map(contains, known, known[1:]))}
    if len(set(known)) < len(known):  # seldom: no need to count
        again.update(core for core, times in Counter(known).items() if times > 1)
    return again


def _nearly(known: Sequence[str]) -> set[str]:
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for part in (itemgetter(slice(SHARED)), itemgetter(slice(1 - SHARED, None))):
        last = dict(zip(map(part, known), known, strict=True))
        if len(last) < len(known):
            for core in known:
                if last[part(core)] is not core:
                    groups[part(core)] |= {core, last[part(core)]}
    return set().union(*filter(_may_be_near, groups.values()))


def _may_be_near(group: set[str]) -> bool:
    """Whether two of them are little longer than one another, and have nearly all characters."""
    return len(group) > _MANY or any(
        0 < abs(len(a) - len(b)) <= (most := (min(len(a), len(b)) + 1) // PARTS)
        and len({*a} ^ {*b}) <= most
        for a, b in combinations(group, 2)
    )
