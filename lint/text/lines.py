"""What a line of newspaper copy tells by itself: a dateline, a byline, a credit, a page's foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.text import marks
from lint.text.lazy import lazy

if TYPE_CHECKING:
    import regex

STOPS = marks.SENTENCE_ENDS + "!?"
OPENERS = marks.OPENERS + "(["
CLOSERS = marks.CLOSERS + ")]"
BULLETS = "■●◆▲★□○◎◇△☆▶►•※"
NO_LINE_START = frozenset(marks.STOPS + marks.CLOSERS + "％%,;!?")
"""Marks that may not begin a line (GB/T 15834-2011, 5.1)."""
PARAGRAPH_ENDS = frozenset(STOPS + CLOSERS + "：—；:;")
"""What a paragraph, or a headline, may well end with."""

_REPORTER = (
    r"(?:\p{Han}{0,8}(?:报|社|网|台|刊|中心|客户端|特约|首席|见习|实习)\s?)?"
    r"(?:记者|通讯员|评论员|实习生|特约撰稿人?)"
    r"(?:[：:\s]+|(?=\p{Han}{2,4}(?:[\s、）)]|$)))(?:[\s、]*[\p{Han}·○]{1,8})+"
)
BYLINE = lazy(rf"[{BULLETS}]?\s*{_REPORTER}|[（(]{_REPORTER}[）)]")
_AGENCIES = ("本报", "本刊", "本网", "新华社", "据新华社", "中新社", "中新网", "人民网", "央视")
DATELINE = lazy(
    rf"(?:{'|'.join(_AGENCIES)})[\p{{Han}}、/\s]{{0,14}}?"
    r"(?:\d{1,2}月\d{1,2}日)?[讯电](?=[\s（(：:]|$)"
)
CREDIT = lazy(
    rf"[{BULLETS}]?[^。，！？]{{0,30}}\s*(?:摄|摄影|供图|制图|摄影报道)(?:（[^）]*）)?[）)]?"
    r"|.{0,6}?(?:责编|责任编辑|编辑|校对|组版|版式|美编|制图|审读|终审|值班)(?:设计)?[：:].{1,40}"
)
RUNNING_HEAD = lazy(
    r"(?:共\s*\d+\s*页\s*)?第\s*\d+\s*页(?:\s*[共/]\s*\d+\s*页)?|共\s*\d+\s*页"
    r"|[-—–－·]?\s*\d{1,4}\s*[-—–－·]?"
    r"|《[^》]{2,12}》\s*[（(]?\s*\d{4}\s*年[^。，]{0,24}"
    r"|\d{4}\s*年\s*\d+\s*月\s*\d+\s*日\s*(?:星期.)?\s*(?:第?\s*[A-Z]?\d+\s*版)?"
    r"|第?\s*[A-Z]?\d{1,2}\s*版\s*\p{Han}{0,8}"
    r"|第[一二三四五六七八九十]{1,3}版(?:\s+\p{Han}{1,8})?"
    r"|(?:第?\s*[A-Z]?\d{1,3}\s*版?\s+)?(?:\p{Han}{2,8}\s+){0,2}(?:\d{4}\s*年\s*\d+\s*月\s*\d+\s*日"
    r"|[一二][〇零○一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)"
    r"\s*星期[一二三四五六日天](?:\s[^，。！？]*)?"
)
ITEM = lazy(
    rf"[{BULLETS}]|[①-⑳⑴-⒇]|[（(][一二三四五六七八九十\d]{{1,3}}[）)]"
    r"|[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、](?!\d)"
    r"|第[一二三四五六七八九十百零\d]{1,5}[编章节条][\s　]|编者按|图为|[上左右下]图"
    r"|(?:核心阅读|阅读提示|编者的话|相关链接|新闻链接|延伸阅读|数据来源)"
)
_CREDIT_BEHIND = lazy(r"[。！？”）]\s*[^。，！？]{0,16}(?:摄|摄影|供图|制图)(?:（[^）]*）)?[）)]?$")
# What stands alone holds one of these, or begins as a page number, a title or a date does.
_ALONE_HINTS = frozenset("者员摄编校版页图审班期")
_ALONE_STARTS = frozenset("《-—–－·")
_LONGEST_ALONE = 48  # characters
_DATELINE_STARTS = frozenset(agency[0] for agency in _AGENCIES)


def ends_sentence(text: str) -> bool:
    """Does the text end with a final stop, closing marks behind it left aside?"""
    if text[-1] in CLOSERS:
        text = text.rstrip(CLOSERS) or text
    return text[-1] in STOPS


def stands_alone(text: str) -> bool:
    """Is the line a byline, a credit or a running head, whole?"""
    return alone_as(text) is not None


def alone_as(text: str) -> regex.Pattern[str] | None:
    """Which of them it is, if any: the pattern that says so."""
    if (
        text[-1] in STOPS
        or len(text) > _LONGEST_ALONE
        or "，" in text
        or "。" in text
        or not (
            text[0] in _ALONE_STARTS or text[0].isdecimal() or not _ALONE_HINTS.isdisjoint(text)
        )
    ):
        return None
    if RUNNING_HEAD.fullmatch(text):
        return RUNNING_HEAD
    may_credit = "摄" in text or "图" in text or "：" in text or ":" in text
    if may_credit and CREDIT.fullmatch(text):
        return CREDIT
    return BYLINE if BYLINE.fullmatch(text) else None


def ends_with_credit(text: str) -> bool:
    """Does a picture's credit stand behind the last sentence of the text?"""
    return (
        text[-1] in "摄影图）)" and _CREDIT_BEHIND.search(text, max(0, len(text) - 32)) is not None
    )


def is_doubled(text: str) -> bool:
    """Is the line an overprinted banner, every part of it printed twice or three times?"""
    if text.find(text[:4], 4) < 0:
        return False
    parts = text.split()
    return parts[:1] * 2 == parts or all(
        len(part) >= 8 and (_is_repeated(part, 2) or _is_repeated(part, 3)) for part in parts
    )


def _is_repeated(text: str, times: int) -> bool:
    return text[: len(text) // times] * times == text


def has_dateline(text: str) -> bool:
    """Does the text begin with a dateline, as the first paragraph of a report does?"""
    return (
        text[0] in _DATELINE_STARTS
        and text.startswith(_AGENCIES)
        and DATELINE.match(text) is not None
    )
