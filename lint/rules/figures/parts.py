"""Parts and their whole: 其中 larger than what it is of, and totals that are not the sum."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from lint.diagnostic import Diagnostic, Related, Severity, Text
from lint.rule import Case, Rule, rule
from lint.text.awaited import awaited, tried
from lint.text.categories import end_alike, exclude_one_another, leave_nothing
from lint.text.document import Document
from lint.text.lazy import lazy, lazy_re
from lint.text.misprints import speaks_of_misprint
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
_FIGURE = lazy_re("[，：]?[^，。；：（\\n]{0,14}[0-9０-９一二三四五六七八九十百千两]")
_NO_WHOLE = lazy_re(
    "[均每]|(?<!新)增|减[少亏产]|下降|[比较]上|[比较]去|同比|提高|多[了出]|少[了出]|最|近\\d*年来|平时"
)
_NO_PART = lazy_re(
    "[均每最比占增减]|下降|累计|高[达于]|超[过出]|近\\d*[年天月]|日|年|月|有的|其中|原有|历|先后|共"
)
_NEW_CLAUSE = lazy_re("[达有]|总|在校|带动|惠及|覆盖|辐射|吸引|接待|服务|培训|突破|完成|实现|发放")
_NO_UNITS = frozenset([
    "", "％", "百分点", "倍", "年", "月", "天", "个月", "岁", "成", "次", "期", "届", "分", "点",
    "级",
])  # fmt: skip
_GRADES = frozenset("级类期")
_LOOSE_COUNTERS = frozenset("个家项条处座种件所类块场起批支套份部")
_PART_GAP = lazy(r"(?:[^，。；：、（）\d\n]{0,8}[，、；]|[^，。；：、（）\d\n]{0,8}?[和及])")


class Part(NamedTuple):
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


def _same_thing(text: str, whole: Quantity, part: Part) -> bool:
    """Whether a counter that counts many things counts the same here: 15个村, 其中贫困村18个."""
    if whole.unit not in _LOOSE_COUNTERS:
        return True
    noun = noun_behind(text, whole.end)
    before = _HAN_BEFORE.search(text, max(0, whole.start - 6), whole.start)
    words = noun or (before[0] if before else "")
    return bool(words) and words.rstrip("的")[-1:] in part.label


_HAN_BEFORE = lazy(r"\p{Han}+?(?=(?:共|有|达|为|了|约|近|总计|合计|共计)*$)")


@rule(
    id="FIG004",
    name="part-over-whole",
    severity=Severity.ERROR,
    summary=Text("其中的部分大于总数", "a part larger than its whole"),
    message=Text(
        "部分{parts}，{zh}总数{whole}：核对这些数",
        "the parts ({parts}) are {en} than the whole ({whole}): check the figures",
    ),
    why=Text(
        "“其中”后的部分不能大于前面的总数；男和女、一等奖和二等奖这样互不重叠的部分，相加也不能大于"
        "总数，男女、城乡这样没有其余的，相加应等于总数。单位不同、前面说的是增量或平均数的不报。",
        "What stands behind 其中 is no more than the whole before it; parts that exclude one "
        "another come to no more, and to as much where nothing else is left. Other units, "
        "and a whole that is an increase or an average, are left alone.",
    ),
    source="算术",
    needs="其男含括中",
    covers=("F26", "F27"),
    cases=(
        Case(bad="全村共有党员12人，其中女党员15人。", at="15人"),
        Case(bad="完成投资3.2亿元，其中工业投资4.1亿元。", at="4.1亿元"),
        Case(bad="参训学员86名，其中男52名，女44名。", at="52名，女44名"),
        Case(bad="出动民警120人，其中男民警85人、女民警30人。", at="85人、女民警30人"),
        Case(
            bad="评出获奖作品60件，其中一等奖10件、二等奖20件、三等奖40件。",
            at="10件、二等奖20件、三等奖40件",
        ),
        Case(
            bad="馆藏文物300件，其中一级80件、二级120件、三级110件。",
            at="80件、二级120件、三级110件",
        ),
        Case(bad="总投资36.8亿元，其中工业项目7个，总投资38.1亿元。", at="38.1亿元"),
        Case(bad="完成投资3.2亿元，同比增长12%，其中工业投资4.1亿元。", at="4.1亿元"),
        Case(
            bad="126部电梯中，城东区48部、城西区41部、北湖区39部。",
            at="48部、城西区41部、北湖区39部",
        ),
        Case(
            bad="收录民歌312首，分号子、山歌、小调三卷，其中号子87首、山歌126首、小调109首。",
            at="87首、山歌126首、小调109首",
        ),
        Case(
            bad="今年检查182家，其中建筑企业94家、快递企业51家、环卫企业47家。",
            at="94家、快递企业51家、环卫企业47家",
        ),
        Case(
            bad="规模以上企业412家，其中大中型企业67家，小微企业355家。", at="67家，小微企业355家"
        ),
        Case(bad="参战128人，伤亡41人，占三成，其中牺牲17人，负伤26人。", at="17人，负伤26人"),
        Case(good="参战128人，伤亡41人，占三成，其中党员56人。", note="哪个的部分"),
        Case(good="检查182家，其中民营企业94家、科技企业51家、外贸企业47家。", note="可以重叠"),
        Case(good="今年检查192家，其中建筑企业94家、快递企业51家、环卫企业47家。"),
        Case(good="接待游客30万人次，同比增加5万人次，其中外省游客6万人次。", note="哪个的部分"),
        Case(good="126个村中，贫困村48个、示范村51个、老区村39个。", note="可以重叠"),
        Case(good="全村共有党员35人，其中女党员15人；有5个镇120个村，其中贫困村40个。"),
        Case(good="参训学员86名，其中男52名，女34名；有党员120人，其中女党员50人，农民党员90人。"),
        Case(good="新增贷款比上年多增3亿元，其中涉农贷款8亿元。", note="增量"),
        Case(good="户均收入3万元，其中最高的12万元。", note="平均数"),
        Case(good="全县有3家企业，其中员工1200人；有3个乡，其中贫困村12个。", note="别的单位"),
        Case(good="总投资约3亿元，其中一期3.1亿元。", note="约"),
    ),
)
def part_over_whole(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    for whole, parts, end in document.once(wholes):
        over = [p for p in parts if p.quantity.low() > whole.high() and _same_thing(text, whole, p)]
        first = over[0] if over else parts[0]
        if not over and not (len(parts) > 1 and _misses(text, whole, parts)):
            continue
        if speaks_of_misprint(document, first.quantity.start):
            continue
        shown = [first.quantity.text] if over else [p.quantity.text for p in parts]
        is_less = not over and _most(parts) < whole.low()
        comparison = _LESS if is_less else _MORE
        details = {"parts": "＋".join(shown), "whole": whole.text, **comparison._asdict()}
        stop = first.quantity.end if over else end
        related = (Related(document.flow.span(whole.start, whole.end), _WHOLE),)
        figures = [whole, *(p.quantity for p in parts)]
        severity = Severity.ERROR if all(f.is_exact for f in figures) else Severity.WARNING
        start = first.quantity.start
        yield self.found(document, start, stop, details=details, related=related, severity=severity)


_WHOLE = Text("总数", "the whole")
_MORE, _LESS = Text("大于", "more"), Text("加起来不到", "less")


def _most(parts: Sequence[Part]) -> Decimal:
    """What the parts come to at the most."""
    return sum((part.quantity.high() for part in parts), Decimal(0))


def _misses(text: str, whole: Quantity, parts: tuple[Part, ...]) -> bool:
    """Whether parts that exclude one another come to more, or to less where none is left."""
    labels = [part.label for part in parts]
    is_listed = _are_listed(text[max(0, parts[0].quantity.start - _REACH) :], labels)
    count = next((n for n in range(len(labels), 1, -1) if _are_apart(whole, labels[:n])), 0)
    parts = parts if is_listed else parts[:count]
    if not count and not is_listed:
        return False
    low = sum((part.quantity.low() for part in parts), Decimal(0))
    if low > whole.high():
        return True
    is_all = is_listed or (count == len(labels) and leave_nothing(labels))
    return (
        is_all
        and _most(parts) < whole.low()
        and _are_last(text, whole.base, parts[-1].quantity.end)
    )


def _are_listed(text: str, labels: list[str]) -> bool:
    """Whether the very names of the parts were listed before: 分号子、山歌、小调三卷."""
    names = "、".join(labels)
    return len(labels) > 2 and f"、{names}、" not in text and f"分{names}" in text.replace("为", "")


def _are_apart(whole: Quantity, labels: list[str]) -> bool:
    """Whether the labels exclude one another, as kinds of one thing or as places do."""
    ends = {label[-1:] for label in labels}
    are_places = len(ends) == 1 and ends <= _PLACES and len(set(labels)) == len(labels)
    is_counted = whole.unit not in _LOOSE_COUNTERS or whole.unit in _THINGS
    is_apart = are_places and is_counted and all(2 < len(label) < 6 for label in labels)
    return is_apart or exclude_one_another(labels) or end_alike(labels)


_PLACES = frozenset("区县镇乡")
_THINGS = frozenset("部件起批支套份")


def _are_last(text: str, base: str, at: int) -> bool:
    """Whether nothing more of the unit stands in the sentence."""
    rest = quantities(text, at, sentence_end(text, at, _REACH))
    return all(quantity.base != base for quantity in rest)
