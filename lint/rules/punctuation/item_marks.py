"""The numbers of items: the mark behind them, what ends an item, and their levels."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from lint.diagnostic import Applicability, Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.text.document import Document
from lint.text.lazy import lazy
from lint.text.numerals import ONE_TO_TEN, VALUES
from lint.text.search import literals
from lint.text.view import Span

_HAN = f"[{ONE_TO_TEN}]"
_BRACKETED = rf"[（(](?:{_HAN}{{1,3}}|\d{{1,2}})[）)]"
_BEGINS = "(?:^|[。；：])"
# What a number that the patterns look for ends in, and the mark behind it.
_NUMBERED = literals(
    r"\d、",
    "[）)]、",
    "[①-⑳]、",
    f"[第其]{_HAN}、",
    "首先、",
    "[其再]次、",
    "再者、",
    "最后、",
    f"{_HAN}.",
    "[）)].",
    f"{_HAN}，",
    f"{_HAN}是[，、：]",
)
# They begin with that mark; by it, or by the 是 before it.
_WRONG = {
    key: lazy(pattern, regex.MULTILINE)
    for key, pattern in {
        "、": (
            r"、(?=[\p{Han}“《])"
            rf"(?<={_BEGINS}(?:(?P<figure>\d{{1,2}})|(?P<closed>{_BRACKETED}|[①-⑳])"
            rf"|(?P<word>[第其]{_HAN}|首先|其次|再次|再者|最后)).)(?![第其]|{_HAN})"
        ),
        ".": rf"\.(?=[\p{{Han}}“《])(?<=^(?:(?P<han>{_HAN}{{1,3}})|(?P<closed>{_BRACKETED})).)",
        "，": rf"，(?=\p{{Han}}{{2}})(?<=^(?P<han>{_HAN}{{1,3}}).)",
        "是": rf"[，、：](?<=[。；：，](?P<closed>{_HAN}是).)(?=[\p{{Han}}“《])",
    }.items()
}
_DUE = {"figure": ".", "closed": "", "word": "，", "han": "、"}


@rule(
    id="PUN050",
    name="mark-behind-number",
    severity=Severity.WARNING,
    summary=Text("序次语后的标点有误", "wrong mark behind the number of an item"),
    message=Text("序次语宜作“{new}”，不作“{text}”", "write “{new}”, not “{text}”, for the item"),
    why=Text(
        "“1.”后用下脚点，“一、”后用顿号，“（一）”“①”后不用，“第一，”“首先，”后用逗号，“一是”后不用。"
        "“第一、第二车间”这样的并列不在此列。",
        "1. takes a full stop of half width, 一、 the 、, （一） and ① nothing, 第一， and 首先， "
        "a comma, 一是 nothing. 第一、第二车间 is a list and stays.",
    ),
    source="GB/T 15834-2011 B.3.1–B.3.4, B.3.7",
    fix=Applicability.UNSAFE,
    needs=_NUMBERED,
    covers=("P23",),
    cases=(
        Case(bad="1、选好种子。\n2、按时下种。", at="1、", fixed="1.选好种子。\n2.按时下种。"),
        Case(bad="（一）、总体要求", at="（一）、", fixed="（一）总体要求"),
        Case(bad="一.总体要求", at="一.", fixed="一、总体要求"),
        Case(bad="一、选种。\n二，育苗。", at="二，", fixed="一、选种。\n二、育苗。"),
        Case(bad="办好两件事：第一、修渠；第二、育苗。", at="第一、",
             fixed="办好两件事：第一，修渠；第二，育苗。"),
        Case(bad="首先、要选好种子。", at="首先、", fixed="首先，要选好种子。"),
        Case(bad="一要选种，一是，抓早；二是、抓实。", fixed="一要选种，一是抓早；二是抓实。"),
        Case(bad="步骤：①、选种；②、育苗。", fixed="步骤：①选种；②育苗。"),
        Case(good="第一、第二车间投产。第四、五、六届都办得好。"),
        Case(good="1.选好种子。\n一、总体要求\n（一）指导思想"),
        Case(good="分作两步。2、3月份下种。", note="概数、并列"),
        Case(good="最关心的是第一，第二其次。图（1）：云溪河。"),
    ),
)  # fmt: skip
def mark_behind_number(self: Rule, document: Document) -> Iterator[Diagnostic]:
    for match in _wrong(document):
        kind = match.lastgroup or ""
        number, mark, new, end = match[kind], match.group(), _DUE[kind], match.end()
        fix = self.replace(document, end - 1, end, new)
        details = {"text": number + mark, "new": number + new}
        yield self.found(document, match.start(kind), end, fix=fix, details=details)


def _wrong(document: Document) -> Iterator[regex.Match[str]]:
    text = document.flow.text
    for start, word in _NUMBERED.hits(document):
        pattern = _WRONG["是" if "是" in word else word[-1]]
        if match := pattern.match(text, start + len(word) - 1):
            yield match


_BEFORE_ITEM = literals("；[二三四五六七八九②-⑨2-9（(\n]")
_NEXT_ITEM = lazy(
    r"；(?=\n?(?P<opening>[（(]?)(?P<number>[二三四五六七八九②-⑨]|[2-9](?!\d))"
    r"(?P<closing>是|[）)]|、(?=\p{Han})|\.(?=\p{Han})|(?<=[②-⑨])))"
)
_BEFORE = dict(
    zip("二三四五六七八九②③④⑤⑥⑦⑧⑨23456789", "一二三四五六七八①②③④⑤⑥⑦⑧12345678", strict=True)
)
_QUOTED = lazy("“[^”]*”|（[^）]*）")
_LONGEST_ITEM = 400


@rule(
    id="PUN051",
    name="semicolon-after-sentences",
    severity=Severity.WARNING,
    summary=Text("分项里有句号，末尾又用分号", "an item of several sentences ends in ；"),
    message=Text(
        "这一项里已有句号，末尾不能再用分号，改为句号",
        "this item holds a full stop: it cannot end in ；, use 。",
    ),
    why=Text(
        "分项列举的，只要有一项里用了句号，各项末尾就用句号。句号停顿比分号大，分号管不住它。"
        "引号、括号里的句号不算。",
        "Where one item holds a full stop, items end in full stops: a semicolon cannot hold what "
        "the greater stop has parted. Stops within quotes or brackets do not count.",
    ),
    source="GB/T 15834-2011 4.6, A.5",
    fix=Applicability.UNSAFE,
    needs=_BEFORE_ITEM,
    covers=("P20",),
    cases=(
        Case(
            bad="一是修渠。渠长8公里；二是育苗。",
            at="；",
            fixed="一是修渠。渠长8公里。二是育苗。",
        ),
        Case(
            bad="（1）选种。选当年的；\n（2）育苗。",
            at="；",
            fixed="（1）选种。选当年的。\n（2）育苗。",
        ),
        Case(good="一是修渠，渠长8公里；二是育苗。"),
        Case(good="一是修渠，老周说“要快。要好。”；二是育苗。"),
        Case(good="他说得好。办法有二：一是修渠；二是育苗。"),
    ),
)
def semicolon_after_sentences(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    for at in _BEFORE_ITEM.places(document):
        match = _NEXT_ITEM.match(text, at)
        if match is None:
            continue
        opening, number, closing = match.group("opening", "number", "closing")
        before = f"{opening}{_BEFORE[number]}{closing}"
        start = text.rfind(before, max(0, at - _LONGEST_ITEM), at)
        if start >= 0 and "。" in _QUOTED.sub("", text[start:at]):
            yield self.rewritten(document, at, at + 1, "。")


_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
_VALUES = {
    **VALUES,
    **{str(value): value for value in VALUES.values()},
    **{circled: value for value, circled in enumerate(_CIRCLED, 1)},
}
# The levels of B.3.8, the highest first.
_LEVEL = lazy(
    rf"({_HAN}{{1,3}})、|[（(]({_HAN}{{1,3}})[）)]|(\d{{1,2}})[.．、](?!\d)|[（(](\d{{1,2}})[）)]|([①-⑩])"
)
_OPENS_ITEM = frozenset(f"（(0123456789{ONE_TO_TEN}{_CIRCLED}")


class _Item(NamedTuple):
    """The number that heads a paragraph: its level, 0 the highest, and its value."""

    level: int
    value: int
    span: Span


@rule(
    id="PUN052",
    name="level-order",
    severity=Severity.INFO,
    summary=Text("序次语的层次颠倒", "levels of item numbers upside down"),
    message=Text(
        "“{text}”这一级比包着它的“{outer}”高，层次颠倒",
        "“{text}” is of a higher level than “{outer}”, which it stands under",
    ),
    why=Text(
        "层次从大到小是：一、（一）1.（1）①。可以从哪一级用起，也可以跳级，大小不能颠倒。",
        "From the highest: 一、 （一） 1. （1） ①. A text may begin at any of them and pass some "
        "over, but not turn them upside down.",
    ),
    source="GB/T 15834-2011 B.3.8",
    covers=("P39",),
    cases=(
        Case(bad="1.选种\n（一）晒种\n（二）拌种\n2.育苗", at="（一）"),
        Case(bad="（1）修渠\n一、清淤\n二、砌石\n（2）铺路", at="一、"),
        Case(good="一、选种\n1.晒种\n2.拌种\n二、育苗\n1.整地\n2.下种"),
        Case(good="一、选种\n1.晒种\n二、育苗\n2.下种", note="通排的序号"),
    ),
)
def level_order(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    last: dict[int, tuple[int, _Item]] = {}  # of each level: its last item, and which it was
    first: dict[int, tuple[int, _Item]] = {}  # of each level: the last item numbered 1
    for i, item in enumerate(_items(document)):
        before = last.get(item.level)
        if before and before[1].value == item.value - 1:
            for level in range(item.level):
                if level in first and first[level][0] > before[0]:
                    inner = first[level][1].span
                    details = {"text": text[slice(*inner)], "outer": text[slice(*before[1].span)]}
                    yield self.found(document, *inner, details=details)
                    break
        last[item.level] = (i, item)
        if item.value == 1:
            first[item.level] = (i, item)


def _items(document: Document) -> Iterator[_Item]:
    text = document.flow.text
    for paragraph in document.paragraphs:
        start = paragraph.span.start
        if text[start] in _OPENS_ITEM and (match := _LEVEL.match(text, start)):
            group = match.lastindex or 1
            if value := _VALUES.get(match[group]):
                yield _Item(group - 1, value, Span(*match.span()))
