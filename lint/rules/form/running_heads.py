"""Running heads: the date and its weekday, the date and number of each page of an issue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from lint.diagnostic import Diagnostic, Related, Severity, Text
from lint.rule import Case, Findings, Page, Rule, issue_rule, rule
from lint.rules.form.issues import issues
from lint.text.document import Document
from lint.text.imprint import (
    RunningHead,
    is_plain,
    page_number,
    page_value,
    paper_name,
    running_heads,
)
from lint.text.view import Span

_WEEKDAYS = "一二三四五六日"
_ENGLISH = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


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
    for head in document.once(running_heads):
        if head.date and (what := _wrong(head)):
            details = {"what": what.zh, "what_en": what.en}
            yield self.found(document, *head.dated, details=details)
    text = document.flow.text
    heads = [h for h in document.once(running_heads) if text[h.span.start] != "《"]
    for first, last, what in (*_two_dates(document, heads), *_two_numbers(document, heads)):
        details = {"what": what.zh, "what_en": what.en}
        other = Related(document.flow.span(*first), Text("另一处版头", "the other running head"))
        yield self.found(
            document, *last, severity=Severity.WARNING, related=(other,), details=details
        )


def _two_dates(
    document: Document, heads: Sequence[RunningHead]
) -> Iterator[tuple[Span, Span, Text]]:
    """Two dates of one page, a month or a year apart at most: others date articles."""
    days = list(dict.fromkeys(head.date for head in heads if head.date))
    numbers = {page_value(head.page) for head in heads if head.page}
    if len(days) != 2 or len(numbers) != 1:
        return
    first, last = (_calendar_date(day) for day in days)
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
            f"同一版的报眉是第{numbers[0]}版：核对版次",
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
        f"{year}年{month}月{number}日是星期{_WEEKDAYS[right]}，不是星期{_WEEKDAYS[wrong]}",
        f"{day.isoformat()} is a {_ENGLISH[right]}, not a {_ENGLISH[wrong]}",
    )


class _Facts(NamedTuple):
    """What the heads of a page print of it; the spans are raw."""

    date: tuple[int, int, int] | None
    dated: Span | None
    number: str | None
    numbered: Span | None
    paper: str | None
    named: Span | None


def _gather(document: Document) -> _Facts:
    text = document.flow.text
    heads = [h for h in document.once(running_heads) if text[h.span.start] != "《"]
    dated = [h for h in heads if h.date]
    number = document.once(page_number)
    numbered = [h for h in heads if number and h.page and page_value(h.page) == number]
    name = document.once(paper_name)
    return _Facts(
        dated[0].date if len({h.date for h in dated}) == 1 else None,
        document.flow.span(*dated[0].dated) if dated else None,
        number,
        document.flow.span(*numbered[0].span) if numbered else None,
        text[slice(*name)] if name else None,
        document.flow.span(*name) if name else None,
    )


@issue_rule(
    _gather,
    id="FMT011",
    name="page-unlike-its-issue",
    severity=Severity.WARNING,
    summary=Text(
        "一版的日期、报名或版次与其他各版不合", "a page whose head does not fit the issue"
    ),
    message=Text("版头“{text}”{what}", "running head {text}: {what_en}"),
    why=Text(
        "同一期各版的日期和报名相同，版次各不相同。同一文件夹里的各版一起检查时核对：其他各版（至少两版）"
        "一致，只有一版不同才报；同一版的两个稿本、各期放在一处的合订本不报。",
        "The pages of an issue have one date and one paper's name, and a number each. Told "
        "where all "
        "others, two at least, agree and one page differs; two versions of one page and "
        "archives of "
        "several issues are left alone.",
    ),
    source="报纸出版形式差错数计算方法 一",
    covers=("F74", "F75"),
    cases=(
        Case(
            bad="清河日报 2022年10月25日 星期二 第1版\n茶园开采了。\f"
            "清河日报 2022年10月25日 星期二 第2版\n河堤修好了。\f"
            "清河日报 2022年10月24日 星期一 第3版\n水渠通水了。",
            at="2022年10月24日 星期一",
        ),
        Case(
            bad="清河日报 2022年10月25日 星期二 第1版\n茶园开采了。\f"
            "清河日报 2022年10月25日 星期二 第2版\n河堤修好了。\f"
            "清何日报 2022年10月25日 星期二 第3版\n水渠通水了。",
            at="清何日报",
        ),
        Case(
            bad="2022年10月25日 星期二 第1版\n茶园开采了。\f2022年10月25日 "
            "星期二 第2版\n河堤修好了。\f"
            "2022年10月25日 星期二 第2版\n水渠通水了。",
            at="2022年10月25日 星期二 第2版",
        ),
        Case(
            good="2022年10月25日 星期二 第1版\n茶园开采了。\f2022年10月25日 "
            "星期二 第2版\n河堤修好了。\f"
            "2022年10月26日 星期三 第1版\n水渠通水了。",
            note="另一期",
        ),
        Case(
            good="2022年10月25日 星期二 第1版\n茶园开采了。\f2022年10月25日 "
            "星期二 第2版\n河堤修好了。\f"
            "2022年10月25日 星期二 第2版\n河堤修好了。",
            note="一版的两个稿本",
        ),
        Case(
            good="清河日报 2022年10月25日 星期二 第1版\n茶园开采了。\f"
            "清河日报 2022年10月25日 星期二 第2版\n河堤修好了。\f"
            "教育周报 2022年10月25日 星期二 第3版\n水渠通水了。",
            note="随报的周报",
        ),
        Case(
            good="2022年10月25日 星期二 第1版\n茶园开采了。\f2022年10月26日 "
            "星期三 第2版\n河堤修好了。"
        ),
    ),
)
def page_unlike_its_issue(self: Rule, pages: Sequence[Page[_Facts]]) -> Findings[_Facts]:
    if len(pages) >= _FEWEST:
        yield from _other_date(self, pages)
        for issue in issues(pages, lambda f: _calendar_date(f.date), lambda f: f.number):
            if len(issue) >= _FEWEST:
                yield from _other_name(self, issue)
                yield from _same_number(self, issue)


_FEWEST = 3


def _calendar_date(day: tuple[int, int, int] | None) -> date | None:
    try:
        return date(*day) if day else None
    except ValueError:
        return None


def _other_date(self: Rule, pages: Sequence[Page[_Facts]]) -> Findings[_Facts]:
    dated = [page for page in pages if page.facts.date and page.facts.dated]
    days = Counter(page.facts.date for page in dated).most_common()
    if len(days) != 2 or days[1][1] != 1 or len(dated) < _FEWEST:
        return
    numbers = [page.facts.number for page in dated]
    page = next(page for page in dated if page.facts.date == days[1][0])
    if page.facts.number and numbers.count(page.facts.number) == 1 and page.facts.dated:
        year, month, day = days[0][0] or (0, 0, 0)
        what = Text(
            f"与其他各版的{year}年{month}月{day}日不同",
            f"all other pages are of {year}-{month:02}-{day:02}",
        )
        yield page, _found(self, page, page.facts.dated, what)


def _other_name(self: Rule, issue: Sequence[Page[_Facts]]) -> Findings[_Facts]:
    named = [page for page in issue if page.facts.paper]
    names = Counter(page.facts.paper for page in named).most_common()
    if len(names) != 2 or names[1][1] != 1 or len(named) < _FEWEST:
        return
    right, wrong = names[0][0] or "", names[1][0] or ""
    page = next(page for page in named if page.facts.paper == wrong)
    if page.facts.named and right[-2:] == wrong[-2:] and Levenshtein.distance(right, wrong) == 1:
        what = Text(f"与其他各版的“{right}”不同", f"all other pages have {right}")
        yield page, _found(self, page, page.facts.named, what)


def _same_number(self: Rule, issue: Sequence[Page[_Facts]]) -> Findings[_Facts]:
    numbers = Counter(page.facts.number for page in issue if page.facts.number)
    twice = [number for number, times in numbers.items() if times > 1]
    if len(twice) != 1 or numbers[twice[0]] != 2 or len(numbers) < 2:
        return
    first, second = (page for page in issue if page.facts.number == twice[0])
    if first.facts.numbered and second.facts.numbered and not _are_versions(first, second):
        what = Text("与另一版的版次相同", "another page has the same number")
        where = Related(first.facts.numbered, Text("同一版次", "the same number"), first.path)
        yield second, _found(self, second, second.facts.numbered, what, where)


def _are_versions(page: Page[_Facts], other: Page[_Facts]) -> bool:
    """Whether two texts share so many lines that they are one page in two versions."""
    heads = {p.text[slice(*p.facts.numbered or (0, 0))].strip() for p in (page, other)}
    mine, theirs = (
        {line.strip() for line in p.text.splitlines() if len(line.strip()) >= _TELLING} - heads
        for p in (page, other)
    )
    return len(mine & theirs) * 3 >= max(min(len(mine), len(theirs)), 1)


_TELLING = 6  # characters of a line


def _found(self: Rule, page: Page[_Facts], span: Span, what: Text, *related: Related) -> Diagnostic:
    details = {"text": page.text[slice(*span)], "what": what.zh, "what_en": what.en}
    return self.found_raw(span, related=related, details=details)
