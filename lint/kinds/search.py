"""What the rules of a book look for: words, all in one pass over a page, and patterns."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from lint.text.lazy import lazy
from lint.text.limited import Limited
from lint.text.search import BUILT_IN, Literals
from lint.text.search import Search as Words


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

    def pattern(self, pattern: str) -> regex.Pattern[str] | Limited:
        """The pattern, in which ``^`` and ``$`` are the ends of a paragraph."""
        compiled = lazy(pattern, regex.MULTILINE)
        return compiled if self._is_proved else Limited(compiled)
