"""Many files, one after the other or in several processes."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import cache, partial
from pathlib import Path

import msgspec
from msgspec.structs import replace

from lint import book, engine, files, fixes, suppress
from lint.book import Book, UnknownCodeError
from lint.bookfile import BookError, names
from lint.diagnostic import Applicability, Diagnostic, Severity, Text
from lint.engine import RuleTimeoutError
from lint.files import FileError
from lint.suppress import Baseline
from lint.text.document import Document, Markup
from lint.text.positions import Positions
from lint.text.source import Source

MARKUPS = {
    ".md": Markup.MARKDOWN,
    ".markdown": Markup.MARKDOWN,
    ".html": Markup.HTML,
    ".htm": Markup.HTML,
}

_WORTH_A_POOL = 2_000_000
"""Bytes, a third of a second's work, below which starting processes costs what it saves."""


class Job(msgspec.Struct, frozen=True):
    """What to do with each file.

    Attributes:
        config: the rule book; None for the nearest one upward from the file.
        isolated: the built-in book, whatever others there are.
        select: codes that replace the book's own selection.
        ignore: codes that are ignored besides the book's own.
        severity: the least severity that is reported and mended.
        fix: the least applicability of the fixes that are applied; None for no fixing.
        write: put a mended text back into its file.
        baseline: findings that are known already.
    """

    config: Path | None = None
    isolated: bool = False
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Severity = Severity.WARNING
    fix: Applicability | None = None
    write: bool = False
    baseline: Baseline | None = None


class FileResult(msgspec.Struct, frozen=True):
    """What became of one file.

    Attributes:
        path: as the user gave it, or as it was found.
        source: the file as it was read; None where it could not be checked.
        text: the text after fixing, which the spans of `diagnostics` count in.
        diagnostics: what is left to report, in the order of the text.
        applied: how many findings were mended.
        problems: why the run failed here, each on one line.
    """

    path: Path
    source: Source | None = None
    text: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()
    applied: int = 0
    problems: tuple[Text, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether fixing changed the text."""
        return self.source is not None and self.text != self.source.text


def run(paths: Sequence[Path], job: Job, processes: int | None = None) -> Iterator[FileResult]:
    """The results, in the order of `paths`; by default in as many processes as are worth it."""
    processes = min(processes or _processes(paths), len(paths))
    if processes <= 1:
        yield from (check_file(path, job) for path in paths)
        return
    from concurrent.futures import ProcessPoolExecutor  # slow to import

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
    if not (job.write and result.changed):
        return result
    try:
        files.write(path, source, result.text)
    except FileError as error:
        as_it_is = check_source(source, path, replace(job, fix=None))
        return replace(as_it_is, problems=(*as_it_is.problems, error.message))
    return result


def check_source(source: Source, path: Path, job: Job) -> FileResult:
    """Check a text that goes by the name of `path`; nothing is written."""
    config = None if job.isolated else job.config or book.find(path)
    rules = _book(config, job.select, job.ignore)
    if not isinstance(rules, Book):
        return FileResult(path, problems=rules)
    document = Document(source.text, markup(path))
    try:
        result = _check(document, rules, path, job)
    except RuleTimeoutError as error:
        return FileResult(path, problems=(_ran_away(path, error),))
    return replace(result, source=source, problems=tuple(_unknown_codes(document, rules, path)))


def markup(path: Path) -> Markup:
    """What a file is written in, by its suffix."""
    return MARKUPS.get(path.suffix.lower(), Markup.TEXT)


def _check(document: Document, rules: Book, path: Path, job: Job) -> FileResult:
    chosen = rules.rules_for(path)
    known = job.baseline.known(path) if job.baseline else {}
    unsuppressed = partial(suppress.unsuppressed, known=known)
    if job.fix is None:
        found = engine.check(document, chosen, severity=job.severity)
        return FileResult(path, None, document.raw, tuple(unsuppressed(document, found)))
    fixed = fixes.fix(
        document, chosen, applicability=job.fix, severity=job.severity, suppress=unsuppressed
    )
    return FileResult(path, None, fixed.text, tuple(fixed.left), len(fixed.applied))


@cache
def _book(
    config: Path | None, select: tuple[str, ...], ignore: tuple[str, ...]
) -> Book | tuple[Text, ...]:
    """The book with a choice of its rules, or what is wrong with them."""
    try:
        found = book.load(config) if config else book.default_book()
        return found.choosing(select, ignore) if select or ignore else found
    except BookError as error:
        return tuple(Text(p.in_language("zh"), p.in_language("en")) for p in error.problems)
    except UnknownCodeError as error:
        return (error.what,)


def _unknown_codes(document: Document, rules: Book, path: Path) -> Iterator[Text]:
    comments = suppress.ignores(document)
    if not comments:
        return
    positions = Positions(document.raw)
    for comment, what in suppress.unknown_codes(comments, names(rules.rules)):
        row = positions.position(comment.at).row
        yield Text(f"{path}:{row}: {what.zh}", f"{path}:{row}: {what.en}")


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
        f"{path}：规则 {rule.id}（{rule.name}）超时；请改简 rules.yaml 里它的正则表达式，"
        f"或停用它（--ignore {rule.id}）",
        f"{path}: rule {rule.id} ({rule.name}) ran out of time; simplify its pattern in "
        f"rules.yaml, or leave it out (--ignore {rule.id})",
    )
