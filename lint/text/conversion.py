"""Simplified characters for traditional ones and the other way round, word by word, by OpenCC."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from lint.text.characters import nonstandard, standard

if TYPE_CHECKING:
    from opencc import OpenCC


def to_simplified(text: str) -> str:
    """The text in standard characters, each in the place of its own."""
    # What OpenCC leaves, or simplifies by analogy only, is taken from the table.
    converted = "".join(
        new if new in standard() else nonstandard().get(old, new)
        for old, new in zip(text, _converted(text, "t2s"), strict=True)
    )
    return converted.replace("纨裤", "纨绔")  # the one word in which 袴 is not 裤


def to_traditional(text: str) -> str:
    """The text in traditional characters, each in the place of its own."""
    return _converted(text, "s2t")


def _converted(text: str, config: str) -> str:
    # Unpaired surrogates have no bytes to hand to the converter.
    new: str = _converter(config).convert(text.encode(errors="replace").decode())
    # Offsets have to stay. A phrase that changes its length is converted by its characters.
    if len(new) == len(text):
        return new
    return "".join(_converter(config).convert(character) for character in text)


@cache
def _converter(config: str) -> OpenCC:
    # Few pages need it: it takes longer to load than a page to check.
    from opencc import OpenCC

    return OpenCC(config)
