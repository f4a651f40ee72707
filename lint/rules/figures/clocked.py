"""Two clocked times and the time between them: 1分20秒，比第二名的1分22秒快了3秒."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import msgspec

from lint.text.awaited import awaited
from lint.text.document import Document
from lint.text.lazy import lazy_re

_TIME = r"(?<!\d)(?:\d{1,2}小?时)?(?:\d{1,2}分)?\d{1,2}(?:[.．]\d{1,3})?秒(?:\d{2}(?!\d))?"
_FASTER = awaited(
    rf"秒(?<=(?<first>{_TIME})[^。；！？\d\n]{{0,16}}?比[^，。；\d\n]{{0,12}}"
    rf"(?<second>{_TIME})[，]?(?:快|慢|提高|缩短|领先|落后|提前|少|多)了?(?<gap>{_TIME}))(?!\d|多|左右)",
    r"\d秒",
    ahead=1,
)
_PARTS = lazy_re(r"(?:(\d+)小?时)?(?:(\d+)分)?(\d+(?:[.．]\d+)?)秒(\d{2})?")


class Gap(msgspec.Struct, frozen=True):
    """Two times, what is said to lie between them, and what does, in seconds."""

    first: str
    second: str
    said: str
    right: Decimal
    start: int
    end: int


def gaps(document: Document) -> Iterator[Gap]:
    """Clocked times whose difference is not what is printed."""
    for match in _FASTER.matches(document):
        first, second, said = match.group("first", "second", "gap")
        right = abs(_seconds(first) - _seconds(second))
        slack = 0 if "." in said or right == int(right) else 1  # of a gap that is rounded
        if abs(right - _seconds(said)) > slack:
            yield Gap(first, second, said, right, match.start("gap"), match.end("gap"))


def _seconds(text: str) -> Decimal:
    match = _PARTS.fullmatch(text)
    if match is None:
        return Decimal(0)
    hours, minutes, seconds, hundredths = match.groups()
    whole = Decimal(seconds.replace("．", ".")) + Decimal(hundredths or 0) / 100
    return whole + 60 * int(minutes or 0) + 3600 * int(hours or 0)
