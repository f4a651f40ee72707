"""Spans of years that do not fit the years at their ends."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from lint.diagnostic import Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.rules.dates.elapsed import at_years, lasted, since, since_last_year
from lint.rules.dates.slips import HEDGE, YEARS, Slip, fits
from lint.text.awaited import awaited
from lint.text.calendar import COUNT, JOINT, MONTH_DAY, TO, YEAR
from lint.text.document import Document
from lint.text.lazy import lazy
from lint.text.misprints import speaks_of_misprint
from lint.text.numerals import value
from lint.text.places import sentence_start
from lint.text.search import literals
from lint.text.years import this_year, year_joints

_BETWEEN = lazy(  # 从1998年到2008年，10年来
    rf"{JOINT}(?<=(?<first>{YEAR})年?(?:{MONTH_DAY}|[底末初]){TO})"
    rf"(?<second>{YEAR})年(?:{MONTH_DAY}|[底末初])(?:，|期间，|，?[这的])?{HEDGE}{{0,2}}"
    rf"(?<count>{COUNT})(?<more>[多余])?{YEARS}"
    r"(?:间|来(?!到)|里|时间|光阴|之久|(?=[，。；]|历史)|(?<!年)(?=的))"
)


_AGO = awaited(
    rf"年(?<=(?<count>{COUNT})年)[之以]?前(?:的|，(?:即|也就是|正是))(?<year>{YEAR})年(?![代前])",
    *(f"年{before}前{of}" for before in ("", "之", "以") for of in ("的[12一二]", "，[即也正]")),
)
_APART = literals("时隔")
_AGAIN = lazy(  # 2012年首演，时隔十年，2022年重演
    rf"(?<first>{YEAR})年{MONTH_DAY}[底末初]?[^。；\n\d]{{0,24}}，时隔(?<count>{COUNT})(?<more>[多余])?年"
    rf"(?:[之以]?后)?(?:的|，)?(?<second>{YEAR})年"
)
_PLANS = literals("[年动坚划案务要”’》][（(][12一二]")
_FOR_YEARS = lazy(  # 三年行动（2018—2020年）
    rf"{JOINT}(?<=(?<![第近前后])(?<count>{COUNT})(?<more>)年(?:[”’]?(?:行动|攻坚|规划|计划|方案|任务|纲要)){{0,2}}[”’》]?"
    rf"[（(](?<first>{YEAR})年?{TO})(?<second>{YEAR})年?[）)]"
)
_TAKEN = literals("[历用耗]时", "[用花]了")
_WORKS = lazy(  # 2015年动工，2019年建成，历时4年
    rf"(?<first>{YEAR})年{MONTH_DAY}[底末初]?[^。；\n\d]{{0,12}}?(?:[开动]工|启动|[始兴开]建|奠基|开挖|立项|开始)"
    rf"[^。；\n\d]{{0,12}}，[到至于]?(?<second>{YEAR})年{MONTH_DAY}[底末初]?[^。；\n\d]{{0,14}}?"
    r"(?:[竣完]工|[建修]成|完成|落成|通[车航水]|投[用产]|结束|贯通)[^。；\n\d]{0,8}，"
    rf"(?:前后|一共|总共|共)?(?:历时|用时|耗时|用了|花了)(?:整整|长达)?(?<count>{COUNT})(?<more>[多余])?年"
)
_AFTER = awaited(  # 十年后的2022年
    rf"年[之以]?后(?<=(?:[，、。]|在|到|而|短短|仅|时隔|整整)(?<count>{COUNT})年[之以]?后)"
    rf"(?:的|，即|，也就是)(?<second>{YEAR})年",
    *(f"年{before}后{of}" for before in ("", "之", "以") for of in ("的[12一二]", "，[即也]")),
)
_YEAR = lazy(rf"(?<year>{YEAR})年")
_LOOSE_END = lazy(r"[底末初]|[上下]半|1[0-2]月|[1-3]月|\d?[多余]年")
_OTHER_SPAN = lazy(rf"年[之以]?后|(?:又|过了?){COUNT}个?[年月]|次年|翌年|同年|公元前|那[年时]")
_SENTENCE = 80


@rule(
    id="DAT007",
    name="wrong-span-of-years",
    severity=Severity.WARNING,
    summary=Text("年数与起止年份不符", "a span of years that does not fit its ends"),
    message=Text(
        "{later}-{earlier}={right}，与“{printed}”不符：核对年份或年数",
        "{later} - {earlier} = {right}, which does not fit {printed}: check the years",
    ),
    why=Text(
        "两头年份都印出的，年数应相符；首尾都算、不足整年的，差一年不报。“多年”“余年”容后面的零头，"
        "“近N年”和其中一段（“连续5年”）不报。",
        "Where both years are printed, the span must fit; a difference of one is left alone, since "
        "both ends may count and years may be incomplete. 近N年 and a part of the time stay quiet.",
    ),
    source="校对实务：年份与年数核算",
    needs="年载春寒",
    covers=("F10",),
    cases=(
        Case(bad="从1998年到2008年，20年来，他没离开过渡口。", at="1998年到2008年，20年来"),
        Case(bad="1921年至2021年的90年间，老街几经兴废。", at="1921年至2021年的90年间"),
        Case(bad="2001—2021年，三十个春秋，他守着林场。", at="2001—2021年，三十个春秋"),
        Case(bad="2012年，他承包荒山。十年后的2021年，果树满坡。", at="十年后的2021年"),
        Case(bad="2012年，他承包荒山，十年后的2021年，果树满坡。", at="十年后的2021年"),
        Case(
            bad="今年（2022年）大旱。水库建成于1958年，至今已有84年。",
            at="1958年，至今已有84年",
        ),
        Case(
            bad="大桥2015年动工，2019年建成通车，历时6年。",
            at="2015年动工，2019年建成通车，历时6年",
        ),
        Case(bad="始建于1958年的水库，到2022年已有54年。", at="1958年的水库，到2022年已有54年"),
        Case(bad="三年行动计划（2018—2025年）收官。", at="2018—2025年）"),
        Case(
            bad="2012年首次登台，时隔六年后，2022年再度回乡。",
            at="2012年首次登台，时隔六年后，2022年",
        ),
        Case(bad="今年（2022年）大旱。1985年入党的他有50年党龄。", at="1985年入党的他有50年党龄"),
        Case(
            bad="今年（2022年）大旱。参赛者从2015年的800人增加到今年的5000人，四年间翻了几番。",
            at="2015年的800人增加到今年的5000人，四年间",
        ),
        Case(
            bad="今年（2022年）大旱。老周2008年来到林场，今年已是第12个年头。",
            at="2008年来到林场，今年已是第12个年头",
        ),
        Case(bad="今年（2022年）大旱。老周1998年搬进来，住了34年。", at="1998年搬进来，住了34年"),
        Case(
            bad="从18岁到60岁，他守了渡口。从18岁到60岁，32年间没离开过。", at="18岁到60岁，32年间"
        ),
        Case(
            bad="今年（2022年）大旱。最早的一件是1921年的课本，距今整整102年。",
            at="1921年的课本，距今整整102年",
        ),
        Case(
            bad="今年（2022年）大旱。校友1982年毕业，离开母校整整30年。",
            at="1982年毕业，离开母校整整30年",
        ),
        Case(
            bad="今年（2022年）大旱。这是该县自2018年以来连续第六年办节。",
            at="2018年以来连续第六年",
        ),
        Case(
            bad="2022年1月15日 星期六 第2版\n食堂\n食堂去年6月开张，到现在快两年了。",
            at="去年6月开张，到现在快两年",
        ),
        Case(
            good="2022年9月15日 星期四 第2版\n食堂\n食堂去年1月开张，到现在快两年了。"
            "1982年毕业，离开母校整整40年；1982年毕业，离开家乡30年，2012年回来。自2018年以来连续第五年、连续第四年。",
        ),
        Case(bad="今年（2022年）大旱。二十年前的1998年也旱。", at="二十年前的1998年"),
        Case(
            good="2008年投产，次年扩建。三年后的2012年，又扩建。2008年建，2009年停。五年后的2014年。"
        ),
        Case(good="三年行动（2018—2020年），十年（2012—2022年），第3年（2012—2019年）。"),
        Case(good="从1998年到2008年，11年来，10多年间，十年里，9年时间。", note="首尾都算"),
        Case(good="从1998年到2008年，连续5年，近3年来。", note="其中一段"),
        Case(good="2008年，他毕业，工作5年后的2015年，2010年，又过3年，五年后的2018年。"),
        Case(good="今年（2022年）大旱。水库建成于1958年，至今已有64年、60多年。"),
        Case(
            good="今年（2022年）大旱。老周2008年进厂，干了5年，今年是第15个年头。"
            "2018年退休时，教了40年书。从18岁到60岁，42年间，第3年。",
        ),
        Case(good="从2015年到2020年的3年行动，1998年到2008年，第20年级。"),
    ),
)
def wrong_span_of_years(self: Rule, document: Document) -> Iterator[Diagnostic]:
    for slip in (
        *_between(document),
        *_after(document),
        *since(document),
        *_ago(document),
        *lasted(document),
        *since_last_year(document),
        *_of_ages(document),
    ):
        if not speaks_of_misprint(document, slip.start):
            yield self.found(document, slip.start, slip.end, details=slip.details)


def _between(document: Document) -> Iterator[Slip]:
    text = document.flow.text
    joints = document.once(year_joints)
    plans = [_FOR_YEARS.match(text, at) for at in joints] if _PLANS.stand_in(document) else []
    found = [_BETWEEN.match(text, at) for at in joints if text[at + 5 : at + 6] == "年"] + plans
    found += at_years(document, ((_APART, _APART.places, _AGAIN), (_TAKEN, _TAKEN.places, _WORKS)))
    planned = frozenset(plans)
    for match in filter(None, found):
        first, second = value(match["first"]), value(match["second"])
        count = value(match["count"])
        is_short = match in planned and count < second - first  # both ends count: 2018—2020 are 3
        is_bc = text.endswith("前", 0, match.start("first"))
        if (
            count
            and first < second
            and not is_bc
            and not (fits(count, match["more"], second - first) and not is_short)
        ):
            printed = f"{match['count']}{match['more'] or ''}年"
            yield Slip(match.start("first"), match.end(), first, second, printed)


def _of_ages(document: Document) -> Iterator[Slip]:
    """从18岁到60岁，32年."""
    for match in _AGES.matches(document):
        if count := value(match["count"]):
            first, second = value(match["first"]), value(match["second"])
            if first < second and not fits(count, match["more"], second - first):
                start, printed = match.start("first"), f"{match['count']}{match['more'] or ''}年"
                yield Slip(start, match.end(), first, second, printed)


_AGES = awaited(
    rf"(?<=从(?<first>{COUNT})岁[到至])(?<second>{COUNT})岁(?:，|的)?{HEDGE}{{0,2}}(?:这|他|她)?"
    rf"(?<count>{COUNT})(?<more>[多余])?(?:个?年头|年|载|个春秋|个寒暑)(?:间|来|里|时间|光阴|之久|(?=[，。；]))",
    "岁[到至]",
    ahead=2,
)


def _after(document: Document) -> Iterator[Slip]:
    text = document.flow.text
    for match in _AFTER.matches(document):
        start = match.start("count")
        base = _counted_from(text, start)
        if base is None:
            continue
        first, second = value(base["year"]), value(match["second"])
        count = value(match["count"])
        is_loose = any(_LOOSE_END.match(text, end) for end in (base.end(), match.end()))
        if count and first < second and abs(second - first - count) > is_loose:
            printed = text[start : match.start("second")].rstrip("，即也就是的")
            yield Slip(start, match.end(), first, second, printed)


def _counted_from(text: str, at: int) -> regex.Match[str] | None:
    """The year from which 十年后 at `at` counts, in its sentence or alone in the one before."""
    first = sentence_start(text, at, _SENTENCE)
    begins = first == at and text[at - 1] == "。"
    start = sentence_start(text, at - 1, _SENTENCE) if begins else first
    before = list(_YEAR.finditer(text, start, at))
    if not before or (begins and len(before) > 1):
        return None
    return None if _OTHER_SPAN.search(text, before[-1].end(), at) else before[-1]


def _ago(document: Document) -> Iterator[Slip]:
    """二十年前的1998年, where nothing else is said to be the time of the sentence."""
    text = document.flow.text
    for match in _AGO.matches(document):
        start = match.start("count")
        this, year = this_year(document, start), value(match["year"])
        count = value(match["count"])
        is_other = _YEAR.search(text, sentence_start(text, start, _SENTENCE), start)
        if this and count and year < this and abs(this - year - count) > 1 and not is_other:
            yield Slip(start, match.end(), year, this, f"{match['count']}年前")
