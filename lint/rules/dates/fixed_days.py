"""Days kept on a fixed date, beside another date."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import regex

from lint.diagnostic import Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.text.calendar import COUNT, RELATIVE_YEARS, YEAR, this_year, value
from lint.text.document import Document
from lint.text.places import clause_start

_TABLE = Path(__file__).parents[2] / "tables" / "fixed_days.tsv"


class _Day(NamedTuple):
    """When a day is kept, and the year in which the first was; None where none is counted."""

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
                kept[name] = _Day(int(month), int(number), int(first) if first else None)
    return kept


_BEFORE_NAME = (
    rf"(?:我国的?|咱们的?|一年一度的?|传统的?|又一个|法定的?|第(?<count>{COUNT})个)*[“\"]?"
)
_DATE = rf"(?:(?<year>{YEAR})年)?(?<month>(?<!\d)\d{{1,2}})月(?<day>\d{{1,2}})[日号]"
_NOT_THE_DAY = "(?!前|后|临近|来临|将|即将|到来|期间|系列|宣传[周月]|活动[周月]|主题[周月]|[周月]|假期|放假|小?长假|的[前后]|第.天|黄金周|以来)"


@cache
def _patterns() -> tuple[regex.Pattern[str], ...]:
    names = r"(?<name>\L<names>)[”\"]?"
    return tuple(
        regex.compile(pattern, names=_kept())
        for pattern in (
            rf"[日号](?<={_DATE})(?:，?(?:今天|这天|这一天|当天|当日))?，?(?:就|也|又|恰好?|正好?)?(?:是|为|[适恰欣]逢|正值)"
            rf"{_BEFORE_NAME}{names}{_NOT_THE_DAY}",
            rf"[日号](?<={_DATE})，?(?:在)?{_BEFORE_NAME}{names}(?:当天|当日|这天|这一天|当晚|那天)",
            rf"[日号](?<={_DATE})[（(]{_BEFORE_NAME}{names}[）)]",
            r"[节日]”?(?<=(?<name>\L<names>)”?)[（(](?:每年)?(?<month>\d{1,2})月(?<day>\d{1,2})日[）)]",
        )
    )


@cache
def _numbered() -> regex.Pattern[str]:
    return regex.compile(
        rf"[年日今](?<=(?:(?<year>{YEAR})年(?:\d{{1,2}}月\d{{1,2}}日)?|(?<word>[今去明]年)的?(?:\d{{1,2}}月\d{{1,2}}日)?"
        r"|(?<!\d[年月日])(?<!年)\d{1,2}月\d{1,2}日|今[天日]))(?:，?(?:今天|这天))?，?(?:又|将|正|恰|适)?(?:是|为|迎来|[适恰]逢|正值)"
        rf"(?:我国的?|全国)?第(?<count>{COUNT})个[“\"]?(?<name>\L<names>)",
        names=[name for name, day in _kept().items() if day.first],
    )


@rule(
    id="DAT010",
    name="wrong-fixed-day",
    severity=Severity.WARNING,
    summary=Text("节日、纪念日与日期或届数不符", "a fixed day beside another date or number"),
    message=Text("{name}是{right}，不是{wrong}：核对", "{name} is {right}, not {wrong}: check it"),
    why=Text(
        "日期固定的节日、纪念日（lint/tables/fixed_days.tsv）与直接相连的日期核对，“第38个教师节”按"
        "首届年份推算。节前节后的活动、宣传周、外国的同名节日不报。",
        "A day that is kept on a fixed date (lint/tables/fixed_days.tsv) is compared with the date "
        "that it is said to be, and 第38个教师节 with the year of the first. What goes on before or "
        "after the day, and days of that name abroad, are left alone.",
    ),
    source="全国年节及纪念日放假办法；全国人大常委会、国务院、联合国有关决定（lint/tables/fixed_days.tsv）",
    needs="节日",
    covers=("F16", "F17"),
    cases=(
        Case(bad="3月13日是植树节，全县出动。", at="3月13日是植树节"),
        Case(bad="9月9日教师节当天，慰问老教师。", at="9月9日教师节当天"),
        Case(bad="11月9日，适逢第23个中国记者节。", at="11月9日，适逢第23个中国记者节"),
        Case(bad="世界水日（3月20日）宣传启动。", at="世界水日（3月20日）"),
        Case(bad="12月5日（国家宪法日），开放法庭。", at="12月5日（国家宪法日）"),
        Case(bad="2022年9月10日是第37个教师节。", at="2022年9月10日是第37个教师节"),
        Case(bad="今年（2022年）收成好。今年是第20个中国记者节。", at="今年是第20个中国记者节"),
        Case(good="3月12日是植树节，9月10日教师节当天，2022年9月10日是第38个教师节。"),
        Case(
            good="3月11日，植树节前一天，3月10日植树节活动现场，3月8日是植树节前夕。", note="前后"
        ),
        Case(good="10月5日是世界教师节，8月12日是国际青年节。", note="别的节日"),
        Case(good="1931年6月6日是教师节。5月5日是日本的儿童节。", note="旧时、外国"),
        Case(good="11月9日是全国消防日，3月20日，世界水日将至。"),
    ),
)
def wrong_fixed_day(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    told = -1
    for pattern in _patterns():
        for match in pattern.finditer(text):
            kept = _kept()[match["name"]]
            start = min(match.start("month"), match.start("name"))
            year = match.groupdict().get("year")
            date = (int(match["month"]), int(match["day"]))
            if date == (kept.month, kept.day) or _is_elsewhere(text, match, kept, year):
                continue
            told = match.end()
            details = {
                "name": match["name"],
                "right": f"{kept.month}月{kept.day}日",
                "wrong": f"{date[0]}月{date[1]}日",
            }
            yield self.found(document, start, match.end(), details=details)
    for match in _numbered().finditer(text):
        slip = _number_slip(document, match)
        if slip and match.end() > told:
            yield self.found(document, *slip[:2], details=slip[2])


def _is_elsewhere(text: str, match: regex.Match[str], kept: _Day, year: str | None) -> bool:
    """Whether the sentence speaks of another country, or of a time before the day was kept."""
    start = clause_start(text, match.start("month"))
    before = text[max(0, start - 12) : match.end()]
    if year and value(year) < max(kept.first or 0, 1980):
        return True
    return any(word in before for word in _ELSEWHERE)


_ELSEWHERE = (
    "日本",
    "韩国",
    "台湾",
    "香港",
    "美国",
    "俄罗斯",
    "越南",
    "泰国",
    "国外",
    "民国",
    "当地",
    "曾",
    "原定",
    "改为",
    "提议",
    "建议",
)


def _number_slip(
    document: Document, match: regex.Match[str]
) -> tuple[int, int, dict[str, object]] | None:
    first, count = _kept()[match["name"]].first, value(match["count"])
    if match["year"]:
        year: int | None = value(match["year"])
    else:
        year = this_year(document, match.start())
        if year and match["word"]:
            year += RELATIVE_YEARS[match["word"]]
    if year is None or first is None or not count or count == year - first + 1 or year < first:
        return None
    start = clause_start(document.flow.text, match.start() + 1)
    details: dict[str, object] = {
        "name": f"{year}年的{match['name']}",
        "right": f"第{year - first + 1}个",
        "wrong": f"第{match['count']}个",
    }
    return max(start, match.start() - 14), match.end(), details
