"""What falls to each of a named thing: 考场486个，每考场30人; 分五年发放，每年6万元."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from lint.text.awaited import awaited
from lint.text.document import Document
from lint.text.lazy import lazy, lazy_re
from lint.text.places import clause_start, sentence_start
from lint.text.quantities import BEGINS, Quantity, quantities, quantity_at
from lint.text.search import literals

_REACH = 60
_FAR = 120
_EACH = awaited(
    r"每(?<=[，、（]每)个?(?<of>\p{Han}{1,4}?)"
    rf"(?:可?(?:容纳|安排|坐|有|设|配备?|种植?|装|发放?|补助?|奖励?))?{BEGINS}",
    "[，、（]每",
    ahead=1,
)
_TOTAL = lazy(
    rf"，(?:一共|总共|合计|共计|共|总计|可容纳|(?:一|总)?共?可?(?:容纳|安排)|容纳){BEGINS}"
)
_OF_TOTALS = ("，[一总][共可容安]", "，总计", "，合计", "，[共容安]", "，可[容安]")
_TOTAL_WORDS = literals(*_OF_TOTALS)
_OF_PARTS = (r"分\d", "分[两二三四五六七八九十]")
_IN_PARTS = awaited(
    rf"分(?=(?<number>(?:\d{{1,2}}|[两二三四五六七八九十])(?<of>年|期|次|批|个月))"
    rf"(?:\p{{Han}}{{0,4}}，|平均)每(?P=of)\p{{Han}}{{0,3}}?(?<each>{BEGINS}))",
    *_OF_PARTS,
)
_YIELD = awaited(
    r"亩产(?<=总产量?(?:达到?|为)?(?<total>\d[\d.．]*[万亿]?(?:吨|公斤|斤))，(?:平均)?亩产)"
    rf"量?(?:达到?|为)?{BEGINS}",
    "亩产",
)
_AREA = lazy_re("面积(?:为|达到?|稳定在)?(?=[0-9])")
_MEAN = awaited(rf"平均每个?(?<of>[班家户村组校车船趟场])(?:有|约有)?{BEGINS}", "平均每")
WORDS = (*_OF_TOTALS, *_OF_PARTS, "亩产", "平均每")
"""One of them stands in whatever is found here."""
_SOWN = ("播种", "种植", "总")
_NO_TOTAL = lazy_re("其中|增|减|比|不等|以上|左右")
_LESS, _MORE = Decimal("0.75"), Decimal("1.33")


class Average(NamedTuple):
    """So many, so much each, and so much in all."""

    number: Quantity
    each: Quantity
    total: Quantity


def averages(document: Document) -> Iterator[Average]:
    """Each number, average and total of one thing, in whichever order."""
    yield from _per_thing(document)
    yield from _in_parts(document)
    yield from _yields(document)
    yield from _means(document)


def _per_thing(document: Document) -> Iterator[Average]:
    """设考场486个，每考场30人，可容纳14580人."""
    if not _TOTAL_WORDS.stand_in(document):
        return
    text = document.flow.text
    for match in _EACH.matches(document):
        each = quantity_at(text, match.end())
        behind = _TOTAL.match(text, each.end) if each and each.base not in ("", "％") else None
        total = quantity_at(text, behind.end()) if behind else None
        if not each or not total or total.base != each.base or total.is_bound:
            continue
        start = sentence_start(text, match.start(), _REACH)
        numbers = [
            q for q in quantities(text, start, match.start()) if _counts(text, q, match["of"])
        ]
        said = text[start : total.end]
        if len(numbers) == 1 and not _NO_TOTAL.search(said):
            yield Average(numbers[0], each, total)


def _counts(text: str, quantity: Quantity, thing: str) -> bool:
    """Whether the quantity is of the thing: 考场486个, 486个考场."""
    is_behind = (
        text.startswith(thing, quantity.end)
        and not text[quantity.end + len(thing) : quantity.end + len(thing) + 1].isalpha()
    )
    is_before = len(thing) > 1 and text.endswith(thing, 0, quantity.start)
    return quantity.is_exact and (is_behind or is_before)


def _in_parts(document: Document) -> Iterator[Average]:
    """给予30万元补贴，分五年发放，每年6万元."""
    text = document.flow.text
    for match in _IN_PARTS.matches(document):
        number = quantity_at(text, match.start("number"))
        each = quantity_at(text, match.end("each"))
        start = sentence_start(text, match.start(), 30)
        found = list(quantities(text, start, match.start())) if each else []
        if number and each and found and found[-1].base == each.base:
            is_fit = not (found[-1].is_bound or each.is_bound) and len(found) == 1
            if is_fit and not _NO_TOTAL.search(text, start, each.end + 2):
                yield Average(number, each, found[-1])


def _yields(document: Document) -> Iterator[Average]:
    """粮食面积300万亩，……；粮食总产量134.4万吨，亩产448公斤."""
    text = document.flow.text
    for match in _YIELD.matches(document):
        at = match.start("total")
        each, total = quantity_at(text, match.end()), quantity_at(text, at)
        first = max(0, at - _FAR)
        start = max(first, text.rfind("。", first, at) + 1, text.rfind("\n", first, at) + 1)
        areas = list(_AREA.finditer(text, start, at))
        number = quantity_at(text, areas[0].end()) if len(areas) == 1 else None
        if not (each and total and number) or number.base != "亩" or each.base != total.base:
            continue
        crop = _word(text, text.rfind("总产", 0, at))
        if not crop or crop == _word(text, areas[0].start()):
            yield Average(number, each, total)


def _word(text: str, at: int) -> str:
    """The crop that is named before `at`: 粮食 in 粮食种植面积."""
    words = text[clause_start(text, at) : at]
    for word in _SOWN:
        words = words.removesuffix(word)
    return words[-2:]


def _means(document: Document) -> Iterator[Average]:
    """在校生3640人，……78个教学班，平均每班47人: no total is the one, and one is near."""
    text = document.flow.text
    for match in _MEAN.matches(document):
        each = quantity_at(text, match.end())
        comma = match.start() - 1
        start = clause_start(text, comma)
        found = list(quantities(text, start, comma)) if text[comma] == "，" and each else []
        if not each or len(found) != 1 or not found[0].is_exact or each.base in ("", "％"):
            continue
        number = found[0]
        noun = text[number.end : comma]
        if number.unit != match["of"] and not (0 < len(noun) < 5 and noun.endswith(match["of"])):
            continue
        first = max(0, start - _FAR)
        first = max(first, text.rfind("\n", first, start))
        totals = [q for q in quantities(text, first, start) if q.base == each.base and q.value]
        near = [q for q in totals if _LESS < number.value * each.value / q.value < _MORE]
        if near and not any(holds(Average(number, each, total)) for total in totals):
            yield Average(number, each, near[-1])


def holds(average: Average) -> bool:
    """Whether some values that round to what is printed are each other's product."""
    number, each, total = average
    low, high = number.low() * each.low(), number.high() * each.high()
    return low <= total.high() and total.low() <= high
