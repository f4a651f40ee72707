"""A change from one figure to another, and what its sentence says of it.

由120户增至150户，增长25%; 150万元，比上年的120万元增长25%; 去年120万元，今年150万元，增长25%.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import regex

from lint.text.awaited import awaited, is_one_within, tried
from lint.text.change import Change, change_between, last_quantity, stands_alone
from lint.text.claims import (
    DOWN,
    UP,
    WHEN,
    YEAR,
    Claim,
    Kind,
    claim_behind,
    claims_before,
    claims_behind,
)
from lint.text.document import Document
from lint.text.lazy import lazy, lazy_re
from lint.text.numerals import ONE_TO_TEN
from lint.text.occurrences import occurrences
from lint.text.places import clause_start, sentence_start
from lint.text.quantities import BEGINS, Quantity, in_figures, quantity_at
from lint.text.search import literals

_ADVERBS = (
    "迅速|快速|逐步|逐年|大幅|稳步|很快|直线|陡然|一下子?|一路|一举|一跃|猛然|进一步|已|将|则|又"
)
_PER = (
    "每(?:公斤|千克|斤|吨|平方米|亩|人|户|天|日|月|年|小时|桶|辆|套|次|个|头|名|股|度)"
    "|[人户亩日月]均"
)
_ENDS = "[加长增高升涨大展多壮调整浮扩降低少减跌滑落小短缩简达]"  # of a verb
_VERB_AND_TO = literals(f"{_ENDS}[至到为]")
_TO = lazy(rf"[至到为](?<={_ENDS}.)了?(?:{WHEN}的?)?(?:{_PER})?{BEGINS}")
_VERB = lazy(f"(?<up>{UP})|(?<down>{DOWN})|发展|变化?|达|调整", regex.REVERSE)
_COMPARED = lazy(
    rf"[比较](?:(?:{WHEN}的?|\p{{Han}}{{1,8}}的){BEGINS}"
    rf"|(?<more>(?<=同比)|(?:{WHEN})的?)(?:净|共|实际)?(?<gap>(?<up>增加|增收|增产|多|增)"
    rf"|减少|减产|少|减)了?{BEGINS})"
)
_MAY_COMPARE = lazy(  # first of all a quick look at what follows
    rf"[比较](?:[\d{ONE_TO_TEN}两几去上前今年月同往过以从此原当最起刚开目现如后净共实增多减少]"
    rf"|[^，。；：\d\n]{{1,8}}?的{BEGINS})"
)
_EARLIER_WAS = lazy(rf"，(?:去年|上年)(?:同期)?(?:仅|只)?(?:为|是){BEGINS}")
_COMPARES = lazy_re("[比较]")
_REACHED = lazy(rf"，(?:总数|总量|总额|已)?(?:{UP})?(?:达到?|[至到])了?{BEGINS}")
_BASIS = awaited("的基础上，?(?:又|再|还)?", "的基础上")
_EARLIER = lazy(
    rf"年(?<=[去上前]年|(?<!\d)(?:19|20)\d\d年)(?:同期)?[^，。；：、（）\d\n]{{0,12}}{BEGINS}"
)
_LATER = lazy(
    r"[^，。；：、（）\d\n]{0,4}[，；](?:而|到|至)?(?:今年|去年|上年|(?:19|20)\d\d年|目前|如今|现在)"
    r"(?:[末底]|全年|同期)?"
    rf"(?<middle>[^，。；：、（）\d\n]{{0,12}}?){BEGINS}"
)
_TWO_YEARS = literals(*(
    f"[，；]{to}{year}"
    for to in ("", "[而到至]")
    for year in ("[今去上]年", "19", "20", "目前", "如今", "现在")
))  # fmt: skip
_TWO = lazy_re("[，；](?:而|到|至)?(?:[今去上]年|(?:19|20)\\d|目前|如今|现在)")
_REACHES = lazy(
    rf"(?:{_ADVERBS}|预计|有望|可|更是|仅|只)*"
    rf"(?:(?:(?<up>{UP})|(?<down>{DOWN})|达)[到至为]|达|为|是|有|突破)了?"
)
_MULTIPLE = awaited(
    rf"倍(?<=(?<is>[是为]){WHEN}的?(?<before>\d[\d.．,]{{0,11}}[万亿]?\p{{Han}}{{1,3}})"
    r"的(?:近|约)?(?<amount>\d{1,3}(?:[.．]\d{1,2})?|[两二三四五六七八九十])倍)(?!多|以上)",
    r"\d倍",
    "[两二三四五六七八九十]倍",
    ahead=1,
)
_AT_CONSTANT_PRICES = lazy_re(
    "GDP|总值|增加值|零售总额|固定资产|规模以上|规上|可比|不变价|口径|剔除|扣除|实际增长"
)
_UNSAID: tuple[str, bool | None] = ("", None)  # no verb between the two figures
_STOP = lazy_re("[，。；！？：\n]")
_VERB_SIZE = 4  # no verb is longer
_REACH = 50  # 由 stands no farther before the verb
_APART = 100  # nor are two years
_HEAD, _TAIL = 28, 12  # words between 由, the first figure and the verb are no longer


def changes(document: Document) -> tuple[Change, ...]:
    """All changes whose two figures are printed side by side."""
    readers = (_stated, _compared, _on_a_basis, _of_two_years, _as_multiples)
    return tuple(chain.from_iterable(read(document) for read in readers))


def _stated(document: Document) -> Iterator[Change]:
    """由A增至B."""
    text = document.flow.text
    for place in _VERB_AND_TO.places(document):
        at = place + 1
        first = max(0, at - _REACH)
        start = max(text.rfind("由", first, at), text.rfind("从", first, at))
        if start < 0 or _STOP.search(text[start : max(start, at - _VERB_SIZE)].rstrip("，")):
            continue
        match = _TO.match(text, at)
        verb = _VERB.match(text, max(0, at - _VERB_SIZE), at) if match else None
        after = quantity_at(text, match.end()) if match and verb else None
        if match is None or verb is None or after is None:
            continue
        before = last_quantity(text, start + 1, verb.start())
        if before is None or _is_cut(text, start, before, verb.start()):
            continue
        phrase = text[start : match.end()]
        claims = claims_behind(text, after.end, phrase)
        claims = (*claims_before(text, start), *claims)
        said = text[verb.start() : at + 1], _rises(verb)
        yield from change_between(text, start, (before, after), said, claims)


def _is_cut(text: str, start: int, before: Quantity, end: int) -> bool:
    """Whether 由, the first figure and the verb do not belong together."""
    head, tail = text[start : before.start], text[before.end : end]
    is_range = head.endswith(("至", "到")) or "（" in head
    is_far = len(head) > _HEAD or len(tail) > _TAIL
    return is_range or is_far or _STOP.search(head + tail.rstrip("，")) is not None


def _compared(document: Document) -> Iterator[Change]:
    """B，比上年的A增长C%; B，比上年增加D，增长C%."""
    text = document.flow.text
    for match in chain(_comparisons(text, "比"), _comparisons(text, "较")):
        figure = quantity_at(text, match.end())
        claims = _of_both(text, figure.end, match[0]) if figure else ()
        if figure and claims:
            read = _with_a_figure if match["more"] is None else _with_a_difference
            yield from read(text, match, figure, claims)


def _comparisons(text: str, than: str) -> Iterator[regex.Match[str]]:
    places = (at for at in occurrences(text, than) if _MAY_COMPARE.match(text, at))
    return tried(_COMPARED, text, places)


def _of_both(text: str, at: int, phrase: str) -> tuple[Claim, ...]:
    """The claims behind `at` up to one that compares with another time."""
    found: list[Claim] = []
    for claim in claims_behind(text, at, phrase):
        if found and _COMPARES.search(text, at, claim.start):
            break
        found.append(claim)
        at = claim.end
    return tuple(found)


def _with_a_figure(
    text: str, match: regex.Match[str], before: Quantity, claims: tuple[Claim, ...]
) -> Iterator[Change]:
    start = sentence_start(text, match.start(), 30)
    clause = text.rfind("，", start, match.start() - 2)  # before ，比 or ，同比
    after = last_quantity(text, max(start, clause), match.start())
    if after is None or text[after.end : match.start()].strip("，（同"):
        reached = _REACHED.match(text, claims[0].end)
        after = quantity_at(text, reached.end()) if reached else None
    if after and stands_alone(text, before):
        yield from change_between(text, after.start, (before, after), _UNSAID, claims)


def _with_a_difference(
    text: str, match: regex.Match[str], gap: Quantity, claims: tuple[Claim, ...]
) -> Iterator[Change]:
    """The first figure is the second less the difference."""
    rises, claim = match["up"] is not None, claims[0]
    at = match.start() - (text[match.start() - 1] == "同")
    if claim.kind is not Kind.RATE or claim.rises is not rises or not gap.is_exact:
        return
    after = last_quantity(text, max(0, at - 20), at)
    is_fit = after and after.base == gap.base and after.is_exact and stands_alone(text, gap)
    if after is None or not is_fit or text[after.end : at] not in ("，", "（", ""):
        return
    value = after.value - gap.value if rises else after.value + gap.value
    half = after.half + gap.half
    unit = after.text.lstrip("0123456789.．·,")
    shown = f"{in_figures(value / (after.scale * after.size), 2)}{unit}"
    before = after._replace(text=shown, value=value, half=half, coarse=half, is_exact=False)
    said = text[clause_start(text, after.start) : claim.end]
    earlier = _EARLIER_WAS.match(text, claim.end)
    printed = quantity_at(text, earlier.end()) if earlier else None
    if printed and printed.is_exact and printed.base == after.base:
        start = match.start("gap")
        differ = Claim(Kind.DIFFERENCE, start, printed.end, text[start : gap.end], rises, gap)
        yield from change_between(text, after.start, (printed, after), _UNSAID, (differ,))
    if value > 0 and not _AT_CONSTANT_PRICES.search(said):
        yield Change(after.start, claim.end, (before,), after, *_UNSAID, (claim,))


def _on_a_basis(document: Document) -> Iterator[Change]:
    """在A的基础上增长C%，达到B."""
    text = document.flow.text
    for match in _BASIS.matches(document):
        claim = claim_behind(text, match.end(), "")
        reached = _REACHED.match(text, claim.end) if claim else None
        after = quantity_at(text, reached.end()) if reached else None
        before = last_quantity(text, max(0, match.start() - 20), match.start()) if after else None
        if before and claim and after and before.end == match.start():
            yield from change_between(text, before.start, (before, after), _UNSAID, (claim,))


def _of_two_years(document: Document) -> Iterator[Change]:
    """去年A，今年B，增长C%."""
    seconds = _TWO_YEARS.places(document)
    if not seconds:
        return
    text = document.flow.text
    stands = occurrences(text, "年")
    firsts = (at for at in stands if is_one_within(seconds, at, at + _APART))
    for match in tried(_EARLIER, text, firsts):
        if not _TWO.search(text, match.end(), match.end() + 40):
            continue
        before = quantity_at(text, match.end())
        later = before and _LATER.match(text, before.end)
        after = later and quantity_at(text, later.end())
        if before and later and after:
            middle = later["middle"]
            reaches = _REACHES.fullmatch(middle)
            if not reaches and not (len(middle) > 1 and match[0].endswith(middle)):
                continue
            phrase = text[max(0, match.start() - 4) : after.start]
            claims = claims_behind(text, after.end, phrase)
            said = (reaches[0], _rises(reaches)) if reaches else _UNSAID
            years = YEAR.findall(phrase)
            if len(years) == 2 and years[0] > years[1]:
                before, after, said = after, before, _UNSAID
            yield from change_between(text, match.start(), (before, after), said, claims)


def _as_multiples(document: Document) -> Iterator[Change]:
    """B，是去年同期A的N倍."""
    text = document.flow.text
    for match in _MULTIPLE.matches(document):
        before = quantity_at(text, match.start("before"))
        amount = quantity_at(text, match.start("amount"))
        at = match.start("is")
        after = last_quantity(
            text, max(sentence_start(text, at, 30), clause_start(text, at - 1)), at
        )
        if before and amount and after and not text[after.end : at].strip("，（"):
            said = text[at : match.end()]
            claim = Claim(Kind.MULTIPLE, at, match.end(), said, None, amount)
            yield from change_between(text, after.start, (before, after), _UNSAID, (claim,))


def _rises(verb: regex.Match[str]) -> bool | None:
    return True if verb["up"] else False if verb["down"] else None
