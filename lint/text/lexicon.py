"""Common words of two characters, to tell where a line end or a match cuts one."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).parent.parent / "tables" / "two_character_words.tsv"


def cuts_word(before: str, after: str) -> bool:
    """Do the characters either side of a cut make a word, commoner than the others round it do?

    Args:
        before: the text before the cut, of which the last two characters count.
        after: the text behind it, of which the first two count.
    """
    count = _counts().get
    across = count(before[-1:] + after[:1], 0)
    return across > count(before[-2:], 0) and across > count(after[:2], 0)


def is_whole(text: str, start: int, end: int) -> bool:
    """Does `start`..`end` cut no word: does none lie across its start or its end?"""
    return not is_word(text[start - 1 : start + 1]) and not is_word(text[end - 1 : end + 1])


def is_word(text: str) -> bool:
    """Whether the text is a common word of two characters."""
    rows = _rows()
    at = bisect_left(rows, text)
    return len(text) == 2 and at < len(rows) and rows[at].startswith(text)


@cache
def _counts() -> dict[str, int]:
    """How often each word was counted: for pages in columns, which ask at every line end."""
    return {row[:2]: int(row[3:]) for row in _rows()}


@cache
def _rows() -> list[str]:
    """The words, ascending, and their counts. Read when first asked for: few pages need them."""
    rows = _TABLE.read_text(encoding="utf-8").splitlines()
    first = next(at for at, row in enumerate(rows) if row[0] != "#")  # below the comment
    return rows[first:]
