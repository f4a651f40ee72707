"""Shares whose whole stands apart from them: in their row, in a goal, under its own name."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from lint.text.awaited import awaited, tried
from lint.text.document import Document
from lint.text.lazy import lazy, lazy_re
from lint.text.numerals import DIGITS
from lint.text.occurrences import occurrences
from lint.text.places import clause_start, sentence_start
from lint.text.quantities import BEGINS, Quantity, quantities, quantity_at

_SHARE = lazy(rf"占(?<=[，（]占)(?:比|了|总\p{{Han}}{{1,4}}的)?(?:为|达)?{BEGINS}")
_BEHIND = lazy(r"[^，。；：（\d\n]{0,8}[，（]")
_BETWEEN = lazy(
    r"）?[，；。](?!其中|另)(?:[^，。；：\d\n]{1,14}|\d{1,2}[岁平][^，。；：\n]{0,12}[^\d，。；：\n])"
)
_OF_ANOTHER = lazy_re("其中|全[省市县国球]|同比|比上|约")
_PAUSES = frozenset("，（")
_LONGEST = 12  # no row is longer
_REACH = 160  # the whole stands no farther before the first part
_EXACT = Decimal(1)
_NEAR = Decimal("0.5")
_NO_UNITS = frozenset(["", "％", "年", "月", "天", "岁", "倍"])


def says_share(document: Document) -> tuple[int, ...]:
    """Where the word stands that tells a share: 占."""
    return tuple(occurrences(document.flow.text, "占"))


class Share(NamedTuple):
    """A part, and what share it is said to be."""

    part: Quantity
    amount: Quantity


def _chains(document: Document) -> Iterator[list[Share]]:
    text = document.flow.text
    chain: list[Share] = []
    places = [at for at in document.once(says_share) if text[at - 1] in _PAUSES]
    for match in tried(_SHARE, text, places) if len(places) > 1 else ():
        amount = quantity_at(text, match.end())
        part = _part(text, match.start())
        if not part or not amount or amount.base != "％" or not amount.is_exact:
            continue
        if not chain or not _goes_on(text, chain[-1], part):
            yield chain
            chain = []
        chain.append(Share(part, amount))
    yield chain


def _part(text: str, at: int) -> Quantity | None:
    found = list(quantities(text, clause_start(text, at - 1), at - 1))
    if not found or found[-1].base in _NO_UNITS or not found[-1].is_exact:
        return None
    return found[-1] if _BEHIND.fullmatch(text, found[-1].end, at) else None


def _goes_on(text: str, last: Share, part: Quantity) -> bool:
    is_fit = _BETWEEN.fullmatch(text, last.amount.end, part.start) is not None
    return is_fit and part.base == last.part.base


def unlike_their_row(document: Document) -> Iterator[tuple[Quantity, Quantity, Quantity]]:
    """Shares of no whole in print, where others of their row are of one: part, whole, share."""
    text = document.flow.text
    for chain in _chains(document):
        if not 1 < len(chain) <= _LONGEST:
            continue
        first = chain[0].part
        start = max(0, first.start - _REACH)
        start = max(start, text.rfind("\n", start, first.start))
        wholes = [q for q in quantities(text, start, first.start) if q.base == first.base]
        borne = [whole for whole in wholes if any(_bears(whole, share) for share in chain)]
        if not borne or _OF_ANOTHER.search(text, first.end, chain[-1].amount.end):
            continue
        others = [*wholes, *(share.part for share in chain)]
        for part, amount in chain:
            if not any(_may_be(whole, part, amount) for whole in others):
                yield part, borne[-1], amount


def _bears(whole: Quantity, share: Share) -> bool:
    part, amount = share
    is_whole = whole.value > part.value and whole.is_exact
    return is_whole and abs(part.value * 100 / whole.value - amount.value) <= min(
        _NEAR if amount.half < _EXACT else 3 * _NEAR, max(amount.half, Decimal("0.1")) * 2
    )


def _may_be(whole: Quantity, part: Quantity, amount: Quantity) -> bool:
    """Whether the part may be such a share of the whole, as loosely as one may say it."""
    low, high = part.low() * 100 / whole.high(), part.high() * 100 / max(whole.low(), _EXACT / 10)
    slack = max(amount.half * 2, Decimal("0.2"))
    return low <= amount.value + slack and amount.value - slack <= high


PERCENT = lazy(rf"的(?:比[例重])?(?:为|达)?{BEGINS}")
_GOES_ON = frozenset(f"至到—－～~-半{DIGITS}")  # 六成七
_ROUGHLY = Decimal("1.5")
Shares = Iterator[tuple[Quantity, Quantity, Quantity]]


def share_at(text: str, at: int, part: Quantity, whole: Quantity) -> Shares:
    amount = quantity_at(text, at)
    is_fit = part.base == whole.base and part.base not in ("", "％", "年") and whole.value > 0
    if amount and amount.base == "％" and is_fit:
        is_most = amount.is_bound and not text.startswith("以上", amount.end - 2, amount.end)
        if text.rfind("约", at - 6, at) >= 0:  # 约占三分之一
            rough = amount.half * (_ROUGHLY if amount.unit == "成" else 3)
            amount = amount._replace(half=rough, is_exact=False)
        bounds = part.is_bound or whole.is_bound or is_most
        if not bounds and text[amount.end : amount.end + 1] not in _GOES_ON:
            yield part, whole, amount


_NAMED_WHOLE = lazy(rf"占(?<of>\p{{Han}}{{2,8}})的(?:比[例重])?(?:为|达)?{BEGINS}")
_LONGEST_NAME = 10  # characters, from 占 to 的
_PART_BEHIND = lazy(rf"，(?:共计?|合计|总计|计){BEGINS}")
_HAVE = lazy_re("(?:共?有|达到?|为|共|总数为?|已有)?")
_GOAL_WORDS = ("[标务划][0-9]", "[标务划]任务[0-9]", "[标务划]数[0-9]")
_GOAL = awaited("[标务划](?:任务|数)?(?=[0-9])", *_GOAL_WORDS)
_REACHED = lazy_re("(?:完成|达到?|占|为)[^\\d]{0,8}(?:目标|任务|计划|指标)(?:任务|数)?$")
_GREW = lazy_re("比|增加|增长|减少|下降")


def of_goals(document: Document) -> Shares:
    """新增就业2.36万人，完成年度目标2.2万人的107%."""
    text = document.flow.text
    for match in _GOAL.matches(document):
        comma = clause_start(text, match.start()) - 1
        if not _REACHED.search(text[comma + 1 : match.end()]):
            continue
        start = clause_start(text, comma)
        found = list(quantities(text, start, comma)) if text[comma : comma + 1] == "，" else []
        whole = quantity_at(text, match.end())
        share = PERCENT.search(text, match.end(), match.end() + 24)
        if found and whole and share and not _GREW.search(text, start, comma):
            yield from share_at(text, share.end(), found[-1], whole)


def of_named(document: Document) -> Shares:
    """研发人员312人……硕士占研发人员的64%，共计200人; 教师780人，硕士312人，占教师的40%."""
    text = document.flow.text
    shares = document.once(says_share)
    named = (at for at in shares if text.find("的", at, at + _LONGEST_NAME) >= 0)
    for match in tried(_NAMED_WHOLE, text, named):
        start = sentence_start(text, match.start(), 60)
        at = text.rfind(match["of"], start, match.start())
        have = _HAVE.match(text, at + len(match["of"])) if at >= 0 else None
        whole = quantity_at(text, have.end()) if have else None
        amount = quantity_at(text, match.end()) if whole else None
        behind = _PART_BEHIND.match(text, amount.end) if amount else None
        part = quantity_at(text, behind.end()) if behind else None
        if whole and whole.is_exact and part and part.is_exact:
            yield from share_at(text, match.end(), part, whole)
