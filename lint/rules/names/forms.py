"""What the rules of bodies and places share: the names of an issue, and two forms of one."""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple

import msgspec

from lint.diagnostic import Related, Text
from lint.rule import Findings, Page, Rule
from lint.text.common import common_start
from lint.text.misprints import tells_apart
from lint.text.organisations import Name
from lint.text.places import article_at, sentence_end, sentence_start
from lint.text.view import Span

OTHER_FORM = Text("另一写法在这里", "the other form")
_RARE = 2  # a slip stands no more often, or far more rarely than the other form
_FAR = 4
_REPORTED = 3
_TAIL = 6  # characters before the head that several names may share
_MOST = 400  # names with one head that are compared: more are no newspaper's
_LAST = chr(sys.maxunicode)  # no name has it
_SENTENCE = 300  # characters before a name that are looked at for its beginning


Names = frozenset[Name]
"""The bodies and places of a page."""


class Ending(NamedTuple):
    """Names that end alike, from their end to their beginning, and part before that.

    Attributes:
        head: the last word of all.
        size: how many more characters they share.
        names: each without the head, in order.
    """

    head: str
    size: int
    names: Sequence[str]


class Index:
    """The names of an issue, from their end to their beginning, and where each one stands."""

    def __init__(self, pages: Sequence[Names]) -> None:
        self._pages = pages

    @cached_property
    def endings(self) -> Sequence[Ending]:
        """What several names end with."""
        every = self._pages[0] if len(self._pages) == 1 else frozenset().union(*self._pages)
        by_head: dict[str, list[str]] = {}
        for head, name in every:
            by_head.setdefault(head, []).append(name)
        return [
            Ending(head, *shared)
            for head, names in sorted(by_head.items())
            if len(names) > 1
            for shared in _shared(sorted(names)[:_MOST])
            if shared[0] <= _TAIL
        ]

    @cached_property
    def _names(self) -> list[tuple[str, int, int]]:
        """Each name in order, how long its head is, and the number of its page."""
        return sorted(
            (head + inside, len(head), number)
            for number, names in enumerate(self._pages)
            for head, inside in names
        )

    def pages_with(self, form: str) -> list[int]:
        """The numbers of the pages with a name that ends with `form`, its own head included."""
        found = self._beginning(form[::-1])
        return sorted({page for _, head, page in found if head <= len(form)})

    def has_kind(self, name: str, kinds: str) -> bool:
        """Whether a name ends with this one and one of the characters, which is its head."""
        backwards = name[::-1]
        return any(head == 1 for kind in kinds for _, head, _ in self._beginning(kind + backwards))

    def _beginning(self, backwards: str) -> Sequence[tuple[str, int, int]]:
        names = self._names
        start = bisect_left(names, (backwards,))
        return names[start : bisect_left(names, (backwards + _LAST,), start)]


def index(pages: Sequence[Page[Names]]) -> Index:
    """The names of an issue."""
    return _index(tuple(page.facts for page in pages))


_index = lru_cache(maxsize=1)(Index)  # two rules ask


def _shared(names: Sequence[str]) -> Iterator[tuple[int, Sequence[str]]]:
    """The beginnings that some of the names share, by their size; the names are in order."""
    open_: list[tuple[int, int]] = []  # sizes, and the first name that has each
    for last, (one, other) in enumerate(pairwise(names)):
        first, size = last, common_start(one, other) if one[0] == other[0] else 0
        while open_ and open_[-1][0] > size:
            longer, first = open_.pop()
            yield longer, names[first : last + 1]
        if not open_ or open_[-1][0] < size:
            open_.append((size, first))
    while open_:
        longer, first = open_.pop()
        yield longer, names[first:]


class Place(NamedTuple):
    """Where a form stands in the flow of a page of the issue."""

    page: int
    start: int


class Forms(msgspec.Struct, frozen=True):
    """Two forms of a name and where they stand; the first is the one that seems wrong."""

    rare: str
    common: str
    rarely: tuple[Place, ...]
    commonly: tuple[Place, ...]

    def in_one_article(self, pages: Sequence[Page[Names]]) -> bool:
        """Whether an article has both."""
        return any(
            _is_one_within(self.commonly, page, article_at(pages[page].document, start).span)
            for page, start in self.rarely
        )

    def later_first(self) -> Forms:
        """The forms, of two that are as rare the later one first."""
        is_earlier = self.rarely[0] < self.commonly[0]
        if len(self.rarely) < len(self.commonly) or not is_earlier:
            return self
        return Forms(self.common, self.rare, self.commonly, self.rarely)


def forms(one: str, other: str, pages: Sequence[Page[Names]]) -> Forms | None:
    """Two forms of one name; None where they are those of two, being named together or often.

    Of two that are as rare, `one` seems wrong.
    """
    rarely, commonly = (tuple(_places(form, pages)) for form in (one, other))
    if len(rarely) > len(commonly):
        one, other, rarely, commonly = other, one, commonly, rarely
    rarely = tuple(place for place in rarely if not _stand_together(place, commonly, pages))
    if not rarely or (len(rarely) > _RARE and len(commonly) < _FAR * len(rarely)):
        return None
    for place in (rarely[0], commonly[0]):
        if tells_apart(pages[place.page].document, place.start):
            return None
    return Forms(one, other, rarely, commonly)


def _stand_together(place: Place, others: Sequence[Place], pages: Sequence[Page[Names]]) -> bool:
    """Whether another form stands in the same sentence."""
    text = pages[place.page].document.flow.text
    start, end = (edge(text, place.start, _SENTENCE) for edge in (sentence_start, sentence_end))
    return _is_one_within(others, place.page, Span(start, end))


def _is_one_within(places: Sequence[Place], page: int, span: Span) -> bool:
    """Whether one of the places, which ascend, lies within a span of the page."""
    i = bisect_left(places, (page, span.start))
    return i < len(places) and places[i] < (page, span.end)


def reported(self: Rule, pages: Sequence[Page[Names]], two: Forms, **more: str) -> Findings[Names]:
    """The rarer form wherever it stands, up to a few times, and where the other one stands."""
    first = two.commonly[0]
    details = {
        "rare": two.rare,
        "few": len(two.rarely),
        "common": two.common,
        "many": len(two.commonly),
        **more,
    }
    for place in two.rarely[:_REPORTED]:
        page, elsewhere = pages[place.page], pages[first.page]
        path = elsewhere.path if first.page != place.page else None
        span = elsewhere.document.flow.span(first.start, first.start + len(two.common))
        yield (
            page,
            self.found(
                page.document,
                place.start,
                place.start + len(two.rare),
                related=(Related(span, OTHER_FORM, path),),
                details=details,
            ),
        )


def _places(form: str, pages: Sequence[Page[Names]]) -> Iterator[Place]:
    for number in index(pages).pages_with(form):
        text = pages[number].document.flow.text
        at = text.find(form)
        while at >= 0:
            yield Place(number, at)
            at = text.find(form, at + 1)
