"""A checked file → a sheet of the report: the copy in pieces, with a note for each finding."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

import msgspec
from msgspec.structs import replace

from lint.checker import markup
from lint.diagnostic import Diagnostic, Related, Severity
from lint.job import FileResult
from lint.report.html.galley import Draft, Piece, draft, pieces
from lint.report.html.words import DITTO, QUERY, SIGNS
from lint.report.places import Places
from lint.report.score import words
from lint.report.style import cells
from lint.score import Score
from lint.text.document import Article as Shape
from lint.text.document import Document, Kind
from lint.text.imprint import issue_date, page_number, page_words, paper_name

_NARROWEST, _WIDEST, _STEP = 16, 32, 4
"""Ems of a galley's measure."""
_FEW = 3
"""Notes that are alike and all written out; of more, the first."""
_DATELINE = re.compile(r"^本[报刊].{0,12}?(?:讯|电|消息)(?:\s*[（(][^）)]*[）)])?\s*")
_LABEL = 18
"""Characters of an article's headline that name it in a chart."""


class Place(msgspec.Struct, frozen=True, gc=False):
    """Another place that a finding speaks of.

    Attributes:
        sheet: the number of the sheet that it stands on; 0 where the report has none.
        where: row and column, behind the file's name where it is another.
    """

    sheet: int
    row: int
    where: str
    message: str


class Note(msgspec.Struct, frozen=True, gc=False):
    """A finding as it stands in the margin.

    Attributes:
        number: counted from 1 over the whole report.
        where: row and column, from 1, in code points.
        sign: the new text, or what the mark in the text asks for.
        is_copy: whether the sign is text for the page.
        settled: whether its fix is drawn.
        fix: the fix in words; empty where there is none.
        who: who may apply it: ``safe``, ``unsafe``, ``display``; empty where there is none.
        ditto: said of the first of many that are alike.
        is_ditto: whether it is another of them, which the margin leaves out.
    """

    number: int
    code: str
    severity: Severity
    message: str
    where: str
    sign: str
    is_copy: bool
    settled: bool
    fix: str
    who: str
    related: tuple[Place, ...]
    ditto: str = ""
    is_ditto: bool = False

    @property
    def family(self) -> str:
        """The letters that its code begins with."""
        return self.code[:3]


class Article(msgspec.Struct, frozen=True):
    """An article of a sheet: how it begins, and its findings."""

    label: str
    row: int
    counts: Counter[Severity]


class Sheet(msgspec.Struct, frozen=True):
    """A file of the report.

    Attributes:
        number: counted from 1.
        first: the number of its first note.
        name: its path.
        paper: its name, where a running head prints it.
        imprint: the paper and the date that its running heads print, as far as they do.
        page: the number of the page that they print.
        day: the date of the issue.
        characters: how many it prints.
        rate: errors in 10,000 characters.
        measure: the width of the copy in ems.
        rows: how many lines it takes in that width, folded ones counted.
    """

    number: int
    first: int
    name: str
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]
    paper: str
    imprint: str
    page: str
    day: date | None
    articles: tuple[Article, ...]
    characters: int
    rate: str
    measure: int
    rows: int

    @property
    def counts(self) -> Counter[Severity]:
        """Its findings by severity."""
        return Counter(note.severity for note in self.notes)

    def severity_of(self, findings: Sequence[int]) -> Severity:
        """The gravest of findings, which are indexes of `notes`."""
        return max(self.notes[i].severity for i in findings)

    def is_open(self, findings: Sequence[int]) -> bool:
        """Whether one of the findings is left to an editor."""
        return not all(self.notes[i].settled for i in findings)

    def numbers(self, findings: Sequence[int]) -> str:
        """The numbers of findings, parted by blanks."""
        return " ".join(str(self.notes[i].number) for i in findings)


def sheet(
    result: FileResult,
    score: Score,
    *,
    number: int,
    first: int,
    numbers: Mapping[Path, int],
    language: str,
) -> Sheet:
    """The sheet of a file that could be checked; `numbers` are those of all sheets."""
    document = Document(result.text, markup(result.path))
    paper, day, page = paper_name(document), issue_date(document), page_number(document)
    name = document.flow.text[slice(*paper)] if paper else ""
    measure = _measure(result.text)
    proof = draft(result.text, result.diagnostics)
    notes = _notes(result, proof, first, numbers, language)
    return Sheet(
        number,
        first,
        result.name,
        tuple(pieces(result.text, result.diagnostics, proof.edits)),
        notes,
        name,
        "　".join(filter(None, (name, day_words(day) if day else ""))),
        page_words(page) if page else "",
        day,
        tuple(_articles(document, result)),
        score.rate.characters,
        words.per_myriad(score.rate),
        measure,
        sum(max(1, -(-cells(row) // (2 * measure))) for row in result.text.split("\n")),
    )


def day_words(day: date) -> str:
    """A date as a running head prints it."""
    return f"{day.year}年{day.month}月{day.day}日"


def _notes(
    result: FileResult,
    proof: Draft,
    first: int,
    numbers: Mapping[Path, int],
    language: str,
) -> tuple[Note, ...]:
    places = Places(result)
    signs = _signs(proof, language)

    def note(index: int, diagnostic: Diagnostic) -> Note:
        sign, is_copy = signs.get(index, (QUERY.in_language(language), False))
        row, column = places.own.position(diagnostic.span.start)
        fix = diagnostic.fix
        return Note(
            first + index,
            diagnostic.code,
            diagnostic.severity,
            diagnostic.message.in_language(language),
            f"{row}:{column}",
            sign,
            is_copy,
            index in proof.settled,
            fix.title.in_language(language) if fix else "",
            str(fix.applicability) if fix else "",
            tuple(_place(places, related, numbers, language) for related in diagnostic.related),
        )

    notes = [note(index, diagnostic) for index, diagnostic in enumerate(result.diagnostics)]
    return tuple(_once(notes, language))


def _once(notes: Sequence[Note], language: str) -> Iterator[Note]:
    """The notes, the first of many that are alike speaking for the others."""
    alike = Counter(map(_said, notes))
    seen = set()
    for note in notes:
        said = _said(note)
        if alike[said] <= _FEW:
            yield note
        elif said in seen:
            yield replace(note, is_ditto=True)
        else:
            seen.add(said)
            yield replace(note, ditto=DITTO.in_language(language).format(alike[said]))


def _said(note: Note) -> tuple[str, str, str]:
    return note.code, note.sign, note.message


def _signs(proof: Draft, language: str) -> dict[int, tuple[str, bool]]:
    """The sign of each finding whose fix is drawn, and whether it is text for the page."""
    new: dict[int, list[str]] = {}
    signs: dict[int, tuple[str, bool]] = {}
    for edit in proof.edits:
        if edit.mark in SIGNS:
            signs.setdefault(edit.finding, (SIGNS[edit.mark].in_language(language), False))
        elif edit.new not in new.setdefault(edit.finding, []):
            new[edit.finding].append(edit.new)
    return signs | {finding: ("…".join(texts), True) for finding, texts in new.items()}


def _place(places: Places, related: Related, numbers: Mapping[Path, int], language: str) -> Place:
    row, column = places.positions(related).position(related.span.start)
    name = f"{places.name(related)}:" if related.path else ""
    return Place(
        numbers.get(places.path(related), 0),
        row,
        f"{name}{row}:{column}",
        related.message.in_language(language),
    )


def _articles(document: Document, result: FileResult) -> list[Article]:
    """The articles; a finding belongs to the last that begins before it."""
    articles = document.articles
    starts = [document.flow.raw_offset(article.span.start) for article in articles]
    counts: list[Counter[Severity]] = [Counter() for _ in starts]
    for diagnostic in result.diagnostics:
        at = max(0, bisect_right(starts, diagnostic.span.start) - 1)
        if counts:
            counts[at][diagnostic.severity] += 1
    return [_article(document, *both) for both in zip(articles, counts, strict=True)]


def _article(document: Document, article: Shape, counts: Counter[Severity]) -> Article:
    """An article by its first headline, or by how its text begins behind the dateline."""
    paragraphs = document.paragraphs[article.first : article.last + 1]
    texts = {p.kind: document.flow.text[slice(*p.span)] for p in reversed(paragraphs)}
    label = texts.get(Kind.HEADLINE) or texts.get(Kind.BODY) or next(iter(texts.values()))
    row = document.lines[paragraphs[0].first].number + 1
    return Article(_DATELINE.sub("", label)[:_LABEL], row, counts)


def _measure(text: str) -> int:
    """The measure that nearly every line fits into, in steps; a longer line is folded."""
    rows = sorted(cells(row) for row in map(str.rstrip, text.splitlines()) if row)
    longest = rows[len(rows) * 19 // 20] if rows else 0
    steps = -(-(longest + 2) // (2 * _STEP)) * _STEP
    return max(_NARROWEST, min(_WIDEST, steps))
