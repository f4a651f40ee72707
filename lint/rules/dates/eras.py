"""Reign years, cyclical years and animals beside a year that is not theirs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lint.diagnostic import Diagnostic, Severity, Text
from lint.rule import Case, Rule, rule
from lint.text.calendar import MONTH_DAY, YEAR
from lint.text.document import Document
from lint.text.imprint import issue_date
from lint.text.lazy import lazy
from lint.text.misprints import speaks_of_misprint
from lint.text.numerals import value
from lint.text.occurrences import occurrences
from lint.text.search import literals
from lint.text.years import RELATIVE_YEARS, this_year

_REIGNS = {
    "贞观": 627, "开元": 713, "天宝": 742, "庆历": 1041, "熙宁": 1068, "元丰": 1078, "元祐": 1086,
    "绍兴": 1131, "淳熙": 1174, "嘉定": 1208, "至正": 1341, "洪武": 1368, "永乐": 1403,
    "宣德": 1426, "成化": 1465, "弘治": 1488, "正德": 1506, "嘉靖": 1522, "隆庆": 1567,
    "万历": 1573, "崇祯": 1628, "顺治": 1644, "康熙": 1662, "雍正": 1723, "乾隆": 1736,
    "嘉庆": 1796, "道光": 1821, "咸丰": 1851, "同治": 1862, "光绪": 1875, "宣统": 1909,
    "民国": 1912, "明治": 1868, "大正": 1912, "昭和": 1926, "平成": 1989, "令和": 2019,
}  # fmt: skip
"""The first years of reigns, counted as the reigns themselves count them."""
_SOLAR = frozenset(["民国", "明治", "大正", "昭和", "平成", "令和"])
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_ANIMALS = "鼠牛虎兔龙蛇马羊猴鸡狗猪"
_ERA_WORDS = (*_REIGNS, f"[{_STEMS}][{_BRANCHES}]", f"[{_ANIMALS}]年")
_BIRTH_WORD = f"属[{_ANIMALS}]"
_ERAS, _BIRTH_ANIMALS = literals(*_ERA_WORDS), literals(_BIRTH_WORD)
_COUNT = r"(?<count>元|\d{1,2}|[一二三四五六七八九十廿卅]{1,4})"
_ERA = rf"(?<reign>\L<reigns>){_COUNT}年"
_CYCLE = rf"(?<stem>[{_STEMS}])(?<branch>[{_BRANCHES}])[“\"]?(?<animal>[{_ANIMALS}])?[”\"]?年"
_REIGN_YEAR = lazy(
    rf"年(?<={_ERA})[（(](?:即|公元)*(?<year>(?<!\d)\d{{3,4}})年?[）)]?",
    reigns=_REIGNS,
)
_YEAR_REIGN = lazy(
    rf"年(?<=(?<year>(?<!\d)\d{{3,4}})年)[（(](?:即|清|明|唐|宋|元|北宋|南宋|中华)*{_ERA}[）)]",
    reigns=_REIGNS,
)
_CYCLE_YEAR = lazy(rf"年(?<={_CYCLE})(?:[（(](?:即|公元)*(?<year>{YEAR})年?[）)])?")
_YEAR_CYCLE = lazy(
    rf"年(?<=(?<year>{YEAR})年)(?:[（(](?:即|农历|岁次)*|是(?:农历|中国)*[“\"]?)"
    rf"{_CYCLE}(?=[）)”\"，。；、]|$)"
)
_ANIMAL_YEAR = lazy(
    rf"年(?<=(?:(?<year>{YEAR})|(?<word>[今明去]))年)是(?:农历|中国|中国农历)?[“\"]?(?<animal>[{_ANIMALS}])年(?=[，。；、！”’\"）)\n]|$)"
)
_BORN = lazy(
    rf"年(?<=(?<year>{YEAR})年){MONTH_DAY}出?生(?:于\p{{Han}}{{1,6}})?，(?:生肖)?属(?<animal>[{_ANIMALS}])(?![于性实])"
)


@rule(
    id="DAT014",
    name="wrong-era-year",
    severity=Severity.WARNING,
    summary=Text("年号、干支、生肖与公元年份不符", "a reign or cyclical year beside another"),
    message=Text(
        "{name}是{right}，与［{printed}］不符：核对",
        "{name} is {right}, which ［{printed}］ does not fit: check it",
    ),
    why=Text(
        "年号纪年与公元、干支与公元、干支与生肖逐一换算。农历年尾落在次年一二月的，差一年不报；"
        "“民国”用公历，须恰好相符。",
        "Reign years, cyclical years and animals are converted. The end of a lunar year falls in "
        "the next solar year, so that one year is allowed, but not to 民国, which is solar.",
    ),
    source="中国历史纪年表；干支六十年一周",
    needs=literals(*_ERA_WORDS, _BIRTH_WORD),
    covers=("F18",),
    cases=(
        Case(bad="桥建于光绪二十六年（1906年）。", at="光绪二十六年（1906年）"),
        Case(bad="民国26年（1936年），全家南迁。", at="民国26年（1936年）"),
        Case(bad="1662年（康熙五年），重修县志。", at="1662年（康熙五年）"),
        Case(bad="2022年是农历辛丑年，春来早。", at="2022年是农历辛丑年"),
        Case(bad="壬寅牛年的春联贴出来了。", at="壬寅牛年"),
        Case(bad="辛亥年（1914年），他剪了辫子。", at="辛亥年（1914年）"),
        Case(bad="2022年是兔年，邮票热销。", at="2022年是兔年"),
        Case(bad="他1950年出生，属羊。", at="1950年出生，属羊"),
        Case(good="光绪二十六年（1900年），光绪二十六年（1901年）初，民国二十六年（1937年）。"),
        Case(good="2022年是壬寅年、虎年，辛亥年（1911年），辛亥年（1912年）正月。"),
        Case(good="壬寅虎年，辛丑牛年，甲午战争，壬寅年迎兔年。"),
        Case(good="他1950年出生，属虎；1951年1月生，属虎；属于青年。"),
        Case(good="农历甲子年间，戊戌变法，庚子赔款，乙未年（第3卷）。"),
    ),
)
def wrong_era_year(self: Rule, document: Document) -> Iterator[Diagnostic]:
    text = document.flow.text
    for slip in (*_at_years(document), *_births(document)):
        printed = text[slip.start : slip.end]
        details = {"name": slip.name, "right": slip.right, "printed": printed}
        if not speaks_of_misprint(document, slip.start):
            yield self.found(document, slip.start, slip.end, details=details)


class _Slip(NamedTuple):
    start: int
    end: int
    name: str
    right: str


def _at_years(document: Document) -> Iterator[_Slip]:
    """What is wrong at each 年 that follows a cycle or an animal, or stands before a gloss."""
    text = document.flow.text
    told = -1
    for at in occurrences(text, "年") if _ERAS.stand_in(document) else ():
        if text[at - 1] in _CYCLIC or text[at + 1 : at + 2] in _GLOSS:
            slip = _reign_slip(text, at) or _cycle_slip(text, at) or _animal_slip(document, at)
            if slip and slip.start >= told:
                told = slip.end
                yield slip


_CYCLIC = frozenset(_BRANCHES + _ANIMALS + "”")
_GLOSS = frozenset("（(是")


def _reign_slip(text: str, at: int) -> _Slip | None:
    match = _REIGN_YEAR.match(text, at) or _YEAR_REIGN.match(text, at)
    if match is None:
        return None
    reign, count = match["reign"], 1 if match["count"] == "元" else value(match["count"])
    right, year = _REIGNS[reign] + count - 1, int(match["year"])
    if not count or year in (right, right + (reign not in _SOLAR)):
        return None
    start = min(match.start("reign"), match.start("year"))
    return _Slip(start, match.end(), f"{reign}{match['count']}年", f"{right}年")


def _cycle_slip(text: str, at: int) -> _Slip | None:
    match = _CYCLE_YEAR.match(text, at) or _YEAR_CYCLE.match(text, at)
    if match is None:
        return None
    branch, start = _BRANCHES.index(match["branch"]), match.start("stem")
    name = match["stem"] + match["branch"]
    if match["animal"] and _ANIMALS.index(match["animal"]) != branch:
        return _Slip(start, match.end(), f"{name}年", f"{_ANIMALS[branch]}年")
    if not match["year"]:
        return None
    year = value(match["year"])
    fits = [_cycle(year)] if "是" in match[0] else [_cycle(year), _cycle(year - 1)]
    if name in fits:
        return None
    return _Slip(min(start, match.start("year")), match.end(), f"{year}年", f"{fits[0]}年")


def _cycle(year: int) -> str:
    return _STEMS[(year - 4) % 10] + _BRANCHES[(year - 4) % 12]


def _animal_slip(document: Document, at: int) -> _Slip | None:
    match = _ANIMAL_YEAR.match(document.flow.text, at)
    if match is None:
        return None
    year = value(match["year"]) if match["year"] else this_year(document, at)
    if match["word"] and year:
        issue = document.once(issue_date)
        if issue is None or issue.month <= 2:  # the lunar year may not have turned
            return None
        year += RELATIVE_YEARS[match["word"] + "年"]
    if not year or _animal(year) == match["animal"]:
        return None
    start = match.start("year" if match["year"] else "word")
    return _Slip(start, match.end(), f"{year}年", f"{_animal(year)}年")


def _animal(year: int) -> str:
    return _ANIMALS[(year - 4) % 12]


_BIRTH = 36  # characters from 1950年 in 1950年3月5日出生于清河，生肖属虎


def _births(document: Document) -> Iterator[_Slip]:
    text = document.flow.text
    for at in _BIRTH_ANIMALS.places(document):
        if match := _BORN.search(text, max(0, at - _BIRTH), at + 3):
            year = value(match["year"])
            if match["animal"] not in (_animal(year), _animal(year - 1)):
                name, right = f"{year}年", f"{_animal(year)}年"
                yield _Slip(match.start("year"), match.end(), name, right)
