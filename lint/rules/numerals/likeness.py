"""How sure it is that two numbers of one sentence count things of one kind."""

from __future__ import annotations

import regex

from lint.diagnostic import Severity
from lint.text.lazy import lazy
from lint.text.numerals import VALUES

COUNTS = VALUES | {"两": 2}
"""What the Han numerals of counts stand for."""
OF_ANY_KIND = "个项条种次场批人处件套篇份面"
"""Measures of so many things that one and the same does not make them of one kind."""
MARKS = frozenset(["", *"，。、；：！？）,;:!?)\n"])
"""Marks that end a clause or an item; "" is where the text begins or ends."""
_NO_NUMBER = lazy(r"(?:[每一]\p{Han}{0,3}|[有是])$")
_AND = ("、", "和", "及", "与", "或")
_COMMAS = ("，", "；", ",", ";")
_PARTS = ("其中", "其余", "另", "另有", "还有", "另外")


def tells_no_number(text: str, at: int) -> bool:
    """Whether 一 at `at` ends a clause that tells a rate, or that there is a thing at all."""
    return _NO_NUMBER.search(text, max(0, at - 5), at) is not None


def likeness(text: str, han: regex.Match[str], figure: regex.Match[str]) -> Severity | None:
    """How sure it is that both count things of one kind; None where nothing speaks for it."""
    (a, a_end), (b, b_end) = han.span(), figure.span()
    between = text[a_end:b] if a < b else text[b_end:a]
    between = between.removesuffix("第")
    number, measure = han.groups()
    if measure == "人" and text.endswith("其中", 0, a):  # a set way to speak of some
        return Severity.INFO
    in_one_clause = MARKS.isdisjoint(between[:-1])
    if in_one_clause and between.endswith(_AND):
        return Severity.WARNING
    if _heads_clause_as_ordinal(text, a) and _heads_clause_as_ordinal(text, b):
        return Severity.WARNING
    both_end = text[a_end : a_end + 1] in MARKS and text[b_end : b_end + 1] in MARKS
    if number == "一":  # elsewhere it is mostly an article, as in 一名记者
        is_parallel = both_end or _same_words(text, a_end, b_end, 4)
        is_number = is_parallel and measure[-1] not in "次天月时钟" and not tells_no_number(text, a)
        return Severity.WARNING if is_number else None
    if both_end or _same_words(text, a_end, b_end, 2):
        return Severity.WARNING
    is_part = between.endswith(_PARTS)
    is_next = in_one_clause and between.endswith(_COMMAS)
    if measure == "人" and is_next:  # 两人轻伤，3人重伤; but 3人参赛，两人都是党员
        return None if text[a_end : a_end + 1] in "都同均是" else Severity.WARNING
    if measure in OF_ANY_KIND:
        return Severity.INFO if is_part else None
    # A paper may write small counts in Han and larger ones in figures, but not the other way.
    is_smaller = figure[1].isdecimal() and int(figure[1]) <= COUNTS[number]
    return Severity.WARNING if is_part or is_next or is_smaller else Severity.INFO


def _heads_clause_as_ordinal(text: str, at: int) -> bool:
    """Whether 第 and the numeral at `at` begin a clause."""
    return text[at - 1 : at] == "第" and text[at - 2 : at - 1] in MARKS


def _same_words(text: str, a: int, b: int, size: int) -> bool:
    """Whether the same characters, `size` of them and no mark, stand at `a` and at `b`."""
    words = text[a : a + size]
    return len(words) == size and MARKS.isdisjoint(words) and text.startswith(words, b)
