"""A page of newspaper copy and its shape: lines, paragraphs, articles."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from functools import cached_property, partial
from itertools import accumulate, pairwise
from typing import Any, NamedTuple, TypeVar

from lint.text.layout import Layout, lay_out, wrapped_lines
from lint.text.markup import join_markdown, lay_out_html, lay_out_markdown
from lint.text.presence import Characters
from lint.text.radicals import fold, has_radicals
from lint.text.rare import rare_characters
from lint.text.structure import Kind as Kind
from lint.text.structure import article_starts, kinds_of
from lint.text.view import Edit, Span, View, new_span, splice

_T = TypeVar("_T")


class Markup(Enum):
    """What the raw text is written in."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"


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


_new_paragraph = partial(tuple.__new__, Paragraph)  # as `new_span` is


class Article(NamedTuple):
    """Paragraphs `first`..`last` (inclusive) of `Document.paragraphs`; `span` lies in the flow."""

    span: Span
    first: int
    last: int


class Document:
    """Raw text and what can be told of its shape. Nothing of the raw text is ever changed.

    What is told of it is found when it is first asked for.

    Attributes:
        raw: the text as it stands, with its own line ends.
        markup: what it is written in.
    """

    def __init__(self, raw: str, markup: Markup = Markup.TEXT) -> None:
        self.raw = raw
        self.markup = markup
        self._once: dict[Any, Any] = {}

    @cached_property
    def layout(self) -> Layout:
        """Its lines, what joins each to the next, and the blank lines between them."""
        return _LAY_OUT[self.markup](self.raw)

    @cached_property
    def flow(self) -> View:
        """The whole document as it was written.

        Hard wraps and wrong blank lines are taken out, paragraphs separated by one "\\n", indents
        left out.
        """
        return flow_of(self.raw, self.layout)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The raw lines that have something on them."""
        return tuple(map(Line, self.layout.starts, self.layout.ends, self.layout.numbers))

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The true paragraphs, in the order of the flow."""
        if not self.flow.text:
            return ()
        texts = self.flow.text.split("\n")
        starts = [*accumulate([len(text) + 1 for text in texts], initial=0)]
        spans = map(new_span, zip(starts, [start - 1 for start in starts[1:]], strict=False))
        lasts = [i for i, glue in enumerate(self.layout.glue) if glue is None]
        lasts.append(len(self.layout.starts) - 1)
        firsts = [0, *(last + 1 for last in lasts)]
        return tuple(map(_new_paragraph, zip(kinds_of(texts), spans, firsts, lasts, strict=False)))

    @cached_property
    def characters(self) -> Characters:
        """The characters of the flow: what a page lacks, no rule need look for."""
        return Characters(self.flow.text)

    @cached_property
    def plain(self) -> str:
        """The text of the flow, radicals as the characters they stand for; offsets are the same."""
        text = self.flow.text
        return fold(text) if has_radicals(self.once(rare_characters)) else text

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """The articles, which hold every paragraph once, in its order."""
        paragraphs = self.paragraphs
        if not paragraphs:
            return ()
        kinds = [paragraph.kind for paragraph in paragraphs]
        starts = article_starts(kinds, self.flow.text.split("\n"))
        return tuple(
            Article(Span(paragraphs[a].span.start, paragraphs[b - 1].span.end), a, b - 1)
            for a, b in pairwise([*starts, len(paragraphs)])
        )

    def once(self, compute: Callable[[Document], _T]) -> _T:
        """What `compute` says of this document, computed when it is first asked for.

        For what several rules want to know of a page: give a function, not a lambda, since the
        answer is kept by it.
        """
        found: _T
        try:
            found = self._once[compute]
        except KeyError:
            found = self._once[compute] = compute(self)
        return found


def flow_of(raw: str, layout: Layout) -> View:
    """The flow of a text that is laid out so."""
    return View(
        raw,
        layout.starts,
        layout.ends,
        ["\n" if glue is None else glue for glue in ["", *layout.glue][: len(layout.starts)]],
    )


def reflow(document: Document) -> str:
    """The raw text with one true paragraph a line and nothing else changed.

    Where two lines are joined, the line end between them goes, and any blank lines with it; what
    stands between paragraphs stays, so that they are set off as the page had them.
    """
    return splice(document.raw, joins(document))


def joins(document: Document) -> list[Edit]:
    """The edits that join each line to the next where both are of one paragraph."""
    raw, layout = document.raw, document.layout
    edits = []
    for i in wrapped_lines(raw, layout):
        span, glue = Span(layout.ends[i], layout.starts[i + 1]), layout.glue[i] or ""
        gap = raw[span.start : span.end]
        edits.append(Edit(span, glue if gap.isspace() else join_markdown(gap, glue)))
    return edits


_LAY_OUT = {
    Markup.TEXT: lay_out,
    Markup.MARKDOWN: lay_out_markdown,
    Markup.HTML: lay_out_html,
}
