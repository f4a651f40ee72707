"""So many, so much each, and the total: three figures that check one another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from lint.diagnostic import Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.rules.figures.averages import WORDS as AVERAGE_WORDS
from lint.rules.figures.averages import Average, averages, holds
from lint.text.awaited import awaited
from lint.text.document import Document
from lint.text.lazy import lazy, lazy_re
from lint.text.misprints import speaks_of_misprint
from lint.text.places import sentence_end, sentence_start
from lint.text.quantities import BEGINS, Quantity, in_figures, quantities, quantity_at
from lint.text.search import literals

_REACH = 80
_OF_EACH = ("[户人亩]均", "每[户人亩]", "亩产")
_EACH = (
    awaited(
        rf"均(?<=(?<of>[户人亩])均)(?<what>\p{{Han}}{{0,6}}?)(?:达到?|为|约)?{BEGINS}",
        _OF_EACH[0],
        ahead=1,
    ),
    awaited(rf"每(?<of>[户人亩])(?<what>\p{{Han}}{{0,8}}?)(?:达到?|为|约)?{BEGINS}", _OF_EACH[1]),
    awaited(
        rf"产(?<=(?<of>亩)(?<what>产))量?\p{{Han}}{{0,4}}?(?:达到?|为|约)?{BEGINS}",
        _OF_EACH[2],
        ahead=1,
    ),
)
_TOTAL = lazy(
    rf"(?:(?<!其)[共总]|合计|总计)(?:共|计)?(?<what>\p{{Han}}{{0,8}}?)(?:达到?|为|约|可达|是)?{BEGINS}"
)
_MAY_TOTAL = lazy_re("[共总合]")
_BETWEEN = 12  # the total stands no farther behind what falls to each
_PAID = frozenset(
    ["发放", "补助", "资助", "发", "补贴", "支出", "兑现", "支付", "奖励", "投入", "捐款", "收"]
)
_NO_SUM = lazy_re("[增减比超]|年均|同比|占|以上|不等|其中|最|累计|以来|左右|分别|万元至|第")


def _products(document: Document) -> Iterator[Average]:
    text = document.flow.text
    ends = 0
    for match in chain.from_iterable(pattern.matches(document) for pattern in _EACH):
        each = quantity_at(text, match.end())
        start = sentence_start(text, match.start(), _REACH)
        start = max(start, ends if ends <= match.start() else 0)  # no farther than another each
        ends = each.end if each else ends
        if each is None or not each.base or each.base in ("％", "倍", "年"):
            continue
        if not _MAY_TOTAL.search(text, each.end, each.end + _BETWEEN + 1):
            continue
        base = match["of"]
        numbers = [q for q in quantities(text, start, match.start()) if q.base == base]
        if len(numbers) != 1:
            continue
        end = sentence_end(text, each.end, _REACH)
        if _NO_SUM.search(text[start:end].replace(match["what"], "")):
            continue
        total = _total(text, each, end, match["what"])
        if total and all(q.base != base for q in quantities(text, match.start(), end)):
            yield Average(numbers[0], each, total)


def _total(text: str, each: Quantity, end: int, what: str) -> Quantity | None:
    """The total behind what falls to each, of the same thing: 户均增收…，共增收…."""
    match = _TOTAL.search(text, each.end, end)
    if match is None or match.start() - each.end > _BETWEEN:
        return None
    found = quantity_at(text, match.end(), end)
    thing = match["what"].removesuffix("量")
    is_same = not thing or thing[-2:] in what or (what == "产" and thing.startswith(what))
    is_same |= not what and thing in _PAID
    is_fit = found is not None and found.base == each.base and not found.is_bound
    return found if is_fit and is_same else None


@rule(
    id="FIG011",
    name="product",
    severity=Severity.WARNING,
    summary=Text(
        "总数不等于个数乘平均数", "a total that is not the number times what falls to each"
    ),
    message=Text(
        "{number}×{each}是{right}，不是{total}：核对这三个数",
        "{number} times {each} is {right}, not {total}: check the three figures",
    ),
    why=Text(
        "一句里印了亩数、亩产和总产，或人数、人均和总额，三个数可以互相验算；各数按印出的末位取整后"
        "仍对不上才报。增减数、区间、“不等”“累计”不报。",
        "An area, its yield and its crop, or people, what each was paid and the sum, check one "
        "another. Reported only where no rounding allows it; increases, ranges and sums of more "
        "than one time are left alone.",
    ),
    source="算术",
    needs=literals(*_OF_EACH, *AVERAGE_WORDS),
    covers=("F37",),
    cases=(
        Case(bad="全村种植水稻1200亩，亩产600公斤，总产82万公斤。", at="82万公斤"),
        Case(bad="为120名学生每人发放助学金500元，共发放助学金5万元。", at="5万元"),
        Case(bad="分红惠及350户，户均分红1200元，合计分红52万元。", at="52万元"),
        Case(bad="设考点26个、考场486个，每考场30人，可容纳15480人。", at="15480人"),
        Case(bad="给予30万元购房补贴，分五年发放，每年5万元。", at="5万元"),
        Case(bad="粮食种植面积312.5万亩，粮食总产量134.4万吨，亩产450.8公斤。", at="450.8公斤"),
        Case(bad="现有在校生3640人，78个教学班，平均每班约52人。", at="约52人"),
        Case(
            good="设考场486个，每考场30人，可容纳14580人；给予30万元补贴，分五年发放，每年6万元。"
        ),
        Case(good="粮食种植面积312.5万亩，总产量134.4万吨，亩产430.1公斤。", note="取整"),
        Case(good="现有在校生3640人，70个教学班，平均每班52人。"),
        Case(good="去年毕业0人，78个教学班，平均每班52人。"),
        Case(good="全村种植水稻1200亩，亩产600公斤，总产72万公斤；户均分红1200元。"),
        Case(good="为120名学生每人发放助学金500元，共发放助学金6万元。"),
        Case(good="全村1200亩水稻，亩产600公斤左右，亩均增收300元，总收入82万元。"),
        Case(good="惠及350户，户均增收1200元，共销售农产品52万元。", note="另一回事"),
        Case(good="种植1.2万亩，亩产610公斤，总产量730万公斤。", note="取整"),
    ),
)
def product(self: Rule, document: Document) -> Iterator[Diagnostic]:
    for found in (*_products(document), *averages(document)):
        if holds(found):
            continue
        number, each, total = found
        right = number.value * each.value / (total.scale * total.size)
        details = {
            "number": number.text,
            "each": each.text,
            "right": in_figures(right, 2) + total.text.lstrip("0123456789.．·,"),
            "total": total.text,
        }
        last = max(each, total, key=lambda figure: figure.start)
        if not speaks_of_misprint(document, last.start):
            yield self.found(document, last.start, last.end, details=details)
