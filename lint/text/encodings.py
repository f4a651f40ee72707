"""Chinese text whose bytes were read in another encoding than they were written in."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator
from typing import NamedTuple

from lint.text.characters import nonstandard, standard
from lint.text.document import Document
from lint.text.lazy import lazy_re
from lint.text.rare import ACCENTED, MISREAD, rare_characters
from lint.text.view import Span

_LOST = "\ufffd"
# What Windows-1252 has in the place of control characters.
_WINDOWS = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_WESTERN = lazy_re(f"[\x80-\xff{_WINDOWS}{_LOST}]{{4,}}")
_TRACE = lazy_re(f"[{ACCENTED}{MISREAD}{_LOST}]")
_LEAST_TRACES = 3
_IS_ACCENTED = lazy_re(f"[{ACCENTED}]")
_WIDE = lazy_re(r"[^\x00-\x7f\s，。、：；？！（）《》]{3,}")
_MARKS = frozenset("，。、；：？！“”‘’（）《》—…·　")


class Garbled(NamedTuple):
    """Text read in a wrong encoding.

    Attributes:
        span: where it stands in the flow.
        meant: what it says, as far as that can be told.
        is_whole: whether `meant` is all of it.
        actual: the encoding that it was written in.
        read: the encoding that it was read in.
    """

    span: Span
    meant: str
    is_whole: bool
    actual: str
    read: str


def garbled(document: Document) -> list[Garbled]:
    """The passages of a document that were read in a wrong encoding."""
    text = document.flow.text
    rare = document.once(rare_characters)
    found: list[Garbled] = []
    signs = {c for c in rare if c in MISREAD or c in nonstandard() or c == _LOST}
    if signs:
        found += _wide(text, signs)
    if _IS_ACCENTED.search(rare):
        found += _western(text)
    if not found and _LOST in rare:
        found += _unread(text)
    return sorted(found)


def garbled_paragraphs(document: Document) -> list[Span]:
    """The paragraphs that hold such a passage: what else is odd in them comes of it too.

    So are those beside them that are full of its signs, though nothing can be made of them.
    """
    starts = [passage.span.start for passage in document.once(garbled)]
    if not starts:
        return []
    found: list[Span] = []
    at = 0
    for line in document.flow.text.split("\n"):
        span = Span(at, at + len(line))
        holds = bisect_left(starts, span.end) > bisect_left(starts, span.start)
        if holds or len(_TRACE.findall(line)) >= _LEAST_TRACES:
            found.append(span)
        at = span.end + 1
    return found


def _wide(text: str, signs: Collection[str]) -> Iterator[Garbled]:
    for match in _WIDE.finditer(text):
        if not any(sign in match[0] for sign in signs):
            continue
        data = b"".join(map(_wide_bytes, match[0]))
        meant, is_whole = _reading(data, "utf-8")
        if meant:
            yield Garbled(Span(*match.span()), meant, is_whole, "UTF-8", "GBK")


def _western(text: str) -> Iterator[Garbled]:
    for match in _WESTERN.finditer(text):
        letters = set(_IS_ACCENTED.findall(match[0]))
        if not letters:  # a row of dots or dashes, or a masked number: 138××××5678
            continue
        data = b"".join(map(_western_byte, match[0]))
        actual = "UTF-8"
        meant, is_whole = _reading(data, "utf-8")
        if not meant and len(letters) >= _LEAST_LETTERS:
            actual = "GBK"
            meant, is_whole = _reading(data, "gb18030")
            if not _is_everyday(meant):
                continue
        if meant:
            yield Garbled(Span(*match.span()), meant, is_whole, actual, "Windows-1252")


def _unread(text: str) -> Iterator[Garbled]:
    """Copy in GBK read as UTF-8: replacement characters, and hardly any Chinese."""
    lost = text.count(_LOST)
    if lost >= _MANY and lost > 8 * len(_HAN.findall(text)):
        for match in _UNREAD.finditer(text):
            yield Garbled(Span(*match.span()), "□", False, "GBK", "UTF-8")


_HAN = lazy_re("[\u4e00-\u9fff]")
_UNREAD = lazy_re(r"[^\x00-\x7f]{2,}")
_MANY = 4


def _wide_bytes(character: str) -> bytes:
    if character == "€":  # so 0x80 is shown, which GBK has not
        return b"\x80"
    return _NO_BYTE if character == _LOST else character.encode("gb18030", "replace")


def _western_byte(character: str) -> bytes:
    if character == _LOST:
        return _NO_BYTE
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        return character.encode("latin-1")


def _reading(data: bytes, codec: str) -> tuple[str, bool]:
    """What the bytes say in Chinese, and whether that is all; empty where they say nothing."""
    meant = data.decode(codec, "replace")
    lost = meant.count(_LOST)
    common = sum(character in standard() for character in meant)
    other = sum(character not in _MARKS for character in meant) - common - lost
    if common < _LEAST or other or lost > common:
        return "", False
    return meant.replace(_LOST, "□"), not lost


def _is_everyday(text: str) -> bool:
    """Whether hardly any of the Han characters is rare: any two signs are some character in GBK."""
    han = _HAN.findall(text)
    return 4 * sum(map(_is_of_first_level, han)) >= 3 * len(han)


def _is_of_first_level(character: str) -> bool:
    """Whether it is one of the 3,755 characters that GB/T 2312 puts first, as the common ones."""
    data = character.encode("gb18030")
    return len(data) == 2 and data[0] in range(0xB0, 0xD8) and data[1] >= 0xA1


_LEAST = 2
_LEAST_LETTERS = 3  # different ones: names have one or two, side by side
_NO_BYTE = b"\xff"  # no encoding reads it
