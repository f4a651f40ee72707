"""Spans of years and anniversaries that do not fit the years beside them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lint.diagnostic import Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.text.calendar import COUNT, RELATIVE_YEARS, YEAR, this_year, value
from lint.text.document import Document
from lint.text.lazy import lazy
from lint.text.places import paragraph_at

_MONTH_DAY = r"(?:\d{1,2}月(?:\d{1,2}日)?)?"
_HEDGE = "(?:整整|历时|长达|前后|短短|仅仅?|时隔|相隔|跨越|走过|历经|总共|一共|共|约|大约|弹指)"
_BETWEEN = lazy(
    rf"(?:至|到|[—–－～~-]{{1,2}})(?<=(?<first>{YEAR})年?(?:{_MONTH_DAY}|[底末初])..?)"
    rf"(?<second>{YEAR})年(?:{_MONTH_DAY}|[底末初])(?:，|期间，|，?[这的])?{_HEDGE}{{0,2}}"
    rf"(?<count>{COUNT})(?<more>[多余])?年(?:间|来(?!到)|里|时间|光阴|之久|(?=[，。；]))"
)
_FOUNDED = "(?:成立|创办|创建|创立|创刊|始建|兴建|修建|组建|设立|落成|建成|建|开业|开馆|诞生)"
_SINCE = (
    lazy(
        rf"{_FOUNDED}于(?<first>{YEAR})年{_MONTH_DAY}[^。；\n\d一二三四五六七八九十]{{0,16}}"
        rf"(?:[距至迄]今|到现在)，?(?:已经?|有|走过|历经|度过|整整|了){{0,3}}(?<count>{COUNT})(?<more>[多余])?个?年(?![级代])"
    ),
    lazy(
        rf"自(?<first>{YEAR})年{_MONTH_DAY}[^，。；\n\d一二三四五六七八九十]{{0,14}}(?:以来|至今)，?的?(?<count>{COUNT})(?<more>[多余])?年[来间]"
    ),
)
_AFTER = lazy(
    rf"年[之以]?后(?<=(?:[，、]|在|到|而|短短|仅|时隔|整整)(?<count>{COUNT})年[之以]?后)(?:的|，即|，也就是)(?<second>{YEAR})年"
)
_YEAR = lazy(rf"(?<year>{YEAR})年")
_LOOSE_END = lazy(r"[底末初]|[上下]半|1[0-2]月|[1-3]月|\d?[多余]年")
_OTHER_SPAN = lazy(rf"年[之以]?后|(?:又|过了?){COUNT}个?[年月]|次年|翌年|同年|公元前|那[年时]")


class _Slip(NamedTuple):
    """A number of years that does not fit; the message shows `later` − `earlier`."""

    start: int
    end: int
    earlier: int
    later: int
    printed: str


@rule(
    id="DAT007",
    name="wrong-span-of-years",
    severity=Severity.WARNING,
    summary=Text("年数、周年与年份不符", "a span or anniversary that does not fit its years"),
    message=Text(
        "{later}-{earlier}={right}，与“{printed}”不符：核对年份或年数",
        "{later} - {earlier} = {right}, which does not fit {printed}: check the years",
    ),
    why=Text(
        "两头年份都印出的，年数应相符；首尾都算、不足整年的，差一年不报。“多年”“余年”容后面的零头，"
        "“近N年”“第N个年头”和另有主语的周年不报。",
        "Where both years are printed, the span must fit; a difference of one is left alone, since "
        "both ends may count and years may be incomplete. 近N年, 第N个年头, and anniversaries of "
        "something else stay quiet.",
    ),
    source="校对实务：年份与年数核算",
    needs="年",
    covers=("F11", "F12"),
    cases=(
        Case(bad="从1998年到2008年，20年来，他没离开过渡口。", at="1998年到2008年，20年来"),
        Case(bad="1921年至2021年的90年间，老街几经兴废。", at="1921年至2021年的90年间"),
        Case(bad="2012年，他承包荒山，十年后的2021年，果树满坡。", at="十年后的2021年"),
        Case(bad="学校成立于1949年。2019年，学校迎来成立75周年。", at="2019年，学校迎来成立75周年"),
        Case(bad="2019年是新中国成立75周年。", at="2019年是新中国成立75周年"),
        Case(
            bad="今年（2022年）大旱。水库建成于1958年，至今已有84年。",
            at="建成于1958年，至今已有84年",
        ),
        Case(
            bad="特刊《走过40年》（1978—2008）出版，纪念改革开放40周年（1978—2008）。",
            at="40周年（1978—2008",
        ),
        Case(good="从1998年到2008年，11年来，10多年间，十年里，9年时间。", note="首尾都算"),
        Case(good="从1998年到2008年，连续5年，近3年来。2008年，他毕业，工作5年后的2015年。"),
        Case(good="县医院成立于1949年。2019年，县文化馆迎来成立30周年。", note="另有主语"),
        Case(good="2019年是新中国成立70周年，2021年是中国共产党成立100周年。"),
        Case(good="今年（2022年）大旱。水库建成于1958年，至今已有64年、60多年。"),
        Case(good="从2015年到2020年的3年行动，1998年到2008年，第20年级。"),
    ),
)
def wrong_span_of_years(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    slips = [*_between(text), *_after(text), *_since(document)]
    if "周年" in text:
        slips += [*_celebrated(document), *_founded(document)]
    for slip in slips:
        details = {
            "earlier": slip.earlier,
            "later": slip.later,
            "right": slip.later - slip.earlier,
            "printed": slip.printed,
        }
        yield self.found(document, slip.start, slip.end, details=details)


def _fits(count: int, more: str | None, years: int) -> bool:
    """Whether `count` years, or so many and more, may be said of a span of `years`."""
    if more:
        round_by = 100 if count % 100 == 0 else 10 if count % 10 == 0 else 1
        return count - 1 <= years <= count + round_by
    return abs(count - years) <= 1


def _between(text: str) -> Iterator[_Slip]:
    for match in _BETWEEN.finditer(text):
        first, second = value(match["first"]), value(match["second"])
        count = value(match["count"])
        is_bc = text.endswith("前", 0, match.start("first"))
        if (
            count
            and first < second
            and not is_bc
            and not _fits(count, match["more"], second - first)
        ):
            printed = f"{match['count']}{match['more'] or ''}年"
            yield _Slip(match.start("first"), match.end(), first, second, printed)


def _after(text: str) -> Iterator[_Slip]:
    for match in _AFTER.finditer(text):
        start = match.start("count")
        sentence = max(text.rfind(mark, max(0, start - 80), start) for mark in "。！？\n；") + 1
        years = list(_YEAR.finditer(text, max(sentence, start - 80), start))
        if not years or _OTHER_SPAN.search(text, years[-1].end(), start):
            continue
        first, second, count = (
            value(years[-1]["year"]),
            value(match["second"]),
            value(match["count"]),
        )
        is_loose = bool(
            _LOOSE_END.match(text, years[-1].end()) or _LOOSE_END.match(text, match.end())
        )
        if count and first < second and abs(second - first - count) > is_loose:
            printed = text[start : match.start("second")].rstrip("，即也就是的")
            yield _Slip(start, match.end(), first, second, printed)


def _since(document: Document) -> Iterator[_Slip]:
    text = document.flow.text
    for pattern in _SINCE:
        for match in pattern.finditer(text):
            first, count = value(match["first"]), value(match["count"])
            this = this_year(document, match.start())
            if this and count and first < this and not _fits(count, match["more"], this - first):
                printed = f"{match['count']}{match['more'] or ''}年"
                yield _Slip(match.start(), match.end(), first, this, printed)


_KNOWN = {
    "新中国成立": 1949, "中华人民共和国成立": 1949, "共和国成立": 1949, "中国共产党成立": 1921,
    "建党": 1921, "建军": 1927, "改革开放": 1978, "香港回归": 1997, "香港回归祖国": 1997,
    "澳门回归": 1999, "澳门回归祖国": 1999, "五四运动": 1919, "辛亥革命": 1911, "建团": 1922,
    "共青团成立": 1922, "中国共产主义青年团成立": 1922, "抗战胜利": 1945, "抗日战争胜利": 1945,
    "世界反法西斯战争胜利": 1945, "红军长征胜利": 1936, "长征胜利": 1936, "联合国成立": 1945,
    "抗美援朝出国作战": 1950, "中国人民志愿军抗美援朝出国作战": 1950, "恢复高考": 1977,
    "毛泽东同志诞辰": 1893, "周恩来同志诞辰": 1898, "邓小平同志诞辰": 1904,
}  # fmt: skip
"""Events whose anniversaries the whole country keeps, and their years."""
_YEAR_OF = rf"(?:(?<year>{YEAR})年|(?<word>[今明去]年)){_MONTH_DAY}"
_CELEBRATED = lazy(
    rf"{_YEAR_OF}，?(?:又|将|也|恰|既)?(?:是|为|[迎逢]来?|[适恰正欣]逢|[正时]值|喜迎|迎来|庆祝|纪念)"
    rf"(?:我们?党?国?|伟大的?|中国人民)?(?<event>\L<events>)(?<count>{COUNT})周年",
    events=_KNOWN,
)


def _celebrated(document: Document) -> Iterator[_Slip]:
    for match in _CELEBRATED.finditer(document.flow.text):
        year = _year(document, match.start(), match["year"], match["word"])
        first, count = _KNOWN[match["event"]], value(match["count"])
        if year and count and year - first != count:
            printed = f"{match['event']}{match['count']}周年"
            yield _Slip(match.start(), match.end(), first, year, printed)


def _year(document: Document, at: int, year: str | None, word: str | None) -> int | None:
    if year:
        return value(year)
    this = this_year(document, at)
    return this + RELATIVE_YEARS[word] if this and word else None


_FOUNDING = lazy(
    rf"(?:{_FOUNDED}|建[校厂院馆县社站])于(?<year>{YEAR})年"
    rf"|(?<year>{YEAR})年{_MONTH_DAY}[^，。；\n\d]{{0,12}}?(?:成立|创办|创建|创刊|建校|建厂|建成|落成|诞生)(?=[，。；的以])"
)
_ITSELF = (
    "(?:学校|公司|医院|工厂|该[校厂院馆县社站店桥刊]|全[校厂院馆县社]|我[校厂院馆县社]|它|在|将|又|也|恰|是|为|迎来|迎|喜迎"
    "|[适恰正欣]逢|[正时]值|隆重|举行|举办|庆祝|纪念|以|自己的?|，)"
)
_ANNIVERSARY = lazy(
    rf"{_YEAR_OF}(?:{_ITSELF}){{0,8}}(?:成立|创办|创建|创刊|建[校厂院馆县社站成]|落成|诞生)?(?<count>{COUNT})周年"
)
_WITHIN_YEARS = lazy(
    rf"(?<count>{COUNT})周年[（(](?<first>{YEAR})年?[—–－～~-]{{1,2}}(?<second>{YEAR})年?(?=[）)])"
)


def _founded(document: Document) -> Iterator[_Slip]:
    text = document.flow.text
    for match in _WITHIN_YEARS.finditer(text):
        first, second, count = (value(match[key]) for key in ("first", "second", "count"))
        if first < second and not _fits(count, None, second - first):
            yield _Slip(match.start(), match.end(), first, second, f"{match['count']}周年")
    for match in _ANNIVERSARY.finditer(text):
        start = paragraph_at(document, match.start()).span.start
        founded = {value(m["year"]) for m in _FOUNDING.finditer(text, start, match.start())}
        year = _year(document, match.start(), match["year"], match["word"])
        count = value(match["count"])
        if len(founded) == 1 and year and count:
            first = founded.pop()
            if first < year and not _fits(count, None, year - first):
                yield _Slip(match.start(), match.end(), first, year, f"{match['count']}周年")
