"""All words that the rules of a book look for, found in one pass over a page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import ahocorasick_rs

from lint.text.document import Document


class WordSearch:
    """One automaton for the words of many rules.

    Each rule adds its words when it is made and asks `found` when it runs; the pass is made once
    a document, whichever rule asks first.
    """

    def __init__(self) -> None:
        self._words: dict[str, None] = {}
        self._in_order: list[str] = []
        self._automaton: ahocorasick_rs.AhoCorasick | None = None

    def add(self, words: Iterable[str]) -> None:
        """Look for these words too."""
        self._words.update(dict.fromkeys(words))
        self._automaton = None

    def found(self, document: Document) -> Mapping[str, Sequence[int]]:
        """Each word that the document holds, and where it begins in the flow, in order.

        Words are found within and across one another. Radicals are taken for characters.
        """
        return document.once(self._find)

    def _find(self, document: Document) -> Mapping[str, Sequence[int]]:
        if self._automaton is None:
            self._in_order = list(self._words)
            self._automaton = ahocorasick_rs.AhoCorasick(self._in_order)
        found: defaultdict[str, list[int]] = defaultdict(list)
        hits = self._automaton.find_matches_as_indexes(document.plain, overlapping=True)
        for index, start, _ in hits:
            found[self._in_order[index]].append(start)
        return found
