"""次日, 下周五 and 周末 beside a date: what the day counts from, and what it should be."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

import regex

from lint.text.awaited import awaited
from lint.text.calendar import WEEKDAYS, days, full_dates_at, shifted
from lint.text.document import Document
from lint.text.lazy import lazy
from lint.text.places import sentence_start

_DATE = r"(?:(?<month>\d{1,2})月)?(?<day>\d{1,2})[日号]"
_OF_NEXT_DAYS = tuple(
    f"{day}{behind}"
    for day in ("[次翌当同前]日", "第二天", "[隔当]天", "前一[天日]")
    for behind in ("[（(]", "[上下]午[（(]", "[晚早][上（(]")
)
_OF_WEEKS = (f"[上本这下]周[{WEEKDAYS}天]", f"[上本这下]个周[{WEEKDAYS}天]")
_OF_WEEKENDS = ("周末[（(]",)
WORDS = (*_OF_NEXT_DAYS, *_OF_WEEKS, *_OF_WEEKENDS)
"""One of them stands in whatever is found here."""
_NEXT = awaited(
    rf"(?<word>[次翌当同前]日|第二天|隔天|当天|前一[天日])(?<!当日前日)(?:[上下]午|[晚早]上?)?"
    rf"[（(]{_DATE}(?=[）)，、])",
    *_OF_NEXT_DAYS,
)
_OTHER_DAY = lazy(r"\d[日号]|[次翌]日|第.天")
_BY = {"次": 1, "翌": 1, "第": 1, "隔": 1, "当": 0, "同": 0, "前": -1}
_WEEK = awaited(
    rf"(?<![每隔整上下])(?<word>[上本这下])个?周(?<name>[一二三四五六日天])(?:[上下]午|[晚早]上?)?[（(]{_DATE}(?=[）)，、至])",
    *_OF_WEEKS,
)
_WEEKEND = awaited(rf"(?<![每隔])周末[（(]{_DATE}(?=[）)，、至—和])", *_OF_WEEKENDS)
_WEEKS = {"上": -1, "本": 0, "这": 0, "下": 1}
_REACH = 80
_WRITTEN = 2  # days before its date on which copy may have been written
_NEARBY = 21


class Beside(NamedTuple):
    """A word for a day, what it should be by the date that it counts from, and what is printed."""

    start: int
    end: int
    basis: tuple[int, int]
    in_text: bool
    word: str
    right: str
    printed: str


def after_others(document: Document) -> Iterator[Beside]:
    """次日（26日） behind 24日 in its sentence."""
    text = document.flow.text
    for match in _NEXT.matches(document):
        found = document.once(days)
        start = match.start("word")
        i = bisect_left(found, start, key=lambda day: day.start) - 1
        first = sentence_start(text, start, _REACH)
        if i < 0 or found[i].start < first or (i > 0 and found[i - 1].start >= first):
            continue  # none, or several from which it may count
        if _OTHER_DAY.search(text, found[i].end, start):
            continue
        base = found[i]
        right = shifted(base.month, base.day, _BY[match["word"][0]])
        if right and not _agrees(match, right):
            printed = text[match.end("word") + 1 : match.end()].lstrip("（(")
            month, day = min(right)
            yield Beside(
                start, match.end() + 1, (base.month, base.day), True,
                match["word"], f"{month}月{day}日", printed,
            )  # fmt: skip


def _agrees(match: regex.Match[str], right: set[tuple[int, int]]) -> bool:
    day, month = int(match["day"]), int(match["month"] or 0)
    return any(day == d and month in (0, m) for m, d in right)


def in_weeks(document: Document) -> Iterator[Beside]:
    """下周五（10月28日） a week off, and 周末（10月27日） that is none."""
    for match in _WEEK.matches(document):
        bases = full_dates_at(document, match.start())
        right = [
            _monday(base - timedelta(early)) + timedelta(7 * _WEEKS[match["word"]] + weekday)
            for base in bases
            for early in range(_WRITTEN)
            for weekday in _numbers(match["name"])
        ]
        # A date with another weekday is DAT001's.
        weekdays = {day.weekday() for base in bases for day in _near(base, match)}
        printed_fits = weekdays == {WEEKDAYS.index(match["name"].replace("天", "日"))}
        if right and printed_fits and not _agrees(match, {(day.month, day.day) for day in right}):
            word = f"{match['word']}周{match['name']}"
            yield _beside(match, bases[0], word, f"{right[0].month}月{right[0].day}日")
    for match in _WEEKEND.matches(document):
        bases = full_dates_at(document, match.start())
        weekdays = {day.weekday() for base in bases for day in _near(base, match)}
        if weekdays and max(weekdays) < _FRIDAY:
            yield _beside(match, bases[0], "周末", "星期六、星期日")


_FRIDAY = 4


def _monday(day: date) -> date:
    return day - timedelta(day.weekday())


def _numbers(name: str) -> tuple[int, ...]:
    """The days of a week from Monday that the name may mean: a week may begin with Sunday."""
    number = WEEKDAYS.index(name.replace("天", "日"))
    return (number, -1) if number == _SUNDAY else (number,)


_SUNDAY = 6


def _near(base: date, match: regex.Match[str]) -> list[date]:
    """The days round the base that have the number printed."""
    near = (base + timedelta(by) for by in range(-_NEARBY, _NEARBY + 1))
    return [day for day in near if _agrees(match, {(day.month, day.day)})]


def _beside(match: regex.Match[str], base: date, word: str, right: str) -> Beside:
    start = match.start()
    month = f"{match['month']}月" if match["month"] else ""
    printed = f"{month}{match['day']}日"
    end = match.end() + match.string.startswith(("）", ")"), match.end())
    return Beside(start, end, (base.month, base.day), False, word, right, printed)
