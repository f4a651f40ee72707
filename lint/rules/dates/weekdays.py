"""Weekdays that the calendar does not give their dates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from lint.diagnostic import Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.rules.dates.slips import year_of, year_word_before
from lint.text.awaited import awaited
from lint.text.calendar import (
    WEEKDAYS,
    WEEKDAYS_IN_ENGLISH,
    YEAR,
    Day,
    days,
    full_dates_at,
    in_calendar,
)
from lint.text.document import Document
from lint.text.imprint import issue_date
from lint.text.lazy import lazy, lazy_re
from lint.text.misprints import speaks_of_misprint
from lint.text.numerals import value
from lint.text.places import in_speech, paragraph_at
from lint.text.search import literals
from lint.text.years import RELATIVE_YEARS

_NAMES = literals(f"星期[{WEEKDAYS}天]", f"礼拜[{WEEKDAYS}天]", f"周[{WEEKDAYS}天]")
_NOT_A_RANGE = r"(?!\s?[至到、和与及或—–～~-])"
_NAME = (
    r"(?:(?<![每隔])[本上下这]?)(?:(?:星期|礼拜)(?<name>[一二三四五六日天])(?!的)"
    r"|周(?<name>[一二三四五六日])(?=[，。；：）),\s\d]|[上中下]午|[晚早夜]|凌晨|清晨|傍晚|当天|$))"
    + _NOT_A_RANGE
    + "(?![）)]?那[天日年晚])"
)
_BEHIND = lazy(
    r"[ 　]?(?:(?:上午|下午|晚上?|凌晨|[当这那]天)?[（(](?:[农阴旧]历[^，、（）()]{2,8}[，、])?"
    rf"|(?:上午|下午|[晚早夜]上?|清晨|凌晨|傍晚)?[，,]|(?:这天|那天)?(?:(?:正好|恰好|正|恰)?是|[适恰正]逢|正值))?{_NAME}"
)
_BEFORE = lazy(
    r"(?<![每逢隔])(?:星期|礼拜|周)(?<name>[一二三四五六日天])[（(]\Z"
    r"|(?<![每逢隔])(?:星期|礼拜)(?<name>[一二三四五六日天])[，,]?\Z"
)
_CLOSED = lazy_re("[）)，]|[上中下]午|[晚早]|凌晨")
_OTHER_CALENDAR = lazy("[农阴旧夏藏俄]历|儒略|腊月|正月|闰")
_OTHER_YEAR = lazy(
    rf"(?<year>{YEAR})年|(?<word>[去前明后]年)|(?<vague>[当那同往次翌某历]年|世纪|年代|年[前后]|(?<!\d)\d{{1,2}}岁)"
)
_HALF_A_YEAR = 150  # days round the issue's date within which a date without a year is its own
_SENTENCE = 80  # how far a year goes for dates behind it
_PARAGRAPH = 450  # how far back other years are looked for


@rule(
    id="DAT001",
    name="wrong-weekday",
    severity=Severity.ERROR,
    summary=Text("日期与星期不符", "a date with the wrong weekday"),
    message=Text(
        "{year}年{month}月{day}日是星期{right}，不是星期{wrong}：核对日期",
        "{year}-{month}-{day} is a {right_en}, not a {wrong_en}: check the date",
    ),
    why=Text(
        "日期与星期按公历核对。日期没有年份的，由版面日期或同句前面的年份推定，作为警告；推定不了的、"
        "农历、“每周二”和“周一至周五”不报。报头、版头不在此列。",
        "Dates and weekdays are compared with the calendar. Where no year is printed, that of the "
        "issue or of the same sentence governs, as a warning; lunar dates, 每周二 and ranges of "
        "weekdays are left alone, and so are running heads.",
    ),
    source="公历（GB/T 7408.1-2023）",
    needs=_NAMES,
    covers=("F01", "F02"),
    cases=(
        Case(good="2025年9月12日 星期五\n9月9日上午，全县防汛工作会议召开。", note="版头的星期"),
        Case(bad="2022年10月24日（星期二），清河县召开动员会。", at="2022年10月24日（星期二）"),
        Case(bad="定于2023年3月5日周一上午开幕。", at="2023年3月5日周一"),
        Case(bad="二〇二二年十月二十四日，星期二，晴。", at="二〇二二年十月二十四日，星期二"),
        Case(bad="时间：2022年10月24日（周一）至28日（周四）。", at="28日（周四）"),
        Case(bad="下周三（2022年10月27日）停水。", at="周三（2022年10月27日"),
        Case(bad="2021年5月1日那天是星期天。", at="2021年5月1日那天是星期天"),
        Case(
            bad="2022年10月24日 星期一 第2版\n清河县：秋收正忙\n今年10月26日（星期四），开镰。",
            at="10月26日（星期四）",
        ),
        Case(bad="2022年3月5日开工，3月12日（周日）完工。", at="3月12日（周日）"),
        Case(
            bad="2022年10月24日 星期一 第2版\n喜报\n较去年增长5%。10月26日（星期五），开镰。",
            at="10月26日（星期五）",
            note="去年10月26日是星期二",
        ),
        Case(
            bad="2022年10月24日 星期一 第2版\n喜报\n展览26日（周四）开幕。",
            at="26日（周四）",
        ),
        Case(good="2022年10月24日（星期一）至28日（星期五）。"),
        Case(good="2022年12月30日至1月2日（星期一）放假。", note="跨年"),
        Case(good="2022年10月24日，周一至周五开放。自2022年10月24日起，每周二休馆。"),
        Case(good="2022年10月24日，周二牛和周一鸣来到清河。", note="人名"),
        Case(good="农历2022年十月二十四日，星期四。", note="农历"),
        Case(good="2022年10月24日，星期二的例会改在当天。"),
        Case(good="2月30日，星期三。", note="没有年份"),
        Case(
            good="2022年10月24日 星期一 第2版\n往事\n2019年入伍。10月24日（星期四），他到了部队。"
        ),
    ),
)
def wrong_weekday(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    for day in (*document.once(days), *_bare_days(document)):
        start, end, name = _weekday(text, day)
        if not name or _OTHER_CALENDAR.search(text, max(0, day.start - 10), day.start):
            continue
        years = (day.year,) if day.year else _years_of(document, day)
        right = [
            date(year, day.month, day.day).weekday()
            for year in years
            if 1900 <= year <= 2100 and in_calendar(year, day.month, day.day)
        ]
        wrong = WEEKDAYS.index("日" if name == "天" else name)
        if right and len(right) == len(years) and wrong not in right:
            details = {
                "year": years[0],
                "month": day.month,
                "day": day.day,
                "right": WEEKDAYS[right[0]],
                "wrong": WEEKDAYS[wrong],
                "right_en": WEEKDAYS_IN_ENGLISH[right[0]],
                "wrong_en": WEEKDAYS_IN_ENGLISH[wrong],
            }
            level = Severity.ERROR if day.year else Severity.WARNING
            if not speaks_of_misprint(document, start):
                yield self.found(document, start, end, severity=level, details=details)


def _weekday(text: str, day: Day) -> tuple[int, int, str]:
    """The weekday beside the date, and where both together begin and end."""
    near = text[max(0, day.start - _AHEAD) : day.end + _FAR]
    if "周" not in near and "星期" not in near and "礼拜" not in near:
        return day.start, day.end, ""
    if behind := _BEHIND.match(text, day.end):
        closes = "（" in behind[0] and text.startswith("）", behind.end())
        return day.start, behind.end() + closes, behind["name"]
    before = _BEFORE.search(text, max(0, day.start - _AHEAD), day.start)
    if before and (text[day.start - 1] not in "（(" or _CLOSED.match(text, day.end)):
        return before.start(), day.end, before["name"]
    return day.start, day.end, ""


_AHEAD, _FAR = 6, 24  # the lunar date may stand between


def _bare_days(document: Document) -> Iterator[Day]:
    """Days printed without a month, beside a weekday, in the month that is nearest to the issue."""
    text = document.flow.text
    for match in _BARE_DAY.matches(document):
        near = _nearest_month(full_dates_at(document, match.start()), int(match["day"]))
        start = max(match.start() - _PARAGRAPH, paragraph_at(document, match.start()).span.start)
        if near and not _OTHER_MONTH.search(text, start, match.start("day")):
            yield Day(match.start("day"), match.end(), None, near, int(match["day"]), "", True)


def _nearest_month(bases: list[date], day: int) -> int | None:
    """The month whose day of this number is at most two weeks from each of the dates."""
    months = set()
    for base in bases:
        near = (base + timedelta(by) for by in range(-14, 15))
        months |= {one.month for one in near if one.day == day} or {0}
    return months.pop() or None if len(months) == 1 else None


def _years_of(document: Document, day: Day) -> tuple[int, ...]:
    """The years that a date printed without one may be of; empty where the page does not tell."""
    text = document.flow.text
    if word := year_word_before(text, day.start):
        meant = year_of(document, day.start, None, word)
        return (meant,) if meant else ()
    issue = document.once(issue_date)
    reach = _PARAGRAPH if issue else _SENTENCE + 10
    start = max(day.start - reach, paragraph_at(document, day.start).span.start)
    others = list(_OTHER_YEAR.finditer(text, start, day.start))
    if others and others[-1]["year"]:
        year = value(others[-1]["year"])
        if month := _governs(text[others[-1].end() : day.start]):
            return (year,) if month <= day.month else (year, year + 1)
    near = None if in_speech(text, day.start) else _nearest(issue, day)
    if near is None or any(other["vague"] for other in others):
        return ()
    printed = [value(other["year"]) for other in others if other["year"]]
    named = [near + RELATIVE_YEARS[other["word"]] for other in others if other["word"]]
    own = [issue.year] if issue and in_calendar(issue.year, day.month, day.day) else []
    return tuple(dict.fromkeys([near, *own, *printed, *named]))


def _governs(between: str) -> int:
    """The month beside a year, where the year goes for a date further on in its sentence; or 0."""
    dated = _DATED.match(between)
    is_near = len(between) <= _SENTENCE and set(between).isdisjoint("。！？\n“”（(")
    return int(dated["month"]) if dated and is_near else 0


def _nearest(issue: date | None, day: Day) -> int | None:
    """The year in which the date is nearest to the issue's."""
    if issue is None:
        return None
    near = [
        year
        for year in (issue.year - 1, issue.year, issue.year + 1)
        if in_calendar(year, day.month, day.day)
        and abs((date(year, day.month, day.day) - issue).days) <= _HALF_A_YEAR
    ]
    return near[0] if len(near) == 1 else None


_BARE_DAY = awaited(
    r"日(?<=(?<![\d月至到—～~、和及-])(?<day>\d{1,2})日)"
    r"(?:(?=[（(](?:星期|周|礼拜)[一二三四五六日天][）)，])|(?<=(?:星期|周|礼拜).[（(]\d{1,2}日)(?=[）)]))",
    "日[（(][星周礼]",
    "日[）)]",
)
_OTHER_MONTH = lazy(r"\d\s?月(?!\d{1,2}日[讯电])|[上下本]个?月|[去明前]年")
_DATED = lazy(r"\s?(?<month>\d{1,2})月\d{1,2}日")
