"""One `PublishDiagnosticsParams` a file, one a line; ranges from 0, in UTF-16 code units.

See the Language Server Protocol 3.17, textDocument/publishDiagnostics. The language server sends
what `diagnostics` and `location_range` make, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from lint.diagnostic import Diagnostic, Related, Severity
from lint.job import FileResult
from lint.report import Options
from lint.report.places import Places
from lint.rule import DOCS
from lint.text.codeunits import Encoding
from lint.text.positions import Positions
from lint.text.view import Span

SEVERITIES = {Severity.ERROR: 1, Severity.WARNING: 2, Severity.INFO: 3}
_DOUBLED = "DUP"
_UNNECESSARY = 1  # DiagnosticTag: editors fade such text out


def report(results: Iterable[FileResult], options: Options) -> Iterator[str]:
    """A line for each file that could be read, those without findings too."""
    for result in results:
        if result.source is None:
            continue
        uri = result.path.absolute().as_uri()
        params = {"uri": uri, "diagnostics": diagnostics(result, options.language, uri)}
        yield msgspec.json.encode(params).decode() + "\n"


def diagnostics(
    result: FileResult, language: str, uri: str, encoding: Encoding = "utf-16"
) -> list[dict[str, Any]]:
    """The `Diagnostic`s of a file that the client knows by this URI."""
    places = Places(result)

    def related(place: Related) -> dict[str, Any]:
        home = uri if place.path is None else place.path.absolute().as_uri()
        return {
            "location": {
                "uri": home,
                "range": location_range(places.positions(place), place.span, encoding),
            },
            "message": place.message.in_language(language),
        }

    def one(found: Diagnostic) -> dict[str, Any]:
        return {
            "range": location_range(places.own, found.span, encoding),
            "severity": SEVERITIES[found.severity],
            "code": found.code,
            "codeDescription": {"href": f"{DOCS}/{found.code}/"},
            "source": "newslint",
            "message": found.message.in_language(language),
            **({"tags": [_UNNECESSARY]} if _is_unnecessary(found) else {}),
            "relatedInformation": [*map(related, found.related)],
        }

    return [*map(one, result.diagnostics)]


def location_range(positions: Positions, span: Span, encoding: Encoding) -> dict[str, Any]:
    """The `Range` of a raw span."""
    start, end = (positions.encoded(offset, encoding) for offset in span)
    return {
        "start": {"line": start.row, "character": start.column},
        "end": {"line": end.row, "character": end.column},
    }


def _is_unnecessary(found: Diagnostic) -> bool:
    """Whether it is of text that stands twice, which its fix takes out."""
    fix = found.fix
    return (
        found.code.startswith(_DOUBLED)
        and fix is not None
        and not any(edit.new for edit in fix.edits)
    )
