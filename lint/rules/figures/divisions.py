"""What a thing is divided into, beside the number of its parts: 设男子、女子两个组别."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec
import regex

from lint.text.awaited import tried
from lint.text.document import Document
from lint.text.lazy import lazy, lazy_re
from lint.text.numerals import DIGITS, value
from lint.text.search import literals

_COUNT = rf"(?<count>[{DIGITS[1:]}两]|十[一二]?|[2-9]|1[0-5])"
DIVISIONS = "卷辑折幕编"
"""Counters of the parts of a work."""
_VERB = lazy(
    "(?:设(?<![建假铺架摆]设)(?:有|置|立)?|分(?<![部充十百过身]分)(?![别管布享])(?:为|成|设)?)(?=[\\p{Han}“])"
)
_PARTS = lazy(
    "个?(?:组别|单元|板块|篇章|部分|章节|赛区|片区|阶段|环节|等级|档次|层次|类别|大类|方阵|展区|赛段"
    f"|步骤)|[{DIVISIONS}](?!\\p{{Han}})"
)
_START = lazy("[，。；：！？（）\\d\n]", regex.REVERSE)
_DASHES = literals("——")
_DASHED = lazy(
    rf"——(?<=(?<said>{_COUNT}[位名]\p{{Han}}{{1,6}})——)"
    r"(?<list>[^，。；：！？（）“”—\d\n]{3,60}?)(?=[。；！？”\n])"
)
JOINS = lazy_re("以及|[和及与跟暨]")
"""What joins the last two of several names."""
_NO_LIST = lazy_re(
    f"[0-9{DIGITS}两][个名位项条种]|[的等各]|男女|[单双]打|[甲乙丙]|团体|其中|同时|包括|例如|如"
)
_REACH = 80  # a list is no longer
_PEOPLE = 7  # characters, from 位 to the dash
LONGEST_PART = 9
"""No name of a part is longer."""


class Listed(msgspec.Struct, frozen=True):
    """Names in a row, their printed count, and where both stand."""

    start: int
    end: int
    listed: int
    number: int
    said: str
    is_open: bool  # 等: there may be more


def divided(text: str, number: re.Match[str], end: int, *, is_open: bool) -> Listed | None:
    """分山歌、号子、小调三卷: the list before a number that ends at `end`."""
    part = _PARTS.match(text, number.end())
    if part is None:
        return None
    first = max(0, end - _REACH)
    mark = _START.search(text, first, end)
    verb = _VERB.search(text, mark.end() if mark else first, end)
    counts = _counts(text[verb.end() : end]) if verb else set()
    count = value(number[0])
    if verb is None or not counts or count in counts:
        return None
    said = text[number.start() : part.end()]
    return Listed(verb.end(), part.end(), max(counts), count, said, is_open)


def dashed(document: Document) -> Iterator[Listed]:
    """两位配角——船老大和货郎."""
    text = document.flow.text
    near = ((at, text[max(0, at - _PEOPLE) : at]) for at in _DASHES.places(document))
    places = (at for at, said in near if "位" in said or "名" in said)
    for match in tried(_DASHED, text, places):
        counts = _counts(match["list"])
        number = value(match["count"])
        if counts and number != max(counts):  # of people: 和 joins two
            start = match.start("said")
            yield Listed(start, match.end(), max(counts), number, match["said"], is_open=False)


def _counts(names: str) -> set[int]:
    """How many names a list may hold, as 和 is read; empty where it is no plain list."""
    if "”" in names or "》" in names:
        return set()  # counted by their marks
    items = names.split("、")
    if len(items) < 2 or any(not 0 < len(item) <= LONGEST_PART for item in items):
        return set()
    if _NO_LIST.search(names) or any(JOINS.search(item, 1) for item in items[:-1]):
        return set()
    is_mixed = any("男" in item or "女" in item for item in items)
    if is_mixed and any(len(item) > 3 for item in items):
        return set()  # 少儿、青年男子、女子 may be four groups
    return {len(items), len(items) + bool(JOINS.search(items[-1], 1))}
