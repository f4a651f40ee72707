"""Findings that are not reported: those that a comment ignores, and those of a baseline.

A comment works in Markdown and HTML; plain text has none:

    <!-- newslint: ignore WID001, DUP -->   on its own line: the paragraph that follows
    text <!-- newslint: ignore WID001 -->   behind text: this line
    <!-- newslint: ignore-file WID001 -->   the file

Without a code it ignores every rule. A baseline holds the findings that are known, so that only
new ones are reported. It knows them by their words, not by their lines.
"""

from __future__ import annotations

import os
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from lint.bookfile import unknown_code
from lint.diagnostic import Diagnostic, Text
from lint.text.document import Document, Markup
from lint.text.positions import Positions
from lint.text.source import path_text
from lint.text.view import Span

_CONTEXT = 6
"""Characters on either side of a finding that tell it from others of the same words."""

_SENTENCE_END = re.compile(r"[。！？]|\n\s*\n|\r\n\s*\r\n")
_COMMENT = re.compile(r"<!--\s*newslint:\s*ignore(-file)?(?=[\s-])([^<>]*?)-->")


class Ignore(NamedTuple):
    """A comment at the raw offset `at`: findings that begin in `place` (raw) are not reported."""

    at: int
    place: Span
    codes: tuple[str, ...]


def ignores(document: Document) -> tuple[Ignore, ...]:
    """The comments of a document that ignore something."""
    raw = document.raw
    if document.markup is Markup.TEXT or "newslint:" not in raw:
        return ()
    positions = Positions(raw)
    return tuple(
        Ignore(
            match.start(),
            _place(document, positions, match),
            tuple(match[2].replace(",", " ").split()),
        )
        for match in _COMMENT.finditer(raw)
    )


def unknown_codes(
    comments: Iterable[Ignore], names: Collection[str]
) -> Iterator[tuple[Ignore, Text]]:
    """The comments that name a rule that is none of `names`, and what to say of them."""
    for comment in comments:
        for code in comment.codes:
            if code not in names:
                yield comment, unknown_code(code, names)


def unignored(document: Document, found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """What no comment ignores of `found`, which is sorted."""
    ignored = _ignored(found, ignores(document))
    return [diagnostic for index, diagnostic in enumerate(found) if index not in ignored]


def unknown(
    document: Document, found: list[Diagnostic], known: Mapping[str, int]
) -> list[Diagnostic]:
    """What a baseline does not know of `found`; `known` counts its fingerprints of the file."""
    if not known:
        return found
    left = Counter(known)
    new = []
    for diagnostic in found:
        mark = fingerprint(document.raw, diagnostic)
        if left[mark] > 0:
            left[mark] -= 1
        else:
            new.append(diagnostic)
    return new


def fingerprint(raw: str, diagnostic: Diagnostic) -> str:
    """The rule and a hash of the marked words and those by them in the sentence, without blanks."""
    from hashlib import blake2b  # only a baseline needs it

    start, end = diagnostic.span
    marked = _squeezed(raw[start:end])
    before = _SENTENCE_END.split(raw[max(0, start - 4 * _CONTEXT) : start])[-1]
    after = _SENTENCE_END.split(marked[-1:] + raw[end : end + 4 * _CONTEXT])[0][1:]
    words = "\0".join((_squeezed(before)[-_CONTEXT:], marked, _squeezed(after)[:_CONTEXT]))
    digest = blake2b(words.encode("utf-8", "replace"), digest_size=8).hexdigest()
    return f"{diagnostic.code}:{digest}"


def _squeezed(text: str) -> str:
    return "".join(text.split())


class Baseline(msgspec.Struct, frozen=True):
    """The findings that are known.

    Attributes:
        folder: where the baseline lies.
        files: by file name relative to `folder`, how many findings of each fingerprint.
    """

    folder: Path
    files: dict[str, dict[str, int]]

    @classmethod
    def of(cls, folder: Path, found: Iterable[tuple[Path, str, Iterable[Diagnostic]]]) -> Baseline:
        """The baseline of the findings in each (path, text)."""
        files = {}
        for path, raw, diagnostics in found:
            counts = Counter(fingerprint(raw, diagnostic) for diagnostic in diagnostics)
            if counts:
                files[_name(path, folder)] = dict(sorted(counts.items()))
        return cls(folder, dict(sorted(files.items())))

    @classmethod
    def read(cls, text: str, folder: Path) -> Baseline:
        """The baseline that is written in `text`.

        Raises:
            ValueError: it is none.
        """
        return cls(folder, msgspec.json.decode(text, type=dict[str, dict[str, int]]))

    def write(self) -> str:
        """The baseline as text, in an order in which small changes make small diffs."""
        return msgspec.json.format(msgspec.json.encode(self.files), indent=2).decode() + "\n"

    def known(self, path: Path) -> Mapping[str, int]:
        """What is known of a file."""
        return self.files.get(_name(path, self.folder), {})


def _name(path: Path, folder: Path) -> str:
    return path_text(Path(os.path.relpath(path, folder)).as_posix())


def _ignored(found: Sequence[Diagnostic], comments: Iterable[Ignore]) -> set[int]:
    """Indexes of the findings that a comment ignores."""
    starts = [diagnostic.span.start for diagnostic in found]
    return {
        index
        for place, codes in _codes_by_place(comments).items()
        for index in range(bisect_left(starts, place.start), bisect_left(starts, place.end))
        if not codes.isdisjoint(_names(found[index]))
    }


def _codes_by_place(comments: Iterable[Ignore]) -> dict[Span, set[str]]:
    codes: dict[Span, set[str]] = {}
    for comment in comments:
        codes.setdefault(comment.place, set()).update(comment.codes or ("ALL",))
    return codes


def _names(diagnostic: Diagnostic) -> tuple[str, ...]:
    return diagnostic.code, diagnostic.name, diagnostic.code[:3], "ALL"


def _place(document: Document, positions: Positions, match: re.Match[str]) -> Span:
    raw, lines = document.raw, document.lines
    if match[1]:
        return Span(0, len(raw) + 1)
    row = match.start() - positions.position(match.start()).column + 1
    if raw[row : match.start()].strip():
        return Span(row, match.start())
    line = bisect_left(lines, match.end(), key=lambda line: line.start)
    if line == len(lines):
        return Span(match.end(), match.end())
    paragraphs = document.paragraphs
    paragraph = paragraphs[bisect_right(paragraphs, line, key=lambda p: p.first) - 1]
    return Span(lines[line].start, lines[paragraph.last].end)
