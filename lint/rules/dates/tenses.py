"""Months that the date of the issue puts on the wrong side of today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import regex

from lint.diagnostic import Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.text.calendar import YEAR, in_calendar
from lint.text.document import Document
from lint.text.imprint import issue_date
from lint.text.lazy import lazy
from lint.text.misprints import speaks_of_misprint
from lint.text.numerals import FIGURES, value
from lint.text.places import paragraph_at, sentence_start
from lint.text.search import literals

_WHEN = r"(?<month>(?<!\d)\d{1,2})月(?:(?<day>\d{1,2})日|份|[底末初]|[上中下]旬)?"
_OF_TIMES = (f"截至[今目{FIGURES}]", f"今年[{FIGURES}]")
_UP_TO_WORDS, _THIS_YEAR = map(literals, _OF_TIMES)
_UP_TO = lazy(
    rf"至(?<=(?:[，。；：\n　“]|^)截至)(?:今年|目前的)?{_WHEN}(?![前以之])，?"
    r"(?:[^，。；：\n\d前将预计拟划]{0,10}，?)?(?:(?:累计|共|总共)?已经?|累计|共(?=\d|完成|有|计))"
)
_HELD = lazy(
    rf"年(?<=今年){_WHEN}[^，。；：\n\d将拟就要能可快该应会]{{0,8}}?(?:举[办行]|召开|建成|投[产用]|通车|[开完动]工|开[业幕馆]|启[动用])"
    r"(?:了(?![^，。；\n]{0,6}(?:报名|筹备|招))|的[^，。；：\n\d]{1,8}?(?:已经?(?:拉动|带动|接待|吸引)|拉动了|带动了|接待了|吸引了)"
    r"(?<!吸引了?(?![^，。；\n]{0,12}(?:人次|游客|观众)))(?![^。；\n]{0,24}(?:报名|预[订约售]|签约|意向|入驻|参展|投资))"
    r"(?![^，。；\n]{0,12}(?:招商|就业培训)))"
)
_PLANNED = lazy(
    rf"年(?<=(?<!原)(?<!当初|此前|本来|曾经)(?<![曾原本])(?:计划|预计|力争|拟|将|有望)[于在到]?今年){_WHEN}"
    r"(?:之?前|以前)?(?:全[面部线]|正式|建成|实现)?(?:投[产用]|竣工|完[工成]|通车|建成|交付|开[业馆工]|启用|试?运行)(?=[，。；\n]|$)"
    r"(?![^。\n]{0,20}(?:提前|实际|已|推迟|延|却|但|因))"
)
_ELSE = lazy(
    rf"{YEAR}年|[去前明上次翌当那同]年|下年度?|同期|原定|原计划|当[时初]|此前|曾|推迟|延期|提前|开始|启动|日起|月起"
)
_FAR = 6  # months: 截至11月底 in January is of last year
_PARAGRAPH = 300


@rule(
    id="DAT015",
    name="month-on-the-wrong-side",
    severity=Severity.WARNING,
    summary=Text(
        "已发生的事在版面日期之后，或将来的事在之前", "a past after the issue, or a plan before it"
    ),
    message=Text(
        "版面是{issue}，“{text}”{what}：核对月份",
        "the issue is of {issue}, and {text} {what_en}: check the month",
    ),
    why=Text(
        "“截至3月底，已完成”“今年11月举办的……已拉动”的月份晚于版面日期，“计划今年9月投产”的月份早于"
        "版面日期，才报。版面没有日期、同段另有年份或“去年”、“原计划”和报名截止的不报。",
        "截至3月底，已… and 今年11月举办的…已… may not lie behind the issue's date, nor "
        "计划今年9月投产 before it. Pages without a date, paragraphs of other years, and old plans "
        "are left alone.",
    ),
    source="校对实务：时间称谓与版面日期一致",
    needs=literals(*_OF_TIMES),
    covers=("F07",),
    cases=(
        Case(
            bad="2024年2月29日 星期四 第2版\n新城\n今年开工9个，截至3月底，已完成投资21亿元。",
            at="截至3月底，已",
        ),
        Case(
            bad="2024年10月9日 星期三 第2版\n温泉\n今年11月举办的温泉节已拉动消费1亿元。",
            at="今年11月举办的温泉节已拉动",
        ),
        Case(
            bad="2025年11月14日 星期五 第2版\n光谷\n三期工程计划今年9月投产。",
            at="计划今年9月投产",
        ),
        Case(
            good="2024年2月29日 星期四 第2版\n新城\n截至2月底，已完成投资21亿元。"
            "截至11月底，已完成9成。报名截至3月底，已有20人报名；截至3月底前完成。"
        ),
        Case(
            good="2024年2月29日 星期四 第2版\n新城\n2023年修路，截至6月底，已完成9公里。",
            note="另有年份",
        ),
        Case(
            good="2025年11月14日 星期五 第2版\n光谷\n三期工程计划今年12月投产，原计划今年9月投产。"
            "二期工程计划今年9月投产，已提前投产。"
            "今年12月就要通车了，今年12月举办的年会已报名20人，今年12月开业的商场已吸引30家商户签约。",
        ),
        Case(good="截至3月底，已完成投资21亿元。", note="没有版面日期"),
    ),
)
def month_on_the_wrong_side(self: Rule, document: Document) -> Iterator[Diagnostic]:
    issue = document.once(issue_date)
    for slip in _slips(document, issue) if issue else ():
        if issue and not speaks_of_misprint(document, slip.start):
            text = document.flow.text[slip.start : slip.end]
            details = {
                "issue": f"{issue.month}月{issue.day}日",
                "text": text,
                "what": "已经过去" if slip.is_over else "还没有到",
                "what_en": "is over" if slip.is_over else "is yet to come",
            }
            yield self.found(document, slip.start, slip.end, details=details)


class _Slip(NamedTuple):
    start: int
    end: int
    is_over: bool


def _slips(document: Document, issue: date) -> Iterator[_Slip]:
    text = document.flow.text
    for at in (place + 1 for place in _UP_TO_WORDS.places(document)):
        match = _UP_TO.match(text, at)
        if match and 0 < _months_ahead(match, issue) <= _FAR and _is_alone(document, match):
            yield _Slip(at - 1, match.end(), is_over=False)
    for at in (place + 1 for place in _THIS_YEAR.places(document)):
        match = _HELD.match(text, at)
        if match and _months_ahead(match, issue) > 0 and not _in_plan(text, at):
            yield _Slip(at - 1, match.end(), is_over=False)
        match = _PLANNED.match(text, at)
        if match and _months_ahead(match, issue) < 0 and _is_alone(document, match):
            start = max(
                text.rfind(word, at - 5, at)
                for word in ("计划", "预计", "力争", "拟", "将", "有望")
            )
            yield _Slip(start, match.end(), is_over=True)


def _months_ahead(match: regex.Match[str], issue: date) -> int:
    """How many months behind that of the issue the month lies; 0 where it is none."""
    month = value(match["month"])
    day = value(match["day"] or "1")
    return month - issue.month if in_calendar(None, month, day) else 0


def _is_alone(document: Document, match: regex.Match[str]) -> bool:
    """Whether the paragraph tells of this year alone until there, as far as can be seen."""
    text, at, issue = document.flow.text, match.start(), document.once(issue_date)
    start = max(paragraph_at(document, at).span.start, at - _PARAGRAPH)
    first = sentence_start(text, at, _PARAGRAPH)
    this = f"{issue.year}年" if issue else ""
    near = text[first : match.end()].replace(this, "")
    far = text[start:first].replace(this, "")
    return not _ELSE.search(near) and not _OTHER_YEAR.search(far)


_OTHER_YEAR = lazy(rf"{YEAR}年|[去前明当那]年")


def _in_plan(text: str, at: int) -> bool:
    return _PLAN.search(text, max(0, at - 10), at) is not None


_PLAN = lazy("将|计划|预计|拟|如果|若|等到")
