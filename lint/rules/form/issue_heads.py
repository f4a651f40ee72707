"""The pages of an issue by their running heads: one date, one name, a number each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lint.diagnostic import Diagnostic, Related, Severity, Text
from lint.rule import Case, Findings, Page, Rule, issue_rule
from lint.rules.form.issues import issues, never_alone
from lint.text.document import Document
from lint.text.imprint import (
    calendar_date,
    page_number,
    page_value,
    paper_name,
    running_heads,
)
from lint.text.view import Span


class _Facts(NamedTuple):
    """What the heads of a page print of it; the spans are raw."""

    date: tuple[int, int, int] | None
    dated: Span | None
    number: str | None
    numbered: Span | None
    paper: str | None
    named: Span | None


def _gather(document: Document) -> _Facts:
    if not document.once(running_heads):
        return _Facts(None, None, None, None, None, None)
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
    alone=never_alone,
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
            bad="清河日报 2022年10月25日 星期二 第1版\n茶园开采了。\f"
            "清河晚报 2022年10月25日 星期二 第2版\n河堤修好了。\f"
            "清河日报 2022年10月25日 星期二 第3版\n水渠通水了。",
            at="清河晚报",
        ),
        Case(
            good="清河日报 2022年10月25日 星期二 第1版\n茶园开采了。\f"
            "清河日报 2022年10月25日 星期二 第2版\n河堤修好了。\f"
            "清河晚报 2022年10月25日 星期二 第1版\n水渠通水了。",
            note="同城的晚报",
        ),
        Case(
            good="清河日报 2022年10月25日 星期二 第1版\n茶园开采了。\f"
            "清河日报 2022年10月25日 星期二 第2版\n河堤修好了。\f"
            "清河周报 2022年10月25日 星期二 第3版\n水渠通水了。",
            note="随报的周报",
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
        for issue in issues(pages, lambda f: calendar_date(f.date), lambda f: f.number):
            if len(issue) >= _FEWEST:
                yield from _other_name(self, issue)
                yield from _same_number(self, issue)


_FEWEST = 3


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
        yield page, _found(self, page, page.facts.dated, what, *_agreeing(dated, page))


def _agreeing(dated: Sequence[Page[_Facts]], page: Page[_Facts]) -> Iterator[Related]:
    for other in dated:
        if other is not page and other.facts.dated:
            yield Related(
                other.facts.dated, Text("这一版的日期", "the date of this page"), other.path
            )
            return


def _other_name(self: Rule, issue: Sequence[Page[_Facts]]) -> Findings[_Facts]:
    named = [page for page in issue if page.facts.paper]
    names = Counter(page.facts.paper for page in named).most_common()
    if len(names) != 2 or names[1][1] != 1 or len(named) < _FEWEST:
        return
    from rapidfuzz.distance import Levenshtein  # slow to import, and few issues need it

    right, wrong = names[0][0] or "", names[1][0] or ""
    page = next(page for page in named if page.facts.paper == wrong)
    is_slip = right[-2:] == wrong[-2:] and Levenshtein.distance(right, wrong) == 1
    are_dailies = {right[-2:-1], wrong[-2:-1]} <= _DAILIES
    is_sister = right[:-2] == wrong[:-2] and are_dailies  # 清河晚报 among pages of 清河日报
    numbers = [other.facts.number for other in issue if other is not page]
    if page.facts.named and (is_slip or (is_sister and _is_missing(page.facts.number, numbers))):
        what = Text(f"与其他各版的“{right}”不同", f"all other pages have {right}")
        yield page, _found(self, page, page.facts.named, what)


_DAILIES = frozenset("日晚时")  # 清河周报 may come with 清河日报


def _is_missing(number: str | None, others: Sequence[str | None]) -> bool:
    """Whether the pages of one paper would lack this number, and so the page may be theirs."""
    return number is not None and number not in others


def _same_number(self: Rule, issue: Sequence[Page[_Facts]]) -> Findings[_Facts]:
    numbers = Counter(page.facts.number for page in issue if page.facts.number)
    twice = [number for number, times in numbers.items() if times > 1]
    if len(twice) != 1 or numbers[twice[0]] != 2 or len(numbers) < 2:
        return
    first, second = (page for page in issue if page.facts.number == twice[0])
    if len({first.facts.paper, second.facts.paper} - {None}) > 1:
        return
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
