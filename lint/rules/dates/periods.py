"""Centuries, decades, halves, quarters and thirds of a month, beside what lies outside them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from lint.diagnostic import Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.text.awaited import awaited, tried
from lint.text.calendar import MONTH_DAY, TO, YEAR
from lint.text.document import Document
from lint.text.lazy import lazy
from lint.text.misprints import speaks_of_misprint
from lint.text.numerals import DIGITS, value
from lint.text.places import clause_start
from lint.text.search import literals
from lint.text.years import this_year

_OF_YEARS = ("半年[（(）)即也]", "季度[（(）)即也]", "半年，[即也]", "季度，[即也]")
_OF_BIRTHS = ("[05]后", '[05][”"]后')
_OF_CENTURIES = ("世纪1", "世纪20", "世纪[（(初末中期叶]")
_OF_DECADES = "年代[（(初末中后前]"
_OF_THIRDS = "旬[（(]"
_CENTURIES = literals(*_OF_CENTURIES)
_PARTS, _GENERATIONS = literals(*_OF_YEARS), literals(*_OF_BIRTHS)
_PERIODS = literals(*_OF_CENTURIES, _OF_DECADES, _OF_THIRDS, *_OF_YEARS, *_OF_BIRTHS)
_CENTURY = rf"(?<century>(?<![\d{DIGITS}十])(?:\d{{1,2}}|二?十[{DIGITS}]?)|(?<word>[上本]))个?世纪"
_DECADE = rf"(?<decade>\d0|[{DIGITS}]十)年代"
_FULL_DECADE = lazy(rf"世纪(?<={_CENTURY})(?<full>1\d\d0|20\d0)年代")
_DECADE_YEAR = awaited(
    rf"年代(?<={_CENTURY}{_DECADE})(?:[初末中]期?|后期|前期)?[（(](?:即|如)?(?<year>{YEAR})年?"
    r"(?:(?<=年)[^，。；（）()\n]{1,8})?[）)]",
    _OF_DECADES,
)
_CENTURY_YEAR = lazy(rf"世纪(?<={_CENTURY})(?:[初末中]期?叶?)?[（(](?<year>{YEAR})年[）)]")
_MONTHS = rf"(?<first>(?<!\d)\d{{1,2}})月?份?(?:{TO}(?<last>\d{{1,2}})月份?)?(?<=月份?)"
_NAMES = ("半年(?<=(?<name>[上下]半)年)", "季度(?<=(?<name>[前第]?[一二三四两1-4])个?季度)")
_WITHIN = tuple(
    lazy(
        rf"{name}(?:[（(](?:即|{YEAR}年)?{_MONTHS}[）)]|，?(?:即|也就是){_MONTHS}(?=[，。；])"
        rf"|(?<=(?<!\d){_MONTHS}[（(].{{3,5}})[）)])"
    )
    for name in _NAMES
)
_THIRD = awaited(
    rf"旬(?<=(?<month>(?<!\d)\d{{1,2}})月(?<third>[上中下])旬)[（(](?:(?<own>\d{{1,2}})月)?(?<first>\d{{1,2}})日?"
    rf"(?:{TO}(?:(?<other>\d{{1,2}})月)?(?<last>\d{{1,2}})日)?(?<=日)[）)]",
    _OF_THIRDS,
)
_GENERATION = lazy(
    rf"[05][”\"]?后(?:(?<=(?<!\d)[“\"]?(?<born>[0-9][05])[”\"]?后)[”\"]?[^，。；\n\d父母爷奶爸妈祖]{{0,6}}，?(?:出?生于(?<year>{YEAR})年|(?<year>{YEAR})年{MONTH_DAY}出?生(?=[，。；于在]))"
    rf"|(?<=(?<year>{YEAR})年{MONTH_DAY}(?:出生|生人)的?[^，。；\n\d]{{0,4}}[“\"]?(?<born>[0-9][05])[”\"]?后))"
)
_FISCAL = lazy("财年|财季|财政年|会计年|学年|学期|年度财报|农历|营销年度")


class _Slip(NamedTuple):
    start: int
    end: int
    name: str
    extent: str


@rule(
    id="DAT013",
    name="wrong-period",
    severity=Severity.WARNING,
    summary=Text("年代、季度、上半年与括注的年月不符", "a period beside a date outside it"),
    message=Text(
        "“{name}”是{extent}，与旁边的年月不符：核对",
        "{name} is {extent}, which the date beside it does not fit: check it",
    ),
    why=Text(
        "“20世纪90年代（1890年）”“第三季度（4月）”这样直接括注的，年月应在其内。财年、学年的季度，"
        "期内的一段（上半年（1—5月））和年代之末（20世纪90年代末（2000年））不报。",
        "A year or month in brackets must lie in the period that it explains. Fiscal and school "
        "years, a part of the period, and the turn of a decade are left alone.",
    ),
    source="校对实务：年代、季度与月份核对；GB/T 15835-2011 世纪、年代",
    needs=_PERIODS,
    covers=("F18", "F19"),
    cases=(
        Case(bad="20世纪1890年代，码头兴盛。", at="20世纪1890年代"),
        Case(bad="上世纪90年代（1890年），县里修了路。", at="上世纪90年代（1890年）"),
        Case(bad="19世纪（1950年）的旧信。", at="19世纪（1950年）"),
        Case(bad="上半年（1—7月），增长5%。", at="上半年（1—7月）"),
        Case(bad="第三季度（4月）开工。", at="第三季度（4月）"),
        Case(bad="前三季度（1—8月），增长5%。", at="前三季度（1—8月）"),
        Case(bad="二季度（7—9月），增长5%。", at="二季度（7—9月）"),
        Case(bad="1至8月（上半年），增长5%。", at="1至8月（上半年）"),
        Case(bad="10月上旬（10月15日）开镰。", at="10月上旬（10月15日）"),
        Case(bad="“90后”小伙许明生于1987年。", at="90后”小伙许明生于1987年"),
        Case(bad="1987年出生的“90后”许明。", at="1987年出生的“90后"),
        Case(good="1991年出生的“90后”许明，“95后”陈其生于1996年，90后的父亲生于1960年。"),
        Case(good="20世纪90年代（1995年），20世纪90年代末（2000年），19世纪1890年代。"),
        Case(good="上半年（1—6月），上半年（1—5月），下半年（7月）。"),
        Case(good="三季度（7—9月），前三季度（1—9月），一季度（1—2月），四季度（10月）。"),
        Case(good="2022财年第三季度（4—6月），该公司营收增长。", note="财年"),
        Case(good="10月上旬（10月5日），10月下旬（25日至31日）。20世纪（1901—2000年）。"),
    ),
)
def wrong_period(self: Rule, document: Document) -> Iterator[Diagnostic]:
    for slip in (
        *_centuries(document),
        *_months(document),
        *_thirds(document),
        *_generations(document),
    ):
        details = {"name": slip.name, "extent": slip.extent}
        if not speaks_of_misprint(document, slip.start):
            yield self.found(document, slip.start, slip.end, details=details)


def _centuries(document: Document) -> Iterator[_Slip]:
    text, places = document.flow.text, _CENTURIES.places(document)
    for match in tried(_FULL_DECADE, text, places):
        century = _century(document, match)
        if century and int(match["full"]) // 100 + 1 != century:
            name = text[match.start("century") : match.start("full")]
            extent = f"{century - 1}00年代至{century - 1}90年代"
            yield _Slip(match.start("century"), match.end(), name, extent)
    for match in _DECADE_YEAR.matches(document):
        century = _century(document, match)
        decade = value(match["decade"])
        first = (century - 1) * 100 + decade
        if century and decade and not first <= value(match["year"]) <= first + 10:
            yield _slip(text, match, f"{first}—{first + 9}年")
    for match in tried(_CENTURY_YEAR, text, places):
        century = _century(document, match)
        first = (century - 1) * 100
        if century and not first <= value(match["year"]) <= first + 100:
            yield _slip(text, match, f"{first + 1}—{first + 100}年")


def _century(document: Document, match: regex.Match[str]) -> int:
    """The century that is meant; 0 where the page does not tell."""
    if not match["word"]:
        return value(match["century"])
    this = this_year(document, match.start()) or 2001
    return (this - 1) // 100 + (1 if match["word"] == "本" else 0)


def _slip(text: str, match: regex.Match[str], extent: str) -> _Slip:
    start = match.start("century")
    name = text[start : match.end()].partition("（")[0].partition("(")[0]
    return _Slip(start, match.end(), name, extent)


def _months(document: Document) -> Iterator[_Slip]:
    text, places = document.flow.text, _PARTS.places(document)
    for pattern in _WITHIN:
        for match in tried(pattern, text, places):
            begin, end = _extent(match["name"])
            first = int(match["first"])
            last = int(match["last"] or first)
            is_part = begin <= first and last <= end
            if match["name"][0] == "前" and match["last"]:
                is_part = (first, last) == (begin, end)
            start = clause_start(text, match.start("name"))
            if (
                first <= last
                and not is_part
                and not _FISCAL.search(text, max(0, start - 20), match.end() + 10)
            ):
                name = match["name"] + ("年" if match["name"][-1] == "半" else "季度")
                start = min(match.start("name"), match.start("first"))
                yield _Slip(start, match.end(), name, f"{begin}—{end}月")


def _extent(name: str) -> tuple[int, int]:
    """The first and the last month of 上半, 三, 第三, 前三."""
    if name[-1] == "半":
        return (1, 6) if name[0] == "上" else (7, 12)
    number = value(name[-1].replace("两", "二"))
    return (1 if name[0] == "前" else 3 * number - 2), 3 * number


_DAYS = {"上": (1, 10), "中": (11, 20), "下": (21, 31)}


def _thirds(document: Document) -> Iterator[_Slip]:
    for match in _THIRD.matches(document):
        month = int(match["month"])
        begin, end = _DAYS[match["third"]]
        first, last = int(match["first"]), int(match["last"] or match["first"])
        months = {int(match[key]) for key in ("own", "other") if match[key]}
        if not (begin <= first <= end and begin <= last <= end and months <= {month}):
            start = match.start("month")
            yield _Slip(
                start, match.end(), f"{month}月{match['third']}旬", f"{month}月{begin}—{end}日"
            )


def _generations(document: Document) -> Iterator[_Slip]:
    """90后 are born from 1990 to 1999, 95后 from 1995 on."""
    text = document.flow.text
    near = (
        at for at in _GENERATIONS.places(document) if "生" in text[max(0, at - _NEAR) : at + _NEAR]
    )
    for match in tried(_GENERATION, text, near):
        born, year = int(match["born"]), value(match["year"])
        first = (1900 if born >= _OLDEST else 2000) + born
        last = first - first % 10 + 9
        if (
            not first <= year <= last
            and "准" not in text[max(0, match.start("born") - 2) : match.start("born")]
        ):
            start = min(match.start("born"), match.start("year"))
            yield _Slip(start, match.end(), f"{match['born']}后", f"{first}—{last}年出生")


_OLDEST = 30
_NEAR = 30  # characters, to the word for the birth
