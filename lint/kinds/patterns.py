"""Regular expressions of a rule book: compiled with their errors, run with a time limit."""

from __future__ import annotations

import regex

from lint.kinds.spec import SpecError

SECONDS = 1.0
"""Time limit of one pattern on one page."""
_PER_CHARACTER = 1e-5
"""Seconds besides for each character: ten times and more what an honest pattern takes."""

_NOWHERE = "\uffff\uffff"
"""A text in which nothing can be looked for."""


def compile_pattern(key: str, pattern: str) -> regex.Pattern[str]:
    """The pattern, in which ``^`` and ``$`` are the ends of a paragraph.

    Raises:
        SpecError: it is none, or would match between any two characters.
    """
    compiled = compile_context(key, pattern)
    if compiled.match(_NOWHERE, 1):
        raise SpecError(
            key,
            "正则表达式什么都不写也能匹配，处处会报：写明要找什么",
            "the pattern matches nothing at all, everywhere: make it match something",
        )
    return compiled


def compile_context(key: str, pattern: str) -> regex.Pattern[str]:
    """The pattern of what stands beside something; it may match nothing at all.

    Raises:
        SpecError: it is none.
    """
    try:
        return regex.compile(pattern, regex.MULTILINE)
    except regex.error as error:
        raise SpecError(
            key, f"正则表达式有误，请改正：{error}", f"not a valid pattern, mend it: {error}"
        ) from None


def matches(compiled: regex.Pattern[str], text: str) -> list[regex.Match[str]]:
    """All matches, so that only the search is timed, and not what a rule does with them.

    The time limit grows with the text, which may be a whole archive.

    Raises:
        TimeoutError: the pattern ran away.
    """
    return list(compiled.finditer(text, timeout=SECONDS + len(text) * _PER_CHARACTER))


def is_match(compiled: regex.Pattern[str], text: str, at: int) -> bool:
    """Whether the pattern matches at `at`.

    Raises:
        TimeoutError: the pattern ran away.
    """
    return compiled.match(text, at, timeout=SECONDS) is not None
