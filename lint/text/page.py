"""The lines of a page and how each stands in its column."""

from __future__ import annotations

from itertools import accumulate, compress, count, pairwise
from operator import add, itemgetter, sub

from lint.text.columns import EM, INDENT, Columns, width
from lint.text.lazy import lazy
from lint.text.lines import NO_LINE_START, PARAGRAPH_ENDS, STOPS, ends_sentence

_FEW = 3  # lines; fewer are indented by chance
PLAINLY_SHORT = 5 * EM  # the room of a line that fills its measure in no page
_NOT_HEADING = frozenset(STOPS + "，、；")
_UNIT = lazy(r"[“‘（《【]*(?:[A-Za-z0-9.,:/%-]+％?|.)[，。、；：！？”’）》】]*")


class Page:
    """The lines of a page. Offsets are raw; widths, as in `Columns`, quarters of an em.

    Attributes:
        texts: the lines that have something on them, without white space at both ends.
        lasts: the characters with which they end.
        starts, ends, numbers, gaps: as in `Layout`.
        indented: does white space stand before the line?
        columns: how the lines fill their columns; the attributes below need wrapped ones.
        room, slack: as in `Columns`.
        ragged: a sentence that is not over goes on where a line is short by as much as this.
        keeps_indents: does white space show where paragraphs begin?
        spaced: do blank lines show where they end?
    """

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self._read_lines()
        self.gaps = [b - a - 1 for a, b in pairwise(self.numbers)]
        self.columns = Columns(self.texts, self.lasts, len(raw))
        self.spaced = False
        if self.columns.wrapped:
            self.room = self.columns.room
            self.slack = self.columns.slack
            self.ragged = 3 * EM if self.columns.exact else 6 * EM
            self.keeps_indents = self._keeps_indents()
            if 5 * sum(map(bool, self.gaps)) > 4 * len(self.gaps):
                self.gaps = [max(0, gap - 1) for gap in self.gaps]
            self.spaced = self._is_spaced()

    def _read_lines(self) -> None:
        """By itself, so that of a long page nothing else is kept while the columns are measured."""
        lines = self.raw.splitlines(keepends=True)
        unindented = [*map(str.lstrip, lines)]
        stripped = [*map(str.rstrip, unindented)]  # "": nothing stands on the line
        indents = [*map(sub, map(len, lines), map(len, unindented))]
        starts = map(add, accumulate(map(len, lines), initial=0), indents)
        self.texts = [text for text in stripped if text]
        self.lasts = "".join(map(itemgetter(-1), self.texts))
        self.starts = [*compress(starts, stripped)]
        self.ends = [*map(add, self.starts, map(len, self.texts))]
        self.numbers = [*compress(count(), stripped)]
        self.indented = [*map(bool, compress(indents, stripped))]

    def _keeps_indents(self) -> bool:
        """Are lines indented, not most of them, but many that follow the end of a paragraph?"""
        if not _FEW <= sum(self.indented) <= 3 * len(self.texts) // 5:
            return False
        firsts = [
            indented
            for indented, room, text in zip(self.indented[1:], self.room, self.texts, strict=False)
            if room >= PLAINLY_SHORT and ends_sentence(text)
        ]
        return 3 * sum(firsts) >= len(firsts)

    def _is_spaced(self) -> bool:
        """Does a blank line stand behind nearly every line that plainly ends a paragraph?"""
        gaps = [
            gap > 0
            for gap, room, text in zip(self.gaps, self.room, self.texts, strict=False)
            if room >= PLAINLY_SHORT and ends_sentence(text)
        ]
        return len(gaps) >= 3 and 5 * sum(gaps) >= 4 * len(gaps)

    def is_first_line(self, i: int) -> bool:
        """Is line i narrower than its measure by the indent that was lost, and goes on?"""
        if i + 1 == len(self.texts) or self.gaps[i]:
            return False
        if self.keeps_indents:
            return self.indented[i]
        text = self.texts[i]
        if ends_sentence(text) and self.room[i + 1] >= EM + self.slack:
            return False
        # Where marks hang over the measure, a line that ends with one has an em less of room.
        hanging = EM if self.columns.exact and text[-1] in NO_LINE_START else 0
        room = self.room[i] + hanging
        unit = max(self._unit(i + 1), EM)
        return 7 * EM // 4 <= room < INDENT + unit + self.slack and unit <= room

    def opens_paragraph(self, i: int) -> bool:
        """Is line i, before a blank line, set as a first line, and the next one as a later one?"""
        a, b = self.texts[i], self.texts[i + 1]
        behind_paragraph = i > 0 and self.gaps[i - 1] > 0 and ends_sentence(self.texts[i - 1])
        return (
            self.columns.exact
            and self.columns.is_firm(i)
            and a[-1] not in PARAGRAPH_ENDS
            and (
                "，" in a
                or (self.keeps_indents and self.indented[i])
                or (behind_paragraph and "，" in b)
            )
            and 7 * EM // 4 <= self.room[i] < INDENT + max(self._unit(i + 1), EM) + self.slack
            and (self.room[i + 1] <= self.slack or b[-1] == "。")
        )

    def is_heading(self, i: int) -> bool:
        """Does line i look like a headline: short of its measure, no pause at its end?"""
        text = self.texts[i]
        return self.room[i] >= EM + self.slack and "。" not in text and text[-1] not in _NOT_HEADING

    def fits(self, i: int, *, running: bool) -> bool:
        """Would the character, number or word that begins line i+1 have stood in line i?"""
        room = self.room[i] - self.slack - (0 if running else INDENT)
        return room >= EM and self._unit(i + 1) <= room

    def has_room(self, i: int) -> bool:
        """Would it have, had the line been set to the very end of its measure?"""
        return self.room[i] >= max(EM, self._unit(i + 1))

    def _unit(self, i: int) -> int:
        """Width of what begins line i and may not be broken."""
        text = self.texts[i]
        if text[0] >= "一" and text[1:2] >= "一":
            return EM
        unit = _UNIT.match(text)
        return width(unit[0]) if unit else EM
