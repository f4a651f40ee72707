"""Code units: what the characters before an offset take in UTF-8, UTF-16 or UTF-32."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import Literal

Encoding = Literal["utf-8", "utf-16", "utf-32"]

_CODECS: dict[Encoding, tuple[str, int]] = {
    "utf-8": ("utf-8", 1),
    "utf-16": ("utf-16-le", 2),
    "utf-32": ("utf-32-le", 4),
}
_BLOCK = 256
"""Characters that are counted together, so that none is far from one whose place is known."""


class CodeUnits:
    """A text's offsets (code points) and the code units of an encoding, each by the other."""

    def __init__(self, text: str, encoding: Encoding) -> None:
        self._text = text
        self._codec, self._bytes = _CODECS[encoding]
        sizes = (len(self._encoded(at, at + _BLOCK)) for at in range(0, len(text), _BLOCK))
        self._starts = [size // self._bytes for size in accumulate(sizes, initial=0)]

    def before(self, offset: int) -> int:
        """The code units of the text up to `offset`."""
        block = offset // _BLOCK
        return self._starts[block] + len(self._encoded(block * _BLOCK, offset)) // self._bytes

    def offset(self, units: int) -> int:
        """The offset before which so many code units stand; within a character, its start."""
        block = bisect_right(self._starts, units) - 1
        at = block * _BLOCK
        rest = (units - self._starts[block]) * self._bytes
        return at + len(self._encoded(at, at + _BLOCK)[:rest].decode(self._codec, "ignore"))

    def _encoded(self, start: int, end: int) -> bytes:
        return self._text[start:end].encode(self._codec, "surrogatepass")
