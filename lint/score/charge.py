"""What findings are charged as those of one issue, by a schedule of charges.

Of an error that counts only so often, and of a class that counts only so much, the heaviest count:
so the sum is the same in whatever order the pages come, and no further finding lessens it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from decimal import Decimal
from enum import Enum

import msgspec
from msgspec.structs import replace

from lint.charges import Schedule
from lint.score.page import Finding, Page


class Limit(Enum):
    """Why a finding is charged less than it weighs."""

    REPEATED = "repeated"  # the same error was counted as often as it may be
    CAPPED = "capped"  # its class was charged as much as it may be


class Charge(msgspec.Struct, frozen=True):
    """What a finding is charged.

    Attributes:
        key: of its class in the schedule.
        weight: what such an error counts by itself.
        doubled: whether it counts double.
        charged: what it does count.
        limit: why that is less, where it is.
    """

    page: Page
    finding: Finding
    key: str
    weight: Decimal
    doubled: bool
    charged: Decimal
    limit: Limit | None = None


def charges(pages: Iterable[Page], schedule: Schedule) -> Iterator[Charge]:
    """What the findings of an issue are charged, in their order; some are not."""
    charged = [
        _charge(page, finding, key, schedule)
        for page in pages
        for finding in page.findings
        if (key := schedule.class_of(finding.code, finding.name))
    ]
    _count_so_often(charged, schedule)
    _cap(charged, schedule)
    yield from charged


def total(charged: Iterable[Charge]) -> Decimal:
    """What they come to."""
    return sum((charge.charged for charge in charged), Decimal(0))


def _charge(page: Page, finding: Finding, key: str, schedule: Schedule) -> Charge:
    error_class = schedule.classes[key]
    weight = Decimal(str(error_class.weight_of(finding.size)))
    doubled = finding.in_head and bool(error_class.doubled_in_headlines)
    return Charge(page, finding, key, weight, doubled, weight * 2 if doubled else weight)


def _count_so_often(charged: list[Charge], schedule: Schedule) -> None:
    """Charge nothing for an error that was counted as often as it may be."""
    for indexes in _grouped(charged, map(_error, charged)):
        most = schedule.classes[charged[indexes[0]].key].repeats
        for index in indexes[most:] if most else ():
            charged[index] = replace(charged[index], charged=Decimal(0), limit=Limit.REPEATED)


def _error(charge: Charge) -> Hashable:
    """What is the same for the same error, whichever rule found it if its fix is the same."""
    finding = charge.finding
    found_by = finding.code if finding.new is None else None
    return charge.key, found_by, finding.text, finding.new


def _cap(charged: list[Charge], schedule: Schedule) -> None:
    """Charge no more for a class than its cap."""
    for indexes in _grouped(charged, (charge.key for charge in charged)):
        cap = schedule.classes[charged[indexes[0]].key].cap
        if cap is None:
            continue
        left = Decimal(str(cap))
        for index in indexes:
            if charged[index].charged > left:
                charged[index] = replace(charged[index], charged=left, limit=Limit.CAPPED)
            left -= charged[index].charged


def _grouped(charged: Sequence[Charge], keys: Iterable[Hashable]) -> Iterator[list[int]]:
    """The indexes of the charges that have the same key, the heaviest first."""
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for index, key in enumerate(keys):
        groups[key].append(index)
    for indexes in groups.values():
        yield sorted(indexes, key=lambda index: -charged[index].charged)
