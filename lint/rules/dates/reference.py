"""今年, 上月, 昨天 against the date of the issue or the dateline."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from lint.diagnostic import Diagnostic, Related, Severity, Text
from lint.rule import Case, Rule, rule
from lint.text.calendar import (
    RELATIVE_YEARS,
    Dateline,
    NamedYear,
    dateline_at,
    named_years,
    shifted,
)
from lint.text.document import Document
from lint.text.imprint import issue_date
from lint.text.lazy import lazy
from lint.text.places import article_at, in_speech

_OTHER_NAME = Text("另一处", "the other place")
_FURTHEST = 3
_TYPED = 10  # 2012 typed for 2022
_TURN_OF_YEAR = 15  # days into January on which copy of December may still be printed


@rule(
    id="DAT005",
    name="wrong-relative-year",
    severity=Severity.WARNING,
    summary=Text("“今年”“去年”与年份不符", "今年 or 去年 beside another year"),
    message=Text(
        "{basis}，“{word}”应是{right}年，不是{year}年：核对年份",
        "{basis_en}, so {word} is {right}, not {year}: check the year",
    ),
    why=Text(
        "“今年（2021年）”这样并列的，与版面日期核对；版面没有日期的，同一篇里两处互相核对。"
        "直接引语、相差很远的（引用旧文）和一月上旬的旧稿不报。",
        "A year in apposition to 今年 or 去年 is compared with the date of the issue, or else with "
        "another such place of the article. Speech, old documents, and copy left over from "
        "December are left alone.",
    ),
    source="校对实务：时间称谓与版面日期一致",
    needs="今去前明后本",
    covers=("F07", "F08"),
    cases=(
        Case(
            bad="2022年10月25日 星期二 第2版\n清河县：麦苗返青\n今年（2021年）以来，雨水偏少。",
            at="今年（2021年）",
        ),
        Case(
            bad="2022年10月25日 星期二 第2版\n清河县：麦苗返青\n2022年（去年），麦价上涨。",
            at="2022年（去年）",
        ),
        Case(bad="今年是2022年，也是建县的第60年。去年（2020年）新修了馆舍。", at="去年（2020年）"),
        Case(good="今年（2022年）以来增收。去年（2021年）持平，前年（2020年）略降。"),
        Case(
            good="2022年10月25日 星期二 第2版\n清河县：麦苗返青\n今年是2018年以来雨水最多的一年。",
            note="2018年以来",
        ),
        Case(
            good="2022年10月25日 星期二 第2版\n老信\n信里写道：“今年（2021年）收成不好。”",
            note="引语",
        ),
        Case(good="2022年10月25日 星期二 第2版\n老信\n今年（1978年）春天的日记：下雨。"),
    ),
)
def wrong_relative_year(self: Rule, document: Document) -> Iterator[Diagnostic]:
    said = (n for n in document.once(named_years) if not in_speech(document.flow.text, n.start))
    first: NamedYear | None = None
    for named in said:
        basis = _issue(document, named) or _earlier(document, named, first)
        if basis is None:
            first = named
            continue
        off = abs(named.this - basis.year)
        if off and (off <= _FURTHEST or off == _TYPED):
            details = {
                "basis": basis.text.zh,
                "basis_en": basis.text.en,
                "word": named.word,
                "right": basis.year + RELATIVE_YEARS[named.word],
                "year": named.year,
            }
            start, end = named.start, named.end
            yield self.found(document, start, end, related=basis.related, details=details)


class _Basis(NamedTuple):
    """The year that is this one, and where the page says so."""

    year: int
    text: Text
    related: tuple[Related, ...] = ()


def _issue(document: Document, named: NamedYear) -> _Basis | None:
    issue = document.once(issue_date)
    if issue is None:
        return None
    is_old = issue.month == 1 and issue.day <= _TURN_OF_YEAR and named.this == issue.year - 1
    text = Text(f"本期是{issue.year}年", f"the issue is of {issue.year}")
    return _Basis(named.this if is_old else issue.year, text)


def _earlier(document: Document, named: NamedYear, first: NamedYear | None) -> _Basis | None:
    """What the same article said before."""
    if not first or article_at(document, first.start) != article_at(document, named.start):
        return None
    words = document.flow.text[first.start : first.end]
    related = Related(document.flow.span(first.start, first.end), _OTHER_NAME)
    return _Basis(first.this, Text(f"前文有“{words}”", f"the text has {words}"), (related,))


_DAYS = {"今": 0, "昨": -1, "前": -2, "明": 1, "后": 2}
_PART = "(?:[上下中]午|[早晚]上?|夜里?|凌晨|清晨|傍晚)"
_DAY_WORD = rf"(?:(?<![以日之目从])(?<word>[今昨前明后])[天日]{_PART}?|(?<word>[今昨明])[晚早晨夜])"
_DATE = r"(?:(?<month>\d{1,2})月)?(?<day>\d{1,2})[日号]"
_RELATIVE_DAY = (
    lazy(rf"{_DAY_WORD}[（(]{_DATE}(?:[，,、 ]?(?:星期|周|礼拜).|{_PART})?[）)]"),
    lazy(rf"{_DAY_WORD}(?:就|正好|恰好|正|恰)?是{_DATE}(?=[，。；\n]|星期|周|$)"),
    lazy(rf"[日号](?<=(?<!\d)(?<month>\d{{1,2}})月(?<day>\d{{1,2}})[日号])[（(]{_DAY_WORD}[）)]"),
)
_MONTH_WORD = lazy(
    r"(?<word>[上本这下])个?月[（(](?<month>\d{1,2})月份?[）)]"
    r"|(?<word>[上本这下])个?月，?(?:即|也就是)(?<month>\d{1,2})月(?=[，。；份])"
)
_MONTHS = {"上": -1, "本": 0, "这": 0, "下": 1}


@rule(
    id="DAT006",
    name="wrong-relative-day",
    severity=Severity.WARNING,
    summary=Text("“昨天”“上月”与电头、版面日期不符", "昨天 or 上月 beside another date"),
    message=Text(
        "{basis}，“{word}”应是{right}，不是{printed}：核对日期",
        "{basis_en}, so {word} is {right}, not {printed}: check the date",
    ),
    why=Text(
        "“昨天（10月23日）”“上月（8月）”这样并列的，与电头日期、版面日期核对，合其一即可。"
        "直接引语和没有电头、版面日期的不报。",
        "A date in apposition to 昨天 or 上月 is compared with the dateline and with the date of "
        "the issue; either will do. Speech is left alone, and so is copy without either date.",
    ),
    source="校对实务：时间称谓与电头日期一致",
    needs="今昨前明后月",
    covers=("F09", "F10"),
    cases=(
        Case(bad="本报清河10月25日讯 昨日（10月23日），县里下了雨。", at="昨日（10月23日）"),
        Case(bad="本报清河10月25日讯 今天（24日）上午，桥通车了。", at="今天（24日）"),
        Case(bad="本报清河10月1日讯 9月28日（昨天），桥通车了。", at="9月28日（昨天）"),
        Case(bad="本报清河10月25日讯 今天是10月26日，离丰收节还有3天。", at="今天是10月26日"),
        Case(bad="本报清河10月25日讯 上月（8月），用电量增长5%。", at="上月（8月）"),
        Case(
            bad="2022年10月25日 星期二 第2版\n清河县：麦苗返青\n明晚（10月27日）有雨。",
            at="明晚（10月27日）",
        ),
        Case(good="本报清河10月25日讯 昨日（10月24日），今天（25日）上午，明天（26日）。"),
        Case(
            good="2022年10月26日 星期三 第2版\n清河县：麦苗返青\n本报10月25日讯 昨日（25日）有雨。",
            note="以版面日期为准",
        ),
        Case(good="本报清河3月1日讯 昨天（2月28日）和上月（2月）。"),
        Case(good="昨日（10月23日），县里下了雨。", note="没有电头"),
        Case(good="本报清河10月25日讯 他说：“昨天（10月1日）我还在外地。”"),
        Case(good="本报清河10月25日讯 日前（10月20日），桥通车了。以前天（1日）为限。"),
    ),
)
def wrong_relative_day(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    for pattern in _RELATIVE_DAY:
        for match in pattern.finditer(text):
            yield from _unless_said(self, document, match, _day_slip(document, match))
    for match in _MONTH_WORD.finditer(text):
        yield from _unless_said(self, document, match, _month_slip(document, match))


def _unless_said(
    self: Rule, document: Document, match: regex.Match[str], slip: dict[str, str] | None
) -> Iterator[Diagnostic]:
    start, end = _start(match), match.end()
    if slip and not in_speech(document.flow.text, start):
        yield self.found(document, start, end, details=slip)


def _start(match: regex.Match[str]) -> int:
    """Where the two begin: a date that comes first is looked back for."""
    return match.start() if match["month"] is None else min(match.start(), match.start("month"))


def _day_slip(document: Document, match: regex.Match[str]) -> dict[str, str] | None:
    line = dateline_at(document, match.start())
    day, month = int(match["day"]), int(match["month"] or 0)
    by = _DAYS[match["word"]]
    right: list[tuple[int, int]] = []
    for base in _bases(document, line):
        right += sorted(shifted(*base, by))
    fits = any(day == d and month in (0, m) for m, d in right)
    if not right or fits:
        return None
    printed = f"{month}月{day}日" if month else f"{day}日"
    return _slip(document, line, match["word"] + "天", f"{right[0][0]}月{right[0][1]}日", printed)


def _month_slip(document: Document, match: regex.Match[str]) -> dict[str, str] | None:
    line = dateline_at(document, match.start())
    by = _MONTHS[match["word"]]
    right = [(month + by - 1) % 12 + 1 for month, _ in _bases(document, line)]
    month = int(match["month"])
    if not right or month in right:
        return None
    return _slip(document, line, match["word"] + "月", f"{right[0]}月", f"{month}月")


def _bases(document: Document, line: Dateline | None) -> list[tuple[int, int]]:
    """The days from which an article counts: its dateline's, and the issue's."""
    issue = document.once(issue_date)
    bases = [(line.month, line.day)] if line else []
    return [*bases, (issue.month, issue.day)] if issue else bases


def _slip(
    document: Document, line: Dateline | None, word: str, right: str, printed: str
) -> dict[str, str]:
    (month, day), kind, kind_en = (
        ((line.month, line.day), "电头", "dateline")
        if line
        else (_bases(document, None)[0], "版面", "issue")
    )
    return {
        "basis": f"{kind}是{month}月{day}日",
        "basis_en": f"the {kind_en} is of {month}月{day}日",
        "word": word,
        "right": right,
        "printed": printed,
    }
