"""What it costs to write a report in each format, beside checking what it reports."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from pages import write
from timing import alternate, cpu_seconds, ratio

from lint.job import FileResult, Job
from lint.report import FORMATS, Options, named
from lint.run import run

PAGES = 200

_JOB = Job(isolated=True)


def rows(given: list[str], folder: Path, rounds: int) -> Iterator[dict[str, str | float | int]]:
    """For each format the time of the report on PAGES pages, and its share of the check's time."""
    write(folder, PAGES, given)
    paths = sorted(folder.iterdir())
    results = list(run(paths, _JOB, 1))
    jobs: dict[str, Callable[[], float]] = {"check": partial(cpu_seconds, partial(_check, paths))}
    for form in FORMATS:
        jobs[form] = partial(cpu_seconds, partial(_size, form, results))
    gc.disable()  # as the command does
    try:
        taken = alternate(jobs, rounds)
    finally:
        gc.enable()
    yield {
        "what": f"check ({sum(len(result.diagnostics) for result in results)} findings)",
        "milliseconds": 1e3 * min(taken["check"]),
        "% of the check": 100,
        "bytes": 0,
    }
    for form in FORMATS:
        yield {
            "what": form,
            "milliseconds": 1e3 * min(taken[form]),
            "% of the check": 100 * ratio(taken[form], taken["check"]),
            "bytes": _size(form, results),
        }


def _check(paths: list[Path]) -> None:
    for _ in run(paths, _JOB, 1):
        pass


def _size(form: str, results: list[FileResult]) -> int:
    """The UTF-8 bytes of a report."""
    return sum(len(part.encode()) for part in named(form)(results, Options(job=_JOB)))
