"""Where single characters stand: many times faster than a pattern that begins with a class."""

from __future__ import annotations

from collections.abc import Iterator

import regex


def occurrences(text: str, characters: str) -> Iterator[int]:
    """The offsets of each of the characters in turn."""
    for character in characters:
        at = text.find(character)
        while at >= 0:
            yield at
            at = text.find(character, at + 1)


def matches_at(
    pattern: regex.Pattern[str], text: str, characters: str
) -> Iterator[regex.Match[str]]:
    """The matches of a pattern that begin at one of the characters, in the order of the text."""
    for at in sorted(occurrences(text, characters)):
        if match := pattern.match(text, at):
            yield match
