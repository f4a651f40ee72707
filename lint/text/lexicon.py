"""Common words of two characters, to tell where a line end or a match cuts one."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_TABLE = Path(__file__).parent.parent / "tables" / "two_character_words.tsv"


def cuts_word(before: str, after: str) -> bool:
    """Do the characters either side of a cut make a word, commoner than the others round it do?

    Args:
        before: the text before the cut, of which the last two characters count.
        after: the text behind it, of which the first two count.
    """
    count = _words().get
    across = int(count(before[-1:] + after[:1], 0))
    return across > int(count(before[-2:], 0)) and across > int(count(after[:2], 0))


def is_whole(text: str, start: int, end: int) -> bool:
    """Does `start`..`end` cut no word: does none lie across its start or its end?"""
    words = _words()
    return text[start - 1 : start + 1] not in words and text[end - 1 : end + 1] not in words


def is_word(text: str) -> bool:
    """Whether the text is a common word of two characters."""
    return text in _words()


@cache
def _words() -> dict[str, str]:
    """How often each word was counted, in figures. Read when first asked for: few pages need it."""
    rows = _TABLE.read_text(encoding="utf-8")
    while rows.startswith("#"):
        rows = rows.partition("\n")[2]
    cells = rows.split()
    return dict(zip(cells[::2], cells[1::2], strict=True))
