"""The datelines that reports begin with: agency, place, date, 讯 or 电, reporters."""

from __future__ import annotations

from datetime import date

import msgspec

from lint.text.document import Document
from lint.text.lazy import lazy
from lint.text.lines import BULLETS
from lint.text.numerals import ONE_TO_TEN, value
from lint.text.search import literals
from lint.text.view import Span

_NUMBER = rf"\d{{1,2}}|[{ONE_TO_TEN}]{{1,3}}"
_PLACE = r"(?:(?![记评通讯电])\p{Han}|(?!记者|评论员|通讯员|[讯电](?:本报|据?新华))[记评通讯电])"
_DATELINE = lazy(
    rf"(?<agency>据?(?:新华社|中新社)|本[报刊网])\s?(?<place>{_PLACE}{{2,10}}?"
    r"(?:[（(]\p{Han}{2,6}[）)])?)?\s?"
    rf"(?:(?<month>{_NUMBER})\s?月\s?(?<day>{_NUMBER})\s?日)?\s?"
    r"[讯电](?:(?<=日\s?.)|(?<=本[报刊网]\s?讯)|(?=[\s（(：:]|记者|通讯员|$))"
    r"(?:[ \u3000]*[（(](?<who>[^（）()\n]{1,80})[）)])?"
)
_BLANK = " \t\u00a0\u3000"
_AGENCIES = ("本报", "本刊", "本网", "新华", "中新", "据新华", "据中新")
_OPENINGS = literals(*(f"[\n{BULLETS}{_BLANK}]{agency}" for agency in _AGENCIES))
_WIDEST = 40  # characters of bullets and what goes with them
_REACH = 40  # characters, from an agency to 讯 or 电


class Dateline(msgspec.Struct, frozen=True):
    """A dateline as printed; offsets in the flow.

    Attributes:
        span: from the agency to the bracket of its reporters, if it has one.
        month: None where no date is printed.
        who: what the bracket behind 讯 or 电 holds; None where there is none.
    """

    span: Span
    agency: str
    place: str
    month: int | None
    day: int | None
    who: Span | None

    def date(self, issue: date) -> date | None:
        """The day in the year that brings it next to the issue's; None where it has none."""
        days = [
            date(year, self.month, self.day)
            for year in (issue.year - 1, issue.year, issue.year + 1)
            if self.month and self.day and _exists(year, self.month, self.day)
        ]
        return min(days, key=lambda day: abs((day - issue).days), default=None)


def openings(document: Document) -> tuple[int, ...]:
    """Where a paragraph begins as datelines do: 本报, 新华社, 据新华社 …; bullets left out."""
    text = document.flow.text
    found = (at + 1 for at in _OPENINGS.places(document))
    led = [at for at in found if text[at - 1] == "\n" or _is_led(text, at)]
    return (0, *led) if text.startswith(_AGENCIES) else tuple(led)


def _is_led(text: str, at: int) -> bool:
    """Whether bullets and blanks alone stand before it in its line."""
    before = text[max(0, at - _WIDEST) : at]
    _, end, led = before.rpartition("\n")
    is_whole = end or len(before) == at
    return bool(is_whole and led[0] in BULLETS and not led.strip(BULLETS + _BLANK))


def datelines(document: Document) -> tuple[Dateline, ...]:
    """The datelines of the page, in its order."""
    text = document.flow.text
    found = []
    for start in document.once(openings):
        head = text[start : start + _REACH]
        if ("讯" in head or "电" in head) and (match := _DATELINE.match(text, start)):
            agency, place, month, day, who = match.groups()
            found.append(
                Dateline(
                    Span(start, match.end()),
                    agency,
                    place or "",
                    value(month) if month else None,
                    value(day) if day else None,
                    Span(*match.span(5)) if who else None,
                )
            )
    return tuple(found)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
