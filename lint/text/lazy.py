"""Regular expressions that are compiled when they are first used.

Compiling all patterns of all rules takes longer than checking a page, and most pages need few.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Mapping
from functools import cache as once
from typing import TYPE_CHECKING, Any, cast

from lint import cache

if TYPE_CHECKING:
    import regex


def lazy(pattern: str, flags: int = 0, **lists: Iterable[str]) -> regex.Pattern[str]:
    r"""As ``regex.compile``, but later; `lists` are the named lists of ``\L<name>``.

    An error in the pattern is raised at its first use.
    """
    return cast("regex.Pattern[str]", _Lazy(lambda: compiled(pattern, flags, lists)))


def lazy_re(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """As ``re.compile``, but later: for a plain set of characters, which it finds faster."""
    return cast("re.Pattern[str]", _Lazy(lambda: re.compile(pattern, flags)))


def compiled(
    pattern: str, flags: int = 0, lists: Mapping[str, Iterable[str]] | None = None
) -> regex.Pattern[str]:
    """As ``regex.compile``, but from the cache where one is in use: thirty times faster.

    Raises:
        regex.error: it is no pattern.
    """
    named = {name: sorted(words) for name, words in (lists or {}).items()}
    known = cache.in_use()
    if known is None:
        return _compile(pattern, flags, named)
    found: regex.Pattern[str] | None = known.pattern(key := _key(pattern, flags, named))
    if found is None:
        found = _compile(pattern, flags, named)
        known.put_pattern(key, found)
    return found


def _key(pattern: str, flags: int, lists: dict[str, list[str]]) -> str:
    import regex

    return cache.key(regex.__version__, sys.implementation.cache_tag, pattern, int(flags), lists)


def _compile(pattern: str, flags: int, lists: dict[str, list[str]]) -> regex.Pattern[str]:
    import regex  # slow, and texts that are known already need none

    return regex.compile(pattern, flags, **cast("dict[str, Any]", lists))


class _Lazy:
    def __init__(self, compile_now: Callable[[], Any]) -> None:
        self._compile = once(compile_now)

    def __getattr__(self, name: str) -> Any:
        """An attribute of the pattern, which from now on is this object's own."""
        compiled = self._compile()
        for method in ("finditer", "findall", "search", "match", "fullmatch", "sub", "split"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)
