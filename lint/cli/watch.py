"""``newslint check --watch``: check again whenever something changes."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

import click

from lint.bookkey import tables
from lint.cli import inputs
from lint.diagnostic import Text
from lint.nearest import nearest_book

INTERVAL = 0.5
"""Seconds between two looks at the files: at their sizes and times, nothing is read."""

_Stamp = tuple[int, int, int]


def rerun(check: Callable[[], object], files: Callable[[], Iterable[Path]], language: str) -> None:
    """Check now, and again when one of the files is changed, added or deleted, until Ctrl-C."""
    waiting = Text("等待文件改动，按 Ctrl-C 结束。", "Waiting for changes; Ctrl-C ends the watch.")
    try:
        while True:
            before = _stamps(files())  # what changes while it is checked is checked again
            click.clear()
            check()
            sys.stdout.flush()
            gc.collect()  # which a single run does without
            click.echo(waiting.in_language(language), err=True)
            while _stamps(files()) == before:
                time.sleep(INTERVAL)
    except KeyboardInterrupt:
        return


def watched(
    paths: tuple[str, ...],
    baseline: Path | None,
    config: Path | None,
    *,
    isolated: bool,
    outputs: Iterable[Path] = (),
) -> Iterator[Path]:
    """The files of PATHS, the baseline, the rule books in force, and the tables that these name."""
    files = inputs.found(paths, outputs).files
    yield from files
    if baseline:
        yield baseline
    if isolated:
        return
    folders = {file.parent for file in files}
    for book in {config} if config else set(map(nearest_book, folders)):
        if book and (stamp := _stamp(book)):
            yield book
            yield from _tables(book, stamp)


@cache
def _tables(book: Path, _stamp: _Stamp) -> tuple[Path, ...]:
    return tuple(tables(book))


def _stamps(files: Iterable[Path]) -> dict[Path, _Stamp | None]:
    return {path: _stamp(path) for path in files}


def _stamp(path: Path) -> _Stamp | None:
    """What differs when a file was written; None where there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
