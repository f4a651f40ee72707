"""Many files, one after the other or in several processes."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lint import book, files, fixes
from lint.book import Book, UnknownCodeError
from lint.bookfile import BookError
from lint.diagnostic import Applicability, Diagnostic, Severity, Text
from lint.engine import RuleTimeoutError, check
from lint.files import FileError
from lint.text.document import Document, Markup
from lint.text.source import Source

MARKUPS = {
    ".md": Markup.MARKDOWN,
    ".markdown": Markup.MARKDOWN,
    ".html": Markup.HTML,
    ".htm": Markup.HTML,
}

_WORTH_A_POOL = 400_000
"""Bytes below which starting processes costs more than it saves."""


@dataclass(frozen=True, slots=True)
class Job:
    """What to do with each file.

    Attributes:
        config: the rule book; None for the nearest upward from the file.
        isolated: only the built-in book.
        select: codes that replace the book's selection.
        ignore: codes that are ignored besides.
        severity: the least severity that is reported.
        fix: the least applicability of the fixes that are applied; None for no fixing.
        write: write a mended text back to its file.
    """

    config: Path | None = None
    isolated: bool = False
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Severity = Severity.WARNING
    fix: Applicability | None = None
    write: bool = False


@dataclass(frozen=True, slots=True)
class FileResult:
    """What became of one file.

    Attributes:
        path: as the user gave it, or as it was found.
        source: as it was read; None where it could not be.
        text: the text after fixing, which the spans of `diagnostics` count in.
        diagnostics: what is left to report.
        applied: how many findings were mended.
        problems: why the run failed here, one line each.
    """

    path: Path
    source: Source | None = None
    text: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()
    applied: int = 0
    problems: tuple[Text, ...] = ()


def run(paths: Sequence[Path], job: Job, processes: int | None = None) -> Iterator[FileResult]:
    """The results, in the order of `paths`; by default as many processes as are worth it."""
    processes = min(processes or _processes(paths), len(paths))
    if processes <= 1:
        yield from (check_file(path, job) for path in paths)
        return
    from concurrent.futures import ProcessPoolExecutor
    from functools import partial

    with ProcessPoolExecutor(processes) as pool:
        chunk = max(1, min(64, len(paths) // (4 * processes)))
        yield from pool.map(partial(check_file, job=job), paths, chunksize=chunk)


def check_file(path: Path, job: Job) -> FileResult:
    """Check one file, and mend it where the job says so."""
    try:
        source = files.read(path)
    except FileError as error:
        return FileResult(path, problems=(error.message,))
    result = check_source(source, path, job)
    if job.write and result.text != source.text:
        try:
            files.write(path, source, result.text)
        except FileError as error:
            return FileResult(path, problems=(error.message,))
    return result


def check_source(source: Source, path: Path, job: Job) -> FileResult:
    """Check a text that goes by the name of `path`."""
    try:
        rules = book_for(path, job).rules_for(path)
    except BookError as error:
        lines = (Text(p.in_language("zh"), p.in_language("en")) for p in error.problems)
        return FileResult(path, source, source.text, problems=tuple(lines))
    except UnknownCodeError as error:
        return FileResult(path, source, source.text, problems=(error.what,))
    document = Document(source.text, markup(path))
    try:
        if job.fix is None:
            found = check(document, rules, severity=job.severity)
            return FileResult(path, source, source.text, tuple(found))
        fixed = fixes.fix(document, rules, applicability=job.fix, severity=job.severity)
    except RuleTimeoutError as error:
        return FileResult(path, source, source.text, problems=(_ran_away(path, error),))
    return FileResult(path, source, fixed.text, tuple(fixed.left), len(fixed.applied))


def book_for(path: Path, job: Job) -> Book:
    """The rule book that holds for a file, with the job's choice of rules.

    Raises:
        BookError: the book cannot be used.
        UnknownCodeError: the job selects or ignores a rule that the book does not have.
    """
    config = None if job.isolated else job.config or book.find(path)
    found = _load(config)
    return found.choosing(job.select, job.ignore) if job.select or job.ignore else found


def markup(path: Path) -> Markup:
    """What a file is written in, by its suffix."""
    return MARKUPS.get(path.suffix.lower(), Markup.TEXT)


_books: dict[Path | None, Book | BookError] = {}


def _load(config: Path | None) -> Book:
    if config not in _books:
        try:
            _books[config] = book.load(config) if config else book.default_book()
        except BookError as error:
            _books[config] = error
    found = _books[config]
    if isinstance(found, BookError):
        raise found
    return found


def _processes(paths: Sequence[Path]) -> int:
    size = 0
    for path in paths:
        try:
            size += path.stat().st_size
        except OSError:
            continue
        if size > _WORTH_A_POOL:
            return os.cpu_count() or 1
    return 1


def _ran_away(path: Path, error: RuleTimeoutError) -> Text:
    rule = error.rule
    return Text(
        f"{path}：规则 {rule.id}（{rule.name}）超时；请在 rules.yaml 里改简单它的正则表达式，"
        f"或忽略这条规则（--ignore {rule.id}）",
        f"{path}: rule {rule.id} ({rule.name}) ran out of time; simplify its pattern in "
        f"rules.yaml, or ignore it (--ignore {rule.id})",
    )
