"""Offsets to rows and columns, as people and as editors count them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

_BLOCK = 1024


class Position(NamedTuple):
    """A place in a text; who gives it says where counting begins and what a column is."""

    row: int
    column: int


class Positions:
    """Where the offsets of a text (code points) stand in its rows.

    A row ends with LF, CRLF or a lone CR, and with nothing else: not with a form feed or U+2028.
    """

    def __init__(self, text: str) -> None:
        self._text = text

    def position(self, offset: int) -> Position:
        """Row and column in code points, both counted from 1."""
        row = bisect_right(self._starts, offset)
        return Position(row, offset - self._starts[row - 1] + 1)

    def utf16(self, offset: int) -> Position:
        """Row and column in UTF-16 code units, both counted from 0, as language servers do."""
        row = bisect_right(self._starts, offset) - 1
        start = self._starts[row]
        pairs = bisect_left(self._astral, offset) - bisect_left(self._astral, start)
        return Position(row, offset - start + pairs)

    def utf8(self, offset: int) -> Position:
        """Row and column in UTF-8 bytes, both counted from 1."""
        row = bisect_right(self._starts, offset)
        start = self._starts[row - 1]
        if offset - start < _BLOCK:
            return Position(row, _size(self._text[start:offset]) + 1)
        return Position(row, self._bytes(offset) - self._bytes(start) + 1)

    def row(self, number: int) -> str:
        """The text of a row, counted from 1, without its line end."""
        start = self._starts[number - 1]
        end = self._starts[number] if number < len(self._starts) else len(self._text)
        return self._text[start:end].rstrip("\r\n")

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(m.end() for m in re.finditer(r"\r\n?|\n", self._text))]

    def _bytes(self, offset: int) -> int:
        """UTF-8 bytes before an offset."""
        block, rest = divmod(offset, _BLOCK)
        return self._blocks[block] + _size(self._text[offset - rest : offset])

    @cached_property
    def _blocks(self) -> list[int]:
        """UTF-8 bytes before each block: a long row is not encoded for each of its findings."""
        starts = range(0, len(self._text), _BLOCK)
        return [0, *accumulate(_size(self._text[at : at + _BLOCK]) for at in starts)]

    @cached_property
    def _astral(self) -> list[int]:
        """Offsets of the characters that take two UTF-16 code units."""
        return [m.start() for m in re.finditer("[\U00010000-\U0010ffff]", self._text)]


def _size(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))
