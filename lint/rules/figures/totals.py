"""Totals that are not the sum of what is listed before or behind them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain
from typing import NamedTuple

from lint.diagnostic import Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.rules.figures.scores import scores
from lint.text.awaited import awaited, tried
from lint.text.document import Document
from lint.text.lazy import lazy, lazy_re
from lint.text.misprints import speaks_of_misprint
from lint.text.occurrences import occurrences
from lint.text.places import clause_start, sentence_start
from lint.text.quantities import Quantity, in_figures, quantities, quantity_at
from lint.text.search import literals

_REACH = 300  # no list is longer
_NEAR = 28  # the last item ends no farther before its total
_IS = r"(?:为|达|有|是|获得?|得)?(?<what>\p{Han}{0,6}?)(?=\d)"
_SUM = awaited(rf"计(?<=[共合总]计){_IS}", "[共合总]计", ahead=1)
_BEFORE_FIGURE = lazy_re(r"共(?=[^，。\n\d]{0,8}\d)")
_IN_ALL = lazy(rf"共(?<![公其]共)(?!计){_IS}")
_TOTAL = awaited(
    rf"总(?<=[，、]总)(?:数|量|额|面积|人数|户数|投资|产量|里程){_IS}",
    "[，、]总[数量额面人户投产里]",
    ahead=1,
)
_GAP = lazy(r"[^，。；：、（）\d\n]{0,8}(?:[，、]|[和及与]|以及)[^，。；：、（）\d\n]{0,12}")
_LEAD = lazy(r"[^，。；：、（）\d\n]{0,8}，?[^，。；：、（）\d\n]{0,2}")
_NO_ITEM = lazy_re(
    "其中|增|减|比|超|占|每|均|累计|等|余|长|宽|高|深|原|拟|计划|以上|以下|达到|含|包括|各[为是有付]?$"
)
_NO_UNITS = frozenset([
    "", "％", "百分点", "倍", "年", "月", "天", "岁", "成", "届", "分", "点", "级", "米", "层",
])  # fmt: skip
_MORE = r"[^。：（）\n]{0,79}"
_LISTED = tuple(  # two figures at the least, and no date or range
    lazy(
        rf"{mark}(?=[^，。；：、（）\d\n]{{0,8}}\d+(?![\d年月%％—～+-]|日(?!元)){_MORE}\d{_MORE}{close})"
    )
    for mark, close in ("（）", "：。")
)
# No sum where signs make a formula of it: 车款（3万元-1万元）×50%.
_ITEM = lazy(r"[、，和及；]?(?<label>[^，。；：、（）\d\n×÷*－−-]{0,8}?)(?=\d)")
_ITEM_END = lazy(r"[^，。；：、（）\d\n×÷*－−-]{0,8}")
_LOOSE_COUNTERS = frozenset("个项条处座种件类块场起批支套份部所")
_SILVER = literals(r"\d银", r"\d[枚块]银", r"银牌\d")
_MEDALS = lazy(
    r"金(?:(?<=(?<!\d)(?<gold>\d{1,3})[枚块]?金)牌?|牌(?<gold>\d{1,3})[枚块])[、，]?"
    r"(?:(?<silver>\d{1,3})[枚块]?银牌?|银牌(?<silver>\d{1,3})[枚块])[、，和]?"
    r"(?:(?<bronze>\d{1,3})[枚块]?铜牌?|铜牌(?<bronze>\d{1,3})[枚块])"
    r"[^。；：、（）\d\n]{0,8}(?:[共总]\p{Han}{0,4}|奖牌(?:数|总数)?)(?:为|达)?(?<total>\d{1,3})[枚块]"
)


class Sum(NamedTuple):
    """A printed total and the items that it is the total of."""

    total: Quantity
    items: tuple[Quantity, ...]
    start: int
    end: int


def _behind(document: Document) -> Iterator[Sum]:
    """小麦3万亩、玉米2万亩，共5万亩: the total behind its items."""
    text = document.flow.text
    ends = 0
    in_all = tried(_IN_ALL, text, (match.start() for match in _BEFORE_FIGURE.finditer(text)))
    for match in chain(_SUM.matches(document), in_all, _TOTAL.matches(document)):
        total = quantity_at(text, match.end())
        if total is None or not total.is_exact or total.base in _NO_UNITS:
            continue
        at = match.start()
        begins = sentence_start(text, at, _REACH)
        ends, start = total.end, max(begins, ends if ends <= at else 0)
        if start == at - _REACH:
            continue  # it may begin with items that are not seen
        if [q.base for q in quantities(text, max(start, at - _NEAR), at)][-1:] != [total.base]:
            continue
        found = quantities(text, start, at)
        items = tuple(q for q in found if q.base == total.base)
        if len(items) < 2 or not _are_listed(text, start, items, match.start()):
            continue
        if match["what"] in text[max(0, items[0].start - 12) : items[0].start]:
            yield Sum(total, items, items[0].start, total.end)


def _are_listed(text: str, start: int, items: tuple[Quantity, ...], end: int) -> bool:
    """Whether the items stand in a row up to `end`, with nothing else between them."""
    ends = [*(item.start for item in items[1:]), end]
    for item, stop in zip(items, ends, strict=True):
        gap = text[item.end : stop]
        pattern = _LEAD if stop == end else _GAP
        if not pattern.fullmatch(gap) or _NO_ITEM.search(gap) or not item.is_exact:
            return False
    before = text[max(start, items[0].start - 12) : items[0].start].rpartition("，")[2]
    return not _NO_ITEM.search(before) and _are_alike(text, items)


def _are_alike(text: str, items: tuple[Quantity, ...]) -> bool:
    """Whether what a general counter counts is one thing: not 3个乡、12个村."""
    if items[0].unit not in _LOOSE_COUNTERS:
        return True
    nouns = {match[0] for item in items if (match := _NOUN.match(text, item.end))}
    return len(nouns) == 1


_NOUN = lazy(r"\p{Han}{0,4}")


def _ahead(text: str) -> Iterator[Sum]:
    """奖牌13枚（金牌4枚、银牌9枚）: the total before its items, which fill a bracket."""
    for match in chain(*(pattern.finditer(text) for pattern in _LISTED)):
        close = "）" if match[0] == "（" else "。"
        stop = text.find(close, match.end(), match.end() + 80)
        total = _ending_at(text, match.start()) if stop >= 0 else None
        if total is None or not total.is_exact or total.base in _NO_UNITS:
            continue
        items = _all_items(text, match.end(), stop, total.base)
        if len(items) > 1 and _are_alike(text, items):
            yield Sum(total, items, total.start, items[-1].end)


def _ending_at(text: str, at: int) -> Quantity | None:
    """The quantity that ends the clause before `at`, with no more than its noun behind it."""
    start = max(clause_start(text, at), at - 24)
    found = list(quantities(text, start, at))
    return found[-1] if found and _ITEM_END.fullmatch(text, found[-1].end, at) else None


def _all_items(text: str, at: int, stop: int, base: str) -> tuple[Quantity, ...]:
    """The items that fill `at`..`stop`; none where anything else stands there."""
    found = []
    while at < stop:
        item = _ITEM.match(text, at, stop)
        quantity = quantity_at(text, item.end(), stop) if item else None
        end = quantity and _ITEM_END.match(text, quantity.end, stop)
        if not (item and quantity and end) or quantity.base != base or not quantity.is_exact:
            return ()
        if _NO_ITEM.search(item["label"] + end[0]):
            return ()
        found.append(quantity)
        at = end.end()
    return tuple(found)


def _is_sum(total: Quantity, items: tuple[Quantity, ...]) -> bool:
    """Whether all items, or some in a row, come to the total."""
    for first in range(len(items) - 1):
        value = slack = Decimal(0)
        for item in items[first:]:
            value += item.value
            slack += item.half
            if abs(value - total.value) <= slack + total.half and value > item.value:
                return True
    return False


@rule(
    id="FIG005",
    name="total",
    severity=Severity.ERROR,
    summary=Text("总数不等于各项之和", "a total that is not the sum of its items"),
    message=Text(
        "{items}是{sum}，不是{total}：核对各项和总数",
        "{items} is {sum}, not {total}: check the items and the total",
    ),
    why=Text(
        "“A、B、C，共N”所列各项同一单位、没有“等”“约”“其中”，相加应得总数；括号或冒号后列全的各项也是"
        "这样。按印出的末位取整后仍对不上才报；计数的东西不同、列得不全、有重叠的不报。",
        "Items of one unit listed before 共, or filling the bracket behind a total, make the "
        "total. Reported only where no rounding allows it; lists with 等, 约 or 其中, and "
        "counts of different things, are left alone.",
    ),
    source="算术",
    needs="共计总（：金胜净",
    covers=("F28",),
    cases=(
        Case(
            bad="种植小麦3.2万亩、玉米2.1万亩、大豆1.5万亩，共7.8万亩。",
            at="3.2万亩、玉米2.1万亩、大豆1.5万亩，共7.8万亩",
        ),
        Case(bad="男生26人，女生19人，共47人。", at="26人，女生19人，共47人"),
        Case(bad="代表团获奖牌13枚（金牌4枚、银牌5枚、铜牌6枚）。"),
        Case(bad="最终以12金9银8铜共31枚奖牌收官。", at="金9银8铜共31枚"),
        Case(bad="三个村分别为120户、130户和150户，合计410户。"),
        Case(bad="球队12场比赛取得6胜3平2负的战绩。", at="胜3平2负"),
        Case(bad="足球联赛中，清河队16战9胜4平3负，积32分。", at="9胜4平3负，积32分"),
        Case(bad="清河队主场以4比1战胜云溪队，净胜4球。", at="4比1战胜云溪队，净胜4球"),
        Case(bad="本赛季打进31球、失14球，净胜球18个。", at="31球、失14球，净胜球18个"),
        Case(bad="两校分别招收1200人和900人，合计2200人。", at="1200人和900人，合计2200人"),
        Case(good="足球联赛中，清河队16战9胜4平3负，积31分；手球队9胜4平3负，积22分。"),
        Case(good="清河队主场以4比1战胜云溪队，净胜3球；两回合以4比1胜出，总净胜5球。"),
        Case(good="球队12场比赛取得7胜3平2负的战绩，主场6战5胜。"),
        Case(good="种植小麦3.2万亩、玉米2.1万亩、大豆1.5万亩，共6.8万亩。"),
        Case(good="种植小麦3.2万亩、玉米2.1万亩等，共7.8万亩。", note="等"),
        Case(good="投入120万元，补助30万元，共惠及80户；有3个乡、12个村，共计60个小组。"),
        Case(
            good="小组15人（男8人，女7人，党员5人），奖牌13枚（其中金牌4枚、银牌5枚）。",
            note="重叠、其中",
        ),
        Case(good="面积1.26万亩、2.16万亩，共3.4万亩。", note="取整"),
        Case(good="以12金9银8铜共29枚奖牌收官。"),
        Case(
            good="赔偿医疗费31204.5元、误工费8000元、护理费6400元、住院伙食补助费1350元、营养费900元、"
            "鉴定费2200元、残疾赔偿金52000元、交通费800元、评估费300元、车损1845.5元、拖车费500元、"
            "停车费260元、复印费40元，合计105800元。",
            note="各项很多",
        ),
        Case(good="车主再赔4万元（6万元-2万元）；两笔各3万元，押金1万元，合计7万元。", note="算式"),
    ),
)
def printed_total(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    told = -1
    for found in (*_behind(document), *_ahead(text)):
        if _is_sum(found.total, found.items) or speaks_of_misprint(document, found.start):
            continue
        value = sum((item.value for item in found.items), Decimal(0))
        scale = Decimal(found.total.scale) * found.total.size
        shown = found.total.text.lstrip("0123456789.．·,")
        details = {
            "items": "＋".join(item.text for item in found.items),
            "sum": in_figures(value / scale, 2) + shown,
            "total": found.total.text,
        }
        told = max(told, found.end)
        is_less = value < found.total.value
        severity = Severity.WARNING if is_less else Severity.ERROR
        yield self.found(document, found.start, found.end, details=details, severity=severity)
    golds = occurrences(text, "金") if _SILVER.stand_in(document) else ()
    for match in tried(_MEDALS, text, golds):
        medals = [int(match[name]) for name in ("gold", "silver", "bronze")]
        if sum(medals) != int(match["total"]) and match.end() > told:
            details = {
                "items": "{}金＋{}银＋{}铜".format(*medals),
                "sum": f"{sum(medals)}枚",
                "total": f"{match['total']}枚",
            }
            yield self.found(document, match.start(), match.end(), details=details)
    for score in scores(document):
        details = {"items": score.items, "sum": score.sum, "total": score.total}
        yield self.found(document, score.start, score.end, details=details, severity=score.severity)
