"""A long text in parts, so that what a reading makes of it does not fill the memory at once."""

from __future__ import annotations

from collections.abc import Iterator

_BLOCK = 200_000
"""Characters: no page has so many, and is one part."""


def blocks(text: str, mark: str) -> Iterator[str]:
    """The parts of a text, one behind the other; each but the last ends with `mark`."""
    start = 0
    while start < len(text):
        end = text.find(mark, start + _BLOCK) + 1 or len(text)
        yield text[start:end]
        start = end
