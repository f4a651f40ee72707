"""Numbers of days that do not fit the dates beside them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from lint.diagnostic import Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.text.calendar import COUNT, TO, Day, days, in_calendar, value
from lint.text.document import Document
from lint.text.lazy import lazy
from lint.text.places import speaks_of_misprint

_RANGE = lazy(rf"(?:[（(][^（）()，。；\n]{{1,12}}[）)]|[上下]午)?{TO}")
_DAYS = rf"(?<count>{COUNT})(?<unit>[天周]|个?星期)(?!年|半|岁|之内|以内)"
_BEHIND = lazy(
    rf"(?:[（(][^（）()，。；\n]{{1,12}}[）)])?[^，。；\n\d月日天]{{0,16}}?，?"
    rf"(?:(?:为期|历时|会期|展期|赛期)(?:了|为|达|整整)?{_DAYS}"
    rf"|(?:一?共计?|前后|持续(?:时间)?)(?:了|为|达|整整)?{_DAYS}(?=[，。；）\n]|$)"
    rf"|{_DAYS}的?(?:小?长假|假期))"
)
_AHEAD = lazy(rf"为期{_DAYS}的[^。；\n\d月日天]{{0,24}}$")
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
        "{first}至{last}首尾都算是{right}天，与“{printed}”不符：核对日期或天数",
        "{first} to {last} are {right} days, both ends counted, which does not fit {printed}",
    ),
    why=Text(
        "“10月20日至25日，为期3天”这样起止日期和天数都印出的才核对，首尾都算或只算一头都可以。"
        "分批、每天、累计和工作日不报。",
        "Only a range of dates with 为期 or 共 and a number of days is checked; the ends may both "
        "count, or one. What goes in batches, and working days, are left alone.",
    ),
    source="校对实务：日期与天数核算",
    needs="天周期",
    covers=("F12",),
    cases=(
        Case(bad="庙会10月20日至25日举行，为期3天。", at="10月20日至25日举行，为期3天"),
        Case(bad="10月1日至7日放假调休，共8天。", at="10月1日至7日放假调休，共8天"),
        Case(bad="书展9月28日至10月3日开放，展期十天。", at="9月28日至10月3日开放，展期十天"),
        Case(bad="为期3天的农博会于10月20日—25日举行。", at="为期3天的农博会于10月20日—25日"),
        Case(bad="10月1日到20日集训，为期两周。", at="10月1日到20日集训，为期两周"),
        Case(bad="10月1日至7日，8天长假，景区满员。", at="10月1日至7日，8天长假"),
        Case(good="庙会10月20日至25日举行，为期5天；展销会共6天。", note="首尾算或不算"),
        Case(good="10月20日至25日，为期3天的培训分两批；10月1日至7日，全县共3天有雾。"),
        Case(good="10月20日至25日，分两批培训，每批为期3天。"),
        Case(good="10月1日至7日，共7天；2月26日至3月1日，为期4天。", note="跨2月"),
        Case(good="10月1日至20日，累计共3天有雨。10月1日至14日，为期两周。"),
        Case(good="10月20日至25日报名，随后开赛，赛事为期3天。"),
    ),
)
def wrong_number_of_days(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    for one, other in pairwise(document.once(days)):
        if not _is_range(text, one, other):
            continue
        behind = _BEHIND.match(text, other.end)
        if behind and "，" in behind[0][1:] and text.startswith("的", behind.end()):
            behind = None  # the next clause is of something else
        said = behind or _AHEAD.search(text, max(0, one.start - _REACH), one.start)
        length = _length(one, other)
        if said is None or length is None or _ABOUT.search(text, said.start(), said.end() + _PARTS):
            continue
        count = value(said["count"]) * (1 if said["unit"] == "天" else 7)
        slack = 1 if said["unit"] == "天" else 2
        if count and not length - slack <= count <= length:
            details = {
                "first": f"{one.month}月{one.day}日",
                "last": f"{other.month}月{other.day}日",
                "right": length,
                "printed": f"{said['count']}{said['unit']}",
            }
            start, end = min(one.start, said.start()), max(other.end, said.end())
            if not speaks_of_misprint(document, start):
                yield self.found(document, start, end, details=details)


def _is_range(text: str, one: Day, other: Day) -> bool:
    if other.link:
        return _LINK.fullmatch(other.link) is not None
    near = other.start - one.end <= _NEAR
    return near and _RANGE.fullmatch(text, one.end, other.start) is not None


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
