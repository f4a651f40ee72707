"""Ranges of numbers and times, and the mark they take."""

from __future__ import annotations

from collections.abc import Iterator

from lint.diagnostic import Applicability, Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.text.document import Article, Document
from lint.text.lazy import lazy
from lint.text.places import article_at
from lint.text.search import literals
from lint.text.view import Span

_TIME = "个?月|日|年(?!级)|时(?!速)"
_UNIT = (
    rf"(?:{_TIME}|年级|周?岁|个|名|家|人|天|小时|分钟|周|位|户|台|辆|次|项|件|种|层|级|度|摄氏度|℃"
    "|[千万亿]?[元米吨斤亩]|[公厘毫]米|公[里斤顷]|平方|[万亿]|倍|成|%|％|折)"
)
_HYPHEN = "[-－–]"
_HYPHENS = literals(f"{_HYPHEN}[1-9]")
_RANGE = lazy(
    rf"{_HYPHEN}(?<=(?<![\dA-Za-z.．/:：=第〕+×()（-])(?P<low>(?:0|[1-9]\d{{0,3}})(?:\.\d{{1,3}})?)"
    rf"(?P<own>{_UNIT})?{_HYPHEN})(?P<high>[1-9]\d{{0,3}}+(?:\.\d++)?)(?P<unit>{_UNIT})"
)
# Years in brackets: a life, a term, a plan.
_YEARS = lazy(
    rf"{_HYPHEN}(?<=[（(](?P<low>[1-9]\d{{2,3}})年?.)(?=(?P<high>[12]\d{{3}})(?P<unit>年?)[）)，,])"
)
_OTHER_FORM = lazy(rf"[至—～](?<=\d(?:{_TIME})?.)\d++(?:{_TIME})")


@rule(
    id="NUM003",
    name="range-hyphen",
    severity=Severity.WARNING,
    summary=Text("数值、时间起止误用短横", "hyphen in a range of numbers or dates"),
    message=Text(
        "起止范围不用短横，“{text}”宜作“{new}”",
        "a range takes no hyphen: write “{new}” for “{text}”",
    ),
    why=Text(
        "短横用于电话号码、型号、年-月-日；数值和时间的起止用“至”、一字线或浪纹线，"
        "一篇之中用同一种。比分、编号、门牌、减法不在此列。",
        "The hyphen is for telephone numbers, models and full dates; a range of numbers or times "
        "takes 至, — or ～, the same one throughout. Scores, codes and addresses are left alone.",
    ),
    source="GB/T 15834-2011 4.13.3; GB/T 15835-2011 4.3, 5.1.3",
    fix=Applicability.SAFE,
    needs=_HYPHENS,
    covers=("P12", "P13", "N01", "N14"),
    cases=(
        Case(bad="1-8月，全县用电量增长5%。", at="1-8月", fixed="1至8月，全县用电量增长5%。"),
        Case(
            bad="前年1—6月略降，去年1-6月回升。",
            at="1-6月",
            fixed="前年1—6月略降，去年1—6月回升。",
        ),
        Case(bad="1937-1945年的旧报纸。", at="1937-1945年", fixed="1937—1945年的旧报纸。"),
        Case(bad="每亩增收300-500元。", at="300-500元", fixed="每亩增收300至500元。"),
        Case(bad="亩均投入3-5万元。", at="3-5万元", fixed="亩均投入3万元至5万元。"),
        Case(bad="增幅为15-30%。", at="15-30%", fixed="增幅为15%至30%。"),
        Case(bad="同比增长5%-8%。", at="5%-8%", fixed="同比增长5%至8%。"),
        Case(bad="活动9月1日-15日举行。", at="1日-15日", fixed="活动9月1日至15日举行。"),
        Case(
            bad="周砚（1931-1995），清河人。", at="1931-1995", fixed="周砚（1931—1995），清河人。"
        ),
        Case(good="主队以3-1战胜客队，21-18拿下首局。", note="比分"),
        Case(good="家住清河县东关街3-2-501户，电话0537-6123400。", note="门牌、电话"),
        Case(good="2022-10-01日起执行，见ISBN 978-7-02-01。", note="年-月-日"),
        Case(good="歼-20架次创新高，Y-12型和H7N9-2例。", note="型号"),
        Case(good="原价100-50元优惠券。", note="减法"),
        Case(good="文号（2021-0018），房号（501-1202），电话（6123-1800）。"),
    ),
)
def range_hyphen(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    used: dict[Article, str] = {}
    for at in _HYPHENS.places(document):
        if match := _RANGE.match(text, at):
            low, own, high, unit = match.group("low", "own", "high", "unit")
            if own in (None, unit) and float(low) >= float(high):
                continue
            article = article_at(document, at)
            if article not in used:
                used[article] = _mark_used(text, article.span)
            mark = used[article] or ("—" if len(low) == len(high) == 4 else "至")
            start, end = match.start("low"), match.end()
            # 15%至30%, not 15至30%: what scales the figure belongs to both (5.1.3).
            scale = unit if own is None and unit[0] in "%％万亿" else ""
            new = text[start:at] + scale + mark + high + unit
            sure = None if unit[-1] in "月日年时" else Applicability.UNSAFE
            yield self.rewritten(document, start, end, new, applicability=sure)
        elif (match := _YEARS.match(text, at)) and _is_span_of_years(match["low"], match["high"]):
            start, end = match.start("low"), match.end("unit")
            new = f"{text[start:at]}—{text[match.end() : end]}"
            yield self.rewritten(document, start, end, new)


_CENTURY = 100  # years; no life and no plan is longer


def _is_span_of_years(low: str, high: str) -> bool:
    return 0 < int(high) - int(low) <= _CENTURY


def _mark_used(text: str, article: Span) -> str:
    """The mark that other ranges of the article take; empty where there are none."""
    other = _OTHER_FORM.search(text, *article)
    return text[other.start()] if other else ""
