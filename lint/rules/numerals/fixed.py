"""What is written with Han numerals by rule: 二十几, 星期五, 腊月二十三, 十一届全国人大."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from lint.diagnostic import Applicability, Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.text.document import Document
from lint.text.lazy import lazy
from lint.text.numerals import NUMERALS, ROUND
from lint.text.places import in_title
from lint.text.search import literals

_WITH_JI = literals("0几", "[几数]10")
_TENS_AND_SOME = lazy(r"几(?<=(?<![\d.,:：点时第A-Za-z-])([1-9]0)几)(?![何率内亚乎维])")
# 人数10人 is a number of people that is ten.
_SOME_TENS = lazy(
    r"[几数](?:(?<=(?<!第)几)|(?<=[有达近上成了的，、]数)(?=\d+[万亿余多人名个家户年种次条位件元米吨里项台头]))"
    r"(10{1,4})(?!\d)"
)


@rule(
    id="NUM005",
    name="figures-with-ji",
    severity=Severity.ERROR,
    summary=Text("“几”与阿拉伯数字连用", "几 with Arabic numerals"),
    message=Text("“{text}”应为“{new}”", "write {new} for {text}"),
    why=Text(
        "带“几”“数”的约数用汉字：二十几、几十、数百。",
        "Approximate numbers with 几 or 数 are written with Han numerals: 二十几, 几十, 数百.",
    ),
    source="GB/T 15835-2011 4.2.2",
    fix=Applicability.SAFE,
    needs=_WITH_JI,
    covers=("N02", "C10"),
    cases=(
        Case(bad="他20几岁就当了村主任。", at="20几", fixed="他二十几岁就当了村主任。"),
        Case(bad="来了几10人。", at="几10", fixed="来了几十人。"),
        Case(bad="收入达数100万元。", at="数100", fixed="收入达数百万元。"),
        Case(good="人数10人，户数100户。", note="数目"),
        Case(good="发病率为20，几率很低；90几何题。"),
        Case(good="小说《20几岁》写完了，他第几10次来也说不清。", note="书名；第几个"),
        Case(good="二十几岁，几十年，航班CZ3070几点到。"),
    ),
)
def figures_with_ji(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    for match in _TENS_AND_SOME.finditer(text):
        if in_title(text, match.start()):
            continue
        new = f"{NUMERALS[int(match[1])]}几"
        yield self.rewritten(document, match.start(1), match.end(), new)
    for match in _SOME_TENS.finditer(text):
        if in_title(text, match.start()):
            continue
        yield self.rewritten(document, match.start(), match.end(), match[0][0] + ROUND[match[1]])


_DAYS = literals("星期[1-6]", "礼拜[1-6]", "[本上下每这]周[1-6]")
_WEEKDAY = lazy(
    "[期拜周](?<=星期|礼拜|[本上下每这]周)[1-6]"
    r"(?=[上下凌中]午|晚上|凌晨|早上|[，。；）\n]|[至到—](?:星期|礼拜|周)|$)"
)


@rule(
    id="NUM006",
    name="weekday",
    severity=Severity.ERROR,
    summary=Text("星期几用了阿拉伯数字", "a day of the week in Arabic numerals"),
    message=Text("“{text}”应为“{new}”", "write {new} for {text}"),
    why=Text(
        "星期几用汉字。“每周5天”“每星期3次”里的是数量，不报。",
        "Days of the week take Han numerals. 每周5天 and 每星期3次 are quantities and stay.",
    ),
    source="GB/T 15835-2011 4.2.3",
    fix=Applicability.SAFE,
    needs=_DAYS,
    covers=("N10",),
    cases=(
        Case(bad="集市定在星期5。", at="期5", fixed="集市定在星期五。"),
        Case(bad="每周3上午义诊。", at="周3", fixed="每周三上午义诊。"),
        Case(good="每周5天，每星期3次，每周2、3次。", note="数量"),
        Case(good="本周6场比赛，每周3到5次。"),
        Case(good="星期五，周三上午。"),
        Case(good="影片《相约星期6》上映。", note="片名"),
    ),
)
def weekday(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    for match in _WEEKDAY.finditer(text):
        if in_title(text, match.start()):
            continue
        day = match[0]
        yield self.rewritten(document, *match.span(), day[0] + NUMERALS[int(day[1])])


_LUNAR = literals("农历", "[腊冬正]月[1-9]", "[腊冬正]月初[1-9]", "大年初[1-9]")
_LUNAR_DAY = lazy(
    r"月(?<=(?:[腊冬正]|农历[正冬腊一二三四五六七八九十]{1,2}|农历(?:\d{4}年)?(?<month>\d{1,2}))月)"
    r"(?:(?<first>初)?(?<day>[12]\d|30|[1-9])日?(?![\d.:个多余家名人万元亿%％天户位年级中种、至到—-]))?"
)
_LUNAR_NEW_YEAR = lazy(r"大年初([1-9])(?!\d)")


@rule(
    id="NUM008",
    name="lunar-date",
    severity=Severity.WARNING,
    summary=Text("农历日期用了阿拉伯数字", "a lunar date in Arabic numerals"),
    message=Text("农历日期用汉字，“{text}”应为“{new}”", "lunar dates take Han: {new} for {text}"),
    why=Text(
        "干支纪年、农历月日用汉字数字。“正月15家企业复工”里的是数量，不报。",
        "Lunar months and days take Han numerals. 正月15家企业 counts firms and stays.",
    ),
    source="GB/T 15835-2011 4.2.1",
    fix=Applicability.UNSAFE,
    needs=_LUNAR,
    covers=("N11",),
    cases=(
        Case(bad="腊月23，祭灶。", at="23", fixed="腊月二十三，祭灶。"),
        Case(bad="农历8月15赏月。", at="8月15", fixed="农历八月十五赏月。"),
        Case(bad="正月初8开市。", at="8", fixed="正月初八开市。"),
        Case(bad="大年初1拜年。", at="1", fixed="大年初一拜年。"),
        Case(bad="农历9月5日，开渠。", at="9月5日", fixed="农历九月初五，开渠。"),
        Case(good="正月15家企业复工，腊月20多天没有下雪。", note="数量"),
        Case(good="腊月二十三、农历八月十五、10月初3天。"),
        Case(good="农历二月2.3万人赶集。"),
    ),
)
def lunar_date(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    for match in _LUNAR_NEW_YEAR.finditer(text):
        yield self.rewritten(document, *match.span(1), NUMERALS[int(match[1])])
    for match in _LUNAR_DAY.finditer(text):
        month, day = match.group("month", "day")
        if month and 1 <= int(month) <= 12:
            new = f"{_month(int(month))}月{_day(match)}"
            yield self.rewritten(document, match.start("month"), match.end(), new)
        elif day and not month:
            start = match.start("day")
            yield self.rewritten(document, start, match.end(), _day(match).removeprefix("初"))


def _month(number: int) -> str:
    return "正" if number == 1 else NUMERALS[number]


def _day(match: regex.Match[str]) -> str:
    """The day of the match, as 初五 or 十五; empty where it names the month only."""
    if match["day"] is None:
        return ""
    number = int(match["day"])
    return f"{'初' if number <= 10 else ''}{NUMERALS[number]}"


_SESSIONS = literals(r"\d届[全中一二三四五六七八九]", "党的[1-9]", "中共[1-9]")
_SESSION = lazy(
    r"[届大](?<=(?<![\d.])(?<number>[1-9]\d?)(?:届|(?<=(?:党的|中共)\d{1,2})大))"
    "(?:(?<=届)(?=全国(?:人大|政协|人民代表大会)|中央(?:委员会|纪委|政治局)|[一二三四五六七八九]中全会)"
    "|(?<=大)(?=[报精代召胜以的，。、]))"
)


@rule(
    id="NUM009",
    name="session-number",
    severity=Severity.WARNING,
    summary=Text("会议届次用了阿拉伯数字", "the number of a congress in Arabic numerals"),
    message=Text("“{text}”应为“{new}”", "write {new} for {text}"),
    why=Text(
        "全国人大、全国政协、党代会、中央全会的届次用汉字。别的届次不报，如“第33届奥运会”。",
        "The National People's Congress, the CPPCC and the party's congresses and plenums are "
        "numbered in Han numerals. Other meetings and games are left alone.",
    ),
    source="GB/T 15835-2011 4.3",
    fix=Applicability.UNSAFE,
    needs=_SESSIONS,
    covers=("N12",),
    cases=(
        Case(bad="11届全国人大一次会议。", at="11届", fixed="十一届全国人大一次会议。"),
        Case(bad="学习党的20大精神。", at="20大", fixed="学习党的二十大精神。"),
        Case(good="第33届奥运会，该校已有8届毕业生。"),
        Case(good="十一届全国人大，党的二十大精神。"),
        Case(good="购置党的20大件器材，2023大以来。"),
    ),
)
def session_number(self: Rule, document: Document) -> Iterator[Diagnostic]:
    for match in _SESSION.finditer(document.flow.text):
        new = f"{NUMERALS[int(match['number'])]}{match[0][-1]}"
        yield self.rewritten(document, match.start("number"), match.end(), new)
