"""What the words themselves tell, whatever the width of a line: does the sentence go on?"""

from __future__ import annotations

import regex

from lint.text.lines import (
    CLOSERS,
    ENDS,
    ITEM,
    NO_LINE_START,
    OPENERS,
    ends_sentence,
    has_dateline,
    stands_alone,
)

_NEAR = 20_000  # characters either way in which a word is looked for
_HEADLINE = 12  # characters in a headline that may have been broken over lines
_PAIRS = tuple(zip(OPENERS, CLOSERS, strict=True))
_HAN = regex.compile(r"\p{Han}+")
_FUNCTION_WORD = regex.compile(
    r"的(?!确|士|哥)|了(?!解|不|却|结|然|无)|们|[吗呢吧]|着(?!力|眼|手|重|实|火|陆|名|急|迷|装|想)"
)
STARTS_WITH_UNIT = regex.compile(
    r"[\d.,]*[万亿多余]*(?:[%％‰℃元个名人家年月日时分吨亩米次项户]|公[里斤顷])"
)


def must_join(a: str, b: str) -> bool:
    """Does line `b` begin with what may not begin a line, or `a` end with what may not end one?"""
    return b[0] in NO_LINE_START or a[-1] in OPENERS or (a[-1] == b[0] and b[0] in "…—")


def is_cut(a: str, b: str) -> bool:
    """Does `a` look like running text without its end, and `b` like more of it?"""
    return (
        a[-1] not in ENDS
        and len(a) >= 30
        and _is_prose(a)
        and (ends_sentence(b) or len(b) >= 40)
        and not ITEM.match(b)
        and not has_dateline(b)
        and not stands_alone(a)
        and not stands_alone(b)
    )


def goes_on_with(a: str, b: str) -> bool:
    """Is there a pause at the end of `a`, or in `b` a word or a unit that needs one before it?"""
    return (
        a[-1] in "，、"
        or _FUNCTION_WORD.match(b) is not None
        or (a[-1].isdigit() and STARTS_WITH_UNIT.match(b) is not None)
    )


def word_spans(raw: str, end: int, a: str, b: str, *, headline: bool) -> bool:
    """Do the characters round the end of line `a` stand unbroken elsewhere near by?

    Args:
        raw: the whole text.
        end: raw offset of the end of `a`.
        a: the line that ends there.
        b: the line after it.
        headline: may `a` be a headline? It takes four characters then, not three.
    """
    left, right = a[-2:], b[:2]
    if _is_prose(a):
        grams = [left[-1] + right, left + right[0]]
    elif headline and len(a) >= _HEADLINE:
        grams = [left + right]
    else:
        return False
    return any(_HAN.fullmatch(gram) and near_by(raw, gram, end) for gram in grams)


def pair_spans(raw: str, end: int, start: int) -> bool:
    """Is a quotation, a bracket or a title open at raw `end` and closed soon behind `start`?"""
    before, after = raw[max(0, end - 80) : end], raw[start : start + 60]
    before = before[before.rfind("\n\n") + 1 :]
    for opener, closer in _PAIRS:
        opened = before.rfind(opener)
        if opened >= 0 and before.rfind(closer) < opened:
            close, again = after.find(closer), after.find(opener)
            if close >= 0 and (again < 0 or close < again):
                return True
    return False


def near_by(raw: str, text: str, at: int) -> bool:
    """Does the text stand in `raw` not too far from `at`?"""
    return raw.find(text, max(0, at - _NEAR), at + _NEAR) >= 0


def _is_prose(text: str) -> bool:
    return "，" in text or "。" in text or "," in text
