"""Literals: what many rules wait for, found by one automaton in one pass over a page.

A rule that is told where its words stand need not look at the rest of the page, and one whose
words are not there has nothing to do.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, product
from math import prod
from operator import add
from typing import NamedTuple

import ahocorasick_rs

from lint import cache
from lint.text.document import Document
from lint.text.lazy import lazy_re
from lint.text.numerals import FIGURES
from lint.text.occurrences import occurrences
from lint.text.offsets import packed
from lint.text.rare import ASTRAL

_BLOCK = 200_000  # characters looked through at a time: hits of more would fill the memory


class Hit(NamedTuple):
    """A word, and where it begins in the flow."""

    start: int
    word: str


class Literals:
    """Words that one rule or reading waits for. Made by `Search.add`."""

    def __init__(self, search: Search, key: str) -> None:
        self._search = search
        self._key = key

    def by_word(self, document: Document) -> Sequence[tuple[str, Sequence[int]]]:
        """Each word that is there, and where it begins, ascending.

        Words are found within and across one another. Radicals are taken for characters.
        """
        return document.once(self._search).get(self._key, ())

    def hits(self, document: Document) -> list[Hit]:
        """Where the words stand, in the order of the text, of two that begin alike the longer one.

        They are found as `by_word` finds them.
        """
        found = self.by_word(document)
        return in_order(Hit(start, word) for word, starts in found for start in starts)

    def places(self, document: Document) -> list[int]:
        """Where one of the words begins, each place once, ascending."""
        found = self.by_word(document)
        if len(found) > 1:
            return sorted({start for _, starts in found for start in starts})
        return list(found[0][1]) if found else []

    def ends(self, document: Document) -> list[int]:
        """Where one of the words ends, each place once, ascending."""
        found = self.by_word(document)
        return sorted({start + len(word) for word, starts in found for start in starts})

    def stand_in(self, document: Document) -> bool:
        """Whether one of the words stands on the page: far cheaper than where."""
        return self._key in document.once(self._search)


_Found = Mapping[str, list[tuple[str, Sequence[int]]]]
"""For the literals of each key the words that are there, and where."""
_Starts = defaultdict[str, list[int]]
"""Where each word begins that is there."""


class Search:
    """One pass for the words of many rules: a reading, to be asked for once a document.

    Words are added when the rules are made; the pass is made once a document, whichever rule asks
    first. An automaton makes it, but takes some 80 ms to build: the first `worth_building`
    characters are looked through without one.
    """

    def __init__(self, worth_building: int = 80_000) -> None:
        self._left = worth_building
        self._known: set[str] = set()  # keys of literals
        self._waiting: dict[str, tuple[str, ...]] = {}  # the keys of the literals of each word
        self._longest: dict[str, int] = {}  # by first two characters, the size of a word
        self._automaton: _Automaton | None = None

    def __reduce__(self) -> tuple[object, ...]:
        """Pickled with its words; those of the built-in one are added to the built-in one."""
        state = self._known, self._waiting, self._longest
        return _built_in if self is BUILT_IN else Search, (), state

    def __setstate__(
        self, state: tuple[set[str], dict[str, tuple[str, ...]], dict[str, int]]
    ) -> None:
        known, waiting, longest = state
        for word, keys in self._waiting.items():
            waiting[word] = tuple(dict.fromkeys((*keys, *waiting.get(word, ()))))
            longest[word[:2]] = max(len(word), longest.get(word[:2], 0))
        self._known, self._waiting, self._longest = self._known | known, waiting, longest
        self._automaton = None

    def add(self, words: Iterable[str]) -> Literals:
        """Look for these words too."""
        words = dict.fromkeys(words)
        # Told by the words, so that it is the same in every process.
        key = cache.digest("\0".join(words).encode("utf-8", "surrogatepass"))
        if key not in self._known:
            self._known.add(key)
            alone = (key,)  # as most words are one rule's
            for word in words:
                others = self._waiting.get(word)
                self._waiting[word] = (*others, key) if others else alone
                self._longest[word[:2]] = max(len(word), self._longest.get(word[:2], 0))
            self._automaton = None
        return Literals(self, key)

    def __call__(self, document: Document) -> _Found:
        text = document.plain
        self._left -= len(text)
        starts_of = self._looked_up(text) if self._left > 0 else self._matched(text)
        waiting = self._waiting
        found: defaultdict[str, list[tuple[str, Sequence[int]]]] = defaultdict(list)
        for word, starts in starts_of.items():
            hit = word, packed(starts)
            for key in waiting[word]:
                found[key].append(hit)
        return found

    def _matched(self, text: str) -> _Starts:
        if self._automaton is None:
            self._automaton = _Automaton(list(self._waiting))
        return self._automaton(text)

    def _looked_up(self, text: str) -> _Starts:
        """The words by their first two characters: some ten times slower, but ready."""
        waiting, longest = self._waiting, self._longest
        found: _Starts = defaultdict(list)
        for character in longest.keys() & set(text):  # words of one character
            found[character] += occurrences(text, character)
        for at, start in enumerate(map(add, text, text[1:])):
            if start in longest:
                for end in range(at + 2, min(at + longest[start], len(text)) + 1):
                    if (word := text[at:end]) in waiting:
                        found[word].append(at)
        return found


class _Automaton:
    """Finds words in UTF-16, which takes two thirds of the time that UTF-8 takes."""

    def __init__(self, words: list[str]) -> None:
        self._words = words
        self._overlap = max(map(len, words), default=0)
        self._automaton = ahocorasick_rs.BytesAhoCorasick(
            map(_units, words), implementation=ahocorasick_rs.Implementation.ContiguousNFA
        )

    def __call__(self, text: str) -> _Starts:
        found: _Starts = defaultdict(list)
        for first in range(0, len(text), _BLOCK):
            self._find(text[first : first + _BLOCK + self._overlap], first, found)
        return found

    def _find(self, block: str, first: int, found: _Starts) -> None:
        units, words = _units(block), self._words
        pairs: list[int] = []  # units at which a pair of units begins
        if len(units) > 2 * len(block):
            pairs = [match.start() + n for n, match in enumerate(ASTRAL.finditer(block))]
        for number, start, _ in self._automaton.find_matches_as_indexes(units, overlapping=True):
            if start % 2 == 0:  # else halves of neighbours look like a character
                at = start // 2
                if pairs:
                    at -= bisect_left(pairs, at)
                if at < _BLOCK:  # else the next block has it too
                    found[words[number]].append(first + at)


def _units(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")


def in_order(hits: Iterable[Hit]) -> list[Hit]:
    """The hits in the order of the text, of two that begin alike the longer one first."""
    return sorted(hits, key=_by_place)


def _by_place(hit: Hit) -> tuple[int, int]:
    return hit.start, -len(hit.word)


BUILT_IN = Search()
"""For the words of the coded rules and of the shipped book: the pass is made once for all."""


def _built_in() -> Search:
    return BUILT_IN


def literals(*words: str) -> Literals:
    """Words that a coded rule waits for, as `spelled_out` reads them.

    So that the pass is cheap, a word should be rarer than single marks and digits are.
    """
    return BUILT_IN.add(spelled_out(words))


_PART = lazy_re(r"\\d|\[([^\]]+)\]|(.)", re.DOTALL)
_RANGE = lazy_re("(.)-(.)")


def spelled_out(words: Iterable[str]) -> Iterable[str]:
    r"""The words that these stand for.

    ``[…]`` is one of several characters, which may be told as a range, and ``\d`` a digit, of full
    or half width.
    """
    return chain.from_iterable(map(_each, words))


def how_many(word: str) -> int:
    """How many words it stands for: 0 where a range runs backwards."""
    return prod(map(len, _parts(word)))


def _each(word: str) -> Iterable[str]:
    if "[" not in word and "\\" not in word:
        return (word,)
    return map("".join, product(*_parts(word)))


def _parts(word: str) -> list[str]:
    """The characters that may stand in each place of the word."""
    return [
        _RANGE.sub(_characters, match[1]) if match[1] else match[2] or FIGURES
        for match in _PART.finditer(word)
    ]


def _characters(of_range: re.Match[str]) -> str:
    first, last = map(ord, of_range.groups())
    return "".join(map(chr, range(first, last + 1)))
