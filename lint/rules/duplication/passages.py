"""DUP005: a paragraph or a whole article that stands in the file again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from lint.diagnostic import Applicability, Diagnostic, Related, Severity, Text
from lint.rule import Case, Rule, rule
from lint.rules.duplication.sentences import FIRST_COPY
from lint.text.document import Document
from lint.text.lazy import lazy_re

_LEAST = 14  # characters of a paragraph that is looked for
_TWICE = 2
_PASSAGE = 120  # characters that no summary repeats word for word
_STOP = lazy_re("[。！？]")


@rule(
    id="DUP005",
    name="repeated-passage",
    severity=Severity.ERROR,
    summary=Text("段落或整篇文章重出", "paragraph or whole article printed again"),
    message=Text(
        "这{count}段与前文逐字相同：删去一份",
        "{count} paragraph(s) again, word for word: delete one copy",
    ),
    why=Text(
        "同一篇文章、同一段文字在一个文件里出现两次，多是拼版或粘贴之误。"
        "一句话的段落多是提要、引题，不报；短段可能是套语，不报。",
        "An article or a paragraph was put on the page twice. A paragraph of one sentence may be a"
        " summary or a pull quote, and a short one a formula: these stay quiet.",
    ),
    source="报纸编校差错率计算方法 三.2(2)：多字",
    covers=("E03",),
    fix=Applicability.SAFE,
    cases=(
        Case(
            bad="云溪县供销社今年建起十二个冷库。果农把桃子存到中秋再卖，每斤多挣一块钱。"
            "周边三个乡镇的合作社也来租用库位，冷库全年不闲。\n"
            "云溪县供销社今年建起十二个冷库。果农把桃子存到中秋再卖，每斤多挣一块钱。"
            "周边三个乡镇的合作社也来租用库位，冷库全年不闲。",
            fixed="云溪县供销社今年建起十二个冷库。果农把桃子存到中秋再卖，每斤多挣一块钱。"
            "周边三个乡镇的合作社也来租用库位，冷库全年不闲。",
        ),
        Case(
            good="云溪县供销社今年建起十二个冷库，果农把桃子存到中秋再卖，一斤多挣一块钱，户户增收。\n"
            "七月，桃子熟了。\n"
            "云溪县供销社今年建起十二个冷库，果农把桃子存到中秋再卖，一斤多挣一块钱，户户增收。",
            note="引题与正文相同",
        ),
        Case(
            good="今年的桃子收成怎么样？您打算怎么卖？\n老周：比去年好，进冷库。\n"
            "今年的桃子收成怎么样？您打算怎么卖？\n老李：差不多，上网卖。",
            note="同一问题问两个人",
        ),
    ),
)
def repeated_passage(self: Rule, document: Document) -> Iterator[Diagnostic]:
    paragraphs = paragraph_texts(document)
    long = [paragraph for paragraph in paragraphs if len(paragraph) >= _LEAST]
    if len(set(long)) == len(long):
        return
    starts = paragraph_starts(paragraphs)
    times = Counter(long)
    for first, second, count in _repeats(paragraphs):
        beside = first + count == second
        passage = paragraphs[first : first + count]
        if not beside and (_is_refrain(passage, times) or not _is_passage(passage)):
            continue
        start, end = starts[second], starts[second + count] - 1
        level = None if beside else Applicability.UNSAFE
        copy = document.flow.span(starts[first], starts[first + count] - 1)
        yield self.found(
            document,
            start,
            end,
            severity=Severity.ERROR if beside or count > 1 else Severity.WARNING,
            fix=self.replace(document, start - 1, end, "", applicability=level),
            related=(Related(copy, FIRST_COPY),),
            details={"count": count},
        )


def paragraph_texts(document: Document) -> list[str]:
    """The paragraphs of the flow."""
    return document.flow.text.split("\n")


def paragraph_starts(paragraphs: Sequence[str]) -> list[int]:
    """Where each begins in the flow, and where one behind the last would."""
    return [0, *accumulate(len(paragraph) + 1 for paragraph in paragraphs)]


class _Repeat(NamedTuple):
    """As many paragraphs from `first` on are the same as those from `second` on."""

    first: int
    second: int
    paragraphs: int


def _repeats(paragraphs: Sequence[str]) -> Iterator[_Repeat]:
    """The longest runs of paragraphs that stand before, each with a sentence in it."""
    seen: dict[str, int] = {}
    at = done = 0
    while at < len(paragraphs):
        paragraph = paragraphs[at]
        first = seen.get(paragraph)
        if first is None:
            if len(paragraph) >= _LEAST and _STOP.search(paragraph):
                seen[paragraph] = at
            at += 1
            continue
        second = at
        while first > 0 and second > done and paragraphs[first - 1] == paragraphs[second - 1]:
            first, second = first - 1, second - 1
        most = min(second - first, len(paragraphs) - second)
        count = at + 1 - second
        while count < most and paragraphs[first + count] == paragraphs[second + count]:
            count += 1
        yield _Repeat(first, second, count)
        at = done = second + count


def _is_refrain(passage: Sequence[str], times: Mapping[str, int]) -> bool:
    """Whether it is a question, which is put to each, or stands more than twice."""
    return len(passage) == 1 and (passage[0][-1] in "？?" or times[passage[0]] > _TWICE)


def _is_passage(paragraphs: Sequence[str]) -> bool:
    """Whether there is more to it than a summary, a pull quote or a formula."""
    return sum(map(len, paragraphs)) >= _PASSAGE or any(
        len(_STOP.findall(paragraph)) > 1 for paragraph in paragraphs
    )
