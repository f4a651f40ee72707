"""What the rules of a book look for: words, all in one pass over a page, and patterns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import ahocorasick_rs
import regex

from lint.text.document import Document
from lint.text.lazy import lazy
from lint.text.limited import Limited


class Hit(NamedTuple):
    """A word, and where it begins in the flow."""

    start: int
    word: str


class Search:
    """One automaton for the words of many rules, and their patterns.

    Each rule adds its words when it is made and asks `found` when it runs; the pass is made once
    a document, whichever rule asks first. The patterns of a book that `is_proved` are known to
    keep within a time limit, which takes longer to set than most take to match.
    """

    def __init__(self, *, is_proved: bool = False) -> None:
        self._is_proved = is_proved
        self._words: list[str] = []
        self._askers: list[list[int]] = []  # of each word
        self._places: dict[str, int] = {}
        self._count = 0
        self._automaton: ahocorasick_rs.AhoCorasick | None = None

    def add(self, words: Iterable[str]) -> int:
        """Look for these words too. Returns the number to ask for them by."""
        asker = self._count
        self._count += 1
        for word in words:
            place = self._places.setdefault(word, len(self._words))
            if place == len(self._words):
                self._words.append(word)
                self._askers.append([])
            self._askers[place].append(asker)
        self._automaton = None
        return asker

    def found(self, document: Document, asker: int) -> Sequence[Hit]:
        """Where in the document the words of `asker` stand, by their ends.

        Words are found within and across one another. Radicals are taken for characters.
        """
        return document.once(self._find).get(asker, ())

    def pattern(self, pattern: str) -> regex.Pattern[str] | Limited:
        """The pattern, in which ``^`` and ``$`` are the ends of a paragraph."""
        compiled = lazy(pattern, regex.MULTILINE)
        return compiled if self._is_proved else Limited(compiled)

    def _find(self, document: Document) -> Mapping[int, Sequence[Hit]]:
        if self._automaton is None:
            self._automaton = ahocorasick_rs.AhoCorasick(
                self._words, implementation=ahocorasick_rs.Implementation.ContiguousNFA
            )
        found: defaultdict[int, list[Hit]] = defaultdict(list)
        for place, start, _ in self._automaton.find_matches_as_indexes(
            document.plain, overlapping=True
        ):
            hit = Hit(start, self._words[place])
            for asker in self._askers[place]:
                found[asker].append(hit)
        return found
