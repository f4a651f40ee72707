"""What a checked file is scored by: the characters that it prints, and its findings' size."""

from __future__ import annotations

from collections.abc import Sequence
from html import unescape
from pathlib import Path

import msgspec

from lint.checker import markup
from lint.diagnostic import Diagnostic, Fix, Text
from lint.job import FileResult
from lint.text.document import Document, Kind, Markup
from lint.text.lazy import lazy
from lint.text.view import Span, is_within

_HEADS = frozenset({Kind.HEADLINE, Kind.RUNNING_HEAD})
_NOT_PRINTED = lazy(r"[\s\p{Cc}\p{Cf}\p{Mn}\p{Me}\uFFFC]+")  # U+FFFC: code within markup


class Finding(msgspec.Struct, frozen=True):
    """A finding of a page, as far as it is charged.

    Attributes:
        span: raw offsets.
        text: the marked text, without white space.
        new: what its fix puts in, without white space; None where it has no fix.
        size: how many characters are wrong, too many or missing.
        in_head: whether it stands in a headline, masthead, running head or column head.
    """

    code: str
    name: str
    span: Span
    message: Text
    text: str
    new: str | None
    size: int
    in_head: bool


class Page(msgspec.Struct, frozen=True):
    """A file that was checked.

    Attributes:
        text: what the spans of `findings` count in; empty where there are none.
        characters: those that it prints, white space left out.
    """

    path: Path
    text: str
    characters: int
    findings: tuple[Finding, ...]


def page(result: FileResult) -> Page:
    """What a checked file is scored by."""
    document = Document(result.text, markup(result.path))
    found = result.diagnostics
    heads = _heads(document) if found else []
    return Page(
        result.path,
        result.text if found else "",
        printed(document),
        tuple(_finding(result.text, heads, diagnostic) for diagnostic in found),
    )


def printed(document: Document) -> int:
    """How many characters a document prints: no white space, no markup, nothing invisible."""
    text = document.flow.text
    return len(_squeezed(text if document.markup is Markup.TEXT else unescape(text)))


def _heads(document: Document) -> list[Span]:
    """The raw spans of headlines and running heads."""
    return [
        document.flow.span(*paragraph.span)
        for paragraph in document.paragraphs
        if paragraph.kind in _HEADS
    ]


def _finding(text: str, heads: Sequence[Span], diagnostic: Diagnostic) -> Finding:
    marked = _squeezed(text[slice(*diagnostic.span)])
    new, size = None, len(marked)
    if diagnostic.fix and diagnostic.fix.edits:
        old, new = _change(text, diagnostic.fix)
        size = _differing(old, new)
    return Finding(
        diagnostic.code,
        diagnostic.name,
        diagnostic.span,
        diagnostic.message,
        marked,
        new,
        max(1, size),
        is_within(heads, diagnostic.span.start),
    )


def _change(text: str, fix: Fix) -> tuple[str, str]:
    """What a fix takes out and what it puts in, all its edits together."""
    old = "".join(text[slice(*span)] for span, _ in fix.edits)
    new = "".join(new for _, new in fix.edits)
    return _squeezed(old), _squeezed(new)


def _differing(old: str, new: str) -> int:
    """How many characters are wrong, too many or missing; 1 where they only change places."""
    if len(old) == len(new):
        return 1 if old in new + new else sum(a != b for a, b in zip(old, new, strict=True))
    short, long = sorted((old, new), key=len)
    start = end = 0
    while start < len(short) and short[start] == long[start]:
        start += 1
    while end < len(short) - start and short[~end] == long[~end]:
        end += 1
    return len(long) - start - end


def _squeezed(text: str) -> str:
    return _NOT_PRINTED.sub("", text)
