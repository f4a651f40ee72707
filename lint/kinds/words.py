"""The kind `words`: words that are wrong, wherever they stand or in a certain context."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from lint.diagnostic import Diagnostic
from lint.kinds.patterns import compile_context, is_match
from lint.kinds.search import WordSearch
from lint.kinds.spec import Spec, SpecError
from lint.rule import Finder, Rule
from lint.text.document import Document


class Words(Spec, frozen=True, kw_only=True, tag="words"):
    """Words that are wrong, each with the right one; of two that overlap the first, or longer.

    `table` names a tab-separated file with the columns wrong and right; a line that begins with
    ``#`` is a comment. `before` and `after` are regular expressions for what has to stand
    directly before and behind the word; a look-around says what may not: ``after: '(?!日期)'``.
    `except` lists longer texts that hold a wrong word and are right, as the right word itself
    may. The message can use ``{text}`` and ``{new}``.
    """

    words: Annotated[dict[str, str], Meta(description="误写: 正写。Wrong: right.")] = msgspec.field(
        default_factory=dict
    )
    table: Annotated[
        str | None,
        Meta(description="词表文件，误写、正写用制表符隔开。A tab-separated file: wrong, right."),
    ] = None
    before: Annotated[
        str, Meta(description="紧靠前面须是什么，正则表达式。What stands before, a pattern.")
    ] = ""
    after: Annotated[
        str, Meta(description="紧靠后面须是什么，正则表达式。What stands behind, a pattern.")
    ] = ""
    except_: Annotated[
        tuple[str, ...],
        Meta(description="含有误写而不误的文字。Texts that hold a wrong word and are right."),
    ] = msgspec.field(default=(), name="except")

    def finder(self, folder: Path, search: WordSearch, /) -> Finder:
        words = dict(self.words)
        if self.table is not None:
            words |= _read_table(folder / self.table)
        _check_words(words)
        stands = self._context()
        holding = (right for wrong, right in words.items() if wrong in right)
        exceptions = {text: tuple(_held(words, text)) for text in (*self.except_, *holding)}
        search.add([*words, *exceptions])

        def find(rule: Rule, document: Document) -> Iterator[Diagnostic]:
            places = search.found(document)
            hits = [(at, word) for word in words.keys() & places.keys() for at in places[word]]
            if not hits:
                return
            right = {
                (at + offset, word)
                for text in exceptions.keys() & places.keys()
                for at in places[text]
                for offset, word in exceptions[text]
            }
            last = 0
            for start, wrong in sorted(hits, key=lambda hit: (hit[0], -len(hit[1]))):
                end = start + len(wrong)
                if start < last or (start, wrong) in right:
                    continue
                if not stands(document.plain, start, end):
                    continue
                last = end
                new = words[wrong]
                fix = rule.replace(document, start, end, new)
                details = {"text": wrong, "new": new}
                yield rule.found(document, start, end, fix=fix, details=details)

        return find

    def _context(self) -> Callable[[str, int, int], bool]:
        """Whether `before` and `after` match round the `start`..`end` of a text."""
        before = compile_context("before", f"(?<={self.before})")
        after = compile_context("after", self.after)

        def stands(text: str, start: int, end: int) -> bool:
            return is_match(before, text, start) and is_match(after, text, end)

        return stands


def _held(words: Iterable[str], text: str) -> Iterator[tuple[int, str]]:
    """Each place in the text where one of the words begins, and the word."""
    for word in words:
        at = text.find(word)
        while at >= 0:
            yield at, word
            at = text.find(word, at + 1)


def _check_words(words: dict[str, str]) -> None:
    if not words:
        raise SpecError(
            "words", "没有词条：写上 words 或 table", "no words: give `words`, `table` or both"
        )
    for wrong, right in words.items():
        if not wrong or wrong == right:
            raise SpecError(
                "words",
                f"“{wrong}”改成了自己：删去这一条",
                f"“{wrong}” is corrected to itself: drop it",
            )


def _read_table(path: Path) -> dict[str, str]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SpecError(
            "table", f"读不了词表 {path}：{error}", f"cannot read the table {path}: {error}"
        ) from None
    words = {}
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        row = line.split("\t")
        if len(row) < 2:
            raise SpecError(
                "table",
                f"{path}:{number}：误、正两栏之间要用制表符隔开",
                f"{path}:{number}: put a tab between wrong and right",
            )
        words[row[0]] = row[1]
    return words
