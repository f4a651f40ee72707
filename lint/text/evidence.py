"""What the words themselves tell, whatever the width of a line: does the sentence go on?"""

from __future__ import annotations

import re

from lint.text.lazy import lazy, lazy_re
from lint.text.lines import (
    CLOSERS,
    ITEM,
    NO_LINE_START,
    OPENERS,
    PARAGRAPH_ENDS,
    ends_sentence,
    has_dateline,
    stands_alone,
)

_NEAR = 20_000  # characters either way in which a word is looked for
_HEADLINE = 12  # characters in a headline that may have been broken over lines
_PROSE = 30  # characters; with a pause in it no headline is as long
_LINE = 15  # characters; many a headline is longer
_LONG = 50  # characters; pull quotes, which have no final stop, are shorter
_LEAD = 140  # so are leads and summaries
_ECHO = 12  # characters
_PAIRS = tuple(zip(OPENERS, CLOSERS, strict=True))
_OPENER = lazy_re(f"[{re.escape(OPENERS)}]")
_HAN = lazy(r"\p{Han}+")
_FUNCTION_WORD = lazy(
    r"的(?!确|士|哥)|了(?!解|不|却|结|然|无)|们|[吗呢吧]|着(?!力|眼|手|重|实|火|陆|名|急|迷|装|想)"
    r"|(?:指出|认为|表示|强调|介绍|坦言|说)[，：]"
    r"|和(?![平谐睦解气煦田我你他她])|与(?![此会其众往时世我你他她])|并(?![非不未无])"
)
_CALLS_FOR_MORE = lazy(
    r"[和与及或把被将从向以于而且并让使由给每各该此这那最更很第不没未]$|[，；：]\p{Han}{1,3}(?<!等)$"
)
_ENDS_CLAUSE = lazy(r"\p{Han}[，。、；：”]")
_HEADS_TEXT = lazy(r"[讯电]$|报道$|题：")
_CLOSING_SOURCE = lazy(r"来源：[^。，]*$")
_YEAR = lazy(r"’\d\d(?!\d)")  # ’99昆明世博会
STARTS_WITH_UNIT = lazy(r"[\d.,]*[万亿多余]*(?:[%％‰℃元个名人家年月日时分吨亩米次项户]|公[里斤顷])")


def must_join(a: str, b: str) -> bool:
    """Does line `b` begin with what may not begin a line, or `a` end with what may not end one?"""
    if b[0] in NO_LINE_START:
        return _YEAR.match(b) is None
    return a[-1] in OPENERS or (a[-1] == b[0] and b[0] in "…—")


def is_cut(a: str) -> bool:
    """Does `a`, which may go on, look like running text without its end?"""
    return len(a) >= _PROSE and _is_prose(a)


def may_be_cut(a: str, b: str) -> bool:
    """Might `a`, short as it is, be the first line of a paragraph, and `b` the others?"""
    return len(b) >= (2 * _LINE if a[-1] == "，" else _LINE) and not _is_address(a)


def is_cut_opening(a: str, b: str) -> bool:
    """Is `a`, a report's first paragraph, not over? A lead, which has no stop, has no dateline."""
    return (
        has_dateline(a)
        and may_be_cut(a, b)
        and max(len(a), len(b)) >= _PROSE
        and _HEADS_TEXT.search(a) is None
    )


def _is_address(a: str) -> bool:
    return a.startswith(("各位", "尊敬", "亲爱")) or a.endswith(("们，", "士，", "宾，"))


def may_go_on(a: str, b: str) -> bool:
    """Might `b` be more of `a`, which is long enough to have been cut?"""
    return (
        len(a) >= _LINE
        and (
            a[-1] not in PARAGRAPH_ENDS
            or (a[-1] in "”’》" and len(a) >= _LONG and not ends_sentence(a))
        )
        and (ends_sentence(b) or len(b) >= 40)
        and not ITEM.match(b)
        and not has_dateline(b)
        and not stands_alone(a)
        and not stands_alone(b)
    )


def goes_on_with(a: str, b: str) -> bool:
    """Does `a` end with what calls for more, or `b` begin with what needs something before it?"""
    return (
        a[-1] in "，、"
        or _CALLS_FOR_MORE.search(a, len(a) - 4) is not None
        or _FUNCTION_WORD.match(b) is not None
        or _ENDS_CLAUSE.match(b) is not None
        or (a[-1].isdigit() and (b[0].isdigit() or STARTS_WITH_UNIT.match(b) is not None))
    )


def lacks_stop(a: str, *, after_body: bool) -> bool:
    """Is `a`, in the middle of an article, too long to do without a final stop?

    Args:
        a: a paragraph without one, which may go on.
        after_body: does `a` follow running text? What follows a headline may be a lead.
    """
    least = _LEAD if not after_body else _LINE if "。" in a else _LONG
    return (
        len(a) >= least and _is_prose(a) and not ITEM.match(a) and _CLOSING_SOURCE.search(a) is None
    )


def said_twice(raw: str, start: int, end: int) -> bool:
    """Does the end of the text at `start`..`end` stand elsewhere too, as that of a summary does?"""
    tail = raw[max(start, end - _ECHO) : end]
    return (
        raw.find(tail, max(0, end - _NEAR), end - 1) >= 0 or raw.find(tail, end, end + _NEAR) >= 0
    )


def word_spans(raw: str, end: int, a: str, b: str, *, body: bool, headline: bool) -> bool:
    """Do the characters round the end of line `a` stand unbroken elsewhere near by?

    Args:
        raw: the whole text.
        end: raw offset of the end of `a`.
        a: the line that ends there.
        b: the line after it.
        body: is `a` running text, not a headline or a paragraph's first line?
        headline: may it be one? It takes four characters then, not three.
    """
    left, right = a[-2:], b[:2]
    if body and _is_prose(a):
        grams = [left[-1] + right, left + right[0]]
    elif headline and len(a) >= _HEADLINE:
        grams = [left + right]
    else:
        return False
    if any(_HAN.fullmatch(gram) and near_by(raw, gram, end) for gram in grams):
        return True
    return len(grams) > 1 and _is_word(raw, end, left, right)


def _is_word(raw: str, end: int, left: str, right: str) -> bool:
    """Do the characters either side of the line end stand together more than with their others?"""
    if not _HAN.fullmatch(left + right):
        return False
    near = raw[max(0, end - _NEAR) : end + _NEAR]
    spanning = near.count(left[-1] + right[0])
    # Either side stands here once.
    return spanning > 1 and 2 * spanning > near.count(left) - 1 + near.count(right) - 1


def pair_spans(raw: str, end: int, start: int) -> bool:
    """Is a quotation, a bracket or a title open at raw `end` and closed soon behind `start`?"""
    before, after = raw[max(0, end - 80) : end], raw[start : start + 60]
    if not _OPENER.search(before):
        return False
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
