"""Workflow commands, which GitHub turns into annotations of a pull request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lint.diagnostic import Severity
from lint.job import FileResult
from lint.report import Options
from lint.text.positions import Positions

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def report(results: Iterable[FileResult], options: Options) -> Iterator[str]:
    """One command a finding."""
    for result in results:
        positions = Positions(result.text)
        for diagnostic in result.diagnostics:
            start, end = (positions.position(offset) for offset in diagnostic.span)
            properties = {
                "file": result.name,
                "line": start.row,
                "col": start.column,
                "endLine": end.row,
                "endColumn": end.column,
                "title": f"newslint ({diagnostic.code})",
            }
            listed = ",".join(f"{key}={_property(str(v))}" for key, v in properties.items())
            message = _data(diagnostic.message.in_language(options.language))
            yield f"::{_COMMANDS[diagnostic.severity]} {listed}::{message}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
