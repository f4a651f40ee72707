"""The files that a command is given, or standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from lint import files as texts
from lint.cached import CachedChecker
from lint.cli.outcome import Misuse
from lint.diagnostic import Text
from lint.discovery import Found, discover
from lint.files import FileError
from lint.job import FileResult, Job
from lint.run import run

if TYPE_CHECKING:
    from lint.suppress.baseline import Baseline


def stdin_path(paths: tuple[str, ...], name: str | None) -> Path | None:
    """The name that standard input goes by; None where files are to be read.

    Raises:
        Misuse: both are asked for.
    """
    if name is None and "-" not in paths:
        return None
    if set(paths) - {"-"}:
        raise Misuse(
            Text(
                "标准输入和文件不能在一次运行里检查",
                "Standard input and files cannot be checked in one run.",
            )
        )
    return Path(name or "-")


def found(paths: Sequence[str], outputs: Iterable[Path] = ()) -> Found:
    """The files that PATHS stand for, by default those of the current directory.

    `outputs` are the files that the run is about to write.
    """
    return discover(paths or ["."], outputs)


def results(
    name: Path | None,
    paths: tuple[str, ...],
    job: Job,
    jobs: int | None,
    *,
    outputs: Iterable[Path] = (),
    language: str | None = None,
) -> Generator[FileResult]:
    """What becomes of standard input, which goes by `name`, or of the files of PATHS.

    A path that stands for no file has a result, too: a report says that it failed. Progress is
    shown in `language`, if that is given. Where the job asks for what has changed since a
    revision, folders in which nothing has are not looked at. `outputs` are as in `found`.

    A command that may leave off before the end closes what this gives: processes may be at work.

    Raises:
        FileError: git cannot tell what has changed.
    """
    if name is not None:
        yield _check_stdin(name, job)
        return
    files, errors = found(paths, outputs)
    for error in errors:
        yield FileResult(Path(error.path), problems=(error.message,))
    if job.since is not None:
        from lint.git import changes  # slow to import

        changed = changes(files, job.since)
        folders = {file.parent for file in files if changed.of(file)}
        files = [file for file in files if file.parent in folders]
        job = replace(job, changes=changed)
    yield from _checked(files, job, jobs, language)


def _checked(
    files: Sequence[Path], job: Job, jobs: int | None, language: str | None
) -> Generator[FileResult]:
    if language is None or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        return run(files, job, jobs)
    from lint.cli.progress import Progress  # only a terminal shows it

    progress = Progress(len(files), language, sys.stderr)
    return progress.beside(run(files, job, jobs, progress.step))


def _check_stdin(path: Path, job: Job) -> FileResult:
    """Check standard input; what is mended goes to standard output, whole or as it was."""
    data = sys.stdin.buffer.read()
    try:
        source = texts.decode(data, path)
        checker = CachedChecker(job)
        [result] = checker.compared([checker.source(source, path)])
        if result.changed:
            data = texts.encode(result.text, source, path)
    except FileError as error:
        result = FileResult(path, problems=(error.message,))
    if job.write:
        sys.stdout.buffer.write(data)
    return result


def baseline(path: Path) -> Baseline:
    """The findings that a baseline knows.

    Raises:
        FileError: it is none.
    """
    from lint.suppress.baseline import Baseline  # slow to import

    try:
        return Baseline.read(texts.read(path).text, path.parent)
    except ValueError:
        reason = Text("不是基线文件", "not a baseline")
        remedy = Text("用 newslint baseline 重写", "write one with newslint baseline")
        raise FileError(path, reason, remedy) from None
