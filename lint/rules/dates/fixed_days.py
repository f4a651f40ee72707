"""Days kept on a fixed date, beside another date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import regex

from lint.diagnostic import Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.rules.dates.slips import year_of
from lint.text.awaited import tried
from lint.text.calendar import COUNT, MONTH_DAY, YEAR, month_days_at, shifted
from lint.text.document import Document
from lint.text.lazy import lazy
from lint.text.misprints import speaks_of_misprint
from lint.text.numerals import FIGURES, value
from lint.text.occurrences import occurrences, pairs
from lint.text.places import clause_start, in_speech
from lint.text.search import literals
from lint.text.view import Span

_TABLE = Path(__file__).parents[2] / "tables" / "fixed_days.tsv"


class _Day(NamedTuple):
    """When a day is kept, and the year in which the first was; None where none is counted.

    Month and day are 0 for a day that moves from year to year.
    """

    month: int
    day: int
    first: int | None


@cache
def _kept() -> dict[str, _Day]:
    """The days of the table, by each of their names."""
    kept = {}
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            names, day, first, _ = line.split("\t")
            month, _, number = day.partition("-")
            for name in names.split():
                kept[name] = _Day(int(month or 0), int(number or 0), int(first) if first else None)
    return kept


_NAMES = literals(*_kept())
_BEFORE_NAME = (
    rf"(?:我国的?|咱们的?|一年一度的?|传统的?|又一个|法定的?|第(?<count>{COUNT})个)*[“\"]?"
)
_NAME = r"(?<name>\L<names>)[”\"]?"
_DATE = rf"(?:(?<year>{YEAR})年)?(?<month>(?<!\d)\d{{1,2}})月(?<day>\d{{1,2}})日"
_IS = "(?:又|将|正|恰|恰好|正好|就|也)?(?:是|为|迎来|[适恰欣]逢|正值)"
_NOT_THE_DAY = (
    "(?!前|后|临近|来临|将|即将|到来|期间|系列|(?:宣传|活动|主题)?[周月]|假期|放假|小?长假|的[前后]|第.天"
    "|黄金周|以来)"
)
_DATED = (
    rf"日(?<={_DATE})"
    rf"(?:(?:，?(?:今天|这[一]?天|当[天日]))?，?{_IS}{_BEFORE_NAME}{_NAME}{_NOT_THE_DAY}"
    rf"|，?在?{_BEFORE_NAME}{_NAME}(?:当[天日晚]|[这那]一?天)"
    rf"|[（(]{_BEFORE_NAME}{_NAME}[）)]|，{_BEFORE_NAME}{_NAME}(?=[，。]))"
)
_DATE_BEHIND = (
    r"[节日]”?(?<=(?<!世界|国际|全球|[学性色童])(?<name>\L<names>)”?)"
    r"[（(](?:每年)?(?<month>\d{1,2})月(?<day>\d{1,2})日[）)]"
)
_NUMBERED = (
    rf"[年月日天](?<=(?:(?<year>{YEAR})年{MONTH_DAY}|(?<word>[今去明]年)的?{MONTH_DAY}"
    rf"|(?<!\d年)\d{{1,2}}月\d{{1,2}}日|今[天日]))(?:，?(?:今天|这天))?，?(?:我们)?{_IS}"
    rf"(?:我国的?|全国)?第(?<count>{COUNT})个[“\"]?(?<name>\L<names>)"
)
_TODAY = rf"今[天日]{_IS}{_BEFORE_NAME}{_NAME}{_NOT_THE_DAY}"


def _named(document: Document) -> tuple[Span, ...]:
    """Where the page names one of the days, the longest name of those that end alike."""
    starts: dict[int, int] = {}
    for start, name in _NAMES.hits(document):
        starts.setdefault(start + len(name), start)
    return tuple(Span(start, end) for end, start in sorted(starts.items()))


def _windows(document: Document) -> list[tuple[int, str]]:
    """What stands before each of the names, and where it begins."""
    text = document.flow.text
    starts = ((max(0, end - _LONG), start) for start, end in document.once(_named))
    return [(first, text[first:start]) for first, start in starts]


def _matches(document: Document, pattern: str, places: Iterable[int]) -> Iterator[regex.Match[str]]:
    """The matches of a pattern that begin at the places, none within another."""
    return tried(_compiled(pattern), document.flow.text, sorted(set(places)))


_LONG = 60


@cache
def _compiled(pattern: str) -> regex.Pattern[str]:
    dated = [name for name, day in _kept().items() if day.month]
    return regex.compile(pattern, names=_kept() if pattern is _NUMBERED else dated)


@rule(
    id="DAT012",
    name="wrong-fixed-day",
    severity=Severity.WARNING,
    summary=Text("节日、纪念日与日期或届数不符", "a fixed day beside another date or number"),
    message=Text("{name}是{right}，不是{wrong}：核对", "{name} is {right}, not {wrong}: check it"),
    why=Text(
        "日期固定的节日、纪念日（lint/tables/fixed_days.tsv）与直接相连的日期核对，“第38个教师节”按"
        "首届年份推算。节前节后的活动、宣传周、外国的同名节日不报。",
        "A day that is kept on a fixed date (lint/tables/fixed_days.tsv) is compared with the date "
        "that it is said to be, and 第38个教师节 with the year of the first. What goes on before "
        "or after the day, and days of that name abroad, are left alone.",
    ),
    source="全国年节及纪念日放假办法；全国人大常委会、国务院、联合国有关决定（lint/tables/fixed_days.tsv）",
    needs=_NAMES,
    covers=("F16", "F17"),
    cases=(
        Case(bad="3月13日是植树节，全县出动。", at="3月13日是植树节"),
        Case(bad="9月9日教师节当天，慰问老教师。", at="9月9日教师节当天"),
        Case(bad="11月9日，适逢第23个中国记者节。", at="11月9日，适逢第23个中国记者节"),
        Case(bad="世界水日（3月20日）宣传启动。", at="世界水日（3月20日）"),
        Case(bad="12月5日（国家宪法日），开放法庭。", at="12月5日（国家宪法日）"),
        Case(bad="2022年9月10日是第37个教师节。", at="2022年9月10日是第37个教师节"),
        Case(bad="今年（2022年）收成好。今年是第20个中国记者节。", at="今年是第20个中国记者节"),
        Case(bad="本报清河3月15日讯 今天是植树节，全县出动。", at="今天是植树节"),
        Case(bad="9月12日，教师节，学校放了假。", at="9月12日，教师节"),
        Case(bad="2022年6月是第20个全国安全生产月。", at="2022年6月是第20个全国安全生产月"),
        Case(good="3月12日是植树节，9月10日教师节当天，2022年9月10日是第38个教师节。"),
        Case(
            good="3月11日，植树节前一天，3月10日植树节活动现场，3月8日是植树节前夕。", note="前后"
        ),
        Case(good="本报清河3月11日讯 今天是植树节。国际青年节（8月12日）将至。", note="次日见报"),
        Case(good="10月5日是世界教师节，8月12日是国际青年节。", note="别的节日"),
        Case(good="1931年6月6日是教师节。5月5日是日本的儿童节。", note="旧时、外国"),
        Case(good="11月9日是全国消防日，3月20日，世界水日将至。"),
    ),
)
def wrong_fixed_day(self: Rule, document: Document) -> Iterator[Diagnostic]:
    told: set[int] = set()
    for slip in (*_dates(document), *_today(document), *_numbers(document)):
        if slip.end not in told:
            told.add(slip.end)
            details = {"name": slip.name, "right": slip.right, "wrong": slip.wrong}
            if not speaks_of_misprint(document, slip.start):
                yield self.found(document, slip.start, slip.end, details=details)


class _Slip(NamedTuple):
    start: int
    end: int
    name: str
    right: str
    wrong: str


def _dates(document: Document) -> Iterator[_Slip]:
    text = document.flow.text
    windows = document.once(_windows)
    places = (first + at for first, near in windows for at in pairs(near, FIGURES, "日"))
    for match in (*_matches(document, _DATED, places), *_with_date_behind(document)):
        kept = _kept()[match["name"]]
        printed = (int(match["month"]), int(match["day"]))
        year = match.groupdict().get("year")
        is_old = year is not None and value(year) < max(kept.first or 0, _NOWADAYS)
        if printed != (kept.month, kept.day) and not is_old and not _is_elsewhere(text, match):
            start = min(match.start("name"), match.start("month"))
            yield _slip(start, match, kept, printed)


def _with_date_behind(document: Document) -> Iterator[regex.Match[str]]:
    text = document.flow.text
    for _, end in document.once(_named):
        if text.startswith(("（", "(", "”（", "”("), end) and (
            match := _compiled(_DATE_BEHIND).match(text, end - 1)
        ):
            yield match


_NOWADAYS = 1980


def _slip(start: int, match: regex.Match[str], kept: _Day, printed: tuple[int, int]) -> _Slip:
    right, wrong = (f"{month}月{day}日" for month, day in (kept[:2], printed))
    return _Slip(start, match.end(), match["name"], right, wrong)


def _is_elsewhere(text: str, match: regex.Match[str]) -> bool:
    """Whether the sentence speaks of another country, or of a time before the day was kept."""
    start = min(match.start("name"), match.start("month"))
    start = min(start, max(0, clause_start(text, start) - _CONTEXT))
    return _ELSEWHERE.search(text, start, match.end()) is not None


_CONTEXT = 12
_ELSEWHERE = lazy(
    "日本|韩国|台湾|香港|美国|俄罗斯|越南|泰国|印度|德国|法国|英国|[国海]外|民国|当地|曾|原[定先来]|改[为到在]|[提建]议|误[作为写把将]|推迟|提前|不是"
)


def _today(document: Document) -> Iterator[_Slip]:
    """今天是植树节 in copy dated more than a day off."""
    windows = document.once(_windows)
    places = (first + at - 1 for first, near in windows for at in pairs(near, "今", "天日"))
    for match in _matches(document, _TODAY, places):
        kept = _kept()[match["name"]]
        bases = month_days_at(document, match.start())
        if not bases or in_speech(document.flow.text, match.start()):
            continue
        near = {day for by in (-1, 0, 1) for day in shifted(kept.month, kept.day, by)}
        if near.isdisjoint(bases):
            yield _slip(match.start(), match, kept, bases[0])


def _numbers(document: Document) -> Iterator[_Slip]:
    windows = document.once(_windows)
    numbered = ((first, near) for first, near in windows if "个" in near[-2:])
    places = (first + at for first, near in numbered for at in occurrences(near, "年月日天"))
    for match in _matches(document, _NUMBERED, places):
        first, count = _kept()[match["name"]].first, value(match["count"])
        year = year_of(document, match.start(), match["year"], match["word"])
        if year and first and count and first <= year and count != year - first + 1:
            start = clause_start(document.flow.text, match.start())
            name = f"{year}年的{match['name']}"
            right, wrong = f"第{year - first + 1}个", f"第{match['count']}个"
            yield _Slip(start, match.end(), name, right, wrong)
