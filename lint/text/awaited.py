"""Patterns that are tried only where words stand that each of their matches holds."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

import regex

from lint.text.document import Document
from lint.text.lazy import lazy
from lint.text.search import Literals, literals


class Awaited:
    """A pattern, and the words with which its matches begin. Made by `awaited`."""

    def __init__(self, pattern: regex.Pattern[str], words: Literals, ahead: int) -> None:
        self._pattern = pattern
        self._words = words
        self._ahead = ahead

    def matches(self, document: Document) -> Iterable[regex.Match[str]]:
        """The matches in the flow, as ``finditer`` finds them."""
        places = self._words.places(document)
        if not places:
            return ()
        if self._ahead:
            places = [at + self._ahead for at in places]
        return tried(self._pattern, document.flow.text, places)


def awaited(pattern: str, *words: str, ahead: int = 0) -> Awaited:
    r"""A pattern whose matches begin `ahead` characters behind the start of one of the words.

    In the words ``\d`` and ``[…]`` stand for one of several characters.
    """
    return Awaited(lazy(pattern), literals(*words), ahead)


def tried(
    pattern: regex.Pattern[str], text: str, places: Iterable[int]
) -> Iterator[regex.Match[str]]:
    """The matches that begin at the places, which ascend; none begins within another."""
    end = 0
    for at in places:
        if at >= end and (match := pattern.match(text, at)):
            end = match.end()
            yield match


def is_one_within(places: Sequence[int], start: int, end: int) -> bool:
    """Whether one of the places, which ascend, lies within `start`..`end`."""
    i = bisect_left(places, start)
    return i < len(places) and places[i] < end
