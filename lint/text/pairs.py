"""Which opening mark goes with which closing one, and which have no other half."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

import msgspec
import regex

from lint.text.document import Document
from lint.text.lazy import lazy, lazy_re
from lint.text.marks import PAIRS, WHOLE_ENDS
from lint.text.numerals import ONE_TO_TEN


class Lone(NamedTuple):
    """A mark without its other half; what is half-width, as the full-width mark it stands for."""

    at: int
    mark: str


class Paired(NamedTuple):
    """The marks of a text.

    Attributes:
        pairs: where an opener stands, and the end of its closer; inner pairs before outer ones.
        outer: by the openers of the pairs that another directly holds, in one paragraph: where
            that one opens.
        lone: those without their other half, in order.
    """

    pairs: tuple[tuple[int, int], ...]
    outer: Mapping[int, int]
    lone: tuple[Lone, ...]


def paired(document: Document) -> Paired:
    """The marks of all kinds in the document; ask for it with `document.once(paired)`."""
    return pair_up(document.flow.text, PAIRS)


def quotations(document: Document) -> tuple[tuple[int, int], ...]:
    """Of those the pairs of double quotes that hold something; to be asked for likewise."""
    text = document.flow.text
    return tuple(
        (start, end)
        for start, end in document.once(paired).pairs
        if text[start] == "“" and end - start > 2
    )


def nested(document: Document) -> tuple[tuple[int, int], ...]:
    """Of those the pairs that another directly holds; to be asked for likewise."""
    pairs, outer, _ = document.once(paired)
    return tuple(pair for pair in pairs if pair[0] in outer) if outer else ()


def pair_up(text: str, pairs: tuple[str, ...]) -> Paired:
    """Pair the marks of each paragraph.

    A quotation over several paragraphs opens each and closes the last (GB/T 15834-2011 4.8.3.5):
    its openers are neither pairs nor lone. Half-width forms of the marks are taken for the
    marks; apostrophes and the numbers of items, as in 1）, are none.
    """
    return _Scan(text, pairs).run()


_QUOTES = frozenset("“‘「『")
_ITEM_MARK = lazy(rf"(?:^|[\s，。；：、])[0-9A-Za-z{ONE_TO_TEN}]{{1,3}}$", regex.MULTILINE)
_IN_WORD = lazy_re(r"’(?<=[A-Za-z]’)[A-Za-z]")
_YEAR = lazy_re(r"’\d\d(?!\d)")


class _Marks(msgspec.Struct, frozen=True):
    """Pairs of marks, ready to be looked for.

    Attributes:
        pattern: finds a mark, or all from an opener to a closer that no mark parts from it.
        half: the full-width form of each half-width one.
        opener_of: the opener that goes with each closer.
        plain: the same for those that always close what they follow.
    """

    pattern: re.Pattern[str]
    half: dict[str, str]
    opener_of: dict[str, str]
    plain: dict[str, str]


@lru_cache(maxsize=8)
def _marks(pairs: tuple[str, ...]) -> _Marks:
    both = "".join(pairs)
    half = {chr(ord(mark) - 0xFEE0): mark for mark in both if "！" <= mark <= "～"}
    opener_of = {pair[1]: pair[0] for pair in pairs}
    plain = {b: a for b, a in opener_of.items() if b != "’" and a not in opener_of}
    marks = re.escape(both + "".join(half))
    openers, closers = (re.escape("".join(pair[i] for pair in pairs)) for i in (0, 1))
    # `re` finds a class of characters quicker than `regex` does.
    pattern = lazy_re(f"[{marks}](?:(?<=[{openers}])[^{marks}\n]*+[{closers}])?")
    return _Marks(pattern, half, opener_of, plain)


class _Scan:
    def __init__(self, text: str, pairs: tuple[str, ...]) -> None:
        self.text = text
        self.marks = _marks(pairs)
        self.open: list[tuple[int, str]] = []
        self.depth = dict.fromkeys("".join(pairs), 0)
        self.pairs: list[tuple[int, int]] = []
        self.outer: dict[int, int] = {}
        self.lone: list[tuple[int, str]] = []
        self.read = 0  # as far as paragraph ends have been told of
        self.paragraph = -1  # the last paragraph end behind an open mark

    def run(self) -> Paired:
        text, plain, pairs = self.text, self.marks.plain, self.pairs
        for match in self.marks.pattern.finditer(text):
            start, end = span = match.span()
            if self.open:
                self._end_paragraphs(start)
            if end - start > 1 and plain.get(text[end - 1]) == text[start]:
                pairs.append(span)
                if self.open:
                    self._hold(start)
                continue
            self._take(start)
            if end - start > 1:
                self._take(end - 1)
        self._end_paragraphs(len(text))
        self.lone += self.open
        lone = {at for at, _ in self.lone}
        outer = {start: holder for start, holder in self.outer.items() if holder not in lone}
        return Paired(tuple(pairs), outer, tuple(Lone(*mark) for mark in sorted(self.lone)))

    def _take(self, at: int) -> None:
        mark = self.marks.half.get(self.text[at], self.text[at])
        if mark in self.marks.opener_of:
            self._close(at, mark)
        else:
            self.open.append((at, mark))
            self.depth[mark] += 1
            self.read = at

    def _hold(self, start: int) -> None:
        """Tell what holds the pair that opens at `start`, if anything in its paragraph does."""
        if self.open and self.open[-1][0] > self.paragraph:
            self.outer[start] = self.open[-1][0]

    def _close(self, at: int, closer: str) -> None:
        opener = self.marks.opener_of[closer]
        if closer == "’" and self._is_apostrophe(at):
            return
        if self.depth[opener] and not (self.text[at] in self.marks.half and self._is_item(at)):
            while self.open[-1][1] != opener:
                self.depth[self.open[-1][1]] -= 1
                self.lone.append(self.open.pop())
            self.depth[opener] -= 1
            start, _ = self.open.pop()
            self.pairs.append((start, at + 1))
            self._hold(start)
        elif not self._is_item(at):
            self.lone.append((at, closer))

    def _is_apostrophe(self, at: int) -> bool:
        """Whether ’ stands within a Latin word, or opens a year: ’98."""
        return bool(
            _IN_WORD.match(self.text, at) or (not self.depth["‘"] and _YEAR.match(self.text, at))
        )

    def _end_paragraphs(self, end: int) -> None:
        """Tell of the paragraphs that end before `end`, while a mark is open."""
        while self.open and (at := self.text.find("\n", self.read, end)) >= 0:
            self._end_paragraph(at)
            self.read = at + 1
        self.read = end

    def _end_paragraph(self, at: int) -> None:
        self.paragraph = at
        if self.text[at - 1] not in WHOLE_ENDS:
            return  # behind a headline, or a sentence that was cut, its rest may follow
        self.lone += () if self._goes_on(at) else self.open
        self.open.clear()
        self.depth.update(dict.fromkeys(self.depth, 0))

    def _goes_on(self, at: int) -> bool:
        """Whether the paragraph that ends at `at` has a quotation that the next one goes on with.

        Such a one fills the paragraph, or what follows a mark, and within it quotes are single.
        """
        start, mark = self.open[0]
        if len(self.open) > 1 or mark not in _QUOTES or self.text[at + 1 : at + 2] != mark:
            return False
        inside = takewhile(lambda pair: pair[0] > start, reversed(self.pairs))
        within_clause = start > 0 and self.text[start - 1].isalnum()
        return not within_clause and not any(self.text[opener] == mark for opener, _ in inside)

    def _is_item(self, at: int) -> bool:
        """Whether the mark at `at` follows the number of an item: 1）."""
        return _ITEM_MARK.search(self.text, max(0, at - 5), at) is not None
