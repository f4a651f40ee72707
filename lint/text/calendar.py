"""The dates that a page prints, and the days and years from which it counts."""

from __future__ import annotations

from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from operator import attrgetter

import msgspec
import regex

from lint.text.awaited import awaited
from lint.text.document import Document
from lint.text.imprint import issue_date, running_heads
from lint.text.lazy import lazy
from lint.text.numerals import DIGITS, FIGURES, ONE_TO_TEN, ZEROS, value
from lint.text.occurrences import occurrences, pairs
from lint.text.places import article_at
from lint.text.view import Span

WEEKDAYS = "一二三四五六日"
"""From Monday to Sunday, as they follow 星期."""
WEEKDAYS_IN_ENGLISH = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip
HAN = f"{ONE_TO_TEN}{ZEROS.replace('0', '')}百廿卅"
YEAR = rf"(?:(?<!\d)(?:1[4-9]|2[01])\d\d|(?<![{HAN}])[一二][{DIGITS}{ZEROS}]{{3}})(?!\d)"
"""A year of four digits, in figures or in Han numerals."""
YEAR_BEGINS = ("1[456789]", "2[01]", f"[一二][{DIGITS}{ZEROS}]")
"""What its first two digits are, for `literals`."""
COUNT = rf"(?:(?<![\d.,])\d{{1,3}}(?![\d.,])|(?<![{HAN}])[一二两三四五六七八九十百零〇]{{1,6}})"
"""A number below 1000, in figures or in Han numerals."""
COUNT_BEGINS = f"{FIGURES}一二两三四五六七八九十百零〇"
"""What it begins with."""
TO = r"(?:至|到|[—–－～~-]{1,2})"
"""What joins the ends of a range."""
MONTH_DAY = r"(?:\d{1,2}月(?:\d{1,2}日)?)?"
"""A month and a day behind a year, if they are given."""
JOINTS = "至到—－–～~-"
JOINT = f"[{JOINTS}]"
"""The last character of what joins them: where `joints` are."""
_S = "[ 　]?"
_MONTH = rf"(?:(?<!\d)\d{{1,2}}|(?<![{HAN}])(?:十[一二三]?|[{DIGITS}]))"
_DAY = rf"(?:\d{{1,2}}|[二三]?十[{DIGITS}]?|[{DIGITS}])"
_DATE = lazy(
    rf"月(?<=(?:(?<year>{YEAR}){_S}年{_S})?(?<month>{_MONTH}){_S}月)"
    rf"{_S}(?<day>{_DAY}){_S}[日号](?!龄|均|线|楼|院|文|令|台风|店|馆|桥|井|车|机)"
)
_AROUND_MONTH = frozenset(f"{FIGURES}{ONE_TO_TEN} 　")
_FIGURES = lazy(
    r"[-./](?<=(?<![\dA-Za-z./-])(?<year>(?:19|20)\d\d)[-./])"
    r"(?<month>\d{1,2})[-./](?<day>\d{1,2})(?![\dA-Za-z./-])"
)
_NEXT = lazy(
    rf"(?:[（(][^（）()，。；\n]{{1,12}}[）)])?(?<link>[至到—–～~、和及或与-]{{1,2}})"
    rf"{_S}(?<day>{_DAY}){_S}[日号](?![月龄线楼院文令游元内间前后均]|台风)"
)


class Day(msgspec.Struct, frozen=True):
    """A date as printed, whether the calendar has it or not; offsets in the flow.

    Attributes:
        year: as printed with it, or with the date that it goes on from; or None.
        link: what joins it to a date before it, whose year and month it shares: 至 in
            10月24日至26日; otherwise empty.
        in_figures: whether month and day are in Arabic numerals.
    """

    start: int
    end: int
    year: int | None
    month: int
    day: int
    link: str
    in_figures: bool


def days(document: Document) -> tuple[Day, ...]:
    """The dates of the page that have a month and a day, but for its running heads'."""
    text = document.flow.text
    heads = [head.span for head in document.once(running_heads)]
    found: list[Day] = []
    for match in (*_in_words(text), *_in_figures(text)):
        if not _lies_in(heads, match.start()):
            found += _chain(text, match)
    return tuple(sorted(found, key=_START))


_START = attrgetter("start")


def _lies_in(spans: list[Span], at: int) -> bool:
    i = bisect_right(spans, at, key=lambda span: span.start) - 1
    return i >= 0 and at < spans[i].end


def _in_words(text: str) -> Iterator[regex.Match[str]]:
    for at in pairs(text, _AROUND_MONTH, "月"):
        if text[at + 1 : at + 2] in _AROUND_MONTH and (match := _DATE.match(text, at)):
            yield match


def _in_figures(text: str) -> Iterator[regex.Match[str]]:
    for at in occurrences(text, "-./"):
        if (
            text[at - 4 : at].isdecimal()
            and (match := _FIGURES.match(text, at))
            and text[match.end(2)] == text[at]
        ):
            yield match


def _chain(text: str, match: regex.Match[str]) -> Iterator[Day]:
    """The date, and the days that go on from it."""
    in_year, in_month, on_day = match.groups()  # by name they cost many times more
    year = value(in_year) if in_year else None
    month = value(in_month)
    start = match.start(1 if in_year else 2)
    in_figures = in_month.isdecimal() and on_day.isdecimal()
    yield Day(start, match.end(), year, month, value(on_day), "", in_figures)
    while text[match.end() : match.end() + 1] in _LINKS and (
        following := _NEXT.match(text, match.end())
    ):
        match = following
        yield Day(
            match.start("day"), match.end(), year, month, value(match["day"]), match["link"],
            in_figures and match["day"].isdecimal(),
        )  # fmt: skip


_LINKS = frozenset("（(至到—–～~、和及或与-")


def in_calendar(year: int | None, month: int, day: int) -> bool:
    """Whether the calendar has such a day, in this year or, where it is None, in any."""
    return 1 <= month <= 12 and 1 <= day <= monthrange(2024 if year is None else year, month)[1]


_DATELINE = awaited(
    rf"日(?<=(?:(?<year>{YEAR})年)?(?<month>(?<!\d)\d{{1,2}})月(?<day>\d{{1,2}})日)"
    r"[讯电](?=[ 　（(：:\n]|$)",
    "日[讯电]",
)
_AGENCY = lazy(
    "据?(?:本[报刊网台社]|新华|中新|中国新闻|人民[日网]|央视|光明|经济日报|[^，。；]{0,8}[报社网台])"
)


class Dateline(msgspec.Struct, frozen=True):
    """The date of a dateline, such as 本报清河10月25日讯, and where it stands in the flow."""

    start: int
    year: int | None
    month: int
    day: int


def datelines(document: Document) -> tuple[Dateline, ...]:
    """The dated datelines of the page."""
    text = document.flow.text
    found = []
    for match in _DATELINE.matches(document):
        at = match.start()
        start = text.rfind("\n", max(0, at - _LONGEST_DATELINE - 1), at) + 1
        if at - start <= _LONGEST_DATELINE and _AGENCY.match(text, start, at):
            year = value(match["year"]) if match["year"] else None
            month, day = int(match["month"]), int(match["day"])
            if in_calendar(year, month, day):
                found.append(Dateline(start, year, month, day))
    return tuple(found)


_LONGEST_DATELINE = 45


def dateline_at(document: Document, at: int) -> Dateline | None:
    """The dateline of the article that holds the offset `at` of the flow."""
    lines = document.once(datelines)
    i = bisect_right(lines, at, key=lambda line: line.start) - 1
    if i < 0 or lines[i].start < article_at(document, at).span.start:
        return None
    return lines[i]


def month_days_at(document: Document, at: int) -> list[tuple[int, int]]:
    """Month and day from which the text at `at` counts: the dateline's, and the issue's."""
    issue, line = document.once(issue_date), dateline_at(document, at)
    found = [(line.month, line.day)] if line else []
    return [*found, (issue.month, issue.day)] if issue else found


def full_dates_at(document: Document, at: int) -> list[date]:
    """The same with their years, where the page tells them."""
    issue, line = document.once(issue_date), dateline_at(document, at)
    found = [issue] if issue else []
    year = line and (line.year or (issue and issue.year))
    if line and year and in_calendar(year, line.month, line.day):
        day = date(year, line.month, line.day)
        if line.year or issue is None or day <= issue:  # else it is of the year before
            found.insert(0, day)
    return found


def shifted(month: int, day: int, by: int) -> set[tuple[int, int]]:
    """Month and day so many days later: two answers where it takes the year to tell."""
    moved = [
        date(year, month, day) + timedelta(by)
        for year in (2023, 2024)
        if in_calendar(year, month, day)
    ]
    return {(one.month, one.day) for one in moved}
