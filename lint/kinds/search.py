"""What the rules of a book look for: words, all in one pass over a page, and patterns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import regex

from lint.kinds.heads import heads
from lint.text.awaited import tried
from lint.text.document import Document
from lint.text.lazy import lazy
from lint.text.limited import Limited
from lint.text.radicals import fold
from lint.text.search import BUILT_IN, Literals, spelled_out
from lint.text.search import Search as Words


class Matches:
    """All matches of a pattern in the flow of a document.

    Attributes:
        words: what they begin with; None where that cannot be told.
    """

    def __init__(self, pattern: regex.Pattern[str] | Limited, words: Literals | None) -> None:
        self._pattern = pattern
        self.words = words

    def __call__(self, document: Document) -> Iterator[regex.Match[str]]:
        text = document.flow.text
        if self.words is None or isinstance(self._pattern, Limited):  # whose limit is for a page
            return self._pattern.finditer(text)
        return tried(self._pattern, text, self.words.places(document))


class Search:
    """The words and the patterns of a book.

    The patterns of a book that `is_proved` are known to keep within a time limit, which takes
    longer to set than most take to match; its words are found in one pass with the coded rules'.
    """

    def __init__(self, *, is_proved: bool = False) -> None:
        self._is_proved = is_proved
        self._words = BUILT_IN if is_proved else Words()

    def words(self, words: Iterable[str]) -> Literals:
        """The words, to ask for them on a page."""
        return self._words.add(words)

    def needed(self, words: Iterable[str]) -> Literals:
        """Words that a rule cannot do without, as `spelled_out` reads them."""
        return self._words.add(map(fold, spelled_out(words)))

    def pattern(self, pattern: str) -> regex.Pattern[str] | Limited:
        """The pattern, in which ``^`` and ``$`` are the ends of a paragraph."""
        compiled = lazy(pattern, regex.MULTILINE)
        return compiled if self._is_proved else Limited(compiled)

    def matches(self, pattern: str) -> Matches:
        """What finds the pattern: where its first characters stand, if they can be told."""
        words = heads(pattern)
        return Matches(self.pattern(pattern), self.words(words) if words else None)
