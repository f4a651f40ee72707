"""A part, its whole and the share between them, printed in one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

import regex

from lint.diagnostic import Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.rules.figures.chains import (
    PERCENT,
    Shares,
    of_goals,
    of_named,
    says_share,
    share_at,
    unlike_their_row,
)
from lint.rules.figures.wholes import noun_behind, wholes
from lint.text.awaited import awaited, tried
from lint.text.document import Document
from lint.text.lazy import lazy, lazy_re
from lint.text.misprints import speaks_of_misprint
from lint.text.places import clause_start, sentence_start
from lint.text.quantities import BEGINS, HEAD, Quantity, in_figures, quantities, quantity_at

_OF = lazy(
    rf"占(?<of>[^，。；：、（）\d\n]{{0,12}}?)(?=(?<whole>{HEAD}?\d[\d.．,]*[万亿]?\p{{Han}}{{1,3}}?)"
    rf"[^，。；：、（）\d\n]{{0,6}}的(?:比[例重])?(?:为|达)?{BEGINS})"
)
_ITS = lazy(
    rf"[^，。；：、（）\d\n]{{0,8}}[，（](?:约|已|就)?占(?:比|[到了]|总数|总量|总\p{{Han}}{{1,3}}|(?<of>\p{{Han}}{{1,4}})总[数量额]|全部(?<of>\p{{Han}}{{0,4}}))?的?(?:比[例重])?(?:为|达到?|约为)?"
    rf"(?={HEAD}?(?:\d|百分之|[一二三四五六七八九]成|一半|[二三四五]分之))"
)
_NAMED = lazy(rf"[，；](?<part>\p{{Han}}{{2,8}})占(?:比|了)?{BEGINS}")  # 新曲占七成以上
_ADVERBS, _PAUSES = tuple("约已就"), tuple("，（")  # before 占
_FIGURE_BEHIND = 16  # characters behind 中 within which a figure stands
_AMONG = lazy(r"中(?<=\d[^，。；：\d\n]{1,12}中)(?=[^。；：\d\n]{0,14}\d)")
_RATE = awaited(r"率(?<=(?<stem>\p{Han}{2})率)(?:为|达到?|是|高达)?(?=\d)", "率[为达是高]", r"率\d")
_RATE_WORDS = {"到会": "实到", "到课": "实到", "参会": "实到", "回收": "收回"}


@rule(
    id="FIG007",
    name="share",
    severity=Severity.ERROR,
    summary=Text("比重与部分、总数不符", "a share that its part and whole do not give"),
    message=Text(
        "{part}是{whole}的{right}%，不是{share}：核对这三个数",
        "{part} is {right}% of {whole}, not {share}: check the three figures",
    ),
    why=Text(
        "部分、总数和比重印在一句里，可以验算；合格率、完成率也是这样。按印出的末位取整后仍对不上"
        "才报；占的是别的总体（全省、同期）、有“约”而相近的不报。",
        "A part, its whole and the share between them, printed in one sentence, check one another; "
        "so do a rate of passes and its two counts. Shares of another whole, and what rounding "
        "allows, are left alone.",
    ),
    source="算术",
    needs="占率完达",
    covers=("F31", "F32"),
    cases=(
        Case(bad="共有代表400名，其中女代表120名，占35%。", at="35%"),
        Case(bad="贫困户120户，占全村400户的25%。", at="25%"),
        Case(bad="在400名代表中，有女代表120名，占35%。", at="35%"),
        Case(bad="抽检食品120批次，合格114批次，合格率98%。", at="98%"),
        Case(bad="发生事故36起，比去年的45起下降20%，其中追尾21起，占五成。", at="五成"),
        Case(bad="唱段共38段，其中传统曲牌26段，传统曲牌占七成以上。", at="七成以上"),
        Case(
            bad="全案骗取326名老人，70岁以上的218人，占三分之二；60岁至69岁的96人，占39.4%。",
            at="96人，占39.4%",
        ),
        Case(bad="新增就业2.36万人，完成年度目标2.2万人的117.3%。", at="117.3%"),
        Case(bad="研发人员312人，硕士占研发人员的64%，共计240人。", at="64%，共计240人"),
        Case(bad="提供岗位8600个，达成意向3240人，意向率47.7%。", at="47.7%"),
        Case(
            good="教师286人，高级教师103人，占36%，硕士121人，占42.3%；硕士占教师的42.3%，共计121人。"
        ),
        Case(good="新增就业比上年增加0.36万人，完成年度目标2.2万人的107.3%。", note="增量"),
        Case(good="唱段共38段，其中传统曲牌27段，占七成，传统曲牌占七成以上。"),
        Case(good="新建农房120户，其中砖混80户，占六成七；抽查120户，其中80户达标，占七成。"),
        Case(good="共有代表400名，其中女代表120名，占30%；贫困户120户，占全村400户的30%。"),
        Case(good="抽查44种产品，合格25种，抽样合格率为56.8%，比上次的合格率高3%。"),
        Case(good="共有代表400名，其中女代表120名，占全省女代表的8%。", note="另一总体"),
        Case(good="完成投资3.2亿元，其中工业1.1亿元，占比三成多；约120户，占近400户的三成。"),
        Case(good="抽检食品120批次，不合格6批次，合格率95%。"),
    ),
)
def share(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    told = set()
    for part, whole, amount in (
        *_of_wholes(document),
        *_of_printed(document),
        *of_goals(document),
        *_of_rates(document),
    ):
        if amount.start in told or _is_share(part, whole, amount, coarse=False):
            continue
        told.add(amount.start)
        if speaks_of_misprint(document, amount.start):
            continue
        details = {
            "part": part.text,
            "whole": whole.text,
            "share": text[amount.start : amount.end],
            "right": in_figures(part.value * 100 / whole.value, 1),
        }
        is_certain = all(figure.is_exact for figure in (part, whole, amount))
        is_certain &= amount.half < _ROUGH  # not 五成, 三分之一
        is_certain &= not _is_share(part, whole, amount, coarse=True)
        severity = Severity.ERROR if is_certain else Severity.WARNING
        yield self.found(document, amount.start, amount.end, details=details, severity=severity)
    for part, whole, amount in (*unlike_their_row(document), *of_named(document)):
        if amount.start in told or _is_share(part, whole, amount, coarse=False):
            continue
        told.add(amount.start)
        if speaks_of_misprint(document, amount.start):
            continue
        details = {
            "part": part.text,
            "whole": whole.text,
            "share": text[amount.start : amount.end],
            "right": in_figures(part.value * 100 / whole.value, 1),
        }
        start, end = min(part.start, amount.start), max(part.end, amount.end)
        yield self.found(document, start, end, details=details, severity=Severity.WARNING)


def _is_share(part: Quantity, whole: Quantity, amount: Quantity, *, coarse: bool) -> bool:
    low = part.low(coarse=coarse) * 100 / whole.high(coarse=coarse)
    high = part.high(coarse=coarse) * 100 / max(whole.low(coarse=coarse), Decimal("1e-6"))
    if amount.is_bound:  # 七成以上
        return high > amount.value - _NEARLY
    # A percentage may have been cut off, not rounded; 五成 is said of what is near a half.
    slack = amount.half * (_TENTH if amount.unit == "成" else 2 if amount.is_exact else 1)
    return low <= amount.value + slack and amount.value - slack <= high


_NEARLY = Decimal("0.5")
_ROUGH, _TENTH = Decimal(2), Decimal("2.4")


def _of_wholes(document: Document) -> Shares:
    """共有代表400名，其中女代表120名，占35%; 在400名代表中，有女代表120名，占35%."""
    text = document.flow.text
    yield from _of_neighbours(document)
    for whole in document.once(wholes):
        for part in whole.parts:
            its = _ITS.match(text, part.quantity.end)
            told = text[max(0, whole.quantity.start - 10) : part.quantity.start]
            if its and (its["of"] or "") in told:
                yield from share_at(text, its.end(), part.quantity, whole.quantity)
        named = _NAMED.match(text, whole.end)
        for part in whole.parts if named else ():
            if named and part.label == named["part"]:
                yield from share_at(text, named.end(), part.quantity, whole.quantity)
    for match, stop in _among(document):
        start = clause_start(text, match.start())
        found = list(quantities(text, start, match.start()))
        if not found:
            continue
        parts = [q for q in quantities(text, match.end(), stop) if q.base == found[-1].base]
        its = _ITS.match(text, parts[0].end) if len(parts) == 1 else None
        if its and (its["of"] or "") in text[start : parts[0].start]:
            yield from share_at(text, its.end(), parts[0], found[-1])


def _among(document: Document) -> Iterator[tuple[regex.Match[str], int]]:
    """In 400名代表中，……占35%: where 中 stands, and the next 占 of the sentence."""
    text = document.flow.text
    last = 0
    for at in document.once(says_share):
        first = max(last, sentence_start(text, at, 50))
        for match in _AMONG.finditer(text, first, at + _FIGURE_BEHIND):
            if match.start() < at:
                yield match, at
        last = at + 1


def _of_neighbours(document: Document) -> Shares:
    """全市有社区326个，已建成智慧社区163个，占50%."""
    text = document.flow.text
    shares = (at for at in document.once(says_share) if text[at - 1 : at] == "，")
    for match in tried(_BARE_SHARE, text, shares):
        start = sentence_start(text, match.start(), 50)
        found = _two(text, start, match.start())
        if (
            not found
            or found[1].end != match.start() - 1
            or found[0].base != found[1].base
            or found[0].value <= found[1].value
        ):
            continue
        whole, part = found
        label = text[whole.end : part.start]
        noun = noun_behind(text, whole.end) or text[start : whole.start].rstrip("共有达为是")
        named = match["of"]
        is_named = named in text[start : part.start] if named else noun[-2:] in label
        if len(noun) > 1 and is_named and "其中" not in label:
            yield from share_at(text, match.end(), part, whole)


def _two(text: str, start: int, end: int) -> list[Quantity]:
    """The quantities within `start`..`end` where they are two, else none."""
    if len(_FIGURES.findall(text, start, end)) != 2:
        return []  # read no more than need be
    found = list(islice(quantities(text, start, end), 3))
    return found if len(found) == 2 else []


def _last_two(text: str, start: int, end: int) -> list[Quantity]:
    """The last two quantities within `start`..`end` where the others count something else."""
    comma = end
    for _ in range(3):
        comma = text.rfind("，", start, comma)
        if comma < 0:
            break
    if comma > 0 and len(_FIGURES.findall(text, comma, end)) > 1:
        start = comma
    if not 1 < len(_FIGURES.findall(text, start, end)) < 5:
        return []
    found = list(quantities(text, start, end))
    bases = {quantity.base for quantity in found[-2:]}
    is_fit = len(found) > 1 and all(quantity.base not in bases for quantity in found[:-2])
    return found[-2:] if is_fit else []


_FIGURES = lazy_re("[0-9][0-9.．,·]*")
_BARE_SHARE = lazy(rf"占(?:比(?:为|达)?|(?<of>\p{{Han}}{{1,4}})?总[数量]的)?{BEGINS}")


def _of_printed(document: Document) -> Shares:
    """贫困户120户，占全村400户的25%."""
    text = document.flow.text
    for match in tried(_OF, text, document.once(says_share)):
        at = match.start()
        if text[at - 1 : at] in _ADVERBS:
            at -= 1
        if text[at - 1 : at] in _PAUSES:
            at -= 1
        found = list(quantities(text, clause_start(text, max(0, at - 1)), at))
        whole = quantity_at(text, match.start("whole"))
        stop = text.find("的", match.end())
        share = PERCENT.match(text, stop) if stop >= 0 else None
        if found and whole and share:
            yield from share_at(text, share.end(), found[-1], whole)


_POSTS = lazy_re("岗位|职位|名额|学位|席位")
_OTHER_PART = lazy_re("[不未新再]|首次")


def _of_rates(document: Document) -> Shares:
    """抽检120批次，合格114批次，合格率95%."""
    text = document.flow.text
    for match in _RATE.matches(document):
        first = sentence_start(text, match.start(), 60)
        word = _RATE_WORDS.get(match["stem"], match["stem"])
        if text.find(word, first, match.start() - 1) < 0:  # it is not enough to be in 合格率
            continue
        found = _last_two(text, first, match.start())
        if not found:
            continue
        whole, part = found
        if (
            whole.base == "个"
            and part.base == "人"
            and _POSTS.search(text, whole.start - 3, whole.end + 3)
        ):
            whole = whole._replace(base="人")
        if whole.base != part.base:
            continue
        label = text[whole.end : part.start]
        behind = text[part.end : match.start()]
        said = label + behind.rpartition("，")[0]
        is_part = word in said and not _OTHER_PART.search(label + behind)
        before = text[first : whole.start].replace(f"应{match['stem']}", "")
        is_told = match["stem"] in before  # 参保企业320家，新参保45家
        if is_part and not is_told and part.value <= whole.value:
            yield from share_at(text, match.end(), part, whole)
