"""Numerals: one form for counts of one kind in one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import regex

from lint.diagnostic import Applicability, Diagnostic, Related, Severity, Text
from lint.rule import Case, Rule, rule
from lint.rules.numerals.likeness import COUNTS, MARKS, OF_ANY_KIND, likeness, tells_no_number
from lint.text.document import Document
from lint.text.lazy import lazy, lazy_re
from lint.text.marks import FINAL_STOPS
from lint.text.numerals import DIGITS, ONE_TO_TEN
from lint.text.places import in_speech
from lint.text.search import literals
from lint.text.view import Span

_FIGURES = "0123456789"
_FIGURE = lazy_re("[0-9]")
_TENS = "二三四五六七八九十"
_BEHIND_FIGURE = frozenset("万亿余多个半")  # what may part it from its measure
_REACH = 40  # counts are compared within one sentence, this many characters apart at the most

# Two counts in one sentence with one of these measures count things of one kind;
_OF_ONE_KIND = "名家位辆台座所户艘架枚株棵栋幢册间支亩天岁起封根盏笔"
# with those OF_ANY_KIND, what is counted must be told from the words around.
_SPANS_OF_TIME = {"月": "个[多半]?月", "时": "个?[多半]?小时", "钟": "分钟"}
_MEASURE = (
    rf"(?>{'|'.join(_SPANS_OF_TIME.values())}|阶段|季度|轮|[人场批班架台]次"
    rf"|[{_OF_ONE_KIND}{OF_ANY_KIND}])"
)
_NO_WORD = (
    r"(?![一二两三四五六七八九十半]"
    r"|(?<=个)(?:月|小时)|(?<=位)[数于]|(?<=人)[次才民均]|(?<=台)[山县])"
)
# Things are counted with 两; 二 before a measure is part of a name, as in 科技二处.
_COUNTS = literals(
    f"[一两三四五六七八九十][小分阶班{_OF_ONE_KIND}{OF_ANY_KIND}]",
    f"十二[小分阶班{_OF_ONE_KIND}{OF_ANY_KIND}]",
)
_ORDINAL = lazy(f"第[{ONE_TO_TEN}]{{1,3}}(?=[阶季轮{_OF_ONE_KIND}{OF_ANY_KIND}])")
_ORDINALS_IN_FIGURES = literals(r"第\d")
_NUMERAL = f"[{DIGITS[1:]}]?+十[{DIGITS}]?+|[两{DIGITS}]"
_HAN_COUNT = lazy(
    rf"(?<![一二两三四五六七八九十百千万亿几数多\d.])(?!一[起面])({_NUMERAL})({_MEASURE})(?!\2){_NO_WORD}"
)
_NO_ORDINAL = r"(?<![\d.A-Za-z第每头首/-].)(?<!(?<![提目此])前.)"
_FIGURE_COUNT = rf"(\d(?<![\d.A-Za-z第-].)\d*+(?:\.\d++)?[万亿]?[余多]?{_MEASURE}){_NO_WORD}"
_LONGEST_ITEM = 16  # characters, its mark included
_LIST_ITEM = rf"[^，。；：、“”\n]{{1,{_LONGEST_ITEM - 1}}}、"
_LISTED_BEFORE = lazy(f"{_FIGURE_COUNT}{_LIST_ITEM}$")
_LISTED_AFTER = lazy(f"{_LIST_ITEM}{_FIGURE_COUNT}")
_CLAUSE = r"[，；、][^，。；：、“”\n]{2,10}"
_CLAUSE_BEFORE = lazy(f"{_FIGURE_COUNT}{_CLAUSE}$")
_CLAUSE_AFTER = lazy(f"{_CLAUSE}?{_FIGURE_COUNT}(?=[，。；、])")
# What points at a thing, orders it, or opens a name, when it stands before the numeral.
_NOT_COUNTING = lazy(
    r"(?s:.?)[第这那哪每某任同头首上下再逐统唯之近刑役“‘《]|[^提目此]?前|[最今此]后|\P{Han}?后"
)
_BREAK = lazy_re(f"[{FINAL_STOPS}\n]")


class _Pair(NamedTuple):
    """A Han numeral, and an Arabic one that, so surely, counts things of the same kind."""

    severity: Severity
    han: Span
    figure: Span
    new: str  # the Han one in Arabic numerals


def _numerals(document: Document, *, ordinal: bool) -> Iterator[int]:
    """Where Han numerals begin that figures may stand beside."""
    text = document.flow.text
    if not ordinal:
        places = _COUNTS.places(document)
        return (_numeral_start(text, at) if text[at - 1] in _TENS else at for at in places)
    return (hint.start() + 1 for hint in _ORDINAL.finditer(text))


def _mixed(document: Document, *, ordinal: bool) -> Iterator[_Pair]:
    text = document.flow.text
    for start in _numerals(document, ordinal=ordinal):
        nearest = max(0, start - _REACH)
        if _FIGURE.search(text, nearest, start + _REACH) is None:
            continue
        han = _HAN_COUNT.match(text, start)
        if han is None:
            continue
        pairs: list[tuple[Severity, Span]] = []
        if _has_figures(text, han[2], nearest, start + _REACH):
            figures = _figures(ordinal, han[2]).finditer(text, nearest, start + _REACH)
            pairs += (
                (severity, Span(*figure.span()))
                for figure in figures
                if _in_one_sentence(text, start, figure.start())
                and (severity := likeness(text, han, figure))
            )
        if not (pairs or ordinal) and (listed := _listed(text, han)):
            pairs.append((Severity.WARNING, Span(*listed.span(1))))
        if pairs and not (_is_no_count(text, start - ordinal) or in_speech(text, start)):
            severity, figure = max(pairs)
            yield _Pair(severity, Span(*han.span()), figure, f"{COUNTS[han[1]]}{han[2]}")


def _is_no_count(text: str, at: int) -> bool:
    return _NOT_COUNTING.fullmatch(text, max(0, at - 2), at) is not None


def _numeral_start(text: str, at: int) -> int:
    """Where the numeral begins that goes on at `at`."""
    before = text[max(0, at - 2) : at]
    return at - len(before) + len(before.rstrip(_TENS))


def _has_figures(text: str, measure: str, start: int, end: int) -> bool:
    """Whether the measure may stand behind a figure: far sooner told than found."""
    begins = "小" if measure.endswith("时") else measure[0]
    if text.count(begins, start, end) == 1:  # the one in question
        return False
    at = text.find(begins, start, end)
    while at >= 0:
        if (before := text[at - 1]) in _BEHIND_FIGURE or before.isdecimal():
            return True
        at = text.find(begins, at + 1, end)
    return False


@cache
def _figures(ordinal: bool, measure: str) -> regex.Pattern[str]:
    """Arabic numerals with that measure."""
    behind = "(?<=(?<![A-Za-z])第.)" if ordinal else _NO_ORDINAL
    form = _SPANS_OF_TIME.get(measure[-1], measure)
    return lazy(rf"(\d{behind}\d*+(?:\.\d++)?[万亿]?)[余多]?{form}{_NO_WORD}")


def _in_one_sentence(text: str, a: int, b: int) -> bool:
    return _BREAK.search(text, min(a, b), max(a, b)) is None


def _listed(text: str, han: regex.Match[str]) -> regex.Match[str] | None:
    """The Arabic count of the next item, whatever it counts: 3座桥、一条路."""
    start, end = han.span()
    first = max(0, start - _REACH)
    found = _LISTED_BEFORE.search(text, first, start) if text.endswith("、", 0, start) else None
    if not found and text.find("、", end, end + _LONGEST_ITEM) >= 0:
        found = _LISTED_AFTER.match(text, end)
    is_thing = han[2][-1] not in "次天岁月时钟"
    if found or not is_thing or text[end : end + 1] not in MARKS:
        return found
    if han[1] == "一" and tells_no_number(text, start):
        return None
    return _CLAUSE_BEFORE.search(text, first, start) or _CLAUSE_AFTER.match(text, end)


def _report(rule: Rule, document: Document, *, ordinal: bool) -> Iterator[Diagnostic]:
    text = document.flow.text
    for severity, (at, end), figure, count in _mixed(document, ordinal=ordinal):
        start = at - ordinal
        new = text[start:at] + count
        related = Related(
            document.flow.span(*figure), Text("这里用阿拉伯数字", "Arabic numerals here")
        )
        details = {
            "text": text[start:end],
            "other": text[figure.start - ordinal : figure.end],
            "new": new,
        }
        fix = rule.replace(document, start, end, new)
        yield rule.found(
            document, start, end, fix=fix, severity=severity, related=(related,), details=details
        )


@rule(
    id="NUM001",
    name="mixed-counts",
    severity=Severity.WARNING,
    summary=Text(
        "同一句中汉字数字与阿拉伯数字混用", "Han and Arabic numerals mixed in one sentence"
    ),
    message=Text(
        "“{text}”与同句的“{other}”数字形式不一，宜作“{new}”",
        "“{text}” stands beside “{other}” in one sentence: write “{new}”",
    ),
    why=Text(
        "同一场合、同一类别的数字形式应当一致，计量用阿拉伯数字。"
        "“一名记者”之类泛指、引语、专名和“这两家”“前两名”等指代、次序不在此列。",
        "In one place, numbers of one kind take one form, and counts take Arabic numerals. Left "
        "alone: 一 where it is a mere article, direct speech, names, and what points or orders.",
    ),
    source="GB/T 15835-2011 4.1.1, 4.3",
    fix=Applicability.UNSAFE,
    needs=_FIGURES,
    covers=("N14",),
    cases=(
        Case(
            bad="评出县级标兵3名，市级标兵一名，省级标兵一名。",
            at="一名",
            fixed="评出县级标兵3名，市级标兵1名，省级标兵1名。",
        ),
        Case(
            bad="全镇合作社共9家，其中两家获奖。", at="两家", fixed="全镇合作社共9家，其中2家获奖。"
        ),
        Case(
            bad="审批用了1个月，建设用了两个月。",
            at="两个月",
            fixed="审批用了1个月，建设用了2个月。",
        ),
        Case(
            bad="2名专员获评省级标兵，一名专员获评市级标兵。",
            at="一名",
            fixed="2名专员获评省级标兵，1名专员获评市级标兵。",
        ),
        Case(bad="校长12名，教师三十名。", at="三十名", fixed="校长12名，教师30名。"),
        Case(bad="建成6个车间和两个冷库。", at="两个", fixed="建成6个车间和2个冷库。"),
        Case(bad="新建3座桥、一条路。", at="一条", fixed="新建3座桥、1条路。"),
        Case(good="全县有12名教练，一名教练说，孩子们进步很快。", note="泛指"),
        Case(good="8家企业到会，这两家企业的展台最热闹。", note="指代"),
        Case(good="围绕一个集群、两个链条，新建5个项目。", note="并提的概念"),
        Case(good="老周说：“种了5亩地，两亩在坡上。”", note="引语"),
        Case(good="300多名选手参赛，前三名晋级。", note="次序"),
        Case(good="培训3个月，落实“两个清单”。", note="专名"),
        Case(good="村里12户人家，发放四位数的补贴，另有3位老人。", note="位数"),
    ),
)
def mixed_counts(self: Rule, document: Document) -> Iterator[Diagnostic]:
    yield from _report(self, document, ordinal=False)


@rule(
    id="NUM002",
    name="mixed-ordinals",
    severity=Severity.WARNING,
    summary=Text("同一句中“第1”与“第一”混用", "第1 and 第一 mixed in one sentence"),
    message=Text(
        "“{text}”与同句的“{other}”序数形式不一，宜统一，如作“{new}”",
        "“{text}” stands beside “{other}” in one sentence: choose one form, such as “{new}”",
    ),
    why=Text(
        "处于同一层级的序数应当用同一种形式。“第一位大学生”之类惯用语不在此列。",
        "Ordinals of one level take one form. Set phrases such as 第一位大学生 are left alone.",
    ),
    source="GB/T 15835-2011 4.3",
    fix=Applicability.UNSAFE,
    needs=_ORDINALS_IN_FIGURES,
    covers=("N14",),
    cases=(
        Case(
            bad="产值居全省第二位，增幅居全省第3位。",
            at="第二位",
            fixed="产值居全省第2位，增幅居全省第3位。",
        ),
        Case(bad="第一名周砚，第2名方敏。", at="第一名", fixed="第1名周砚，第2名方敏。"),
        Case(bad="会期分第1阶段、第二阶段。", at="第二阶段", fixed="会期分第1阶段、第2阶段。"),
        Case(good="增速居全市第2位，要争第一、争唯一。", note="口号"),
        Case(good="她是村里第一位大学生，成绩列全县第8位。", note="惯用语"),
        Case(good="第一批项目开工，另有第2车间投产。"),
    ),
)
def mixed_ordinals(self: Rule, document: Document) -> Iterator[Diagnostic]:
    yield from _report(self, document, ordinal=True)
