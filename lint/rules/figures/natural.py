"""Rates of births and deaths, and of the natural growth that is their difference."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import msgspec

from lint.text.awaited import awaited
from lint.text.document import Document
from lint.text.lazy import lazy

_FIGURE = r"\d{1,2}(?:[.．]\d{1,3})?‰"
_MINUS = "[-－−—负]"
_GROWTH = awaited(rf"自然增长率(?:为|是|达)?({_MINUS}?{_FIGURE})", "自然增长率")
_BORN_AND_DEAD = lazy(
    rf"出生率(?:为|是)?(?<births>{_FIGURE})[^。\d\n]{{0,12}}"
    rf"(?:\d[\d.．,]*[万亿]?人[^。\d\n]{{0,12}})?死亡率(?:为|是)?(?<deaths>{_FIGURE})[^。‰\n]{{0,16}}自然"
)
_REACH = 80
_ROUNDED = Decimal("1.5")  # of the last printed place


class Growth(msgspec.Struct, frozen=True):
    """The three rates as they are printed, and what the first two give."""

    births: str
    deaths: str
    said: str
    right: str
    start: int
    end: int


def growths(document: Document) -> Iterator[Growth]:
    """Natural growth that is not the rate of births less that of deaths."""
    text = document.flow.text
    for match in _GROWTH.matches(document):
        at = match.start()
        pairs = _BORN_AND_DEAD.finditer(text, max(0, at - _REACH), match.end())
        both = next((pair for pair in pairs if pair.end() == at + len("自然")), None)
        if both is None:
            continue
        births, deaths = _value(both["births"]), _value(both["deaths"])
        said = _value(match[1])
        place = Decimal(1).scaleb(max(int(n.as_tuple().exponent) for n in (births, deaths, said)))
        if abs(births - deaths - said) > place * _ROUNDED:
            right = f"{births - deaths}‰"
            yield Growth(both["births"], both["deaths"], match[0], right, *match.span())


def _value(text: str) -> Decimal:
    figures = text.rstrip("‰").replace("．", ".")
    value = Decimal(figures.lstrip("-－−—负"))
    return value if figures[0].isdecimal() else -value
