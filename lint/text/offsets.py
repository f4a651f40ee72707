"""Offsets that are kept with a document: many, where the page is long."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

_MANY = 1000


def packed(offsets: list[int]) -> Sequence[int]:
    """The offsets, in an array if they are many.

    A list takes five times the memory; but an array is slower to make, and to search.
    """
    return offsets if len(offsets) < _MANY else array("q", offsets)
