"""Quantities that are said to have parts: 共有党员120人，其中女党员35人."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from lint.text.awaited import awaited, tried
from lint.text.document import Document
from lint.text.lazy import lazy, lazy_re
from lint.text.numerals import DIGITS
from lint.text.places import sentence_end, sentence_start
from lint.text.quantities import Quantity, quantities, quantity_at
from lint.text.search import literals

_REACH = 80  # a sentence is read no farther back
_AMONG = tuple(literals(word) for word in ("其中", "包括", "，含"))
_MEN_AND_WOMEN = awaited(
    r"男(?<=，男)(?=\p{Han}{0,4}\d+[人名位]，?、?女\p{Han}{0,4}\d)", "，男", ahead=1
)
_THESE = literals("中，")
_OF_THESE = lazy(r"中，(?<=\d[^，。；：、\d\n]{1,14}中，)(?=[^，。；：、\d\n]{2,8}\d)")
_MAY_BE_OF_THESE = lazy_re(r"中，.{2,8}\d")
_FIGURE = lazy("[，：]?[^，。；：（\\n]{0,14}[0-9０-９一二三四五六七八九十百千两]")
_NO_WHOLE = lazy(
    "[均每]|(?<!新)增|减[少亏产]|下降|[比较]上|[比较]去|同比|提高|多[了出]|少[了出]|最|近\\d*年来|平时"
)
_NO_PART = lazy(
    "[均每最比占增减]|下降|累计|高[达于]|超[过出]|近\\d*[年天月]|日|年|月|有的|其中|原[有来先]|当初|起初|[此以]前"
    "|历|先后|共"
)
_NEW_CLAUSE = lazy_re("[达有]|总|在校|带动|惠及|覆盖|辐射|吸引|接待|服务|培训|突破|完成|实现|发放")
_NO_UNITS = frozenset([
    "", "％", "百分点", "倍", "年", "月", "天", "个月", "岁", "成", "次", "期", "届", "分", "点",
    "级",
])  # fmt: skip
_GRADES = frozenset("级类期")
_PART_GAP = lazy(r"(?:[^，。；：、（）\d\n]{0,8}[，、；]|[^，。；：、（）\d\n]{0,8}?[和及])")


class Part(msgspec.Struct, frozen=True):
    """A part behind 其中: what it is called, before its number and behind, and how many."""

    label: str
    quantity: Quantity


class Whole(NamedTuple):
    """A whole and its parts, as 其中 names them."""

    quantity: Quantity
    parts: tuple[Part, ...]
    end: int


def wholes(document: Document) -> tuple[Whole, ...]:
    """Each quantity that is said to have parts: 共有党员120人，其中女党员35人."""
    text = document.flow.text
    found = []
    spans = [(at, at + 2) for word in _AMONG for at in word.places(document)]
    spans += [(match.start(), match.start()) for match in _MEN_AND_WOMEN.matches(document)]
    these = (at for at in _THESE.places(document) if _MAY_BE_OF_THESE.match(text, at))
    spans += [match.span() for match in tried(_OF_THESE, text, these)]
    for start, at in spans:
        whole = _whole(text, start) if _FIGURE.match(text, at) else None
        parts = _parts(text, at, whole.base) or _again(text, at, whole) if whole else ()
        if whole and parts and not _may_be_of_another(text, whole, parts):
            found.append(Whole(whole, parts, parts[-1].quantity.end))
    return tuple(found)


def _may_be_of_another(text: str, whole: Quantity, parts: tuple[Part, ...]) -> bool:
    """Whether one part is larger than the whole, and another before it may be its own."""
    is_larger = any(part.quantity.low() > whole.high() for part in parts)
    return is_larger and _outdone(text, sentence_start(text, whole.start, _REACH), whole)


def _whole(text: str, at: int) -> Quantity | None:
    """The quantity of the clause before `at`, where 其中 stands."""
    end = at
    while end and text[end - 1] in "，（。；：— ":
        end -= 1
    if end < at and at - end > 2:
        return None
    start = sentence_start(text, end, _REACH)
    if text.find("其中", start, end) >= 0:
        return None  # a part of a part
    asides: list[tuple[int, int]] = []
    while True:
        clause = max(start, text.rfind("，", start, end) + 1)
        if clause == start or len(asides) == 3 or not _ASIDE.match(text, clause, end):
            break
        asides.append((clause, end))
        end = clause - 1
    found = list(quantities(text, clause, end))
    if not found:
        return None
    last = found[-1]
    behind = text[last.end : end]
    if last.base in _NO_UNITS or last.is_bound or len(behind) > 14 or "（" in behind:
        return None
    is_each = len(found) > 1 and found[-2].end == last.start  # two units of 330,000 kW
    if is_each or _NO_WHOLE.search(text, max(clause, last.start - 14), last.start):
        return None
    if any(_may_be_whole(text, *aside, last.base) for aside in asides):
        return None
    is_rated = any(_SHARE.search(text, *aside) for aside in asides)  # 伤亡41人，占三成，其中
    return last if is_rated or not _outdone(text, start, last) else None


def _outdone(text: str, start: int, whole: Quantity) -> bool:
    """Whether a larger figure before the whole may be the one that has parts."""
    before = quantities(text, start, whole.start)
    return any(q.high() > whole.high() for q in before if q.base == whole.base)


_SHARE = lazy_re("(?:占|率)[^，]{0,3}[0-9一二三四五六七八九半]")


_ASIDE = lazy_re(
    "(?:约|近|已)?(?:同比|环比|[比较][去上前同十]|[比较](?:19|20)\\d|增长|下降|占|每|平均|分|[\u4e00-\u9fff]{1,4}率)"
)
_COMPARES = lazy_re("[比较](?![例高])|每|平均")


def _may_be_whole(text: str, start: int, end: int, base: str) -> bool:
    """Whether a clause between the whole and 其中 holds another figure that may be the whole."""
    is_other = _COMPARES.match(text, start) is not None
    same = [q for q in quantities(text, start, end) if q.base == base]
    return any(not is_other or text[q.start - 1] in _RISES for q in same)


_RISES = frozenset("增减多少加产收了")  # 比上年增加30件


def _parts(text: str, at: int, base: str) -> tuple[Part, ...]:
    """The parts in a row behind 其中, all counted in `base`."""
    stop = sentence_end(text, at, _REACH)
    if text[at : at + 1] in "，：":
        at += 1
    found: list[Part] = []
    for quantity in quantities(text, at, stop):
        if quantity.base in _GRADES and text[quantity.start] in DIGITS:
            continue  # 一级文物
        label = text[at : quantity.start]
        if found:
            if text[at] == "，" and _NEW_CLAUSE.search(label):
                break
            gap = _PART_GAP.match(text, at, quantity.start)
            label = text[gap.end() : quantity.start] if gap else "，"
        is_part = quantity.base == base and not quantity.is_bound and len(label) <= 14
        if not is_part or "，" in label or "（" in label or _NO_PART.search(label):
            break
        behind = noun_behind(text, quantity.end)
        found.append(Part(label + behind, quantity))
        at = quantity.end
    return tuple(found)


def _again(text: str, at: int, whole: Quantity) -> tuple[Part, ...]:
    """The part that has the name of the whole: 总投资9亿元，其中工业项目7个，总投资10亿元."""
    first = max(0, whole.start - 4)
    labels = [text[i : whole.start] for i in range(first, whole.start - 1)]
    commas = [(text.find(f"，{label}", at, at + 24), label) for label in labels]
    comma, label = next(((i, label) for i, label in commas if i > 0), (-1, ""))
    if comma < 0 or _STOPS.search(text, at, comma):
        return ()
    part = quantity_at(text, comma + 1 + len(label))
    is_part = part and part.base == whole.base and not part.is_bound
    return (Part(label, part),) if part and is_part else ()


_STOPS = lazy_re("[，。；\n增减]")
_NOUN = lazy(r"\p{Han}{0,6}")


def noun_behind(text: str, at: int) -> str:
    """The word right behind a quantity."""
    match = _NOUN.match(text, at)
    return match[0] if match else ""
