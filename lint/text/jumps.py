"""Jump lines, which send the reader from one page to another: （下转2版）, （上接第一版）."""

from __future__ import annotations

import msgspec

from lint.text.document import Document, Kind
from lint.text.imprint import PAGE, page_value
from lint.text.lazy import lazy
from lint.text.places import article_at
from lint.text.search import literals
from lint.text.view import Span

_JUMP = lazy(
    rf"(?<word>下[转接]|上接|紧[转接]|(?<=[（(【\[])[转接])\s?(?:第\s?)?"
    rf"(?:(?<pages>{PAGE}(?:\s?[、，,—–～~-]\s?{PAGE}){{0,3}})\s?版(?![式面本画权])"
    r"(?:[^（）()\[\]【】\n，。]{0,20}[）)\]】]|(?=[^\p{Han}]|$|记者))"
    r"|(?<pages>[A-Z]\d{1,3})[）)】\]])"
)
_NUMBERS = lazy(PAGE)


class Jump(msgspec.Struct, frozen=True):
    """A jump line; `span` lies in the flow.

    Attributes:
        forward: whether it says where the article goes on, not where it comes from.
        pages: the pages that it names, as `page_value` gives them.
    """

    span: Span
    forward: bool
    pages: tuple[str, ...]


def jumps(document: Document) -> tuple[Jump, ...]:
    """The jump lines of the page, in its order."""
    text = document.flow.text
    found = (_JUMP.match(text, at) for at in document.once(jump_words))
    return tuple(
        Jump(
            Span(*match.span()),
            match["word"][-1] == "转" or match["word"][0] == "下",
            tuple(page_value(number) for number in _NUMBERS.findall(match["pages"])),
        )
        for match in found
        if match
    )


def jump_words(document: Document) -> tuple[int, ...]:
    """Where 下转, 上接 or the like stands, and no word that runs into it; 转, 接 in brackets."""
    text, found = document.flow.text, []
    for at in _WORDS.places(document):
        if text[at] in _OPENERS:
            found.append(at + 1)
        elif at == 0 or not _HAN.match(text[at - 1]):
            found.append(at)
    return tuple(found)


_OPENERS = "（(【["
_WORDS = literals("[下上紧][转接]", f"[{_OPENERS}][转接]")
_HAN = lazy(r"\p{Han}")


def runs_backward(forward: bool, pages: tuple[str, ...], own: str | None) -> bool:
    """Whether 下转 names only pages before its own, or 上接 only pages behind it.

    What goes on from the back of a sheet to the page inside it is left alone.
    """
    here = _NUMBERED.fullmatch(own or "")
    there = [_NUMBERED.fullmatch(page) for page in pages]
    if here is None or not there:
        return False
    steps = []
    for page in there:
        if page is None or page[1] != here[1]:
            return False
        first, last = sorted((int(here[2]), int(page[2])))
        if last - first <= 1 and last % _SHEET == 0:
            return False
        steps.append(int(page[2]) - int(here[2]))
    return all(step < 0 for step in steps) if forward else all(step > 0 for step in steps)


_NUMBERED = lazy(r"([A-Z]?)(\d{1,3})")
_SHEET = 4  # pages


def headlines_at(document: Document, at: int) -> tuple[Span, ...]:
    """The headlines of the article that holds the offset `at`."""
    article = article_at(document, at)
    return tuple(
        paragraph.span
        for paragraph in document.paragraphs[article.first : article.last + 1]
        if paragraph.kind is Kind.HEADLINE
    )
