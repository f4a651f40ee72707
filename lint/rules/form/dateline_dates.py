"""Datelines and the date of the issue: none is later."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from lint.diagnostic import Severity, Text
from lint.rule import Case, Findings, Page, Rule, issue_rule
from lint.text.datelines import Dateline, datelines
from lint.text.document import Document
from lint.text.imprint import issue_date, page_number, running_heads
from lint.text.view import Span

_LONG = 7  # days between an event and its report, and then it is no news
_NEXT_ISSUE = 90  # days ahead of the issue, and then the year is not certain


class _Facts(NamedTuple):
    """What a page says of its issue, and its datelines, each with its raw span.

    Attributes:
        date: None where it prints none, or several.
        is_dated: whether it prints any.
    """

    date: date | None
    is_dated: bool
    number: str | None
    datelines: tuple[tuple[Dateline, Span], ...]


def _gather(document: Document) -> _Facts:
    return _Facts(
        document.once(issue_date),
        any(head.date for head in document.once(running_heads)),
        document.once(page_number),
        tuple((d, document.flow.span(*d.span)) for d in document.once(datelines) if d.month),
    )


@issue_rule(
    _gather,
    id="FMT002",
    name="dateline-after-issue",
    severity=Severity.ERROR,
    summary=Text("电头日期晚于出报日期", "dateline later than the issue"),
    message=Text(
        "出报是{issue}，电头是{date}，{what}：核对日期",
        "the issue is of {issue_en}, the dateline of {date_en}, {what_en}: check the date",
    ),
    why=Text(
        "电头的日期不能晚于出报日期；跨年的“12月31日电”算上一年。早出七天以上的只作提示。"
        "版面上没有日期，同一文件夹里的其他版也没有的，或有几个不同日期的，不报。",
        "A dateline cannot be later than its issue; 12月31日电 in January is of the year "
        "before. One "
        "more than seven days older is advice. A page without a date is of that of the "
        "other pages of "
        "its folder; with none, or with several, it is left alone.",
    ),
    source="新闻电头成例",
    covers=("F61", "F62"),
    cases=(
        Case(
            bad="2022年10月25日 星期二 第2版\n茶园开采\n本报清河10月27日讯（记者周砚）茶园开采了。",
            at="本报清河10月27日讯（记者周砚）",
        ),
        Case(
            bad="2022年10月25日 星期二 第2版\n茶园开采\n"
            "新华社清河10月2日电（记者周砚）茶园开采了。",
            at="新华社清河10月2日电（记者周砚）",
            note="提示",
        ),
        Case(
            bad="清河日报 2022年10月25日 星期二 第1版\n开采了。\f"
            "第2版\n茶园开采\n本报清河10月27日讯（记者周砚）开采了。",
            at="本报清河10月27日讯（记者周砚）",
        ),
        Case(good="2023年1月1日 星期日 第2版\n茶园开采\n本报清河12月31日讯（记者周砚）开采了。"),
        Case(good="2022年10月25日 星期二 第2版\n茶园开采\n本报清河10月25日讯（记者周砚）开采了。"),
        Case(
            good="茶园开采\n本报清河10月27日讯（记者周砚）2022年10月25日，茶园开采。",
            note="没有版头",
        ),
    ),
)
def dateline_after_issue(self: Rule, pages: Sequence[Page[_Facts]]) -> Findings[_Facts]:
    for page in pages:
        issue = page.facts.date or _date_of_others(page.facts, pages)
        if issue is None:
            continue
        for dateline, span in page.facts.datelines:
            day = dateline.date(issue)
            if day and (details := _distance(day, issue)):
                is_certain = 0 < (day - issue).days <= _NEXT_ISSUE
                severity = None if is_certain else Severity.INFO
                yield page, self.found_raw(span, severity=severity, details=details)


def _distance(day: date, issue: date) -> dict[str, object] | None:
    """What is to say of a dateline's day; nothing where it is a little before the issue."""
    ahead = (day - issue).days
    if -_LONG <= ahead <= 0:
        return None
    is_certain = 0 < ahead <= _NEXT_ISSUE
    return {
        "issue": f"{issue.month}月{issue.day}日",
        "issue_en": issue.isoformat(),
        "date": f"{day.month}月{day.day}日",
        "date_en": f"{day.month}-{day.day}",
        "what": f"晚{ahead}天" if is_certain else "相差太远",
        "what_en": f"{ahead} days later" if is_certain else "far from it",
    }


def _date_of_others(facts: _Facts, pages: Sequence[Page[_Facts]]) -> date | None:
    """The date of the other pages, where this one prints its number alone and they agree."""
    dated = [page.facts for page in pages if page.facts.date]
    days = {other.date for other in dated}
    numbers = {other.number for other in dated}
    is_page_of_it = facts.number and not facts.is_dated and facts.number not in numbers
    return dated[0].date if is_page_of_it and len(days) == 1 and None not in numbers else None
