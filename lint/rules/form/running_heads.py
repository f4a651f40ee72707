"""Running heads: the date and its weekday, the date and number of each page of an issue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from lint.diagnostic import Diagnostic, Related, Severity, Text
from lint.rule import Case, Rule, rule
from lint.text.calendar import WEEKDAYS, WEEKDAYS_IN_ENGLISH
from lint.text.document import Document
from lint.text.imprint import (
    RunningHead,
    calendar_date,
    is_plain,
    issue_date,
    page_value,
    page_words,
    printed_pages,
    running_heads,
)
from lint.text.lazy import lazy
from lint.text.occurrences import pairs
from lint.text.places import paragraph_at
from lint.text.view import Span


@rule(
    id="FMT010",
    name="running-head",
    severity=Severity.ERROR,
    summary=Text("版头的日期、星期、版次有误", "running head with a wrong date, weekday or number"),
    message=Text("版头有误：{what}", "the running head is wrong: {what_en}"),
    why=Text(
        "版头、报头的日期和星期按公历核对。一版的报眉与报脚日期不同、版次不同的，作为警告；几版合在一个"
        "文件里、标题下注明别报日期版次的不报。",
        "The date of a running head is compared with the calendar. Two dates, or two "
        "numbers at head "
        "and foot of one page, are a warning; files of several pages and the source lines of "
        "reprints are left alone.",
    ),
    source="公历（GB/T 7408.1-2023）",
    needs="日天期周版-./",
    covers=("F73",),
    cases=(
        Case(bad="清河日报 2022年10月25日 星期一 第2版\n茶园开采了。", at="2022年10月25日 星期一"),
        Case(bad="2022年9月31日 星期六\n茶园开采了。", at="2022年9月31日 星期六"),
        Case(bad="星期一 2022年10月25日\n茶园开采了。", at="星期一 2022年10月25日"),
        Case(bad="二〇二二年十月二十五日 星期一 第二版\n茶园开采了。"),
        Case(
            bad="2022年10月25日 星期二 第2版\n茶园开采了。\n2022年10月26日 星期三 第2版",
            at="2022年10月26日 星期三",
        ),
        Case(
            bad="第2版 要闻\n茶园开采\n茶园开采了。\n河堤修好\n河堤修好了。\n第3版 要闻",
            at="第3版 要闻",
        ),
        Case(
            bad="清河日报 2022年10月25日 星期二 2版（综合） 第3版\n茶园开采了。",
            at="清河日报 2022年10月25日 星期二 2版（综合） 第3版",
        ),
        Case(
            bad="2022年10月25日 星期二 第2版\n茶园开采了。\n编辑：周砚　校对：李云　10月26日出版",
            at="10月26日出版",
        ),
        Case(
            good="2022年10月25日 星期二 第2版\n茶园开采了。\n新书10月28日出版\n"
            "编辑：周砚　校对：李云　10月25日出版"
        ),
        Case(good="2022年10月25日 星期二 第2版 第3版\n茶园开采了。", note="通版"),
        Case(
            good="第2版 要闻\n茶园开采\n茶园开采了。\n茶农忙起来。\n"
            "第3版 要闻\n河堤修好\n河堤修好了。\n"
            "两岸通了车。",
            note="两版合在一起",
        ),
        Case(good="2022年10月25日 星期二 第2版\n开采了。\n2022年10月26日 星期三 第3版\n修好了。"),
        Case(good="清河日报 2022年10月25日 星期二 第2版\n茶园开采了。"),
        Case(good="2022年10月25日 农历壬寅年十月初一 星期二\n茶园开采了。", note="农历"),
        Case(good="《清河日报》（2022年10月25日 第2版）\n茶园开采了。"),
    ),
)
def running_head(self: Rule, document: Document) -> Iterator[Diagnostic]:
    if not document.once(running_heads):
        return
    for head in document.once(running_heads):
        if head.date and (what := _wrong(head)):
            details = {"what": what.zh, "what_en": what.en}
            yield self.found(document, *head.dated, details=details)
    for span, what in (*_numbers_of_one_head(document), *_days_of_issue(document)):
        details = {"what": what.zh, "what_en": what.en}
        yield self.found(document, *span, severity=Severity.WARNING, details=details)
    text = document.flow.text
    heads = [h for h in document.once(running_heads) if text[h.span.start] != "《"]
    for first, last, what in (*_two_dates(heads), *_two_numbers(document, heads)):
        details = {"what": what.zh, "what_en": what.en}
        other = Related(document.flow.span(*first), Text("另一处版头", "the other running head"))
        yield self.found(
            document, *last, severity=Severity.WARNING, related=(other,), details=details
        )


def _numbers_of_one_head(document: Document) -> Iterator[tuple[Span, Text]]:
    """Two numbers in one dated head, written in two ways: a double page has one way of writing."""
    for head in document.once(running_heads):
        pages = printed_pages(document, head) if head.date and head.page else ()
        if len(pages) == 2 and len({page.startswith("第") for page in pages}) == 2:
            first, second = (page_value(page.strip("第版 \u3000")) for page in pages)
            if first != second:
                what = Text(
                    f"版次一处是{page_words(first)}，一处是{page_words(second)}",
                    f"it has the numbers {first} and {second}",
                )
                yield head.span, what


def _days_of_issue(document: Document) -> Iterator[tuple[Span, Text]]:
    """11月15日出版 on a line of its own or of credits, under a head of another day."""
    text, issue = document.flow.text, document.once(issue_date)
    for at in pairs(text, "日号 \u3000", "出") if issue else ():
        match = _PUBLISHED.match(text, at)
        if not match or not issue:
            continue
        start, end = paragraph_at(document, at).span
        is_own = match.start("month") == start or _CREDITS.search(text, start, match.start("month"))
        month, day = int(match["month"]), int(match["day"])
        printed = calendar_date((issue.year, month, day))
        is_near = printed and 0 < abs((printed - issue).days) <= _NEAR
        if end - start <= _LINE and match.end() == end and is_own and is_near:
            what = Text(
                f"版头是{issue.month}月{issue.day}日，这里是{month}月{day}日出版",
                f"the head is of {issue.isoformat()}, and this of the {month}-{day:02}",
            )
            yield Span(match.start("month"), match.end()), what


_PUBLISHED = lazy(
    r"出版(?<=(?<![\d年])(?<month>\d{1,2})月(?<day>\d{1,2})[日号][ \u3000]?出版)(?=\s|$)"
)
_CREDITS = lazy("编辑|责编|校对|审校|组版|美编")
_LINE = 60


def _two_dates(heads: Sequence[RunningHead]) -> Iterator[tuple[Span, Span, Text]]:
    """Two dates of one page, a month or a year apart at most: others date articles."""
    days = list(dict.fromkeys(head.date for head in heads if head.date))
    numbers = {page_value(head.page) for head in heads if head.page}
    if len(days) != 2 or len(numbers) != 1:
        return
    first, last = (calendar_date(day) for day in days)
    if first and last and (abs((first - last).days) <= _NEAR or _differ_in_the_year(first, last)):
        spans = [next(head.dated for head in heads if head.date == day) for day in days]
        yield (
            spans[0],
            spans[1],
            Text(
                f"同一版另有{first.month}月{first.day}日的版头：核对日期",
                f"another one of this page is of {first.isoformat()}: check the date",
            ),
        )


_NEAR = 31


def _differ_in_the_year(one: date, other: date) -> bool:
    return (one.month, one.day) == (other.month, other.day)


def _two_numbers(
    document: Document, heads: Sequence[RunningHead]
) -> Iterator[tuple[Span, Span, Text]]:
    """Two numbers, at head and foot of one page; a file of two pages has them elsewhere."""
    numbered = [head for head in heads if head.page]
    if len(numbered) != 2 or len(document.paragraphs) < _PAGE_OF:
        return
    first, last = numbered
    numbers = [page_value(head.page or "") for head in numbered]
    at_head = first.span.start <= document.paragraphs[1].span.start
    at_foot = last.span.start >= document.paragraphs[-2].span.start
    same_day = not (first.date and last.date) or first.date == last.date
    plain = all(head.date or is_plain(document, head) for head in numbered)
    if numbers[0] != numbers[1] and at_head and at_foot and same_day and plain:
        what = Text(
            f"同一版的报眉是{page_words(numbers[0])}：核对版次",
            f"the head of this page says {numbers[0]}: check the number",
        )
        yield first.span, last.span, what


_PAGE_OF = 5  # paragraphs at least


def _wrong(head: RunningHead) -> Text | None:
    year, month, number = head.date or (0, 0, 0)
    try:
        day = date(year, month, number)
    except ValueError:
        return Text(f"没有{month}月{number}日这一天", f"{year}-{month}-{number} does not exist")
    if head.weekday is None or head.weekday == day.weekday():
        return None
    right, wrong = day.weekday(), head.weekday
    return Text(
        f"{year}年{month}月{number}日是星期{WEEKDAYS[right]}，不是星期{WEEKDAYS[wrong]}",
        f"{day.isoformat()} is a {WEEKDAYS_IN_ENGLISH[right]}, not a {WEEKDAYS_IN_ENGLISH[wrong]}",
    )
