"""Workflow commands, which GitHub turns into annotations of a pull request.

See https://docs.github.com/actions/reference/workflow-commands-for-github-actions. A step shows
ten annotations of each severity at most; all commands stay in its log.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lint.diagnostic import Severity
from lint.job import FileResult
from lint.report import Options
from lint.report.failures import Failures
from lint.report.places import relative_name
from lint.report.style import visible
from lint.text.positions import Position, Positions

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def report(results: Iterable[FileResult], options: Options) -> Iterator[str]:
    """One command a finding, and one for each thing that the run failed at."""
    failures = Failures()
    for result in results:
        file, positions = _property(relative_name(result.path)), Positions(result.text)
        for problem in failures.new(result):
            message = _data(visible(problem.in_language(options.language)))
            yield f"::error file={file},title=newslint::{message}\n"
        for diagnostic in result.diagnostics:
            place = _place(*map(positions.position, diagnostic.span))
            message = _data(visible(diagnostic.message.in_language(options.language)))
            yield (
                f"::{_COMMANDS[diagnostic.severity]} file={file},{place},"
                f"title=newslint ({diagnostic.code})::{message}\n"
            )


def _place(start: Position, end: Position) -> str:
    """The lines; columns only within one line, as the runner drops them elsewhere."""
    if start.row != end.row:
        return f"line={start.row},endLine={end.row}"
    return f"line={start.row},col={start.column},endLine={end.row},endColumn={end.column}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
