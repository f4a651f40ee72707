"""Regular expressions that are compiled when they are first used.

Compiling all patterns of all rules takes longer than checking a page, and most pages need few.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, cast

import regex

_FEW = 10
_CLASS = re.compile(rf"\[([^\[\]\\^-]{{2,{_FEW}}})\](?![*+?{{])")
_RARE = 100
"""Characters a hit: where there are more hits, a pass of the pattern itself is quicker."""


def lazy(pattern: str, flags: int = 0, **lists: Iterable[str]) -> regex.Pattern[str]:
    r"""As ``regex.compile``, but later; `lists` are the named lists of ``\L<name>``.

    An error in the pattern is raised at its first use.
    """
    named = cast("dict[str, Any]", lists)
    compiled = _lazy(pattern, flags, lambda: regex.compile(pattern, flags, **named))
    return cast("regex.Pattern[str]", compiled)


def lazy_re(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """As ``re.compile``, but later: for a plain set of characters, which it finds faster."""
    return cast("re.Pattern[str]", _lazy(pattern, flags, lambda: re.compile(pattern, flags)))


def _lazy(pattern: str, flags: int, compile_now: Callable[[], Any]) -> _Lazy | _Anchored:
    compiled = _Lazy(compile_now)
    first = _CLASS.match(pattern)
    if not first or flags & re.IGNORECASE or _is_found_otherwise(pattern):
        return compiled
    return _Anchored(first[1], compiled)


def _is_found_otherwise(pattern: str) -> bool:
    """Can a match begin in another way, or do characters stand in all that `regex` finds first?"""
    outside, inner = re.sub(r"\\.|\[[^\]]*\]", "", pattern), ""
    while inner != outside:
        inner, outside = outside, re.sub(r"\([^()]*\)", "", outside)
    return "|" in outside or re.search("[一-鿿]{2}", outside) is not None


class _Lazy:
    def __init__(self, compile_now: Callable[[], Any]) -> None:
        self._compile = compile_now

    def __getattr__(self, name: str) -> Any:
        """An attribute of the pattern, which from now on is this object's own."""
        compiled = self._compile()
        for method in ("finditer", "findall", "search", "match", "fullmatch", "sub", "split"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


class _Anchored:
    """A pattern that begins with one of a few characters.

    Each of them is found in a tenth of the time that a search for all takes.
    """

    def __init__(self, first: str, pattern: Any) -> None:
        self._first = first
        self._pattern = pattern

    def __getattr__(self, name: str) -> Any:
        return getattr(self._pattern, name)

    def finditer(self, text: str, *bounds: int, **options: Any) -> Iterator[Any]:
        places = None if bounds or options else _places(self._first, text)
        if places is None:
            return cast("Iterator[Any]", self._pattern.finditer(text, *bounds, **options))
        return self._matches(text, places)

    def _matches(self, text: str, places: list[int]) -> Iterator[Any]:
        end = 0
        for at in places:
            if at >= end and (match := self._pattern.match(text, at)):
                end = match.end()
                yield match


def _places(characters: str, text: str) -> list[int] | None:
    """Where any of the characters stands, in order; None where too many do."""
    most = len(text) // _RARE
    found: list[int] = []
    for character in characters:
        at = text.find(character)
        while at >= 0:
            found.append(at)
            at = text.find(character, at + 1)
        if len(found) > most:
            return None
    found.sort()
    return found
