"""A counted noun before the list of what it counts: 四个品种：甲、乙、丙."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from lint.text.awaited import awaited, tried
from lint.text.document import Document
from lint.text.lazy import lazy, lazy_re
from lint.text.numerals import DIGITS, value
from lint.text.occurrences import occurrences
from lint.text.places import sentence_start

_COUNT = (
    rf"(?<![第前后上下各每初数几百十千万多余零〇\d.:：{DIGITS}])"
    rf"(?<count>[{DIGITS[1:]}两]|十[{DIGITS}]?|[2-9]|1\d)"
)
_MEASURE = "[个项条类种款件名位家座所支处道点组台张部]|大(?!概|约|多)"
_NOUN = rf"(?:(?!说|[{DIGITS}])\p{{Han}}){{0,8}}"
_SAID = (
    rf"(?<said>{_COUNT}(?<measure>{_MEASURE})(?:{_NOUN}|“{_NOUN}”\p{{Han}}{{0,4}})"
    rf"|“{_COUNT}[{_MEASURE.partition(']')[0][1:]}步招问变化化转新改早防绿优化提抓]\p{{Han}}{{0,3}}”)"
)


def _list_behind(lead: str) -> str:
    return rf"{lead}(?<={_SAID}，?{lead})(?<list>[^。；：\n]{{2,160}})(?<end>[。；\n])"


# First of all a quick look for what parts the items.
_MAY_LIST = lazy("：[^。；：\n]*?(?:、|[”》）][“《（])")
_COLON = lazy(_list_behind("："))
_LED = tuple(awaited(_list_behind(lead), lead) for lead in ("分别是", "分别为", "包括：", "包括"))
_WRAPPED = lazy_re("“[^“”]{1,40}”|《[^《》]{1,40}》|（[^（）]{1,40}）")
_NO_LIST = lazy_re(
    "等|…|省略|其中|各|以及其他|[，？！“”《》（）:]|例如|比如|[左右]起|分别|不[仅但]|或"
)
_TOLD = lazy_re(
    "[说道问称喊写答想示为指告诉吧呢]$|表示|认为|记者|名单|电话|[字日天年月岁]$|数据|数字|比分|成绩"
)
_JOINS = lazy_re("以及|[和及与跟暨兼]")
_COUNTED = lazy(rf"[{DIGITS[1:]}两\d](?:{_MEASURE}|[省市县区乡镇村校])")
_ENDED = lazy_re("，(?:其中|都|均|全[长程]|总|每|串|覆盖|预计|供|今年|目前|今起|将于|于)")
_PEOPLE = frozenset("位名")
_LONGEST = 16  # no item is longer
_OFF = 2  # a slip is no farther from the count


class Enumerated(NamedTuple):
    """The words that announce a count, and how many items follow."""

    start: int
    end: int
    number: int
    listed: int


def enumerated(document: Document) -> Iterator[Enumerated]:
    """Each list behind a count that it does not bear out."""
    text = document.flow.text
    ends = 0
    for match in sorted(_matches(document), key=lambda match: match.start()):
        count = value(match["count"])
        counts = _listed(match)
        if match.start() < ends or not counts or count in counts:
            continue
        listed = min(counts, key=lambda number: abs(number - count))
        is_open = "包括" in match[0][:2] or match["end"] == "\n"
        if abs(listed - count) > _OFF or (listed < count and is_open) or listed < 2:
            continue
        if match["end"] == "；" and (listed < count or _groups(text, match) == count):
            continue
        if not _is_other(text, match):
            ends = match.end()
            yield Enumerated(*match.span("said"), count, listed)


def _matches(document: Document) -> Iterator[regex.Match[str]]:
    text = document.flow.text
    colons = occurrences(text, "：")
    yield from tried(_COLON, text, (at for at in colons if _MAY_LIST.match(text, at)))
    for pattern in _LED:
        yield from pattern.matches(document)


def _groups(text: str, match: regex.Match[str]) -> int:
    """How many lists the sentence holds: 三大市场：东亚的甲、乙；欧洲的丙、丁；美洲的戊、己."""
    stop = text.find("。", match.end())
    return 2 + text.count("；", match.end(), stop if stop >= 0 else len(text))


def _listed(match: regex.Match[str]) -> set[int]:
    """How many items the list may hold, as 和 is read; empty where it is no plain list."""
    names = _WRAPPED.sub(lambda found: "" if found[0][0] == "（" else "\0", match["list"])
    cut = _ENDED.search(names)
    names = names[: cut.start()] if cut else names
    names = names.replace("\0\0", "\0、\0").replace("\0\0", "\0、\0")
    items = names.split("、")
    is_plain = len(items) > 1 and all(0 < len(item) <= _LONGEST for item in items)
    if not is_plain or _NO_LIST.search(names):
        return set()
    if match["measure"] in _PEOPLE and any(len(item) > 4 for item in items):
        return set()  # one may have two titles
    joins = sum(len(_JOINS.findall(item, 1)) for item in items)
    return {*range(len(items), len(items) + joins + 1)}


def _is_other(text: str, match: regex.Match[str]) -> bool:
    """Whether the words are no announcement, or another count before them is the one meant."""
    said = match["said"]
    if _TOLD.search(said) or (match["measure"] == "点" and said[-1] == "点"):
        return True
    start = sentence_start(text, match.start("said"), 30)
    return _COUNTED.search(text, start, match.start("said")) is not None
