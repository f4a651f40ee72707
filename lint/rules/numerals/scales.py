"""Figures and 千, 百, 万, 亿: which may follow them, and how often in a range."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lint.diagnostic import Applicability, Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.text.document import Document
from lint.text.lazy import lazy
from lint.text.search import literals

# What is counted, so that 千 or 百 is a numeral: not 5千克, 2百分点, 第3百货.
_COUNTED = (
    "[多余来]|[万亿]|[元个名人位户家年斤亩株棵头只辆台套册件条次项处座块岁张份箱种吨本篇场]"
    "|平方|立方|英[里尺亩镑]|海里"
)
_FIGURES = literals(r"\d[千百]")
_SCALED = lazy(
    r"[千百](?<=(?<![\dA-Za-z.,，:：/第-])(?:(?<wan>\d{1,4})万)?(?<figures>\d{1,2}|\d\.\d)[千百])"
    rf"(?:(?={_COUNTED})|(?<=千)(?=公[里斤顷])|(?<=百)(?=公[斤顷]))(?![元]/|千字节|名山|家姓|年好合)"
)
_VALUES = {"千": 1000, "百": 100}


@rule(
    id="NUM014",
    name="figures-with-thousand",
    severity=Severity.WARNING,
    summary=Text("阿拉伯数字后用“千”“百”", "千 or 百 after Arabic numerals"),
    message=Text(
        "阿拉伯数字后只用“万”“亿”，“{text}”宜作“{new}”",
        "only 万 and 亿 follow figures: write {new} for {text}",
    ),
    why=Text(
        "阿拉伯数字可以和“万”“亿”连用，不和“千”“百”“十”连用。“5千克”“3千瓦”“2千米”的“千”属于单位，"
        "不报。",
        "Figures combine with 万 and 亿, not with 千, 百 or 十. In 5千克, 3千瓦 and 2千米 the 千 "
        "belongs to the unit.",
    ),
    source="GB/T 15835-2011 5.3",
    fix=Applicability.UNSAFE,
    needs=_FIGURES,
    covers=("N07",),
    cases=(
        Case(bad="发放补贴4千元。", at="4千", fixed="发放补贴4000元。"),
        Case(bad="藏书2千多册。", at="2千", fixed="藏书2000多册。"),
        Case(bad="亩产1.5千斤。", at="1.5千", fixed="亩产1500斤。"),
        Case(bad="总投资5百万元。", at="5百", fixed="总投资500万元。"),
        Case(bad="参会5万3千人。", at="5万3千", fixed="参会5.3万人。"),
        Case(good="重5千克，长3千米，装机5千瓦，电压10千伏。", note="单位"),
        Case(good="第3百货公司，提高2百分点，2024百强县，G3千人会。"),
        Case(good="油耗从3百公里的测试看，4000元，5.3万人，三千年。"),
    ),
)
def figures_with_thousand(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    for at in _FIGURES.places(document):
        match = _SCALED.match(text, at + 1)
        if match is None:
            continue
        wan, figures = match.group("wan", "figures")
        value = Decimal(figures) * _VALUES[match[0]]
        if wan and value != value.to_integral_value():
            continue
        new = f"{Decimal(wan) + value / 10000:f}万" if wan else f"{value:.0f}"
        start, end = match.start("wan" if wan else "figures"), match.end()
        yield self.rewritten(document, start, end, new)


_RANGES = literals(r"\d[至到～~—]")
_RANGE = lazy(
    r"[至到～~—](?<=(?<![\d.·．:：/第月日时分-])(?<low>\d{1,3}(?:\.\d{1,3})?)[至到～~—])"
    r"(?<high>\d{1,3}+(?:\.\d++)?)(?<scale>[%％]|[万亿](?:[元吨亩户件株只头]|人(?!次))?)"
)


@rule(
    id="NUM018",
    name="range-scale",
    severity=Severity.WARNING,
    summary=Text("起止数值的前一个缺“万”“亿”“%”", "万, 亿 or % missing from the first of a range"),
    message=Text("“{text}”宜作“{new}”", "write {new} for {text}"),
    why=Text(
        "起止两个数都带“万”“亿”“%”，免得“1至3万元”读成从一元起。单位可以只写一次，如“34～39℃”"
        "“100～150千克”，不报。",
        "Both figures of a range take 万, 亿 or %, or else 1至3万元 begins at one yuan. A mere "
        "unit may stand once, as in 34～39℃.",
    ),
    source="GB/T 15835-2011 5.1.3",
    fix=Applicability.UNSAFE,
    needs=_RANGES,
    covers=("N01",),
    cases=(
        Case(bad="投资13～17万元。", at="13～17万元", fixed="投资13万元～17万元。"),
        Case(bad="增幅为15至30%。", at="15至30%", fixed="增幅为15%至30%。"),
        Case(bad="年产3—5亿件。", at="3—5亿件", fixed="年产3亿件—5亿件。"),
        Case(good="13万元～17万元，15%至30%，100～150千克，34～39℃。"),
        Case(good="由800至1万元，1月至3万人，2008—10亿元。", note="低的本来就低"),
        Case(good="从第3到5万名，9时至12%。"),
    ),
)
def range_scale(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    for at in _RANGES.places(document):
        match = _RANGE.match(text, at + 1)
        if match is None:
            continue
        low, high, scale = match.group("low", "high", "scale")
        if float(low) < float(high):
            start, end = match.start("low"), match.end()
            new = f"{low}{scale}{text[match.start() : match.start('high')]}{high}{scale}"
            yield self.rewritten(document, start, end, new)
