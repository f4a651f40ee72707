"""今天, 昨天 and 上月 beside a date that is another."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple

import regex

from lint.diagnostic import Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.rules.dates import next_days
from lint.text.awaited import awaited
from lint.text.calendar import WEEKDAYS, dateline_at, full_dates_at, month_days_at, shifted
from lint.text.document import Document
from lint.text.lazy import lazy
from lint.text.misprints import speaks_of_misprint
from lint.text.numerals import FIGURES
from lint.text.places import in_speech
from lint.text.search import literals

_DAYS = {"今": 0, "昨": -1, "前": -2, "明": 1, "后": 2}
_OF_DAYS = ("[今昨前明后][天日]", "[今昨明][晚早晨夜]")
_DAY_WORDS = literals(*_OF_DAYS)
_BEHIND = frozenset("（(就正恰是，即也）)。；上中下早晚夜凌清傍" + FIGURES)
"""What may stand behind a word for a day that a date or a weekday goes with."""
_PART = "(?:[上下中]午|[早晚]上?|夜里?|凌晨|清晨|傍晚)"
_DAY_WORD = (
    r"(?<word>[今昨前明后])(?<![以日之目从生聪李王张刘陈].)"
    rf"(?:[天日](?:{_PART}(?!\p{{Han}}))?|(?<=[今昨明])[晚早晨夜])"
)
_MONTH_DAY = r"(?<month>\d{1,2})月(?<day>\d{1,2})[日号]"
_DATE = rf"(?:{_MONTH_DAY}|(?<day>\d{{1,2}})[日号])"
_WEEKDAY = "(?:星期|周|礼拜)"
_RELATIVE_DAY = lazy(
    rf"{_DAY_WORD}(?:"
    rf"[（(]{_DATE}(?:[，,、 ]?{_WEEKDAY}.|{_PART}(?:\d{{1,2}}[时点](?:\d+分)?)?)?[）)]"
    rf"|(?:(?:就|正好|恰好|正|恰)?是|，?(?:即|也就是)){_DATE}(?=[，。；\n]|星期|周|$)"
    rf"|(?:(?:就|正好|恰好|正|恰)?是)?{_MONTH_DAY}(?![至到—～以之前后起的-])"
    rf"|(?<=(?<!\d){_MONTH_DAY}(?:[（(]|，?(?:即|也就是)).{{2,6}})(?=[）)，。；]))"
)
_RELATIVE_WEEKDAY = lazy(
    rf"{_DAY_WORD}(?:[（(]|是){_WEEKDAY}(?<name>[一二三四五六日天])(?=[）)，。；\n]|$)"
)
_OF_MONTHS = tuple(
    f"[上本这下]{measure}月{behind}"
    for measure in ("", "个")
    for behind in ("[（(即也]", "，[即也]")
)
_WORDS = literals(*_OF_DAYS, *_OF_MONTHS, *next_days.WORDS)
_MONTH_WORD = awaited(
    r"(?<word>[上本这下])个?月"
    r"(?:[（(](?<month>\d{1,2})月份?[）)]|，?(?:即|也就是)(?<month>\d{1,2})月(?=[，。；份]))",
    *_OF_MONTHS,
)
_MONTHS = {"上": -1, "本": 0, "这": 0, "下": 1}


@rule(
    id="DAT006",
    name="wrong-relative-day",
    severity=Severity.WARNING,
    summary=Text("“昨天”“上月”与电头、版面日期不符", "昨天 or 上月 beside another date"),
    message=Text(
        "{basis}，“{word}”应是{right}，不是{printed}：核对日期",
        "{basis_en}, so {word} is {right}, not {printed}: check the date",
    ),
    why=Text(
        "“昨天（10月23日）”“上月（8月）”这样并列的，与电头日期、版面日期核对，合其一即可。"
        "“次日（26日）”与同句唯一的日期核对，“下周五”“周末”与当周核对。直接引语和没有电头、版面"
        "日期的不报。",
        "A date in apposition to 昨天 or 上月 is compared with the dateline and with the date of "
        "the issue; either will do. 次日（26日） is compared with the only other date of its "
        "sentence. Speech is left alone, and so is copy without either date.",
    ),
    source="校对实务：时间称谓与电头日期一致",
    needs=_WORDS,
    covers=("F08", "F09"),
    cases=(
        Case(bad="本报清河10月25日讯 昨日（10月23日），县里下了雨。", at="昨日（10月23日）"),
        Case(bad="本报清河10月25日讯 今天（24日）上午，桥通车了。", at="今天（24日）"),
        Case(bad="本报清河10月1日讯 9月28日（昨天），桥通车了。", at="9月28日（昨天）"),
        Case(bad="本报清河10月25日讯 今天是10月26日，离丰收节还有3天。", at="今天是10月26日"),
        Case(bad="本报清河10月25日讯 上月（8月），用电量增长5%。", at="上月（8月）"),
        Case(
            bad="2022年10月25日 星期二 第2版\n清河县：麦苗返青\n明晚（10月27日）有雨。",
            at="明晚（10月27日）",
        ),
        Case(
            bad="2022年10月25日 星期二 第2版\n清河县：麦苗返青\n昨天（星期二），县里下了雨。",
            at="昨天（星期二）",
        ),
        Case(bad="本报清河10月25日讯 截至昨日10月23日，水位下降。", at="昨日10月23日"),
        Case(bad="10月24日开工，次日（10月26日）即下雨。", at="次日（10月26日）"),
        Case(
            bad="2022年10月25日 星期二 第2版\n清河县：麦苗返青\n下周五（10月28日）开会。",
            at="下周五（10月28日）",
        ),
        Case(
            bad="2022年10月25日 星期二 第2版\n清河县：麦苗返青\n本周末（10月26日、27日）有雨。",
            at="周末（10月26日",
        ),
        Case(
            good="2022年10月25日 星期二 第2版\n麦苗返青\n本周五（10月28日）、下周五（11月4日）、周"
            "末（29日至30日）有雨。10月31日到，次日（11月1日）走，当天（31日）住下。",
        ),
        Case(good="本报清河10月25日讯 昨日（10月24日），今天（25日）上午，明天（26日）。"),
        Case(
            good="2022年10月26日 星期三 第2版\n清河县：麦苗返青\n本报10月25日讯 昨日（25日）有雨。",
            note="以版面日期为准",
        ),
        Case(good="本报清河3月1日讯 昨天（2月28日）和上月（2月）。"),
        Case(good="昨日（10月23日），县里下了雨。", note="没有电头"),
        Case(good="本报清河10月25日讯 他说：“昨天（10月1日）我还在外地。”"),
        Case(good="本报清河10月25日讯 日前（10月20日），桥通车了。以前天（1日）为限。"),
    ),
)
def wrong_relative_day(self: Rule, document: Document) -> Iterator[Diagnostic]:
    for slip in (*_days(document), *_weekdays(document), *_months(document)):
        if in_speech(document.flow.text, slip.start):
            continue
        line = dateline_at(document, slip.start)
        month, day = month_days_at(document, slip.start)[0]
        details = {
            "basis": f"{'电头' if line else '版面'}是{month}月{day}日",
            "basis_en": f"the {'dateline' if line else 'issue'} is of {month}月{day}日",
            "word": slip.word,
            "right": slip.right,
            "printed": slip.printed,
        }
        if not speaks_of_misprint(document, slip.start):
            yield self.found(document, slip.start, slip.end, details=details)

    for beside in (*next_days.after_others(document), *next_days.in_weeks(document)):
        if in_speech(document.flow.text, beside.start) and not beside.in_text:
            continue
        month, day = beside.basis
        line = dateline_at(document, beside.start)
        source = "前文" if beside.in_text else "电头" if line else "版面"
        details = {
            "basis": f"{source}是{month}月{day}日",
            "basis_en": f"the text counts from {month}月{day}日",
            "word": beside.word,
            "right": beside.right,
            "printed": beside.printed,
        }
        if not speaks_of_misprint(document, beside.start):
            yield self.found(document, beside.start, beside.end, details=details)


class _Slip(NamedTuple):
    """A word for a day or a month, what it should be, and what is printed beside it."""

    start: int
    end: int
    word: str
    right: str
    printed: str


def _days(document: Document) -> Iterator[_Slip]:
    for match in _beside_days(document, _RELATIVE_DAY):
        if slip := _day_slip(document, match):
            yield slip


def _beside_days(document: Document, pattern: regex.Pattern[str]) -> Iterator[regex.Match[str]]:
    """The matches of a pattern that begins with a word for a day."""
    text = document.flow.text
    for at in _DAY_WORDS.places(document):
        if text[at + 2 : at + 3] in _BEHIND and (match := pattern.match(text, at)):
            yield match


def _day_slip(document: Document, match: regex.Match[str]) -> _Slip | None:
    day, month = int(match["day"]), int(match["month"] or 0)
    by = _DAYS[match["word"]]
    right = [
        one for base in month_days_at(document, match.start()) for one in sorted(shifted(*base, by))
    ]
    if not right or any(day == d and month in (0, m) for m, d in right):
        return None
    start = match.start("month") if match["month"] else match.start("day")
    return _Slip(
        min(start, match.start("word")),
        match.end() + document.flow.text.startswith("）", match.end()),
        match["word"] + "天",
        f"{right[0][0]}月{right[0][1]}日",
        f"{month}月{day}日" if month else f"{day}日",
    )


def _weekdays(document: Document) -> Iterator[_Slip]:
    for match in _beside_days(document, _RELATIVE_WEEKDAY):
        by = timedelta(_DAYS[match["word"]])
        right = [(base + by).weekday() for base in full_dates_at(document, match.start())]
        printed = WEEKDAYS.index(match["name"].replace("天", "日"))
        if right and printed not in right:
            names = (f"星期{WEEKDAYS[one]}" for one in (right[0], printed))
            end = match.end() + document.flow.text.startswith("）", match.end())
            yield _Slip(match.start(), end, match["word"] + "天", *names)


def _months(document: Document) -> Iterator[_Slip]:
    for match in _MONTH_WORD.matches(document):
        by = _MONTHS[match["word"]]
        right = [(month + by - 1) % 12 + 1 for month, _ in month_days_at(document, match.start())]
        month = int(match["month"])
        if right and month not in right:
            word = match["word"] + "月"
            yield _Slip(match.start("word"), match.end(), word, f"{right[0]}月", f"{month}月")
