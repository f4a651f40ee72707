"""NAM004: the name of a body or place with a character that sounds or looks like its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, islice, product
from typing import NamedTuple

from lint.diagnostic import Severity, Text
from lint.rule import Case, Findings, Page, Rule, issue_rule
from lint.rules.names.forms import Ending, Names, forms, index, reported
from lint.text.cities import PLACES
from lint.text.common import common_end, common_start
from lint.text.likeness import is_like
from lint.text.names import SURNAMES
from lint.text.organisations import organisations

_LOOKED_AT = 40  # pairs of an issue
_TRIED = 5  # names with the same ending
_CONTRASTS = frozenset(
    "〇零一二两三四五六七八九十百千万东南西北中上下左右前后内外省市县区州镇乡村大小新老正副总分男"
    "女甲乙丙丁"
)
_KINDS = frozenset(
    map(
        frozenset,
        ("机技", "试实", "粮良", "渔鱼", "院园", "市师", "工公", "期旗", "店电", "定订", "收受"),
    )
)
_PLACE = "省市县区州旗镇乡村"
_VILLAGE = "家庄村营屯集楼店堡寨湾沟各"


_LONG = 4  # characters that two names end alike with, where others have changed places
_CHANGED = Text("只差一个音近或形近的字", "differ by characters that sound or look alike")
_TURNED = Text("只是两字颠倒", "have two characters in another order")


class _Variant(NamedTuple):
    name: str
    at: int


@issue_rule(
    organisations,
    id="NAM004",
    name="name-with-a-changed-character",
    severity=Severity.WARNING,
    summary=Text(
        "单位、地名前后不一，有音近形近字", "a body or place in two forms that sound or look alike"
    ),
    message=Text(
        "“{rare}”（{few}处）与“{common}”（{many}处）{how}，疑是一处：核对后统一",
        "{rare} ({few}×) and {common} ({many}×) {how_en}: check which is right",
    ),
    why=Text(
        "音近形近字最容易错在专名里，拼写检查查不出来。只报名称其余部分相同、"
        "只差一个音近或形近字的；"
        "数字、方位、级别之别（第一、第二，东街、西街）不报，陕西与山西不报，王家村与汪家村、"
        "农机站与农技站"
        "各是一处，不报；两个名称在同一句里并列的不报。",
        "Characters that sound or look alike go wrong in names most easily, where no list of words "
        "tells. The rest of the name is the same. Numerals, directions and levels make another "
        "name "
        "of it, and so do surnames of villages and pairs such as 农机 and 农技; two that stand "
        "in one "
        "sentence are two.",
    ),
    source="报纸编校差错率计算方法 三.2",
    covers=("F50", "F51"),
    cases=(
        Case(bad="记者来到清河县云溪镇。集市正热闹。云西镇镇长说，人比去年多。", at="云西镇"),
        Case(
            bad="清河县鑫源纺织有限公司很忙。\f清河县鑫原纺织有限公司很忙。"
            "\f清河县鑫源纺织有限公司扩产。",
            at="清河县鑫原纺织有限公司",
        ),
        Case(
            bad="清河县公安局临锋分局接到报警。民警赶到。清河县公安局临峰分局通报了案情。",
            at="清河县公安局临峰分局",
        ),
        Case(
            bad="恒瑞达精密机械有限公司很忙，订单排到年底。不久前，恒达瑞精密机械有限公司的二期也开了工。",
            at="恒达瑞精密机械有限公司",
        ),
        Case(
            bad="汾南高新区的灯亮了一夜。车间里机器不停。汾南高薪区还要建两座厂房。",
            at="汾南高薪区",
        ),
        Case(
            good="清河华新纺织有限公司扩产。清河新华纺织有限公司、清河华新纺织有限公司签约。",
            note="一句里并列",
        ),
        Case(good="清河县东城街道的灯亮了。清河县西城街道的灯也亮了。", note="方位"),
        Case(good="清河县第一中学开学。清河县第十中学也开学。"),
        Case(good="云溪镇王家村种桃。云溪镇汪家村种梨。", note="村名里的姓"),
        Case(good="清河县农机服务中心送来收割机。清河县农技服务中心送来种子。", note="两个单位"),
        Case(good="陕西省农业科学院来了人。山西省农业科学院也来了人。"),
        Case(good="清河县云溪镇、清河县云西镇合并。", note="一句里并列"),
        Case(good="清河县云溪镇修路。清河县云岭镇架桥。", note="不音近，也不形近"),
        Case(good="清河县新华小学放学。清河县兴华小学放学。"),
        Case(good="国家级试验区挂牌。国家级实验区挂牌。"),
        Case(good="清河县鑫源纺织有限公司扩产。清河县鑫隆纺织有限公司搬迁。"),
    ),
)
def name_with_a_changed_character(self: Rule, pages: Sequence[Page[Names]]) -> Findings[Names]:
    told: list[tuple[str, str]] = []
    pairs = (*islice(_alike(pages), _LOOKED_AT), *islice(_turned(pages), _LOOKED_AT))
    for one, other in sorted(pairs, key=lambda pair: len(pair[0])):
        is_told = any(a in one and b in other for a, b in told)
        if not is_told and (two := forms(one, other, pages)):
            told += [(one, other), (other, one)]
            how = _TURNED if Counter(one) == Counter(other) else _CHANGED
            yield from reported(self, pages, two.later_first(), how=how.zh, how_en=how.en)


def _alike(pages: Sequence[Page[Names]]) -> Iterator[tuple[str, str]]:
    """The parts of names that are the same but for one character, as far as they are the same."""
    seen: set[tuple[str, str]] = set()
    for ending in index(pages).endings:
        size = ending.size
        two = {name[size : size + 2] for name in ending.names}
        if len({pair[1:] for pair in two}) == len(two):
            continue  # soon told, and true of nearly all
        for one, other in _variants(ending):
            pairs = (
                _shared(a, b) for a, b in product(one[:_TRIED], other[:_TRIED]) if _is_slip(a, b)
            )
            pair = max(pairs, key=lambda pair: len(pair[0]), default=("", ""))
            if pair[0] and pair not in seen:
                seen.add(pair)
                yield pair


def _turned(pages: Sequence[Page[Names]]) -> Iterator[tuple[str, str]]:
    """The names of bodies of which two characters have changed places: 恒达, 达恒."""
    for head, size, names in index(pages).endings:
        if len(head) + size < _LONG:
            continue
        by_two = {name[size : size + 2]: name for name in names}
        for two in by_two:
            if two[::-1] <= two or two[::-1] not in by_two:
                continue
            name, other = by_two[two], by_two[two[::-1]]
            shared = size + 2 + common_start(name[size + 2 :], other[size + 2 :])
            is_long = shared > size + 2 or size >= _LONG
            if is_long and not set(two) <= _CONTRASTS:
                yield (head + name[:shared])[::-1], (head + other[:shared])[::-1]


def _variants(ending: Ending) -> Iterator[tuple[list[_Variant], list[_Variant]]]:
    """The names that end alike, with one character and with one like it, and one more the same."""
    head, size, names = ending
    before = [name[size + 1 : size + 2] for name in names]
    often = {same for same, count in Counter(before).items() if same and count > 1}
    groups: dict[str, dict[str, list[str]]] = {}
    for name, same in zip(names, before, strict=True):
        if same in often:
            groups.setdefault(same, {}).setdefault(name[size], []).append(name)
    for group in groups.values():
        for one, other in combinations(group, 2):
            if is_like(one, other):
                a, b = (
                    [_Variant((head + name)[::-1], len(name) - size - 1) for name in group[key]]
                    for key in (one, other)
                )
                yield a, b


def _is_slip(a: _Variant, b: _Variant) -> bool:
    """Whether one of two characters seems to be put for the other."""
    one, other = a.name[a.at], b.name[b.at]
    return (
        not {one, other} <= _CONTRASTS
        and frozenset((one, other)) not in _KINDS
        and not (_is_in_place(a) and _is_in_place(b))
        and not ({one, other} <= SURNAMES and a.name[a.at + 1] in _VILLAGE)
    )


def _is_in_place(variant: _Variant) -> bool:
    """Whether the character belongs to the name of a province or city: 陕西, 山西."""
    name, at = variant
    return name[at : at + 2] in PLACES or name[at - 1 : at + 1] in PLACES


def _shared(a: _Variant, b: _Variant) -> tuple[str, str]:
    """Both names from where they begin to be the same; nothing where no name may begin there."""
    size = common_end(a.name[: a.at], b.name[: b.at])
    if size == 1 and not (_begins(a) and _begins(b)):
        return "", ""
    return a.name[a.at - size :], b.name[b.at - size :]


def _begins(variant: _Variant) -> bool:
    """Whether a name begins a character before the changed one."""
    return variant.at == 1 or variant.name[variant.at - 2] in _PLACE
