"""Literals: what many rules wait for, found by one automaton in one pass over a page.

A rule that is told where its words stand need not look at the rest of the page, and one whose
words are not there has nothing to do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain, product
from typing import NamedTuple

import ahocorasick_rs
import regex

from lint.text.document import Document


class Hit(NamedTuple):
    """A word, and where it begins in the flow."""

    start: int
    word: str


class Literals:
    """Words that one rule or reading waits for. Made by `Search.add`."""

    def __init__(self, search: Search, number: int) -> None:
        self._search = search
        self._number = number

    def hits(self, document: Document) -> list[Hit]:
        """Where the words stand, in the order of the text, of two that begin alike the longer one.

        Words are found within and across one another. Radicals are taken for characters.
        """
        return self._search.found(document, self._number)

    def places(self, document: Document) -> list[int]:
        """Where one of the words begins, each place once, ascending."""
        return self._search.places(document, self._number)

    def stand_in(self, document: Document) -> bool:
        """Whether one of the words stands on the page: far cheaper than where."""
        return self._search.has(document, self._number)


class _Places(NamedTuple):
    """Where words stand on a page, by their numbers, and which words are there for whom."""

    starts: Mapping[int, list[int]]
    words: Mapping[int, list[int]]


class Search:
    """One automaton for the words of many rules.

    Words are added when the rules are made; the pass is made once a document, whichever rule asks
    first.
    """

    def __init__(self) -> None:
        self._words: list[str] = []
        self._waiting: list[list[int]] = []  # the literals that each word belongs to
        self._numbers: dict[str, int] = {}
        self._count = 0
        self._automaton: ahocorasick_rs.AhoCorasick | None = None
        self._pass = self._find  # one object, by which a document keeps what was found

    def add(self, words: Iterable[str]) -> Literals:
        """Look for these words too."""
        asker = self._count
        self._count += 1
        for word in dict.fromkeys(words):
            number = self._numbers.setdefault(word, len(self._words))
            if number == len(self._words):
                self._words.append(word)
                self._waiting.append([])
            self._waiting[number].append(asker)
        self._automaton = None
        return Literals(self, asker)

    def found(self, document: Document, asker: int) -> list[Hit]:
        """The hits of the literals of that number: see `Literals.hits`."""
        starts, words = document.once(self._pass)
        if asker not in words:
            return []
        there = words[asker]
        hits = [Hit(start, self._words[number]) for number in there for start in starts[number]]
        if len(there) > 1:
            hits.sort(key=_by_place)
        return hits

    def places(self, document: Document, asker: int) -> list[int]:
        """The places of the literals of that number: see `Literals.places`."""
        starts, words = document.once(self._pass)
        if asker not in words:
            return []
        return sorted(set(chain.from_iterable(map(starts.__getitem__, words[asker]))))

    def has(self, document: Document, asker: int) -> bool:
        """Whether one of the literals of that number is there."""
        return asker in document.once(self._pass).words

    def _find(self, document: Document) -> _Places:
        if self._automaton is None:
            self._automaton = ahocorasick_rs.AhoCorasick(
                self._words, implementation=ahocorasick_rs.Implementation.ContiguousNFA
            )
        starts: defaultdict[int, list[int]] = defaultdict(list)
        matches = self._automaton.find_matches_as_indexes(document.plain, overlapping=True)
        for number, start, _ in matches:
            starts[number].append(start)
        words: defaultdict[int, list[int]] = defaultdict(list)
        for number in starts:
            for asker in self._waiting[number]:
                words[asker].append(number)
        return _Places(starts, words)


def _by_place(hit: Hit) -> tuple[int, int]:
    return hit.start, -len(hit.word)


BUILT_IN = Search()
"""For the words of the coded rules and of the shipped book: the pass is made once for all."""


def literals(*words: str) -> Literals:
    r"""Words that a coded rule waits for; ``\d`` and ``[…]`` stand for one of several characters.

    So that the pass is cheap, a word should be rarer than single marks and digits are.
    """
    return BUILT_IN.add(chain.from_iterable(map(_spelled_out, words)))


_PART = regex.compile(r"\\d|\[([^\]]+)\]|(.)", regex.DOTALL)


def _spelled_out(word: str) -> Iterable[str]:
    parts = (match[1] or match[2] or "0123456789" for match in _PART.finditer(word))
    return map("".join, product(*parts))
