"""Lines to paragraphs: at each line end of newspaper copy, was the sentence merely wrapped there?

A column is set to a measure: a line that ends well before it ended a paragraph, and a line that
fills it did not, unless the next one shows the indent that the extraction lost. Copy that was
never wrapped has no measure; there a paragraph is joined to the next only on hard evidence.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from lint.text.columns import EM, INDENT
from lint.text.evidence import (
    STARTS_WITH_UNIT,
    goes_on_with,
    is_cut,
    is_cut_opening,
    lacks_stop,
    may_be_cut,
    may_go_on,
    must_join,
    near_by,
    pair_spans,
    said_twice,
    word_spans,
)
from lint.text.lazy import lazy
from lint.text.lexicon import cuts_word
from lint.text.lines import (
    BULLETS,
    DATELINE,
    ITEM,
    NO_LINE_START,
    PARAGRAPH_ENDS,
    RUNNING_HEAD,
    STOPS,
    ends_sentence,
    ends_with_credit,
    has_dateline,
    is_doubled,
    stands_alone,
)
from lint.text.offsets import packed
from lint.text.page import PLAINLY_SHORT, Page

_ACRONYM = 6  # letters
_ROUNDS = 20  # of joining: pages take one to six, and no text may take as many as it has lines
_HEADLINE = 20  # characters; a sentence in running text is longer
_STARTERS = frozenset(BULLETS + "本新据中人央（(…—") | NO_LINE_START
_LATIN = lazy(r"[A-Za-z]+")
_LATIN_END = lazy(r"[A-Za-z]+$")


class Layout(NamedTuple):
    """The lines that have something on them, and what stands between each and the next.

    Attributes:
        starts, ends: raw offsets of each line, white space at both ends left out.
        numbers: its number, counted from 0 over all lines, the empty ones too.
        glue: what joins it to the next line in the flow; None where a paragraph ends.
        gaps: blank lines before the next line. Where nearly every line is followed by one,
            the first says nothing and is not counted.
        wrapped: is the copy hard-wrapped in columns?
        spaced: does it then set its paragraphs off by blank lines?
    """

    starts: Sequence[int]
    ends: Sequence[int]
    numbers: Sequence[int]
    glue: Sequence[str | None]
    gaps: Sequence[int]
    wrapped: bool = False
    spaced: bool = False


def lay_out(raw: str) -> Layout:
    """The layout of plain text.

    Lines that were joined may show more to join: only a whole paragraph tells that its end is
    missing. So the text is laid out again with its lines joined, until there are no more.
    """
    layout = again = _Joints(raw).layout()
    glue = list(layout.glue)
    left = [*range(len(glue))]  # the line ends that `text` still has
    text = raw
    for _ in range(_ROUNDS):
        if not (wraps := wrapped_lines(text, again)):
            break
        text = _joined(text, again, wraps)
        joined = set(wraps)
        left = [i for k, i in enumerate(left) if k not in joined]
        again = _Joints(text).layout()
        for i, new in zip(left, again.glue, strict=True):
            if new is not None:
                glue[i] = new
    return layout._replace(glue=glue)


def wrapped_lines(raw: str, layout: Layout) -> list[int]:
    """The lines that go on in the next one behind a line end."""
    gaps = [raw[a:b] for a, b in zip(layout.ends, layout.starts[1:], strict=False)]
    return [
        i
        for i, (gap, glue) in enumerate(zip(gaps, layout.glue, strict=True))
        if glue is not None and ("\n" in gap or "\r" in gap)
    ]


def _joined(raw: str, layout: Layout, wraps: Sequence[int]) -> str:
    """The text with each of these lines joined to the next."""
    parts: list[str] = []
    at = 0
    for i in wraps:
        parts += [raw[at : layout.ends[i]], layout.glue[i] or ""]
        at = layout.starts[i + 1]
    return "".join([*parts, raw[at:]])


class _Joints(Page):
    """The line ends of a page, each a join or a break."""

    def layout(self) -> Layout:
        wrapped = self.columns.wrapped
        joins = self._wrapped_joins() if wrapped else self._unwrapped_joins()
        starts = self.starts[1:]
        glue = [
            None if not joined else _glue(self.raw, end, start) if last <= "z" else ""
            for joined, last, end, start in zip(joins, self.lasts, self.ends, starts, strict=False)
        ]
        return Layout(
            packed(self.starts),
            packed(self.ends),
            packed(self.numbers),
            glue,
            self.gaps,
            wrapped,
            self.spaced,
        )

    def _wrapped_joins(self) -> list[bool]:
        texts, room, full, near = self.texts, self.room, self.slack + EM, 3 * EM
        joins: list[bool] = []
        running = False  # does this line go on with the one before it?
        for i, (gap, room_a, room_b, a, b) in enumerate(
            zip(self.gaps, room, room[1:], texts, texts[1:], strict=False)
        ):
            running = (
                running  # and the line fills its measure, as in the middle of a paragraph
                and not gap
                and -near < room_a < full
                and (room_b < near or b[-1] in STOPS)
                and a[-1] not in PARAGRAPH_ENDS
                and b[0] not in _STARTERS
            ) or self._wrapped_join(i, running=running)
            joins.append(running)
        return joins

    def _wrapped_join(self, i: int, *, running: bool) -> bool:
        a, b = self.texts[i], self.texts[i + 1]
        if must_join(a, b):
            return True
        if self.gaps[i] and a[-1] in STOPS:
            return False
        if stands_alone(a) or ends_with_credit(a) or has_dateline(b) or b[0] in BULLETS:
            return False
        if has_dateline(a) and DATELINE.fullmatch(a):
            return True
        if is_doubled(a) or is_doubled(b):
            return False
        ended = ends_sentence(a)
        if stands_alone(b):
            if not self.gaps[i] and "。" in a and ends_with_credit("。" + b):
                return self.spaced or not ended
            is_head = RUNNING_HEAD.fullmatch(b) is not None
            return not ended and not is_head and self._pair_spans(i)
        if (
            self.keeps_indents
            and self.indented[i] > self.indented[i + 1]
            and not (ended or self.gaps[i])
        ):
            return True  # a paragraph begins, and its next line has no indent
        if not self.columns.holds(i):
            return a[-1] not in STOPS and may_go_on(a, b) and self._is_cut(i)
        if self.keeps_indents and self.indented[i + 1]:
            return False
        if ended:
            sign_off = b[0] in "（(" and b[-1] in "）)"
            if self.gaps[i] or sign_off:
                return False
            return self._goes_on_after_stop(i, running=running)
        return self._sentence_goes_on(i, running=running) or self._pair_spans(i)

    def _goes_on_after_stop(self, i: int, *, running: bool) -> bool:
        """Line i ends a sentence: does it fill its measure, and the next line show no indent?"""
        if self.spaced and running:
            if self.columns.exact and self.is_first_line(i + 1) and self.has_room(i):
                return False
            return self.room[i] < PLAINLY_SHORT
        b = self.texts[i + 1]
        room = self.room[i] - self.slack - (0 if running else INDENT)
        if room >= EM and (not b[0].isascii() or self.fits(i, running=running)):
            return False
        if ITEM.match(b) or self.is_first_line(i + 1):
            return False
        return self.room[i + 1] < EM + self.slack or (ends_sentence(b) and b[0] != "“")

    def _sentence_goes_on(self, i: int, *, running: bool) -> bool:
        """Line i does not end a sentence: is it a headline, or a summary's last line?"""
        a = self.texts[i]
        body = running or "。" in a or has_dateline(a)
        narrower = self.room[i + 1] > self.slack
        first = narrower and self.is_first_line(i + 1)
        heading = narrower and self.is_heading(i + 1)
        exact = self.columns.exact
        # On a spaced page a blank line would stand behind a headline.
        opens = not running and ("。" in a or ("，" in a and self.spaced and not self.gaps[i]))
        if self.fits(i, running=running) or (first and exact and self.has_room(i) and not opens):
            ragged = running and a[-1] not in PARAGRAPH_ENDS and self.room[i] <= self.ragged
            if not ragged or (self.columns.exact and first):
                return self._goes_on_after_short_line(i, body=body)
        if self.gaps[i]:
            if a[-1] in "：:—" or ITEM.match(self.texts[i + 1]):
                return False
            if not (body or a[-1] in "，、") or (a[-1] in PARAGRAPH_ENDS and first):
                return self.opens_paragraph(i)
            return not heading or self._word_spans(i)
        if running:
            return not (a[-1] in PARAGRAPH_ENDS and (first or heading))
        if first and not body and a[-1] not in "，、":
            return self._word_spans(i, body=False)
        fills = self.columns.exact and self.columns.is_firm(i) and a[-1] not in PARAGRAPH_ENDS
        return body or (fills and not ITEM.match(self.texts[i + 1])) or not heading

    def _goes_on_after_short_line(self, i: int, *, body: bool) -> bool:
        a = self.texts[i]
        if body and a[-1] in "，、" and self.room[i] <= 8 * EM:
            return True
        if body and a[-1].isdigit() and STARTS_WITH_UNIT.match(self.texts[i + 1]):
            return self.room[i] <= self.ragged
        return self._word_spans(i, body=body)

    def _unwrapped_joins(self) -> list[bool]:
        joins: list[bool] = []
        bodies = 0  # paragraphs of running text in this article so far
        after_body = False
        for i, (a, b) in enumerate(pairwise(self.texts)):
            if has_dateline(a):
                bodies = 0
            # A lead or a pull quote has no final stop either: only a blank line that cuts a
            # paragraph in the middle of an article makes the missing stop itself evidence.
            stops = a[-1] in STOPS
            joined = must_join(a, b) or (
                not stops
                and may_go_on(a, b)
                and (
                    self._is_cut(i)
                    or (
                        bodies > 0
                        and self.gaps[i] > 0
                        and lacks_stop(a, after_body=after_body)
                        and not said_twice(self.raw, self.starts[i], self.ends[i])
                    )
                )
            )
            joins.append(joined)
            if not joined:
                after_body = len(a) > _HEADLINE and (stops or ends_sentence(a))
                bodies += after_body
        return joins

    def _is_cut(self, i: int) -> bool:
        """Line i may go on in the next, whatever their widths: do the words say that it does?"""
        a, b = self.texts[i], self.texts[i + 1]
        if self.gaps[i] and is_cut_opening(a, b):
            return True
        prose = is_cut(a)
        if not (prose or may_be_cut(a, b)):
            return False
        if goes_on_with(a, b) or self._pair_spans(i) or (self.gaps[i] and cuts_word(a, b)):
            return True
        return prose and self._word_spans(i)

    def _word_spans(self, i: int, *, body: bool = True) -> bool:
        a, b = self.texts[i], self.texts[i + 1]
        body = body or self.room[i] < PLAINLY_SHORT
        return word_spans(self.raw, self.ends[i], a, b, body=body, headline=not self.gaps[i])

    def _pair_spans(self, i: int) -> bool:
        return pair_spans(self.raw, self.ends[i], self.starts[i + 1])


def _glue(raw: str, end: int, start: int) -> str:
    """What stands between two lines that were one: a space only between two Latin words."""
    right = _LATIN.match(raw, start)
    left = _LATIN_END.search(raw, max(0, end - 40), end) if right else None
    if not left or not right:
        return ""
    word = left[0] + right[0]
    acronym = word.isupper() and len(word) <= _ACRONYM
    return "" if acronym or near_by(raw, word, start) else " "
