"""``newslint check --max-error-rate``."""

from __future__ import annotations

from decimal import Decimal

from lint.job import Job
from lint.report import Options
from lint.report.score.text import verdict
from lint.score.scorer import Scorer


class Gate(Scorer):
    """Lets issues pass whose error rate is at most `line`."""

    def __init__(self, line: Decimal, job: Job) -> None:
        super().__init__(job)
        self.line = line

    @property
    def is_closed(self) -> bool:
        """Whether an issue is above the line."""
        return not all(issue.whole.rate.within(self.line) for issue in self.issues)

    def verdict(self, options: Options) -> str:
        """The rate in words, as lines of their own; empty where nothing was checked."""
        return verdict(self.issues, self.line, options) if self.issues else ""
