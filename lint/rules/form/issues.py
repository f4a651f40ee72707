"""Which of the pages that lie together are of one issue."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from lint.rule import Page
from lint.text.document import Document

_Facts = TypeVar("_Facts")
MOST_PAGES = 128
"""Of an issue; more than that lie together in an archive."""


def never_alone(document: Document) -> bool:
    """Whether a page by itself may have anything that is told by comparing several."""
    return False


def issues(
    pages: Sequence[Page[_Facts]],
    day: Callable[[_Facts], date | None],
    number: Callable[[_Facts], str | None],
) -> list[list[Page[_Facts]]]:
    """The pages of each issue: those of one date.

    Pages without a date go with the only one. So does a page alone with its date, if its number
    is the one that the others lack: its date is a slip.
    """
    found: dict[date | None, list[Page[_Facts]]] = defaultdict(list)
    days = {day(page.facts) for page in pages} - {None}
    only = days.pop() if len(days) == 1 else None
    for page in pages:
        found[day(page.facts) or only].append(page)
    by_size = sorted(found.values(), key=len)
    if len(by_size) == 2 and len(by_size[0]) == 1 < len(by_size[1]):
        (stray,), issue = by_size
        own = number(stray.facts)
        if own and own not in {number(page.facts) for page in issue}:
            by_size = [[page for page in pages if page is stray or page in issue]]
    return [issue for issue in by_size if len(issue) <= MOST_PAGES]
