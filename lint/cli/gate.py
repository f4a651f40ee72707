"""``newslint check --max-error-rate``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cached_property

from lint.job import FileResult, Job
from lint.report import Options
from lint.report.score.text import verdict
from lint.score import Issue, issues, schedules
from lint.score.page import Page, page


class Gate:
    """Lets issues pass whose error rate is at most `line`."""

    def __init__(self, line: Decimal, job: Job) -> None:
        self.line = line
        self.schedule = schedules(job.config, isolated=job.isolated)
        self.pages: list[Page] = []

    def watch(self, results: Iterable[FileResult]) -> Iterator[FileResult]:
        """The results as they are; the files that were checked are remembered."""
        for result in results:
            if result.source is not None:
                self.pages.append(page(result))
            yield result

    @cached_property
    def issues(self) -> list[Issue]:
        """What was checked, once all of it has been."""
        return issues(self.pages, self.schedule)

    @property
    def is_closed(self) -> bool:
        """Whether an issue is above the line."""
        return not all(issue.whole.rate.within(self.line) for issue in self.issues)

    def verdict(self, options: Options) -> str:
        """The rate in words, as lines of their own; empty where nothing was checked."""
        return verdict(self.issues, self.line, options) if self.issues else ""
