"""A page of newspaper copy and its shape: lines, paragraphs, sentences, articles."""

from __future__ import annotations

from enum import Enum
from functools import cached_property
from typing import NamedTuple

import regex

from lint.text.layout import lay_out
from lint.text.lines import ends_sentence
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
        layout = self.layout = lay_out(raw)
        self.flow = View(
            raw,
            zip(layout.starts, layout.ends, strict=True),
            ("\n" if glue is None else glue for glue in ["", *layout.glue][: len(layout.starts)]),
        )

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        return tuple(map(Line, self.layout.starts, self.layout.ends, self.layout.numbers))

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        found: list[Paragraph] = []
        first = at = 0
        ends = [i for i, glue in enumerate(self.layout.glue) if glue is None]
        for text, last in zip(
            self.flow.text.split("\n"), [*ends, len(self.layout.starts) - 1], strict=True
        ):
            if not text:
                break
            found.append(Paragraph(kind_of(text), Span(at, at + len(text)), first, last))
            at += len(text) + 1
            first = last + 1
        return tuple(found)

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


def reflow(document: Document) -> str:
    """The raw text with one true paragraph a line and nothing else changed."""
    raw, layout = document.raw, document.layout
    parts, at = [], 0
    for end, start, glue in zip(layout.ends, layout.starts[1:], layout.glue, strict=False):
        if glue is not None:
            parts += [raw[at:end], glue]
            at = start
    parts.append(raw[at:])
    return "".join(parts)


def kind_of(text: str) -> Kind:
    return Kind.BODY if ends_sentence(text) else Kind.HEADLINE


_SENTENCE = regex.compile(r"[^。！？\n]+[。！？]*[”’）》]*")
