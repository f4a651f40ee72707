"""Which opening mark goes with which closing one, and which have no other half."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

import regex

from lint.text.document import Document
from lint.text.lazy import lazy, lazy_re
from lint.text.marks import PAIRS, WHOLE_ENDS
from lint.text.numerals import ONE_TO_TEN


class Pair(NamedTuple):
    """An opener at `start` and its closer just before `end`.

    `outer` is where the pair opens that directly holds it, in one paragraph; -1 where none does.
    """

    start: int
    end: int
    outer: int


class Lone(NamedTuple):
    """A mark without its other half; what is half-width, as the full-width mark it stands for."""

    at: int
    mark: str


class Paired(NamedTuple):
    """The marks of a text: the pairs, inner ones before outer, and the lone ones in order."""

    pairs: tuple[Pair, ...]
    lone: tuple[Lone, ...]


def paired(document: Document) -> Paired:
    """The marks of all kinds in the document; ask for it with `document.once(paired)`."""
    return pair_up(document.flow.text, PAIRS)


def quotations(document: Document) -> tuple[Pair, ...]:
    """Of those the pairs of double quotes that hold something; to be asked for likewise."""
    text = document.flow.text
    return tuple(
        pair
        for pair in document.once(paired).pairs
        if text[pair.start] == "“" and pair.end - pair.start > 2
    )


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


@lru_cache(maxsize=8)
def _marks(pairs: tuple[str, ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    """What finds the marks and paragraph ends, and the full-width form of each half-width one."""
    both = "".join(pairs)
    half = {chr(ord(mark) - 0xFEE0): mark for mark in both if "！" <= mark <= "～"}
    # `re` finds a class of characters quicker than `regex` does.
    return lazy_re(f"[{re.escape(both + ''.join(half))}\n]"), half


class _Scan:
    def __init__(self, text: str, pairs: tuple[str, ...]) -> None:
        self.text = text
        self.pattern, self.half = _marks(pairs)
        self.opener_of = {pair[1]: pair[0] for pair in pairs}
        self.open: list[tuple[int, str]] = []
        self.depth = dict.fromkeys("".join(pairs), 0)
        self.pairs: list[Pair] = []
        self.lone: list[tuple[int, str]] = []
        self.paragraph = -1  # the last paragraph end

    def run(self) -> Paired:
        half, opener_of, depth = self.half, self.opener_of, self.depth
        for match in self.pattern.finditer(self.text):
            at, mark = match.start(), match[0]
            mark = half.get(mark, mark)
            if mark in opener_of:
                self._close(at, mark)
            elif mark != "\n":
                self.open.append((at, mark))
                depth[mark] += 1
            else:
                self._end_paragraph(at)
        self.lone += self.open
        lone = {at for at, _ in self.lone}
        if lone:
            self.pairs = [p._replace(outer=-1) if p.outer in lone else p for p in self.pairs]
        return Paired(tuple(self.pairs), tuple(Lone(*mark) for mark in sorted(self.lone)))

    def _close(self, at: int, closer: str) -> None:
        opener = self.opener_of[closer]
        if closer == "’" and self._is_apostrophe(at):
            return
        if self.depth[opener] and not (self.text[at] in self.half and self._is_item(at)):
            while self.open[-1][1] != opener:
                self.depth[self.open[-1][1]] -= 1
                self.lone.append(self.open.pop())
            self.depth[opener] -= 1
            start, _ = self.open.pop()
            outer = self.open[-1][0] if self.open else -1
            self.pairs.append(Pair(start, at + 1, outer if outer > self.paragraph else -1))
        elif not self._is_item(at):
            self.lone.append((at, closer))

    def _is_apostrophe(self, at: int) -> bool:
        """Whether ’ stands within a Latin word, or opens a year: ’98."""
        return bool(
            _IN_WORD.match(self.text, at) or (not self.depth["‘"] and _YEAR.match(self.text, at))
        )

    def _end_paragraph(self, at: int) -> None:
        self.paragraph = at
        if not self.open or self.text[at - 1] not in WHOLE_ENDS:
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
        inside = takewhile(lambda pair: pair.start > start, reversed(self.pairs))
        within_clause = start > 0 and self.text[start - 1].isalnum()
        return not within_clause and not any(self.text[pair.start] == mark for pair in inside)

    def _is_item(self, at: int) -> bool:
        """Whether the mark at `at` follows the number of an item: 1）."""
        return _ITEM_MARK.search(self.text, max(0, at - 5), at) is not None
