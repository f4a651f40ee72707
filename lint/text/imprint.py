"""The running heads of a page: the date of the issue, its weekday, the number of the page."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date

import msgspec
import regex

from lint.text.document import Document
from lint.text.lazy import lazy
from lint.text.numerals import DIGITS, ONE_TO_TEN, ZEROS, value
from lint.text.occurrences import lines_with
from lint.text.places import paragraph_at
from lint.text.rare import SPACES
from lint.text.search import literals
from lint.text.view import Span

PAGE = rf"(?:[A-Z]?\d{{1,3}}|[{ONE_TO_TEN}]{{1,3}})"
"""The number of a page: 2, 02, A02, 二."""
_LONGEST = 60
"""Characters in a running head, the names of the paper and of the section included."""
_HINT = lazy(rf"[\d{ONE_TO_TEN}]\s*[日版页]|星期.|周[一二三四五六日]")
# One of these stands in each head, whatever white space parts the number from its unit.
_HINTS = literals(
    r"\d[日版页]",
    f"[{ONE_TO_TEN}][日版页]",
    f"[ \t{SPACES}][日版页]",
    "星期",
    "周[一二三四五六日]",
)
_DATE = lazy(
    r"(?<!\d)(?<year>(?:19|20)\d\d)(?:\s*年\s*(?<month>\d{1,2})\s*月\s*(?<day>\d{1,2})\s*日"
    r"|(?<mark>[-./])(?<month>\d{1,2})\g<mark>(?<day>\d{1,2})(?!\d))"
    rf"|(?<year>[一二][{DIGITS}{ZEROS}]{{3}})年(?<month>[{ONE_TO_TEN}]{{1,2}})月"
    rf"(?<day>[{ONE_TO_TEN}]{{1,3}})日"
)
_WEEKDAY = lazy(r"(?:星期|礼拜)(?<day>[一二三四五六日天])|周(?<day>[一二三四五六日])(?!\p{Han})")
_WEEKDAY_REACH = 24  # characters from the date: the lunar date may stand between
_PAGE = lazy(
    rf"(?:第\s*(?<page>{PAGE})|(?<![\dA-Z{ONE_TO_TEN}月共对开出期天]|今日\s?)(?<page>[A-Z]?\d{{1,3}}))"
    r"\s*版(?!面|[责编校美组])"
)
_BARE_PAGE = lazy(r"(?<!\S)(?<page>[A-Z]?\d{1,2})(?!\S)")  # beside a date: 02 要闻 2022年…
_PAPER = lazy(r"(?<!\p{Han})\p{Han}{2,6}[日晚晨早商时导快新市年周]报(?!\p{Han})")
_IMPRINT = lazy(
    r"(?<!\p{Han})\p{Han}{2,6}[日晚晨早商时导快新市年周]报(?!\p{Han})|星期[一二三四五六日天]"
    rf"|总?第\s*\d+\s*期|(?:今[日天]|本期).{{0,3}}\d+\s*版|第?\s*{PAGE}\s*版(?:\s*\p{{Han}}{{1,6}})?"
)
_PROSE = lazy("[，。；！？转接载见在了是的将由摄每起至]|报道|制图|时间|日期|地点")
_WEEKDAYS = {name: i % 7 for i, name in enumerate("一二三四五六日")} | {"天": 6}
_COUNT = lazy(
    rf"(?:今[日天]|本期)(?:本报)?(?:出版|出|共)?\s*(?<count>{PAGE})\s*个?版"
    rf"|(?<!今[日天]|本期)[共开]\s*(?<count>{PAGE})\s*个?版"
)
_BETWEEN = lazy(r"[\s·•:：|｜/／—-]+")
_SECTION = lazy(
    r".{0,6}(?:要闻|综合|时政|经济|社会|民生|文化|体育|教育|国际|国内|副刊|专[版刊题栏]|特[刊别]|广告|理论"
    r"|评论|视[点界野]|关注|报道|头版|新闻|健康|旅游|科技|法治|[周月]刊|生活|财经|深度|聚焦|地方|本地|都市"
    r"|[县市省]域|乡村|农业|天下|公益|阅读|[日晚早晨时周商导]报)"
)
_CREDITS = lazy(r"责编|编辑|校对|美编|组版|版式|视觉")


class RunningHead(msgspec.Struct, frozen=True):
    """What a running head prints; `span` lies in the flow.

    Attributes:
        date: year, month and day as printed, whether the calendar has them or not; or None.
        weekday: from 0 for Monday to 6 for Sunday, or None.
        page: as printed, such as ``2``, ``A02`` or ``二``, without what goes with it; or None.
        dated: the date with its weekday; the whole head where it has none.
    """

    span: Span
    date: tuple[int, int, int] | None
    weekday: int | None
    page: str | None
    dated: Span


def running_heads(document: Document) -> tuple[RunningHead, ...]:
    """The running heads of the page, in its order."""
    text = document.flow.text
    return tuple(
        head
        for start, end in lines_with(text, _HINTS.places(document))
        if end - start <= _LONGEST
        and text[end - 1] not in "。！？；"
        and _HINT.search(text, start, end)
        and (head := _running_head(document, Span(start, end)))
    )


def _running_head(document: Document, span: Span) -> RunningHead | None:
    """The head that a paragraph is."""
    text = document.flow.text
    day = _DATE.search(text, *span)
    weekday = _weekday(text, span, day) if day else None
    pages = (_PAGE.search(text, *span), _BARE_PAGE.search(text, *span) if weekday else None)
    page = next(filter(None, pages), None)
    if not (page or weekday or (day and _is_imprint(document, span))):
        return None
    if _PROSE.search(text, *span):
        return None
    parts = [part.span() for part in (day, weekday) if part]
    return RunningHead(
        span,
        _printed(day) if day else None,
        _WEEKDAYS[weekday["day"]] if weekday else None,
        page["page"] if page else None,
        Span(min(parts)[0], max(parts)[1]) if parts else span,
    )


def _is_imprint(document: Document, span: Span) -> bool:
    """Whether a date alone belongs to a head: the paper's name or the like stands by it."""
    text, paragraphs = document.flow.text, document.paragraphs
    if _IMPRINT.search(text, *span):
        return True
    if not _DATE.fullmatch(text, *span):
        return False
    i = bisect_left(paragraphs, span.start, key=lambda paragraph: paragraph.span.start)
    beside = paragraphs[max(0, i - 1) : i + 2]
    return any(_IMPRINT.fullmatch(text, *other.span) for other in beside)


def _weekday(text: str, span: Span, day: regex.Match[str]) -> regex.Match[str] | None:
    """The weekday beside a date, in front of it or behind it."""
    start = max(span.start, day.start() - _WEEKDAY_REACH)
    return _WEEKDAY.search(text, start, min(span.end, day.end() + _WEEKDAY_REACH))


def _printed(day: regex.Match[str]) -> tuple[int, int, int]:
    year, month, number = day.group("year", "month", "day")
    return value(year), value(month), value(number)


def issue_date(document: Document) -> date | None:
    """The date of the issue, where the running heads print one, and no other."""
    dates = {head.date for head in document.once(running_heads) if head.date}
    return calendar_date(dates.pop()) if len(dates) == 1 else None


def calendar_date(printed: tuple[int, int, int] | None) -> date | None:
    """A date as printed; None where the calendar does not have it."""
    try:
        return date(*printed) if printed else None
    except ValueError:
        return None


def printed_pages(document: Document, head: RunningHead) -> tuple[str, ...]:
    """The numbers of pages in a head as printed, such as 第2版 and 2版, in its order."""
    return tuple(match[0] for match in _PAGE.finditer(document.flow.text, *head.span))


def page_value(page: str) -> str:
    """A page's number whatever it is printed like: ``2`` for 02 and 二, ``A2`` for A02."""
    letter = page[:1] if page[:1].isalpha() and page[0].isascii() else ""
    return f"{letter}{value(page[len(letter) :])}"


def page_words(value: str) -> str:
    """How a page is spoken of by its `page_value`: 第2版, A2版."""
    return f"第{value}版" if value.isdecimal() else f"{value}版"


def page_number(document: Document) -> str | None:
    """The number of the page as `page_value` gives it, where its own heads print one alone.

    A pointer to another page may look like a head without a date: such a head counts only where
    it holds nothing but names of papers and sections.
    """
    if not document.once(running_heads):
        return None
    text = document.flow.text
    heads = [h for h in document.once(running_heads) if h.page and text[h.span.start] != "《"]
    dated = [h for h in heads if h.date]
    numbers = {
        page_value(head.page or "")
        for head in dated or heads
        if head.date or is_plain(document, head)
    }
    return numbers.pop() if len(numbers) == 1 else None


def is_plain(document: Document, head: RunningHead) -> bool:
    """Whether a head without a date holds nothing but what a running head does."""
    text = document.flow.text[slice(*head.span)]
    rest = _BETWEEN.split(_PAGE.sub(" ", text))
    return bool(_CREDITS.search(text)) or all(not part or _SECTION.fullmatch(part) for part in rest)


def page_count(document: Document) -> int | None:
    """How many pages the issue has, where it is printed once, such as 今日8版."""
    text = document.flow.text
    counts: list[str] = []
    at = text.find("版")
    while at >= 0 and len(counts) < 2:
        match = _COUNT.search(text, max(0, at - _COUNT_REACH), at + 1)
        if match and match.end() == at + 1:
            start, end = paragraph_at(document, at).span
            if end - start <= _LONGEST and not _PROSE.search(text, start, end):
                counts.append(match["count"])
        at = text.find("版", at + 1)
    return value(counts[0]) if len(counts) == 1 and counts[0][0] not in _LETTERS else None


_COUNT_REACH = 12


def paper_name(document: Document) -> Span | None:
    """Where a running head names the paper, if all of them name the same; in the flow."""
    text = document.flow.text
    found = [
        name.span()
        for head in document.once(running_heads)
        if text[head.span.start] != "《" and (name := _PAPER.search(text, *head.span))
    ]
    names = {text[slice(*span)] for span in found}
    return Span(*found[0]) if len(names) == 1 else None


_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
