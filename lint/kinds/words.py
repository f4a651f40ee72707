"""The kind `words`: words that are wrong, wherever they stand or in a certain context."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from lint.diagnostic import Diagnostic
from lint.kinds.context import Context, Place
from lint.kinds.search import Search
from lint.kinds.spec import Spec, SpecError
from lint.kinds.table import Row, read_table
from lint.rule import Finder, Rule
from lint.text.document import Document
from lint.text.lexicon import is_whole
from lint.text.search import Literals


class Words(Spec, frozen=True, kw_only=True, tag="words"):
    """Words that are wrong, each with the right one; of two that overlap the first, or longer.

    `table` names a tab-separated file beside the book, or one that newslint ships: columns wrong,
    right, and if need be longer texts in which the wrong word is right, parted by spaces; a line
    that begins with ``#`` is a comment. `except` lists such texts for all words, and the right word
    may itself be one. `before` and `after` are regular expressions for what has to stand directly
    before and behind the word; a look-around says what may not: ``after: '(?!日期)'``. Where a word
    is wrong in some places only, `contexts` lists them. With ``whole-words: true`` a word of two
    or three characters is left alone where its first or last makes a common word with its
    neighbour: 究竞 in 研究竞争. The message can use ``{text}`` and ``{new}``.
    """

    words: Annotated[dict[str, str], Meta(description="误写: 正写。Wrong: right.")] = msgspec.field(
        default_factory=dict
    )
    table: Annotated[
        str | None,
        Meta(
            description="词表文件，误写、正写、例外用制表符隔开。"
            "A tab-separated file: wrong, right, exceptions."
        ),
    ] = None
    before: Annotated[
        str, Meta(description="紧靠前面须是什么，正则表达式。What stands before, a pattern.")
    ] = ""
    after: Annotated[
        str, Meta(description="紧靠后面须是什么，正则表达式。What stands behind, a pattern.")
    ] = ""
    contexts: Annotated[
        tuple[Context, ...],
        Meta(
            description="误写只在这些地方才误，合其一即可；没有提到的词处处都误。"
            "Places in which words are wrong, any of which suffices; "
            "a word of which none speaks is wrong everywhere."
        ),
    ] = ()
    whole_words: Annotated[
        bool, Meta(description="与邻字成词的不算。Not where a neighbour makes another word of it.")
    ] = msgspec.field(default=False, name="whole-words")
    except_: Annotated[
        tuple[str, ...],
        Meta(description="含有误写而不误的文字。Texts that hold a wrong word and are right."),
    ] = msgspec.field(default=(), name="except")

    def problems(self) -> Iterator[SpecError]:
        yield from super().problems()
        yield from Context(before=self.before, after=self.after).problems()
        for index, context in enumerate(self.contexts):
            yield from (problem.below("contexts", index) for problem in context.problems())
            if self.table is None:  # whose words are not known yet
                yield from _unknown(context, self.words, index)
        if not self.words and self.table is None:
            yield SpecError(
                "words", "没有词条：写上 words 或 table", "no words: give `words`, `table` or both"
            )
        for wrong, right in self.words.items():
            if not wrong:
                yield SpecError(
                    ("words", wrong),
                    "有一条没有误写：填上，或删去这一条",
                    "an entry lacks the wrong word: fill it in, or drop the entry",
                )
            elif wrong == right:
                yield SpecError(
                    ("words", wrong),
                    f"“{wrong}”改成了自己：删去这一条",
                    f"“{wrong}” is corrected to itself: drop it",
                )
            elif self._is_everywhere and _comes_back(wrong, self.words):
                yield SpecError(
                    ("words", wrong),
                    f"“{wrong}”改成“{right}”，又会改回来：留一条",
                    f"“{wrong}” becomes “{right}” and that “{wrong}” again: keep one of them",
                )

    @property
    def _is_everywhere(self) -> bool:
        """Whether its words are wrong in all places, so that two cannot take turns."""
        return not (self.before or self.after or self.contexts)

    def finder(self, folder: Path, search: Search, /) -> tuple[Finder, Literals]:
        rows = [Row(*pair) for pair in self.words.items()]
        if self.table is not None:
            rows += read_table(folder, self.table)
        words = {row.wrong: row.right for row in rows}
        place = Place(search, Context(before=self.before, after=self.after), self.contexts)
        traps = _traps(rows, self.except_)
        waits_for = search.words(words)

        def find(rule: Rule, document: Document) -> Iterator[Diagnostic]:
            plain, last = document.plain, 0
            for start, wrong in place.standing(plain, waits_for.by_word(document)):
                end = start + len(wrong)
                if (
                    start < last
                    or any(plain.startswith(trap, max(start - at, 0)) for at, trap in traps[wrong])
                    # A longer word is hardly ever two that meet.
                    or (self.whole_words and len(wrong) < 4 and not is_whole(plain, start, end))
                    or not place.holds(plain, start, wrong)
                ):
                    continue
                last = end
                new = words[wrong]
                fix = rule.replace(document, start, end, new)
                details = {"text": wrong, "new": new}
                yield rule.found(document, start, end, fix=fix, details=details)

        return find, waits_for


def _comes_back(wrong: str, words: Mapping[str, str]) -> bool:
    """Whether a word, corrected again and again, becomes itself."""
    seen: set[str] = set()
    word = words[wrong]
    while word in words and word not in seen:
        if word == wrong:
            return True
        seen.add(word)
        word = words[word]
    return False


def _unknown(context: Context, words: Mapping[str, str], index: int) -> Iterator[SpecError]:
    """The words of a context that the rule does not look for."""
    for place, word in enumerate(context.words):
        if word not in words:
            yield SpecError(
                ("contexts", index, "words", place),
                f"“{word}”不在 words 里：补上，或删去",
                f"“{word}” is none of `words`: add it there, or drop it",
            )


def _traps(rows: Iterable[Row], shared: Sequence[str]) -> Mapping[str, Sequence[tuple[int, str]]]:
    """The texts in which each wrong word is right, and where in them it begins."""
    found: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for row in rows:
        if not (row.traps or shared or row.wrong in row.right):
            continue  # as most
        for trap in (*row.traps, row.right, *shared):
            at = trap.find(row.wrong)
            while at >= 0:
                found[row.wrong].append((at, trap))
                at = trap.find(row.wrong, at + 1)
    return found
