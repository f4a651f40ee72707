"""Ranges of years, days and hours that end before they begin."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

import regex

from lint.diagnostic import Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.text.calendar import JOINT, TO, YEAR, Day, days
from lint.text.document import Document
from lint.text.lazy import lazy
from lint.text.misprints import speaks_of_misprint
from lint.text.numerals import DIGITS, value
from lint.text.places import clause_start
from lint.text.years import joints, year_joints

_YEARS = lazy(
    rf"{JOINT}(?<=(?<first>{YEAR})年?{TO})(?<second>{YEAR})年"
    r"(?!(?:底|末|初|[上下]半年)?(?:同期|相比|对比|比[，较]|倒|再到|又到|，再到))"
)
_DECADES = lazy(
    rf"{JOINT}(?<=(?<![\d{DIGITS}])(?<first>\d0|[{DIGITS}]十)年代?{TO})"
    rf"(?<second>\d0|[{DIGITS}]十)年代"
)
_THIRDS = lazy(
    rf"{JOINT}(?<=(?<month>(?<!\d)\d{{1,2}})月(?<first>[中下])旬{TO})(?<same>\d{{1,2}})月(?<second>[上中])旬"
)
_LIFE = lazy(
    rf"{JOINT}(?<=[（(](?<first>1[5-9]\d\d|20\d\d)年?{TO})(?<second>1[5-9]\d\d|20\d\d)年?[）)]"
)
_MONTHS = lazy(
    rf"{JOINT}(?<=(?<year>{YEAR})年(?<first>\d{{1,2}})月?份?{TO})"
    rf"(?:(?<next>{YEAR})年)?(?<second>\d{{1,2}})月(?!\d)"
)
_HOURS = lazy(
    rf"{JOINT}(?<=(?<part>上午|下午|凌晨)?(?<![\d.]|\d[:：])(?<h1>[01]?\d|2[0-4])"
    rf"(?:[:：](?<m1>[0-5]\d)|[时点](?:(?<m1>[0-5]?\d)分)?){TO})"
    r"(?<h2>[01]?\d|2[0-4])(?:[:：](?<m2>[0-5]\d)|[时点](?:(?<m2>[0-5]?\d)分)?)(?![\d:：])"
)
_PART = "(?:[上下]午|凌晨|清晨|[早晚夜]上?)?"
_HOUR = r"\d{1,2}(?:[:：]\d\d|[时点](?:\d{1,2}分|半|整)?)"
_DAYS_AND_HOURS = lazy(
    rf"{JOINT}(?<=(?:(?<year>{YEAR})年)?(?<!\d)(?<month>\d{{1,2}})月(?<day>\d{{1,2}})日{_PART}{_HOUR}{TO})"
    rf"(?:(?<next>\d{{1,2}})月)?(?<last>\d{{1,2}})日{_PART}{_HOUR}"
)
_REVERSED = lazy(
    "倒|回溯|追溯|上溯|溯|逆|反[推向过观]|回[望看顾放到]|往[前回]|从后|对比|相比|公元前|纪元前|时光|穿越"
)
_OVERNIGHT = lazy("航班|起飞|当地|夜|次日|翌日|第二天|隔天|通宵|全天|24小时|跨")
_WHEN = lazy(
    "时间|开放|营业|每[天日]|周.|[日号]|办公|服务|值班|停[电水气]|播出|限行|施[行工]|演出|上[课班]"
)
_NEAR = 24
_Span = tuple[int, int]


@rule(
    id="DAT004",
    name="backward-range",
    severity=Severity.WARNING,
    summary=Text("起止时间倒置", "a range that ends before it begins"),
    message=Text("“{text}”终点早于起点：核对两端", "{text} ends before it begins: check both ends"),
    why=Text(
        "年、月、日、时的起止由早到晚。跨年的“11月至3月”、过夜的“22:00—6:00”、公元前、"
        "有意倒叙（“从2020年回溯到2018年”）、赛季和学年的“2019—20”不报。",
        "A range runs from the earlier to the later. Winters (11月至3月), nights (22:00—6:00), "
        "years BC, what is told backwards on purpose, and seasons such as 2019—20 are left alone.",
    ),
    source="校对实务：时间起止",
    needs="至到—–－～~-束闭落官止工关业",
    covers=("F06",),
    cases=(
        Case(bad="2020年至2018年，新建泵站12座。", at="2020年至2018年"),
        Case(bad="周砚（1985—1931），清河人。", at="1985—1931"),
        Case(bad="展览10月25日至23日举行。", at="10月25日至23日"),
        Case(bad="10月25日—10月23日停水。", at="10月25日—10月23日"),
        Case(bad="2022年10月至8月，用电量增长5%。", at="2022年10月至8月"),
        Case(bad="2022年10月25日至2021年12月1日试运行。", at="2022年10月25日至2021年12月1日"),
        Case(bad="开放时间：上午9:00—8:30，下午2:00—5:00。", at="上午9:00—8:30"),
        Case(bad="馆内开放时间为9:00—8:30。", at="9:00—8:30"),
        Case(bad="当天17时至14时30分停电。", at="17时至14时30分"),
        Case(bad="11月24日20时至23日6时停水。", at="11月24日20时至23日6时"),
        Case(bad="7月5日上午8时至7月4日20时升级。", at="7月5日上午8时至7月4日20时"),
        Case(bad="每天训练从14时到11时30分。", at="14时到11时30分"),
        Case(bad="秋收9月20日启动、9月10日结束。", at="9月20日启动、9月10日"),
        Case(bad="可从12月15日起至12月1日登录申报。", at="12月15日起至12月1日"),
        Case(bad="3月8日9时30分至8时30分，开庭审理。", at="9时30分至8时30分"),
        Case(good="展览9月20日开幕，9月10日结束报名；9月20日开幕，布展9月10日结束。"),
        Case(good="12月15日起至1月1日，9月20日启动、10月10日结束，3月8日9点30分至8点30分。"),
        Case(bad="上世纪90年代至70年代，渡口热闹。", at="90年代至70年代"),
        Case(bad="10月下旬至10月上旬开镰。", at="10月下旬至10月上旬"),
        Case(good="2018年至2020年，上世纪70年代至90年代，2019—20赛季，1998—02学年。"),
        Case(good="从2020年回溯到2018年，从2020年到2018年，再到2016年。", note="倒叙"),
        Case(good="每年11月至次年3月供暖，2022年11月至3月，11月15日至3月15日。", note="跨年"),
        Case(good="每天22:00—6:00禁鸣，夜间23时至5时施工，9:00—5:00。", note="过夜、12小时制"),
        Case(good="11月30日20时至1日6时，11月24日20时至25日6时，12月31日22时至1月1日6时停水。"),
        Case(good="16时至次日10时，17时至8时值守。", note="过夜"),
        Case(good="公元前1600年至1046年，以21:19—21:17获胜。", note="公元前、比分"),
        Case(good="10月25日至3日内答复，2022年到2021年同期，电话（2022—1845）。"),
    ),
)
def backward_range(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    for start, end in (*_at_joints(document), *_day_ranges(document)):
        is_meant = _REVERSED.search(text, clause_start(text, start), end + 6)
        if not is_meant and not speaks_of_misprint(document, start):
            yield self.found(document, start, end, details={"text": text[start:end]})


def _at_joints(document: Document) -> Iterator[tuple[int, int]]:
    """The ranges of years, decades, months and hours that run backwards."""
    text = document.flow.text
    of_years = frozenset(document.once(year_joints))
    for at in document.once(joints):
        if at in of_years:
            kinds = () if _runs_on(text, at) else _KINDS_OF_YEARS
        elif text[at - 3 : at - 2] in _COLONS and text[at - 1].isascii():
            kinds = _KINDS_OF_CLOCKS
        else:
            kinds = _KINDS.get(text[at - 1], ())
        for pattern, judge in kinds:
            match = pattern.match(text, at)
            if match and (span := judge(text, match)):
                yield span
                break


def _runs_on(text: str, at: int) -> bool:
    """Whether a year in figures stands on either side of the joint, the earlier one first."""
    end = at - text.startswith("年", at - 1)
    first, second = text[end - 4 : end], text[at + 1 : at + 5]
    return first.isdecimal() and second.isdecimal() and int(first) <= int(second)


def _years(text: str, match: regex.Match[str]) -> _Span | None:
    start = match.start("first")
    if value(match["first"]) > value(match["second"]) and not text.endswith("前", 0, start):
        return start, match.end()
    return None


def _decades(text: str, match: regex.Match[str]) -> _Span | None:
    if value(match["first"]) > value(match["second"]) >= _NEXT_CENTURY:
        return match.start("first"), match.end()
    return None


def _life(text: str, match: regex.Match[str]) -> _Span | None:
    start = match.start("first")
    is_backward = 0 < int(match["first"]) - int(match["second"]) <= _LONG_LIFE
    if is_backward and not _TELEPHONE.search(text, max(0, start - 8), start):
        return start, match.end() - 1
    return None


_LONG_LIFE = 110
_NEXT_CENTURY = 30  # 上世纪90年代至20年代 may run into the next
_TELEPHONE = lazy("电话|热线|号|传真|[联致]")


def _months(text: str, match: regex.Match[str]) -> _Span | None:
    first, second, year = int(match["first"]), int(match["second"]), value(match["year"])
    following = value(match["next"]) if match["next"] else year
    if not (1 <= first <= 12 and 1 <= second <= 12) or (following, second) >= (year, first):
        return None
    if not match["next"] and _is_winter(first, second):
        return None
    return match.start("year"), match.end()


def _thirds(text: str, match: regex.Match[str]) -> _Span | None:
    is_backward = "上中下".index(match["first"]) > "上中下".index(match["second"])
    if match["month"] == match["same"] and is_backward:
        return match.start("month"), match.end()
    return None


def _days_and_hours(text: str, match: regex.Match[str]) -> _Span | None:
    month, first, second = (int(match[key]) for key in ("month", "day", "last"))
    following = int(match["next"]) if match["next"] else month
    if not (1 <= month <= 12 and 1 <= following <= 12 and first <= 31 and second <= 31):
        return None
    if match["next"]:
        is_backward = (following, second) < (month, first) and not _is_winter(month, following)
    else:
        is_backward = 0 < first - second < _NEXT_MONTH
    return (match.start("month"), match.end()) if is_backward else None


_NEXT_MONTH = 20  # 30日20时至2日6时 runs into the next


def _is_winter(first: int, second: int) -> bool:
    """Whether the months may run over the end of a year that is not mentioned."""
    return first >= 9 and second <= 5


def _day_ranges(document: Document) -> Iterator[tuple[int, int]]:
    text = document.flow.text
    for one, other in pairwise(document.once(days)):
        if other.link:
            is_range = bool(_RANGE_LINK.fullmatch(other.link))
        else:
            is_range = other.start - one.end <= _NEAR and _are_ends(text, one, other)
        if is_range and _is_backward(one, other):
            yield one.start, other.end


def _are_ends(text: str, one: Day, other: Day) -> bool:
    """Whether the one is where a span of time begins and the other where it ends."""
    between = _BETWEEN.fullmatch(text, one.end, other.start)
    if between:
        return not between["from"] or one.month == other.month
    return (
        one.month == other.month
        and one.year == other.year
        and _BEGINS.fullmatch(text, one.end, other.start) is not None
        and _CLOSES.match(text, other.end) is not None
    )


_RANGE_LINK = lazy(TO)
_BETWEEN = lazy(rf"(?:[（(][^（）()，。；\n]{{1,12}}[）)]|[上下]午)?(?<from>起)?{TO}")
_BEGINS = lazy(  # 9月20日启动、9月10日结束
    r"(?:正式|全面)?(?:启动|开[幕始赛工馆展镰机园班营]|动工|起航|揭幕|上线)[、，](?:预计|计划|将|并?于|至|到)*"
)
_CLOSES = lazy(
    r"(?:全部|正式|全面|圆满)?(?:结束|闭[幕馆展园]|落[幕下帷]+|收官|截止|结业|闭营|完工|竣工|关闭)(?=[，。；、）)\n]|$)"
)


def _is_backward(one: Day, other: Day) -> bool:
    if not (1 <= one.month <= 12 and 1 <= other.month <= 12 and one.day <= 31 and other.day <= 31):
        return False
    if one.year and other.year:
        return (one.year, one.month, one.day) > (other.year, other.month, other.day)
    if one.month == other.month:
        return one.day > other.day and not (other.year and not one.year)
    return bool(one.year and one.month > other.month and not _is_winter(one.month, other.month))


def _hours(text: str, match: regex.Match[str]) -> _Span | None:
    first, second = (
        60 * int(match[hour]) + int(match[minute] or 0)
        for hour, minute in (("h1", "m1"), ("h2", "m2"))
    )
    if first <= second:
        return None
    start = match.start("part" if match["part"] else "h1")
    near = max(0, start - _NEAR)
    if _OVERNIGHT.search(text, max(near, clause_start(text, start)), match.end() + 6):
        return None
    is_clock = ":" in match[0] or "：" in match[0]
    if match["part"] and first - second <= _REST and first < _NOON:
        return start, match.end()
    if is_clock and not _WHEN.search(text, near, start):
        return None
    is_close = is_clock and second >= _MORNING and first - second <= _CLOSE and first < _NOON
    is_day = not is_clock and first >= _NOON and second >= _MORNING
    is_whole_day = is_day and first - second <= _FOUR_HOURS  # no one says 14时至11时 of twenty
    is_dated = not is_clock and second >= _MORNING and first - second <= _CLOSE
    if is_dated and _DATED.search(text, near, start) and "点" not in match[0]:
        return start, match.end()
    is_slip = second >= _NOON or is_close or is_whole_day
    return (start, match.end()) if is_slip else None


_COLONS = (":", "：")
_DATED = lazy(r"\d日(?:（周.）|（星期.）)?$")
_NOON = 13 * 60
_MORNING = 6 * 60
_FOUR_HOURS = 4 * 60
_CLOSE = 60  # 9:00—8:30 is no twelve hours of a clock of twelve
_REST = 3 * 60  # 上午9:00—5:00 may mean five in the afternoon
_Kind = tuple[regex.Pattern[str], Callable[[str, regex.Match[str]], _Span | None]]
_KINDS_OF_YEARS: tuple[_Kind, ...] = ((_YEARS, _years), (_LIFE, _life), (_MONTHS, _months))
_KINDS_OF_CLOCKS: tuple[_Kind, ...] = ((_DAYS_AND_HOURS, _days_and_hours), (_HOURS, _hours))
_KINDS: dict[str, tuple[_Kind, ...]] = {
    **dict.fromkeys("年代", ((_DECADES, _decades),)),
    **dict.fromkeys("时点分", _KINDS_OF_CLOCKS),
    **dict.fromkeys("半整", ((_DAYS_AND_HOURS, _days_and_hours),)),
    "旬": ((_THIRDS, _thirds),),
}
"""What may be joined, by the character that stands before the joint."""
