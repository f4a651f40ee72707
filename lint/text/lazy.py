"""Regular expressions that are compiled when they are first used.

Compiling all patterns of all rules takes longer than checking a page, and most pages need few.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, cast

import regex


def lazy(pattern: str, flags: int = 0, **lists: Iterable[str]) -> regex.Pattern[str]:
    r"""As ``regex.compile``, but later; `lists` are the named lists of ``\L<name>``.

    An error in the pattern is raised at its first use.
    """
    named = cast("dict[str, Any]", lists)
    return cast("regex.Pattern[str]", _Lazy(lambda: regex.compile(pattern, flags, **named)))


def lazy_re(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """As ``re.compile``, but later: for a plain set of characters, which it finds faster."""
    return cast("re.Pattern[str]", _Lazy(lambda: re.compile(pattern, flags)))


class _Lazy:
    def __init__(self, compile_now: Callable[[], Any]) -> None:
        self._compile = compile_now

    def __getattr__(self, name: str) -> Any:
        """An attribute of the pattern, which from now on is this object's own."""
        compiled = self._compile()
        for method in ("finditer", "findall", "search", "match", "fullmatch", "sub", "split"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)
