"""Anniversaries that do not fit the years beside them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import chain

import regex

from lint.diagnostic import Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.rules.dates.slips import FOUNDED, Slip, fits, year_of
from lint.text.awaited import awaited, tried
from lint.text.calendar import COUNT, MONTH_DAY, TO, YEAR
from lint.text.document import Document
from lint.text.lazy import lazy
from lint.text.misprints import speaks_of_misprint
from lint.text.numerals import value
from lint.text.occurrences import occurrences
from lint.text.places import paragraph_at, sentence_start
from lint.text.search import literals
from lint.text.years import this_year, years_near

_KNOWN = {
    "新中国成立": 1949, "中华人民共和国成立": 1949, "共和国成立": 1949, "中国共产党成立": 1921,
    "建党": 1921, "建军": 1927, "中国人民解放军建军": 1927, "改革开放": 1978, "香港回归": 1997,
    "香港回归祖国": 1997, "澳门回归": 1999, "澳门回归祖国": 1999, "五四运动": 1919,
    "辛亥革命": 1911, "共青团成立": 1922, "中国共产主义青年团成立": 1922,
    "抗战胜利": 1945, "抗日战争胜利": 1945, "中国人民抗日战争胜利": 1945,
    "世界反法西斯战争胜利": 1945, "红军长征胜利": 1936, "长征胜利": 1936, "联合国成立": 1945,
    "抗美援朝出国作战": 1950, "中国人民志愿军抗美援朝出国作战": 1950, "恢复高考": 1977,
    "开国大典": 1949, "渡江战役": 1949, "渡江战役胜利": 1949, "西藏和平解放": 1951,
    "抗美援朝战争胜利": 1953, "南昌起义": 1927, "秋收起义": 1927, "遵义会议": 1935,
    "西安事变": 1936, "九一八事变": 1931, "七七事变": 1937, "卢沟桥事变": 1937,
    "中日邦交正常化": 1972, "中美建交": 1979, "中法建交": 1964, "海南建省": 1988,
    "浦东开发开放": 1990, "汶川特大地震": 2008, "唐山大地震": 1976,
    "中国加入世贸组织": 2001, "中国加入世界贸易组织": 2001,
    "毛泽东同志诞辰": 1893, "周恩来同志诞辰": 1898, "邓小平同志诞辰": 1904,
}  # fmt: skip
"""Events whose anniversaries the whole country keeps, and their years."""
_EVENTS = literals(*_KNOWN)
_ANNIVERSARIES = literals("周年")
_UNTIL_NOW = ("[距至迄]今", "以来")
_SINCE_THEN = literals(*_UNTIL_NOW)
_YEAR_OF = rf"(?:(?<year>{YEAR})年|(?<word>[今明去]年)){MONTH_DAY}"
_ARRIVES = "(?:是|为|[迎逢]来?|[适恰正欣喜]逢|[正时]值|喜迎)"
_CELEBRATED = (
    lazy(
        rf"{_YEAR_OF}，?[又将也恰既]?{_ARRIVES}(?:我们?党|我国|祖国|伟大的?)?"
        rf"(?<event>\L<events>)(?<count>{COUNT})周年",
        events=_KNOWN,
    ),
    lazy(
        rf"{_YEAR_OF}，?[在值当]?(?<event>\L<events>)(?<count>{COUNT})周年(?=之际|之时|当[年天])",
        events=_KNOWN,
    ),
)
_CELEBRATED_THEN = lazy(
    rf"周年(?<=(?<event>\L<events>)(?<count>{COUNT})周年)"
    rf"(?:[（(](?<year>{YEAR})年?[）)]|的(?<year>{YEAR})年)",
    events=_KNOWN,
)
_SO_FAR = lazy(  # 渡江战役胜利至今已有72年
    rf"[今来](?<=(?<event>\L<events>)(?:，?(?:[至距迄]今|以来)))，?(?:已经?|有|走过|历经|整整|了|过去|的){{0,3}}"
    rf"(?<count>{COUNT})(?<more>[多余])?(?:个?年头|年|载|个春秋)(?=[，。；、来间里的了]|$)",
    events=_KNOWN,
)
_FOUNDING = lazy(
    rf"(?<year>{YEAR})年(?:(?<=(?<verb>{FOUNDED}|建[校厂院馆县社站])于.{{5}})"
    rf"|{MONTH_DAY}[^，。；\n\d]{{0,12}}?{FOUNDED}(?=[，。；的以]))"
)
_ITSELF = (
    "(?:学校|公司|医院|工厂|该[校厂院馆县社站店桥刊]|全[校厂院馆县社]|我[校厂院馆县社]|它|在|将|又|也|恰|即|就|是|为|迎来|迎|喜迎"
    "|[适恰正欣]逢|[正时]值|隆重|举行|举办|庆祝|纪念|以|自己的?|，)"
)
_ANNIVERSARY = lazy(
    rf"{_YEAR_OF}，?(?<subject>(?:(?![年今明去])\p{{Han}}){{2,8}}?)??(?:{_ITSELF}){{0,8}}(?:成立|创办|创建|创刊|建[校厂院馆县社站团台所园]|落成|诞生)?"
    rf"(?<count>{COUNT})周年"
)
_REACH = 200  # a founding further back is of something else
_WITHIN_YEARS = awaited(
    rf"周年(?<=(?<count>{COUNT})周年)[（(](?<first>{YEAR})年?{TO}(?<second>{YEAR})年?[）)]",
    "周年[（(]",
)


@rule(
    id="DAT008",
    name="wrong-anniversary",
    severity=Severity.WARNING,
    summary=Text("周年与年份不符", "an anniversary that does not fit its years"),
    message=Text(
        "{later}-{earlier}={right}，与“{printed}”不符：核对年份或周年",
        "{later} - {earlier} = {right}, which does not fit {printed}: check the years",
    ),
    why=Text(
        "同一段里印出成立年份的周年，和新中国成立、建党等人所共知的周年，与所说的年份核对。成立年份"
        "与周年差一年（延期、提前庆祝）、另有主语的周年、前一年的筹备不报。",
        "An anniversary is compared with the founding printed in its paragraph, or with an event "
        "that everyone knows. One year off, when the feast was put off, is left alone, and so are "
        "the anniversary of something else and what is done in the year before.",
    ),
    source="校对实务：周年核算",
    needs=literals("周年", *_UNTIL_NOW),
    covers=("F11",),
    cases=(
        Case(bad="学校成立于1949年。2019年，学校迎来成立75周年。", at="2019年，学校迎来成立75周年"),
        Case(bad="1956年建成的纱厂热闹非凡，2022年喜迎建厂60周年。", at="2022年喜迎建厂60周年"),
        Case(
            bad="县剧团成立于1949年，演遍城乡。2019年剧团成立75周年。",
            at="2019年剧团成立75周年",
        ),
        Case(bad="学校1904年创办，1924年即建校十周年，办了展。", at="1924年即建校十周年"),
        Case(good="学校1904年创办，1914年即建校十周年，办了展。"),
        Case(bad="2019年是新中国成立75周年。", at="2019年是新中国成立75周年"),
        Case(bad="2021年，在建党110周年之际，老屋修缮一新。", at="2021年，在建党110周年"),
        Case(bad="今年（2022年）事多。今年正值建党100周年。", at="今年正值建党100周年"),
        Case(bad="今年（2021年）事多。渡江战役胜利至今已有62年。", at="渡江战役胜利至今已有62年"),
        Case(bad="特展“纪念改革开放30周年（1978—2018）”开幕。", at="30周年（1978—2018）"),
        Case(bad="新中国成立70周年的2018年，他退休了。", at="周年的2018年"),
        Case(good="县医院成立于1949年。2019年，县文化馆迎来成立30周年。", note="另有主语"),
        Case(
            good="今年（2021年）事多。改革开放以来40多年，新中国成立以来的30年里，开国大典至今已有72年。"
        ),
        Case(good="公司成立于2002年。2022年，举行建校70周年庆典。", note="校与公司"),
        Case(good="2019年是新中国成立70周年，2021年是中国共产党成立100周年。"),
        Case(good="学校成立于1949年，2020年，学校举行成立70周年庆典。", note="延期一年"),
        Case(
            good="2020年，筹备庆祝建党100周年，改革开放40周年（1978—2018）。", note="前一年的筹备"
        ),
        Case(good="2020年是朝鲜劳动党建党75周年，2021年是中国航天事业65周年。"),
    ),
)
def wrong_anniversary(self: Rule, document: Document) -> Iterator[Diagnostic]:
    slips: list[Slip] = []
    if _EVENTS.stand_in(document):
        slips += [*_so_far(document), *_celebrated(document)]
    if _ANNIVERSARIES.stand_in(document):
        slips += [*_within(document), *_founded(document)]
    for slip in slips:
        if not speaks_of_misprint(document, slip.start):
            yield self.found(document, slip.start, slip.end, details=slip.details)


def _celebrated(document: Document) -> Iterator[Slip]:
    text, feasts = document.flow.text, _ANNIVERSARIES.places(document)
    behind_years = (tried(pattern, text, document.once(_years)) for pattern in _CELEBRATED)
    for match in chain(*behind_years, tried(_CELEBRATED_THEN, text, feasts)):
        word = match.groupdict().get("word")
        year = year_of(document, match.start(), match["year"], word)
        first, count = _KNOWN[match["event"]], value(match["count"])
        if year and count and year - first != count:
            printed = f"{match['event']}{match['count']}周年"
            yield Slip(match.start(), match.end(), first, year, printed)


def _so_far(document: Document) -> Iterator[Slip]:
    """Years since an event; 以来 may be said of a part of them, but of no more."""
    text = document.flow.text
    for at in (place + 1 for place in _SINCE_THEN.places(document)):
        if not (match := _SO_FAR.match(text, at)):
            continue
        this, first = this_year(document, at), _KNOWN[match["event"]]
        count = value(match["count"])
        if not this or not count or this <= first or fits(count, match["more"], this - first):
            continue
        if text[at] == "今" or count > this - first:
            printed = f"{match['event']}{text[at - 1 : at + 1]}{match['count']}年"
            start = match.start("event")
            if not _OTHER_YEAR.search(
                text, sentence_start(text, start, _SENTENCE), start
            ):  # else DAT007 speaks of it
                yield Slip(start, match.end(), first, this, printed)


_OTHER_YEAR = lazy(rf"{YEAR}年|[去前那当]年")
_SENTENCE = 80


def _within(document: Document) -> Iterator[Slip]:
    for match in _WITHIN_YEARS.matches(document):
        first, second, count = (value(match[key]) for key in ("first", "second", "count"))
        if first < second and not fits(count, None, second - first):
            printed = f"{match['count']}周年"
            yield Slip(match.start("count"), match.end(), first, second, printed)


def _founded(document: Document) -> Iterator[Slip]:
    text = document.flow.text
    for match in filter(None, (_ANNIVERSARY.match(text, at) for at in document.once(_years))):
        year = year_of(document, match.start(), match["year"], match["word"])
        if not year:
            continue
        start = max(match.start() - _REACH, paragraph_at(document, match.start()).span.start)
        sentence = max(start, *(text.rfind(mark, start, match.start()) + 1 for mark in "。；"))
        founded = _years_founded(document, sentence, match)
        founded = founded or _years_founded(document, start, match)
        count = value(match["count"])
        if len(founded) == 1 and count:
            first = founded.pop()
            if first and first < year and not fits(count, None, year - first):
                yield Slip(match.start(), match.end(), first, year, f"{match['count']}周年")


def _years(document: Document) -> list[int]:
    """The years, in figures or by a word, that stand near before an anniversary."""
    text, places = document.flow.text, _ANNIVERSARIES.places(document)
    named = (
        first + at
        for first, end in ((max(0, place - _LONG), place) for place in places)
        for at in occurrences(text[first:end], "今明去")
        if text[first + at + 1] == "年"
    )
    return sorted({*years_near(document, places), *named})


_LONG = 90  # characters from the year to 周年


def _foundings(document: Document) -> list[regex.Match[str]]:
    """The foundings that are told near before an anniversary."""
    text, places = document.flow.text, _ANNIVERSARIES.places(document)
    near = years_near(document, places, _REACH + _LONG)
    return [match for at in near if (match := _FOUNDING.match(text, at))]


def _begin(founding: regex.Match[str]) -> int:
    return founding.start("verb" if founding["verb"] else "year")


def _years_founded(document: Document, start: int, anniversary: regex.Match[str]) -> set[int]:
    """The years of the foundings before an anniversary; 0 for that of another kind of thing."""
    text, found = document.flow.text, document.once(_foundings)
    first = bisect_left(found, start, key=_begin)
    last = bisect_left(found, anniversary.start(), key=lambda match: match.end() - 1)
    kinds = set(anniversary[0]) & _KINDS.keys()
    subject = (anniversary["subject"] or "")[-2:]
    return {
        value(match["year"])
        if subject in _near(text, match)
        and all(not set(_near(text, match)).isdisjoint(_KINDS[kind]) for kind in kinds)
        else 0
        for match in found[first:last]
    }


def _near(text: str, founding: regex.Match[str]) -> str:
    """Where what is founded is named: before the year, or behind the verb."""
    return text[max(0, _begin(founding) - 16) : founding.end() + 8]


_KINDS = {
    "校": "校学中", "院": "院", "厂": "厂", "馆": "馆", "县": "县市区", "社": "社", "站": "站",
    "团": "团", "台": "台", "所": "所", "园": "园", "店": "店号", "桥": "桥", "刊": "刊报",
    "司": "司企厂",
}  # fmt: skip
"""What an anniversary may be of, such as 校 in 建校, and how such a thing may be called."""
