"""Years that have gone by since a year that is printed, as 至今已有64年."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import regex

from lint.rules.dates.slips import FOUNDED, HEDGE, YEARS, Slip, fits, year_of
from lint.text.calendar import COUNT, COUNT_BEGINS, MONTH_DAY, YEAR, YEAR_BEGINS
from lint.text.document import Document
from lint.text.imprint import issue_date
from lint.text.lazy import lazy
from lint.text.numerals import FIGURES, ONE_TO_TEN, value
from lint.text.search import Literals, literals
from lint.text.years import this_year, years_near

# The years are all that is said, and not those without a performance: 已有5年没有演出.
_WHOLE = r"(?=[，。；、）了\n]|$|的?(?:办学)?(?:历史|时间|光景|风雨|历程|岁月|发展))"


_NUMBER = f"[0123456789多余个{ONE_TO_TEN}百零〇]"
_THROUGH = literals(f"{_NUMBER}年[来间]")
_COUNTED = literals(f"{_NUMBER}年[来间里中头]")
_CLAUSE_ENDS = literals(f"{_NUMBER}年[，。；来间]")


def _through(document: Document) -> list[int]:
    """七年间, 40多年来."""
    return _numbers_of_years(document, _THROUGH)


def _counted(document: Document) -> list[int]:
    """年间, 年来, 年里, 个年头."""
    return _numbers_of_years(document, _COUNTED)


def _ends_in_years(document: Document) -> list[int]:
    """已有64年 at the end of a clause."""
    return _numbers_of_years(document, _CLAUSE_ENDS)


def _lasted_years(document: Document) -> list[int]:
    """住了64年 at the end of a clause."""
    text = document.flow.text
    return [
        at for at in document.once(_ends_in_years) if "了" in text[max(0, at - _NUMBER_LONG) : at]
    ]


_NUMBER_LONG = 12  # characters, from 了 to 年 in 住了将近一百六十多年


def _numbers_of_years(document: Document, words: Literals) -> list[int]:
    """The 年 behind a number that is no year, or behind 个."""
    text = document.flow.text
    return [at + 1 for at in words.places(document) if not text[at - 3 : at + 1].isdecimal()]


_TO_NOW = literals("[距至迄]今", "到今年", "到现在")
_BEHIND_NOW = frozenset(f"，已有走历度整了{COUNT_BEGINS}")


def _until_now(document: Document) -> list[int]:
    """至今 and the like before what may be a number of years."""
    text = document.flow.text
    return [
        start
        for word, starts in _TO_NOW.by_word(document)
        for start in starts
        if text[start + len(word) : start + len(word) + 1] in _BEHIND_NOW
    ]


_TO_ANOTHER = literals(
    *(
        f"年{comma}{word}"
        for comma in ("", "，")
        for word in (
            "[已有满]",
            "[正刚]好",
            "恰好",
            "整整",
            "[走度]过",
            "历经",
            "建[校厂院馆]",
            "办学",
        )
    )
)
_SENIORITY = literals("[党工教军]龄")
_IN_A_ROW_WORDS = literals("连续第")
_FROM_FIGURES = lazy(  # 从2015年的800人到今年的5000人，七年间
    rf"(?<=[从由])(?<first>{YEAR})年(?:{MONTH_DAY}|[底末初])的[^，。；\n]{{1,16}}?[，]?[增升提扩上跃降减下缩发变]?[加长到至]"
    rf"{{1,2}}(?:(?<year>{YEAR})年|(?<word>[今去]年))的?[^，。；\n]{{0,16}}，{HEDGE}{{0,2}}"
    rf"(?<count>{COUNT})(?<more>[多余])?年(?:[间来里]|时间|(?=[，。]))"
)
_ORDINAL = lazy(  # 2008年进厂，今年是第15个年头
    rf"(?<first>{YEAR})年{MONTH_DAY}[^。；\n\d]{{1,20}}，(?:到|至)?(?:(?<year>{YEAR})年|(?<word>今年))，?"
    rf"(?:已经?|正好|刚好|恰好|整整)*是?第(?<count>{COUNT})(?<more>)个?年头"
)
_BEGAN = (
    "(?:搬[进来到]|来到|进[厂校村山城]|入[职行伍厂学党住]|参加工作|参军|当[上了]|开始|嫁[到给进]"
    "|调[到入进]|承包|接[手过]|加入|分[配到]|上[班任岗]|学[艺徒]|拜师|从[教医警军])"
)
"""What is said of the first day of what lasts."""
_LASTED = lazy(  # 1978年搬进来，住了55年
    rf"(?<first>{YEAR})年{MONTH_DAY}[底末初]?，?(?:[^，。；\n\d]{{0,8}}?)"
    rf"{_BEGAN}[^，。；\n\d]{{0,8}}，(?:这?一|他|她|已|已经|整整)*"
    rf"(?:[住干守当做教待呆跑唱演学练写修忙熬]|工作|生活|坚[守持]|奋斗|扎根|服务)了(?:整整|快|近|将近|已有)?(?<count>{COUNT})(?<more>[多余])?年(?=[，。；])"
)

_USED = lazy(  # 1984年建成的大桥已使用50年；自2010年以来，他已守林24年；一干就是24年
    rf"(?<first>{YEAR})年{MONTH_DAY}(?:"
    rf"(?:(?<=[自从].{{5,11}})(?:{_BEGAN}[^，。；\n\d]{{0,6}})?以来"
    rf"|(?:{FOUNDED}|(?<={FOUNDED}于.{{5,11}})|参加工作|入[伍职]|从[教医警军])(?:的[^，。；\n\d]{{1,8}}?)?)"
    rf"，?(?:至今|他们?|她们?|它|一直)*，?已经?"
    rf"|，?[^，。；\n\d]{{0,8}}?{_BEGAN}[^。；\n\d]{{0,8}}?，(?:这?一\p{{Han}}就是)"
    rf"|(?<={FOUNDED}于.{{5,11}})[^。；\n\d]{{0,8}}，)(?:(?!有)\p{{Han}}{{1,3}}?)??(?:整整|有|了)*"
    rf"(?<count>{COUNT})(?<more>[多余])?(?:年[来间]?|个年头)(?=[，。；]|(?<=[来间])(?!的))"
)
_AWAY = lazy(  # 1984年毕业，离开母校整整40年
    rf"(?<first>{YEAR})年{MONTH_DAY}[^，。；\n\d]{{0,6}}(?:毕业|离[开别校家乡]|告别|分[手别]|退[伍休役]|转业|调[离走])[^，。；\n\d]{{0,6}}，"
    r"(?:至今|到现在|如今)?(?:离[开别]|告别|阔别|分别)[^，。；\n\d]{0,6}?(?:已经?|整整|有|了|快){0,3}"
    rf"(?<count>{COUNT})(?<more>[多余])?年了?(?=[，。；])(?![^。；\n]{{0,24}}(?:{YEAR}年|重|又|再次?[^见]|回[到来]))"
)
_IN_A_ROW = lazy(  # 自2018年以来连续第五年
    rf"(?<=自从?)(?<first>{YEAR})年{MONTH_DAY}[^，。；\n\d]{{0,10}}以来，?[^，。；\n\d]{{0,6}}?连续第(?<count>{COUNT})(?<more>)个?[年届]"
)
_LAST_YEAR = literals(f"去年[{FIGURES}]")
_SINCE_LAST_YEAR = lazy(  # 去年6月开张，到现在快两年
    r"去年(?<month>\d{1,2})月(?:\d{1,2}日|[底初])?[^，。；\n\d]{1,8}，(?:到现在|至今|到今天|如今)(?:已经?|都|快|有|近|将近|整整|了)*"
    rf"(?<count>{COUNT})(?<more>[多余])?年(?=[，。；了])"
)
Hint = Callable[[Document], Sequence[int]]
Sought = tuple[Literals, Hint, regex.Pattern[str]]
"""Words without which the pattern cannot match, where a year must be near, and the pattern."""
_SINCE: tuple[Sought, ...] = (
    (
        _TO_NOW,
        _until_now,
        lazy(  # 建成于1958年，至今已有64年
            rf"(?<={FOUNDED}于)(?<first>{YEAR})年{MONTH_DAY}[^。；\n\d一二三四五六七八九十]{{0,16}}"
            r"(?:[距至迄]今|到现在)，?(?:已经?|有|走过|历经|度过|整整|了){0,3}"
            rf"(?<count>{COUNT})(?<more>[多余])?{YEARS}{_WHOLE}"
        ),
    ),
    (
        literals("自[12一二]"),
        _through,
        lazy(  # 自1978年改革开放以来，40多年来
            rf"(?<=自)(?<first>{YEAR})年{MONTH_DAY}[^，。；\n\d一二三四五六七八九十]{{0,14}}"
            rf"(?:以来|至今)，?的?(?<count>{COUNT})(?<more>[多余])?年[来间]"
        ),
    ),
    (
        _TO_ANOTHER,
        _TO_ANOTHER.places,
        lazy(  # 始建于1958年的水库，到2022年已有64年
            rf"(?:(?<={FOUNDED}于)(?<first>{YEAR})年{MONTH_DAY}|(?<first>{YEAR})年{MONTH_DAY}[^，。；\n\d]{{0,12}}?{FOUNDED})"
            rf"(?:的[^，。；\n\d]{{0,12}})?，?(?:截?至|到)?(?:(?<year>{YEAR})年|(?<word>今年))，?"
            rf"(?:已经?|正好|刚好|恰好|整整|走过了?|有了?|度过了?|满|历经|建[校厂院馆]|办学){{1,3}}"
            rf"(?<count>{COUNT})(?<more>[多余])?{YEARS}{_WHOLE}"
        ),
    ),
    (
        _TO_NOW,
        _until_now,
        lazy(  # 1985年来到清河，至今已有37年
            rf"(?<first>{YEAR})年{MONTH_DAY}[^，。；\n\d]{{1,16}}，(?:[距至迄]今|到今年|到现在)"
            rf"(?:已经?|有|走过|整整|了){{0,3}}(?<count>{COUNT})(?<more>[多余])?年(?=[，。；了])"
        ),
    ),
    (
        literals("距[12一二]", "距离[12一二]"),
        _ends_in_years,
        lazy(  # 距2008年北京奥运会已过去26年
            rf"(?<=距离?)(?<first>{YEAR})年{MONTH_DAY}[^，。；\n\d]{{0,14}}，?(?:已经?|过去|整整|有|了){{1,3}}"
            rf"(?<count>{COUNT})(?<more>[多余])?年(?=[，。；了])"
        ),
    ),
    (literals("[，今在]离[开别]", "[，今在][告阔分]别"), _ends_in_years, _AWAY),
    (
        literals("[年月日]至今的"),
        _counted,
        lazy(  # 1994年至今的20年里
            rf"(?<first>{YEAR})年{MONTH_DAY}至今的(?<count>{COUNT})(?<more>[多余])?年[里间来中]"
        ),
    ),
    (literals(*(f"[从由]{year}" for year in YEAR_BEGINS)), _counted, _FROM_FIGURES),
    (literals("年头"), _counted, _ORDINAL),
    (
        _SENIORITY,
        _SENIORITY.places,
        lazy(  # 1985年入党，党龄37年
            rf"(?<first>{YEAR})年{MONTH_DAY}(?:光荣)?(?:加入(?:中国)?共产党|入党|参加工作|从教|从医|入伍|参军|当兵)"
            rf"[^。；\n\d]{{0,16}}(?:[党工教军]龄(?:已经?|有|长?达|为)*(?<count>{COUNT})(?<more>[多余])?年"
            rf"|(?<count>{COUNT})(?<more>[多余])?年的?[党工教军]龄)"
        ),
    ),
)


_LASTING: tuple[Sought, ...] = (
    (_CLAUSE_ENDS, _lasted_years, _LASTED),
    (_CLAUSE_ENDS, _ends_in_years, _USED),
    (_IN_A_ROW_WORDS, _IN_A_ROW_WORDS.places, _IN_A_ROW),
)


def at_years(document: Document, patterns: Sequence[Sought]) -> Iterator[regex.Match[str]]:
    """The first match at each year of patterns, tried only where their hints are near."""
    told = set()
    for words, hint, pattern in patterns:
        for at in years_near(document, document.once(hint)) if words.stand_in(document) else ():
            if at not in told and (match := pattern.match(document.flow.text, at)):
                told.add(at)
                yield match


def lasted(document: Document) -> Iterator[Slip]:
    """What has lasted longer than the time since it began."""
    for match in at_years(document, _LASTING):
        first, count = value(match["first"]), value(match["count"])
        then = this_year(document, match.start())
        if then and first < then and count > then - first + 1:
            printed = f"{match['count']}{match['more'] or ''}年"
            yield Slip(match.start(), match.end(), first, then, printed)


def since_last_year(document: Document) -> Iterator[Slip]:
    """What began in a month of last year and is said to have lasted for years."""
    text = document.flow.text
    for at in _LAST_YEAR.places(document):
        issue = document.once(issue_date)
        if issue is None or not (match := _SINCE_LAST_YEAR.match(text, at)):
            continue
        months = _MONTHS_OF_YEAR + issue.month - int(match["month"])
        count = value(match["count"])
        if 0 < months < _MONTHS_OF_YEAR * count - _MOST_OF_A_YEAR:
            printed = f"{match['count']}{match['more'] or ''}年"
            yield Slip(at, match.end(), issue.year - 1, issue.year, printed)


_MONTHS_OF_YEAR, _MOST_OF_A_YEAR = 12, 8


def since(document: Document) -> Iterator[Slip]:
    text = document.flow.text
    for match in at_years(document, _SINCE):
        first, count = value(match["first"]), value(match["count"])
        groups = match.groupdict()
        then = year_of(document, match.start(), groups.get("year"), groups.get("word"))
        if not then or not count or first >= then:
            continue
        is_over = "整整" in match[0] and not match["more"] and count > then - first
        if fits(count, match["more"], then - first) and not is_over:
            continue
        is_part = text[match.end() - 1] == "间" and text[match.start() - 1] == "自"
        if (is_part or "龄" in match[0]) and count < then - first:
            continue  # 自2012年建厂以来，3年间就还清了贷款；1969年入伍，军龄16年
        printed = f"{match['count']}{match['more'] or ''}年"
        yield Slip(match.start(), match.end(), first, then, printed)
