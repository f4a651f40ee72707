"""Datelines and the date of the issue: none is later."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from lint.diagnostic import Related, Severity, Text
from lint.rule import Case, Findings, Page, Rule, issue_rule
from lint.rules.form.issues import MOST_PAGES
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
        dated: where it prints one, raw; None where it does not.
    """

    date: date | None
    dated: Span | None
    number: str | None
    datelines: tuple[tuple[Dateline, Span], ...]


def _gather(document: Document) -> _Facts:
    heads = [head for head in document.once(running_heads) if head.date]
    return _Facts(
        document.once(issue_date),
        document.flow.span(*heads[0].dated) if heads else None,
        document.once(page_number),
        tuple((d, document.flow.span(*d.span)) for d in document.once(datelines) if d.month),
    )


def _has_date(document: Document) -> bool:
    return document.once(issue_date) is not None


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
    alone=_has_date,
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
        Case(
            good="2022年10月25日 星期二 第1版\n开采了。\f2022年10月25日 星期二 第3版\n通水了。\f"
            "2022年10月24日 星期一 第2版\n茶园开采\n本报清河10月25日讯（记者周砚）开采了。",
            note="版头的日期印错了：另有规则",
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
    others = pages if len(pages) <= MOST_PAGES else ()
    for page in pages:
        source = _dated(page, others) if page.facts.datelines else None
        issue = source.facts.date if source else None
        if source is None or issue is None or source.facts.dated is None:
            continue
        head = Related(source.facts.dated, Text("出报日期", "the date of the issue"), source.path)
        for dateline, span in page.facts.datelines:
            day = dateline.date(issue)
            if day and (details := _distance(day, issue)):
                is_certain = 0 < (day - issue).days <= _NEXT_ISSUE
                severity = None if is_certain else Severity.INFO
                yield (
                    page,
                    self.found_raw(span, severity=severity, related=(head,), details=details),
                )


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


def _dated(page: Page[_Facts], pages: Sequence[Page[_Facts]]) -> Page[_Facts] | None:
    """The page whose head tells the date of this page's issue.

    It may be another, if the others agree on a date and this one has a number of its own: where
    this one has no date, or an earlier one, which then is a slip itself.
    """
    others = [other for other in pages if other is not page and other.facts.date]
    numbers = {other.facts.number for other in others}
    days = {other.facts.date for other in others}
    if page.facts.number and len(days) == 1 and not numbers & {page.facts.number, None}:
        own, common = page.facts.date, others[0].facts.date
        if not page.facts.dated or (own and common and own < common and len(others) > 1):
            return others[0]
    return page if page.facts.date else None
