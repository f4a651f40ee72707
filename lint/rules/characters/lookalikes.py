"""VAR006, VAR007: a letter, figure or character put for the one that it looks like."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lint.diagnostic import Applicability, Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.text.awaited import awaited
from lint.text.document import Document
from lint.text.foreign import has_foreign, is_foreign
from lint.text.lazy import lazy, lazy_re
from lint.text.lexicon import is_word
from lint.text.occurrences import matches_at
from lint.text.rare import FOREIGN, KANA, rare_characters


@rule(
    id="VAR006",
    name="look-alike-letter",
    severity=Severity.WARNING,
    summary=Text("字母、数字用了形近的", "letters and figures that only look right"),
    message=Text(
        "“{text}”里混有形近字符（{codes}），应为“{new}”",
        "“{text}” holds a look-alike ({codes}); write “{new}”",
    ),
    why=Text(
        "西里尔字母 А、希腊字母 Ο 与拉丁字母同形，小写 l、大写 O 常顶替数字 1、0，检索不到。"
        "只报一词之中两种字母相混、数字之间夹字母的；化学式、型号、升的符号 l 不报。",
        "Cyrillic А and Greek Ο look like Latin letters; l and O are typed for 1 and 0. Neither is "
        "found by a search. Only words of two alphabets and figures that hold such a letter are "
        "reported, not formulas, models, or l for litre.",
    ),
    source="Unicode Standard Annex 39; GB/T 15835-2011 5.1.1",
    covers=("V06",),
    fix=Applicability.SAFE,
    cases=(
        Case(bad="引进\u0410BC公司的设备。", at="\u0410BC", fixed="引进ABC公司的设备。"),
        Case(bad="防控C\u041eVID的办法。", at="C\u041eVID", fixed="防控COVID的办法。"),
        Case(bad="抗击COVlD疫情。", at="COVlD", fixed="抗击COVID疫情。"),
        Case(bad="2O23年，全县增收1O0万元。", at="2O23", fixed="2023年，全县增收100万元。"),
        Case(bad="2l世纪，l0月开工。", at="2l", fixed="21世纪，10月开工。"),
        Case(good="H2O2、C6H12O6、Al2O3、HClO和3O2。", note="化学式"),
        Case(good="α粒子、β-胡萝卜素、μm、kΩ、ΔABC、TNF-α。"),
        Case(good="莫斯科的Москва饭店，СССР时期的建筑。"),
        Case(good="每瓶5l，5l装；型号C919-1O2；见http://example.cn/2O23。"),
        Case(good="ABC公司2023年增收100万元。"),
    ),
)  # fmt: skip
def look_alike_letter(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    found = [*_figures(text, "".join(filter(document.characters.has, "OolI")))]
    if _ANY_FOREIGN.search(document.once(rare_characters)):
        found += _words(text)
    mixed = bool(found) and has_foreign(text)
    for slip in sorted(found):
        if mixed and is_foreign(text, slip.start):
            continue
        old = text[slip.start : slip.start + len(slip.new)]
        codes = " ".join(
            f"{a}: U+{ord(a):04X}" for a, b in zip(old, slip.new, strict=True) if a != b
        )
        details = {"text": old, "new": slip.new, "codes": codes}
        end = slip.start + len(old)
        fix = self.replace(document, slip.start, end, slip.new, applicability=slip.applicability)
        yield self.found(document, slip.start, end, fix=fix, details=details)


class _Slip(NamedTuple):
    start: int
    new: str
    applicability: Applicability


_ANY_FOREIGN = lazy_re(f"[{FOREIGN}]")
_WORD = lazy_re(f"[A-Za-z{FOREIGN}]{{2,}}")
_LATIN = lazy_re("[A-Za-z]")
_TO_LATIN = str.maketrans(
    "АВСЕНІЈКМОРЅТУХаесіјорѕухΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABCEHIJKMOPSTYXaecijopsyxABEZHIKMNOPTYXo"
)
_TO_CYRILLIC = str.maketrans("ABCEHKMOPTXaceopxy", "АВСЕНКМОРТХасеорху")


def _words(text: str) -> Iterator[_Slip]:
    """Words of two alphabets in which one is made of look-alikes."""
    for match in _WORD.finditer(text):
        word = match[0]
        if not (_LATIN.search(word) and _ANY_FOREIGN.search(word)):
            continue
        as_latin = word.translate(_TO_LATIN)
        as_cyrillic = word.translate(_TO_CYRILLIC)
        if not _ANY_FOREIGN.search(as_latin):
            yield _Slip(match.start(), as_latin, Applicability.SAFE)
        elif not _LATIN.search(as_cyrillic) and all(c >= "\u0400" for c in as_cyrillic):
            yield _Slip(match.start(), as_cyrillic, Applicability.SAFE)


def _figures(text: str, letters: str) -> Iterator[_Slip]:
    """Figures that hold one of the letters, and l within capitals: 2O23, l0月, COVlD."""
    last = 0
    for match in matches_at(_LETTER, text, letters):
        start, end = _token(text, match.start())
        token = text[start:end]
        if start < last:
            continue
        if _CAPITALS.fullmatch(token):
            last = end
            yield _Slip(start, token.replace("l", "I"), Applicability.SAFE)
        elif _FIGURE.fullmatch(token) and (_UNIT.match(text, end) or _YEAR.fullmatch(token)):
            last = end
            yield _Slip(start, token.translate(_TO_FIGURES), Applicability.UNSAFE)


_LETTER = lazy(r"[OolI](?:(?=[0-9])|(?<=[0-9].)|(?<=[A-Z][A-Z]l)(?=[A-Z]))")
_CAPITALS = lazy_re(r"[A-Z]{2,}(?<![CAT])l[A-Z]+")  # not HClO
_FIGURE = lazy_re(r"\d+(?:[OolI]\d+)+|\d+[OolI]|[OlI]\d+")
_YEAR = lazy_re(r"[12](?=\d*[OolI])[\dOolI]{3}")
_UNIT = lazy_re("世纪|[年月日]|[万亿]?(?:元|人|个|%|％)|[万亿]")
_TO_FIGURES = str.maketrans("OolI", "0011")
_IN_TOKEN = lazy_re(r"[0-9A-Za-z./+=_@#-]")
_TOKEN = 24  # a longer one is no figure


def _token(text: str, at: int) -> tuple[int, int]:
    """Start and end of the letters, figures and signs without a break that `at` lies in."""
    start = end = at
    while start and at - start < _TOKEN and _IN_TOKEN.match(text, start - 1):
        start -= 1
    while end - at < _TOKEN and _IN_TOKEN.match(text, end):
        end += 1
    return start, end


@rule(
    id="VAR007",
    name="look-alike-character",
    severity=Severity.WARNING,
    summary=Text("汉字、横线用了形近的", "characters and dashes that only look right"),
    message=Text("“{text}”形近而误，应为“{new}”", "“{text}” only looks like “{new}”"),
    why=Text(
        "文字识别常把“口”认成片假名“ロ”，“日”认成“曰”，一字线认成“一”。与前后成词的才报；"
        "日文和“子曰”不动。",
        "Text recognition takes 口 for the katakana ロ, 日 for 曰, a dash for 一. What gives a "
        "word is reported; Japanese stays, and 曰 where it means says.",
    ),
    source="出版物汉字使用管理规定 第五条; GB/T 15834-2011 4.13",
    covers=("V06",),
    fix=Applicability.UNSAFE,
    cases=(
        Case(bad="村ロ的老槐树，出ロ在左边。", at="ロ", fixed="村口的老槐树，出口在左边。"),
        Case(bad="ー带ー路的货物", at="ー", fixed="一带一路的货物"),
        Case(bad="9月18曰开工。", at="曰", fixed="9月18日开工。"),
        Case(bad="星期曰休息，昨曰已通知。", at="曰", fixed="星期日休息，昨日已通知。"),
        Case(bad="1931一1945年的旧闻。", at="一", fixed="1931—1945年的旧闻。"),
        Case(good="子曰：“学而时习之。”一曰水，二曰火；先生曰可。"),
        Case(good="日文“ロビー”“エコ”，店名ラーメン，ひろば。"),
        Case(good="选项A一B，3月一开春，2023一年就建成3座桥。"),
    ),
)  # fmt: skip
def look_alike_character(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    found = [(at, "日") for at in _days(text)]
    if _ANY_KANA.search(document.once(rare_characters)):
        found += _lone_kana(text)
    found += ((match.start(), "—") for match in _RANGE.matches(document))
    for at, new in sorted(found):
        yield self.rewritten(document, at, at + 1, new)


_RANGE = awaited("一(?<=[0-9]{4}一)(?=[0-9]{4}(?![0-9]))", "[0-9]一[0-9]", ahead=1)
_ANY_KANA = lazy_re(f"[{KANA}]")
_KANA = lazy_re(f"[{KANA}]+")
_HAN_FOR = dict(zip("ロニハタエカトー", "口二八夕工力卜一", strict=True))
_NEAR = 10


def _lone_kana(text: str) -> Iterator[tuple[int, str]]:
    """Katakana amid Chinese that make a word as the characters that they look like."""
    for match in _KANA.finditer(text):
        at = match.start()
        new = _HAN_FOR.get(match[0])
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if new is None or not (is_word(before + new) or is_word(new + after)):
            continue
        near = _ANY_KANA.findall(text, max(0, at - _NEAR), at + _NEAR)
        if all(kana in _HAN_FOR for kana in near):
            yield at, new


_BEFORE_DAY = ("期曰", "昨曰", "节曰", "假曰", "近曰", "即曰")
_BEHIND_DAY = ("曰报", "曰期", "曰均", "曰程", "曰历")


def _days(text: str) -> Iterator[int]:
    """Where 曰 stands for 日: behind a figure, or in a word in which it cannot mean says."""
    at = text.find("曰")
    while at >= 0:
        pairs = text[at - 1 : at + 1], text[at : at + 2]
        if text[at - 1 : at].isdecimal() or pairs[0] in _BEFORE_DAY or pairs[1] in _BEHIND_DAY:
            yield at
        at = text.find("曰", at + 1)
