"""Regular expressions under a time limit, as those of a rule book are."""

from __future__ import annotations

from collections.abc import Iterator

import regex

SECONDS = 1.0
"""Time limit of one pattern on one page."""
_PER_CHARACTER = 1e-5
"""Seconds besides for each character: ten times and more what an honest pattern takes."""


class Limited:
    """A pattern that may run away, with the methods that rules call, under a time limit."""

    def __init__(self, pattern: regex.Pattern[str]) -> None:
        self._pattern = pattern

    def finditer(self, text: str) -> Iterator[regex.Match[str]]:
        """All matches, found at once: what a rule does with them is not timed.

        The time limit grows with the text, which may be a whole archive.

        Raises:
            TimeoutError: the pattern ran away.
        """
        seconds = SECONDS + len(text) * _PER_CHARACTER
        return iter(list(self._pattern.finditer(text, timeout=seconds)))

    def match(self, text: str, at: int) -> regex.Match[str] | None:
        """The match at `at`.

        Raises:
            TimeoutError: the pattern ran away.
        """
        return self._pattern.match(text, at, timeout=SECONDS)
