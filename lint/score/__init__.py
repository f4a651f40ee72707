"""The official error rate, by 《报纸编校差错率计算方法》: errors in ten thousand characters.

A file's findings are charged by the classes of their rules (`lint.charges`). The files of one
folder are one issue, and what is limited is limited for the issue.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache, cached_property
from pathlib import Path

import msgspec

from lint.book import books
from lint.charges import ErrorClass, Schedule
from lint.score.charge import Charge, charges, total
from lint.score.page import Page

PASS_LINE = Decimal(3)
"""Errors in ten thousand characters with which a newspaper still passes."""


class Rate(msgspec.Struct, frozen=True):
    """Errors among characters."""

    errors: Decimal
    characters: int

    @property
    def per_myriad(self) -> Decimal:
        """Errors in ten thousand characters; where none is printed, as if one were."""
        return self.errors * 10_000 / max(1, self.characters)

    def within(self, line: Decimal) -> bool:
        """Whether it is at most `line` in ten thousand."""
        return self.errors * 10_000 <= line * max(1, self.characters)

    def __add__(self, other: Rate) -> Rate:
        return Rate(self.errors + other.errors, self.characters + other.characters)


class Score(msgspec.Struct, frozen=True, dict=True):
    """What the findings of pages are charged, as those of one issue.

    Attributes:
        charges: by page, in the order of the text.
        uncharged: how many findings of other rules there are, by code and name.
    """

    pages: tuple[Page, ...]
    schedule: Schedule
    charges: tuple[Charge, ...]
    uncharged: Counter[tuple[str, str]]

    @cached_property
    def rate(self) -> Rate:
        """All errors among all characters."""
        return Rate(total(self.charges), sum(page.characters for page in self.pages))

    @cached_property
    def unconfirmed(self) -> Decimal:
        """The errors of classes whose weights are not confirmed."""
        return total(c for c in self.charges if not self.schedule.classes[c.key].is_confirmed)

    def by_class(self) -> Iterator[tuple[str, ErrorClass, list[Charge]]]:
        """The key of each class that is charged, the class and its charges, in their order."""
        for key, error_class in self.schedule.classes.items():
            if of_class := [charge for charge in self.charges if charge.key == key]:
                yield key, error_class, of_class


class Issue(msgspec.Struct, frozen=True):
    """The files of a folder: all of them together, and each by itself."""

    folder: Path
    whole: Score
    files: tuple[Score, ...]


def score(pages: Sequence[Page], schedule: Schedule) -> Score:
    """What pages are charged as those of one issue."""
    uncharged = Counter(
        (finding.code, finding.name)
        for page in pages
        for finding in page.findings
        if schedule.class_of(finding.code, finding.name) is None
    )
    return Score(tuple(pages), schedule, tuple(charges(pages, schedule)), uncharged)


def issues(pages: Iterable[Page], schedule: Callable[[Path], Schedule]) -> list[Issue]:
    """The issues that the pages make up, in their order; `schedule` is asked by folder."""
    folders: dict[Path, list[Page]] = defaultdict(list)
    for page in pages:
        folders[page.path.parent].append(page)
    return [_issue(folder, of, schedule(folder)) for folder, of in folders.items()]


def schedules(config: Path | None, *, isolated: bool) -> Callable[[Path], Schedule]:
    """Tells what is charged in a folder, by its rule book or by the one given.

    Raises:
        BookError: when it is called; the book cannot be used.
    """
    book_of = books(config, isolated=isolated)
    return cache(lambda folder: book_of(folder).schedule)


def _issue(folder: Path, pages: Sequence[Page], schedule: Schedule) -> Issue:
    return Issue(folder, score(pages, schedule), tuple(score([page], schedule) for page in pages))
