"""What was found → the `Diagnostic`s of the protocol, as `lint.report.lsp` writes them."""

from __future__ import annotations

from typing import Any

from lint.diagnostic import Severity, Text
from lint.editor.books import Reading
from lint.editor.documents import OpenDocument
from lint.report import lsp
from lint.text.codeunits import Encoding
from lint.text.positions import Positions
from lint.text.view import Span

_TOP = Span(0, 0)


def of_document(document: OpenDocument, language: str) -> list[dict[str, Any]]:
    """The findings of a checked document, and at its top what went wrong with the check."""
    if not (document.result and document.checked):
        return []
    said = [
        *((_TOP, what) for what in document.result.problems),
        *((_TOP, what) for what in document.checked.left_out.values()),
        *document.checked.comments,
    ]
    positions, encoding = document.positions, document.encoding
    return [
        *(_plain(positions, span, what, language, encoding) for span, what in said),
        *lsp.diagnostics(document.result, language, document.uri, encoding),
    ]


def of_book(reading: Reading, language: str, encoding: Encoding) -> list[dict[str, Any]]:
    """What is wrong with a rule book, each at its line of the text."""
    positions = Positions(reading.text)
    return [
        _plain(positions, positions.row_span(problem.line), problem.what, language, encoding)
        for problem in reading.problems
    ]


def _plain(
    positions: Positions, span: Span, what: Text, language: str, encoding: Encoding
) -> dict[str, Any]:
    return {
        "range": lsp.location_range(positions, span, encoding),
        "severity": lsp.SEVERITIES[Severity.ERROR],
        "source": "newslint",
        "message": what.in_language(language),
    }
