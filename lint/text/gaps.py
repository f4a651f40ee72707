"""The spaces of a page, and what tells those that belong there from those that do not."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import msgspec

from lint.text.document import Document, Kind, Markup, Paragraph
from lint.text.lazy import lazy, lazy_re
from lint.text.marks import CLOSERS, OPENERS, STOPS
from lint.text.occurrences import occurrences
from lint.text.rare import SPACES, rare_characters
from lint.text.view import Edit

_SPACE = f"[ {SPACES}]"
_RARE_SPACE = lazy(f"[{SPACES}]")
_GAP = lazy_re(f"{_SPACE}{_SPACE}*")  # begins with a set: what `re` finds quickly
HAN = lazy(r"\p{Han}")

PAUSE = lazy(f"[{STOPS}]")
# A run is spaced out by single characters, but for figures and marks in a row.
_MARKS = f"[{STOPS}{OPENERS}{CLOSERS}]"
_FIGURE = r"\d++(?:[.:]\d++)*+[%％]?+"
_PIECE = rf"(?:{_MARKS}*+(?:\p{{Han}}|{_FIGURE}){_MARKS}*+|{_MARKS}++)"
_SPACED_RUN = lazy(rf"{_SPACE}{_PIECE}(?:{_SPACE}{_PIECE}){{2,}}+")
_WORDS = lazy(rf"\p{{Han}}(?:{_SPACE}\p{{Han}})*+")
_THREE, _FOUR = 5, 7  # characters, and the spaces between them
_MARKS_ATTACHED = lazy(rf"(?<=[\w%％]){_MARKS}++\Z")
_BLANK = lazy(f"[{OPENERS}]{_SPACE}[{CLOSERS}]")  # to be filled in

FURNITURE = frozenset({Kind.BYLINE, Kind.CREDIT, Kind.RUNNING_HEAD})
_LABEL = 6  # a label, a dateline or a place stands within so many characters of the start


class Gap(msgspec.Struct, frozen=True):
    start: int
    end: int
    before: str  # the character before it
    after: str


class Run(NamedTuple):
    start: int
    end: int


class Spaces(msgspec.Struct, frozen=True):
    """The spaces of a page by what they stand between; those of `runs` are left out."""

    in_chinese: tuple[Gap, ...]
    beside_figures: tuple[Gap, ...]  # or foreign words, with Chinese at the other side
    at_marks: tuple[Gap, ...]  # the others
    runs: tuple[Run, ...]  # letter-spaced


def spaces(document: Document) -> Spaces:
    """The spaces of the flow, but for those at the ends of a line and between cells of a row."""
    text = document.flow.text
    rare = "".join(_RARE_SPACE.findall(document.once(rare_characters)))
    gaps = [_gap(text, *span) for span in _spans(text, f" {rare}")]
    if document.markup is not Markup.TEXT:
        gaps = [gap for gap in gaps if not _is_at_markup(document, gap)]
    gaps = _outside_rows(document, gaps)
    runs: tuple[Run, ...] = ()
    if any(b.start - a.end == 1 and is_han(a.after) for a, b in pairwise(gaps)):
        runs = tuple(_runs(document))
        starts = [run.start for run in runs]
        gaps = [gap for gap in gaps if not _is_inside(runs, starts, gap)]
    beside_figures: list[Gap] = []
    in_chinese: list[Gap] = []
    at_marks: list[Gap] = []
    for gap in gaps:
        behind, before = is_han(gap.before), is_han(gap.after)
        if behind and before:
            in_chinese.append(gap)
        elif (behind and is_latin(gap.after)) or (before and is_latin(gap.before)):
            beside_figures.append(gap)
        else:
            at_marks.append(gap)
    return Spaces(tuple(in_chinese), tuple(beside_figures), tuple(at_marks), runs)


def _spans(text: str, characters: str) -> Iterator[tuple[int, int]]:
    start = end = -1
    for at in sorted(occurrences(text, characters)):
        if at > end:
            if start >= 0:
                yield start, end
            start = at
        end = at + 1
    if start >= 0:
        yield start, end


def _gap(text: str, start: int, end: int) -> Gap:
    return Gap(start, end, text[start - 1 : start], text[end : end + 1])


def _outside_rows(document: Document, gaps: list[Gap]) -> list[Gap]:
    """The spaces but for those that set off the cells of a table, or the items of a masthead."""
    apart = _CELLS - 1
    if not any(b.start - a.start <= _LINE for a, b in zip(gaps, gaps[apart:], strict=False)):
        return gaps
    starts, ends = document.layout.starts, document.layout.ends
    lines = [bisect_right(starts, document.flow.raw_offset(gap.start)) - 1 for gap in gaps]
    many = {a for a, b in zip(lines, lines[apart:], strict=False) if a == b}
    rows = {
        line
        for line in many
        if ends[line] - starts[line] <= _LINE
        and _ROW.fullmatch(document.raw, starts[line], ends[line])
    }
    rows |= {line for line in many if {line - 1, line + 1} & rows}  # the head of a table
    return [gap for gap, line in zip(gaps, lines, strict=True) if line not in rows]


_CELLS = 3
"""So many spaces stand in a row of cells."""
_LINE = 120  # characters
_ROW = lazy(r"[^，。；！？]*?(?:\d[%％]? +\d|：[^，。；！？：]+ [^，。；！？：]+：)[^，。；！？]*+")
"""Two figures side by side, or two labels, and no clause."""


def gaps_within(text: str, start: int, end: int) -> Iterator[Gap]:
    return (_gap(text, *match.span()) for match in _GAP.finditer(text, start, end))


def _runs(document: Document) -> Iterator[Run]:
    """The letter-spaced runs, without a character at either end that belongs to a word."""
    text = document.flow.text
    for match in _SPACED_RUN.finditer(text):
        start, end = match.start() + 1, match.end()
        if is_han(text[start - 2 : start - 1]) and (
            not is_han(text[start - 3 : start - 2]) or _is_cut(document, start - 2)
        ):
            start -= 2
        if text[end - 1].isalnum() and text[end : end + 1].isalnum() and not _is_cut(document, end):
            end = max(gap.start() for gap in _GAP.finditer(text, start, end))
        if attached := _MARKS_ATTACHED.search(text, start, end):
            end = attached.start()
        if _is_spaced_out(text, start, end):
            yield Run(start, end)


def _is_cut(document: Document, at: int) -> bool:
    """Whether a line ends before `at`."""
    raw = document.flow.raw_offset
    return raw(at) > raw(at - 1) + 1


def _is_spaced_out(text: str, start: int, end: int) -> bool:
    """Whether so much stands apart that it is no name, heading or row of a table."""
    words = max((m.end() - m.start() for m in _WORDS.finditer(text, start, end)), default=0)
    return (
        words >= _FOUR or (words >= _THREE and len(HAN.findall(text, start, end)) > 4)
    ) and not _BLANK.search(text, start, end)


def _is_at_markup(document: Document, gap: Gap) -> bool:
    """Whether markup beside the space was left out of the flow."""
    raw = document.flow.raw_offset
    return raw(gap.end) - raw(gap.start - 1) != gap.end - gap.start + 1


def _is_inside(runs: Sequence[Run], starts: Sequence[int], gap: Gap) -> bool:
    i = bisect_right(starts, gap.start) - 1
    return i >= 0 and gap.start < runs[i].end


def has_gap(text: str) -> bool:
    return _GAP.search(text) is not None


def is_han(character: str) -> bool:
    return "一" <= character <= "龥" or HAN.match(character) is not None


def is_latin(character: str) -> bool:
    return character.isascii() and (character.isalnum() or character == "%")


def is_label(text: str, paragraph: Paragraph, gap: Gap) -> bool:
    """Whether the space sets off what opens the paragraph: 图1, 第二条, a place, a dateline."""
    start = paragraph.span.start
    into = gap.start - start
    if into <= _LABEL:
        return not PAUSE.search(text, start, gap.start)
    return gap.end - gap.start > 1 or (gap.before in "电讯" and into <= 5 * _LABEL)


def is_prose(document: Document, paragraph: Paragraph) -> bool:
    start, end = paragraph.span
    return paragraph.kind not in FURNITURE and (
        paragraph.kind is Kind.BODY or document.flow.text.find("。", start, end) >= 0
    )


def closed_up(document: Document, gaps: Iterable[Gap]) -> tuple[Edit, ...]:
    """The edits that take out these spaces."""
    edits = (document.flow.edits(gap.start, gap.end, "") for gap in gaps)
    return tuple(edit for some in edits if some for edit in some)


def in_slogan(text: str, at: int) -> bool:
    """Whether `at` lies in a slogan or a title, whose parts are kept apart by spaces.

    That is in quotes or brackets that hold no sentence.
    """
    before = _OPENED.search(text[max(0, at - 40) : at])
    return before is not None and _CLOSED.match(text, at) is not None


_PIECE = r"(?:[^，。；：！？\n“”‘’《》（）]|[“‘《（][^\n“”‘’《》（）]*+[”’》）])"
_OPENED = lazy(rf"[“‘《（]{_PIECE}*+\Z")
_CLOSED = lazy(rf"{_PIECE}{{0,40}}+[”’》）]")
