"""今年, 去年 and 明年 beside a year that is another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lint.diagnostic import Diagnostic, Related, Severity, Text
from lint.rule import Case, Rule, rule
from lint.text.document import Document
from lint.text.imprint import issue_date
from lint.text.misprints import speaks_of_misprint
from lint.text.places import article_at, in_speech
from lint.text.years import NAMING, RELATIVE_YEARS, NamedYear, named_years

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
    needs=NAMING,
    covers=("F07",),
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
            if not speaks_of_misprint(document, start):
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
