"""A change from one figure to another, and what its sentence says of it.

由120户增至150户，增长25%; 150万元，比上年的120万元增长25%; 去年120万元，今年150万元，增长25%.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto
from itertools import chain
from decimal import Decimal
from typing import NamedTuple

import regex

from lint.text.document import Document
from lint.text.lazy import lazy, lazy_re
from lint.text.numerals import DIGITS, ONE_TO_TEN
from lint.text.places import clause_start
from lint.text.quantities import BEGINS, Quantity, quantities, quantity_at

_UP = (
    "增加|增长|增[多幅收产]|[猛激剧净新]?增|追加|提高|提升|[上攀跃回飙抬]升|升|[上猛]?涨|扩大|扩展|拓展|壮大|上调|调高"
    "|延长|上浮|扩"
)
_DOWN = (
    "下降|降低|[骤锐剧猛陡压]?降|减少|[锐骤缩削压裁]减|减|[下猛暴]?跌|下滑|回落|缩小|缩短|压缩|下调|调低|精简|下浮"
)
_RATES = "(?:增|涨|升|降|跌|减)幅|增长率|(?:增|降)率"
_WHEN = (
    r"(?:[\d一二三四五六七八九十两几]{1,3}年前|(?:19|20)?\d\d年(?:的?同期|底|末|年?[初末底]|上半年|下半年|\d+月[初底末]?)?"
    r"|(?:去年|上年|前年|今年)(?:的?同期|年?[初底末]|\d+月[份初底末]?|全年)?"
    "|上个?月|上个?季度|年初|年底|月初|同期|往年|过去|以前|从前|此前|原先|原来|当初|最初|起初|刚开始|开始"
    "|开始时|目前|现在|如今|当前|后来|现有|现今)"
)
_ADVERBS = "迅速|快速|逐步|逐年|大幅|稳步|很快|直线|陡然|一下子?|一路|一举|一跃|猛然|进一步|已|将|则|又"
_PER = r"每(?:公斤|千克|斤|吨|平方米|亩|人|户|天|日|月|年|小时|桶|辆|套|次|个|头|名|股|度)|人均|户均|亩均|日均|月均"
_TO = tuple(
    lazy(
        rf"{to}(?<=[加长增高升涨大展多壮调浮扩降低少减跌滑落小短缩简达]{to})"
        rf"了?(?:{_WHEN}的?)?(?:{_PER})?{BEGINS}"
    )
    for to in "至到为"
)
_VERB = lazy(f"(?<up>{_UP})|(?<down>{_DOWN})|发展|变化?|达|调整", regex.REVERSE)
_COMPARED = tuple(lazy(rf"{than}{_WHEN}的?{BEGINS}") for than in "比较")
_REACHED = lazy(rf"，(?:总数|总量|总额|已)?(?:{_UP})?(?:达到?|[至到])了?{BEGINS}")
_EARLIER = lazy(
    rf"年(?<=[去上前]年|(?<!\d)(?:19|20)\d\d年)(?:同期)?[^，。；：、（）\d\n]{{0,12}}{BEGINS}"
)
_LATER = lazy(
    r"[^，。；：、（）\d\n]{0,4}[，；](?:而|到|至)?(?:今年|去年|上年|(?:19|20)\d\d年|目前|如今|现在)(?:[末底]|全年|同期)?"
    rf"(?<middle>[^，。；：、（）\d\n]{{0,12}}?){BEGINS}"
)
_REACHES = lazy(
    rf"(?:{_ADVERBS}|预计|有望|可|更是|仅|只)*"
    rf"(?:(?:(?<up>{_UP})|(?<down>{_DOWN})|达)[到至为]|达|为|是|有|突破)了?"
)
_LINKS = (
    rf"(?:同比|环比|[比较]{_WHEN}的?|与{_WHEN}(?:的|水平)?相比|相比|净|共|总共|一共|累计|整整|足足|将|已|又"
    rf"|大幅|实现|短短|总|(?:\d+|[{ONE_TO_TEN}两几]+)年(?:间|来|时间)?)*"
)
_CLAIM = lazy(
    rf"(?:[^，。；：！？、（）\d\n]{{0,6}}[，（])?(?<links>{_LINKS})"
    rf"(?:(?:(?<up>{_UP}|翻|多)|(?<down>{_DOWN}|少)|(?<rate>{_RATES}))(?:幅度?|率)?(?:了|为|达到?|高达|是|有|整整)?"
    rf"|(?<of>(?:是|为|相当于|达到?|增[长加]?到|扩大到|提高到){_WHEN}的)){BEGINS}"
)
_DOUBLED = lazy(
    rf"(?:[^，。；：！？、（）\d\n]{{0,6}}[，（])?(?<links>{_LINKS})(?:实现)?翻了?(?<about>近|约|超过?|不止|将近)?"
    rf"(?<count>[{ONE_TO_TEN}两\d])?番(?<more>多|以上|有余)?"
)
_CLAIM_BEFORE = lazy(
    rf"(?:(?<up>{_UP})|(?<down>{_DOWN})|(?<rate>{_RATES}))(?:了|为|达到?|高达)?{BEGINS}"
)
_YEARLY = lazy(r"，(?:年均|平均每年|年平均)[^，。；：\n]{2,16}(?=，)")
_STOPS = "。；！？\n"
_NO_FIGURE_BESIDE = frozenset("：:∶／/—－～~-−、")
_NO_FIGURE_BEHIND = _NO_FIGURE_BESIDE | {"代"}
_NO_RANGE = frozenset("：:∶／/—－～~-至到和、的比")
_CLOCK = frozenset(["点", "分", "月", "期", "届", "级", "第", "周"])
_AROUND = lazy_re(r"第\d+[位名]|汇率|兑|比价|名次|排名|排位|位[居列次]|零下|负|每隔?\d|倒数|年均|平均每年")
_BEFORE = 12  # words of rank and rate stand no farther before the first figure
_AGAIN = lazy_re(r"[一1]次|以来|年代|分制|：")
_YEAR = lazy_re(r"(?:19|20)\d\d(?=年)")
_REACH = 50  # 由 stands no farther before the verb


class Kind(Enum):
    """What a sentence says of a change."""

    RATE = auto()  # 增长25％
    TIMES = auto()  # 增长2倍, which some mean as 2 and some as 3 times as much
    MULTIPLE = auto()  # 是原来的2倍
    DOUBLED = auto()  # 翻一番
    DIFFERENCE = auto()  # 增加30户, 提高3个百分点


class Claim(NamedTuple):
    """What is said of a change; `rises` is None where the word does not tell (翻番, 是…的2倍)."""

    kind: Kind
    start: int
    end: int
    text: str
    rises: bool | None
    amount: Quantity | None
    doublings: int = 1


class Change(NamedTuple):
    """From one figure to another.

    Attributes:
        start, end: from the first figure to the second.
        before: the ways to read the first; it may lack a unit that the second has.
        after: the second.
        rises: what the verb says; None where it does not tell.
        claims: what else is said of it.
    """

    start: int
    end: int
    before: tuple[Quantity, ...]
    after: Quantity
    rises: bool | None
    claims: tuple[Claim, ...]


def changes(document: Document) -> tuple[Change, ...]:
    """All changes whose two figures are printed side by side."""
    text = document.flow.text
    return (*_stated(text), *_compared(text), *_of_two_years(text))


def _stated(text: str) -> Iterator[Change]:
    """由A增至B."""
    for match in chain.from_iterable(pattern.finditer(text) for pattern in _TO):
        verb = _VERB.match(text, max(0, match.start() - 4), match.start())
        after = quantity_at(text, match.end())
        if verb is None or after is None:
            continue
        start = max(text.rfind(word, max(0, verb.start() - _REACH), verb.start()) for word in "由从")
        before = _last(text, start + 1, verb.start()) if start >= 0 else None
        if before is None or _is_cut(text, start, before, verb.start()):
            continue
        phrase = text[start : match.end()]
        claims = _claims(text, after.end, phrase)
        claims = (*_claim_before(text, start), *claims)
        yield from _change(text, start, before, after, _rises(verb), claims)


def _is_cut(text: str, start: int, before: Quantity, end: int) -> bool:
    """Whether 由, the first figure and the verb do not belong together."""
    head, tail = text[start : before.start], text[before.end : end]
    has_stop = any(mark in head + tail for mark in "。；！？：\n")
    is_range = head.endswith(("至", "到")) or "（" in head
    return has_stop or is_range or "，" in head or len(head) > 28 or len(tail) > 12 or "，" in tail.rstrip("，")


def _compared(text: str) -> Iterator[Change]:
    """B，比上年的A增长C%."""
    for match in chain.from_iterable(pattern.finditer(text) for pattern in _COMPARED):
        before = quantity_at(text, match.end())
        if before is None:
            continue
        start = max(text.rfind(mark, max(0, match.start() - 40), match.start()) for mark in _STOPS)
        clause = text.rfind("，", max(start, match.start() - 40), match.start() - 1)
        claim = _claim(text, before.end, match[0])
        if claim is None:
            continue
        after = _last(text, max(start, clause, match.start() - 30, 0), match.start())
        if after is None or text[after.end : match.start()].strip("，（同"):
            reached = _REACHED.match(text, claim.end)
            after = quantity_at(text, reached.end()) if reached else None
        if after and _fits(text, before):
            yield from _change(text, after.start, before, after, None, (claim,))


def _of_two_years(text: str) -> Iterator[Change]:
    """去年A，今年B，增长C%."""
    for match in _EARLIER.finditer(text):
        before = quantity_at(text, match.end())
        later = before and _LATER.match(text, before.end)
        after = later and quantity_at(text, later.end())
        if before and later and after:
            middle = later["middle"]
            reaches = _REACHES.fullmatch(middle)
            if not reaches and not (len(middle) > 1 and match[0].endswith(middle)):
                continue
            phrase = text[max(0, match.start() - 4) : after.start]
            claims = _claims(text, after.end, phrase)
            rises = _rises(reaches) if reaches else None
            years = _YEAR.findall(phrase)
            if len(years) == 2 and years[0] > years[1]:
                before, after, rises = after, before, None
            yield from _change(text, match.start(), before, after, rises, claims)


def _change(
    text: str,
    start: int,
    before: Quantity,
    after: Quantity,
    rises: bool | None,
    claims: tuple[Claim, ...],
) -> Iterator[Change]:
    sentence = text[max(0, start - _BEFORE) : after.end + 2]
    if _AROUND.search(sentence) or _AGAIN.match(text, after.end):
        return
    readings = _readings(before, after)
    unfit = before.is_bound or after.is_bound or not readings
    if unfit or not _fits(text, before) or not _fits(text, after):
        return
    end = max(before.end, after.end)
    yield Change(min(before.start, after.start), end, readings[0], readings[1], rises, claims)


def _readings(before: Quantity, after: Quantity) -> tuple[tuple[Quantity, ...], Quantity] | None:
    """The first figure, in all ways to read it, and the second, in one unit."""
    if {before.base, after.base} & _CLOCK or _is_year(before) or _is_year(after):
        return None
    if before.base == after.base:
        readings = [before]
    elif not before.base:
        readings = [before.times(after.size, after.base)]
    elif not after.base:
        after = after.times(before.size, before.base)
        readings = [before]
    else:
        return None
    if not before.unit and before.scale == 1 < after.scale:  # 由120增至150万元
        readings.append(readings[0].times(Decimal(after.scale), after.base))
    return tuple(_as_fine_as(reading, after) for reading in readings), _as_fine_as(after, before)


def _as_fine_as(quantity: Quantity, other: Quantity) -> Quantity:
    """Beside 12.5亿元, 15亿元 is 15.0; `coarse` still allows for the other reading."""
    if not (quantity.is_exact and other.is_exact and quantity.scale == other.scale):
        return quantity
    coarse = max(quantity.half, quantity.coarse)
    return quantity._replace(half=min(quantity.half, other.half), coarse=coarse)


def _is_year(quantity: Quantity) -> bool:
    return quantity.base == "年" and (quantity.value >= 1000 or not quantity.is_exact)


def _fits(text: str, quantity: Quantity) -> bool:
    """Whether the figure stands alone, neither half of a range nor of a ratio."""
    return (
        quantity.value > 0
        and not text[quantity.end : quantity.end + 1].isdecimal()  # 10秒65
        and not text[max(0, quantity.start - 2) : quantity.start - 1].isdecimal()
        and text[quantity.start - 1 : quantity.start] not in _NO_FIGURE_BESIDE
        and text[quantity.end : quantity.end + 1] not in _NO_FIGURE_BESIDE
    )


def _last(text: str, start: int, end: int) -> Quantity | None:
    found = None
    for found in quantities(text, start, end):
        pass
    return found


def _rises(verb: regex.Match[str]) -> bool | None:
    return True if verb["up"] else False if verb["down"] else None


def _claims(text: str, at: int, phrase: str) -> tuple[Claim, ...]:
    """What is said of a change behind its second figure, which ends at `at`."""
    found: list[Claim] = []
    yearly = _YEARLY.match(text, at)
    while len(found) < 3 and (
        claim := _claim(text, at, phrase) or (yearly and _claim(text, yearly.end(), phrase))
    ):
        found.append(claim)
        at, yearly = claim.end, None
    return tuple(found)


def _claim(text: str, at: int, phrase: str) -> Claim | None:
    doubled = _DOUBLED.match(text, at)
    if doubled:
        count = doubled["count"] or "一"
        rough = doubled["about"] or doubled["more"]
        doublings = int(count) if count.isascii() else (DIGITS.find(count) + 1 or 2)
        start = doubled.end("links")
        claim = Claim(Kind.DOUBLED, start, doubled.end(), "", None, None, doublings)
        return None if rough or not _speaks_of(doubled["links"], phrase) else _worded(text, claim)
    match = _CLAIM.match(text, at)
    if match is None or not _speaks_of(match["links"], phrase):
        return None
    return _read_claim(text, match)


def _claim_before(text: str, at: int) -> Iterator[Claim]:
    """增长25%，由A增至B: what is said before 由, which stands at `at`."""
    for match in _CLAIM_BEFORE.finditer(text, max(0, at - 16), at):
        clause = text[clause_start(text, match.start()) : match.start()]
        is_yearly = any(word in clause for word in ("均", "每", "同比", "环比", "比"))
        claim = None if is_yearly else _read_claim(text, match)
        if claim and text[claim.end : at] == "，":
            yield claim


def _read_claim(text: str, match: regex.Match[str]) -> Claim | None:
    amount = quantity_at(text, match.end())
    if amount is None or amount.is_bound or text[amount.end : amount.end + 1] in _NO_RANGE:
        return None
    groups = match.groupdict()
    kind = {"％": Kind.RATE, "倍": Kind.MULTIPLE if groups.get("of") else Kind.TIMES}.get(
        amount.base, Kind.DIFFERENCE
    )
    if groups.get("of") and kind is not Kind.MULTIPLE:
        return None
    rate = match["rate"] or ""
    rises = None if groups.get("of") else bool(match["up"] or (rate and rate[0] in "增涨升"))
    starts = [match.start(g) for g in ("up", "down", "rate", "of") if groups.get(g)]
    return _worded(text, Claim(kind, min(starts), amount.end, "", rises, amount))


def _worded(text: str, claim: Claim) -> Claim:
    return claim._replace(text=text[claim.start : claim.end])


def _speaks_of(links: str, phrase: str) -> bool:
    """Whether a claim that says 同比 or 比上年 compares with the first figure of the change."""
    is_last_year = any(word in phrase for word in ("去年", "上年", "同期")) or _are_next(phrase)
    if "同比" in links:
        return is_last_year
    if "环比" in links:
        return "上月" in phrase or "上季" in phrase or "上个" in phrase
    if "比" in links or "较" in links:
        year = _YEAR.search(links)
        if year:
            return year[0] in phrase
        return is_last_year or not any(word in links for word in ("去年", "上年", "同期", "前年"))
    return True


def _are_next(phrase: str) -> bool:
    """Whether the phrase names two years that follow each other."""
    years = [int(year) for year in _YEAR.findall(phrase)]
    return len(years) == 2 and abs(years[1] - years[0]) == 1
