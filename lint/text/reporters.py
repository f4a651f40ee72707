"""The bylines of a page: in brackets behind datelines and reports, or on a line of their own."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from regex import Match

from lint.text.document import Document
from lint.text.lazy import lazy
from lint.text.lines import BULLETS
from lint.text.occurrences import lines_with, matches_at
from lint.text.search import literals
from lint.text.view import Span

ROLE = r"(?:记者|通讯员|实习生)"
_ROLES = literals("记者", "通讯员", "实习生")
_PAPER = r"(?:本[报刊网台]|新华社|\p{Han}{2,6}[报社台网])"
_KIND = r"(?:驻\p{Han}{2,8}?|首席|特约|特派|见习|全媒体|融媒体)"
_BRACKETED = lazy(
    rf"[（(]\s*(?<who>{_PAPER}?{_KIND}{{0,2}}{ROLE}(?![站节注按问手证会协团])[^（）()\n]{{0,60}})[）)]"
)
_LINE = lazy(
    rf"(?<bullet>[{BULLETS}]?)\s*(?<who>(?:本[报刊网]|新华社)?{_KIND}{{0,2}}{ROLE}"
    r"(?!站|节|[证会协团]|[^\n]*(?:报道|获悉|来到|看到))[^\n，！？“”（）]{0,48})"
)
_LONGEST = 60
_CREDIT = lazy(r"[摄图文]|供稿|整理")
_BODY_ENDS = "。！？”…）)"


class Byline(msgspec.Struct, frozen=True):
    """A byline; `span` lies in the flow and holds the roles and names alone.

    Attributes:
        bracketed: whether it stands in brackets.
        bulleted: whether a bullet leads it.
    """

    span: Span
    bracketed: bool
    bulleted: bool


def bylines(document: Document) -> tuple[Byline, ...]:
    """The bylines of the page, in its order; brackets amid a sentence are none."""
    found = [*_in_brackets(document), *_on_lines(document)]
    return tuple(sorted(found, key=lambda byline: byline.span))


def _in_brackets(document: Document) -> Iterator[Byline]:
    text = document.flow.text
    for match in _brackets(document):
        start, end = match.span()
        before = text[max(0, start - 3) : start].rstrip(" 　")[-1:]
        after = text[end : end + 1]
        opens = before in ("讯", "电") or not before or before == "\n"
        if opens or (before in _BODY_ENDS and after in ("", "\n")):
            yield Byline(Span(*match.span(1)), True, False)


def _brackets(document: Document) -> Iterator[Match[str]]:
    """The brackets that a role opens, which are looked for from its first word backwards."""
    text, last = document.flow.text, -1
    for word in _ROLES.places(document):
        at = word - 1  # most stand right behind it
        if text[at:word] not in _OPENERS:
            first = max(last + 1, word - _REACH)
            before = text[first:word]
            if "（" not in before and "(" not in before:
                continue
            at = first + max(before.rfind("（"), before.rfind("("))
        if at > last and (match := _BRACKETED.match(text, at)):
            last = at
            yield match


_OPENERS = frozenset("（(")
_REACH = 24


def _on_lines(document: Document) -> Iterator[Byline]:
    text = document.flow.text
    for start, end in lines_with(text, _ROLES.places(document)):
        if end - start <= _LONGEST and text[start] in _LINE_STARTS:
            match = _LINE.fullmatch(text, start, end)
            if match and not _CREDIT.search(match[2]):
                yield Byline(Span(*match.span(2)), False, bool(match[1]))


_LINE_STARTS = frozenset(BULLETS + "本新记通实首特见全融")


def picture_credits(document: Document) -> list[Span]:
    """The reporter of each picture as credited, such as 记者 周砚 摄; in the flow."""
    text = document.flow.text
    taken = matches_at(_PICTURE, text, "摄") if _ROLES.stand_in(document) else ()
    return [Span(match.start(1), match.end()) for match in taken]


_PICTURE = lazy(rf"摄(?<=(?<who>{ROLE}[：:]?[ \u3000]*\p{{Han}}{{2,3}}[ \u3000]*)摄)(?!像|制|取)")


def people(document: Document, byline: Byline) -> list[tuple[str, Span]]:
    """The names of a byline, as far as they stand apart: of two or three characters each."""
    text = document.flow.text
    return [
        ("".join(match[1].split()), Span(*match.span(1)))
        for match in _WORDS.finditer(text, *byline.span)
        if match[1]
    ]


_WORDS = lazy(
    rf"{_PAPER}?{_KIND}{{0,2}}{ROLE}[：:]?"
    r"|(?<!\p{Han})(?<name>\p{Han}[ \u3000]+\p{Han})(?!\p{Han})"  # 程 龙, as wide as three
    rf"|(?<name>(?:(?!{ROLE})\p{{Han}}){{2,3}})(?<![部局报台社站县市镇乡区院校办委网司组队村厅道团])"
    rf"(?=[^\p{{Han}}]|$|{_KIND}?{ROLE})|\p{{Han}}+?(?=[^\p{{Han}}]|$|{ROLE})"
)
