"""Where a word of a rule book is wrong: what has to stand before and behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated

import msgspec
import regex
from msgspec import Meta

from lint.kinds.patterns import compile_context
from lint.kinds.search import Search
from lint.kinds.spec import SpecError, problems_of
from lint.text.limited import Limited


class Context(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A place in which words are wrong: those that it names, or all of the rule."""

    words: Annotated[
        tuple[str, ...], Meta(description="说的是哪些误写，不写则是全部。Which words; else all.")
    ] = ()
    before: Annotated[
        str, Meta(description="紧靠前面须是什么，正则表达式。What stands before, a pattern.")
    ] = ""
    after: Annotated[
        str, Meta(description="紧靠后面须是什么，正则表达式。What stands behind, a pattern.")
    ] = ""

    def problems(self) -> Iterator[SpecError]:
        """What is wrong with the patterns."""
        # By itself first, so that a position in the error is one of what was written.
        wrong = [*problems_of(compile_context, "before", self.before)]
        yield from wrong or problems_of(compile_context, "before", _behind(self.before))
        yield from problems_of(compile_context, "after", self.after)


class Place:
    """The contexts of a rule, whose patterns are compiled when a word is found."""

    def __init__(self, search: Search, everywhere: Context, contexts: Iterable[Context]) -> None:
        self._everywhere = _Patterns(search, everywhere)
        self._contexts = [_Patterns(search, context) for context in contexts]

    def holds(self, text: str, start: int, word: str) -> bool:
        """Whether the word at `start` stands where it is wrong."""
        if not self._everywhere.match(text, start, word):
            return False
        speaking = [each for each in self._contexts if not each.words or word in each.words]
        return not speaking or any(each.match(text, start, word) for each in speaking)


class _Patterns:
    def __init__(self, search: Search, context: Context) -> None:
        self.words = frozenset(context.words)
        self._before = _pattern(search, _behind(context.before) if context.before else "")
        self._after = _pattern(search, context.after)

    def match(self, text: str, start: int, word: str) -> bool:
        before, after = self._before, self._after
        return (before is None or before.match(text, start) is not None) and (
            after is None or after.match(text, start + len(word)) is not None
        )


def _pattern(search: Search, pattern: str) -> regex.Pattern[str] | Limited | None:
    return search.pattern(pattern) if pattern else None


def _behind(before: str) -> str:
    return f"(?<={before})"
