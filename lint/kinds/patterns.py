"""Regular expressions of a rule book: compiled with their errors, run with a time limit."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from lint.kinds.spec import SpecError

SECONDS = 1.0
"""Time limit of one pattern on one page."""


def compile_pattern(key: str, pattern: str) -> regex.Pattern[str]:
    try:
        return regex.compile(pattern, regex.MULTILINE)
    except regex.error as error:
        raise SpecError(
            key, f"正则表达式有误，请改正：{error}", f"not a valid pattern, mend it: {error}"
        ) from None


def matches(compiled: regex.Pattern[str], text: str) -> Iterator[regex.Match[str]]:
    """The matches; the time limit grows with the text, which may be a whole archive.

    Raises:
        TimeoutError: the pattern ran away.
    """
    return compiled.finditer(text, timeout=SECONDS + len(text) / 1e6)
