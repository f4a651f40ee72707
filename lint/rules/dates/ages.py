"""Ages that do not fit the years of birth and death beside them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

import regex

from lint.diagnostic import Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.text.calendar import COUNT, COUNT_BEGINS, JOINT, MONTH_DAY, TO, YEAR
from lint.text.document import Document
from lint.text.lazy import lazy
from lint.text.misprints import speaks_of_misprint
from lint.text.numerals import ONE_TO_TEN, value
from lint.text.occurrences import matches_at, matches_near, occurrences
from lint.text.places import paragraph_at
from lint.text.search import literals
from lint.text.years import this_year, year_joints, years

_AGES = literals(f"[周虚{COUNT_BEGINS}]岁")
_BORN_WORDS = (
    "生于[12一二]",
    *(f"[年月日]{who}出生" for who in ("", "，", "[他她]", "，[他她]")),
    "[年月日]生[，。；人的）)于]",
)
_BIRTHS = literals(*_BORN_WORDS)
_LIVES = literals(*_BORN_WORDS, "[享终卒得时]年", "年仅", "[前后]出生")
"""A birth, an age at death, or a day before or behind which someone was born."""
_AGE = rf"(?<count>{COUNT})(?<kind>[周虚]?)岁(?!以上|以下|左右|上下|出头|开外|多)"
_BORN = (
    rf"(?:(?<=生于)(?<birth>{YEAR})年{MONTH_DAY}"
    rf"|(?<birth>{YEAR})年{MONTH_DAY}(?:，?[他她]?出生(?!人口|率|登记)|生(?=[，。；人的）)于])))"
)
_DIED = "(?:逝世|去世|病逝|病故|辞世|牺牲|就义|离世|与世长辞|离开人世|殉职|遇难|圆寂|病殁)"
_DOTTED = r"(?:\.\d{1,2}){1,2}"
_AT_DEATH = rf"(?:享年|终年|年仅|卒年|得年|时年){_AGE}"
_LIFE = lazy(
    rf"{JOINT}(?<=[（(](?:生于)?(?<birth>{YEAR})(?:年?{MONTH_DAY}|{_DOTTED}){TO})"
    rf"(?<then>{YEAR})(?:年?{MONTH_DAY}|{_DOTTED})[）)][^。；（(\n]{{0,60}}?{_AT_DEATH}"
)
_LIVED = lazy(
    rf"{_BORN}[^。；\n]{{0,70}}?(?<![\d—])(?<then>{YEAR})年[^。；\n\d]{{0,6}}{MONTH_DAY}"
    rf"[^。；\n\d]{{0,20}}?{_DIED}[^。；\n\d]{{0,8}}?{_AT_DEATH}"
)
_NOW = lazy(
    rf"{_BORN}[^。；\n\d]{{0,24}}?(?:[今现]年|如今|现在)(?:[（(]?(?<then>{YEAR})年[）)]?)?"
    rf"(?:已经?|刚满|刚好|正好|整|满|才|是|有|刚|即将|快){{0,2}}{_AGE}"
)
_NOW_AHEAD = lazy(
    rf"(?:[今现]年|如今)(?:[（(](?<then>{YEAR})年[）)])?(?:已经?|刚满)?{_AGE}"
    rf"(?:的[^，。；\n\d]{{1,14}}，?|，)(?:出?生于(?<birth>{YEAR})年|(?<birth>{YEAR})年{MONTH_DAY}出生(?=[，。在]|于))"
)
_JUST = "(?:刚满|年仅|时年|已经?|才|当时|那年|刚刚|只有|仅)"
_THEN = (
    lazy(
        rf"(?<![\d—至到])(?<then>{YEAR})年{MONTH_DAY}(?:[^。；\n\d，]{{0,4}}[，,]?{_JUST}{{0,2}}"
        rf"{_AGE}的?(?=[他她]|，[他她])"
        rf"|，?[^。；\n\d，]{{0,10}}(?:时，?[他她]?|，(?:那年|当时)?[他她]){_JUST}{{1,2}}{_AGE})"
    ),
    lazy(
        rf"(?<![\d—至到])(?<then>{YEAR})年{MONTH_DAY}[^。；\n\d，]{{1,14}}，{_JUST}{{1,2}}{_AGE}(?=[，。；])"
    ),
    lazy(rf"{_AGE}(?:的?那一?年|时)?[（(](?<then>{YEAR})年[）)]"),
    lazy(  # 参军时（1958年3月）年仅16岁
        rf"[（(](?<=[时年][（(])(?<then>{YEAR})年{MONTH_DAY}[）)]，?[他她]?{_JUST}{{1,2}}{_AGE}(?=[，。；的])"
    ),
)
_OBITUARY = lazy(
    rf"(?<then>{YEAR})年{MONTH_DAY}[^。；\n\d]{{0,20}}?{_DIED}[^。；\n\d]{{0,8}}?{_AT_DEATH}"
)
_BIRTH = lazy(_BORN)
_KIN = lazy(
    "[父母妻妹姐哥弟孙侄媳婿爷奶爸妈]|丈夫|儿子|女儿|岳|老伴|爱人|长子|次子|之子|孩子|同伴|搭档|战友|徒弟|学生|、\\p{Han}{2,4}(?<![省市县区镇乡村局])[（(]"
)
_ELIGIBLE = lazy(  # 年满50周岁（1974年以前出生）
    rf"岁(?<=(?<count>{COUNT})(?<kind>[周]?)岁)(?:[及和]?(?:以上|以下))?[（(](?:即|含)?(?<birth>{YEAR})年{MONTH_DAY}"
    r"(?:[及之]?以?[前后]|[（(]含[）)][之以]?[前后])出生"
)
_REACH = 140
_COUNTED = lazy("积闰|虚岁|虚龄|寿")


@rule(
    id="DAT010",
    name="wrong-age",
    severity=Severity.WARNING,
    summary=Text("年龄与生卒年份不符", "an age that does not fit the years"),
    message=Text(
        "{then}-{birth}={right}，与“{printed}”不符：核对年份或年龄",
        "{then} - {birth} = {right}, which does not fit {printed}: check the years",
    ),
    why=Text(
        "生年和卒年（或版面年份）都印出的，岁数应相符。生日未到少一岁，虚岁多一岁，都不报；"
        "注明周岁、虚岁、积闰的按其算法；中间提到别人（父亲、妻子）的不报。",
        "Where the years of birth and death, or of the issue, are printed, the age must fit. A "
        "birthday still to come takes one off and 虚岁 adds one, which is left alone; so are ages "
        "of someone else mentioned between.",
    ),
    source="校对实务：年份与年龄核算",
    needs=_AGES,
    covers=("F13", "F14"),
    cases=(
        Case(bad="周砚（1920年—2010年），享年80岁。", at="1920年—2010年），享年80岁"),
        Case(
            bad="他出生于1931年，早年学徒，1995年病逝于清河，享年74岁。",
            at="1931年，早年学徒，1995年病逝于清河，享年74岁",
        ),
        Case(bad="老周1950年出生，今年（2022年）82岁。", at="1950年出生，今年（2022年）82岁"),
        Case(
            bad="2022年10月25日 星期二 第2版\n渡口人家\n老周生于1950年，现年62岁。",
            at="1950年，现年62岁",
        ),
        Case(
            bad="今年（2022年）大旱。今年82岁的老周出生于1950年。",
            at="今年82岁的老周出生于1950年",
        ),
        Case(
            bad="李砚同志于2022年10月1日在清河逝世，享年85岁。李砚1950年出生，清河人。",
            at="2022年10月1日在清河逝世，享年85岁",
        ),
        Case(bad="他1940年出生，1958年参军时年仅16岁。", at="1958年参军时年仅16岁"),
        Case(
            bad="许某生于1988年7月，案发时（2020年5月）年仅21岁，无业。",
            at="（2020年5月）年仅21岁",
        ),
        Case(good="许某生于1988年7月，案发时（2020年5月）年仅31岁，其子时年8岁。"),
        Case(bad="李砚生于1960年。1978年，28岁的他当了兵。", at="1978年，28岁的"),
        Case(bad="周砚（1920.5—2010.3），享年70岁。", at="1920.5—2010.3），享年70岁"),
        Case(bad="老周1955年生，14岁的那一年（1971年）学了艺。", at="14岁的那一年（1971年）"),
        Case(bad="李砚，1920年3月生，清河人。1983年离休，时年55岁。", at="1983年离休，时年55岁"),
        Case(
            bad="今年（2022年）招生。年满50周岁（1985年以前出生）者均可报名。",
            at="50周岁（1985年以前出生",
        ),
        Case(
            good="今年（2022年）招生。年满50周岁（1972年12月31日以前出生）、16周岁以下（2006年以后出生）。"
        ),
        Case(good="周砚（1920—2010），享年90岁。周石（1920—2010），享年91岁。", note="虚岁"),
        Case(good="周砚（1920—2010），享年89岁。", note="生日未到"),
        Case(good="老周1950年出生，父亲今年（2022年）92岁。", note="别人"),
        Case(good="周砚（1920—2010），积闰享年93岁。"),
        Case(good="老周生于1950年，现年62岁。", note="没有版面日期"),
        Case(good="李砚生于1960年。1978年，18岁的他当了兵；2000年，8岁的女儿上了学。"),
    ),
)
def wrong_age(self: Rule, document: Document) -> Iterator[Diagnostic]:
    if not _LIVES.stand_in(document):
        return
    told = -1
    found = (*_in_a_sentence(document), *_apart(document), *_eligible(document))
    for said in sorted(found, key=lambda said: said.start):
        years, age = said.then - said.birth, value(said.match["count"])
        fewest, most = _allowed(document.flow.text, said.match, years)
        if age and years > 0 and not fewest <= age <= most and said.start >= told:
            told = said.match.end()
            details = {
                "then": said.then,
                "birth": said.birth,
                "right": years,
                "printed": f"{said.match['count']}{said.match['kind']}岁",
            }
            if not speaks_of_misprint(document, said.start):
                yield self.found(document, said.start, told, details=details)


class _Said(NamedTuple):
    """That someone born in the year `birth` was in the year `then` of the age in `match`."""

    start: int
    birth: int
    then: int
    match: regex.Match[str]


def _in_a_sentence(document: Document) -> Iterator[_Said]:
    """Birth, a second year or 今年, and an age, in one sentence and of one person."""
    text = document.flow.text
    ages = [at for at in occurrences(text, "岁") if text[at - 1] in _BEFORE_AGE]
    if not ages:
        return
    found = [_LIFE.match(text, at) for at in document.once(year_joints)]
    if _BIRTHS.stand_in(document):
        near = [at for at in document.once(years) if "岁" in text[at : at + _REACH]]
        found += [one.match(text, at) for one in (_LIVED, _NOW) for at in near]
        found += [_NOW_AHEAD.search(text, max(0, at - _AHEAD), at + _BEHIND) for at in ages]
    for match in filter(None, found):
        then = value(match["then"]) if match["then"] else this_year(document, match.start())
        first, last = sorted((match.start("birth"), match.start("count")))
        if text.startswith("岁的", match.end() - 1):
            last = match.end() + 6  # 今年45岁的女儿
        if then and not _KIN.search(text, first, last):
            yield _Said(min(match.start(), first), value(match["birth"]), then, match)


_AHEAD, _BEHIND = 24, 48
_LONG, _SHORT = 64, 24  # characters from the year to the age, and from the age to the year
_BEFORE_AGE = frozenset(f"0123456789周虚百零〇两{ONE_TO_TEN}")


def _apart(document: Document) -> Iterator[_Said]:
    """An age in a certain year, and the only birth that its paragraph tells of."""
    if not _BIRTHS.stand_in(document):
        return
    text = document.flow.text
    births = [m for at in document.once(years) if (m := _BIRTH.match(text, at))]
    if not births:
        return
    starts = [birth.start() for birth in births]
    ages = list(occurrences(text, "岁"))
    for pattern in (*_THEN, _OBITUARY):
        for match in matches_near(pattern, text, ages, _LONG, _SHORT):
            is_obituary = pattern is _OBITUARY
            first, last = paragraph_at(document, match.start()).span
            first, last = (match.end(), last) if is_obituary else (first, match.start())
            i = bisect_left(starts, first)
            if bisect_left(starts, last) - i != 1:
                continue
            birth = births[i]
            between = (match.end(), birth.end()) if is_obituary else (birth.start(), match.end())
            if not _KIN.search(text, between[0], between[1]):
                yield _Said(match.start(), value(birth["birth"]), value(match["then"]), match)


def _eligible(document: Document) -> Iterator[_Said]:
    """年满50周岁（1974年以前出生）, which is said of this year, the last or the next."""
    text = document.flow.text
    for match in matches_at(_ELIGIBLE, text, "岁", behind=_BEHIND_AGE):
        if this := this_year(document, match.start()):
            start = match.start("count")
            yield _Said(start, value(match["birth"]), this, match)


_BEHIND_AGE = frozenset("（(及和以")


def _allowed(text: str, match: regex.Match[str], years: int) -> tuple[int, int]:
    """The fewest and the most years of age that fit so many years since the birth."""
    if match.re.pattern == _ELIGIBLE.pattern:
        return years - 1, years + 1
    if match["kind"] == "周":
        return years - 1, years
    if match["kind"] == "虚":
        return years, years + 2
    is_lunar = _COUNTED.search(text, max(0, match.start("count") - 6), match.end() + 4)
    return years - 1, years + (4 if is_lunar else 1)
