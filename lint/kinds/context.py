"""Where a word of a rule book is wrong: what has to stand before and behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated

import msgspec
import regex
from msgspec import Meta

from lint.kinds.patterns import compile_context
from lint.kinds.search import Search
from lint.kinds.spec import SpecError, problems_of
from lint.text.lazy import lazy_re
from lint.text.limited import Limited
from lint.text.search import Hit, in_order


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

    def standing(self, text: str, words: Iterable[tuple[str, Sequence[int]]]) -> list[Hit]:
        """Those that stand beside what every word has to: asked first, as it costs least."""
        before, after = self._everywhere.before, self._everywhere.after
        return in_order(
            Hit(start, word)
            for word, starts in words
            for start in starts
            if (before is None or before.match(text, start))
            and (after is None or after.match(text, start + len(word)))
        )

    def holds(self, text: str, start: int, word: str) -> bool:
        """Whether the word at `start`, which may stand so, is wrong there."""
        speaking = [each for each in self._contexts if not each.words or word in each.words]
        return not speaking or any(each.match(text, start, word) for each in speaking)


class _Patterns:
    def __init__(self, search: Search, context: Context) -> None:
        self.words = frozenset(context.words)
        self.before = _beside(search, context.before, -1) if context.before else None
        self.after = _beside(search, context.after, 0) if context.after else None

    def match(self, text: str, start: int, word: str) -> bool:
        before, after = self.before, self.after
        return (before is None or bool(before.match(text, start))) and (
            after is None or bool(after.match(text, start + len(word)))
        )


class _Neighbour:
    """One character of those before or behind, or none of them: no pattern is as quick."""

    def __init__(self, characters: str, offset: int, *, is_one: bool) -> None:
        self._characters = frozenset(characters)
        self._offset = offset
        self._is_one = is_one

    def match(self, text: str, at: int) -> bool:
        at += self._offset
        return (text[at : at + 1] in self._characters if at >= 0 else False) is self._is_one


_NEIGHBOUR = lazy_re(r"(\(\?<?!)?\[([^\\^\[\]&|~-]+)\](?(1)\))")


def _beside(search: Search, pattern: str, offset: int) -> regex.Pattern[str] | Limited | _Neighbour:
    """What tells whether the pattern stands before a place (`offset` -1) or behind it (0)."""
    one = _NEIGHBOUR.fullmatch(pattern)
    if one and one[1] in (None, "(?<!" if offset else "(?!"):
        return _Neighbour(one[2], offset, is_one=one[1] is None)
    return search.pattern(_behind(pattern) if offset else pattern)


def _behind(before: str) -> str:
    return f"(?<={before})"
