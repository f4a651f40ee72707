"""The files of a run → their issues' scores."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from lint.job import FileResult, Job
from lint.score import Issue, issues, schedules
from lint.score.page import Page, page


class Scorer:
    """Scores what is checked, by the books that the job goes by."""

    def __init__(self, job: Job) -> None:
        self._schedule = schedules(job.config, isolated=job.isolated)
        self._pages: list[Page] = []

    def add(self, result: FileResult) -> None:
        """Take in what became of a file; one that could not be checked is not scored."""
        if result.source is not None:
            self._pages.append(page(result))

    def watch(self, results: Iterable[FileResult]) -> Iterator[FileResult]:
        """The results as they are, each taken in."""
        for result in results:
            self.add(result)
            yield result

    @cached_property
    def issues(self) -> list[Issue]:
        """The issues that were checked; asked when all results are in."""
        return issues(self._pages, self._schedule)
