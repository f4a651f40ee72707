"""Numbers of years that do not fit, and what the rules about them share."""

from __future__ import annotations

from typing import NamedTuple

from lint.text.document import Document
from lint.text.lazy import lazy
from lint.text.numerals import value
from lint.text.years import RELATIVE_YEARS, this_year

FOUNDED = (
    "(?:成立|创[办建立刊]|[始兴修组]建|设立|落成|建成|建[厂校县市馆院店社站园]?|开业|开馆|诞生"
    "|开[办通]|启用|通车|投[用产])"
)
"""What is said of the beginning of an institution or a building, before 于 or behind the year."""
HEDGE = "(?:整整|历时|长达|前后|短短|仅仅?|时隔|相隔|跨越|走过|历经|总共|一共|共|约|大约|弹指)"
YEARS = "(?:个?年头|年|载|个春秋|个寒暑)"


class Slip(NamedTuple):
    """A number of years that does not fit; the message shows `later` − `earlier`."""

    start: int
    end: int
    earlier: int
    later: int
    printed: str

    @property
    def details(self) -> dict[str, object]:
        """For the message."""
        return {**self._asdict(), "right": self.later - self.earlier}


def fits(count: int, more: str | None, years: int) -> bool:
    """Whether `count` years, or so many and more, may be said of a span of `years`."""
    if more:
        round_by = 100 if count % 100 == 0 else 10 if count % 10 == 0 else 1
        return count - 1 <= years <= count + round_by
    return abs(count - years) <= 1


_YEAR_WORD = lazy(r"(?<word>大?前年|[今本去明后]年)的?$")
_LONGEST_WORD = 5  # characters, 的 included


def year_word_before(text: str, at: int) -> str | None:
    """The word for a year that stands right before a date at `at`."""
    word = _YEAR_WORD.search(text, max(0, at - _LONGEST_WORD), at)
    return word["word"] if word else None


def year_of(document: Document, at: int, year: str | None, word: str | None) -> int | None:
    """The year that is printed, or that the word for it means; None where no one can tell."""
    if year:
        return value(year)
    this = this_year(document, at)
    return this + RELATIVE_YEARS[word or "今年"] if this else None
