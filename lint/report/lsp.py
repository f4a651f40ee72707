"""One `PublishDiagnosticsParams` a file, one a line; ranges from 0, in UTF-16 code units.

See the Language Server Protocol 3.17, textDocument/publishDiagnostics.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from lint.diagnostic import Diagnostic, Severity
from lint.report import Options
from lint.rule import DOCS
from lint.run import FileResult
from lint.text.positions import Positions
from lint.text.view import Span

_SEVERITIES = {Severity.ERROR: 1, Severity.WARNING: 2, Severity.INFO: 3}


def report(results: Iterable[FileResult], options: Options) -> Iterator[str]:
    """A line for each file that could be read, those without findings too."""
    for result in results:
        if result.source is None:
            continue
        positions = Positions(result.text)
        uri = result.path.absolute().as_uri()
        params = {
            "uri": uri,
            "diagnostics": [
                _diagnostic(d, uri, positions, options.language) for d in result.diagnostics
            ],
        }
        yield msgspec.json.encode(params).decode() + "\n"


def _diagnostic(
    diagnostic: Diagnostic, uri: str, positions: Positions, language: str
) -> dict[str, Any]:
    return {
        "range": _range(positions, diagnostic.span),
        "severity": _SEVERITIES[diagnostic.severity],
        "code": diagnostic.code,
        "codeDescription": {"href": f"{DOCS}/{diagnostic.code}/"},
        "source": "newslint",
        "message": diagnostic.message.in_language(language),
        "relatedInformation": [
            {
                "location": {"uri": uri, "range": _range(positions, related.span)},
                "message": related.message.in_language(language),
            }
            for related in diagnostic.related
        ],
    }


def _range(positions: Positions, span: Span) -> dict[str, dict[str, int]]:
    start, end = (positions.utf16(offset) for offset in span)
    return {
        "start": {"line": start.row, "character": start.column},
        "end": {"line": end.row, "character": end.column},
    }
