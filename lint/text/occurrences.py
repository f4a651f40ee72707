"""Where single characters stand: many times faster than a pattern that begins with a class."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence

import regex


def occurrences(text: str, characters: str) -> Iterator[int]:
    """The offsets of each of the characters in turn."""
    for character in characters:
        at = text.find(character)
        while at >= 0:
            yield at
            at = text.find(character, at + 1)


def pairs(text: str, firsts: Container[str], seconds: str) -> Iterator[int]:
    """Where one of `seconds` stands right behind one of `firsts`.

    Many times faster than to look for words: single characters are found by `memchr`.
    """
    for second in seconds:
        at = text.find(second, 1)
        while at >= 0:
            if text[at - 1] in firsts:
                yield at
            at = text.find(second, at + 1)


def lines_with(text: str, places: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Where the lines begin and end that hold one of the places, which ascend; each line once."""
    end = -1
    for at in places:
        if at > end:
            start = text.rfind("\n", max(end, 0), at) + 1
            end = text.find("\n", at)
            if end < 0:
                end = len(text)
            yield start, end


def matches_near(
    pattern: regex.Pattern[str], text: str, places: Sequence[int], before: int, behind: int
) -> Iterator[regex.Match[str]]:
    """The matches of a pattern within so many characters of the places, which ascend.

    Each needs such a place itself, so that none is cut off at the end of a part.
    """
    start = end = 0
    for place in places:
        if place - before > end:
            yield from pattern.finditer(text, start, end)
            start = place - before
        end = place + behind
    yield from pattern.finditer(text, start, end)


def matches_at(
    pattern: regex.Pattern[str],
    text: str,
    characters: str,
    *,
    behind: Container[str] | None = None,
) -> Iterator[regex.Match[str]]:
    """The matches of a pattern that begin at one of the characters, in the order of the text.

    `behind` are the characters that the pattern has next to it: to look at one costs less than to
    try the pattern.
    """
    for at in sorted(occurrences(text, characters)):
        if behind is not None and text[at + 1 : at + 2] not in behind:
            continue
        if match := pattern.match(text, at):
            yield match
