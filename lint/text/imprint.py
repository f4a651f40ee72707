"""The running heads of a page: the date of the issue, its weekday, the number of the page."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from lint.text.document import Document
from lint.text.lazy import lazy
from lint.text.view import Span

_LONGEST = 60
"""Characters in a running head, the names of the paper and of the section included."""
_HINT = lazy(r"\d\s*[日版页]|星期.|周[一二三四五六日]")
_DATE = lazy(
    r"(?<!\d)(?<year>(?:19|20)\d\d)(?:\s*年\s*(?<month>\d{1,2})\s*月\s*(?<day>\d{1,2})\s*日"
    r"|(?<mark>[-./])(?<month>\d{1,2})\g<mark>(?<day>\d{1,2})(?!\d))"
    r"(?:\s*[（(]?\s*(?<weekday>(?:星期|周|礼拜)[一二三四五六日天])[）)]?)?"
)
_PAGE = lazy(
    r"第\s*(?<page>[A-Z]?\d{1,3})\s*版|(?<![\d月共对]|今日\s?)(?<page>[A-Z]?\d{1,3})\s*版(?!面)"
)
_BARE_PAGE = lazy(r"(?<!\S)(?<page>[A-Z]?\d{1,2})(?!\S)")  # beside a date: 02 要闻 2022年…
_PROSE = lazy("[，。；！？转接载见在了是的将由摄]|报道|制图")
_WEEKDAYS = {name: i % 7 for i, name in enumerate("一二三四五六日")} | {"天": 6}


class RunningHead(NamedTuple):
    """What a running head prints; `span` lies in the flow.

    Attributes:
        date: year, month and day as printed, whether the calendar has them or not; or None.
        weekday: from 0 for Monday to 6 for Sunday, or None.
        page: as printed, such as ``2`` or ``A02``, without what goes with it; or None.
    """

    span: Span
    date: tuple[int, int, int] | None
    weekday: int | None
    page: str | None


def running_heads(document: Document) -> tuple[RunningHead, ...]:
    """The running heads of the page, in its order."""
    text = document.flow.text
    return tuple(
        head
        for start, end in (paragraph.span for paragraph in document.paragraphs)
        if end - start <= _LONGEST
        and text[end - 1] not in "。！？；"
        and _HINT.search(text, start, end)
        and (head := _running_head(text, Span(start, end)))
    )


def _running_head(text: str, span: Span) -> RunningHead | None:
    day = _DATE.search(text, *span)
    is_dated = bool(day and day["weekday"])
    pages = (_PAGE.search(text, *span), _BARE_PAGE.search(text, *span) if is_dated else None)
    page = next(filter(None, pages), None)
    if not (page or is_dated) or _PROSE.search(text, *span):
        return None
    return RunningHead(
        span,
        (int(day["year"]), int(day["month"]), int(day["day"])) if day else None,
        _WEEKDAYS[day["weekday"][-1]] if day and day["weekday"] else None,
        page["page"] if page else None,
    )


def issue_date(document: Document) -> date | None:
    """The date of the issue, where the running heads print one, and no other."""
    dates = {head.date for head in document.once(running_heads) if head.date}
    if len(dates) != 1:
        return None
    try:
        return date(*dates.pop())
    except ValueError:
        return None
