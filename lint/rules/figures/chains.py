"""Shares in a row, of which one tells the whole of all: 甲120人，占40%；乙90人，占35%."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from lint.text.lazy import lazy, lazy_re
from lint.text.places import clause_start
from lint.text.quantities import BEGINS, Quantity, quantities, quantity_at

_SHARE = lazy(rf"占(?<=[，（]占)(?:比|了|总\p{{Han}}{{1,4}}的)?(?:为|达)?{BEGINS}")
_BEHIND = lazy(r"[^，。；：（\d\n]{0,8}[，（]")
_BETWEEN = lazy(
    r"）?[，；。](?!其中|另)(?:[^，。；：\d\n]{1,14}|\d{1,2}[岁平][^，。；：\n]{0,12}[^\d，。；：\n])"
)
_OF_ANOTHER = lazy_re("其中|全[省市县国球]|同比|比上|约")
_REACH = 160  # the whole stands no farther before the first part
_EXACT = Decimal(1)
_NEAR = Decimal("0.5")
_NO_UNITS = frozenset(["", "％", "年", "月", "天", "岁", "倍"])


class Share(NamedTuple):
    """A part, and what share it is said to be."""

    part: Quantity
    amount: Quantity


def _chains(text: str) -> Iterator[list[Share]]:
    chain: list[Share] = []
    for match in _SHARE.finditer(text):
        amount = quantity_at(text, match.end())
        part = _part(text, match.start())
        if not part or not amount or amount.base != "％" or not amount.is_exact:
            continue
        if not chain or not _goes_on(text, chain[-1], part):
            yield chain
            chain = []
        chain.append(Share(part, amount))
    yield chain


def _part(text: str, at: int) -> Quantity | None:
    found = list(quantities(text, clause_start(text, at - 1), at - 1))
    if not found or found[-1].base in _NO_UNITS or not found[-1].is_exact:
        return None
    return found[-1] if _BEHIND.fullmatch(text, found[-1].end, at) else None


def _goes_on(text: str, last: Share, part: Quantity) -> bool:
    is_fit = _BETWEEN.fullmatch(text, last.amount.end, part.start) is not None
    return is_fit and part.base == last.part.base


def unlike_their_row(text: str) -> Iterator[tuple[Quantity, Quantity, Quantity]]:
    """Shares of no whole in print, where others of their row are of one: part, whole, share."""
    for chain in _chains(text):
        if len(chain) < 2:
            continue
        first = chain[0].part
        start = max(0, text.rfind("\n", 0, first.start), first.start - _REACH)
        wholes = [q for q in quantities(text, start, first.start) if q.base == first.base]
        borne = [whole for whole in wholes if any(_bears(whole, share) for share in chain)]
        if not borne or _OF_ANOTHER.search(text, first.end, chain[-1].amount.end):
            continue
        others = [*wholes, *(share.part for share in chain)]
        for part, amount in chain:
            if not any(_may_be(whole, part, amount) for whole in others):
                yield part, borne[-1], amount


def _bears(whole: Quantity, share: Share) -> bool:
    part, amount = share
    is_whole = whole.value > part.value and whole.is_exact
    return is_whole and abs(part.value * 100 / whole.value - amount.value) <= min(
        _NEAR if amount.half < _EXACT else 3 * _NEAR, max(amount.half, Decimal("0.1")) * 2
    )


def _may_be(whole: Quantity, part: Quantity, amount: Quantity) -> bool:
    """Whether the part may be such a share of the whole, as loosely as one may say it."""
    low, high = part.low() * 100 / whole.high(), part.high() * 100 / max(whole.low(), _EXACT / 10)
    slack = max(amount.half * 2, Decimal("0.2"))
    return low <= amount.value + slack and amount.value - slack <= high
