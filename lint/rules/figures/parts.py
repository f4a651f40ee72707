"""Parts and their whole: 其中 larger than what it is of, and totals that are not the sum."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from lint.diagnostic import Diagnostic, Related, Severity, Text
from lint.rule import Case, Rule, rule
from lint.rules.figures.wholes import Part, noun_behind, wholes
from lint.text.categories import end_alike, exclude_one_another, leave_nothing
from lint.text.document import Document
from lint.text.lazy import lazy
from lint.text.misprints import speaks_of_misprint
from lint.text.places import sentence_end
from lint.text.quantities import Quantity, quantities

_REACH = 80  # a sentence is read no farther
_LOOSE_COUNTERS = frozenset("个家项条处座种件所类块场起批支套份部")


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
        Case(good="补贴7600元当中，原来是9600元的，减了两成。", note="别的时候"),
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
    start = parts[0].quantity.start
    is_listed = _are_listed(text[max(0, start - _REACH) : start], labels)
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
