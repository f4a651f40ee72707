"""Many files, one after the other or in several processes."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from functools import partial
from itertools import groupby, islice
from operator import attrgetter
from pathlib import Path

from lint import cache
from lint.cached import CachedChecker
from lint.diagnostic import Text
from lint.job import FileResult, Job
from lint.text.source import path_text

MOST_PAGES = 512
"""Files that are compared with one another, and held until they are: some 50 MB of full pages."""

_WORTH_A_POOL = 2_000_000
"""Bytes, a second's work, below which starting processes costs what it saves."""
_WORTH_A_START = 8
"""Files for each process, of which one may well be checked before the processes start."""


def run(
    paths: Sequence[Path],
    job: Job,
    processes: int | None = None,
    each: Callable[[], object] | None = None,
) -> Generator[FileResult]:
    """The results, in the order of `paths`; by default in as many processes as are worth it.

    `each` is called for each file that is checked, before its results come.

    Files of one folder that follow each other are the pages of one issue: their results come
    together, when all of them are checked. A folder of more than `MOST_PAGES` is an archive, which
    is taken by so many at a time.

    Whoever leaves off before the end closes what this gives, and with it the processes.

    Raises:
        UnknownCodeError: the job selects or ignores a code that a file's book does not have.
    """
    processes = min(processes or _processes(paths), len(paths))
    checker = CachedChecker(job)
    with closing(_checked(paths, job, processes, checker)) as checked:
        results = _counted(checked, each) if each else checked
        for _, pages in groupby(results, key=attrgetter("path.parent")):
            while issue := list(islice(pages, MOST_PAGES)):
                yield from checker.compared(issue)


def _checked(
    paths: Sequence[Path], job: Job, processes: int, checker: CachedChecker
) -> Generator[FileResult]:
    if processes <= 1:
        yield from map(checker.file, paths)
        return
    # The processes begin with what the first file has loaded.
    here = int(len(paths) >= _WORTH_A_START * processes)
    yield from map(checker.file, paths[:here])
    yield from _in_processes(paths[here:], job, processes)


def _counted(results: Iterable[FileResult], each: Callable[[], object]) -> Iterator[FileResult]:
    for result in results:
        each()
        yield result


def _in_processes(paths: Sequence[Path], job: Job, processes: int) -> Generator[FileResult]:
    from concurrent.futures import ProcessPoolExecutor  # slow to import
    from concurrent.futures.process import BrokenProcessPool

    size = max(1, min(64, len(paths) // (4 * processes)))
    chunks = [paths[start : start + size] for start in range(0, len(paths), size)]
    done = 0
    try:
        # What a run leaves out can be large, and is not needed there unless texts are mended.
        needed = job.complete if job.fix is None else job
        check_all = partial(_check_all, job=needed, kept=cache.folder_in_use())
        pool = ProcessPoolExecutor(processes)
        try:
            for results in pool.map(check_all, chunks):
                yield from results
                done += len(results)
        finally:  # perhaps in the middle: what is not begun is not checked any more
            pool.shutdown(cancel_futures=True)
    except BrokenProcessPool:
        yield from (FileResult(path, problems=(_died(path),)) for path in paths[done:])


def _check_all(paths: Sequence[Path], job: Job, kept: Path | None) -> list[FileResult]:
    with cache.use(kept):
        return list(map(CachedChecker(job).file, paths))


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


def _died(path: Path) -> Text:
    name = path_text(path)
    return Text(
        f"{name}：没有检查完，一个进程被终止了；请重新运行，或加 --jobs 1 少占内存",
        f"{name}: not checked to the end, as a process was killed; run again, with --jobs 1 to use "
        "less memory",
    )
