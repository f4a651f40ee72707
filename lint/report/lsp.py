"""One `PublishDiagnosticsParams` a file, one a line; ranges from 0, in UTF-16 code units.

See the Language Server Protocol 3.17, textDocument/publishDiagnostics.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from lint.diagnostic import Diagnostic, Severity
from lint.job import FileResult
from lint.report import Options
from lint.report.places import Places
from lint.rule import DOCS
from lint.text.positions import Positions
from lint.text.view import Span

_SEVERITIES = {Severity.ERROR: 1, Severity.WARNING: 2, Severity.INFO: 3}


def report(results: Iterable[FileResult], options: Options) -> Iterator[str]:
    """A line for each file that could be read, those without findings too."""
    for result in results:
        if result.source is None:
            continue
        places = Places(result)
        params = {
            "uri": result.path.absolute().as_uri(),
            "diagnostics": [_diagnostic(d, places, options.language) for d in result.diagnostics],
        }
        yield msgspec.json.encode(params).decode() + "\n"


def _diagnostic(diagnostic: Diagnostic, places: Places, language: str) -> dict[str, Any]:
    return {
        "range": _range(places.own, diagnostic.span),
        "severity": _SEVERITIES[diagnostic.severity],
        "code": diagnostic.code,
        "codeDescription": {"href": f"{DOCS}/{diagnostic.code}/"},
        "source": "newslint",
        "message": diagnostic.message.in_language(language),
        "relatedInformation": [
            {
                "location": {
                    "uri": places.path(related).absolute().as_uri(),
                    "range": _range(places.positions(related), related.span),
                },
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
