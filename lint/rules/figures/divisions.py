"""What a thing is divided into, beside the number of its parts: 设男子、女子两个组别."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from lint.text.lazy import lazy, lazy_re
from lint.text.numerals import DIGITS, VALUES

_COUNT = rf"(?<count>[{DIGITS[1:]}两]|十[一二]?|[2-9]|1[0-5])"
_DIVIDED = tuple(
    lazy(
        rf"{verb}(?=[\p{{Han}}“《])(?<list>[^，。；：！？（）\d\n]{{3,80}}?)(?<etc>等)?(?:这|共)?(?<said>{_COUNT}"
        r"(?:个?(?:组别|单元|板块|篇章|部分|章节|赛区|片区|阶段|环节|等级|档次|层次|类别|大类|方阵|展区"
        r"|赛段|步骤)|[卷辑折幕编](?!\p{Han})))"
    )
    for verb in ("设(?<![建假铺架摆]设)(?:有|置|立)?", "分(?<![部充十百过身]分)(?:为|成|设)?")
)
_DASHED = lazy(
    rf"——(?<=(?<said>{_COUNT}[位名]\p{{Han}}{{1,6}})——)"
    r"(?<list>[^，。；：！？（）“”—\d\n]{3,60}?)(?=[。；！？”\n])"
)
_ITEM = lazy_re("“[^”]*”|《[^》]*》")
_JOINS = lazy_re("以及|[和及与跟暨]")
_MARKS = lazy_re("[、和及与]*")
_NO_LIST = lazy_re(
    f"[0-9{DIGITS}两][个名位项条种]|[的等各]|男女|[单双]打|[甲乙丙]|团体|其中|同时|包括|例如|如"
)
_LONGEST = 9  # no name of a part is longer


class Listed(NamedTuple):
    """Names in a row, their printed count, and where both stand."""

    start: int
    end: int
    listed: int
    number: int
    said: str
    is_open: bool  # 等: there may be more


def value_of(count: str) -> int:
    return int(count) if count.isascii() else 2 if count == "两" else VALUES.get(count, 0)


def divided(text: str) -> Iterator[Listed]:
    """分山歌、号子、小调三卷; 两位配角——船老大和货郎."""
    for match in chain.from_iterable(pattern.finditer(text) for pattern in (*_DIVIDED, _DASHED)):
        if "”" in match["list"] and "个" in match["said"]:
            continue  # names in quotation marks before any 个 are counted elsewhere
        counts = _counts(match["list"])
        if match[0][0] == "—":  # people: 和 joins two
            counts = {max(counts)} if counts else counts
        number = value_of(match["count"])
        if counts and number not in counts:
            listed = max(counts)
            start = min(match.start("list"), match.start("said"))
            is_open = match.groupdict().get("etc") is not None
            end = max(match.end("list"), match.end("said"))
            yield Listed(start, end, listed, number, match["said"], is_open)


def _counts(names: str) -> set[int]:
    """How many names a list may hold, as 和 is read; empty where it is no plain list."""
    quoted = _ITEM.findall(names)
    if quoted:
        return {len(quoted)} if _MARKS.fullmatch(_ITEM.sub("", names)) else set()
    items = names.split("、")
    if len(items) < 2 or any(not 0 < len(item) <= _LONGEST for item in items):
        return set()
    if _NO_LIST.search(names) or any(_JOINS.search(item, 1) for item in items[:-1]):
        return set()
    is_mixed = any("男" in item or "女" in item for item in items)
    if is_mixed and any(len(item) > 3 for item in items):
        return set()  # 少儿、青年男子、女子 may be four groups
    return {len(items), len(items) + bool(_JOINS.search(items[-1], 1))}
