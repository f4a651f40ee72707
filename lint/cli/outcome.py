"""What a command says on standard error, and the status that it exits with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from lint.diagnostic import Severity, Text
from lint.files import FileError
from lint.problems import BookError, UnknownCodeError

if TYPE_CHECKING:
    from lint.job import FileResult

FINDINGS, FAILED = 1, 2
"""Exit statuses besides 0."""


class Misuse(click.UsageError):
    """What a command is asked for does not go together."""

    def __init__(self, what: Text) -> None:
        super().__init__(what.en)
        self.what = what


class BadValue(click.BadParameter):
    """An option or an argument has a value that it cannot have."""

    def __init__(self, what: Text) -> None:
        super().__init__(what.en)
        self.what = what


class Outcome:
    """Collects what went wrong; says each thing once.

    Attributes:
        failed: whether the run failed somewhere.
        findings: whether something was reported of the severity that fails a run.
        changed: whether fixing changed a text.
        gone: how many findings a baseline knows that are not found any more.
    """

    def __init__(self, language: str, fails_on: Severity = Severity.INFO) -> None:
        self.failed = self.findings = self.changed = False
        self.gone = 0
        self.language = language
        self._fails_on = fails_on
        self._said: set[Text] = set()

    def fail(self, what: Text) -> None:
        """Say why the run failed, on one line."""
        self.failed = True
        self.note(what)

    def note(self, what: Text) -> None:
        """Say what else is to be known, on one line."""
        if what not in self._said:
            self._said.add(what)
            click.echo(what.in_language(self.language), err=True)

    @contextmanager
    def failures(self) -> Iterator[None]:
        """Say what files, codes and rule books raise, and go on behind the block."""
        try:
            yield
        except FileError as error:
            self.fail(error.message)
        except UnknownCodeError as error:
            self.fail(error.what)
        except BookError as error:
            for problem in error.problems:
                self.fail(Text(problem.in_language("zh"), problem.in_language("en")))

    def watch(self, results: Iterable[FileResult]) -> Iterator[FileResult]:
        """The results as they are, with their problems said."""
        for result in results:
            for problem in result.problems:
                self.fail(problem)
            self.findings |= any(d.severity >= self._fails_on for d in result.diagnostics)
            self.gone += sum(result.gone.values())
            self.changed |= result.changed
            yield result
