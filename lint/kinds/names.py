"""A newsroom's own list of names: their wrong forms, and the titles of persons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import Annotated, NamedTuple

import ahocorasick_rs
import msgspec
from msgspec import Meta

from lint.diagnostic import Applicability, Diagnostic, Severity, Text
from lint.kinds.spec import SpecError
from lint.rule import Case, Rule
from lint.text.document import Document
from lint.text.imprint import issue_date
from lint.text.lazy import lazy
from lint.text.titles import DEPUTY

HOUSE_NAMES, HOUSE_TITLES = "NAM900", "NAM901"
"""The codes of the rules that a book's own list of names is."""
_REACH = 40  # characters before a name in which its titles stand
_TITLES = lazy(r"[\p{Han}\d、 ]+$")
_OTHER_DAYS = lazy("时任|原|前|曾任|历任|当选|任命|拟任")


class NameEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A name as the house writes it; a person's titles stand in their order."""

    form: Annotated[str, Meta(description="正确的写法。The name as the house writes it.")]
    wrong: Annotated[
        tuple[str, ...], Meta(description="常见的误写。Forms of it that are wrong.")
    ] = ()
    title: Annotated[
        str | tuple[str, ...],
        Meta(description="职务；几个职务按次序写成列表。The title, or the titles in their order."),
    ] = ()
    since: Annotated[
        str | None, Meta(description="何日起任此职，如 2021-12-01。The first day in office.")
    ] = None
    until: Annotated[
        str | None, Meta(description="任此职到何日，如 2026-06-30。The last day in office.")
    ] = None

    @property
    def titles(self) -> tuple[str, ...]:
        return (self.title,) if isinstance(self.title, str) else self.title

    def is_in_office(self, day: date) -> bool:
        """Whether it has its title on a day; where the list gives no dates, it has."""
        first, last = (date.fromisoformat(given) if given else day for given in self._term)
        return first <= day <= last

    @property
    def _term(self) -> tuple[str | None, str | None]:
        return self.since, self.until


def name_problems(entries: Sequence[NameEntry]) -> Iterator[SpecError]:
    """What is wrong with a list of names, each with the keys that lead to it."""
    forms = {entry.form for entry in entries}
    seen: dict[str, str] = {}
    for index, entry in enumerate(entries):
        if not entry.form.strip():
            yield SpecError((index, "form"), "写法是空的：填上", "the form is empty: fill it in")
        if not all(title.strip() for title in entry.titles):
            yield SpecError((index, "title"), "职务是空的：填上", "a title is empty: fill it in")
        for place, wrong in enumerate(entry.wrong):
            where = (index, "wrong", place)
            if not wrong.strip():
                yield SpecError(where, "误写是空的：填上", "a wrong form is empty: fill it in")
            elif wrong in forms:
                yield SpecError(
                    where,
                    f"“{wrong}”在名单里又是正写：留一处",
                    f"“{wrong}” is a right form of the list too: keep one",
                )
            elif seen.setdefault(wrong, entry.form) != entry.form:
                yield SpecError(
                    where,
                    f"“{wrong}”已是“{seen[wrong]}”的误写：留一处",
                    f"“{wrong}” is a wrong form of “{seen[wrong]}” already: keep one",
                )
        yield from (problem.below(index) for problem in _term_problems(entry))


def _term_problems(entry: NameEntry) -> Iterator[SpecError]:
    days = {}
    for key, given in (("since", entry.since), ("until", entry.until)):
        if given is None:
            continue
        if not entry.titles:
            yield SpecError(key, f"{key} 与 title 同用", f"`{key}` goes with `title`")
        try:
            days[key] = date.fromisoformat(given)
        except ValueError:
            yield SpecError(
                key,
                f"“{given}”不是日期：写成 2026-06-30 的样子",
                f"“{given}” is no date: write it as 2026-06-30",
            )
    if len(days) > 1 and days["since"] > days["until"]:
        yield SpecError("until", "until 早于 since：核对", "`until` is before `since`: check them")


def name_rules(entries: Sequence[NameEntry], places: Sequence[str]) -> Iterator[Rule]:
    """The rules that a list of names is; `places` tell where in the book each entry stands."""
    roster = Roster(entries, places)
    if wrong := next((entry for entry in entries if entry.wrong), None):
        yield Rule(
            id=HOUSE_NAMES,
            name="house-name",
            severity=Severity.ERROR,
            summary=Text("不合本报名单", "not as the list of names has it"),
            message=Text(
                "“{text}”应为“{new}”（名单见{place}）", "write “{new}”, not “{text}” ({place})"
            ),
            source="rules.yaml: names",
            find=roster.wrong_names,
            fix=Applicability.DISPLAY,
            cases=(Case(bad=wrong.wrong[0], at=wrong.wrong[0]), Case(good=wrong.form)),
        )
    if titled := next((entry for entry in entries if entry.titles), None):
        title = titled.titles[0]
        other = title.replace(DEPUTY, "") if DEPUTY in title else DEPUTY + title
        yield Rule(
            id=HOUSE_TITLES,
            name="house-title",
            severity=Severity.WARNING,
            summary=Text("职务不合本报名单", "a title that is not as the list of names has it"),
            message=Text("{zh}（名单见{place}）", "{en} ({place})"),
            source="rules.yaml: names",
            find=roster.wrong_titles,
            cases=(Case(bad=other + titled.form), Case(good=title + titled.form)),
        )


class _Found(NamedTuple):
    start: int
    text: str


class Roster:
    """A list of names, and the rules' functions that look for them."""

    def __init__(self, entries: Sequence[NameEntry], places: Sequence[str]) -> None:
        self._right: dict[str, list[tuple[NameEntry, str]]] = {}  # one for each term of office
        for entry, place in zip(entries, places, strict=True):
            for text in (*entry.wrong, entry.form):
                self._right.setdefault(text, []).append((entry, place))

    @cached_property
    def _automaton(self) -> ahocorasick_rs.AhoCorasick:
        return ahocorasick_rs.AhoCorasick(
            list(self._right), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
        )

    def _found(self, document: Document) -> tuple[_Found, ...]:
        """The names of the list that stand in the text; of two at one place the longer one."""
        words = list(self._right)
        matches = self._automaton.find_matches_as_indexes(document.plain)
        return tuple(_Found(start, words[which]) for which, start, _ in matches)

    def wrong_names(self, rule: Rule, document: Document) -> Iterator[Diagnostic]:
        for start, text in document.once(self._found):
            entry, place = self._right[text][0]
            if text != entry.form:
                end = start + len(text)
                fix = rule.replace(document, start, end, entry.form)
                details = {"text": text, "new": entry.form, "place": place}
                yield rule.found(document, start, end, fix=fix, details=details)

    def wrong_titles(self, rule: Rule, document: Document) -> Iterator[Diagnostic]:
        text, day = document.plain, document.once(issue_date)
        for at, name in document.once(self._found):
            before = _TITLES.search(text, max(0, at - _REACH), at)
            if before and not _OTHER_DAYS.search(before.group()):
                printed = _parts(before.group())
                entry, place = _term_of(self._right[name], printed[-1], day)
                if what := _what_is_wrong(entry, printed, day):
                    start = at - len(printed[-1])
                    details = {"zh": what.zh, "en": what.en, "place": place}
                    yield rule.found(document, start, at + len(name), details=details)


def _term_of(
    terms: Sequence[tuple[NameEntry, str]], title: str, day: date | None
) -> tuple[NameEntry, str]:
    """Of the terms of one person the one with that title, and of several that of the day."""

    def fits(term: tuple[NameEntry, str]) -> tuple[bool, bool]:
        entry, _ = term
        has_title = any(_is_title(title, own) for own in entry.titles)
        return has_title, day is None or entry.is_in_office(day)

    return max(terms, key=fits)


def _parts(titles: str) -> list[str]:
    """The titles that stand before a name, the last one directly before it."""
    return titles.rstrip().replace(" ", "、").split("、")


def _what_is_wrong(entry: NameEntry, printed: Sequence[str], day: date | None) -> Text | None:
    """What of the titles before a name is not as its entry has it."""
    last, titles = printed[-1], entry.titles
    stands = next((title for title in titles if _is_title(last, title)), None)
    if stands and day and not entry.is_in_office(day):
        term = f"{entry.since or ''}—{entry.until or ''}"
        return Text(
            f"{day}，“{entry.form}”不任“{stands}”（任期{term}）：核对职务",
            f"on {day} {entry.form} was not {stands} ({term}): check the title",
        )
    if not stands:
        right = next((title for title in titles if _is_deputy_apart(last, title)), None)
        if right is None:
            return None
        return Text(
            f"“{entry.form}”的职务是“{right}”，这里是“{last}”：核对正副",
            f"{entry.form} is {right}, not {last}: check the title",
        )
    order = [
        next((i for i, t in enumerate(titles) if _is_title(part, t)), None) for part in printed
    ]
    ranks = [rank for rank in order if rank is not None]
    if any(a > b for a, b in pairwise(ranks)):
        right = "、".join(titles[rank] for rank in sorted(ranks))
        return Text(f"职务的次序应为“{right}”", f"the order of the titles is {right}")
    return None


def _is_title(printed: str, title: str) -> bool:
    """Whether a title of the list is what is printed, its place or body left out or not."""
    if printed.endswith(title):
        return not printed.endswith(DEPUTY + title)
    return len(printed) > 1 and title.endswith(printed) and not title.endswith(DEPUTY + printed)


def _is_deputy_apart(printed: str, title: str) -> bool:
    """Whether the two are the same but for 副."""
    is_same = _is_title(printed.replace(DEPUTY, ""), title.replace(DEPUTY, ""))
    return is_same and (DEPUTY in printed) != (DEPUTY in title)
