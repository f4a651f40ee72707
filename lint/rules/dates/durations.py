"""Numbers of days that do not fit the dates beside them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from lint.diagnostic import Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.text.calendar import COUNT, COUNT_BEGINS, JOINT, TO, YEAR, Day, days, in_calendar
from lint.text.document import Document
from lint.text.lazy import lazy
from lint.text.misprints import speaks_of_misprint
from lint.text.numerals import value
from lint.text.occurrences import pairs
from lint.text.search import literals
from lint.text.years import joints

_OF_LENGTHS = (
    "[为会展赛]期", "历时", "长假", "假期", "共计", "持续时间",
    *(f"{word}[了为达整{COUNT_BEGINS}]" for word in ("共", "前后", "持续")),
)  # fmt: skip
_LENGTHS = literals(*_OF_LENGTHS)
"""Without one of them no number of days goes with a range of dates."""
_RANGE = lazy(rf"(?:[（(][^（）()，。；\n]{{1,12}}[）)]|[上下]午)?(?:一直)?(?:持续|延续)?{TO}")
_DAYS = rf"(?<count>{COUNT})(?<unit>[天周]|个?星期|个月)(?!年|半|岁|之内|以内)"
_OF_MONTHS = literals("个月")
_COUNT_OF_MONTHS = rf"(?<count>{COUNT})个月(?=[，。；、）)\n]|$|的)"
_BEHIND = lazy(
    rf"(?:[（(][^（）()，。；\n]{{1,12}}[）)])?[^，。；\n\d月日天]{{0,16}}?，?"
    rf"(?:(?:为期|历时|会期|展期|赛期)(?:了|为|达|整整)?{_DAYS}"
    rf"|(?:一?共计?|前后|持续(?:时间)?)(?:了|为|达|整整)?{_DAYS}(?=[，。；）\n]|$)"
    rf"|{_DAYS}的?(?:小?长假|假期))"
)
_AHEAD = lazy(
    rf"为期{_DAYS}的[^。；\n\d月日天]{{0,24}}$|(?:为期|历时)(?:了|为|达)?{_DAYS}[（(][从自]?$"
)
_OPENS = lazy(
    r"[^，。；\n\d]{0,10}(?:开[幕始赛工馆展拍]|启动|出发|揭幕|起航|动工|入伏)，(?:并?[至到于将]|一直到)?"
)
_CLOSES = lazy(
    r"[^，。；\n\d]{0,8}(?:闭幕|结束|落[幕下]|收官|返[回程]|完[成工赛]|闭[馆展]|杀青|竣工|出伏)，(?:三伏天?|伏天|全程|整个三伏天?)?"
    rf"(?:为期|历时|会期|展期|赛期|前后|一?共|持续)(?:了|为|达|整整)?{_DAYS}(?=[，。；）\n]|$)"
)
_MONTHS = lazy(  # 6月至9月，共4个月
    rf"{JOINT}(?<=(?:(?<year>{YEAR})年)?(?<!\d)(?<first>\d{{1,2}})月份?{TO})"
    rf"(?:(?<next>{YEAR})年|(?<word>次年|翌年))?(?<last>\d{{1,2}})月份?"
    r"(?:[^，。；：（）()\n\d月日天季]{0,8}[，（(]|[，（(])?"
    rf"(?:(?:一?共计?|前后|总共|历时|为期|持续|长达){{1,2}}(?:了|为|达|整整)?|整整){_COUNT_OF_MONTHS}"
)
_WORKS = lazy(  # 2021年3月开工，2022年8月竣工，历时18个月
    rf"(?<year>{YEAR})年(?<first>\d{{1,2}})月[^，。；\n\d]{{0,8}}(?:[开动]工|启动|[始兴开]建|奠基)，"
    rf"[到至于]?(?<next>{YEAR})年(?<last>\d{{1,2}})月[^，。；\n\d]{{0,10}}"
    r"(?:[竣完]工|[建修]成|完成|落成|通[车航水]|投[用产]|结束|贯通)[^，。；\n\d]{0,6}，"
    rf"(?:前后|一共|总共|共)?(?:历时|用时|耗时|工期)(?:为|共)?(?:整整|长达)?{_COUNT_OF_MONTHS}"
)
_ABOUT = lazy("每|分[别批期]|各|累计|先后|两[期批]|多|余|工作日|不含|除")
_LINK = lazy(TO)
_NEAR = 24
_REACH = 40
_PARTS = 8  # 为期3天的培训分两批


@rule(
    id="DAT009",
    name="wrong-number-of-days",
    severity=Severity.WARNING,
    summary=Text("天数与起止日期不符", "a number of days that does not fit the dates"),
    message=Text(
        "{first}至{last}首尾都算是{right}{unit}，与“{printed}”不符：核对日期或天数",
        "{first} to {last} are {right} {unit_en}, both ends counted, which does not fit {printed}",
    ),
    why=Text(
        "“10月20日至25日，为期3天”这样起止日期和天数都印出的才核对，首尾都算或只算一头都可以。"
        "分批、每天、累计和工作日不报。",
        "Only a range of dates with 为期 or 共 and a number of days is checked; the ends may both "
        "count, or one. What goes in batches, and working days, are left alone.",
    ),
    source="校对实务：日期与天数核算",
    needs=literals(*_OF_LENGTHS, "个月"),
    covers=("F12",),
    cases=(
        Case(bad="庙会10月20日至25日举行，为期3天。", at="10月20日至25日举行，为期3天"),
        Case(bad="10月1日至7日放假调休，共8天。", at="10月1日至7日放假调休，共8天"),
        Case(bad="书展9月28日至10月3日开放，展期十天。", at="9月28日至10月3日开放，展期十天"),
        Case(bad="为期3天的农博会于10月20日—25日举行。", at="为期3天的农博会于10月20日—25日"),
        Case(bad="10月1日到20日集训，为期两周。", at="10月1日到20日集训，为期两周"),
        Case(
            bad="戏剧节10月20日开幕，11月5日闭幕，历时27天。",
            at="10月20日开幕，11月5日闭幕，历时27天",
        ),
        Case(bad="历时三个月（3月20日至5月20日）的征集揭晓。", at="历时三个月（3月20日至5月20日"),
        Case(bad="10月1日至7日，8天长假，景区满员。", at="10月1日至7日，8天长假"),
        Case(bad="津贴发放期为6月至9月，共五个月。", at="6月至9月，共五个月"),
        Case(
            bad="2020年5月至2021年12月，前后历时30个月，共作案9起。",
            at="2020年5月至2021年12月，前后历时30个月",
        ),
        Case(bad="供暖期为11月至次年3月，共六个月。", at="11月至次年3月，共六个月"),
        Case(
            bad="7月11日入伏，8月20日出伏，三伏共30天。", at="7月11日入伏，8月20日出伏，三伏共30天"
        ),
        Case(
            bad="大桥2021年3月开工，2022年8月建成通车，历时24个月。",
            at="2021年3月开工，2022年8月建成通车，历时24个月",
        ),
        Case(good="大桥2021年3月开工，2022年8月建成通车，历时17个月。"),
        Case(
            good="6月至9月，共四个月、历时3个月；11月至次年3月，共5个月；7月11日入伏，8月20日出伏，三伏共40天。"
        ),
        Case(
            good="6月至9月，共有两个月少雨，全县共3个月；2020年5月至2021年12月，累计共5个月停产。"
        ),
        Case(good="庙会10月20日至25日举行，为期5天；展销会共6天。", note="首尾算或不算"),
        Case(good="10月20日至25日，为期3天的培训分两批；10月1日至7日，全县共3天有雾。"),
        Case(good="10月20日至25日，分两批培训，每批为期3天。"),
        Case(good="10月1日至7日，共7天；2月26日至3月1日，为期4天。", note="跨2月"),
        Case(
            good="10月20日开幕，11月5日闭幕，历时17天；3月20日至6月5日，历时三个月，3月1日至4月30日历时两个月。"
        ),
        Case(good="10月1日至20日，累计共3天有雨。10月1日至14日，为期两周。"),
        Case(good="10月20日至25日报名，随后开赛，赛事为期3天。"),
        Case(good="供暖期11月至2022年3月，共六个月。", note="only one year is printed"),
    ),
)
def wrong_number_of_days(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    for one, other in pairwise(document.once(days)) if _LENGTHS.stand_in(document) else ():
        is_range = _is_range(text, one, other)
        if not (is_range or _are_ends(text, one, other)):
            continue
        behind = (_BEHIND if is_range else _CLOSES).match(text, other.end)
        if behind and "，" in behind[0][1:] and text.startswith("的", behind.end()):
            behind = None  # the next clause is of something else
        ahead = _AHEAD.search(text, max(0, one.start - _REACH), one.start) if is_range else None
        is_bracketed = ahead and ahead[0][-1] in "（(从自"
        said = ahead if is_bracketed else behind or ahead
        length = _length(one, other)
        if said is None or length is None or _ABOUT.search(text, said.start(), said.end() + _PARTS):
            continue
        if not _fits(value(said["count"]), said["unit"], length):
            details = {
                "first": f"{one.month}月{one.day}日",
                "last": f"{other.month}月{other.day}日",
                "right": length,
                "unit": "天",
                "unit_en": "days",
                "printed": f"{said['count']}{said['unit']}",
            }
            start, end = min(one.start, said.start()), max(other.end, said.end())
            if not speaks_of_misprint(document, start):
                yield self.found(document, start, end, details=details)
    for slip in (*_months(document), *_works(document)):
        if not speaks_of_misprint(document, slip.start):
            details = {**slip._asdict(), "unit": "个月", "unit_en": "months"}
            yield self.found(document, slip.start, slip.end, details=details)


class _Months(NamedTuple):
    """A number of months that does not fit the months beside it, of which there are `right`."""

    start: int
    end: int
    first: str
    last: str
    right: int
    printed: str


def _months(document: Document) -> Iterator[_Months]:
    if not _OF_MONTHS.stand_in(document):
        return
    text = document.flow.text
    next_year = (at - 1 for at in pairs(text, "至到—", "次翌"))
    for at in (*document.once(joints), *next_year):
        if text[at - 1] not in "月份" or not (match := _MONTHS.match(text, at)):
            continue
        first, last, count = (value(match[key]) for key in ("first", "last", "count"))
        if (match["next"] and not match["year"]) or max(first, last) > _YEAR or not first:
            continue
        if match["next"]:
            years = value(match["next"]) - value(match["year"])
        else:
            years = 1 if match["word"] or last < first else 0
        right = _YEAR * years + last - first + 1
        start = match.start("year" if match["year"] else "first")
        is_loose = _ABOUT.search(text, match.start(), match.end())
        if right > 1 and count and count not in (right - 1, right) and not is_loose:
            year = f"{match['year']}年" if match["year"] else ""
            ahead = f"{match['next']}年" if match["next"] else match["word"] or ""
            printed = f"{match['count']}个月"
            yield _Months(
                start, match.end(), f"{year}{first}月", f"{ahead}{last}月", right, printed
            )


def _works(document: Document) -> Iterator[_Months]:
    """What was begun in one month and done in another, and took other than the months between."""
    text = document.flow.text
    for at in _OF_MONTHS.places(document):
        match = _WORKS.search(text, max(0, at + 1 - _LONG), at + 3)
        if match is None:
            continue
        first, last, count = (value(match[key]) for key in ("first", "last", "count"))
        right = _YEAR * (value(match["next"]) - value(match["year"])) + last - first + 1
        if right > _PARTIAL and count and not right - _PARTIAL <= count <= right:
            ends = (f"{match['year']}年{first}月", f"{match['next']}年{last}月")
            yield _Months(*match.span(), *ends, right, f"{match['count']}个月")


_LONG = 80
_PARTIAL = 2  # the months at both ends may not be whole
_YEAR = 12  # months


def _is_range(text: str, one: Day, other: Day) -> bool:
    if other.link:
        return _LINK.fullmatch(other.link) is not None
    near = other.start - one.end <= _NEAR
    return near and _RANGE.fullmatch(text, one.end, other.start) is not None


def _are_ends(text: str, one: Day, other: Day) -> bool:
    """Whether something begins on the one and ends on the other: 10月20日开幕，25日闭幕."""
    return (
        not other.link
        and other.start - one.end <= _NEAR
        and _OPENS.fullmatch(text, one.end, other.start) is not None
    )


def _fits(count: int, unit: str, length: int) -> bool:
    """Whether so many days, weeks or months may be said of a span of `length` days."""
    if not count:
        return True
    if unit == "个月":
        return abs(count - length / _MONTH) < 1 - _ROUNDED
    days, slack = (count, 1) if unit == "天" else (7 * count, 2)
    return length - slack <= days <= length


_MONTH, _ROUNDED = 30.44, 0.2


def _length(one: Day, other: Day) -> int | None:
    """Days from one to the other, both counted, where the calendar tells."""
    year = one.year or 2023
    last_year = other.year or year
    if not (
        in_calendar(year, one.month, one.day) and in_calendar(last_year, other.month, other.day)
    ):
        return None
    first, last = date(year, one.month, one.day), date(last_year, other.month, other.day)
    has_leap_day = not one.year and one.month <= 2 < other.month
    return (last - first).days + 1 if first < last and not has_leap_day else None
