"""The kind `phrases`: set phrases, of which a character may have been typed as one alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

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
        left_alone |= phrases
        beside = _beside(phrases)
        waits_for = search.words(beside)

        def find(rule: Rule, document: Document) -> Iterator[Diagnostic]:
            plain = document.plain
            slips = {}
            for half, starts in waits_for.by_word(document):
                for offset, phrases_of in beside[half].items():
                    for start in starts:
                        place = start + offset
                        for at, phrase in phrases_of.get(plain[place : place + 1], ()):
                            first = start - at
                            end = first + len(phrase)
                            form = plain[first:end] if first >= 0 else ""
                            if (
                                form not in left_alone
                                and _is_slip(form, phrase)
                                and is_whole(plain, first, end)
                                and not _is_quoted(plain, first, end)
                            ):
                                slips[first, end] = phrase
            for (first, end), phrase in slips.items():
                yield rule.rewritten(document, first, end, phrase)

        return find, waits_for


_Beside = defaultdict[str, defaultdict[int, defaultdict[str, list[tuple[int, str]]]]]
"""By half, by offset from where it begins, by character: where the half is in which phrases."""


def _beside(phrases: Iterable[str]) -> _Beside:
    """The two characters next to each half: where one was changed, the other still stands there.

    So a half that is a common word asks for little more than those two characters.
    """
    found: _Beside = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for phrase in sorted(phrases):
        middle = len(phrase) // 2
        for at, half, places in (
            (0, phrase[:middle], (middle, middle + 1)),
            (middle, phrase[middle:], (middle - 1, middle - 2)),
        ):
            for place in places:
                found[half][place - at][phrase[place]].append((at, phrase))
    return found


def _is_quoted(text: str, start: int, end: int) -> bool:
    """Whether a quotation or a title begins or ends with it, as with a pun."""
    return text[start - 1 : start] in _OPENERS or text[end : end + 1] in _CLOSERS


def _is_slip(form: str, phrase: str) -> bool:
    """Whether a form has one character that is like the phrase's, and is the phrase otherwise."""
    if len(form) < len(phrase):
        return False
    changed = [pair for pair in zip(form, phrase, strict=True) if pair[0] != pair[1]]
    return len(changed) == 1 and is_nearly_like(*changed[0])
