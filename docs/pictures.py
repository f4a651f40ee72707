"""Pictures of a page as it was extracted and as newslint reads it, drawn from what it reads.

Inline SVG in the colours and fonts of the site. A character is an em wide, an ASCII one half.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import lint
from lint.diagnostic import Text
from lint.text.document import Document, Paragraph
from lint.text.lines import NO_LINE_START
from lint.text.view import Span

_PAGE = Path(__file__).parent.parent / "examples" / "extracted.txt"
_LINES = 30  # of the page that are shown

_EM, _ROW = 16, 26
_TEXT = 3 * _EM  # where a row's text begins, right of its number and its paragraph's bar
_MEASURE = 30  # ems to which the picture folds a paragraph

_EXTRACTED = Text(
    "抽取出来的{rows}行，右边标出每行的行末：{joins}处接排，{breaks}处分段，有{blank}处空行切断了句子。",
    "{rows} lines as extracted, each line end marked: {joins} are joins, {breaks} are breaks, and "
    "{blank} blank line cuts a sentence.",
)
_WRITTEN = Text("同样的文字，还原成{paragraphs}段。", "The same text as {paragraphs} paragraphs.")


class _Row(NamedTuple):
    """A row of the picture.

    Attributes:
        label: its number; empty where it has none.
        offsets: the raw offset of each character that it shows.
        paragraph: the index of the paragraph that it belongs to; None for a blank line between.
        end: ``join`` or ``break``; empty where the row only folds.
    """

    label: str
    offsets: Sequence[int]
    paragraph: int | None
    end: str


def as_extracted(language: str) -> str:
    """The lines as they stand, their joins and breaks, and what is found in them."""
    document, paragraphs = _page()
    rows = [*_raw_rows(document, paragraphs)]
    ends = [row.end for row in rows]
    blank = sum(not row.offsets and row.paragraph is not None for row in rows)
    alt = _EXTRACTED.in_language(language).format(
        rows=len(rows), joins=ends.count("join"), breaks=ends.count("break"), blank=blank
    )
    return _svg(document, rows, alt)


def as_written(language: str) -> str:
    """The paragraphs, folded to the picture's width, and what is found in them."""
    document, paragraphs = _page()
    rows = [*_true_rows(document, paragraphs)]
    alt = _WRITTEN.in_language(language).format(paragraphs=len(paragraphs))
    return _svg(document, rows, alt)


def _page() -> tuple[Document, list[Paragraph]]:
    document = Document(_PAGE.read_text("utf-8"))
    lines = document.lines
    return document, [p for p in document.paragraphs if lines[p.last].number < _LINES]


def _raw_rows(document: Document, paragraphs: Sequence[Paragraph]) -> Iterator[_Row]:
    number = 0
    for index, paragraph in enumerate(paragraphs):
        for i in range(paragraph.first, paragraph.last + 1):
            line = document.lines[i]
            for blank in range(number, line.number):
                within = None if i == paragraph.first else index
                yield _Row(str(blank + 1), (), within, "")
            end = "break" if i == paragraph.last else "join"
            yield _Row(str(line.number + 1), range(line.start, line.end), index, end)
            number = line.number + 1


def _true_rows(document: Document, paragraphs: Sequence[Paragraph]) -> Iterator[_Row]:
    for index, paragraph in enumerate(paragraphs):
        offsets = [document.flow.raw_offset(at) for at in range(*paragraph.span)]
        label, at = str(index + 1), 0
        while at < len(offsets):
            size = _fitting(document.raw, offsets[at:])
            end = "break" if at + size == len(offsets) else ""
            yield _Row(label, offsets[at : at + size], index, end)
            label, at = "", at + size


def _fitting(raw: str, offsets: Sequence[int]) -> int:
    """How many of the characters fit the measure."""
    size = len(offsets)
    while _width(raw, offsets[:size]) > _MEASURE * _EM:
        size -= 1
    while size < len(offsets) and raw[offsets[size]] in NO_LINE_START:
        size -= 1
    return size


def _width(raw: str, offsets: Sequence[int]) -> int:
    return sum(_EM // 2 if raw[at].isascii() else _EM for at in offsets)


def _svg(document: Document, rows: Sequence[_Row], alt: str) -> str:
    raw = document.raw
    widest = max(_width(raw, row.offsets) for row in rows)
    width, height = _TEXT + widest + 2 * _EM, _ROW * len(rows) + _EM // 2
    spans = [diagnostic.span for diagnostic in lint.check(raw)]
    parts = [
        '<figure class="picture" data-search-exclude>',
        f'<svg viewBox="0 0 {width} {height}" width="{width}" role="img" lang="zh"',
        f' aria-label="{escape(alt)}">',
        *_bars(rows),
        *(part for i, row in enumerate(rows) for part in _drawn(raw, row, i, spans)),
        "</svg></figure>",
    ]
    return "".join(parts)


def _bars(rows: Sequence[_Row]) -> Iterator[str]:
    """A bar beside the rows of each paragraph, of two colours in turn."""
    for paragraph, group in groupby(enumerate(rows), lambda row: row[1].paragraph):
        if paragraph is not None:
            numbers = [number for number, _ in group]
            y, height = numbers[0] * _ROW + 5, len(numbers) * _ROW - 3
            yield (
                f'<rect class="{"even" if paragraph % 2 else "odd"}" x="{_TEXT - 14}" y="{y}"'
                f' width="5" height="{height}" rx="2"/>'
            )


def _drawn(raw: str, row: _Row, number: int, spans: Sequence[Span]) -> Iterator[str]:
    y = number * _ROW + 22
    yield f'<text class="label" x="{_TEXT - 22}" y="{y}" text-anchor="end">{row.label}</text>'
    if not row.offsets:
        return
    width = _width(raw, row.offsets)
    for span in spans:
        found = [i for i, at in enumerate(row.offsets) if span.start <= at < span.end]
        if found:
            x = _TEXT + _width(raw, row.offsets[: found[0]])
            size = _width(raw, [row.offsets[i] for i in found])
            yield (f'<rect class="found" x="{x}" y="{y - 16}" width="{size}" height="21" rx="3"/>')
    text = escape("".join(raw[at] for at in row.offsets)).replace(" ", "\N{NO-BREAK SPACE}")
    yield f'<text x="{_TEXT}" y="{y}" textLength="{width}">{text}</text>'
    x = _TEXT + width + _EM // 2
    if row.end == "break":
        yield f'<text class="break" x="{x}" y="{y}">¶</text>'
    elif row.end:
        yield f'<path class="join" d="M{x + 11} {y - 12}v7h-10m4 -4l-4 4l4 4"/>'
