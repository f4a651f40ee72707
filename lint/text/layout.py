"""Lines to paragraphs: at each line end of newspaper copy, was the sentence merely wrapped there?

A column is set to a measure, so a line that ends well before the measure ended a paragraph, and
a line that fills it did not, unless the next one shows the indent that the extraction lost. The
measure is found where the line stands: columns of one page differ. Copy that was never wrapped
has no measure; there a paragraph is joined to the next only on hard evidence.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections import Counter
from itertools import pairwise
from typing import NamedTuple

import regex

EM = 4  # widths are counted in quarters of an em: a Han character 4, a digit or Latin letter 2

_REACH = 6  # the measure is looked for this many lines up and down
_NARROWEST = 9 * EM  # no column is narrower
_WIDEST = 80 * EM  # nor wider
_INDENT = 2 * EM
_NEAR = 20_000  # characters either way in which a word is looked for
_HEADLINE = 12  # characters in a headline that may have been broken over lines
_FIRM = 3  # full lines that bear out a measure
_OVERFULL = 2 * EM  # a line wider than this over its measure was not wrapped to it

STOPS = "。！？…!?"
CLOSERS = "”’）》】〉」』)]"
OPENERS = "“‘（《【〈「『(["
_NO_LINE_START = frozenset("，。、；：！？”’）》】〉」』％%,;!?")
_MARKS = frozenset(STOPS + CLOSERS + "，、；：—,;:")
_HANGING = "，。、；：！？”’）》】"
_BULLETS = "■●◆▲★□○◎◇△☆▶►•※"


class Layout(NamedTuple):
    """What was found. `starts`, `ends`: raw offsets of each line that has something on it,
    white space at both ends left out. `glue`, `gaps`: for each boundary between two such lines,
    what joins them in the flow (None at a paragraph's end), and the blank lines between them.
    """

    starts: Sequence[int]
    ends: Sequence[int]
    numbers: Sequence[int]
    glue: Sequence[str | None]
    gaps: Sequence[int]
    wrapped: bool  # hard-wrapped in columns


_REPORTER = (
    r"(?:\p{Han}{0,8}(?:报|社|网|台|刊|中心|客户端|特约|首席|见习|实习)\s?)?"
    r"(?:记者|通讯员|评论员|实习生|特约撰稿人?)(?:[：:\s]+|(?=\p{Han}{2,4}(?:[\s、）)]|$)))"
    r"(?:[\s、]*[\p{Han}·○]{1,8})+"
)
BYLINE = regex.compile(rf"[{_BULLETS}]?\s*{_REPORTER}|[（(]{_REPORTER}[）)]")
DATELINE = regex.compile(
    r"(?:本报|本刊|本网|新华社|据新华社|中新社|中新网|人民网|央视)[\p{Han}、/\s]{0,14}?"
    r"(?:\d{1,2}月\d{1,2}日)?[讯电](?=[\s　（(：:]|$)"
)
CREDIT = regex.compile(
    rf"[{_BULLETS}]?[^。，！？]{{0,30}}\s*(?:摄|摄影|供图|制图|摄影报道)(?:[）)])?"
    r"|.{0,6}?(?:责编|责任编辑|编辑|校对|组版|版式|美编|制图|审读|终审|值班)(?:设计)?[：:].{1,40}"
)
RUNNING_HEAD = regex.compile(
    r"(?:共\s*\d+\s*页\s*)?第\s*\d+\s*页(?:\s*[共/]\s*\d+\s*页)?|共\s*\d+\s*页|[-—–－·]?\s*\d{1,4}\s*[-—–－·]?"
    r"|《[^》]{2,12}》\s*[（(]?\s*\d{4}\s*年.{0,24}"
    r"|\d{4}\s*年\s*\d+\s*月\s*\d+\s*日\s*(?:星期.)?\s*(?:第?\s*[A-Z]?\d+\s*版)?"
    r"|第?\s*[A-Z]?\d{1,2}\s*版\s*\p{Han}{0,8}"
)
_ITEM = regex.compile(
    rf"[{_BULLETS}]|[①-⑳⑴-⒇]|[（(][一二三四五六七八九十\d]{{1,3}}[）)]"
    r"|[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、](?!\d)|第[一二三四五六七八九十百零\d]{1,5}[编章节条][\s　]"
    r"|编者按|图为|[上左右下]图"
)
_UNIT_START = regex.compile(
    r"[\d.,]*[万亿多余]*(?:[%％‰℃元个名人家年月日时分吨亩米次项户]|公[里斤顷])"
)
_FUNCTION_START = regex.compile(
    r"的(?!确|士|哥)|了(?!解|不|却|结|然|无)|们|[吗呢吧]|着(?!力|眼|手|重|实|火|陆|名|急|迷|装|想|墨|力)"
)
_ALONE = regex.compile(r"[者员摄编校版页图审班]|^[\s\d\-—–－·]+$|^《|^\d{4}")
_DATELINE_STARTS = frozenset("本新据中人央")
_STARTERS = (
    frozenset(_BULLETS + "本新据中人央记通评特见首实第共《-—–责编校组版美制图审终值0123456789（(")
    | _NO_LINE_START
)
_NOT_HEADING = frozenset(STOPS + "，、；")
_FINAL = frozenset(STOPS + CLOSERS + "：—；:;")
_HAN = regex.compile(r"\p{Han}+")
_LATIN = regex.compile(r"[A-Za-z]+")
_LATIN_END = regex.compile(r"[A-Za-z]+$")
_UNIT = regex.compile(rf"[“‘（《【]*(?:[A-Za-z0-9.,:/%-]+％?|.)[{_HANGING}]*")


def lay_out(raw: str) -> Layout:
    """The layout of plain text."""
    return _Page(raw).layout()


class _Page:
    """A page and what is known of each of its lines; offsets are raw, widths quarters of an em."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.texts: list[str] = []
        self.starts: list[int] = []
        self.numbers: list[int] = []
        self.indented: list[bool] = []
        at = 0
        for number, line in enumerate(raw.splitlines(keepends=True)):
            if text := line.strip():
                indent = 0 if line[0] == text[0] else len(line) - len(line.lstrip())
                self.texts.append(text)
                self.starts.append(at + indent)
                self.numbers.append(number)
                self.indented.append(indent > 0)
            at += len(line)
        texts, numbers = self.texts, self.numbers
        self.ends = [start + len(text) for start, text in zip(self.starts, texts, strict=True)]
        self.gaps = [b - a - 1 for a, b in pairwise(numbers)]
        cores = [text.rstrip(_HANGING) for text in texts]
        widths = list(map(_width, cores))
        firm = _firm(widths, texts)
        measures = _snapped(_measures(widths, firm), widths, firm)
        # The room left at each line's end; a line far over its measure was not wrapped to it.
        self.room = [m - _width(text) for m, text in zip(measures, texts, strict=True)]
        self.firm = [m in firm for m in measures]
        self.wrapped = self._is_wrapped()
        if not self.wrapped:
            return
        self.columned = [room >= -_OVERFULL for room in self.room]
        if 5 * sum(map(bool, self.gaps)) > 4 * len(self.gaps):
            self.gaps = [max(0, gap - 1) for gap in self.gaps]
        # Where lines are justified by squeezing marks, full lines differ by 3 em.
        near = [
            room
            for room, text in zip(self.room, texts, strict=True)
            if -EM <= room <= 3 * EM and text[-1] not in _MARKS
        ]
        self.exact = 7 * sum(EM // 2 < room < 7 * EM // 4 for room in near) <= len(near)
        self.slack = EM // 2 if self.exact else 9 * EM // 4
        self.ragged = 3 * EM if self.exact else 6 * EM
        self.keeps_indents = 0 < 5 * sum(self.indented) <= 3 * len(texts)

    def _is_wrapped(self) -> bool:
        full = sum(
            -EM <= room <= 4 * EM and text[-1] not in _MARKS and _NARROWEST <= len(text) * EM
            for room, text in zip(self.room, self.texts, strict=True)
        )
        over = sum(room < -_OVERFULL for room in self.room)
        pauses = self.raw.count("，") + self.raw.count("。") + self.raw.count(",")
        return 10 * min(full, pauses) >= 3 * len(self.texts) and 3 * over <= len(self.texts)

    def layout(self) -> Layout:
        raw, starts, ends = self.raw, self.starts, self.ends
        joins = self._wrapped_joins() if self.wrapped else self._unwrapped_joins()
        glue = [
            _glue(raw, ends[i], starts[i + 1]) if joined else None for i, joined in enumerate(joins)
        ]
        return Layout(starts, ends, self.numbers, glue, self.gaps, self.wrapped)

    def _wrapped_joins(self) -> list[bool]:
        joins: list[bool] = []
        running = False  # does this line go on with the one before it?
        texts, room, columned, full = self.texts, self.room, self.columned, self.slack + EM
        for i, gap in enumerate(self.gaps):
            if not (
                running
                and not gap
                and room[i] < full
                and columned[i]
                and texts[i][-1] not in _MARKS
                and texts[i + 1][0] not in _STARTERS
            ):
                running = self._wrapped_join(i, running)
            joins.append(running)
        return joins

    def _wrapped_join(self, i: int, running: bool) -> bool:
        a, b, gap = self.texts[i], self.texts[i + 1], self.gaps[i]
        if b[0] in _NO_LINE_START or a[-1] in OPENERS:
            return True
        if _stands_alone(a) or _starts_article(b) or b[0] in _BULLETS:
            return False
        if DATELINE.fullmatch(a):
            return True
        ended = ends_sentence(a)
        if not ended and not (running and self.room[i] < EM) and self._pair_spans(i):
            return True
        if _stands_alone(b):
            return False
        if not self.columned[i]:
            return self._unwrapped_join(i)
        if self.keeps_indents and self.indented[i + 1]:
            return False
        if ended:
            return not gap and self._goes_on_after_stop(i, running)
        body = running or "。" in a
        first = self._is_first_line(i + 1)
        heading = self._is_heading(i + 1)
        fits = self._fits(i, running)
        inside = running and a[-1] not in _FINAL and self.room[i] <= self.ragged
        if fits and not (inside and not (self.exact and first)):
            return self._goes_on_after_short_line(i, body)
        if gap:
            if not (body or a[-1] in "，、") or (a[-1] in _FINAL and first):
                return False
            return not heading or self._word_spans(i)
        if running:
            return not (a[-1] in _FINAL and (first or heading))
        if first and a[-1] not in "，、":
            return self._word_spans(i)
        return not heading or body or (self.exact and self.firm[i] and a[-1] not in _FINAL)

    def _goes_on_after_stop(self, i: int, running: bool) -> bool:
        """Line i ends a sentence: does it fill its measure, and the next line show no indent?"""
        b = self.texts[i + 1]
        room = self.room[i] - self.slack - (0 if running else _INDENT)
        if room >= EM and not (b[0].isascii() and not self._fits(i, running)):
            return False
        if _ITEM.match(b) or self._is_first_line(i + 1):
            return False
        return self.room[i + 1] < EM + self.slack or (ends_sentence(b) and b[0] != "“")

    def _goes_on_after_short_line(self, i: int, body: bool) -> bool:
        a = self.texts[i]
        if body and a[-1] in "，、" and self.room[i] <= 8 * EM:
            return True
        if body and a[-1].isdigit() and _UNIT_START.match(self.texts[i + 1]):
            return self.room[i] <= self.ragged
        return self._word_spans(i)

    def _is_first_line(self, i: int) -> bool:
        """Is line i narrower than its measure by the indent that was lost, and goes on?"""
        if i + 1 == len(self.texts) or self.gaps[i]:
            return False
        if self.keeps_indents:
            return self.indented[i]
        text, room = self.texts[i], self.room[i]
        if ends_sentence(text) and self.room[i + 1] >= EM + self.slack:
            return False
        room += EM * (self.exact and text[-1] in _HANGING) - self.slack
        unit = _width(_UNIT.match(self.texts[i + 1])[0])
        return room - _INDENT < max(unit, EM) and unit <= room >= _INDENT - 3 * EM // 4

    def _is_heading(self, i: int) -> bool:
        text = self.texts[i]
        return self.room[i] >= EM + self.slack and "。" not in text and text[-1] not in _NOT_HEADING

    def _fits(self, i: int, running: bool) -> bool:
        """Would the character, number or word that begins line i+1 have stood in line i?"""
        room = self.room[i] - self.slack
        if not running:
            room -= _INDENT
        if room < EM:
            return False
        unit = _UNIT.match(self.texts[i + 1])
        return unit is None or _width(unit[0]) <= room

    def _unwrapped_joins(self) -> list[bool]:
        joins = []
        bodies = 0  # paragraphs of running text in this article so far
        after_body = False
        for i in range(len(self.gaps)):
            a = self.texts[i]
            if _starts_article(a):
                bodies = 0
            joins.append(self._unwrapped_join(i, bodies, after_body))
            after_body = ends_sentence(a) and len(a) > 20
            bodies += after_body
        return joins

    def _unwrapped_join(self, i: int, bodies: int = 0, after_body: bool = False) -> bool:
        a, b = self.texts[i], self.texts[i + 1]
        if b[0] in _NO_LINE_START or a[-1] in OPENERS:
            return True
        if a[-1] in _FINAL or len(a) < 30 or _starts_article(b) or _ITEM.match(b):
            return False
        if _stands_alone(a) or _stands_alone(b):
            return False
        if self._pair_spans(i):
            return True
        if "，" not in a and "," not in a and "。" not in a:
            return False
        if (
            a[-1] in "，、"
            or _FUNCTION_START.match(b)
            or (a[-1].isdigit() and _UNIT_START.match(b))
            or self._word_spans(i)
        ):
            return True
        # A lead or a pull quote has no final stop either: only where a blank line cuts a
        # paragraph in the middle of an article is the missing stop itself the evidence.
        if not self.gaps[i] or not bodies or not ends_sentence(b):
            return False
        return len(a) >= (60 if after_body else 140) or _near_by(
            self.raw, a[-1] + b[0], self.ends[i]
        )

    def _word_spans(self, i: int) -> bool:
        """Do the characters round the end of line i stand unbroken elsewhere near by?"""
        a, b = self.texts[i][-2:], self.texts[i + 1][:2]
        if not _HAN.fullmatch(a[-1] + b[0]):
            return False
        text = self.texts[i]
        if "，" in text or "。" in text or "," in text:
            grams = [a[-1] + b, a + b[0]]
        elif len(text) >= _HEADLINE and not self.gaps[i]:
            grams = [a + b]
        else:
            return False
        return any(
            _HAN.fullmatch(gram) and _near_by(self.raw, gram, self.ends[i]) for gram in grams
        )

    def _pair_spans(self, i: int) -> bool:
        """Is a quotation, a bracket or a title open at the end of line i and closed soon after?"""
        end, start = self.ends[i], self.starts[i + 1]
        before, after = self.raw[max(0, end - 80) : end], self.raw[start : start + 60]
        before = before[before.rfind("\n\n") + 1 :]
        for opener, closer in zip(OPENERS, "”’）》】〉」』)]", strict=True):
            if before.rfind(opener) > before.rfind(closer):
                close, again = after.find(closer), after.find(opener)
                if close >= 0 and (again < 0 or close < again):
                    return True
        return False


def _width(text: str) -> int:
    # UTF-8 spends three bytes on what is an em wide and one on what is half an em.
    return len(text) + len(text.encode("utf-8", "surrogatepass"))


def _measures(widths: list[int], firm: list[int]) -> list[int]:
    """For each line the measure of its column: the widest line within reach that one of the four
    after it matches, upwards and downwards, and the narrower of the two.
    """
    if len(widths) < 2:
        return widths
    padded = [*widths[1:], 0, 0, 0, 0]
    twos = list(map(max, padded, padded[1:]))
    pairs = list(map(min, widths, map(max, twos, twos[2:])))[:-1]
    top = max(pairs)
    pad = [top] * _REACH
    # A maximum over six is one of two threes', a three's one of two twos'.
    line = [*pad, *pairs, *pad]
    twos = list(map(max, line, line[1:]))
    fours = list(map(max, twos, twos[2:]))
    sixes = list(map(max, fours, twos[4:]))
    size = len(widths)
    above, below = sixes[1 : size + 1], sixes[_REACH - 1 : _REACH - 1 + size]
    measures = list(map(min, above, below))
    measures[0], measures[-1] = max(pairs[:_REACH]), max(pairs[-_REACH:])
    return measures


def _firm(widths: list[int], texts: list[str]) -> list[int]:
    """The widths, ascending, that neighbouring lines within a sentence share often enough."""
    shared = Counter(
        max(v, w)
        for v, w, a, b in zip(widths, widths[1:], texts, texts[1:], strict=False)
        if -EM // 2 <= v - w <= EM // 2 and a[-1] not in _MARKS and b[-1] not in _MARKS
    )
    return sorted(
        w for w, count in shared.items() if count >= _FIRM and _NARROWEST <= w <= _WIDEST
    )


def _snapped(measures: list[int], widths: list[int], firm: list[int]) -> list[int]:
    """The measures, each that is too narrow changed for the next wider one of those that are
    firm: among paragraphs of a line or two the measure itself is seldom reached.
    """
    above = {w: next((f for f in firm if w <= f <= w + 3 * EM), w) for w in {*measures, *widths}}
    return [
        above[w] if w > m + EM and above[w] in firm else above[m]
        for m, w in zip(measures, widths, strict=True)
    ]


def ends_sentence(text: str) -> bool:
    """Does the text end with a final stop, closing marks behind it left aside?"""
    if text[-1] in CLOSERS:
        text = text.rstrip(CLOSERS) or "x"
    return text[-1] in STOPS


def _stands_alone(text: str) -> bool:
    """Is the line a byline, a credit or a running head, whole?"""
    return (
        len(text) <= 48
        and "。" not in text
        and _ALONE.search(text) is not None
        and bool(RUNNING_HEAD.fullmatch(text) or BYLINE.fullmatch(text) or CREDIT.fullmatch(text))
    )


def _starts_article(text: str) -> bool:
    return text[0] in _DATELINE_STARTS and DATELINE.match(text) is not None


def _glue(raw: str, end: int, start: int) -> str:
    """What stands between two lines that were one: a space only between two Latin words."""
    if not (raw[end - 1].isascii() and raw[start].isascii()):
        return ""
    left, right = _LATIN_END.search(raw, max(0, end - 40), end), _LATIN.match(raw, start)
    if not left or not right:
        return ""
    return "" if _near_by(raw, left[0] + right[0], start) else " "


def _near_by(raw: str, text: str, at: int) -> bool:
    return raw.find(text, max(0, at - _NEAR), at + _NEAR) >= 0
