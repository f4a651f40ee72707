"""Regular expressions of a rule book: compiled with what is wrong with them."""

from __future__ import annotations

import regex

from lint.kinds.spec import SpecError
from lint.text.lazy import compiled

_NOWHERE = "\uffff\uffff"
"""A text in which nothing can be looked for."""


def compile_pattern(key: str, pattern: str) -> regex.Pattern[str]:
    """The pattern, in which ``^`` and ``$`` are the ends of a paragraph.

    Raises:
        SpecError: it is none, or would match between any two characters.
    """
    found = compile_context(key, pattern)
    if found.match(_NOWHERE, 1):
        raise SpecError(
            key,
            "正则表达式什么都不写也能匹配，处处会报：写明要找什么",
            "the pattern matches nothing at all, everywhere: make it match something",
        )
    return found


def compile_context(key: str, pattern: str) -> regex.Pattern[str]:
    """The pattern of what stands beside something; it may match nothing at all.

    Raises:
        SpecError: it is none.
    """
    try:
        return compiled(pattern, regex.MULTILINE)
    except regex.error as error:
        raise SpecError(
            key, f"正则表达式有误，请改正：{error}", f"not a valid pattern, mend it: {error}"
        ) from None
