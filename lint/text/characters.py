"""The standard characters of simplified copy, and those that they stand for."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_TABLES = Path(__file__).parent.parent / "tables"


@cache
def standard() -> frozenset[str]:
    """The 8,105 characters of 通用规范汉字表."""
    return frozenset("".join(_rows("standard_characters.txt")))


@cache
def nonstandard() -> dict[str, str]:
    """Each traditional or variant character, and the standard one for it in general use."""
    return {row[0]: row[2] for row in _rows("nonstandard_characters.tsv")}


@cache
def keepable() -> frozenset[str]:
    """Nonstandard characters that a name may keep, since another took their place.

    These are the variants, and the traditional characters whose standard one was a common
    character before: 樸 for 朴, but not 國 for 国. Those of Big5's first level were.
    """
    rows = _rows("nonstandard_characters.tsv")
    variants = {row[0] for row in rows if row.endswith("variant")}
    merged = {row[0] for row in rows if _big5(row[2]) < _SECOND_LEVEL}
    return frozenset(variants | merged) - frozenset(_IN_NO_NAME)


_IN_NO_NAME = "卻並併佔祇衹纔裡裏佈妳牠"


@cache
def simplified() -> dict[str, str]:
    """Each character that only simplified copy has, and a traditional one for it."""
    rows = (row for row in _rows("nonstandard_characters.tsv") if row.endswith("traditional"))
    return {row[2]: row[0] for row in rows if row[2] in _RARE or _big5(row[2]) == _NONE}


_RARE = "体听适机价与"  # Big5 has them for words that no paper prints


_SECOND_LEVEL, _NONE = b"\xc9", b"\xff"


def _big5(character: str) -> bytes:
    """The code of the character in Big5, of which common ones are the first level."""
    try:
        return character.encode("big5")
    except UnicodeEncodeError:
        return _NONE


def _rows(name: str) -> list[str]:
    lines = (_TABLES / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]
