"""A page of newspaper copy and its shape: lines, paragraphs, sentences, articles."""

from __future__ import annotations

from enum import Enum
from functools import cached_property
from typing import NamedTuple

import regex

from lint.text.view import Span, View


class Markup(Enum):
    """What the raw text is written in."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"


class Kind(Enum):
    """What a paragraph is on the page."""

    HEADLINE = "headline"  # also kickers, decks and subheads
    BYLINE = "byline"
    BODY = "body"
    CAPTION = "caption"
    CREDIT = "credit"  # picture credits; editors' and proofreaders' names
    RUNNING_HEAD = "running head"  # 第 61 页, the paper's name and date
    OTHER = "other"


class Line(NamedTuple):
    """A line with something on it; offsets raw, white space at both ends left out."""

    start: int
    end: int
    number: int  # counted from 0 over all lines, the empty ones too


class Paragraph(NamedTuple):
    """A true paragraph. `span` lies in `Document.flow`; `first`..`last` index `Document.lines`."""

    kind: Kind
    span: Span
    first: int
    last: int


class Article(NamedTuple):
    """Paragraphs `first`..`last` (inclusive) of `Document.paragraphs`; `span` lies in the flow."""

    span: Span
    first: int
    last: int


class Document:
    """Raw text and what can be told of its shape. Nothing of the raw text is ever changed.

    Attributes:
        raw: the text as it stands, with its own line ends.
        markup: what it is written in.
        flow: the whole document as it was written: hard wraps and wrong blank lines taken out,
            paragraphs separated by one "\\n", indents left out.
    """

    def __init__(self, raw: str, markup: Markup = Markup.TEXT) -> None:
        self.raw = raw
        self.markup = markup
        self.lines = _lines(raw)
        spans, at = [], 0
        for line in self.lines:
            spans.append(Span(at, at + line.end - line.start))
            at = spans[-1].end + 1
        self.paragraphs = tuple(
            Paragraph(Kind.BODY if raw[line.end - 1] in "。！？”" else Kind.HEADLINE, span, i, i)
            for i, (line, span) in enumerate(zip(self.lines, spans, strict=True))
        )
        self.flow = View(
            raw,
            (Span(line.start, line.end) for line in self.lines),
            ("\n" if i else "" for i in range(len(self.lines))),
        )

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        if not self.paragraphs:
            return ()
        end = self.paragraphs[-1].span.end
        return (Article(Span(0, end), 0, len(self.paragraphs) - 1),)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Spans of the flow, each with its closing marks."""
        return tuple(Span(*m.span()) for m in _SENTENCE.finditer(self.flow.text))


_SENTENCE = regex.compile(r"[^。！？\n]+[。！？]*[”’）》]*")


def _lines(raw: str) -> tuple[Line, ...]:
    found, at = [], 0
    for number, text in enumerate(raw.split("\n")):
        core = text.strip()
        if core:
            start = at + text.index(core)
            found.append(Line(start, start + len(core), number))
        at += len(text) + 1
    return tuple(found)
