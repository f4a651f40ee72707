"""Offsets to rows and columns, as people and as editors count them."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple

from lint.text.codeunits import CodeUnits, Encoding
from lint.text.view import Span


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
        self._code_units: dict[Encoding, CodeUnits] = {}

    def position(self, offset: int) -> Position:
        """Row and column in code points, both counted from 1."""
        row = bisect_right(self._starts, offset)
        return Position(row, offset - self._starts[row - 1] + 1)

    def encoded(self, offset: int, encoding: Encoding = "utf-16") -> Position:
        """Row and column in code units, both counted from 0, as language servers do."""
        row = bisect_right(self._starts, offset) - 1
        units = self._units(encoding)
        return Position(row, units.before(offset) - units.before(self._starts[row]))

    def offset(self, position: Position, encoding: Encoding = "utf-16") -> int:
        """The offset of a row and column in code units, both counted from 0.

        A column behind the end of its row is that end, a row behind the last the end of the text.
        """
        row, column = position
        if row >= len(self._starts):
            return len(self._text)
        start, end = self.row_span(row + 1)
        units = self._units(encoding)
        return min(units.offset(units.before(start) + column), end)

    def utf8(self, offset: int) -> Position:
        """Row and column in UTF-8 bytes, both counted from 1."""
        row, column = self.encoded(offset, "utf-8")
        return Position(row + 1, column + 1)

    def row(self, number: int) -> str:
        """The text of a row, counted from 1, without its line end."""
        return self._text[slice(*self.row_span(number))]

    def row_span(self, number: int) -> Span:
        """Where that row's text stands; at the end, where there is no such row."""
        if not 0 < number <= len(self._starts):
            return Span(len(self._text), len(self._text))
        start = self._starts[number - 1]
        end = self._starts[number] if number < len(self._starts) else len(self._text)
        return Span(start, start + len(self._text[start:end].rstrip("\r\n")))

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(m.end() for m in re.finditer(r"\r\n?|\n", self._text))]

    def _units(self, encoding: Encoding) -> CodeUnits:
        if encoding not in self._code_units:
            self._code_units[encoding] = CodeUnits(self._text, encoding)
        return self._code_units[encoding]
