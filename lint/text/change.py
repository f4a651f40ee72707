"""Two figures that make a change: whether they go together, and how they may be read."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import msgspec

from lint.text.claims import Claim
from lint.text.lazy import lazy_re
from lint.text.quantities import Quantity, quantities

_NO_FIGURE_BESIDE = frozenset("：:∶／/—－～~-−、")
_NO_FIGURE_BEHIND = _NO_FIGURE_BESIDE | {"代"}
_CLOCK = frozenset(["点", "分", "月", "期", "届", "级", "第", "周"])
_AROUND = lazy_re(
    r"第\d+[位名]|汇率|兑|比价|名次|排名|排位|位[居列次]|零下|负|每隔?\d+(?!\d|公?斤|千克|克|吨|亩|平方米|立方米|人|户|桶|度|升|千瓦时)|倒数|年均|平均每年"
)
_BEFORE = 12  # words of rank and rate stand no farther before the first figure
_AGAIN = lazy_re(r"[一1]次|以来|年代|分制|：")


class Change(msgspec.Struct, frozen=True):
    """From one figure to another.

    Attributes:
        start, end: from the first figure to the second.
        before: the ways to read the first; it may lack a unit that the second has.
        after: the second.
        verb: the verb between them, "" for none.
        rises: what the verb says; None where it does not tell.
        claims: what else is said of it.
    """

    start: int
    end: int
    before: tuple[Quantity, ...]
    after: Quantity
    verb: str
    rises: bool | None
    claims: tuple[Claim, ...]


def change_between(
    text: str,
    start: int,
    figures: tuple[Quantity, Quantity],
    said: tuple[str, bool | None],
    claims: tuple[Claim, ...],
) -> Iterator[Change]:
    """The change from one figure to the other; none where they are not of one thing."""
    before, after = figures
    sentence = text[max(0, start - _BEFORE) : after.end + 2]
    if _AROUND.search(sentence) or _AGAIN.match(text, after.end):
        return
    readings = _readings(before, after)
    is_fit = all(stands_alone(text, figure) and not figure.is_bound for figure in figures)
    if readings is None or not is_fit:
        return
    end = max(before.end, after.end)
    yield Change(min(before.start, after.start), end, *readings, *said, claims)


def _readings(before: Quantity, after: Quantity) -> tuple[tuple[Quantity, ...], Quantity] | None:
    """The first figure, in all ways to read it, and the second, in one unit."""
    if {before.base, after.base} & _CLOCK or _is_year(before) or _is_year(after):
        return None
    if before.base == after.base:
        readings = [before]
    elif not before.base:
        readings = [before.times(after.size, after.base)]
    elif not after.base:
        after = after.times(before.size, before.base)
        readings = [before]
    else:
        return None
    if not before.unit and before.scale == 1 < after.scale:  # 由120增至150万元
        readings.append(readings[0].times(Decimal(after.scale), after.base))
    return tuple(_as_fine_as(reading, after) for reading in readings), _as_fine_as(after, before)


def _as_fine_as(quantity: Quantity, other: Quantity) -> Quantity:
    """Beside 12.5亿元, 15亿元 is 15.0; `coarse` still allows for the other reading."""
    if not (quantity.is_exact and other.is_exact and quantity.scale == other.scale):
        return quantity
    coarse = max(quantity.half, quantity.coarse)
    return quantity._replace(half=min(quantity.half, other.half), coarse=coarse)


def _is_year(quantity: Quantity) -> bool:
    return quantity.base == "年" and (quantity.value >= 1000 or not quantity.is_exact)


def stands_alone(text: str, quantity: Quantity) -> bool:
    """Whether the figure stands alone, neither half of a range nor of a ratio."""
    return (
        quantity.value > 0
        and not text[quantity.end : quantity.end + 1].isdecimal()  # 10秒65
        and not text[max(0, quantity.start - 2) : quantity.start - 1].isdecimal()
        and text[quantity.start - 1 : quantity.start] not in _NO_FIGURE_BESIDE
        and text[quantity.end : quantity.end + 1] not in _NO_FIGURE_BEHIND
    )


def last_quantity(text: str, start: int, end: int) -> Quantity | None:
    """The last of the quantities within `start`..`end`."""
    found = [*quantities(text, start, end)]
    return found[-1] if found else None
