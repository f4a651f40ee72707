"""Dates that the calendar does not have."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator

from lint.diagnostic import Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.rules.dates.slips import year_of, year_word_before
from lint.text.calendar import Day, days, in_calendar
from lint.text.document import Document
from lint.text.lazy import lazy
from lint.text.misprints import speaks_of_misprint

_OTHER_CALENDAR = lazy(
    "[农阴旧夏藏回彝傣苗佛皇黄俄]历|伊斯兰|儒略|埃塞|历法|[腊正]月|闰|初[一二三四五六七八九十]"
)
_SPAN_OF_TIME = lazy(
    r"(?<!\d)\d{1,3}年零?$|[一二三四五六七八九十]年零?$|第$|[.．／/－-]$"
    "|(?:历时|共计|[工刑徒]期|徒刑|拘役|[经耗费用][时了]|长达)[为共达约近]?$"
)
_JOKE_BEFORE = lazy(
    "(?:没有|哪有|哪来|何来|不会有|不可能有|所谓|误[写作为将把]|[写错印]成)[^，。；！？\n]{0,3}$"
)
_JOKE_BEHIND = lazy(
    "[”’》]?(?:(?:并|根本|压根|其实|是)*(?:不存在|没有)|应[为是作]|有误|系|这种日子)"
)


@rule(
    id="DAT002",
    name="impossible-date",
    severity=Severity.ERROR,
    summary=Text("历法上没有的日期", "a date that the calendar does not have"),
    message=Text("没有“{text}”这一天：{reason}", "there is no {text}: {reason_en}"),
    why=Text(
        "一年12个月，各月天数一定，2月29日只在闰年。农历和别的历法、刑期和时长、引号里作例子的"
        "“2月30日”不报；没有年份的汉字日期可能是农历，只报农历也没有的。",
        "A year has twelve months, each its number of days; 29 February is for leap years. Other "
        "calendars, spans of time, and a 2月30日 that is put in quotes are left alone.",
    ),
    source="公历（GB/T 7408.1-2023）",
    needs="月-./",
    covers=("F03", "F04"),
    cases=(
        Case(bad="5月32日，清河县举行开镰仪式。", at="5月32日"),
        Case(bad="截至2月30日，水库蓄水3亿立方米。", at="2月30日"),
        Case(bad="4月31号前交表。", at="4月31号"),
        Case(bad="止于9月31日", at="9月31日"),
        Case(bad="2023年2月29日，桥建成通车。", at="2023年2月29日"),
        Case(bad="2022年13月5日立项。", at="2022年13月5日"),
        Case(bad="培训于10月25日至32日举行。", at="32日"),
        Case(bad="填报日期：2022-02-30。", at="2022-02-30"),
        Case(bad="二〇二二年二月三十日立此碑。", at="二〇二二年二月三十日"),
        Case(bad="今年（2022年）春来早，今年2月29日，花就开了。", at="2月29日"),
        Case(good="2024年2月29日、2000年2月29日，2月29日出生的孩子。", note="闰年"),
        Case(bad="6月31日前没有交表的，本学期内补齐。", at="6月31日"),
        Case(good="农历二月三十日，腊月三十日，二月三十日逢集。"),
        Case(good="“2月30日”见面，等于不见。他说，哪有2月30日？约在2月30日吧！"),
        Case(good="有期徒刑3年4月31日，历时1年13月5日。", note="时长"),
        Case(good="版本2022.13.5，编号2022-15-40，网址www.2022.2.30。"),
        Case(good="2月31日，对购置的车辆免税。", note="12月31日，裁去了首字"),
        Case(good="第132日，13个月，10月25日至32日龄。"),
    ),
)
def impossible_date(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    found = tuple(_impossible(document))
    jokes = {(day.month, day.day) for day, _ in found if _is_joke(text, day)}
    for day, year in found:
        if _is_joke(text, day) or (not day.year and (day.month, day.day) in jokes):
            continue
        reason, reason_en = _reason(year, day)
        details = {"text": text[day.start : day.end], "reason": reason, "reason_en": reason_en}
        level = None if day.year or day.day != 29 else Severity.WARNING
        if not speaks_of_misprint(document, day.start):
            yield self.found(document, day.start, day.end, severity=level, details=details)


def _impossible(document: Document) -> Iterator[tuple[Day, int | None]]:
    """The days that the calendar lacks, in the year that is given or in any."""
    text = document.flow.text
    for day in document.once(days):
        if 1 <= day.month <= 12 and 1 <= day.day <= _SHORTEST_MONTH:
            continue
        is_leap_day = (day.month, day.day) == (2, 29)
        year = day.year or (_named_year(document, day) if is_leap_day else None)
        if in_calendar(year, day.month, day.day) or day.month == 0 or _is_other(text, day):
            continue
        if day.start == 0 and not day.year and in_calendar(None, 10 + day.month, day.day):
            continue  # the text may be cut: its first character was the 1 of 12月31日
        if text.startswith(("-", ".", "/"), day.start + 4) and not _may_be_date(day):
            continue
        is_old = day.year is None or day.year < 1912
        if day.in_figures or not is_old or not _is_lunar(day):
            yield day, year


_SHORTEST_MONTH = 28  # days


def _may_be_date(day: Day) -> bool:
    """Whether 2022-2-30 is a date all the same, and no number of a document or a version."""
    return not day.link and day.month <= 12 and 1 <= day.day <= 31


def _is_lunar(day: Day) -> bool:
    """Whether the lunar calendar may have such a day, though the solar has not."""
    return day.month <= 12 and day.day <= 30


def _named_year(document: Document, day: Day) -> int | None:
    word = year_word_before(document.flow.text, day.start)
    return year_of(document, day.start, None, word) if word else None


def _is_other(text: str, day: Day) -> bool:
    """Whether it is a day of another calendar, or a span of time."""
    near = max(0, day.start - 12)
    return bool(
        _OTHER_CALENDAR.search(text, near, day.end + 6)
        or _SPAN_OF_TIME.search(text, near, day.start)
        or text.startswith("/", day.end)
    )


def _is_joke(text: str, day: Day) -> bool:
    """Whether the text knows that there is no such day: “2月30日” means never."""
    is_quoted = text[max(0, day.start - 1)] in "“‘《「" and text[day.end : day.end + 1] in "”’》」"
    return bool(
        is_quoted
        or _JOKE_BEFORE.search(text, max(0, day.start - 8), day.start)
        or _JOKE_BEHIND.match(text, day.end)
    )


def _reason(year: int | None, day: Day) -> tuple[str, str]:
    if not 1 <= day.month <= 12:
        return "一年只有12个月", "a year has twelve months"
    if day.day == 0:
        return "一个月从1日开始", "months begin with the 1st"
    last = monthrange(2024 if year is None else year, day.month)[1]
    prefix = f"{year}年" if year and day.month == 2 else ""
    return f"{prefix}{day.month}月只有{last}天", f"that month has {last} days"
