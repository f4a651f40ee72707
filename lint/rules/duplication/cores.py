"""The sentences of a page, and which of them are like others.

A sentence is looked up by its core, which is what it is without its stop. All of them are as long
as the page: only what is found is kept.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import chain, combinations, compress
from operator import contains, itemgetter
from typing import NamedTuple

import msgspec

from lint.text.blocks import blocks
from lint.text.document import Document
from lint.text.numerals import ONE_TO_TEN

LEAST = 13  # characters of a sentence, its stop left out
_CLOSERS = "”’）"
_SHORTEST = 20  # characters; shorter sentences come to be alike by chance
_LONGEST = 400  # no sentence of newspaper copy is longer
_SHARED = 8  # characters that a near copy keeps at its beginning or at its end
_PARTS = 6  # of a sentence: a near copy differs by one at most
_MANY = 8  # sentences that begin or end alike, and are not compared two by two
_FIGURES = frozenset(f"0123456789０１２３４５６７８９{ONE_TO_TEN}百千万亿")


class Sentence(NamedTuple):
    """A sentence with its stop, where it lies in the flow, and in which paragraph."""

    text: str
    start: int
    end: int
    paragraph: int


class NearCopy(NamedTuple):
    """A sentence, one like it in the same paragraph or the next, and the words that part them."""

    earlier: Sentence
    sentence: Sentence
    difference: str


class Alike(msgspec.Struct, frozen=True):
    """What of a page is worth a second look.

    Attributes:
        again: the cores that stand again, or in the one before.
        nearly: the sentences that stand again with a word more or less.
    """

    again: frozenset[str]
    nearly: tuple[NearCopy, ...]


def alike(document: Document) -> Alike:
    """The sentences that are like others; to be asked for with `document.once(alike)`."""
    known = cores(document)
    likely = _likely([core for core in known if _SHORTEST <= len(core) + 1 <= _LONGEST])
    nearly = tuple(_near_copies(sentences(document, likely))) if likely else ()
    return Alike(frozenset(_again(known)), nearly)


def cores(document: Document) -> list[str]:
    """What stands between the stops and the line ends, if it has at least `LEAST` characters.

    What closes the sentence before is left out.
    """
    found = _pieces(document.flow.text)
    return [core for piece in found if len(core := piece.lstrip(_CLOSERS)) >= LEAST]


def sentences(document: Document, chosen: Container[str]) -> Iterator[Sentence]:
    """The sentences that consist of one of these cores and a stop."""
    text = document.flow.text
    at = paragraph = 0
    for core, end in _ended(text):
        if core in chosen and (stop := text[end - 1 : end]) not in ("", "\n"):
            start = end - 1 - len(core)
            paragraph += text.count("\n", at, start)
            at = start
            yield Sentence(core + stop, start, end, paragraph)


def sentences_of(paragraph: str) -> Iterator[str]:
    """The sentences that a paragraph consists of, but for the short ones."""
    for core, end in _ended(paragraph):
        if len(core) >= LEAST and end <= len(paragraph):
            yield core + paragraph[end - 1]


def _ended(text: str) -> Iterator[tuple[str, int]]:
    """What stands between the stops, without what closes the sentence before; where a stop ends."""
    end = 0
    for piece in _pieces(text):
        end += len(piece) + 1
        yield piece.lstrip(_CLOSERS), end


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


def _likely(known: Sequence[str]) -> set[str]:
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for part in (itemgetter(slice(_SHARED)), itemgetter(slice(1 - _SHARED, None))):
        last = dict(zip(map(part, known), known, strict=True))
        if len(last) < len(known):
            for core in known:
                if last[part(core)] is not core:
                    groups[part(core)] |= {core, last[part(core)]}
    return set().union(*filter(_may_be_near, groups.values()))


def _may_be_near(group: set[str]) -> bool:
    """Whether two of them are little longer than one another, and have nearly all characters."""
    return len(group) > _MANY or any(
        0 < abs(len(a) - len(b)) <= (most := (min(len(a), len(b)) + 1) // _PARTS)
        and len({*a} ^ {*b}) <= most
        for a, b in combinations(group, 2)
    )


def _near_copies(likely: Iterable[Sentence]) -> Iterator[NearCopy]:
    latest: dict[str, Sentence] = {}
    for sentence in likely:
        text = sentence.text
        head, tail = "^" + text[:_SHARED], text[-_SHARED:]
        for earlier in filter(None, (latest.get(head), latest.get(tail))):
            is_near = sentence.paragraph - earlier.paragraph <= 1
            if is_near and (difference := _difference(earlier.text, text)):
                yield NearCopy(earlier, sentence, difference)
                break
        latest[head] = latest[tail] = sentence


def _difference(a: str, b: str) -> str | None:
    """The words that only one of two sentences has, where that is all that parts them."""
    most = min(len(a), len(b)) // _PARTS
    if not 0 < abs(len(a) - len(b)) <= most:
        return None
    from rapidfuzz.distance import Levenshtein  # slow to import, and few pages need it

    if Levenshtein.distance(a, b, score_cutoff=most) > most:
        return None
    changes = [change for change in Levenshtein.opcodes(a, b) if change.tag != "equal"]
    if any(change.tag == "replace" for change in changes):
        return None
    words = [a[c.src_start : c.src_end] + b[c.dest_start : c.dest_end] for c in changes]
    return "、".join(words) if _FIGURES.isdisjoint("".join(words)) else None
