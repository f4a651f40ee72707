"""Many files, one after the other or in several processes."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import cache, partial
from pathlib import Path

import msgspec
from msgspec.structs import replace

from lint import book, engine, files, fixes, suppress
from lint.book import Book
from lint.bookfile import BookError, UnknownCodeError, names
from lint.diagnostic import Applicability, Diagnostic, Severity, Text
from lint.engine import RuleTimeoutError
from lint.fault import fault
from lint.files import FileError
from lint.suppress import Baseline
from lint.text.document import Document, Markup
from lint.text.positions import Positions
from lint.text.source import Source, path_text

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
    def name(self) -> str:
        """The path as text."""
        return path_text(self.path)

    @property
    def changed(self) -> bool:
        """Whether fixing changed the text."""
        return self.source is not None and self.text != self.source.text


def run(paths: Sequence[Path], job: Job, processes: int | None = None) -> Iterator[FileResult]:
    """The results, in the order of `paths`; by default in as many processes as are worth it.

    Raises:
        UnknownCodeError: the job selects or ignores a code that a file's book does not have.
    """
    processes = min(processes or _processes(paths), len(paths))
    if processes > 1:
        yield from _in_processes(paths, job, processes)
    else:
        checker = Checker(job)
        yield from map(checker.file, paths)


def _in_processes(paths: Sequence[Path], job: Job, processes: int) -> Iterator[FileResult]:
    from concurrent.futures import ProcessPoolExecutor  # slow to import
    from concurrent.futures.process import BrokenProcessPool

    size = max(1, min(64, len(paths) // (4 * processes)))
    chunks = [paths[start : start + size] for start in range(0, len(paths), size)]
    done = 0
    try:
        with ProcessPoolExecutor(processes) as pool:
            for results in pool.map(partial(_check_all, job=job), chunks):
                yield from results
                done += len(results)
    except BrokenProcessPool:
        yield from (FileResult(path, problems=(_died(path),)) for path in paths[done:])


def _check_all(paths: Sequence[Path], job: Job) -> list[FileResult]:
    return list(map(Checker(job).file, paths))


class Checker:
    """Does a job on file after file; each rule book is looked for and read once."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self._nearest = cache(book.find)
        self._read = cache(partial(_book, select=job.select, ignore=job.ignore))

    def file(self, path: Path) -> FileResult:
        """Check one file, and mend it where the job says so."""
        try:
            source = files.read(path)
        except FileError as error:
            return FileResult(path, problems=(error.message,))
        result = self.source(source, path)
        if not (self.job.write and result.changed):
            return result
        try:
            files.write(path, source, result.text)
        except FileError as error:
            as_it_is = Checker(replace(self.job, fix=None)).source(source, path)
            return replace(as_it_is, problems=(*as_it_is.problems, error.message))
        return result

    def source(self, source: Source, path: Path) -> FileResult:
        """Check a text that goes by the name of `path`; nothing is written."""
        try:
            rules = self._read(self._config(path))
            if not isinstance(rules, Book):
                return FileResult(path, problems=rules)
            document = Document(source.text, markup(path))
            result = _check(document, rules, path, self.job)
            problems = tuple(_unknown_codes(document, rules, path))
        except UnknownCodeError:
            raise
        except RuleTimeoutError as error:
            return FileResult(path, problems=(_ran_away(path, error),))
        except Exception as error:  # noqa: BLE001 - the other files are checked all the same
            return FileResult(path, problems=(fault(error, path),))
        return replace(result, source=source, problems=problems)

    def _config(self, path: Path) -> Path | None:
        if self.job.isolated:
            return None
        return self.job.config or self._nearest(path.absolute().parent)


def markup(path: Path) -> Markup:
    """What a file is written in, by its suffix."""
    return MARKUPS.get(path.suffix.lower(), Markup.TEXT)


def _check(document: Document, rules: Book, path: Path, job: Job) -> FileResult:
    chosen = rules.rules_for(path)
    unknown = partial(suppress.unknown, known=job.baseline.known(path) if job.baseline else {})
    if job.fix is None:
        found = engine.check(document, chosen, severity=job.severity)
        left = unknown(document, suppress.unignored(document, found))
        return FileResult(path, None, document.raw, tuple(left))
    fixed = fixes.fix(
        document,
        chosen,
        applicability=job.fix,
        severity=job.severity,
        unignored=suppress.unignored,
        unknown=unknown,
    )
    return FileResult(path, None, fixed.text, tuple(fixed.left), len(fixed.applied))


def _book(
    config: Path | None, select: tuple[str, ...], ignore: tuple[str, ...]
) -> Book | tuple[Text, ...]:
    """The book with a choice of its rules, or what is wrong with it."""
    try:
        found = book.load(config) if config else book.default_book()
    except BookError as error:
        return tuple(Text(p.in_language("zh"), p.in_language("en")) for p in error.problems)
    return found.choosing(select, ignore) if select or ignore else found


def _unknown_codes(document: Document, rules: Book, path: Path) -> Iterator[Text]:
    comments = suppress.ignores(document)
    if not comments:
        return
    name, positions = path_text(path), Positions(document.raw)
    for comment, what in suppress.unknown_codes(comments, names(rules.rules)):
        row = positions.position(comment.at).row
        yield Text(f"{name}:{row}: {what.zh}", f"{name}:{row}: {what.en}")


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
    name, rule = path_text(path), error.rule
    return Text(
        f"{name}：规则 {rule.id}（{rule.name}）超时；请改简 rules.yaml 里它的正则表达式，"
        f"或停用它（--ignore {rule.id}）",
        f"{name}: rule {rule.id} ({rule.name}) ran out of time; simplify its pattern in "
        f"rules.yaml, or leave it out (--ignore {rule.id})",
    )


def _died(path: Path) -> Text:
    name = path_text(path)
    return Text(
        f"{name}：没有检查完，一个进程被终止了；请重新运行，或加 --jobs 1 少占内存",
        f"{name}: not checked to the end, as a process was killed; run again, with --jobs 1 to use "
        "less memory",
    )
