"""Units of measurement: the case of symbols, signs for letters, units no longer used."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import product

from lint.diagnostic import Applicability, Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.text.document import Article, Document
from lint.text.lazy import lazy, lazy_re
from lint.text.places import article_at
from lint.text.search import literals

_SYMBOLS = (
    "km", "kg", "kW", "kV", "kVA", "kJ", "kPa", "mm", "cm", "mL", "Hz", "kHz", "MHz", "GHz", "MPa",
    "dB",
)  # fmt: skip
_NUMBER_BEFORE = lazy(r"(?<![A-Za-z\d.-])\d[\d.,]* ?$")
_NAME = lazy_re("(?<=[0-9万余多])(?:公里|公斤|千克)")


def _spelled(document: Document) -> frozenset[tuple[Article, str]]:
    """The articles that spell out a unit: UNI002 and UNI003 speak of its symbol there."""
    return frozenset(
        (article_at(document, match.start()), "km" if match[0] == "公里" else "kg")
        for match in _NAME.finditer(document.flow.text)
    )


def _is_spelled(document: Document, at: int, symbol: str) -> bool:
    return (article_at(document, at), symbol) in document.once(_spelled)


_ALSO_RIGHT = frozenset(["ml", "Mm"])
_RIGHT = {
    wrong: right
    for right in (*_SYMBOLS, "kWh")
    for wrong in map("".join, product(*zip(right.lower(), right.upper(), strict=True)))
    if wrong != right and wrong not in _ALSO_RIGHT
}
"""The symbols in the wrong case, and what they should be."""
_WRONG = literals(*_RIGHT)
_MORE_LETTERS = lazy_re(r"[A-Za-z\d-]")


@rule(
    id="UNI006",
    name="symbol-case",
    severity=Severity.WARNING,
    summary=Text("单位符号大小写有误", "a unit symbol in the wrong case"),
    message=Text("单位符号“{text}”应为“{new}”", "the symbol is {new}, not {text}"),
    why=Text(
        "单位符号一般小写，来自人名的首字母大写；词头k小写，M、G大写。型号、产品名里的字母不报。",
        "Symbols are in lower case but for those named after people; the prefix k is small, M and "
        "G are capitals. Letters in names of models are left alone.",
    ),
    source="GB 3100-93 6.2.1, 6.3",
    fix=Applicability.SAFE,
    needs="MmGgWwVvAaJjLlZzBbHh",
    covers=("U01", "U14"),
    cases=(
        Case(bad="全程10KM。", at="KM", fixed="全程10km。"),
        Case(bad="重5Kg，功率20Kw。", at="Kg", fixed="重5kg，功率20kW。"),
        Case(bad="用电300KWH。", at="KWH", fixed="用电300kWh。"),
        Case(good="全程10km，重5kg，用电300kWh，50ml。"),
        Case(good="型号X10KM，编号3-5KG，KM公司，10KM8型。", note="型号"),
        Case(good="全程10公里，余下5KM。", note="UNI002 管"),
    ),
)
def symbol_case(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    for start, wrong in _WRONG.hits(document):
        end, new = start + len(wrong), _RIGHT[wrong]
        is_symbol = not _MORE_LETTERS.match(text, end) and _NUMBER_BEFORE.search(
            text, max(0, start - 12), start
        )
        if is_symbol and not _is_spelled(document, start, new):
            yield self.rewritten(document, start, end, new)


_SIGNS = {
    "㎞": "km", "㎏": "kg", "㎝": "cm", "㎜": "mm", "㎎": "mg", "㎥": "m³", "㏄": "mL", "㎖": "mL",
    "㎾": "kW", "㎸": "kV", "㎐": "Hz", "㎒": "MHz", "㎓": "GHz",
}  # fmt: skip
_SIGN = literals(*_SIGNS)


@rule(
    id="UNI007",
    name="unit-sign",
    severity=Severity.WARNING,
    summary=Text("单位用了兼容字符", "a single character for a unit of several letters"),
    message=Text("兼容字符“{text}”宜作“{new}”", "write the letters {new} for the sign {text}"),
    why=Text(
        "“㎞”“㎏”是为旧编码设的一格字符，许多字体没有，也搜不到；写字母，正文里写中文名称。"
        "“℃”可用，“㎡”见UNI001。",
        "Signs such as ㎞ exist for old encodings; many fonts lack them and no search finds them. "
        "Write the letters, or the name. ℃ is right, and UNI001 speaks of ㎡.",
    ),
    source="GB 3100-93 6.2.1",
    fix=Applicability.SAFE,
    covers=("U09",),
    cases=(
        Case(bad="全程10㎞。", at="㎞", fixed="全程10km。"),
        Case(bad="药量5㎎。", at="㎎", fixed="药量5mg。"),
        Case(good="气温12℃，面积5平方米。"),
        Case(good="全程10公里，余下5㎞。", note="UNI002 管"),
    ),
)
def unit_sign(self: Rule, document: Document) -> Iterator[Diagnostic]:
    for start, sign in _SIGN.hits(document):
        new = _SIGNS[sign]
        if not _is_spelled(document, start, new):
            yield self.rewritten(document, start, start + 1, new)


_OLD_UNITS = {
    "呎": "英尺", "吋": "英寸", "哩": "英里", "浬": "海里", "瓩": "千瓦", "唡": "盎司",
    "呏": "加仑", "嗧": "加仑", "嘝": "蒲式耳", "喱": "格令", "㖊": "英寻", "公升": "升",
    "公尺": "米",
}  # fmt: skip
_OLD = literals(*_OLD_UNITS)
_LONGER = ("公升级", "公尺寸")
_END_OF_NUMBER = frozenset("0123456789一二两三四五六七八九十百千万亿余多几半数")


@rule(
    id="UNI011",
    name="old-unit",
    severity=Severity.WARNING,
    summary=Text("已淘汰的计量单位用字", "a unit under its old name"),
    message=Text("“{text}”已淘汰，应为“{new}”", "{text} is no longer used: write {new}"),
    why=Text(
        "1977年起计量单位名称统一用字，“呎”“浬”“瓩”“公升”之类已淘汰。语气词“哩”、“咖喱”不报。",
        "These names of units were abolished in 1977. The particle 哩 and 咖喱 are left alone.",
    ),
    source="部分计量单位名称统一用字表（1977）",
    fix=Applicability.UNSAFE,
    covers=("U06",),
    cases=(
        Case(bad="水深3呎。", at="呎", fixed="水深3英尺。"),
        Case(bad="装机5万瓩。", at="瓩", fixed="装机5万千瓦。"),
        Case(bad="每户领水5公升。", at="公升", fixed="每户领水5升。"),
        Case(good="路还远着哩，咖喱饭。", note="语气词、食品"),
        Case(good="办公升级，办公尺寸，公升高一职。"),
    ),
)
def old_unit(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    for start, unit in _OLD.hits(document):
        # 哩 is a particle elsewhere, and 喱 a part of 咖喱.
        if text[start - 1 : start] in _END_OF_NUMBER and not text.startswith(_LONGER, start):
            yield self.rewritten(document, start, start + len(unit), _OLD_UNITS[unit])


_PERCENT = r"(\d++(?:\.\d++)?)[%％]"
_CHANGE = "(?:提高|上升|增长|增加|提升|升高?|降低|下降|回落|减少|降)"
_CHANGED_TO = literals("[高升长加低降落少][到至为]")
_TO_PERCENT = lazy_re(rf"..了?{_PERCENT}")
_RATE = lazy(
    rf"[由从]\p{{Han}}{{0,4}}{_PERCENT}[^，。；\n%％\d]{{0,8}}{_CHANGE}[到至为]了?{_PERCENT}"
    rf"，?\p{{Han}}{{0,4}}{_CHANGE}了?{_PERCENT}(?!个)"
)


@rule(
    id="UNI017",
    name="percentage-points",
    severity=Severity.WARNING,
    summary=Text("两个百分数之差用了“%”", "% for a difference of two percentages"),
    message=Text(
        "两个百分数之差用百分点，“{text}”应为“{new}”",
        "the difference is in percentage points: {new}, not {text}",
    ),
    why=Text(
        "由40%提高到43%，是提高3个百分点，不是提高3%。只在前后数相减正好相等时报。",
        "From 40% to 43% is 3 percentage points, not 3%. Reported only where the figures of the "
        "sentence differ by just that much.",
    ),
    source="现代汉语词典“百分点”",
    fix=Applicability.UNSAFE,
    needs="由从",
    covers=("U11", "C08"),
    cases=(
        Case(
            bad="占比由40%提高到43%，提高了3%。",
            at="3%",
            fixed="占比由40%提高到43%，提高了3个百分点。",
        ),
        Case(good="占比由40%提高到43%，提高了3个百分点。"),
        Case(good="增速由5%提高到10%，产值增长8%。", note="另一回事"),
        Case(good="工资提高5%。"),
    ),
)
def percentage_points(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    if not any(_TO_PERCENT.match(text, at) for at in _CHANGED_TO.places(document)):
        return
    for match in _RATE.finditer(text):
        before, after, change = (Decimal(figure) for figure in match.groups())
        if abs(after - before) == change:
            yield self.rewritten(document, match.start(3), match.end(), f"{match[3]}个百分点")
