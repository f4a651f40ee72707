"""What a sentence says of a change besides its two figures: 增长25%, 翻一番, 增加30户."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

import regex

from lint.text.lazy import lazy, lazy_re
from lint.text.numerals import DIGITS, ONE_TO_TEN
from lint.text.places import clause_start
from lint.text.quantities import BEGINS, Quantity, quantity_at

UP = (
    "增加|增长|增[多幅收产]|[猛激剧净新]?增|追加|提高|提升|[上攀跃回飙抬]升|升|[上猛]?涨"
    "|扩大|扩展|拓展|壮大|上调|调高|延长|上浮|扩"
)
"""Verbs of a rise, as a pattern."""
DOWN = (
    "下降|降低|[骤锐剧猛陡压]?降|减少|[锐骤缩削压裁]减|减|[下猛暴]?跌|下滑|回落"
    "|缩小|缩短|压缩|下调|调低|精简|下浮"
)
"""Verbs of a fall, as a pattern."""
_RATES = "(?:增|涨|升|降|跌|减)幅|增长率|(?:增|降)率"
WHEN = (
    r"(?:[\d一二三四五六七八九十两几]{1,3}年前"
    r"|(?:19|20)?\d\d年(?:的?同期|底|末|年?[初末底]|上半年|下半年|\d+月[初底末]?)?"
    r"|(?:去年|上年|前年|今年)(?:的?同期|年?[初底末]|\d+月[份初底末]?|全年)?"
    "|上一?(?:届|次|年度|学年|赛季)|上个?月|上个?季度|年初|年底|月初|同期|往年|过去|以前|从前|此前|原先|原来|当初|最初|起初"
    "|刚开始|开始|开始时|目前|现在|如今|当前|后来|现有|现今)"
)
"""When a figure stood so, as a pattern."""
_LINKS = (
    rf"(?:同比|环比|[比较]{WHEN}的?|与{WHEN}(?:的|水平)?相比|相比|净|共|总共|一共|累计|整整|足足|将|已|又"
    rf"|大幅|实现|短短|总|(?:\d+|[{ONE_TO_TEN}两几]+)年(?:间|来|时间)?)*"
)
_CLAIM = lazy(
    rf"(?:[^，。；：！？、（）\d\n]{{0,6}}[，（])?(?<links>{_LINKS})"
    rf"(?:(?:(?<up>{UP}|翻|多|高出?)|(?<down>{DOWN}|少|低)|(?<rate>{_RATES}))"
    "(?:幅度?|率)?(?:了|为|达到?|高达|是|有|整整)?"
    rf"|(?<of>(?:是|为|相当于|达到?|增[长加]?到|扩大到|提高到){WHEN}的)){BEGINS}"
)
# First of all a quick look at what a claim begins with: a pause, a link or a verb.
_MAY_BEGIN = lazy(
    r"[^，。；：！？、（）\d\n]{0,6}[，（]"
    rf"|[\d{ONE_TO_TEN}两几同环比较与相净共总累整足将已又大实短增猛激剧新追提上攀跃回飙抬升涨扩拓壮调延"
    "下降低骤锐陡压减缩削裁跌暴精翻多高少是为达]"
)
_DOUBLED = lazy(
    rf"(?:[^，。；：！？、（）\d\n]{{0,6}}[，（])?(?<links>{_LINKS})(?:实现)?"
    rf"翻了?(?<about>近|约|超过?|不止|将近)?(?<count>[{ONE_TO_TEN}两\d])?番(?<more>多|以上|有余)?"
)
_CLAIM_BEFORE = lazy(
    rf"(?:(?<up>{UP})|(?<down>{DOWN})|(?<rate>{_RATES}))(?:了|为|达到?|高达)?{BEGINS}"
)
_YEARLY = lazy(r"，(?:年均|平均每年|年平均)[^，。；：\n]{2,16}(?=，)")
_YEARLY_RATE = lazy(
    rf"[，（](?<said>(?:年均|平均每年|年平均)(?:(?<up>增长|递增|提高|增幅)|下降|递减|减少|降幅)(?:率|速度)?(?:为|达到?)?){BEGINS}"
)
_NO_RANGE = frozenset("：:∶／/—－～~-至到和、的比")
YEAR = lazy_re(r"(?:19|20)\d\d(?=年)")


class Kind(Enum):
    """What a sentence says of a change."""

    RATE = auto()  # 增长25％
    TIMES = auto()  # 增长2倍, which some mean as 2 and some as 3 times as much
    MULTIPLE = auto()  # 是原来的2倍
    DOUBLED = auto()  # 翻一番
    YEARLY = auto()  # 年均增长5%
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
    years: int = 0


def claims_behind(text: str, at: int, phrase: str) -> tuple[Claim, ...]:
    """What is said of a change behind its second figure, which ends at `at`."""
    found: list[Claim] = []
    rate = _yearly(text, at, phrase)
    if rate:
        return (rate,)
    yearly = _YEARLY.match(text, at)
    while len(found) < 3 and (
        claim := claim_behind(text, at, phrase)
        or (yearly and claim_behind(text, yearly.end(), phrase))
    ):
        found.append(claim)
        at, yearly = claim.end, None
    return tuple(found)


def _yearly(text: str, at: int, phrase: str) -> Claim | None:
    """年均增长5%, where both years are printed."""
    match = _YEARLY_RATE.match(text, at)
    years = YEAR.findall(phrase) if match else ()
    if match is None or len(years) != 2:
        return None
    amount = quantity_at(text, match.end())
    if amount is None or amount.base != "％" or not amount.is_exact:
        return None
    rises = match["up"] is not None
    span = abs(int(years[1]) - int(years[0]))
    claim = Claim(Kind.YEARLY, match.start("said"), amount.end, "", rises, amount, years=span)
    return _worded(text, claim) if span > 1 else None


def claim_behind(text: str, at: int, phrase: str) -> Claim | None:
    """What is said right behind `at`."""
    if not _MAY_BEGIN.match(text, at):
        return None
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


def claims_before(text: str, at: int) -> Iterator[Claim]:
    """增长25%，由A增至B: what is said before 由, which stands at `at`."""
    for match in _CLAIM_BEFORE.finditer(text, max(0, at - 16), at):
        clause = text[clause_start(text, match.start()) : match.start()]
        is_yearly = any(word in clause for word in ("均", "每", "环比"))
        claim = None if is_yearly else _read_claim(text, match)
        if claim and text[claim.end : at] in ("，", "（"):
            yield claim


def _read_claim(text: str, match: regex.Match[str]) -> Claim | None:
    amount = quantity_at(text, match.end())
    if amount is None or amount.is_bound or _is_ranged(text, amount.end):
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


def _is_ranged(text: str, at: int) -> bool:
    """Whether the figure that ends at `at` begins a range or a ratio, and not a list."""
    is_list = text[at : at + 1] == "：" and not text[at + 1 : at + 2].isdecimal()
    return text[at : at + 1] in _NO_RANGE and not is_list


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
        year = YEAR.search(links)
        if year:
            return year[0] in phrase
        return is_last_year or not any(word in links for word in ("去年", "上年", "同期", "前年"))
    return True


def _are_next(phrase: str) -> bool:
    """Whether the phrase names two years that follow each other."""
    years = [int(year) for year in YEAR.findall(phrase)]
    return len(years) == 2 and abs(years[1] - years[0]) == 1
