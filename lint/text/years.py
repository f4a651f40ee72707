"""The years that a page prints: in figures, at the ends of ranges, beside words for them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

import msgspec

from lint.text.awaited import tried
from lint.text.calendar import JOINTS, MONTH_DAY, TO, YEAR, YEAR_BEGINS, dateline_at
from lint.text.document import Document
from lint.text.imprint import issue_date
from lint.text.lazy import lazy
from lint.text.numerals import DIGITS, ONE_TO_TEN, ZEROS, value
from lint.text.places import article_at
from lint.text.search import literals

_YEAR = lazy(rf"年(?<=(?<year>{YEAR})年)")
_SENTENCE = 80  # characters


def years(document: Document) -> tuple[int, ...]:
    """Where the years of four digits begin that 年 follows."""
    text = document.flow.text
    return tuple(_years_within(text, 0, len(text)))


def years_near(document: Document, places: Iterable[int], reach: int = _SENTENCE) -> list[int]:
    """Those of the years that one of the places follows within `reach`."""
    text, found, end = document.flow.text, list[int](), 0
    for at in sorted(places):
        found += _years_within(text, max(end, at + 4 - reach), at + 4)
        end = at + 4
    return found


def _years_within(text: str, start: int, end: int) -> Iterator[int]:
    """The years whose 年 stands within the part."""
    at = text.find("年", start, end)
    while at >= 0:
        if (year := text[at - 4 : at]).isdecimal() and year.isascii():
            if _FIRST_YEAR <= year < _LAST_YEAR and not text[at - 5 : at - 4].isdecimal():
                yield at - 4
        elif text[at - 1] in _YEAR_ENDS and _YEAR.match(text, at):
            yield at - 4
        at = text.find("年", at + 1, end)


_FIRST_YEAR, _LAST_YEAR = "1400", "2200"
_YEAR_ENDS = frozenset(f"0123456789{DIGITS}{ZEROS}")


_JOINED = literals(f"[{JOINTS}][0123456789{ONE_TO_TEN}]")


def joints(document: Document) -> tuple[int, ...]:
    """The offsets of 至, 到 and dashes that a numeral follows: where a range may be joined."""
    return tuple(_JOINED.places(document))


def year_joints(document: Document) -> tuple[int, ...]:
    """Those of the joints that a year stands before, with a month and a day or without."""
    text = document.flow.text
    return tuple(
        at
        for at in document.once(joints)
        if (
            text[at - 1] in _YEAR_BEFORE
            or text[at - 4 : at].isdecimal()
            or "." in text[at - 3 : at]
        )
        and _YEAR_TO.match(text, at + 1)
    )


_YEAR_BEFORE = frozenset(f"年份月日底末初.{JOINTS}{DIGITS}{ZEROS}")
_YEAR_TO = lazy(rf"(?<={YEAR}(?:年?{MONTH_DAY}份?|年?[底末初]|(?:\.\d{{1,2}}){{1,2}}){TO})")


RELATIVE_YEARS = {"今年": 0, "本年": 0, "去年": -1, "大前年": -3, "前年": -2, "明年": 1, "后年": 2}
"""Words for years, and how far from this one they are."""
_WITHIN = r"年?(?:(?<=年)(?:\d{1,2}月(?:\d{1,2}日)?|[上下]半年|[初底末春夏秋冬]))?"
_PART_OF_YEAR = (
    r"(?:(?:年?[初底末]|\d{1,2}月份?|[上下]半年|[春夏秋冬][季天]?|春节|国庆|以来|全年|同期)"
    r"(?=[（(]))?"
)
_NAMED = lazy(
    rf"年(?:(?<=(?<word>大?前年|[今本去明后]年)){_PART_OF_YEAR}"
    rf"(?:[（(](?<year>{YEAR}){_WITHIN}[）)]|，?(?:即|也就是|也即)(?<year>{YEAR})年(?=[，。；、）\n]|$)"
    rf"|是(?:公元)?(?<year>{YEAR})年(?=[，。；\n]|$))"
    rf"|(?<=(?<year>{YEAR})年)(?:[（(](?<word>大?前年|[今去明后]年)[）)]"
    r"|，?(?:即|也就是|也即)(?<word>大?前年|[今去明后]年)(?=[，。；、\n])))"
)


NAMING = literals(
    *(f"{before}{year}" for before in ("[（(]", "年是") for year in YEAR_BEGINS),
    "年是公元",
    "年[（(][今去明后前大]",
    *(f"{before}[今去明后前大12一二]" for before in ("年即", "年，即")),
    "年也[即就]",
    "年，也[即就]",
)
"""One of them stands where a year is printed beside a word for it."""
_LONGEST_PART = 6  # characters, from 今年 to the bracket in 今年上半年（


class NamedYear(msgspec.Struct, frozen=True):
    """A year and the word that names it, such as 今年（2022年）; offsets in the flow.

    Attributes:
        this: the year that is this one, if both are right.
    """

    start: int
    end: int
    word: str
    year: int
    this: int


def named_years(document: Document) -> tuple[NamedYear, ...]:
    """The years of the page that are printed beside a word for them."""
    found = []
    text = document.flow.text
    near = {
        at
        for place in NAMING.places(document)
        for at in range(max(0, place - _LONGEST_PART), place + 2)
        if text[at] == "年"
    }
    for match in tried(_NAMED, text, sorted(near)):
        start = min(match.start("word"), match.start("year"))
        year, word = value(match["year"]), match["word"]
        found.append(NamedYear(start, match.end(), word, year, year - RELATIVE_YEARS[word]))
    return tuple(found)


def this_year(document: Document, at: int) -> int | None:
    """The year of the issue, or the one that the article at `at` calls this year."""
    issue = document.once(issue_date)
    if issue:
        return issue.year
    line = dateline_at(document, at)
    if line and line.year:
        return line.year
    years = document.once(_years_called_this).get(article_at(document, at).first, ())
    return next(iter(years)) if len(years) == 1 else None


def _years_called_this(document: Document) -> Mapping[int, Collection[int]]:
    """The years that each article calls this one, by its first paragraph."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    for named in document.once(named_years):
        found[article_at(document, named.start).first].add(named.this)
    return found
