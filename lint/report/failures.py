"""Why the run failed, for reports that tell of it as of findings."""

from __future__ import annotations

from collections.abc import Iterator

from lint.diagnostic import Text
from lint.job import FileResult


class Failures:
    """Tells each thing once, though a mistake in rules.yaml fails every file below it."""

    def __init__(self) -> None:
        self._told: set[Text] = set()

    def new(self, result: FileResult) -> Iterator[Text]:
        """Why the run failed at a file, as far as it was not told before."""
        for problem in result.problems:
            if problem not in self._told:
                self._told.add(problem)
                yield problem
