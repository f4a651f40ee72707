"""Which of the pages that lie together are of one issue."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from lint.rule import Page

_Facts = TypeVar("_Facts")
_MOST_PAGES = 128  # more than that lie together in an archive


def issues(
    pages: Sequence[Page[_Facts]], day: Callable[[_Facts], date | None]
) -> list[list[Page[_Facts]]]:
    """The pages of each issue: those of one date. Pages without one go with the only date."""
    found: dict[date | None, list[Page[_Facts]]] = defaultdict(list)
    days = {day(page.facts) for page in pages} - {None}
    only = days.pop() if len(days) == 1 else None
    for page in pages:
        found[day(page.facts) or only].append(page)
    return [issue for issue in found.values() if len(issue) <= _MOST_PAGES]
