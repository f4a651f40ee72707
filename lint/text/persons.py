"""Where a page names persons: the name, and the title that stands before it."""

from __future__ import annotations

from bisect import bisect, bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import islice
from operator import attrgetter

import msgspec

from lint.text.document import Document
from lint.text.lazy import lazy_re
from lint.text.likeness import alike, is_slip
from lint.text.names import SURNAME_STARTS
from lint.text.naming import (
    has_surname,
    head_before,
    head_behind,
    is_given,
    is_sure,
    likely_end,
    may_start,
    possible_ends,
    titled_end,
)
from lint.text.occurrences import occurrences
from lint.text.search import literals
from lint.text.titles import (
    DEPUTY,
    FOLLOWING,
    NOT_GIVEN,
    OFFICES,
    SELDOM_GIVEN,
    SIGNING,
    TITLES,
)

_TITLE_WORDS = literals(*sorted(TITLES - SIGNING))
_BEHIND_SURNAME = lazy_re(f"[^\\WA-Za-z0-9_{NOT_GIVEN}]")
_NO_HEADS = SIGNING.union([""])
_LIST = lazy_re("(?:（[^）\n]{1,12}）)?、")
_BACKWARDS = lazy_re(r"[一-龥\d]{2,20}")
_LONGEST_TITLE = 20
_REACH = 10_000  # characters of an article
_MOST = 200  # places of like names that are looked at
_PLACES = 8  # of a name that are looked at to see where it ends
_SHORT, _WHOLE = 2, 3  # characters of most names
_AGED = lazy_re(r"[，（](?:今年|现年|男|女|\d|生于|汉族|中共党员)|今年\d|，[一-龥]{2,8}(?:人|族)，")


class Person(msgspec.Struct, frozen=True):
    """Where a name stands in the flow.

    Attributes:
        head: the last word of the title before it, such as ``书记``; empty where none stands.
        title: the title with what is written together with it, such as ``清河县委书记``.
        is_introduced: whether the text says here who it is, by a title or otherwise.
        is_listed: whether it is one of several names.
        is_sure: whether it is certain where the name ends.
    """

    name: str
    start: int
    end: int
    head: str
    title: str
    is_introduced: bool
    is_listed: bool
    is_sure: bool

    @property
    def role(self) -> str:
        """The last word of the title, with 副 where it says so."""
        deputy = DEPUTY + self.head
        return deputy if self.head and self.title.endswith(deputy) else self.head


def persons(document: Document) -> tuple[Person, ...]:
    """The persons that the page names with a title, and others whose names are like theirs.

    They are in its order, and only where it is sure that a name stands.
    """
    text, titled = document.flow.text, document.once(_titled)
    if not titled:
        return ()
    again = document.once(_again)
    forms = _forms(text, again)
    # Of one whose name is the same everywhere, the titled places tell all.
    others = [at for at in again if len(forms[text[at]]) > 1]
    starts = sorted({*titled, *(at for at in others if may_start(text, at))})
    ends = {start: possible_ends(text, start) for start in starts}
    likely = {
        start: end for start, possible in ends.items() if (end := likely_end(text, start, possible))
    }
    sure = _sure(text, likely, again)
    found = []
    for start, possible in ends.items():
        end = _settled(text, start, possible, likely.get(start, 0), sure)
        if end and (person := _person(text, start, end)):
            found.append(person)
    strays = _strays(text, found, others)
    return tuple(sorted((*found, *strays), key=attrgetter("start")) if strays else found)


def may_be_two(document: Document) -> bool:
    """Whether a person may have two names on the page, or stand on it with two titles.

    Two names that differ by a character have the surname in common, or what stands behind it.
    """
    text, titled = document.flow.text, document.once(_titled)
    if not titled:
        return False
    surnames = {text[start] for start in titled}
    return (
        len(surnames) < len(titled)
        or len({text[start + 1] for start in titled}) < len(titled)
        or any(len(same) > 1 for same in _forms(text, document.once(_again)).values())
    )


def _titled(document: Document) -> list[int]:
    """Where a name seems to stand behind a title."""
    text = document.flow.text
    return [
        end
        for end in _TITLE_WORDS.ends(document)
        if text[end : end + 1] in SURNAME_STARTS
        and _BEHIND_SURNAME.match(text, end + 1)
        and has_surname(text, end)
        and head_before(text, end) not in _NO_HEADS
    ]


def is_unique(head: str) -> bool:
    """Whether an office has one holder at a time, as a 书记 and no 村民 has."""
    return head in OFFICES


def _again(document: Document) -> list[int]:
    """Where names stand, or seem to, that are like the titled ones or the same."""
    text, titled = document.flow.text, document.once(_titled)
    given: defaultdict[str, set[str]] = defaultdict(set)
    short: defaultdict[str, set[str]] = defaultdict(set)
    for start in titled:
        surname, one, other = text[start], text[start + 1], text[start + 2 : start + 3]
        given[surname] |= {one, other}
        if not is_given(other) or other in FOLLOWING:
            short[surname].add(one)
            if len(short[surname]) > _PLACES:
                short[surname].clear()  # too many to tell anything
    found = []
    for surname, known in given.items():
        # A place at the end of the text tells nothing, and is left in.
        like = known.union([""], *map(alike, short[surname])) if short[surname] else known
        found += [
            at
            for at in occurrences(text, surname)
            if text[at + 1 : at + 2] in like or text[at + 2 : at + 3] in known
        ]
    return sorted(found)


def _forms(text: str, again: Iterable[int]) -> Mapping[str, set[str]]:
    """What stands there, by the surname."""
    forms: defaultdict[str, set[str]] = defaultdict(set)
    for at in again:
        forms[text[at]].add(text[at : at + _WHOLE])
    return forms


def _person(text: str, start: int, end: int) -> Person | None:
    head = head_before(text, start) or head_behind(text, end)
    if head in SIGNING:
        return None
    title = text[max(0, start - _LONGEST_TITLE) : start][::-1] if head else ""
    before = _BACKWARDS.match(title)
    return Person(
        text[start:end],
        start,
        end,
        head,
        before.group()[::-1] if before else "",
        is_introduced=bool(head) or text[start - 1] in "叫名" or _is_aged(text, end),
        is_listed=text[start - 1] == "、" or _is_listed(text, end),
        is_sure=is_sure(text, end),
    )


def _is_aged(text: str, end: int) -> bool:
    return text[end : end + 1] in "，（今" and _AGED.match(text, end) is not None


def _is_listed(text: str, end: int) -> bool:
    return text[end : end + 1] in "、（" and _LIST.match(text, end) is not None


def _sure(text: str, ends: Mapping[int, int], again: Sequence[int]) -> frozenset[str]:
    """The names of which it is certain where they end: different things follow them."""
    behind: defaultdict[str, set[str]] = defaultdict(set)
    numbers: defaultdict[str, list[int]] = defaultdict(list)  # of the places, by two characters
    for number, at in enumerate(again):
        numbers[text[at : at + _SHORT]].append(number)
    for start, end in ends.items():
        name, is_new = text[start:end], text[start:end] not in behind
        behind[name].add("" if is_sure(text, end) else text[end : end + 1])
        if text[end - 1] in SELDOM_GIVEN:
            behind[name[:-1]].add(name[-1])
        elif is_new and head_before(text, start):
            first, last = bisect(again, start - _REACH), bisect(again, start + _REACH)
            same = numbers[name[:_SHORT]]
            near = same[bisect_left(same, first) : bisect_left(same, min(last, first + _MOST))]
            behind[name] |= _behind(text, name, (again[number] for number in near))
    return frozenset(
        name for name, what in behind.items() if len(name) > 1 and ("" in what or len(what) > 1)
    )


def _behind(text: str, name: str, places: Iterable[int]) -> set[str]:
    """What follows the name at the first of the places."""
    ends = (at + len(name) for at in places if text.startswith(name, at))
    return {text[end : end + 1] for end in islice(ends, _PLACES)}


def _settled(
    text: str, start: int, ends: tuple[int, ...], likely: int, sure: Collection[str]
) -> int:
    """Where the name at `start` ends, since another place tells: 王婷婷来, and not 王婷来."""
    for end in ends:
        if text[start:end] in sure and (end >= likely or text[likely - 1] in SELDOM_GIVEN):
            return end
    return likely or titled_end(text, start, ends)


def _strays(text: str, found: Sequence[Person], again: Iterable[int]) -> list[Person]:
    """Where a character that sounds or looks alike stands in the name of one who has a title.

    Nothing need tell there that a name begins and ends: two characters of three do, or all three.
    """
    titled = {person.name for person in found if person.head and len(person.name) == _WHOLE}
    near: defaultdict[str, list[str]] = defaultdict(list)
    for name in titled:
        for form in _near(name):
            near[form].append(name)
    starts = {person.start for person in found}
    return [
        Person(name, start, start + _WHOLE, "", "", False, False, False)
        for start in again
        if start not in starts
        and (name := text[start : start + _WHOLE]) not in titled
        and any(is_slip(known, name) for form in _near(name) for known in near[form][:_PLACES])
    ]


def _near(name: str) -> tuple[str, ...]:
    """What a name of three characters has in common with those that differ in one, or in order."""
    return name[:2], f"{name[:1]}.{name[2:]}", name[:1] + "".join(sorted(name[1:]))
