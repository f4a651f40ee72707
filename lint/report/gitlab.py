"""GitLab's Code Quality report, a subset of Code Climate's: a JSON array, one finding a line.

See https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Any

from lint.diagnostic import Severity
from lint.job import FileResult
from lint.report import Options
from lint.report.failures import Failures
from lint.report.fingerprints import fingerprints
from lint.report.json import array
from lint.report.places import relative_name
from lint.text.positions import Position, Positions

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}
_START = Position(1, 1)


def report(results: Iterable[FileResult], options: Options) -> Iterator[str]:
    """The array; what the run failed at is told as a finding at the beginning of the file."""
    return array(_entries(results, options.language))


def _entries(results: Iterable[FileResult], language: str) -> Iterator[dict[str, Any]]:
    failures = Failures()
    for result in results:
        path, positions = relative_name(result.path), Positions(result.text)
        for problem in failures.new(result):
            yield {
                "description": problem.in_language(language),
                "check_name": "newslint",
                "fingerprint": _unique(path, problem.en),
                "severity": "critical",
                "location": _location(path, _START, _START),
            }
        for diagnostic, mark in zip(result.diagnostics, fingerprints(result), strict=True):
            message = diagnostic.message.in_language(language)
            yield {
                # GitLab does not show the name of the check.
                "description": f"{diagnostic.code}: {message}",
                "check_name": diagnostic.code,
                "fingerprint": _unique(path, mark),
                "severity": _SEVERITIES[diagnostic.severity],
                "location": _location(path, *map(positions.position, diagnostic.span)),
            }


def _unique(path: str, mark: str) -> str:
    """The fingerprint within the report: of several with the same, GitLab shows one."""
    return blake2b(f"{path}\0{mark}".encode(), digest_size=16).hexdigest()


def _location(path: str, start: Position, end: Position) -> dict[str, Any]:
    return {
        "path": path,
        "positions": {
            "begin": {"line": start.row, "column": start.column},
            "end": {"line": end.row, "column": end.column},
        },
    }
