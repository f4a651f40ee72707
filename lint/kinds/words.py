"""The kind `words`: words that are wrong, wherever they stand or in a certain context."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from lint.diagnostic import Diagnostic
from lint.kinds.patterns import compile_context
from lint.kinds.search import Search
from lint.kinds.spec import Spec, SpecError, problems_of
from lint.kinds.table import Row, read_table
from lint.rule import Finder, Rule
from lint.text.document import Document
from lint.text.lexicon import is_whole


class Words(Spec, frozen=True, kw_only=True, tag="words"):
    """Words that are wrong, each with the right one; of two that overlap the first, or longer.

    `table` names a tab-separated file beside the book, or one that newslint ships: columns wrong,
    right, and if need be longer texts in which the wrong word is right, parted by spaces; a line
    that begins with ``#`` is a comment. `except` lists such texts for all words, and the right word
    may itself be one. `before` and `after` are regular expressions for what has to stand directly
    before and behind the word; a look-around says what may not: ``after: '(?!日期)'``. With
    ``whole-words: true`` a word of two characters is left alone where one of them makes a common
    word with its neighbour: 究竞 in 研究竞争. The message can use ``{text}`` and ``{new}``.
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
    whole_words: Annotated[
        bool, Meta(description="与邻字成词的不算。Not where a neighbour makes another word of it.")
    ] = msgspec.field(default=False, name="whole-words")
    except_: Annotated[
        tuple[str, ...],
        Meta(description="含有误写而不误的文字。Texts that hold a wrong word and are right."),
    ] = msgspec.field(default=(), name="except")

    def problems(self) -> Iterator[SpecError]:
        yield from super().problems()
        yield from problems_of(compile_context, "before", f"(?<={self.before})")
        yield from problems_of(compile_context, "after", self.after)
        if not self.words and self.table is None:
            yield SpecError(
                "words", "没有词条：写上 words 或 table", "no words: give `words`, `table` or both"
            )
        for wrong, right in self.words.items():
            if not wrong or wrong == right:
                yield SpecError(
                    "words",
                    f"“{wrong}”改成了自己：删去这一条",
                    f"“{wrong}” is corrected to itself: drop it",
                )

    def finder(self, folder: Path, search: Search, /) -> Finder:
        rows = [Row(*pair) for pair in self.words.items()]
        if self.table is not None:
            rows += read_table(folder, self.table)
        words = {row.wrong: row.right for row in rows}
        stands = self._context(search)
        traps = _traps(rows, self.except_)
        asker = search.add(words)

        def find(rule: Rule, document: Document) -> Iterator[Diagnostic]:
            last = 0
            for start, wrong in sorted(
                search.found(document, asker), key=lambda hit: (hit.start, -len(hit.word))
            ):
                end, plain = start + len(wrong), document.plain
                if (
                    start < last
                    or any(plain.startswith(trap, max(start - at, 0)) for at, trap in traps[wrong])
                    or not stands(plain, start, end)
                ):
                    continue
                last = end
                new = words[wrong]
                fix = rule.replace(document, start, end, new)
                details = {"text": wrong, "new": new}
                yield rule.found(document, start, end, fix=fix, details=details)

        return find

    def _context(self, search: Search) -> Callable[[str, int, int], bool]:
        """Whether `start`..`end` of a text stands where the word has to stand."""
        before = search.pattern(f"(?<={self.before})") if self.before else None
        after = search.pattern(self.after) if self.after else None

        def stands(text: str, start: int, end: int) -> bool:
            # A longer word is hardly ever two that meet.
            if self.whole_words and end - start == 2 and not is_whole(text, start, end):
                return False
            return (before is None or before.match(text, start) is not None) and (
                after is None or after.match(text, end) is not None
            )

        return stands


def _traps(rows: Iterable[Row], shared: Sequence[str]) -> Mapping[str, Sequence[tuple[int, str]]]:
    """The texts in which each wrong word is right, and where in them it begins."""
    found: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for row in rows:
        for trap in (*row.traps, row.right, *shared):
            at = trap.find(row.wrong)
            while at >= 0:
                found[row.wrong].append((at, trap))
                at = trap.find(row.wrong, at + 1)
    return found
