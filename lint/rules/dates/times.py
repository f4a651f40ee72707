"""Times of day that no clock shows."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from lint.diagnostic import Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.text.awaited import awaited
from lint.text.document import Document
from lint.text.lazy import lazy
from lint.text.misprints import speaks_of_misprint
from lint.text.numerals import value
from lint.text.search import literals

_PART = "清晨|早晨|早上|今早|上午|中午|下午|傍晚|晚上?|夜间|深夜|夜里|今晨|凌晨"
_NUMBER = r"(?:\d{1,2}|[二三四五六七八九]?十[一二三四五六七八九]?|[零一二三四五六七八九两])"
_OF_TIMES = ("[0123456789零一二三四五六七八九十两][时点]", "[0123456789][:：]")
_TIME = awaited(
    rf"[时点](?<=(?<![\d.:：一二三四五六七八九十百两])(?<hour>{_NUMBER})[时点])(?:钟|整)?"
    rf"(?:(?<minute>{_NUMBER})分(?!之)(?:(?<second>{_NUMBER})秒)?)?(?!位|速|差|评|赞|击|名)",
    _OF_TIMES[0],
    ahead=1,
)
_COLON = awaited(
    r"[:：](?<=(?<![\d.]|\d[:：])(?<hour>\d{1,2})[:：])(?<minute>\d{2})(?![\d:：%％])",
    _OF_TIMES[1],
    ahead=1,
)
_AT_A_TIME = lazy(
    rf"(?:(?<part>{_PART})|[\d一二三四五六七八九十][日号]|[今明昨当][天日]|时间[为是：:]?)[ 　]?$"
    r"|(?:时间|开放|营业|演出|办公|每[天日])[^\d。]{0,6}\d{1,2}[:：]\d\d[至到—－～~-]{1,2}$"
)
_SPAN_OF_TIME = lazy("[用历耗费计]时|时长|飞行|行程|全程|持续|成绩|共")
_SCORE = lazy("[胜负战击逆领落拿敌获赢输平局比险取败克]|比分")
_POINTS = lazy("[得评打]|指数|[涨跌升降]|成绩|分数|总分|均分|收[报于]|[胜负]")
_POINTS_BEHIND = lazy("的.{0,4}[分绩]|[夺获摘胜领]|，?[排位名]列")
_HOURS_OF = {"凌晨": 9, "今晨": 13, "清晨": 12, "早晨": 13, "早上": 13, "今早": 13, "上午": 13}
"""The parts of a day, and the hour from which a time can no longer lie in them."""


@rule(
    id="DAT003",
    name="impossible-time",
    severity=Severity.WARNING,
    summary=Text("钟点上没有的时刻", "a time that no clock shows"),
    message=Text("没有“{text}”这个时刻：{reason}", "there is no time {text}: {reason_en}"),
    why=Text(
        "一天24小时，24时整是最后一刻；一小时60分；上午不过13时，凌晨不过8时。时长、比分、比例不报，"
        "“下午14时”“晚24时”不报。",
        "A day ends at 24:00, an hour has 60 minutes, and 上午 ends before 13:00. Spans of time, "
        "scores and ratios are left alone, and so is 下午14时.",
    ),
    source="GB/T 7408.1-2023 时刻",
    needs=literals(*_OF_TIMES),
    covers=("F05",),
    cases=(
        Case(bad="10月25日25时，雨停。", at="25时"),
        Case(bad="上午9时65分，列车进站。", at="上午9时65分"),
        Case(bad="会议下午2时60分开始。", at="下午2时60分"),
        Case(bad="当天24时30分，道路恢复通行。", at="24时30分"),
        Case(bad="开幕式上午9:75开始。", at="上午9:75"),
        Case(bad="凌晨15时，救援人员赶到。", at="凌晨15时"),
        Case(bad="上午14时30分，第一批物资送达。", at="上午14时30分"),
        Case(bad="目击者说，7点68分他就打了电话。", at="7点68分"),
        Case(bad="发射时间为10时30分75秒。", at="10时30分75秒"),
        Case(good="股指上涨12点68分，他得了9点75分。", note="点数"),
        Case(good="24时、0时、24:00，下午14时，晚上24时。"),
        Case(good="用时1时75分，历时53时20分，飞行时长35时。", note="时长"),
        Case(good="昨晚98:96险胜，按2:75配比，今晚25:23拿下首局。", note="比分"),
        Case(good="上午得票25点，25点65分之一，二时六十秒。"),
        Case(good="上午十时许，凌晨4点，凌晨12时。"),
    ),
)
def impossible_time(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    for match in (*_TIME.matches(document), *_COLON.matches(document)):
        if fault := _fault(text, match):
            start, end = match.start("hour") - len(_part(text, match)), match.end()
            details = {"text": text[start:end], "reason": fault[0], "reason_en": fault[1]}
            if not speaks_of_misprint(document, start):
                yield self.found(document, start, end, details=details)


def _fault(text: str, match: regex.Match[str]) -> tuple[str, str] | None:
    """What is wrong with the time, in Chinese and English."""
    in_hour, in_minute, in_second = (*match.groups(), None)[:3]
    hour = value(str(in_hour).replace("零", "0"))
    minute, second = value(in_minute or "0"), value(in_second or "0")
    if hour < 24 and minute < 60 and second < 60:
        before = text[max(0, match.start(1) - 4) : match.start(1)]
        if hour < _EARLY or before.rstrip(" 　\n")[-2:] not in _HOURS_OF:
            return None
    at = _AT_A_TIME.search(text, max(0, match.start("hour") - _REACH), match.start("hour"))
    if not _is_time(text, match, is_told=at is not None):
        return None
    if minute > 59:
        return "一小时只有60分，最后是59分", "minutes go up to 59"
    if second > 60 or (second == 60 and "闰秒" not in text):
        return "一分钟只有60秒，最后是59秒", "seconds go up to 59"
    if hour > 24 or (hour == 24 and (minute or second)):
        return "一天到24时为止，过后是次日0时", "a day ends at 24:00"
    part = at["part"] if at else None
    is_midnight = part == "凌晨" and hour in (12, 24)
    if part and (match["hour"].isdecimal() or minute) and hour >= _HOURS_OF.get(part, 99):
        return None if is_midnight else (f"{hour}时不在{part}", f"{hour}:00 is not in that part")
    return None


def _part(text: str, match: regex.Match[str]) -> str:
    """The part of the day that stands right before the time, such as 上午."""
    at = _AT_A_TIME.search(text, max(0, match.start("hour") - _REACH), match.start("hour"))
    return at[0] if at and at["part"] else ""


def _is_time(text: str, match: regex.Match[str], *, is_told: bool) -> bool:
    """Whether it is a time of day, and no span of time, score or ratio.

    `is_told` says that a day or a part of one stands before it.
    """
    start, mark = match.start("hour"), text[match.end("hour")]
    if _SPAN_OF_TIME.search(text, max(0, start - 8), start):
        return False
    hour = value(match["hour"])
    if mark == "点":  # 25日30点 may be the points of an index
        if match["minute"] and hour <= 24 and len(match["minute"]) == 2:
            return not (
                _POINTS.search(text, max(0, start - 12), start)
                or _POINTS_BEHIND.match(text, match.end())
            )
        return is_told and (hour <= 24 or match["minute"] is not None)
    if mark == "时":
        return is_told or hour <= 24
    return is_told and not _SCORE.search(text, max(0, start - 12), match.end() + 8)


_REACH = 20
_EARLY = 9  # no part of a day ends before
