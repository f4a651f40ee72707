"""The kind `phrases`: set phrases, of which a character may have been typed as one alike."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import takewhile
from pathlib import Path
from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from lint.diagnostic import Diagnostic
from lint.kinds.search import Search
from lint.kinds.spec import Spec, SpecError
from lint.kinds.table import SHORTEST_PHRASE, read_phrases
from lint.rule import Finder, Rule
from lint.text.document import Document
from lint.text.lexicon import is_whole
from lint.text.likeness import is_nearly_like
from lint.text.search import Literals

_OPENERS = frozenset('“‘「『《〈"')
_CLOSERS = frozenset('”’」』》〉"')


class Phrases(Spec, frozen=True, kw_only=True, tag="phrases"):
    """Set phrases of four characters or more, each with the forms of it that are left alone.

    Reported is a form in which one character is another that sounds or looks alike, unless a
    quotation or a title begins or ends with it, as with a pun. `table` names a tab-separated file
    beside the book, or one that newslint ships: columns phrase and, if need be, forms that are
    right too or that other rules report, parted by spaces; a line that begins with ``#`` is a
    comment. A phrase is looked for by its halves, of which one is whole: those that are common
    words make a rule slow. The message can use ``{text}`` and ``{new}``.
    """

    keeps_finder: ClassVar[bool] = True

    phrases: Annotated[
        tuple[str, ...],
        Meta(description="固定词组，四字以上。Set phrases, of four characters or more."),
    ] = ()
    table: Annotated[
        str | None,
        Meta(
            description="词表文件，词组、不报的写法用制表符隔开。"
            "A tab-separated file: phrase, forms left alone."
        ),
    ] = None
    except_: Annotated[
        tuple[str, ...],
        Meta(description="像而不误的写法。Forms like a phrase's that are right."),
    ] = msgspec.field(default=(), name="except")

    def problems(self) -> Iterator[SpecError]:
        yield from super().problems()
        if not self.phrases and self.table is None:
            yield SpecError(
                "phrases",
                "没有词组：写上 phrases 或 table",
                "no phrases: give `phrases`, `table` or both",
            )
        for index, phrase in enumerate(self.phrases):
            if len(phrase) < SHORTEST_PHRASE:
                yield SpecError(
                    ("phrases", index),
                    f"“{phrase}”不足四字：用 kind: words 列出误写",
                    f"“{phrase}” has fewer than four characters: list its slips by kind: words",
                )

    def finder(self, folder: Path, search: Search, /) -> tuple[Finder, Literals]:
        phrases = set(self.phrases)
        left_alone = set(self.except_)
        if self.table is not None:
            for phrase, forms in read_phrases(folder, self.table):
                phrases.add(phrase)
                left_alone.update(forms)
        halves = (half for phrase in sorted(phrases) for half in _halves(phrase))
        finder = _Finder(
            tuple(sorted(phrases)),
            tuple(sorted(phrase[::-1] for phrase in phrases)),
            frozenset(left_alone | phrases),
            search.words(halves),
        )
        return finder, finder.waits_for


_Beside = Mapping[int, Mapping[str, Sequence[tuple[int, str]]]]
"""By the offset of a character from where a half begins, and by that character: the phrases, each
with the place in it at which the half begins."""


class _Finder(msgspec.Struct, frozen=True, dict=True):
    """Finds phrases with one character that is another. It is kept with its book.

    Attributes:
        phrases: in their order.
        backwards: the same, each read from its end, in the order of that.
        left_alone: forms that are no slips.
        waits_for: the halves of the phrases.
    """

    phrases: tuple[str, ...]
    backwards: tuple[str, ...]
    left_alone: frozenset[str]
    waits_for: Literals

    def __call__(self, rule: Rule, document: Document) -> Iterator[Diagnostic]:
        slips: dict[tuple[int, int], str] = {}
        plain = document.plain
        for half, starts in self.waits_for.by_word(document):
            beside = self._beside[half]
            for start in starts:
                slips.update(self._slips(plain, start, beside))
        for (first, end), phrase in slips.items():
            yield rule.rewritten(document, first, end, phrase)

    def _slips(
        self, plain: str, start: int, beside: _Beside
    ) -> Iterator[tuple[tuple[int, int], str]]:
        """The slips round a half at `start`: where each stands, and the phrase."""
        for offset, phrases in beside.items():
            place = start + offset
            for at, phrase in phrases.get(plain[place : place + 1], ()):
                first = start - at
                end = first + len(phrase)
                form = plain[first:end] if first >= 0 else ""
                if (
                    form not in self.left_alone
                    and _is_slip(form, phrase)
                    and is_whole(plain, first, end)
                    and not _is_quoted(plain, first, end)
                ):
                    yield (first, end), phrase

    @cached_property
    def _beside(self) -> _ByHalf:
        return _ByHalf(self)

    def of_half(self, half: str) -> Iterator[tuple[int, str]]:
        """The phrases of which it is a half, each with the place in it at which that begins."""
        for phrase in _beginning(self.phrases, half):
            if _halves(phrase)[0] == half:
                yield 0, phrase
        for backwards in _beginning(self.backwards, half[::-1]):
            phrase = backwards[::-1]
            if _halves(phrase)[1] == half:
                yield len(phrase) - len(half), phrase


class _ByHalf(dict[str, _Beside]):
    """The phrases by the two characters next to a half: one of them was not changed.

    So a half that is a common word asks for little more than those two characters. Looked up for
    the halves that stand on a page, and kept.
    """

    def __init__(self, finder: _Finder) -> None:
        self._finder = finder

    def __missing__(self, half: str) -> _Beside:
        found: defaultdict[int, defaultdict[str, list[tuple[int, str]]]]
        found = defaultdict(lambda: defaultdict(list))
        for at, phrase in self._finder.of_half(half):
            for place in (at - 1, at - 2) if at else (len(half), len(half) + 1):
                found[place - at][phrase[place]].append((at, phrase))
        self[half] = found
        return found


def _halves(phrase: str) -> tuple[str, str]:
    middle = len(phrase) // 2
    return phrase[:middle], phrase[middle:]


def _beginning(texts: Sequence[str], start: str) -> Iterator[str]:
    """Those of the texts, which are in their order, that begin so."""
    numbers = range(bisect_left(texts, start), len(texts))
    return takewhile(lambda text: text.startswith(start), map(texts.__getitem__, numbers))


def _is_quoted(text: str, start: int, end: int) -> bool:
    """Whether a quotation or a title begins or ends with it, as with a pun."""
    return text[start - 1 : start] in _OPENERS or text[end : end + 1] in _CLOSERS


def _is_slip(form: str, phrase: str) -> bool:
    """Whether a form has one character that is like the phrase's, and is the phrase otherwise."""
    if len(form) < len(phrase):
        return False
    changed = [pair for pair in zip(form, phrase, strict=True) if pair[0] != pair[1]]
    return len(changed) == 1 and is_nearly_like(*changed[0])
