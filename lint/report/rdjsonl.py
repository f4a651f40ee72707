"""Reviewdog's Diagnostic Format, one finding a line, with what it suggests.

See https://github.com/reviewdog/reviewdog/tree/master/proto/rdf (Diagnostic). Lines count from 1,
columns from 1 in UTF-8 bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from lint.diagnostic import Diagnostic, Severity
from lint.job import FileResult
from lint.report import Options
from lint.report.failures import Failures
from lint.report.places import relative_name
from lint.rule import DOCS, SITE
from lint.text.positions import Positions
from lint.text.view import Span, spliced

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}
_SOURCE = {"name": "newslint", "url": f"{SITE}/"}


def report(results: Iterable[FileResult], options: Options) -> Iterator[str]:
    """A line for each finding, and one for each thing that the run failed at."""
    for entry in _entries(results, options.language):
        yield msgspec.json.encode(entry).decode() + "\n"


def _entries(results: Iterable[FileResult], language: str) -> Iterator[dict[str, Any]]:
    failures = Failures()
    for result in results:
        path, positions = relative_name(result.path), Positions(result.text)
        for problem in failures.new(result):
            yield {
                "message": problem.in_language(language),
                "location": {"path": path},
                "severity": "ERROR",
                "source": _SOURCE,
            }
        for diagnostic in result.diagnostics:
            yield {
                "message": diagnostic.message.in_language(language),
                "location": {"path": path, "range": _range(positions, diagnostic.span)},
                "severity": _SEVERITIES[diagnostic.severity],
                "source": _SOURCE,
                "code": {"value": diagnostic.code, "url": f"{DOCS}/{diagnostic.code}/"},
                "suggestions": _suggestions(result.text, positions, diagnostic),
            }


def _suggestions(
    text: str, positions: Positions, diagnostic: Diagnostic
) -> list[dict[str, object]]:
    """The fix as one replacement: reviewdog offers each suggestion by itself."""
    if not diagnostic.fix or not diagnostic.fix.edits:
        return []
    edits = diagnostic.fix.edits
    span = Span(edits[0].span.start, edits[-1].span.end)
    return [{"range": _range(positions, span), "text": spliced(text, span, edits)}]


def _range(positions: Positions, span: Span) -> dict[str, dict[str, int]]:
    start, end = map(positions.utf8, span)
    return {
        "start": {"line": start.row, "column": start.column},
        "end": {"line": end.row, "column": end.column},
    }
