"""Five-year plans beside years that are not theirs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from lint.diagnostic import Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.rules.dates.slips import year_of
from lint.text.awaited import tried
from lint.text.calendar import TO, YEAR
from lint.text.document import Document
from lint.text.lazy import lazy
from lint.text.misprints import speaks_of_misprint
from lint.text.numerals import NUMERALS, value
from lint.text.places import clause_start
from lint.text.search import literals

_HAN = "一二三四五六七八九十"
_PLANS = literals('五[”’"]', "五[规计]划", "五年[规计]划")
_N = f"[{_HAN}]{{1,3}}"
_QUOTED = rf"[“‘\"](?<plan>{_N})五"
_PLAN = (
    rf"五(?<={_QUOTED}|(?<![{_HAN}“])(?<plan>{_N})五|第(?<plan>{_N})个五)"
    r"(?:[”’\"](?:规划纲要|规划|计划|发展)?|(?:规划|计划)|年(?:规划|计划))(?:时期|期间|规划期)?"
)
_RANGE = lazy(
    rf"{_PLAN}(?:(?<whole>(?<=规划|计划))?[（(](?<first>{YEAR})年?{TO}(?<second>{YEAR})年?[）)]"
    rf"|，?(?<whole>即|也就是)(?<first>{YEAR})年?{TO}(?<second>{YEAR})年"
    rf"|，?(?<whole>(?:的?起止)?(?:年份|时间)?(?:是指|指的是|指|是|为))[从自]?(?<first>{YEAR})年?{TO}(?<second>{YEAR})年"
    r"(?=[，。；、）)\n]|$|[，（(]?共?[五5]年|的[五5]年))"
)
_TWO_NAMES = lazy(
    rf"五(?:(?<=第(?<plan>{_N})个五)年(?:规划|计划)[（(]?(?:以下)?(?:简称|，?即)?[“\"](?<other>{_N})五[”\"]"
    rf"|(?<={_QUOTED})[”\"][（(]即?第(?<other>{_N})个五年)"
)
_BEHIND = (
    '[”’"](?:规划|计划|时期)?的?(?:实施)?的?'
    "(?<end>开局之?年|起步之年|第[一二三四五]年|收官之?年|最后一年|末年?)"
)
_END_YEAR = (
    lazy(rf"五(?<={_QUOTED}){_BEHIND}(?:[（(]|的|，即|，也就是)(?<year>{YEAR})年"),
    lazy(
        rf"五(?<=(?:(?<year>{YEAR})年|(?<word>[今明去]年))，?[既也]?(?:是|作为|为){_QUOTED})"
        rf"{_BEHIND}(?=[，。；、\n]|$)"
    ),
)
_NEAR = 30
_OTHERS = lazy(
    "普法|法治宣传|苏联|印度|越南|老挝|韩国|朝鲜|不丹|尼泊尔|蒙古|沙特|埃塞|马来西亚|土耳其|伊朗|民主德国|该国"
)


@rule(
    id="DAT011",
    name="wrong-plan-years",
    severity=Severity.WARNING,
    summary=Text("五年规划与年份不符", "a five-year plan beside other years"),
    message=Text(
        "“{plan}五”是{first}—{last}年，与［{printed}］不符：核对规划或年份",
        "“{plan}五” is {first}–{last}, which does not fit ［{printed}］: check both",
    ),
    why=Text(
        "第一个五年计划1953年起，1963—1965年是调整时期，“三五”自1966年起每五年一个。括注的年份出了"
        "规划期、开局之年和收官之年不对的报；期内一段（“十三五”期间（2016—2019年））和外国的计划不报。",
        "The first plan began in 1953; after the years of adjustment 1963–1965 the third began in "
        "1966. Years in brackets outside the plan are reported; a part of its time and plans of "
        "other countries are left alone.",
    ),
    source="历次五年计划、规划的起止年份",
    needs=_PLANS,
    covers=("F15",),
    cases=(
        Case(bad="“十三五”时期（2015—2020年），新修水渠40公里。", at="“十三五”时期（2015—2020年）"),
        Case(bad="第十四个五年规划（2020—2025年）提出目标。", at="第十四个五年规划（2020—2025年）"),
        Case(bad="第十三个五年规划（“十四五”）收官。", at="第十三个五年规划（“十四五”"),
        Case(bad="2022年是“十四五”开局之年。", at="2022年是“十四五”开局之年"),
        Case(bad="到“十三五”末的2021年，全部通水。", at="“十三五”末的2021年"),
        Case(bad="“一五”计划（1951—1955年）期间，水库动工。", at="“一五”计划（1951—1955年）"),
        Case(bad="2022年是“十四五”规划实施的第三年。", at="2022年是“十四五”规划实施的第三年"),
        Case(bad="表中“十四五”时期指2021年至2026年。", at="“十四五”时期指2021年至2026年"),
        Case(bad="“十三五”规划期为2015—2020年，五年增收。", at="“十三五”规划期为2015—2020年"),
        Case(good="“十四五”时期是2021年至2025年，“十四五”是2021年至2035年远景目标的起步。"),
        Case(good="“十三五”（2016—2020年）、“二五”（1958—1962年）、“三五”（1966—1970年）。"),
        Case(good="“十三五”期间（2016—2019年），“十四五”规划和2035年远景目标。"),
        Case(good="2021年是“十四五”开局之年，2022年是“十四五”规划实施的关键之年。"),
        Case(good="“十三五”“十四五”期间（2016—2025年）。"),
        Case(good="苏联第一个五年计划（1928—1932年）。"),
    ),
)
def wrong_plan_years(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text, places = document.flow.text, _PLANS.places(document)
    for slip in (*_ranges(text, places), *_names(text, places), *_ends(document, places)):
        near = min(clause_start(text, slip.start), max(0, slip.start - _NEAR))
        if not _OTHERS.search(text, near, slip.end):
            first, last = _years(slip.plan)
            details = {
                "plan": NUMERALS[slip.plan],
                "first": first,
                "last": last,
                "printed": text[slip.start : slip.end],
            }
            if not speaks_of_misprint(document, slip.start):
                yield self.found(document, slip.start, slip.end, details=details)


class _Slip(NamedTuple):
    start: int
    end: int
    plan: int


def _slip(match: regex.Match[str], first: str = "plan") -> _Slip:
    start = match.start("plan")
    if match.string.startswith(("“", "‘", '"', "第"), max(0, start - 1)):
        start -= 1
    start = min(start, match.start(first))
    return _Slip(start, match.end(), value(match["plan"]))


def _years(plan: int) -> tuple[int, int]:
    """The first and the last year of a plan."""
    first = 1953 + 5 * (plan - 1) + (3 if plan > 2 else 0)
    return first, first + 4


def _ranges(text: str, places: list[int]) -> Iterator[_Slip]:
    for match in tried(_RANGE, text, places):
        plan, first, second = (value(match[key]) for key in ("plan", "first", "second"))
        begin, end = _years(plan)
        is_whole = match["whole"] is not None
        fits = (first, second) == (begin, end) if is_whole else begin <= first < second <= end
        is_second = text.endswith(("”", "、", "和", "与", "至", "到"), 0, _slip(match).start)
        if plan and first < second and not fits and not is_second:
            yield _slip(match)


def _names(text: str, places: list[int]) -> Iterator[_Slip]:
    for match in tried(_TWO_NAMES, text, places):
        if match["plan"] != match["other"]:
            yield _slip(match)


def _ends(document: Document, places: list[int]) -> Iterator[_Slip]:
    for pattern in _END_YEAR:
        for match in tried(pattern, document.flow.text, places):
            plan, word = value(match["plan"]), match.groupdict().get("word")
            year = year_of(document, match.start(), match["year"], word)
            if plan and year and year != _year_meant(plan, match["end"]):
                yield _slip(match, "word" if word else "year")


def _year_meant(plan: int, end: str) -> int:
    """The year of a plan that 开局之年, 第二年 or 收官之年 is."""
    first, last = _years(plan)
    if end[0] == "第":
        return first + value(end[1]) - 1
    return first if end[0] in "开起" else last
