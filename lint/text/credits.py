"""The credit lines of a page: who edited it, set it and read the proofs."""

from __future__ import annotations

from bisect import bisect_left

import msgspec

from lint.text.document import Document
from lint.text.lazy import lazy
from lint.text.occurrences import lines_with
from lint.text.search import literals
from lint.text.view import Span

_WORD = (
    r"(?:(?:责任|美术|文字|图片|执行)?编辑|责编|文编|美编|(?:副|执行)?主编|编委|编审|总编辑?"
    r"|(?:责任)?校对|责校|[组排制]版|照排|版式(?:设计)?|视觉(?:设计)?|制图|审读|终审|审校|检校|统筹|策划|监制)"
)
_WHERE = r"本版|值班|版面|首席|执行|责任|文字|[一二三四五六七八九十\d]{1,2}版"
_PLACE = lazy(rf"^(?:{_WHERE})(?=编辑|校对|责编)")
_ROLE = lazy(
    rf"(?<![\p{{Han}}、/／])(?:{_WHERE})?{_WORD}"
    rf"(?: ?[、/／兼] ?{_WORD})*(?=[ \u3000]*(?<colon>[：:/／│|｜])|[ \u3000]|$|\n)"
)
_HINTS = literals("[责美文][编校版视审]", "[组排]版", "[编校版视审][辑对式觉读校]")
_PROSE = lazy("[。，；！？“”]")
_LONGEST = 100
_CUT = lazy(r"[\d@（(]|[^ \u3000]+[：:]")
_APART = lazy(r"[\s、│|｜/／·•]+")
_JOINS = lazy(" ?[、/／兼] ?")
_SAME = {
    "编辑": "责编",
    "美术编辑": "美编",
    "文编": "责编",
    "责校": "校对",
    "版式设计": "版式",
    "视觉设计": "视觉",
}


class Credit(msgspec.Struct, frozen=True):
    """A role and who filled it.

    Attributes:
        span: the role as printed; in the flow.
        end: where the names end.
        role: as printed.
        roles: what it says, one word a role, short and full names made one.
        has_colon: whether a colon, a stroke or the like stands behind the role.
        names: empty where none follows.
        paragraph: which paragraph of the page holds it.
    """

    span: Span
    end: int
    role: str
    roles: tuple[str, ...]
    has_colon: bool
    names: tuple[str, ...]
    paragraph: int


def credits_of(document: Document) -> tuple[Credit, ...]:
    """The credits of the page, in its order."""
    text = document.flow.text
    return tuple(
        credit
        for start, end in lines_with(text, _HINTS.places(document))
        if end - start <= _LONGEST
        and text[end - 1] not in "。！？”"
        and not _PROSE.search(text, start, end)
        for credit in _in_line(document, start, end)
    )


def _in_line(document: Document, start: int, end: int) -> list[Credit]:
    text = document.flow.text
    roles = list(_ROLE.finditer(text, start, end))
    if len(roles) < 2 and not any(role[1] for role in roles):
        return []
    number = bisect_left(document.paragraphs, start, key=lambda paragraph: paragraph.span.start)
    found = []
    for role, after in zip(roles, [*(r.start() for r in roles[1:]), end], strict=True):
        at = role.end(1) if role[1] else role.end()
        cut = _CUT.search(text, at, after)
        names = text[at : cut.start() if cut else after].rstrip(" \u3000（(")
        found.append(
            Credit(
                Span(*role.span()),
                at + len(names),
                role[0],
                tuple(_SAME.get(word, word) for word in _JOINS.split(_PLACE.sub("", role[0]))),
                bool(role[1]),
                _names(names),
                number,
            )
        )
    return found


def _names(text: str) -> tuple[str, ...]:
    names: list[str] = []
    for word in _APART.split(text):
        if len(word) == 1 and names and len(names[-1]) == 1:  # 程 龙, as wide as three
            names[-1] += word
        elif word:
            names.append(word)
    return tuple(names)
