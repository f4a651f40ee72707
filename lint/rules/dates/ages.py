"""Ages that do not fit the years of birth and death beside them."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from lint.diagnostic import Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.text.calendar import COUNT, YEAR, this_year, value
from lint.text.document import Document
from lint.text.lazy import lazy
from lint.text.places import paragraph_at

_MONTH_DAY = r"(?:\d{1,2}月(?:\d{1,2}日)?)?"
_AGE = rf"(?<count>{COUNT})(?<kind>[周虚]?)岁"
_BORN = (
    rf"(?:(?:出?生于|[，（(]生于)(?<birth>{YEAR})年{_MONTH_DAY}"
    rf"|(?<birth>{YEAR})年{_MONTH_DAY}(?:出生(?!人口|率|登记)|生(?=[，。；人的）)于])))"
)
_DIED = "(?:逝世|去世|病逝|病故|辞世|牺牲|就义|离世|与世长辞|离开人世|殉职|遇难|圆寂|病殁)"
_LIVED = (
    lazy(
        rf"[（(](?:生于)?(?<birth>{YEAR})年?{_MONTH_DAY}(?:至|到|[—–－～~-]{{1,2}})(?<then>{YEAR})年?{_MONTH_DAY}[）)]"
        rf"[^。；（(\n]{{0,60}}?(?:享年|终年|年仅|卒年|得年){_AGE}"
    ),
    lazy(
        rf"{_BORN}[^。；\n]{{0,70}}?(?<![\d—])(?<then>{YEAR})年[^。；\n\d]{{0,6}}{_MONTH_DAY}[^。；\n\d]{{0,20}}?{_DIED}"
        rf"[^。；\n\d]{{0,8}}?(?:享年|终年|年仅|时年|卒年|得年){_AGE}"
    ),
)
_NOW = lazy(
    rf"{_BORN}[^。；\n\d]{{0,24}}?(?:[今现]年|如今|现在)(?:[（(]?(?<then>{YEAR})年[）)]?)?"
    rf"(?:已经?|刚满|刚好|正好|整|满|才|是|有|刚|即将|快){{0,2}}{_AGE}"
)
_THEN = lazy(
    rf"(?<![\d—至到])(?<then>{YEAR})年{_MONTH_DAY}[^。；\n\d，]{{0,4}}[，,]?(?:刚满|年仅|时年|已经?|才|当时|那年|刚刚|只有){{0,2}}"
    rf"{_AGE}的?(?=[他她]|，[他她])"
)
_BIRTH = lazy(_BORN)
_KIN = lazy(
    "[父母妻妹姐哥弟孙侄媳婿爷奶爸妈]|丈夫|儿子|女儿|岳|老伴|爱人|长子|次子|之子|孩子|同伴|搭档|战友|徒弟|学生|、\\p{Han}{2,4}[（(]"
)
_COUNTED = lazy("积闰|虚岁|虚龄|寿")


@rule(
    id="DAT008",
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
    needs="岁",
    covers=("F13", "F14"),
    cases=(
        Case(bad="周砚（1920年—2010年），享年80岁。", at="（1920年—2010年），享年80岁"),
        Case(
            bad="他出生于1931年，早年学徒，1995年病逝于清河，享年74岁。",
            at="出生于1931年，早年学徒，1995年病逝于清河，享年74岁",
        ),
        Case(bad="老周1950年出生，今年（2022年）82岁。", at="1950年出生，今年（2022年）82岁"),
        Case(
            bad="2022年10月25日 星期二 第2版\n渡口人家\n老周生于1950年，现年62岁。",
            at="生于1950年，现年62岁",
        ),
        Case(bad="李砚生于1960年。1978年，28岁的他当了兵。", at="1978年，28岁的"),
        Case(good="周砚（1920—2010），享年90岁。周石（1920—2010），享年91岁。", note="虚岁"),
        Case(good="周砚（1920—2010），享年89岁。", note="生日未到"),
        Case(good="老周1950年出生，父亲今年（2022年）92岁。", note="别人"),
        Case(good="周砚（1920—2010），积闰享年93岁。"),
        Case(good="老周生于1950年，现年62岁。", note="没有版面日期"),
        Case(good="李砚生于1960年。1978年，18岁的他当了兵；2000年，8岁的女儿上了学。"),
    ),
)
def wrong_age(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    for match in _statements(text):
        then = value(match["then"]) if match["then"] else this_year(document, match.start())
        if then:
            yield from _checked(self, document, match, value(match["birth"]), then, match.start())
    for match in _THEN.finditer(text):
        start = paragraph_at(document, match.start()).span.start
        births = list(_BIRTH.finditer(text, start, match.start()))
        if len(births) == 1 and not _KIN.search(text, births[0].start(), match.end()):
            birth = value(births[0]["birth"])
            yield from _checked(self, document, match, birth, value(match["then"]), match.start())


def _statements(text: str) -> Iterator[regex.Match[str]]:
    """Birth, a second year or 今年, and an age, in one sentence and of one person."""
    for pattern in (*_LIVED, _NOW):
        for match in pattern.finditer(text):
            if not _KIN.search(text, match.end("birth"), match.start("count")):
                yield match


def _checked(
    self: Rule, document: Document, match: regex.Match[str], birth: int, then: int, start: int
) -> Iterator[Diagnostic]:
    years, age = then - birth, value(match["count"])
    fewest, most = years - 1, years + 1
    if match["kind"] == "周":
        most = years
    elif match["kind"] == "虚":
        fewest, most = years, years + 2
    elif _COUNTED.search(document.flow.text, match.start("count") - 6, match.end() + 4):
        most = years + 4
    if age and years > 0 and not fewest <= age <= most:
        printed = f"{match['count']}{match['kind']}岁"
        details = {"then": then, "birth": birth, "right": years, "printed": printed}
        yield self.found(document, start, match.end(), details=details)
