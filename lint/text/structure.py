"""What each paragraph is on the page, and where one article ends and the next begins."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from lint.text.lazy import lazy
from lint.text.lines import (
    BULLETS,
    BYLINE,
    CREDIT,
    RUNNING_HEAD,
    STOPS,
    alone_as,
    ends_sentence,
    has_dateline,
)

_LONGEST_HEADLINE = 45
_CAPTION = lazy(r"图[为①-⑳一二三四]|[上左右下]图|图片说明")
_OPENS_CAPTION = frozenset("图上左右下")
_PICTURE_CREDIT = lazy(r"(?:摄|摄影|供图)(?:（[^）]*）)?[）)]?$")


class Kind(Enum):
    """What a paragraph is on the page."""

    HEADLINE = "headline"  # also kickers, decks and subheads
    BYLINE = "byline"
    BODY = "body"
    CAPTION = "caption"
    CREDIT = "credit"  # picture credits; editors' and proofreaders' names
    RUNNING_HEAD = "running head"  # 第 61 页, the paper's name and date
    OTHER = "other"


_TEXT = (Kind.BODY, Kind.CAPTION)
_ALONE = {RUNNING_HEAD: Kind.RUNNING_HEAD, CREDIT: Kind.CREDIT, BYLINE: Kind.BYLINE}


def kinds_of(texts: Sequence[str]) -> list[Kind]:
    """The kind of each paragraph."""
    body, credit = Kind.BODY, Kind.CREDIT
    # Most paragraphs are running text, which is soon told.
    kinds = [
        body if text[-1] in STOPS and text[0] not in _OPENS_CAPTION else _kind_of(text)
        for text in texts
    ]
    if texts and len(texts[0]) <= _LONGEST_HEADLINE and texts[0][-1] in "？！" and len(texts) > 1:
        kinds[0] = Kind.HEADLINE
    for i, kind in enumerate(kinds):
        # A text with a picture credit behind it is a caption, unless it ends an article.
        credited = kind is credit and _PICTURE_CREDIT.search(texts[i])
        if credited and kinds[i - 1] is body and (i < 2 or kinds[i - 2] is not body):
            kinds[i - 1] = Kind.CAPTION
    return kinds


def _kind_of(text: str) -> Kind:
    if alone := alone_as(text):
        return _ALONE[alone]
    if (text[0] in _OPENS_CAPTION and _CAPTION.match(text)) or (
        text[-1] in "摄）" and _PICTURE_CREDIT.search(text, len(text) - 12)
    ):
        return Kind.CAPTION
    if text[0] in "（(" and text[-1] in "）)" and len(text) > 1:
        return Kind.BYLINE if "记者" in text or "作者" in text else Kind.OTHER
    if ends_sentence(text) or "。" in text or len(text) > _LONGEST_HEADLINE or text[-1] in "，；、":
        return Kind.BODY
    return Kind.OTHER if text[0] in BULLETS else Kind.HEADLINE


def article_starts(kinds: Sequence[Kind], texts: Sequence[str]) -> list[int]:
    """The paragraphs that begin an article, ascending.

    A byline, a dateline or a caption opens an article, with the headlines before it. Some pages
    print headlines after their articles: an article that opened without one takes those that
    stand behind its last paragraph.
    """
    starts = [0]
    headless = False
    last = -1  # the last paragraph of running text
    body = Kind.BODY
    for i, kind in enumerate(kinds):
        if kind not in _TEXT:
            continue
        if kind is body and i == last + 1 and not has_dateline(texts[i]):
            last = i  # the text goes on
            continue
        first = 0 if last < 0 else _after_sign_off(kinds, last + 1, i)
        head = kinds[first:i]
        sourced = any(
            kinds[k] is Kind.RUNNING_HEAD and texts[k].startswith("《") for k in range(first, i)
        )
        if Kind.BYLINE in head or sourced or kind is Kind.CAPTION or has_dateline(texts[i]):
            if headless:
                first += head.index(Kind.BYLINE) if Kind.BYLINE in head else len(head)
            if first:
                starts.append(first)
            head = kinds[first:i]
            if Kind.BYLINE in head:  # what follows it is a subhead
                head = head[: head.index(Kind.BYLINE)]
            headless = kind is Kind.BODY and Kind.HEADLINE not in head
        last = i
    return starts


def _after_sign_off(kinds: Sequence[Kind], start: int, end: int) -> int:
    """Where in `start`..`end`, behind an article, what belongs to its end is over."""
    while start < end and kinds[start] is not Kind.HEADLINE:
        if kinds[start] is Kind.BYLINE and Kind.HEADLINE not in kinds[start:end]:
            break
        start += 1
    return start
